"""Leaving in a hurry: the link without script; with it a cover at once, Shift three times, and nothing to see on Back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import Error, Route

from tests.browser.conftest import Open
from tests.browser.visits import Visit

OUTSIDE = "<!doctype html><title>Vær</title><h1>Været</h1>"
OTHERS = ("/kunnskap/meldeplikt/", "/hvem-kan-hjelpe/", "/finnes-ikke/", "/en/", "/aktorer/rosa/", "/sok/")
PAGES = ("/bekymret/", "/til-deg/nb/", *(pytest.param(path, marks=pytest.mark.full) for path in OTHERS))
PRESSES = 3


class Elsewhere:
    """The other side of the exit: answers at once, and says what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.referrers: list[str | None] = []

    def __call__(self, route: Route) -> None:
        """Answer a request."""
        self.asked.append(route.request.url)
        self.referrers.append(route.request.headers.get("referer"))
        route.fulfill(body=OUTSIDE, content_type="text/html; charset=utf-8")


def exit_address(visit: Visit) -> str:
    """The address of the house that the way out goes by, so that the browser is asked to forget on the way."""
    return visit.page.locator("a.strip-exit").get_attribute("href") or ""


def left(visit: Visit) -> bool:
    """Whether the outside page is shown."""
    visit.page.wait_for_timeout(150)
    return not visit.page.url.startswith(visit.house)


def must_leave(visit: Visit) -> None:
    """Fail unless the outside page comes."""
    visit.page.wait_for_url("https://**")


def hidden(visit: Visit) -> bool:
    """Whether nothing of the page that was left can be seen. One that goes away while it is asked is asked again."""
    for _time in range(20):
        try:
            return left(visit) or nothing_shown(visit)
        except Error:
            visit.page.wait_for_timeout(100)
    return False


# What of a page can be seen or met: elements with text that lie uppermost somewhere on the screen.
SHOWN = """[...document.querySelectorAll("body *")].filter((one) => {
  const box = one.getBoundingClientRect();
  const x = box.left + box.width / 2, y = box.top + box.height / 2;
  const met = box.width && box.height && x >= 0 && y >= 0 && x < innerWidth && y < innerHeight && document.elementFromPoint(x, y);
  return met && one.contains(met) && one.checkVisibility({visibilityProperty: true, opacityProperty: true}) && one.innerText;
}).length"""


def nothing_shown(visit: Visit) -> bool:
    """Whether no text of a page of the house can be seen or met. Where the tab stands is asked in the same breath: it may be leaving."""
    return bool(visit.page.evaluate(f"(house) => location.origin === house ? {SHOWN} : 0", visit.house) == 0)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_can_be_left_without_script(visiting: Open, path: str) -> None:
    outside = Elsewhere()
    visit = visiting(script=False, elsewhere=outside)
    visit.go(path)
    assert exit_address(visit) == "/ut/"
    visit.page.locator("a.strip-exit").click()
    must_leave(visit)
    assert len(outside.asked) == 1 and outside.referrers == [None]


@pytest.mark.parametrize("path", PAGES)
def test_with_script_the_page_is_covered_before_it_is_left(visiting: Open, path: str) -> None:
    visit = visiting(script=True, elsewhere=Elsewhere())
    visit.go(path)
    assert not nothing_shown(visit)
    # In one breath: what is true right after the press is true before anything of the other page has come.
    shown, title, here = visit.page.evaluate(
        f"() => {{ document.querySelector('a.strip-exit').click(); return [{SHOWN}, document.title, location.origin]; }}"
    )
    assert (shown, here) == (0, visit.house)
    assert "Utvei" not in title
    visit.page.wait_for_url("https://**")
    assert visit.heading() == "Været"


def press(visit: Visit, times: int) -> None:
    """Press and let go of Shift, alone."""
    for _time in range(times):
        visit.page.keyboard.press("Shift")


@pytest.mark.parametrize("path", PAGES)
def test_shift_three_times_leaves(visiting: Open, path: str) -> None:
    visit = visiting(script=True, elsewhere=Elsewhere())
    visit.go(path)
    press(visit, PRESSES - 1)
    assert not left(visit)
    assert visit.page.locator(".exit-lights i.on").count() == PRESSES - 1
    said = visit.page.locator("[data-exit-status]").inner_text()
    assert "to ganger" in said or "twice" in said
    press(visit, 1)
    must_leave(visit)


def test_shift_works_while_one_types(visiting: Open) -> None:
    visit = visiting(script=True, elsewhere=Elsewhere())
    visit.go("/sok/")
    visit.page.locator("#query").fill("hei")
    press(visit, PRESSES)
    must_leave(visit)


