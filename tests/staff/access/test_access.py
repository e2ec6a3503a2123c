"""WCAG 2.2 A and AA by axe, each page and state of the staff house, wide and narrow, light and dark; and no English on any of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.staff.access.conftest import Site
from tests.staff.access.visits import HOUSE, OWN, TOOL, Visit
from tests.staff.access.words import english_on

pytestmark = [pytest.mark.browser, pytest.mark.slow]
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]},
    "resultTypes": ["violations"],
    "rules": {"target-size": {"enabled": True}},
}
# What is the editors' tool's own and cannot be mended from outside: state, rule, the beginning of a selector. Each with its reason.
KNOWN = (
    # The open list of filters lies over the heads of the columns; it closes with Escape, and they are whole again.
    ("filters open", "target-size", "th:nth-child"),
)
LOOKS = {"wide": (1280, False), "narrow": (360, False), "dark": (1280, True)}


def looks() -> Iterator[Any]:
    """Each page wide, and our own narrow as well; the rest where there is time for it."""
    for visit in (*HOUSE, *OWN, *TOOL):
        for look in LOOKS:
            soon = look == "wide" or (look == "narrow" and visit not in TOOL)
            yield pytest.param(visit, look, id=f"{visit} {look}", marks=() if soon else pytest.mark.full)


def ours(visit: Visit, violation: dict[str, Any]) -> list[str]:
    """Return what is to be mended: a violation's elements but for those that are known."""
    known = [selector for state, rule, selector in KNOWN if (state, rule) == (visit.name, violation["id"])]
    told = [(str(node["target"][0]), node["html"], node["failureSummary"]) for node in violation["nodes"]]
    return [f"{where}: {html[:120]} {why}" for where, html, why in told if not any(where.startswith(one) for one in known)]


STANDS = """() => Promise.all(document.getAnimations()
  .filter((one) => one.effect.getTiming().iterations !== Infinity)
  .map((one) => one.finished.catch(() => null)))"""


@pytest.mark.parametrize(("visit", "look"), list(looks()))
def test_axe_finds_nothing_and_nothing_is_english(site: Site, visit: Visit, look: str) -> None:
    width, dark = LOOKS[look]
    page = site.open(visit.who, visit.path, width=width, dark=dark)
    try:
        if visit.act:
            visit.act(page)
        # What fades in is looked at when it stands: half transparent, nothing has its own colour.
        page.evaluate(STANDS)
        found = Axe().run(page, options=RULES).response["violations"]
        wrong = {one["id"]: ours(visit, one) for one in found if ours(visit, one)}
        assert wrong == {}
        assert english_on(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "something stands out to the side"
        assert site.complaints == []
    finally:
        page.close()
