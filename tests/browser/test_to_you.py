"""The one who is exposed, in three scripts: from the front page to whom to ring, with and without script, and out again."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Open
from tests.browser.test_leaving import Elsewhere, must_leave
from tests.browser.visits import DESK, PHONE, Visit

# Language, its name on the front page, direction.
SCRIPTS = (("pl", "Polski", "ltr"), ("ar", "العربية", "rtl"), ("th", "ไทย", "ltr"))


def arrive(visit: Visit, name: str) -> None:
    """Go by the front page, as one who reads no Norwegian does: by the name of the language."""
    visit.go("/")
    visit.follow(visit.page.get_by_role("link", name=name, exact=True))


@pytest.mark.parametrize("script", (True, False), ids=("script", "no-script"))
@pytest.mark.parametrize(("language", "name", "direction"), SCRIPTS)
def test_from_the_front_page_to_whom_to_ring(visiting: Open, language: str, name: str, direction: str, script: bool) -> None:
    visit = visiting(script=script)
    arrive(visit, name)
    assert visit.path() == f"/til-deg/{language}/"
    page = visit.page
    assert page.locator("html").get_attribute("dir") == direction
    assert page.locator("main > [role=note]").is_visible()
    first = page.locator("main .call-number").first
    assert first.get_attribute("href") == "tel:112"
    assert first.bounding_box(), "the first number is shown"
    for key in ("danger", "adult", "young", "free", "phone"):
        assert page.locator(f"#{key}").is_visible()
    assert page.locator("#young ~ ul a[href='tel:116111']").is_visible()
    visit.check_no_trace()


@pytest.mark.parametrize(("language", "name", "direction"), SCRIPTS)
@pytest.mark.parametrize("size", (PHONE, DESK, {"width": 320, "height": 640}), ids=("360", "1280", "320"))
def test_nothing_is_cut_off_and_the_text_begins_where_the_script_does(
    visiting: Open, size: dict[str, int], language: str, name: str, direction: str
) -> None:
    visit = visiting(script=False, size=size)
    visit.go(f"/til-deg/{language}/")
    boxes = [visit.page.locator(one).first.bounding_box() for one in ("h1", ".strip-exit", ".strip-numbers")]
    assert all(boxes)
    for box in boxes:
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= size["width"]
    out, numbers = boxes[1], boxes[2]
    assert out and numbers and (out["x"] < numbers["x"]) == (direction == "rtl")
    visit.page.mouse.wheel(0, 900)
    visit.page.wait_for_timeout(100)
    way_out = visit.page.locator(".strip-exit").bounding_box()
    assert way_out and way_out["y"] >= 0, "the way out stays in sight"


@pytest.mark.parametrize(("language", "name", "direction"), SCRIPTS)
def test_the_way_out_works_in_each_script(visiting: Open, language: str, name: str, direction: str) -> None:
    outside = Elsewhere()
    visit = visiting(script=True, elsewhere=outside)
    arrive(visit, name)
    for _time in range(3):
        visit.page.keyboard.press("Shift")
    must_leave(visit)
    assert outside.referrers == [None]


def test_without_script_the_page_is_gone_before_the_outside_answers(visiting: Open) -> None:
    """Empty pages of the house itself come first, so that a slow answer from outside leaves nothing on the screen."""
    shown: list[str] = []
    visit = visiting(script=False, elsewhere=Elsewhere())
    visit.go("/til-deg/th/")
    visit.page.on("framenavigated", lambda frame: shown.append(frame.url.removeprefix(visit.house)))
    visit.page.locator("a.strip-exit").click()
    must_leave(visit)
    assert shown[:2] == ["/ut/", "/ut/videre/"]


def test_whole_pages_open_their_parts_without_script(visiting: Open) -> None:
    visit = visiting(script=False)
    visit.go("/til-deg/nb/")
    part = visit.page.locator("details", has=visit.page.locator("#without-police"))
    assert not part.locator("p, li").first.is_visible()
    part.locator("summary").click()
    part.locator("p, li").first.wait_for(state="visible")  # it opens with a movement


def test_a_marked_gap_leads_on(visiting: Open) -> None:
    visit = visiting(script=False)
    arrive(visit, "Davvisámegiella")
    assert visit.page.locator("[role=note]").is_visible()
    assert visit.page.locator("main .call-number").first.get_attribute("href") == "tel:112"
