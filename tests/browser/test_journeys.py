"""From the front page through the tool to the advice, with script and without: right, private, and easy to undo."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import Open
from tests.browser.visits import Visit
from tests.pdfs import unpacked

BUTTON_NEXT, BUTTON_DONE, BUTTON_BACK = "Videre", "Vis råd", "Tilbake"


def enter(visit: Visit) -> None:
    """Go in by the first door of the front page."""
    visit.go("/")
    visit.follow(visit.page.get_by_role("link", name="Jeg er bekymret for noen").first)
    assert visit.path() == "/bekymret/"


def following(visit: Visit) -> None:
    """Go on to the next screen."""
    visit.press_button(BUTTON_NEXT)


def who(visit: Visit, age: str, role: str = "", employer: str = "") -> None:
    """Answer the screen about whom it concerns and who asks."""
    visit.tick(age, "age")
    visit.page.locator('select[name="role"]:visible').select_option(role)
    visit.page.locator('select[name="employer_kind"]:visible').select_option(employer)
    following(visit)


def seen(visit: Visit, situation: str, *signs: str) -> None:
    """Choose a situation and tick what was seen, and stand on the last screen."""
    visit.tick(situation, "situation")
    following(visit)
    for sign in signs:
        visit.tick(sign)
    following(visit)


def teacher(visit: Visit) -> None:
    """A teacher who has heard that a pupil was paid to do violence."""
    enter(visit)
    following(visit)
    who(visit, "child", "school", "public")
    seen(visit, "crime_money", "recruited_to_violence", "made_to_commit_crime")
    visit.press_button(BUTTON_DONE)


def worker(visit: Visit) -> None:
    """A neighbour of an adult whose passport is taken and whose debt cannot be worked off."""
    enter(visit)
    following(visit)
    who(visit, "adult", "neighbour")
    seen(visit, "work", "documents_taken", "debt_bondage", "no_or_little_pay")
    visit.press_button(BUTTON_DONE)


def test_a_teacher_and_a_child_recruited_to_crime(visit: Visit) -> None:
    teacher(visit)
    assert visit.path() == ("/bekymret/rad/" if visit.script else "/bekymret/")
    assert visit.heading() == "Gjør dette nå"
    main = visit.page.locator("main")
    assert "barnevern" in main.locator(".first-calls").inner_text().lower()
    assert "rosa" not in main.locator(".first-calls").inner_text().lower()
    assert 3 <= main.locator("ol.steps li").count() <= 5
    assert any("barnevern" in duty for duty in main.locator("section[aria-labelledby=plikter] > details summary").all_inner_texts())
    assert "barnevern" in main.locator("section[aria-labelledby=leder]").inner_text().lower()
    visit.check_no_trace()


def test_a_neighbour_and_an_adult_at_work(visit: Visit) -> None:
    worker(visit)
    assert visit.heading() == "Gjør dette nå"
    main = visit.page.locator("main")
    assert "helse- og velferdskontor" in main.locator("section[aria-labelledby=leder]").inner_text().lower()
    assert "arbeid" in main.locator("section[aria-labelledby=hvorfor]").inner_text().lower()
    first = main.locator(".first-calls")
    assert first.locator(".call").count() == (2 if "ROSA" in first.inner_text() else 1)
    visit.check_no_trace()


def test_danger_now(visit: Visit) -> None:
    enter(visit)
    visit.tick("acute_danger_to_life")
    if visit.script:
        now = visit.page.locator("[data-acute]")
        assert now.is_visible() and "112" in now.inner_text()
        visit.page.locator('input[name="obs"][value="acute_danger_to_life"]:visible').uncheck()
        assert now.is_hidden()
        visit.tick("acute_danger_to_life")
        following(visit)
    else:
        following(visit)
        assert visit.heading() == "Ring nå"
        assert "112" in visit.page.locator(".call-first").inner_text()
        visit.press_button("Fortsett når du er trygg")
    who(visit, "unsure")
    seen(visit, "unsure")
    visit.press_button(BUTTON_DONE)
    assert visit.heading() == "Ring nå"
    first = visit.page.locator(".call-first a.call-number")
    assert first.get_attribute("href") == "tel:112"
    box = first.bounding_box()
    assert box and box["y"] + box["height"] < 740, "the number stands on the first screen of a phone"
    visit.check_no_trace()


def test_the_first_call_stands_on_the_first_screen(visiting: Open) -> None:
    for journey in (teacher, worker):
        visit = visiting(script=True)
        journey(visit)
        box = visit.page.locator(".call-first a.call-number").bounding_box()
        assert box and box["y"] + box["height"] < 740


def test_back_keeps_the_answers(visit: Visit) -> None:
    enter(visit)
    following(visit)
    who(visit, "child", "school", "public")
    seen(visit, "crime_money", "recruited_to_violence")
    for _step in range(4):
        visit.press_button(BUTTON_BACK)
    following(visit)
    assert visit.ticked("child", "age")
    assert visit.page.locator('select[name="role"]:visible').input_value() == "school"
    following(visit)
    assert visit.ticked("crime_money", "situation")
    following(visit)
    assert visit.ticked("recruited_to_violence")
    following(visit)
    visit.press_button(BUTTON_DONE)
    assert visit.heading() == "Gjør dette nå"
    visit.check_no_trace()


def test_the_browsers_own_back_keeps_or_asks_but_never_shows_an_error(visit: Visit) -> None:
    teacher(visit)
    visit.page.go_back()
    assert visit.path() == "/bekymret/"
    assert visit.page.locator("main form[data-step], main form").count() > 0


def test_answers_can_be_changed(visit: Visit) -> None:
    teacher(visit)
    visit.press_button("Endre svar")
    visit.press_button(BUTTON_BACK)
    assert visit.ticked("recruited_to_violence")
    visit.press_button(BUTTON_BACK)
    visit.press_button(BUTTON_BACK)
    visit.tick("adult", "age")
    for _step in range(3):
        following(visit)
    visit.press_button(BUTTON_DONE)
    assert visit.heading() == "Gjør dette nå"
    assert "helse- og velferdskontor" in visit.page.locator("section[aria-labelledby=leder]").inner_text().lower()
    visit.check_no_trace()


def test_to_start_anew_wipes_everything(visit: Visit) -> None:
    teacher(visit)
    visit.follow(visit.page.locator("main").get_by_role("link", name="Begynn på nytt").first)
    assert visit.path() == "/bekymret/"
    assert visit.page.locator("input:checked").count() == 0
    assert visit.page.locator('input[type="hidden"]:not([name="step"])').count() == 0
    visit.check_no_trace()


def test_to_start_anew_half_way(visit: Visit) -> None:
    enter(visit)
    following(visit)
    who(visit, "child")
    visit.follow(visit.page.get_by_role("link", name="Begynn på nytt"))
    following(visit)
    assert visit.page.locator("input:checked").count() == 0


def test_who_it_is_about_must_be_said(visiting: Open) -> None:
    visit = visiting(script=False)
    enter(visit)
    following(visit)
    following(visit)
    summary = visit.page.locator("#feil")
    assert summary.is_visible()
    target = summary.locator("a").first.get_attribute("href")
    assert target and visit.page.locator(target).count() == 1


def test_with_script_who_it_is_about_must_be_said(visiting: Open) -> None:
    visit = visiting(script=True)
    enter(visit)
    following(visit)
    following(visit)
    assert visit.page.locator('input[name="age"]:visible').count() == 4, "still on the same screen"


def test_an_unsure_situation_leads_on(visit: Visit) -> None:
    enter(visit)
    following(visit)
    who(visit, "unsure")
    following(visit)
    assert visit.page.locator('input[name="obs"]:visible').count() > 0
    following(visit)
    visit.press_button(BUTTON_DONE)
    assert visit.heading() == "Gjør dette nå"


def test_both_ways_lead_to_the_same_advice(visiting: Open) -> None:
    texts = []
    for script in (True, False):
        visit = visiting(script=script)
        worker(visit)
        texts.append(
            [visit.page.locator(part).all_inner_texts() for part in ("ol.steps li", ".do-nots li", "section[aria-labelledby=hvorfor]")]
        )
    assert texts[0] == texts[1]


def test_another_language_posts_again(visit: Visit) -> None:
    teacher(visit)
    visit.press_button("English")
    assert visit.path() == "/en/bekymret/rad/"
    assert visit.page.locator("html").get_attribute("lang") == "en"
    assert "Gjør dette nå" not in visit.heading()
    assert visit.page.locator("main ol.steps li").count() >= 3
    visit.check_no_trace()


def test_print_says_nothing_of_the_answers_unless_asked(visit: Visit) -> None:
    teacher(visit)
    visit.press_button("Skriv ut")
    assert visit.path() == "/bekymret/rad/utskrift/"
    plain = visit.page.locator("main").inner_text()
    assert "Det du krysset av" not in plain
    visit.page.go_back()
    teacher(visit)
    visit.page.locator("#with-answers").check()
    visit.press_button("Skriv ut")
    assert "Det du krysset av" in visit.page.locator("main").inner_text()
    visit.check_no_trace()


JOURNEYS = pytest.mark.parametrize("journey", (teacher, worker), ids=("teacher", "worker"))


def pages(file: Path) -> int:
    """Return how many pages a PDF has."""
    said = subprocess.run(["pdfinfo", str(file)], capture_output=True, check=True, text=True).stdout
    return int(next(line.split()[1] for line in said.splitlines() if line.startswith("Pages:")))


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="no pdfinfo here to count pages with")
@JOURNEYS
def test_a_printed_sheet_is_one_page(visiting: Open, tmp_path: Path, journey: Callable[[Visit], None]) -> None:
    visit = visiting(script=True)
    journey(visit)
    visit.press_button("Skriv ut")
    visit.page.pdf(path=tmp_path / "sheet.pdf", format="A4", prefer_css_page_size=True)
    assert pages(tmp_path / "sheet.pdf") == 1


@JOURNEYS
def test_the_pdf_is_tagged_and_holds_no_answers(visiting: Open, tmp_path: Path, journey: Callable[[Visit], None]) -> None:
    visit = visiting(script=True)
    journey(visit)
    signs = [
        text.strip("() ").lower()
        for text in visit.page.locator("section[aria-labelledby=hvorfor] ul:first-of-type .signs").all_inner_texts()
    ]
    button = visit.page.get_by_role("button", name="Last ned PDF")
    if button.count() == 0:
        pytest.skip("this machine cannot make PDF files: WeasyPrint lacks its libraries")
    with visit.page.expect_download(timeout=15_000) as started:
        button.click()
    file = tmp_path / "notat.pdf"
    started.value.save_as(file)
    content = file.read_bytes()
    assert started.value.suggested_filename == "notat.pdf"
    assert content.startswith(b"%PDF-") and all(mark in unpacked(content) for mark in (b"/MarkInfo", b"/StructTreeRoot", b"/Lang"))
    if shutil.which("pdftotext"):
        text = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True, text=True).stdout
        assert "Hva du kan gjøre nå" in text and "Det du krysset av" not in text
        assert signs and not any(sign in text.lower() for part in signs for sign in part.split(" · "))
        assert pages(file) == 1
    visit.check_no_trace()
