"""Trondheim's plan as it stands in the pack: eight measures, every part of them, whole in three languages, easy to read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.plan.conftest import Built
from utvei.foundation.packs.selectors import read_folder
from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.texts import LANGUAGES
from utvei.foundation.vocabulary.yamlfile import read
from utvei.public.knowledge.domain.klarsprak import LIMIT, readability
from utvei.workspace.plan.domain.checks import whole
from utvei.workspace.plan.domain.pack import MEASURES, PLAN, Whole, load

PARTS = {
    **dict.fromkeys(["1a", "1c", "2a", "2b", "3a", "4a", "5a", "5b", "5c", "5d", "6a", "6b", "7a", "8a"], "tiltak"),
    "1b": "presisering",
    "6c": "innholdskrav",
    **dict.fromkeys(["8b", "8c", "8d"], "resultatkrav"),
}


@pytest.fixture(scope="module")
def content() -> Content:
    """The municipality's pack over the national one."""
    return read_folder(Path(__file__).parents[2] / "packs/trondheim")


@pytest.fixture(scope="module")
def plan(content: Content) -> Whole:
    """The plan in it."""
    found = load(content)
    assert found
    return found


def test_it_is_whole(content: Content) -> None:
    assert list(whole(content)) == []


def test_eight_measures_in_three_areas_with_every_part(plan: Whole) -> None:
    assert [measure.number for measure in plan.measures.values()] == list(range(1, 9))
    assert [measure.area for measure in plan.measures.values()] == ["organise"] * 4 + ["prevent"] * 3 + ["assist"]
    assert {part.id: part.kind for measure in plan.measures.values() for part in measure.sub_actions} == PARTS
    assert (plan.plan.ordered_by.case, plan.plan.ordered_by.day.isoformat()) == ("130/21", "2021-10-27")


def test_doubt_about_who_answers_is_kept(plan: Whole) -> None:
    by_number = {measure.number: measure for measure in plan.measures.values()}
    assert {who.basis for part in by_number[2].sub_actions for who in part.responsible} == {"interpreted"}
    assert {who.basis for who in by_number[2].responsible} == {"stated"}
    assert by_number[2].remark
    assert all(part.responsible == [] for part in by_number[6].sub_actions)
    assert by_number[6].responsible_note
    assert by_number[4].remark
    assert {gap.measure for gap in plan.plan.gaps} >= {"kommunikasjon", "kompetanse"}


def texts(value: Any) -> Iterator[dict[str, str]]:
    """Yield every text in several languages of plain data."""
    if isinstance(value, dict) and isinstance(value.get("nb"), str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from texts(part)


def test_every_text_stands_in_three_languages_and_is_easy_to_read(content: Content) -> None:
    for path in (PLAN, *content.paths(MEASURES)):
        found = list(texts(read(content.text(path)).value))
        assert [text["nb"] for text in found if set(text) != set(LANGUAGES)] == [], path
        result = readability("\n".join(text["nb"] for text in found))
        assert result.lix < LIMIT, path
        assert result.long == (), path


def test_every_page_is_whole_in_its_language(content: Content, built: Built) -> None:
    files = built(content)
    assert len(files) == 27
    for name, body in files.items():
        page = body.decode()
        assert "Noko av teksten" not in page, name
        assert "Some of the text" not in page, name
        assert "Høringsutkast" in page or "Høyringsutkast" in page or "Consultation draft" in page, name