def test_after_five_seconds_the_count_starts_over(visiting: Open) -> None:
    visit = visiting(script=True, elsewhere=Elsewhere())
    visit.page.clock.install()
    visit.go("/")
    press(visit, PRESSES - 1)
    visit.page.clock.run_for(5100)
    assert visit.page.locator(".exit-lights i.on").count() == 0
    assert "Tiden er ute" in visit.page.locator("[data-exit-status]").inner_text()
    press(visit, PRESSES - 1)
    assert not left(visit)
    visit.page.clock.run_for(4000)
    press(visit, 1)
    must_leave(visit)


def capitals(visit: Visit) -> None:
    """Write capital letters."""
    for _time in range(PRESSES * 2):
        visit.page.keyboard.press("Shift+A")


def backwards(visit: Visit) -> None:
    """Go backwards with the keyboard."""
    for _time in range(PRESSES * 2):
        visit.page.keyboard.press("Shift+Tab")


def with_mouse(visit: Visit) -> None:
    """Mark text with Shift and the mouse."""
    for _time in range(PRESSES * 2):
        visit.page.keyboard.down("Shift")
        visit.page.mouse.click(180, 300)
        visit.page.keyboard.up("Shift")


def held(visit: Visit) -> None:
    """Hold the key down, as some do while they think."""
    for _time in range(PRESSES * 2):
        visit.page.keyboard.down("Shift")
    visit.page.keyboard.up("Shift")


def mixed(visit: Visit) -> None:
    """Shift alone, then a letter, and so on."""
    for _time in range(PRESSES * 2):
        visit.page.keyboard.press("Shift")
        visit.page.keyboard.press("a")


@pytest.mark.parametrize("use", (capitals, backwards, with_mouse, held, mixed))
def test_shift_used_for_something_else_does_not_leave(visiting: Open, use: Callable[[Visit], None]) -> None:
    visit = visiting(script=True, elsewhere=Elsewhere())
    visit.go("/sok/")
    visit.page.locator("#query").focus()
    use(visit)
    assert not left(visit)


@pytest.mark.parametrize("way", ("link", "keys"))
@pytest.mark.parametrize("path", ("/bekymret/", "/hvem-kan-hjelpe/"))
def test_back_does_not_show_what_was_left(visiting: Open, path: str, way: str) -> None:
    visit = visiting(script=True, elsewhere=Elsewhere())
    visit.go("/kunnskap/")
    visit.go("/")
    visit.go(path)
    if way == "link":
        visit.page.locator("a.strip-exit").click()
    else:
        press(visit, PRESSES)
    must_leave(visit)
    for _time in range(2):
        try:
            visit.page.go_back(timeout=3000)
        except Error:
            continue  # the page that Back found went away again before it was there
        assert hidden(visit)


def test_back_to_an_advice_does_not_show_it(visiting: Open) -> None:
    visit = visiting(script=True, elsewhere=Elsewhere())
    visit.go("/")
    visit.send("/bekymret/rad/", {"age": "child", "obs": ["recruited_to_violence"]})
    visit.page.locator("a.strip-exit").click()
    must_leave(visit)
    with suppress(Error):
        visit.page.go_back(timeout=3000)
    assert hidden(visit)


def test_who_opens_it_anew_gets_in(visiting: Open) -> None:
    visit = visiting(script=True, elsewhere=Elsewhere())
    visit.go("/")
    visit.page.locator("a.strip-exit").click()
    must_leave(visit)
    visit.go("/")
    assert visit.heading()
    assert not nothing_shown(visit)
    visit.check_no_trace()


def test_the_way_out_is_near_for_the_keyboard(visiting: Open) -> None:
    visit = visiting(script=True, elsewhere=Elsewhere())
    visit.go("/kunnskap/meldeplikt/")
    for _time in range(2):
        visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("document.activeElement.hasAttribute('data-exit')")
    visit.page.keyboard.press("Enter")
    must_leave(visit)


def test_the_way_out_never_scrolls_away_on_a_phone(visiting: Open) -> None:
    visit = visiting(script=False)
    for path in ("/kunnskap/meldeplikt/", "/bekymret/slik-tenker-verktoyet/"):
        visit.go(path)
        visit.page.mouse.wheel(0, 4000)
        visit.page.wait_for_timeout(200)
        for part in ("a.strip-exit", ".strip-numbers a[href='tel:112']"):
            box = visit.page.locator(part).bounding_box()
            assert box and box["y"] >= 0 and box["y"] + box["height"] <= 740, part
