"""Leaflets in three clicks, and the package of all with how far it has come, with script and without."""

from __future__ import annotations

import zipfile
from pathlib import Path

from playwright.sync_api import Route

from tests.browser.conftest import Open
from tests.browser.visits import Visit

WHOLE = "/materiell/utvei-materiell.zip"
# What the page shows while a download goes on, noted each time it changes.
NOTE = """() => {
  const box = document.querySelector("[data-fetch]");
  window.seen = [];
  const note = () => window.seen.push([box.querySelector("progress").value, box.querySelector("progress").max,
    box.querySelector("[data-amount]").textContent, box.querySelector(".fetch-bar").hidden]);
  new MutationObserver(note).observe(box, {subtree: true, childList: true, attributes: true});
}"""


def test_three_clicks_to_a_leaflet_in_another_script(visit: Visit) -> None:
    visit.go("/materiell/")
    visit.follow(visit.page.locator("main").get_by_role("link", name="Til deg som trenger hjelp"))
    link = visit.page.locator("section[aria-labelledby=poster]").get_by_role("link", name="ไทย").first
    assert link.get_attribute("hreflang") == "th"
    address = link.get_attribute("href")
    assert address == "/materiell/til-deg/plakat-th.pdf"
    answer = visit.page.request.get(visit.house + address)
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(b"%PDF-1.7")
    visit.check_no_trace()


def test_the_package_shows_how_far_it_has_come(visiting: Open, tmp_path: Path) -> None:
    visit = visiting()
    visit.go("/materiell/")
    visit.page.evaluate(NOTE)
    with visit.page.expect_download() as caught:
        visit.page.locator("[data-fetch] a").click()
    caught.value.save_as(tmp_path / "all.zip")
    assert caught.value.suggested_filename == "utvei-materiell.zip"
    with zipfile.ZipFile(tmp_path / "all.zip") as package:
        assert package.testzip() is None and len(package.namelist()) > 200
    visit.page.wait_for_function("document.querySelector('[data-said]').textContent !== ''")
    assert visit.page.locator("[data-said]").inner_text() == "Ferdig. Filen er lagret."
    whole = (tmp_path / "all.zip").stat().st_size
    seen = visit.page.evaluate("window.seen")
    values = [value for value, most, _, hidden in seen if most == whole and not hidden]
    assert values == sorted(values) and values[-1] == whole
    assert seen[-1][2] == f"{whole / 1e6:.1f} av {whole / 1e6:.1f} MB".replace(".", ",")
    visit.check_no_trace()


def test_a_download_that_breaks_off_says_so_and_can_be_tried_again(visiting: Open) -> None:
    visit = visiting()
    visit.go("/materiell/")
    tries: list[Route] = []

    def break_off(route: Route) -> None:
        tries.append(route)
        route.abort() if len(tries) == 1 else route.fulfill(body=b"PK", content_type="application/zip")

    visit.context.route(f"**{WHOLE}", break_off)
    said = visit.page.locator("[data-said]")
    visit.page.locator("[data-fetch] a").click()
    visit.page.wait_for_function("document.querySelector('[data-said]').textContent !== ''")
    assert said.inner_text() == "Nedlastingen stoppet. Prøv igjen."
    assert not visit.page.locator(".fetch-bar").is_visible()
    with visit.page.expect_download():
        visit.page.locator("[data-fetch] a").click()
    visit.page.wait_for_function("document.querySelector('[data-said]').textContent.startsWith('Ferdig')")


def test_without_script_it_is_a_link(visiting: Open) -> None:
    visit = visiting(script=False)
    visit.go("/materiell/")
    link = visit.page.locator("[data-fetch] a")
    assert link.get_attribute("href") == WHOLE
    assert "MB" in link.inner_text()
    assert not visit.page.locator("progress").is_visible()
    with visit.page.expect_download() as caught:
        link.click()
    assert caught.value.suggested_filename == "utvei-materiell.zip"


def test_pictures_fit_and_come_when_they_are_near(visiting: Open) -> None:
    visit = visiting()
    visit.go("/materiell/til-deg/")
    pictures = visit.page.locator("main img")
    assert pictures.count() == 4
    for i in range(4):
        pictures.nth(i).scroll_into_view_if_needed()
        visit.page.wait_for_function("i => document.querySelectorAll('main img')[i].naturalWidth > 0", arg=i)
