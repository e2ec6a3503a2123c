"""The part of a release: stored pages in three languages, lists for other apps, and nothing that names an open hour as now."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from tests.knowledge import samples
from tests.knowledge.conftest import context_for
from utvei.public.knowledge import selectors
from utvei.public.knowledge.build import build
from utvei.public.knowledge.domain.texts import stored


class _Stored:
    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files

    def read(self, name: str) -> bytes:
        return self.files[name]


class _Balance(HTMLParser):
    """Notes each tag that is closed where another is open, and every id."""

    void = frozenset({"meta", "link", "input", "br", "hr", "path", "img"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in self.void:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.void:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def text(built: dict[str, bytes], path: str, language: str = "nb") -> str:
    """Return the main part of a stored page."""
    whole = built[stored(path, language)].decode()
    return whole[whole.index("<main") : whole.index("</main>")]


def test_every_page_is_stored_in_three_languages(built: dict[str, bytes]) -> None:
    paths = ["akutt/", "kunnskap/", "kunnskap/kilder/", "kunnskap/ordliste/", "kunnskap/skjult/", "kunnskap/tegn/"]
    expected = {f"pages/{prefix}{path}index.html" for prefix in ("", "nn/", "en/") for path in paths}
    feeds = {f"pages/{prefix}kunnskap/endringer.atom" for prefix in ("", "nn/", "en/")}
    assert set(built) == expected | feeds | {"pages.json", "topics.json", "reviews.json", "search.sqlite", "pages/robots.txt"}


def test_pages_are_well_formed_and_their_anchors_lead_somewhere(built: dict[str, bytes]) -> None:
    for name, body in built.items():
        if not name.endswith(".html"):
            continue
        page = body.decode()
        balance = _Balance()
        balance.feed(page)
        assert (balance.wrong, balance.open) == ([], []), name
        assert len(balance.ids) == len(set(balance.ids)), name
        assert page.count("<h1") == 1, name
        for anchor in re.findall(r'href="#([^"]+)"', page):
            assert anchor in balance.ids, (name, anchor)


def test_stored_pages_load_nothing_and_run_nothing_inline(built: dict[str, bytes]) -> None:
    for name, body in built.items():
        if name.endswith(".html"):
            page = body.decode()
            assert not re.search(r"<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=|ld\+json", page), name
            assert not re.search(r"åpent nå|ope no|open now|stengt nå", page), name


def test_the_answer_comes_first_and_the_sources_last(built: dict[str, bytes]) -> None:
    page = text(built, "/kunnskap/tegn/")
    places = [page.index(words) for words in ("<h1", "Kort svar", "gjor-dette", 'id="hva-ser-du"', "relatert", 'id="kilder"')]
    assert places == sorted(places)
    assert 'id="hva-ser-du-2"' in page


def test_sources_carry_law_days_and_doubt(built: dict[str, bytes]) -> None:
    page = text(built, "/kunnskap/tegn/")
    listed = page[page.index('id="kilder"') :]
    first, second = re.findall(r"<li id=.*?</li>", listed, re.DOTALL)
    assert 'id="kilde-strl-257"' in first
    assert "straffeloven § 257" in first
    assert "1. oktober 2015" in first
    assert "22. november 2026" in first
    assert "må bekreftes" not in first
    assert "må bekreftes" in second
    assert '<sup class="source-mark"><a href="#kilde-strl-257" aria-label="Kilde 1">1</a></sup>' in page


def test_who_answers_and_when_is_in_the_footer(built: dict[str, bytes]) -> None:
    whole = built["pages/kunnskap/tegn/index.html"].decode()
    foot = whole[whole.index("<footer") :]
    for words in ("fagredaksjonen", "22. november 2026", "22. mai 2027"):
        assert words in foot


def test_a_disputed_number_never_stands_alone(built: dict[str, bytes]) -> None:
    page = text(built, "/kunnskap/tegn/")
    uses = [match.start() for match in re.finditer('href="tel:22331166"', page)]
    others = [match.start() for match in re.finditer('href="tel:73520000"', page)]
    assert len(uses) == 2
    for place in uses:
        assert any(place < other < place + 1500 for other in others)
    assert "Kildene er ikke enige om nummeret." in page


def test_a_disputed_number_is_left_out_where_nobody_can_stand_beside_it() -> None:
    for pack in (
        b"municipality: {key: x}\n",
        b"name: x\n",
        b"municipality: {fallback: {adult: rosa}}\n",
        b"municipality: {fallback: {adult: x}}\n",
    ):
        page = text(build(context_for(samples.content(pack_yaml=pack))), "/kunnskap/tegn/")
        assert "22331166" not in page
        assert "ROSA" in page


def test_who_answers_round_the_clock_stands_beside_a_disputed_number_first() -> None:
    quiet = samples.CRISIS.replace("hours: always", "hours: unknown").replace("73520000", "73520001").encode()
    pack = b"municipality: {fallback: {adult: [borte, stille, krisesenteret, rosa]}}\n"
    page = text(build(context_for(samples.content(pack_yaml=pack, directory__stille_yaml=quiet))), "/kunnskap/tegn/")
    assert "73520001" not in page
    assert "73520000" in page


def test_hours_are_words_and_nobody_has_confirmed_them(built: dict[str, bytes]) -> None:
    page = text(built, "/kunnskap/tegn/")
    assert "døgnåpent" in page
    assert "ikke bekreftet" in page
    assert "73 52 00 00" in page
    assert 'href="sms:41700000"' in page
    akutt = text(built, "/akutt/")
    assert 'href="tel:112"' in akutt
    assert "ikke bekreftet" not in akutt


def test_a_missing_translation_is_told_and_marked(built: dict[str, bytes]) -> None:
    nynorsk, english, bokmal = (text(built, "/kunnskap/tegn/", language) for language in ("nn", "en", "nb"))
    assert '<div lang="nb">' in nynorsk
    assert '<div class="prose" lang="nb" itemprop' in nynorsk
    assert 'href="/nn/akutt/"' in nynorsk
    assert "ds-alert" in nynorsk
    for page in (english, bokmal):
        assert "ds-alert" not in page
        assert 'lang="nb"' not in page[: page.index("relatert")] if "relatert" in page else 'lang="nb"' not in page
    assert "Signs of exploitation" in english
    assert 'lang="nb" hreflang="nb"><b>Er det akutt?' in text(built, "/kunnskap/", "en")


def test_the_index_has_groups_in_order_and_no_hidden_page(built: dict[str, bytes]) -> None:
    page = text(built, "/kunnskap/")
    assert page.index('id="signs"') < page.index('id="acute"')
    assert 'id="resources"' not in page
    assert "Under arbeid" not in page
    assert 'href="/akutt/"' in page


def test_the_glossary_is_sorted_and_numbered_through(built: dict[str, bytes]) -> None:
    page = text(built, "/kunnskap/ordliste/")
    assert page.index('id="menneskehandel"') < page.index('id="aa-bot"')
    assert re.findall(r">(\d)</a></sup>", page) == ["1", "2", "2"]
    english = text(built, "/kunnskap/ordliste/", "en")
    assert '<dt id="aa-bot" lang="nb">' in english
    assert "<dfn>human trafficking</dfn>" in english


def test_all_sources_stand_on_one_page(built: dict[str, bytes]) -> None:
    page = text(built, "/kunnskap/kilder/")
    assert page.index('id="kilde-strl-257"') < page.index('id="kilde-rapport"')
    assert 'href="https://example.org/r"' in page


def test_topics_and_pages_are_listed_for_others(built: dict[str, bytes]) -> None:
    release = _Stored(built)
    found = selectors.topics(release)["topics"]
    assert [entry["topic"] for entry in found] == ["signs-general", "acute"]
    assert {"language": "en", "title": "Signs of exploitation", "url": "/en/kunnskap/tegn/"} in found[0]["pages"]
    assert found[1]["pages"] == [{"language": "nb", "title": "Er det akutt?", "url": "/akutt/"}]
    pages = selectors.pages(release)
    assert [page["slug"] for page in pages] == ["skjult", "tegn", "akutt"]
    assert pages[1]["titles"] == {"en": "Signs of exploitation", "nb": "Tegn på utnyttelse"}
    assert pages[1]["summaries"]["nb"].startswith("Kort svar")
    assert (pages[0]["hidden"], pages[1]["group"], pages[1]["topics"]) == (True, "signs", ["signs-general"])


def test_the_same_pack_gives_the_same_bytes(built: dict[str, bytes]) -> None:
    assert build(context_for(samples.content())) == built


def test_the_json_is_utf8_without_escapes(built: dict[str, bytes]) -> None:
    assert "å" in built["pages.json"].decode()
    assert json.loads(built["pages.json"])


def test_a_link_to_nowhere_stops_the_build() -> None:
    with pytest.raises(KeyError):
        build(context_for(samples.content(knowledge__tegn__nb_md=samples.page("T", "{page:borte}"))))
