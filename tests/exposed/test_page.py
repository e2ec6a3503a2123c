"""The page for the one who is exposed, as it is served: light, neutral, kept nowhere, and honest about hours and numbers."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import brotli
import pytest
from django.test import Client

from utvei.foundation.release.selectors import Release
from utvei.public.directory import selectors as directory
from utvei.public.exposed import selectors
from utvei.public.exposed.domain.languages import OWN_NAMES, RIGHT_TO_LEFT
from utvei.public.exposed.domain.pack import TELLING
from utvei.public.exposed.presenting import Presenter

LIGHT = 30_000  # bytes, the page and all it asks for
OSLO = ZoneInfo("Europe/Oslo")
LANGUAGES = list(OWN_NAMES)


@pytest.fixture
def client(release: object) -> Client:
    """A visitor."""
    return Client()


def get(client: Client, path: str) -> str:
    """A page's text."""
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def asset(client: Client, release: Release, path: str) -> bytes:
    """A file the page asks for."""
    return release.read(path.lstrip("/"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_is_one_light_page_kept_nowhere(client: Client, release: Release, language: str) -> None:
    response = client.get(f"/til-deg/{language}/")
    assert response["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in response
    page = response.content.decode()
    wanted = [path for path in re.findall(r'(?:href|src)="(/[^"]+)"', page) if path.startswith("/assets/")]
    assert len(response.content) <= LIGHT
    weight = len(brotli.compress(response.content)) + sum(len(brotli.compress(asset(client, release, path))) for path in wanted)
    assert weight <= LIGHT, f"{weight} bytes on the wire"
    assert "http" not in "".join(re.findall(r'(?:src|href)="([^"]*)"', page)), "another host is asked"
    assert "<script>" not in page
    assert " style=" not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_title_and_address_say_nothing(client: Client, language: str) -> None:
    page = get(client, f"/til-deg/{language}/")
    title = re.search(r"<title>(.*?)</title>", page)
    assert title
    assert not TELLING.search(title.group(1))
    assert "Utvei" not in title.group(1)
    assert "plain." in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_and_direction_are_said(client: Client, language: str) -> None:
    page = get(client, f"/til-deg/{language}/")
    shown = "nb" if language == "se" else language
    assert f'<html lang="{shown}" dir="{"rtl" if language in RIGHT_TO_LEFT else "ltr"}">' in page
    for other in LANGUAGES:
        assert (f'href="/til-deg/{other}/" lang="{other}" hreflang="{other}"' in page) == (other != language)


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code not in ("nb", "nn", "en", "se")])
def test_the_mark_of_a_machine_comes_before_all_else_to_read(client: Client, release: Release, language: str) -> None:
    book = selectors.book(release)
    assert book is not None
    page = get(client, f"/til-deg/{language}/")
    mark = book.short[language].machine or "?"
    main = page[page.index("<main") :]
    assert mark.split(".")[0] in main.replace("&#x27;", "'")[: main.index("<h1")]
    assert "2026" not in re.sub(r"<[^>]+>", "", page), "a text that no professional has read does not say it was reviewed"


def test_numbers_come_from_the_directory_with_the_next_contact_beside_rosa(client: Client, release: Release) -> None:
    numbers = {
        contact.channel.number
        for listed in directory.open_directory(release.path("directory.sqlite")).actors
        for contact in listed.contacts
        if contact.channel.number
    }
    for language in LANGUAGES:
        page = get(client, f"/til-deg/{language}/")
        dialled = re.findall(r'href="tel:(\d+)"', page)
        assert set(dialled) <= numbers
        for place, number in enumerate(dialled):
            if number == "22331166":
                assert place + 1 < len(dialled), "nothing follows ROSA"
        bare = re.sub(r'<a [^>]*href="tel:.*?</a>', "", page, flags=re.DOTALL)
        assert not re.search(r">\D*\d{2} ?\d{2} ?\d{2} ?\d{2}", bare)


def test_a_gap_says_in_three_languages_that_it_is_one(client: Client) -> None:
    page = get(client, "/til-deg/se/")
    for words in ("nordsamisk", "Northern Sámi", "Davvisámegiella"):
        assert words in page


def test_what_is_not_a_language_here_is_not_found(client: Client) -> None:
    for path in ("/til-deg/xx/", "/til-deg/nb-NO/", "/til-deg/"):
        assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("language", "at", "words"),
    [
        ("th", "2026-11-23T12:00", {"krisesenteret": "เปิดอยู่"}),
        ("pl", "2026-11-23T12:00", {"alarmtelefonen": "otwarte"}),
        ("en", "2026-11-23T12:00", {"kors-pa-halsen": "Opens 14:00"}),
        ("en", "2026-11-23T23:00", {"kors-pa-halsen": "Opens Tuesday 14:00"}),
        ("nb", "2026-11-23T15:00", {"kors-pa-halsen": "Åpent nå til 22:00"}),
    ],
)
def test_hours_are_said_in_the_language_by_norways_clock(release: Release, language: str, at: str, words: dict[str, str]) -> None:
    book = selectors.book(release)
    assert book is not None
    now = datetime.fromisoformat(at).replace(tzinfo=OSLO)
    presenter = Presenter(book, directory.open_directory(release.path("directory.sqlite")), now, language)
    said = {ring.call.key: ring.state for section in presenter.sections() for ring in section.rings}
    for actor, state in words.items():
        assert state in said[actor]


def test_a_sentence_in_norwegian_for_who_speaks_none(client: Client) -> None:
    assert "Jeg snakker polsk. Jeg trenger tolk." in get(client, "/til-deg/pl/")
    assert "Jeg snakker dari. Jeg trenger tolk." in get(client, "/til-deg/fa/")
    assert "Jeg trenger tolk" not in get(client, "/til-deg/nn/")


def test_the_front_page_leads_to_each_language_in_its_own_script(client: Client) -> None:
    page = get(client, "/")
    for language, name in OWN_NAMES.items():
        if language != "nb":
            assert f'<a href="/til-deg/{language}/" lang="{language}" hreflang="{language}">{name}</a>' in page


@pytest.mark.parametrize(("path", "forgets"), [("/ut/", {'"cookies"'}), ("/ut/videre/", {'"cache"', '"cookies"'})])
def test_the_way_out_is_empty_and_asks_the_browser_to_forget(client: Client, release: Release, path: str, forgets: set[str]) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer["Cache-Control"], answer["Referrer-Policy"]) == (200, "no-store", "no-referrer")
    # Never "storage": the tab must remember that it was left, or Back would show the page.
    assert set(answer["Clear-Site-Data"].split(", ")) == forgets
    onward = "/ut/videre/" if path == "/ut/" else release.manifest.site["exit_url"]
    page = answer.content.decode()
    assert "<body></body>" in page
    assert f'content="0;url={onward}"' in page


def test_every_page_leads_to_the_way_out(client: Client, release: Release) -> None:
    for path in ("/", "/bekymret/", "/til-deg/ar/", "/hvem-kan-hjelpe/"):
        assert get(client, path).count('href="/ut/"') == 2
    assert release.read("pages/kunnskap/meldeplikt/index.html").decode().count('href="/ut/"') == 2
