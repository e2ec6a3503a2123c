"""The keyboard alone is enough: the tool from the front page to the advice, with visible focus all the way."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Open
from tests.browser.visits import Visit

MOST_TABS = 300


def tab_to(visit: Visit, target: Locator) -> None:
    """Press Tab until something has the focus. Fails when it cannot be reached."""
    wanted = target.element_handle()
    for _time in range(MOST_TABS):
        visit.page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"{target} cannot be reached with Tab")


def press(visit: Visit, target: Locator, key: str) -> None:
    """Go to something and press a key on it."""
    tab_to(visit, target)
    visit.page.keyboard.press(key)


def button(visit: Visit, name: str) -> Locator:
    """A button of the page's main part that is shown."""
    return visit.page.locator("main").get_by_role("button", name=name, exact=True)


def submit(visit: Visit, name: str) -> None:
    """Press a button with Enter and wait for what it brings."""
    target = button(visit, name)
    sends = target.get_attribute("type") == "submit"
    tab_to(visit, target)
    if sends:
        with visit.page.expect_navigation():
            visit.page.keyboard.press("Enter")
    else:
        visit.page.keyboard.press("Enter")


def box(visit: Visit, name: str, value: str) -> Locator:
    """The first box or circle that is shown for a value."""
    return visit.page.locator(f'input[name="{name}"][value="{value}"]:visible').first


def test_the_whole_tool(visit: Visit) -> None:
    visit.go("/")
    with visit.page.expect_navigation():
        press(visit, visit.page.locator("main .door-main a"), "Enter")
    submit(visit, "Videre")
    tab_to(visit, visit.page.locator('input[name="age"]:visible').first)
    for _time in range(2):
        visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("ArrowUp")
    visit.page.keyboard.press("Space")
    assert visit.ticked("adult", "age")
    press(visit, visit.page.locator('select[name="role"]:visible'), "ArrowDown")
    assert visit.page.locator('select[name="role"]:visible').input_value() != ""
    submit(visit, "Videre")
    press(visit, box(visit, "situation", "work"), "Space")
    submit(visit, "Videre")
    help_words = visit.page.locator("details:visible > summary:visible").first
    press(visit, help_words, "Enter")
    for sign in ("debt_bondage", "documents_taken"):
        press(visit, box(visit, "obs", sign), "Space")
        assert visit.ticked(sign)
    submit(visit, "Videre")
    # A part that was answered on an earlier screen stands open already.
    before = visit.page.locator("details.more[open]").count()
    press(visit, visit.page.locator("details.more:not([open]):visible > summary").first, "Enter")
    expect(visit.page.locator("details.more[open]")).to_have_count(before + 1)
    submit(visit, "Vis råd")
    assert visit.heading() == "Gjør dette nå"
    submit(visit, "Skriv ut")
    assert visit.path() == "/bekymret/rad/utskrift/"


def test_filters(visit: Visit) -> None:
    visit.go("/hvem-kan-hjelpe/")
    press(visit, visit.page.locator("details.filters > summary"), "Enter")
    press(visit, visit.page.locator("#open_only"), "Space")
    submit(visit, "Vis hvem som kan hjelpe")
    assert visit.page.locator("#open_only").is_checked()


def test_search(visit: Visit) -> None:
    visit.go("/sok/")
    tab_to(visit, visit.page.locator("#query"))
    visit.page.keyboard.type("passet")
    with visit.page.expect_navigation():
        visit.page.keyboard.press("Enter")
    assert visit.page.locator("ol.results a").count() > 0


def test_the_skip_link_skips(visiting: Open) -> None:
    visit = visiting(script=True)
    visit.go("/kunnskap/meldeplikt/")
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Enter")
    assert visit.page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("path", ("/", "/bekymret/", "/hvem-kan-hjelpe/", "/kunnskap/", "/aktorer/", "/til-deg/nb/", "/sok/"))
@pytest.mark.parametrize("dark", (False, pytest.param(True, marks=pytest.mark.full)), ids=("light", "dark"))
def test_focus_is_seen_and_never_hidden(visiting: Open, path: str, dark: bool) -> None:
    visit = visiting(script=True, dark=dark)
    visit.go(path)
    seen = """() => {
      const one = document.activeElement;
      if (one === document.body) return null;
      const style = getComputedStyle(one), box = one.getBoundingClientRect();
      const appears = one.matches(".ds-skip-link") && box.width > 24 && box.height > 24; // is there only while it has the focus
      const ring = appears || (parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== "none") || style.boxShadow !== "none";
      const met = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 20));
      const above = met && (one.contains(met) || met.contains(one) || (one.labels && [...one.labels].some((l) => l.contains(met))));
      return {what: one.outerHTML.slice(0, 120), ring, above: Boolean(above), in: box.bottom > 0 && box.top < innerHeight};
    }"""
    visited = 0
    for _time in range(60):
        visit.page.keyboard.press("Tab")
        said = visit.page.evaluate(seen)
        if said is None:
            break
        visited += 1
        assert said["ring"], f"no visible focus: {said['what']}"
        assert said["in"], f"focus outside of what is seen: {said['what']}"
        assert said["above"], f"focus hidden by something: {said['what']}"
    assert visited > 8
