"""The plan's stored pages: a draft on every one, the reader's language where there is one, nothing claimed and nothing dated."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser

from tests.plan import samples
from tests.plan.conftest import Built
from utvei.foundation.vocabulary.content import Content
from utvei.workspace.plan.build import plan_rows

PAGES = {"": "handlingsplan/", "nn": "nn/handlingsplan/", "en": "en/handlingsplan/"}


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
        if tag not in self.void and (not self.open or self.open.pop() != tag):
            self.wrong.append(tag)


def main_of(files: dict[str, bytes], path: str) -> str:
    """Return the main part of a stored page."""
    whole = files[f"pages/{path}index.html"].decode()
    return whole[whole.index("<main") : whole.index("</main>")]


def test_a_page_for_the_plan_and_one_for_each_measure_in_three_languages(built: Built) -> None:
    files = built(samples.content())
    expected = {f"pages/{prefix}handlingsplan/{slug}index.html" for prefix in ("", "nn/", "en/") for slug in ("", "forste/")}
    assert set(files) == expected


def test_a_pack_without_a_plan_has_no_pages(built: Built) -> None:
    content = samples.content()
    without = Content({path: body for path, body in content.files.items() if not path.startswith("plan/")})
    assert built(without) == {}
    assert plan_rows(without) == []


def test_pages_are_well_formed_and_hold_nothing_inline(built: Built) -> None:
    for name, body in built(samples.content()).items():
        page, balance = body.decode(), _Balance()
        balance.feed(page)
        assert (balance.wrong, balance.open) == ([], []), name
        assert len(balance.ids) == len(set(balance.ids)), name
        assert page.count("<h1") == 1, name
        assert not re.search(r"<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=", page), name


def test_every_page_says_first_that_the_plan_is_a_draft(built: Built) -> None:
    words = {"pages/nn": "Høyringsutkast", "pages/en": "Consultation draft"}
    for name, body in built(samples.content()).items():
        page = body.decode()
        said = page.index(words.get(name[:8], "Høringsutkast"), page.index("<main"))
        assert said < page.index("<h1"), name


def test_status_stands_in_words_beside_the_shape(built: Built) -> None:
    files = built(samples.content())
    for path, words in (("handlingsplan/", "Ikke startet"), ("en/handlingsplan/", "Not started")):
        assert f'<span class="mark mark-closed"></span> {words}' in main_of(files, path)
        assert f'<span class="mark mark-closed"></span> {words} – ' in main_of(files, f"{path}forste/")


def test_a_text_that_is_not_translated_is_marked_and_said_to_be_so(built: Built) -> None:
    files = built(samples.content())
    for prefix, line in (("nn/", "Noko av teksten"), ("en/", "Some of the text")):
        page = main_of(files, f"{prefix}handlingsplan/forste/")
        assert '<span lang="nb">Bare på bokmål.</span>' in page
        assert line in page
        assert line not in main_of(files, f"{prefix}handlingsplan/")
    assert 'lang="nb">Bare' not in main_of(files, "handlingsplan/forste/")


def test_what_nobody_has_said_is_said_to_be_unknown(built: Built) -> None:
    page = main_of(built(samples.content()), "handlingsplan/forste/")
    facts = dict(re.findall(r"<dt>([^<]*)</dt><dd>(.*?)</dd>", page, re.DOTALL))
    for label in ("Frist", "Mål å måle mot", "Hvem det gjelder"):
        assert facts[label].strip() == "Står ikke i utkastet", label
    assert "(tolket)" in page


def test_links_stay_in_the_readers_language(built: Built) -> None:
    files = built(samples.content())
    english = main_of(files, "en/handlingsplan/forste/")
    for url in ("/en/kunnskap/leder/", "/en/aktorer/vakta/", "/til-deg/en/", "/en/bekymret/", "/en/handlingsplan/"):
        assert f'href="{url}"' in english, url
    assert 'href="/til-deg/nb/"' in main_of(files, "nn/handlingsplan/forste/")  # there is no such page in nynorsk


def test_texts_are_escaped(built: Built) -> None:
    assert "Det første &lt;b&gt;" in main_of(built(samples.content()), "handlingsplan/")


def test_rows_for_the_search_stand_once_for_each_page_and_language() -> None:
    rows = plan_rows(samples.content())
    assert [(row.url, row.language) for row in rows] == [
        *(("/handlingsplan/", language) for language in ("nb", "nn", "en")),
        *(("/handlingsplan/forste/", language) for language in ("nb", "nn", "en")),
    ]
    assert "Do it." in rows[-1].text


def test_the_manifest_is_read_without_settings_and_without_models() -> None:
    code = (
        "import sys, utvei.workspace.plan.manifest; from django.conf import settings; "
        "sys.exit(settings.configured or 'django.db.models' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], env={"PATH": ""}, check=False).returncode == 0
