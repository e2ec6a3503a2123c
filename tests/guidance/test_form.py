"""The form behind the tool: answers travel whole, and what no form of ours sends is refused."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utvei.foundation.vocabulary.domain.keys import vocabulary
from utvei.public.guidance.domain.assessment import Place, Refused, parse_assessment
from utvei.public.guidance.domain.form import AGES, STEPS, Answers, next_step, read_answers, without_screen

SITUATIONS = ("work", "sexual", "crime", "begging", "marriage", "home", "unsure")
SIGNS = st.frozensets(st.sampled_from(list(vocabulary().observations)), max_size=12)
ANSWERS = st.builds(
    Answers,
    obs=SIGNS,
    told=SIGNS,
    absent=SIGNS,
    age=st.sampled_from([None, *AGES]),
    role=st.sampled_from([None, *vocabulary().roles]),
    employer_kind=st.sampled_from([None, *vocabulary().employer_kinds]),
    situations=st.lists(st.sampled_from(SITUATIONS), unique=True).map(tuple),
)


def fields(pairs: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    """Pairs as a posted form gives them."""
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


@settings(max_examples=80, deadline=None, database=None)
@given(answers=ANSWERS)
def test_round_trip(answers: Answers) -> None:
    assert read_answers(fields(answers.pairs()), SITUATIONS) == answers


@settings(max_examples=80, deadline=None, database=None)
@given(answers=ANSWERS, step=st.sampled_from(STEPS), keys=SIGNS)
def test_what_a_screen_hides_and_what_it_shows_make_the_whole(answers: Answers, step: str, keys: frozenset[str]) -> None:
    hidden = set(without_screen(answers, step, keys).pairs())
    own = set(answers.pairs()) - hidden
    names = {"who": {"age", "role", "employer_kind"}, "situation": {"situation"}}.get(step, set()) | {"obs", "told", "absent"}
    assert {name for name, _ in own} <= names
    assert all(value in keys for name, value in own if name in ("obs", "told", "absent"))
    assert hidden | own == set(answers.pairs())


@settings(max_examples=80, deadline=None, database=None)
@given(answers=ANSWERS, language=st.sampled_from(["nb", "nn", "en"]))
def test_answers_make_an_assessment_or_say_why_not(answers: Answers, language: str) -> None:
    if answers.age is None:
        with pytest.raises(Refused, match="who it is about"):
            answers.assessment(language)
        return
    data = answers.assessment(language)
    if set(answers.clashes()) - {"nobody_met"}:
        with pytest.raises(Refused, match="stands in both"):
            parse_assessment(data, Place("trondheim"))
        return
    found = parse_assessment(data, Place("trondheim"))
    assert found.child is {"child": True, "adult": False}.get(answers.age)
    assert ("nobody_met" in found.observed) == (answers.age == "nobody_met"), "a tick elsewhere must not take a child's age away"
    assert "nobody_met" not in found.told | found.absent


def test_clashes_are_named_in_the_order_of_the_vocabulary() -> None:
    answers = Answers(obs=frozenset({"threats", "isolated"}), told=frozenset({"isolated"}), absent=frozenset({"threats"}))
    assert answers.clashes() == ("threats", "isolated")


@pytest.mark.parametrize(
    ("posted", "message"),
    [
        ({"obs": ["threat"]}, "no «threat» under «obs»"),
        ({"told": ["Threats"]}, "under «told»"),
        ({"absent": [""]}, "under «absent»"),
        ({"age": ["16"]}, "under «age»"),
        ({"age": ["child", "adult"]}, "«age» can have one answer"),
        ({"role": ["teacher"]}, "under «role»"),
        ({"role": ["school", "nav"]}, "«role» can have one answer"),
        ({"employer_kind": ["state"]}, "under «employer_kind»"),
        ({"situation": ["war"]}, "under «situation»"),
        ({"obs": ["threats\n\x00\x1b[31m"]}, "under «obs»"),
        ({"obs": ["x" * 100_000]}, "under «obs»"),
        ({"obs": ["threats"] * 401}, "too many"),
        ({"anything": ["x"] * 401}, "too many"),
    ],
)
def test_refused(posted: dict[str, list[str]], message: str) -> None:
    with pytest.raises(Refused, match=message) as refused:
        read_answers(posted, SITUATIONS)
    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 200


def test_empty_choices_are_no_answer() -> None:
    assert read_answers({"age": [""], "role": [""], "employer_kind": [""], "go": ["next"], "step": ["who"]}, SITUATIONS) == Answers()


@pytest.mark.parametrize(
    ("step", "go", "to"),
    [
        ("acute", "next", "who"),
        ("who", "next", "situation"),
        ("more", "next", "advice"),
        ("acute", "back", "acute"),
        ("more", "back", "signs"),
    ],
)
def test_next_step(step: str, go: str, to: str) -> None:
    assert next_step(step, go) == to


@pytest.mark.parametrize("step", ["", "advice", "../etc", "x\r\ny" * 20])
def test_no_such_screen(step: str) -> None:
    with pytest.raises(Refused, match="no screen") as refused:
        next_step(step, "next")
    assert str(refused.value).isprintable()
