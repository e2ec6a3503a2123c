"""Three values: true, false, unknown."""

from __future__ import annotations

import itertools

import pytest

from utvei.public.guidance.domain.logic import Facts, Truth, compile_condition

# Three signs, one in each state; a condition on each is true, false and unknown.
FACTS = Facts(seen=frozenset({"threats"}), absent=frozenset({"violence"}))
SIGN: dict[Truth, str] = {True: "threats", False: "violence", None: "isolated"}
T, F, U = True, False, None
AND = [(T, T, T), (T, F, F), (T, U, U), (F, T, F), (F, F, F), (F, U, F), (U, T, U), (U, F, F), (U, U, U)]
OR = [(T, T, T), (T, F, T), (T, U, T), (F, T, T), (F, F, F), (F, U, U), (U, T, T), (U, F, U), (U, U, U)]


@pytest.mark.parametrize(("a", "b", "wanted"), AND)
def test_all(a: Truth, b: Truth, wanted: Truth) -> None:
    assert compile_condition({"all": [SIGN[a], SIGN[b]]}).value(FACTS) is wanted


@pytest.mark.parametrize(("a", "b", "wanted"), OR)
@pytest.mark.parametrize("folded", [True, False])
def test_any(a: Truth, b: Truth, wanted: Truth, folded: bool) -> None:
    parts = [SIGN[a], SIGN[b]] if folded else [{"all": [SIGN[a]]}, {"all": [SIGN[b]]}]
    assert compile_condition({"any": parts}).value(FACTS) is wanted


@pytest.mark.parametrize(("a", "wanted"), [(T, F), (F, T), (U, U)])
def test_not(a: Truth, wanted: Truth) -> None:
    assert compile_condition({"not": SIGN[a]}).value(FACTS) is wanted
    assert compile_condition({"not": {"not": SIGN[a]}}).value(FACTS) is a


STATES = list(itertools.product((T, F, U), repeat=3))
THREE = ("threats", "violence", "isolated")


@pytest.mark.parametrize("states", STATES)
@pytest.mark.parametrize("n", [1, 2, 3])
def test_at_least(states: tuple[Truth, ...], n: int) -> None:
    pairs = list(zip(THREE, states, strict=True))
    facts = Facts(seen=frozenset(k for k, s in pairs if s is T), absent=frozenset(k for k, s in pairs if s is F))
    could_be = {sum(world) >= n for world in itertools.product(*((s,) if s is not None else (True, False) for s in states))}
    wanted = could_be.pop() if len(could_be) == 1 else None
    condition = compile_condition({"at_least": {"n": n, "of": list(THREE)}})
    assert condition.value(facts) is wanted
    open_signs = {k for k, s in pairs if s is U}
    assert set(condition.missing(facts)) == (open_signs if wanted is None else set())


@pytest.mark.parametrize(
    ("years", "age", "child", "wanted"),
    [
        (18, 17, T, T), (18, 18, F, F), (18, None, T, T), (18, None, F, F), (18, None, U, U), (16, 15, T, T), (16, 16, T, F),
        (16, None, T, U), (16, None, F, F), (16, None, U, U), (20, None, T, T), (20, None, F, U), (20, 19, F, T), (1, 0, T, T),
    ],
)  # fmt: skip
def test_age_below(years: int, age: int | None, child: Truth, wanted: Truth) -> None:
    assert compile_condition({"age_below": years}).value(Facts(frozenset(), age=age, child=child)) is wanted
    met_nobody = Facts(frozenset({"nobody_met"}), age=age, child=child)
    assert compile_condition({"age_below": years}).value(met_nobody) is (wanted if child is True else None)


@pytest.mark.parametrize(
    ("leaf", "facts", "wanted"),
    [
        ("always", Facts(frozenset()), T),
        ("child", Facts(frozenset()), U),
        ("child", Facts(frozenset(), child=True), T),
        ("child", Facts(frozenset(), child=False), F),
        ("adult", Facts(frozenset()), U),
        ("adult", Facts(frozenset(), child=True), F),
        ("adult", Facts(frozenset(), child=False), T),
        ("may_be_child", Facts(frozenset()), T),
        ("may_be_child", Facts(frozenset(), child=False), F),
        ("may_be_child", Facts(frozenset({"nobody_met"})), F),
        ("age_unknown", Facts(frozenset()), T),
        ("age_unknown", Facts(frozenset({"nobody_met"})), F),
        ("acute", Facts(frozenset()), F),
        ("role:school", Facts(frozenset()), U),
        ("role:school", Facts(frozenset(), role="school"), T),
        ("role:school", Facts(frozenset(), role="nav"), F),
        ("employer:public", Facts(frozenset()), U),
        ("employer:public", Facts(frozenset(), employer="private"), F),
        ("level:possible", Facts(frozenset(), level=1), F),
        ("level:possible", Facts(frozenset(), level=3), T),
        ("form:crime", Facts(frozenset()), F),
        ("form:crime", Facts(frozenset(), forms=frozenset({"crime"})), T),
        ("seen:@means", Facts(frozenset()), F),
        ("seen:@means", Facts(frozenset({"groomed"})), T),
        ("@means", Facts(frozenset()), U),
        ("nobody_met", Facts(frozenset()), U),
    ],
)
def test_leaves(leaf: str, facts: Facts, wanted: Truth) -> None:
    assert compile_condition(leaf).value(facts) is wanted


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("threat", "did you mean «threats»"),
        ("@mean", "no group"),
        ("role:teacher", "no role"),
        ("level:high", "no level"),
        ("form:theft", "no form"),
        ({"all": []}, "at least one"),
        ({"any": "threats"}, "at least one"),
        ({"one": ["threats"]}, "no condition"),
        ({}, "one of all"),
        (None, "one of all"),
        ({"all": ["threats"], "any": ["threats"]}, "one of all"),
        ({"age_below": 0}, "no condition"),
        ({"age_below": 121}, "no condition"),
        ({"age_below": "18"}, "no condition"),
        ({"at_least": {"n": 0, "of": ["threats"]}}, "from 1 to 1"),
        ({"at_least": {"n": 2, "of": ["threats"]}}, "from 1 to 1"),
        ({"at_least": {"n": 1}}, "at_least with n"),
        ({"at_least": [1]}, "at_least with n"),
        ({"at_least": {"n": 1, "of": ["x"]}}, "no observation"),
    ],
)
def test_not_a_condition(written: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        compile_condition(written)
