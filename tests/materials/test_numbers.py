"""The rule of numbers: known to all, confirmed, or decided by somebody with a name; and a disputed one never alone."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.materials.conftest import ItemsOf
from tests.materials.samples import approved, confirmed, only, said
from tests.pdfs import pages_of
from utvei.foundation.release.selectors import Release
from utvei.foundation.vocabulary.content import Content
from utvei.workspace.materials.domain.numbers import ALWAYS, may_print
from utvei.workspace.materials.items import Item

POSTER = "/materiell/til-deg/plakat-{}"
# Three digits or more that stand together, with or without spaces between them: what could be rung. Years are no numbers.
_DIGITS = re.compile(r"(?<![\d.])\d(?:[ \u00a0]?\d){2,}(?!\d)")
_YEAR = re.compile(r"(?:19|20|25)\d\d")


def numbers_in(text: str) -> set[str]:
    """Return what could be rung in a text."""
    found = {re.sub(r"\D", "", one) for one in _DIGITS.findall(text)}
    return {one for one in found if not _YEAR.fullmatch(one)}


def rows(item: Item) -> list[dict[str, Any]]:
    """Return every contact an item names, those beside others too."""
    found = [row for group in item.data["groups"] for row in group["rows"]]
    return [*found, *(row["beside"] for row in found if row["beside"])]


def row(item: Item, key: str) -> dict[str, Any]:
    """Return one contact of an item."""
    return next(one for one in rows(item) if one["key"] == key)


def test_no_item_says_a_number_that_nobody_has_confirmed(all_items: dict[str, Item]) -> None:
    assert len(all_items) > 200
    for stem, item in all_items.items():
        for text in said(item.data):
            assert numbers_in(text) <= ALWAYS, f"{stem}: {text}"
        assert {one["number"].replace("\u00a0", "") for one in item.data["emergency"]} == {"112", "113", "116117"}, stem


def test_the_printed_files_say_none_either(release: Release) -> None:
    # The words of the finished files, in alphabets that stand in them letter for letter.
    files = [file for file in release.path("pages/materiell").rglob("*.pdf") if re.search(r"-(nb|nn|en|pl|ru|so)(-\w+)?\.pdf$", file.name)]
    assert len(files) > 60
    for file in files:
        pages = pages_of(file.read_bytes())
        found = {number for page in pages for line in page.splitlines() for number in numbers_in(line)}
        assert found <= ALWAYS, file
        assert "112" in found, file


def test_a_confirmed_number_is_printed_without_a_mark(content: Content, items_of: ItemsOf) -> None:
    made = items_of(only(confirmed(content, "krisesenteret"), "exposed/*.yaml"))
    found = row(made[POSTER.format("nb")], "krisesenteret")
    assert (found["number"], found["unconfirmed"]) == ("73\u00a052\u00a034\u00a020", "")
    assert row(made[POSTER.format("nb")], "vo-linjen")["number"] == ""


@pytest.mark.parametrize(("language", "words"), (("nb", "ikke bekreftet"), ("th", "ยังไม่ยืนยัน"), ("ar", "غير مؤكد")))
def test_a_number_that_an_editor_decided_carries_its_mark_in_the_readers_language(
    content: Content, items_of: ItemsOf, language: str, words: str
) -> None:
    made = items_of(only(approved(content, "krisesenteret"), "exposed/*.yaml"))
    found = row(made[POSTER.format(language)], "krisesenteret")
    assert found["number"].endswith("20")
    assert found["unconfirmed"] == words


def test_where_no_number_is_printed_nobody_is_asked_to_ring_one(content: Content, items_of: ItemsOf) -> None:
    pack = only(content, "exposed/*.yaml")
    without, with_one = items_of(pack), items_of(approved(pack, "krisesenteret"))
    assert all(group["text"] == [] for group in without[POSTER.format("nb")].data["groups"])
    adult, young = with_one[POSTER.format("nb")].data["groups"]
    assert adult["text"] and young["text"] == []


def test_rosa_is_never_printed_alone(content: Content, items_of: ItemsOf) -> None:
    alone = items_of(only(approved(content, "rosa"), "exposed/*.yaml", "materials/texts/*"))
    assert {one["number"] for item in alone.values() for one in rows(item) if one["key"] == "rosa"} == {""}
    both = items_of(only(approved(content, "rosa", "krisesenteret", "vo-linjen"), "exposed/*.yaml", "materials/texts/*"))
    found = [one for item in both.values() for one in rows(item) if one["key"] == "rosa"]
    assert found
    for one in found:
        assert one["number"] and one["disputed"] and one["unconfirmed"]
        assert one["beside"]["number"], one


def test_rosa_is_never_first(all_items: dict[str, Item]) -> None:
    for stem, item in all_items.items():
        named = [one["key"] for group in item.data["groups"] for one in group["rows"]]
        assert named[:1] != ["rosa"], stem


def test_the_rule_itself() -> None:
    assert may_print("x", "116117", None, {})
    assert not may_print("x", "116006", None, {})
