"""The order of the first answers: what is let in among them, and what has to wait."""

from __future__ import annotations

from utvei.public.knowledge.arranging import Scored, arrange
from utvei.public.knowledge.ranking import Found


def _thing(key: str, score: float, kind: str = "page", *, why: str = "synonym", theme: tuple[str, int] | None = None) -> Scored:
    themes = {theme[0]: frozenset({theme[1]})} if theme else {}
    return Scored(kind, key, score, Found(score=score, why=why, themes=themes))


def _keys(things: list[Scored]) -> list[str]:
    assert [thing.score for thing in things] == sorted((thing.score for thing in things), reverse=True)
    return [thing.key for thing in things]


def test_someone_to_call_stands_among_the_first() -> None:
    pages = [_thing(key, score) for key, score in (("a", 10), ("b", 9), ("c", 8), ("d", 7))]
    assert _keys(arrange([*pages, _thing("rosa", 6, "actor")], cry=False)) == ["a", "b", "rosa", "c", "d"]
    # Not one who is hardly meant, nor one whose words only happen to be alike.
    assert _keys(arrange([*pages, _thing("rosa", 2, "actor")], cry=False))[2] == "c"
    assert _keys(arrange([*pages, _thing("rosa", 6, "actor", why="words")], cry=False))[2] == "c"


def test_a_page_stands_among_the_first() -> None:
    actors = [_thing(key, score, "actor") for key, score in (("x", 10), ("y", 9), ("z", 8))]
    assert _keys(arrange([*actors, _thing("page", 5)], cry=False)) == ["x", "y", "page", "z"]


def test_each_thing_that_is_said_has_an_answer() -> None:
    paid = [_thing(key, score, theme=("pay", 0)) for key, score in (("a", 10), ("b", 9), ("c", 8))]
    lawyer = _thing("lawyer", 4, theme=("lawyer", 3))
    assert _keys(arrange([*paid, lawyer], cry=False)) == ["a", "b", "lawyer", "c"]
    call = _thing("nav", 7, "actor", theme=("pay", 0))
    assert _keys(arrange([*paid, lawyer, call], cry=False)) == ["a", "lawyer", "nav", "b", "c"]


def test_the_page_for_the_exposed_comes_first_for_a_cry_and_third_for_a_question() -> None:
    things = [_thing("pl", 12, "exposed"), _thing("a", 10), _thing("b", 9), _thing("c", 8)]
    assert _keys(arrange(things, cry=True)) == ["pl", "a", "b", "c"]
    assert _keys(arrange(things, cry=False)) == ["a", "b", "pl", "c"]


def test_what_is_aside_takes_one_place_unless_it_is_named_or_asked_for() -> None:
    things = [_thing("p1", 10, "plan"), _thing("p2", 9, "plan"), _thing("a", 8), _thing("b", 7)]
    assert _keys(arrange(things, cry=False)) == ["p1", "a", "b", "p2"]
    assert _keys(arrange(things, cry=False, parts={"plan"})) == ["p1", "p2", "a", "b"]
    named = [
        _thing("g1", 10, "glossary"),
        _thing("g2", 9, "glossary", why="exact"),
        _thing("r", 8, "resource"),
        _thing("a", 7),
        _thing("b", 6),
    ]
    assert _keys(arrange(named, cry=False)) == ["g1", "g2", "a", "r", "b"]
