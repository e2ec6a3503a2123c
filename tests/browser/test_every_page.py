"""Every page of the release and every actor, in every language: axe, and the narrowest screen. Too long for each run."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize

from tests.browser.conftest import Open
from tests.browser.test_access import WIDTHS, unsound, violations
from tests.public.house import House
from utvei.public.exposed.domain.languages import OWN_NAMES


@pytest.mark.full
@pytest.mark.parametrize("dark", (False, True), ids=("light", "dark"))
@pytest.mark.parametrize("size", WIDTHS.values(), ids=WIDTHS.keys())
def test_every_page_of_the_release(visiting: Open, house: House, dark: bool, size: ViewportSize) -> None:
    visit, found = visiting(dark=dark, size=size), {}
    for path in every_page(house):
        visit.go(path)
        if lines := violations(visit):
            found[path] = lines
    assert found == {}


@pytest.mark.full
def test_every_page_fits_320(visiting: Open, house: House) -> None:
    visit, found = visiting(size={"width": 320, "height": 640}), {}
    for path in every_page(house):
        visit.go(path)
        if wrong := unsound(visit):
            found[path] = wrong
    assert found == {}


def every_page(house: House) -> list[str]:
    """Return every stored page, every actor, and the pages made per request, in every language they have."""
    root = (house.home / "release" / "current" / "pages").resolve()
    stored = [f"/{file.parent.relative_to(root).as_posix()}/" for file in sorted(root.rglob("index.html"))]
    actors = [f"/aktorer/{row['actor']}/" for row in house.get("/api/v1/who-can-help").json()["results"]]
    made = [f"{prefix}{path}" for prefix in ("", "/nn", "/en") for path in ("/", "/hvem-kan-hjelpe/", "/aktorer/", "/sok/", *actors)]
    return [*stored, *made, *(f"/til-deg/{language}/" for language in OWN_NAMES), "/api/v1/"]
