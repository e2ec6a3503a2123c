"""What editors do, in a real browser against a served staff house: from a draft to the open pages, and letters to their answers."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.staff.editing.serving import PASSWORD, PEOPLE, ROOT, Served, code, run, served
from utvei.foundation.release.selectors import current
from utvei.foundation.vault.domain.receipt import key_pair, new_code
from utvei.public.dropbox import services as box
from utvei.public.dropbox.domain.letters import compose

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CHROMIUM = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable")
SLUG = "meldeplikt"
STORED = f"pages/kunnskap/{SLUG}/index.html"
PATIENCE = 120_000  # milliseconds: building a release takes seconds, on a busy machine many


@dataclass
class Desk:
    """One person at work, signed in, and what the browser complained of meanwhile."""

    page: Page
    house: Served
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        """Open an address of the staff house."""
        self.page.goto(self.house.url + path)

    def text(self) -> str:
        """The address of the page on which the text is decided on, found the way people find it."""
        self.go(f"/cms/tekster/?q={SLUG}&language=nb")
        row = self.page.locator("tr", has=self.page.locator("td", has_text=SLUG)).first
        return str(row.locator("a[href*='/edit/']").first.get_attribute("href")).replace("tekster/edit", "kontroll")

    def press(self, name: str) -> None:
        """Press a button of the page and wait for what it leads to."""
        with self.page.expect_navigation(timeout=PATIENCE):
            self.page.get_by_role("main").get_by_role("button", name=name, exact=True).click()

    def words(self) -> str:
        """What the page says."""
        return self.page.locator("body").inner_text()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    found = next((path for path in CHROMIUM if Path(path).exists()), None)
    if found is None:
        pytest.skip(f"no Chromium at {', '.join(CHROMIUM)}")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu", "--no-first-run"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A staff house with the real packs."""
    home = tmp_path_factory.mktemp("staff-house")
    run(home, "prepare")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with served(home, port) as running:
        yield running


@pytest.fixture(scope="module")
def desks(browser: Browser, house: Served) -> Iterator[dict[str, Desk]]:
    """Each person, signed in with password and code."""
    found = {name: _signed_in(browser, house, name) for name in PEOPLE}
    yield found
    for desk in found.values():
        desk.page.context.close()


