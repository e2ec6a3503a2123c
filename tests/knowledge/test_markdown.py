"""A text becomes safe HTML, with anchors that stay, sources numbered in reading order, and shortcodes resolved."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utvei.public.knowledge.domain.markdown import Links, Target, Writer, has_title, plain
from utvei.public.knowledge.domain.texts import slugify


def _page(slug: str) -> Target:
    return Target(f"/kunnskap/{slug}/", f"Siden <{slug}>")


LINKS = Links(
    page=_page,
    term=lambda slug: Target(f"/kunnskap/ordliste/#{slug}", slug),
    call=lambda key, block: f'<div class="call">{key}</div>' if block else f"<span>{key}</span>",
    actor=str.upper,
)


def html(text: str) -> str:
    """Return a text as HTML."""
    return Writer(LINKS).block(text)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:x)",
        "<javascript:alert(1)>",
        '<a href="javascript:alert(1)">x</a>',
        "<img src=x onerror=alert(1)>",
        "![x](https://example.org/x.png)",
        "<iframe src=//example.org></iframe>",
        '<p style="color:red" onclick="x()">x</p>',
        "<style>*{display:none}</style>",
        '[x](https://example.org/ "a\\" onclick=\\"x()")',
        "[x]: javascript:alert(1)\n\n[x]",
        "<!-- hidden -->",
        "```html\n<script>x</script>\n```",
        "{page:x|<script>y</script>}",
        "{term:x|<img src=x>}",
    ],
)
def test_nothing_unsafe_comes_through(text: str) -> None:
    found = html(text)
    assert not re.search(r"<(script|img|iframe|style|object|form|svg)\b", found)
    assert not re.search(r"<[^>]*\s(on\w+|style|src)\s*=", found)
    assert not re.search(r'<a [^>]*href="(?!https?:|tel:|sms:|/|#)', found)
    assert "<!--" not in found


@given(st.text(alphabet=st.sampled_from("ab<>\"'&=/:;#()[]{}|!*_`~\n -javscriptonerhf"), max_size=300))
def test_any_text_becomes_safe_html(text: str) -> None:
    found = html(text)
    assert not re.search(r"<(script|img|iframe|style)\b", found, re.IGNORECASE)
    assert not re.search(r'href="\s*javascript', found, re.IGNORECASE)


def test_headings_get_anchors_that_stay() -> None:
    writer = Writer(LINKS)
    found = writer.block("## Hva gjør jeg på skolen?\n\n### Æ, ø og å\n\n## Hva gjør jeg på skolen?\n\n## Kilder\n")
    assert re.findall(r'id="([^"]+)"', found) == ["hva-gjor-jeg-pa-skolen", "ae-o-og-a", "hva-gjor-jeg-pa-skolen-2", "kilder-2"]
    assert writer.contents == [
        ("hva-gjor-jeg-pa-skolen", "Hva gjør jeg på skolen?"),
        ("hva-gjor-jeg-pa-skolen-2", "Hva gjør jeg på skolen?"),
        ("kilder-2", "Kilder"),
    ]


@given(st.text(max_size=60))
def test_an_anchor_is_plain_and_stable(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slugify(text))
    assert slugify(slugify(text)) == slugify(text)


def test_sources_are_numbered_in_the_order_of_reading() -> None:
    writer = Writer(LINKS)
    first = writer.line("Svar. {source:b}")
    found = writer.block("A {source:a} og {source:b}, C {source:c}.")
    assert writer.sources == ["b", "a", "c"]
    assert '<a href="#kilde-b" aria-label="Kilde 1">1</a>' in first
    assert [int(n) for n in re.findall(r">(\d)</a></sup>", found)] == [2, 1, 3]


def test_a_source_mark_follows_its_sentence_closely() -> None:
    assert 'Slutt.<sup class="source-mark">' in html("Slutt. {source:a} Så")
    assert "</sup> Så" in html("Slutt. {source:a} Så")
    assert plain("Slutt. {source:a} Så.") == "Slutt. Så."


def test_a_call_alone_is_a_block_and_in_a_sentence_it_is_not() -> None:
    assert html("{call:rosa}") == '<div class="call">rosa</div>'
    assert html("Ring {call:rosa}.") == "<p>Ring <span>rosa</span>.</p>\n"
    assert "<p>" not in html("{call:a}\n{call:b}")
    assert html("- {call:a}\n- {call:b}").count('<div class="call">') == 2


def test_links_between_pages_keep_their_words() -> None:
    assert html("[les her](page:tegn)") == '<p><a href="/kunnskap/tegn/">les her</a></p>\n'
    assert html("{page:tegn}") == '<p><a href="/kunnskap/tegn/">Siden &lt;tegn&gt;</a></p>\n'
    assert html("{term:offer|utsatt}") == '<p><a class="term" href="/kunnskap/ordliste/#offer">utsatt</a></p>\n'
    assert 'rel="noopener noreferrer"' in html("[ut](https://example.org/)")
    assert "{call:rosa}" in html("`{call:rosa}`")


def test_a_heading_of_the_first_level_is_lowered_and_told() -> None:
    assert "<h1" not in html("# Tittel")
    assert has_title("Tekst\n\n# Tittel") == 3
    assert has_title("## Ikke tittel") is None


def test_a_table_can_be_scrolled_with_the_keyboard() -> None:
    found = html("| a | b |\n|---|---|\n| 1 | 2 |")
    assert '<div class="table-scroll" role="region" tabindex="0" aria-label="Tabell">' in found
    assert found.count("<td>") == 2


def test_plain_text_reads_as_a_person_reads() -> None:
    text = "## Hva?\n\nRing {call:rosa}. {source:a}\n\n- [se](page:tegn) *nå*\n- {term:offer}"
    assert plain(text, LINKS) == "Hva?\nRing ROSA.\nse nå\noffer"
    assert plain(text) == "Hva?\nRing rosa.\nse nå\noffer"


def test_an_unknown_key_is_not_passed_over() -> None:
    def missing(slug: str) -> Target:
        raise KeyError(slug)

    with pytest.raises(KeyError, match="borte"):
        Writer(Links(page=missing, term=missing, call=LINKS.call, actor=str)).block("{page:borte}")
