"""The texts for the one who is exposed: the same keys in every language, marks where nobody has read, and nothing that gives away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from utvei.config.settings.common import PACKS
from utvei.foundation.packs.selectors import read_folder
from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.texts import LANGUAGES
from utvei.public.exposed.domain import checks
from utvei.public.exposed.domain.book import Book
from utvei.public.exposed.domain.languages import OWN_NAMES
from utvei.public.exposed.domain.pack import ShortPage
from utvei.public.exposed.manifest import book_of

FURTHER = ["pl", "ro", "bg", "lt", "uk", "ru", "es", "fr", "ar", "ti", "so", "fa", "th", "vi", "tl", "hi", "tr"]


@pytest.fixture(scope="module")
def content() -> Content:
    """The real packs."""
    return read_folder(PACKS / "trondheim")


@pytest.fixture(scope="module")
def book(content: Content) -> Book:
    """The real pages."""
    found = book_of(content)
    assert found is not None
    return found


def short(content: Content, language: str) -> dict[str, Any]:
    """A language's file as plain data."""
    found: dict[str, Any] = yaml.safe_load(content.text(f"exposed/{language}.yaml"))
    return found


def changed(content: Content, path: str, change: Callable[[Any], None]) -> Content:
    """The packs with one file changed."""
    value = yaml.safe_load(content.text(path))
    change(value)
    return Content({**content.files, path: yaml.safe_dump(value, allow_unicode=True, sort_keys=False).encode()})


def test_seventeen_further_languages_and_more(book: Book) -> None:
    assert set(FURTHER) <= set(book.short)
    assert set(book.whole) == set(LANGUAGES)
    assert set(book.languages()) <= set(OWN_NAMES)


def test_a_language_without_a_text_is_a_marked_gap(book: Book) -> None:
    assert "se" in book.form.gaps
    assert "se" in book.languages()
    assert "se" not in book.short


@pytest.mark.parametrize("language", FURTHER)
def test_what_nobody_has_read_says_so_and_carries_no_more_than_the_short_form(book: Book, language: str) -> None:
    assert book.short[language].machine
    assert language not in book.whole
    assert [shown.part.key for shown in book.parts(language)] == [part.key for part in book.form.short]


def test_all_parts_have_the_same_number_of_lines(content: Content) -> None:
    assert list(checks.check_short(content)) == []
    assert list(checks.check_whole(content)) == []
    assert list(checks.check_form(content)) == []


def drop_section(value: Any) -> None:
    """Take a part away."""
    del value["sections"]["free"]


def drop_line(value: Any) -> None:
    """Take a line away."""
    value["sections"]["phone"]["points"].pop()


def drop_mark(value: Any) -> None:
    """Take the mark away."""
    del value["machine"]


def add_get(value: Any) -> None:
    """Say more than bokmål does."""
    value["gets"]["iom"] = "Pomoc"


def false_gap(value: Any) -> None:
    """Mark a gap that is none."""
    value["gaps"] = ["gets.rosa"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (drop_section, "«sections.free», as in bokmål"),
        (drop_line, "«sections.phone.points.3», as in bokmål"),
        (drop_mark, "«machine» as long as no professional"),
        (add_get, "no «gets.iom»"),
        (false_gap, "no gap «gets.rosa»"),
    ],
)
def test_a_text_that_differs_is_refused_with_what_was_expected(content: Content, change: Callable[[Any], None], expected: str) -> None:
    faults = list(checks.check_short(changed(content, "exposed/pl.yaml", change)))
    assert faults
    assert all(fault.path == "exposed/pl.yaml" for fault in faults)
    assert any(expected in str(fault) for fault in faults)


def test_a_marked_gap_is_taken_and_english_stands_in(content: Content) -> None:
    def gap(value: Any) -> None:
        del value["gets"]["rosa"], value["sections"]["free"]
        value["gaps"] = ["gets.rosa", "sections.free", "sections.free.text.0", "sections.free.text.1"]

    with_gap = changed(content, "exposed/pl.yaml", gap)
    assert list(checks.check_short(with_gap)) == []
    book = book_of(with_gap)
    assert book is not None
    free = next(shown for shown in book.parts("pl") if shown.part.key == "free")
    assert (free.language, free.block.heading) == ("en", book.short["en"].sections["free"].heading)
    assert book.gets("rosa", "pl") == (book.short["en"].gets["rosa"], "en")


@pytest.mark.parametrize("calls", [["rosa", "krisesenteret"], ["krisesenteret", "rosa"]])
def test_rosa_is_neither_first_nor_last(content: Content, calls: list[str]) -> None:
    def change(value: Any) -> None:
        value["short"][1]["calls"] = calls

    assert any("before rosa" in str(fault) for fault in checks.check_form(changed(content, "exposed.yaml", change)))


def test_the_whole_text_is_for_three_languages_alone(content: Content) -> None:
    more = Content({**content.files, "exposed-whole/pl.yaml": content.files["exposed-whole/nb.yaml"]})
    assert any(fault.path == "exposed-whole/pl.yaml" for fault in checks.check_whole(more))

    def read_by_a_professional(value: Any) -> None:
        del value["machine"]
        value["reviewer"] = "Et tolkebyrå"

    read = changed(more, "exposed/pl.yaml", read_by_a_professional)
    assert list(checks.check_short(read)) == list(checks.check_whole(read)) == []


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        ("title", "Om menneskehandel", "neutral title"),
        ("not_your_fault", "Ring 22 33 11 66", "no phone number in a text"),
        ("sections", {"phone": {"heading": "Telefon", "points": ["Knappen «Ut» sletter ikke dette."]}}, "names the way out"),
    ],
)
def test_what_gives_away_is_refused(content: Content, field: str, text: object, expected: str) -> None:
    with pytest.raises(ValidationError, match=expected):
        ShortPage.model_validate({**short(content, "nb"), field: text})


def test_a_form_of_words_must_hold_its_place(content: Content) -> None:
    value = short(content, "nb")
    with pytest.raises(ValidationError, match="open_until"):
        ShortPage.model_validate({**value, "words": {**value["words"], "open_until": "Åpent"}})
