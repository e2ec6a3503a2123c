"""Other pages as they are used: who can help, search, languages, the doors, and what the browser itself forbids a page."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Open
from tests.browser.visits import Visit


def test_filters_without_script_and_with(visit: Visit) -> None:
    visit.go("/hvem-kan-hjelpe/")
    visit.page.locator("details.filters > summary").click()
    visit.page.locator("#who").select_option("child")
    visit.page.locator("#need").select_option("child_protection")
    visit.page.locator("#at").fill("2027-05-17T22:00")
    visit.press_button("Vis hvem som kan hjelpe")
    assert visit.path() == "/hvem-kan-hjelpe/"
    names = visit.page.locator("main .call-name").all_inner_texts()
    assert names and "ROSA" not in names[0]
    assert "17." in visit.page.locator("main").inner_text()
    assert visit.page.locator("#who").input_value() == "child"
    assert visit.page.locator("details.filters").get_attribute("open") is not None
    visit.page.locator("#age").fill("40")
    visit.press_button("Vis hvem som kan hjelpe")
    assert visit.page.locator("#feil").is_visible()
    target = visit.page.locator("#feil a").first.get_attribute("href")
    assert target and visit.page.locator(target).get_attribute("aria-invalid") == "true"
    visit.follow(visit.page.get_by_role("link", name="Ta bort alle valg"))
    assert visit.page.locator("#who").input_value() == ""
    visit.problems.clear()  # a browser writes the answer 400 of our own form in its console
    visit.check_no_trace()


def test_search(visit: Visit) -> None:
    visit.go("/sok/")
    visit.page.locator("#query").fill("meldeplikt")
    visit.press_button("Søk")
    assert visit.path() == "/sok/"
    visit.follow(visit.page.locator("ol.results a").first)
    assert visit.page.locator("h1").count() == 1
    visit.check_no_trace()


@pytest.mark.parametrize("path", ("/", "/hvem-kan-hjelpe/", "/kunnskap/", "/aktorer/rosa/", "/bekymret/", "/sok/", "/kunnskap/meldeplikt/"))
def test_languages_are_links(visiting: Open, path: str) -> None:
    visit = visiting(script=False)
    visit.go(path)
    for code, prefix in (("en", "/en"), ("nn", "/nn"), ("nb", "")):
        visit.follow(visit.page.locator(f'.head-links a[hreflang="{code}"]'))
        assert visit.path() == prefix + path
        assert visit.page.locator("html").get_attribute("lang") == code
    visit.check_no_trace()


def test_every_door_of_the_front_page_leads_somewhere(visiting: Open) -> None:
    visit = visiting(script=False)
    visit.go("/")
    addresses = {link.get_attribute("href") or "" for link in visit.page.locator("main a:not([href^='tel:'])").all()}
    assert len(addresses) >= 10
    for address in addresses:
        visit.go(address)
        assert visit.page.locator("h1").count() == 1, address
    visit.check_no_trace()


def test_the_browser_really_blocks_a_script_in_the_page(visiting: Open) -> None:
    visit = visiting(script=True)
    for path in ("/", "/bekymret/", "/kunnskap/meldeplikt/", "/finnes-ikke/"):
        visit.go(path)
        visit.page.evaluate(
            """() => {
              const one = document.createElement("script");
              try { one.text = "window.ran = 1"; document.head.append(one); } catch {}
              const two = document.createElement("img");
              try { two.setAttribute("onerror", "window.ran = 2"); two.src = "/assets/none.png"; document.body.append(two); } catch {}
              const three = document.createElement("style");
              three.textContent = "body { opacity: 0.5 }"; document.head.append(three);
              const four = document.createElement("div");
              four.setAttribute("style", "color: red"); document.body.append(four);
            }"""
        )
        visit.page.wait_for_timeout(200)
        assert visit.page.evaluate("window.ran") is None, path
        assert visit.page.evaluate("getComputedStyle(document.body).opacity") == "1"
        thrown = visit.page.evaluate("() => { try { document.createElement('p').innerHTML = '<b>'; return false } catch { return true } }")
        assert thrown, "trusted types are required"


def test_no_page_breaks_its_own_rules(visiting: Open) -> None:
    visit = visiting(script=True)
    for path in ("/", "/bekymret/", "/kunnskap/", "/kunnskap/meldeplikt/", "/hvem-kan-hjelpe/", "/aktorer/", "/api/v1/", "/til-deg/nb/"):
        visit.go(path)
    visit.check_no_trace()