def _signed_in(browser: Browser, house: Served, name: str) -> Desk:
    context = browser.new_context(locale="nb-NO", timezone_id="Europe/Oslo", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(60_000)
    desk = Desk(context.new_page(), house)
    desk.page.on("console", lambda message: desk.complaints.append(message.text) if message.type == "error" else None)
    desk.page.on("pageerror", lambda error: desk.complaints.append(str(error)))
    desk.go("/cms/")
    assert "/inn/" in desk.page.url
    desk.page.fill("#email", f"{name}@kommune.invalid")
    desk.page.fill("#password", PASSWORD)
    desk.page.locator("main button[type=submit]").click()
    desk.page.fill("input[name=code]", code())
    desk.page.get_by_role("button", name="Logg inn").click()
    desk.page.wait_for_url("**/cms/")
    return desk


def write(desk: Desk, addition: str) -> None:
    """Open the text from the list, add words at its end, and save the draft."""
    desk.page.goto(desk.house.url + desk.text().replace("kontroll", "tekster/edit"))
    body = desk.page.locator("textarea[name=body]")
    body.fill(f"{body.input_value()}\n\n{addition}\n")
    with desk.page.expect_navigation():
        desk.page.get_by_role("button", name="Lagre kladd").click()


def submit(desk: Desk) -> str:
    """Send the draft to review and return the address of its page."""
    where = desk.text()
    desk.go(where)
    desk.press("Send til faglig kontroll")
    return where


def approve(desk: Desk, where: str) -> None:
    """Find the text on the front, look at it, and approve it."""
    desk.go("/cms/")
    desk.page.locator(f"a[href='{where}']").first.click()
    desk.page.locator("iframe").content_frame.locator("h1").wait_for()
    desk.press("Godkjenn")
    assert "Teksten er godkjent" in desk.words()


def publish(desk: Desk, where: str) -> None:
    """Put the text out."""
    desk.go(where)
    desk.press("Publiser")
    assert "Teksten er publisert" in desk.words()


def quiet(desks: dict[str, Desk]) -> None:
    """Fail when a browser complained, of a broken policy above all."""
    assert {name: desk.complaints for name, desk in desks.items() if desk.complaints} == {}


def test_from_a_draft_to_the_open_pages(desks: dict[str, Desk], house: Served) -> None:
    editor, reviewer, publisher = desks.values()
    write(editor, "Et nytt avsnitt om å melde. {source:bvl-13-2} <script>alert('ut')</script>")
    where = submit(editor)
    editor.go(where)
    assert editor.page.get_by_role("button", name="Godkjenn", exact=True).count() == 0
    publisher.go(where)
    assert publisher.page.get_by_role("button", name="Publiser", exact=True).count() == 0
    assert "Et nytt avsnitt" not in house.stored(STORED)
    reviewer.go(where)
    assert "Et nytt avsnitt" in reviewer.page.locator("ins").all_inner_texts()[-1]
    approve(reviewer, where)
    publish(publisher, where)
    assert "Et nytt avsnitt om å melde" in house.stored(STORED)
    assert "<script>alert" not in house.stored(STORED)
    quiet(desks)


def test_a_review_that_says_no(desks: dict[str, Desk], house: Served) -> None:
    editor, reviewer, publisher = desks.values()
    write(editor, "En påstand uten grunnlag.")
    where = submit(editor)
    reviewer.go(where)
    reviewer.page.locator("#words-no").fill("Påstanden mangler kilde.")
    reviewer.press("Send tilbake")
    editor.go("/cms/")
    assert "Sendt tilbake til meg" in editor.words()
    editor.page.locator(f"a[href='{where}']").first.click()
    editor.page.get_by_text("Påstanden mangler kilde.").wait_for()
    publisher.go(where)
    assert publisher.page.get_by_role("button", name="Publiser", exact=True).count() == 0
    assert "Kan ikke publiseres nå" in publisher.words()
    assert "uten grunnlag" not in house.stored(STORED)
    quiet(desks)


def test_an_old_version_is_fetched_back(desks: dict[str, Desk], house: Served) -> None:
    editor, reviewer, publisher = desks.values()
    where = editor.text()
    editor.go(where)
    editor.page.get_by_role("link", name="Hent fram igjen").last.click()
    body = editor.page.locator("textarea[name=body]")
    assert "Et nytt avsnitt" not in body.input_value()
    with editor.page.expect_navigation():
        editor.page.locator("form button[type=submit]", has_text="rstatt").first.click()
    editor.go(where)
    assert "Et nytt avsnitt" in editor.words()  # as what goes out
    submit(editor)
    approve(reviewer, where)
    publish(publisher, where)
    assert "Et nytt avsnitt" not in house.stored(STORED)
    quiet(desks)


def test_a_change_upstream_waits_and_is_taken_in(desks: dict[str, Desk], house: Served, tmp_path: Path) -> None:
    editor, reviewer, publisher = desks.values()
    write(editor, "Vårt eget avsnitt om å melde.")
    where = submit(editor)
    approve(reviewer, where)
    publish(publisher, where)
    shutil.copytree(ROOT / "packs", tmp_path / "packs")
    (upstream,) = tmp_path.glob(f"packs/*/knowledge/{SLUG}/nb.md")
    upstream.write_text(upstream.read_text("utf-8") + "\nPakkens nye avsnitt.\n", "utf-8")
    run(house.home, "load", str(tmp_path / "packs/trondheim"))
    editor.go("/cms/oppstroms/")
    assert "Pakkens nye avsnitt." in editor.words() and "Vårt eget avsnitt" in editor.words()
    editor.press("Ta inn pakkens")
    assert "Rollen din gir ikke lov" in editor.words()
    assert "Vårt eget avsnitt" in house.stored(STORED)
    publisher.go("/cms/oppstroms/")
    publisher.press("Ta inn pakkens")
    assert "Ingen endringer venter" in publisher.words()
    assert "Pakkens nye avsnitt." in house.stored(STORED) and "Vårt eget" not in house.stored(STORED)
    quiet(desks)


def test_a_letter_and_its_answer(desks: dict[str, Desk], house: Served) -> None:
    editor = desks["redaktor"]
    receipt = new_code()
    key = bytes.fromhex(str(current(house.home).manifest.site["letters_key"]))
    words = "Nummeret på siden stemmer ikke."
    letter = compose(subject="mistake", page="/akutt/", text=words, receipt_key=key_pair(receipt).public, day=date(2026, 11, 22))
    box.put(home=house.home, staff_key=key, letter=letter)
    editor.go("/cms/")
    editor.page.get_by_role("link", name="Les brevene").click()
    editor.page.get_by_role("link", name="Noe er feil").click()
    editor.page.get_by_text(words).wait_for()
    editor.page.get_by_label("Svaret ditt").fill("Takk. Vi har rettet nummeret.")
    editor.press("Send svaret")
    assert "Besvart" in editor.words()
    assert box.answer(home=house.home, code=receipt) == "Takk. Vi har rettet nummeret."
    quiet(desks)
