"""For random assessments, level and forms equal an independent reading, and what must always hold does hold."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.guidance import oracle
from tests.guidance.asking import FIELDS, actors, ask, assessments, child_of, seen
from utvei.foundation.release.selectors import Release
from utvei.foundation.vocabulary.domain.keys import vocabulary

LEVELS = ("none", "watch", "possible", "strong")
CONTROL = sorted(oracle.CORE | oracle.CONDITIONS | oracle.MEANS | oracle.ACTS | oracle.EFFECTS)
KEYS = {
    "because": {"rule", "text", "observations", "source"},
    "not_yet": {"rule", "text", "missing"},
    "ask_next": {"observation", "question", "why"},
    "steps": {"order", "text", "do_not", "contacts", "source"},
    "duties": {"key", "applies", "text", "law", "source"},
    "rights": {"key", "text", "source"},
    "contacts": {"actor", "name", "phone", "open", "opens", "closes", "why", "confirmed"},
    "other_routes": {"key", "text", "contacts"},
}
UNIT = {"unit", "actor", "text", "status", "reachable"}
FIRST_112 = {
    "acute_danger_to_life", "acute_violence_now", "acute_being_held", "acute_exploiter_present", "acute_about_to_be_moved",
}  # fmt: skip
FIRST_113 = {"acute_medical_need", "acute_suicidal"}


def some(examples: int) -> settings:
    """As many examples; the release is made once and never changed, so it may be shared."""
    return settings(max_examples=examples, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def level(answer: dict[str, Any]) -> int:
    """The level as a number."""
    return LEVELS.index(answer["level"])


def with_sign(data: dict[str, Any], sign: str) -> dict[str, Any]:
    """The same, with one more sign seen."""
    rest = {name: [key for key in data.get(name, []) if key != sign] for name in ("told", "absent")}
    return {**data, **rest, "observations": sorted({*data["observations"], sign} - {*rest["told"]})}


def without_signs(data: dict[str, Any], signs: set[str]) -> dict[str, Any]:
    """The same, with nothing said of these signs."""
    return {name: [key for key in value if key not in signs] if isinstance(value, list) else value for name, value in data.items()}


@some(400)
@given(data=assessments())
def test_level_and_forms_equal_the_oracle(release: Release, data: dict[str, Any]) -> None:
    answer = ask(release, data)
    wanted = oracle.level(seen(data), child_of(data))
    assert answer["level"] == LEVELS[wanted]
    assert answer["forms"] == oracle.forms(seen(data), wanted)
    assert answer["acute"] == bool(seen(data) & oracle.keys("acute"))


@some(200)
@given(data=assessments(), sign=st.sampled_from(CONTROL))
def test_a_sign_more_of_exploitation_or_control_never_lowers(release: Release, data: dict[str, Any], sign: str) -> None:
    assume(not ("violence_in_close_relation" in seen(data) and sign in oracle.MEANS))
    assert level(ask(release, with_sign(data, sign))) >= level(ask(release, data))


@some(150)
@given(data=assessments(), sign=st.sampled_from(sorted(oracle.keys("other") - {"nobody_met", "violence_in_close_relation"})))
def test_other_signs_lower_nothing(release: Release, data: dict[str, Any], sign: str) -> None:
    assert level(ask(release, with_sign(data, sign))) >= level(ask(release, data))


@some(150)
@given(data=assessments())
def test_own_choice_changes_nothing_once_a_means_is_seen(release: Release, data: dict[str, Any]) -> None:
    assume(seen(data) & oracle.MEANS or child_of(data) is not False)
    without = without_signs(data, {"own_choice_stated"})
    assert level(ask(release, with_sign(without, "own_choice_stated"))) == level(ask(release, without))


@some(150)
@given(data=assessments(), sign=st.sampled_from(sorted(oracle.CONTRARY)))
def test_what_speaks_against_never_brings_below_watch_nor_two_steps_down(release: Release, data: dict[str, Any], sign: str) -> None:
    none = without_signs(data, oracle.CONTRARY)
    before, after = level(ask(release, none)), level(ask(release, with_sign(none, sign)))
    assert min(before, 1) <= after <= before <= after + 1


@some(150)
@given(data=assessments(), core=st.sampled_from(sorted(oracle.CORE)))
def test_a_child_with_a_core_sign_is_never_below_strong(release: Release, data: dict[str, Any], core: str) -> None:
    data = with_sign(data, core)
    assume(child_of(data) is True or (child_of(data) is None and "nobody_met" not in seen(data)))
    answer = ask(release, data)
    assert answer["level"] == "strong"
    assert answer["lead"]["unit"] == "child_welfare"


@some(150)
@given(data=assessments())
def test_told_counts_like_observed_and_absent_never_raises(release: Release, data: dict[str, Any]) -> None:
    told = {**data, "told": sorted(seen(data)), "observations": []}
    bare = {**data, "absent": []}
    answers = [ask(release, one) for one in (data, told, bare)]
    assert len({answer["level"] for answer in answers}) == 1
    assert len({tuple(answer["forms"]) for answer in answers}) == 1
    assert [actors(answer)[0] for answer in answers[:2]] == [actors(answers[0])[0]] * 2
    if data["observations"] and answers[1]["because"]:
        words = {"nb": "fortalt", "nn": "fortalt", "en": "told"}[data.get("language", "nb")]
        assert any(words in line["text"] for line in answers[1]["because"])


@some(200)
@given(data=assessments())
def test_contacts(release: Release, data: dict[str, Any]) -> None:
    contacts = ask(release, data)["contacts"]
    named = [contact["actor"] for contact in contacts]
    assert len(set(named)) == len(named)
    assert {"politi-112", "nod-113"} & set(named)
    adult = child_of(data) is False
    assert adult or named[0] != "rosa"
    if "rosa" in named:
        beside = contacts[named.index("rosa") + 1]
        assert beside["open"] is True
        assert beside["phone"]
        assert child_of(data) is not True or "nobody_met" in seen(data)
    assert all(contact["confirmed"] is None and contact["why"] for contact in contacts)


@some(200)
@given(data=assessments(), sign=st.sampled_from(sorted(oracle.keys("acute"))))
def test_an_acute_sign_always_brings_its_number_first(release: Release, data: dict[str, Any], sign: str) -> None:
    data = with_sign(data, sign)
    answer, signs = ask(release, data), seen(data)
    named = actors(answer)
    maybe_child = child_of(data) is True or (child_of(data) is None and "nobody_met" not in signs)
    if signs & FIRST_112:
        assert named[0] == "politi-112"
        assert not signs & FIRST_113 or named[1] == "nod-113"
    elif signs & FIRST_113:
        assert named[0] == "nod-113"
    else:
        assert named[0] == ("barnevernsvakta" if maybe_child else "krisesenteret")
        assert "politi-112" in named[:4]
    if maybe_child:
        assert answer["lead"]["unit"] == "child_welfare"
        assert "barnevernsvakta" in named[:4]


@some(200)
@given(data=assessments())
def test_lead(release: Release, data: dict[str, Any]) -> None:
    answer, child, signs = ask(release, data), child_of(data), seen(data)
    unit, also = answer["lead"]["unit"], answer["lead"]["also"]
    assert bool(also) == (unit == "child_welfare" and child is None)
    assert not also or also["unit"] == "health_and_welfare_office"
    if "nobody_met" in signs and child is not True:
        assert (unit, answer["child"]) == ("none", None)
        return
    assert answer["child"] is child
    hurt = signs & {"neglect_or_harsh_care", "violence", "sexual_violence", "violence_in_close_relation"} or answer["acute"]
    if child is False:
        assert unit == ("health_and_welfare_office" if level(answer) >= 2 else "none")
    else:
        assert unit == ("child_welfare" if level(answer) >= 2 or hurt else "none")


@some(200)
@given(data=assessments())
def test_the_answer_has_the_contracts_form(release: Release, data: dict[str, Any]) -> None:
    answer = ask(release, data)
    assert list(answer) == FIELDS
    for name, keys in KEYS.items():
        assert all(set(line) == keys for line in answer[name]), name
    assert set(answer["lead"]) == UNIT | {"also"}
    assert answer["lead"]["also"] is None or set(answer["lead"]["also"]) == UNIT
    for name in ("because", "steps", "duties", "rights"):
        assert all(line["text"] and line["source"] for line in answer[name]), name
    assert all(line["text"] and line["contacts"] for line in answer["other_routes"])
    assert [step["order"] for step in answer["steps"]] == list(range(1, len(answer["steps"]) + 1))
    assert [duty["key"] for duty in answer["duties"]] == list(vocabulary().duties)
    assert set(answer["topics"]) <= set(vocabulary().topics)
    assert level(answer) == 0 or answer["because"]
    assert all(set(line["observations"]) <= seen(data) for line in answer["because"])
    known = seen(data) | set(data.get("absent", ()))
    assert not known & {key for line in answer["not_yet"] for key in line["missing"]}
    assert not known & {question["observation"] for question in answer["ask_next"]}
    assert level(answer) < 2 or any(step["do_not"] for step in answer["steps"])
    assert level(answer) < 2 or not answer["other_routes"]


@some(200)
@given(data=assessments())
def test_a_duty_is_no_only_when_something_known_excludes_it(release: Release, data: dict[str, Any]) -> None:
    applies = {duty["key"]: duty["applies"] for duty in ask(release, data)["duties"]}
    if data.get("role") is None and data.get("employer_kind") in (None, "unknown"):
        assert applies["health_emergency_notification"] != "no" or FIRST_112 & set(data.get("absent", ()))
        assert applies["right_to_share"] != "no"
        if child_of(data) is not False and "nobody_met" not in seen(data):
            assert applies["duty_to_inform_child_welfare"] != "no"
    if "child_affected" in seen(data):
        assert applies["duty_to_report_child"] != "no" or data.get("role") == "self" or data.get("employer_kind") == "private"
    elif child_of(data) is False and "child_affected" not in data.get("absent", ()):
        bound_to_nobody = data.get("role") == "self" or data.get("employer_kind") == "private"
        assert applies["duty_to_report_child"] == "maybe" or bound_to_nobody


@some(150)
@given(data=assessments())
def test_a_child_affected_brings_child_welfare_at_every_level(release: Release, data: dict[str, Any]) -> None:
    named = actors(ask(release, with_sign(data, "child_affected")))
    assert {"barnevernsvakta", "barnevernstjenesten"} <= set(named)


@some(200)
@given(data=assessments(age_group=None, age=None))
def test_unknown_age_never_leads_to_the_adult_route_alone(release: Release, data: dict[str, Any]) -> None:
    answer = ask(release, data)
    assert answer["lead"]["unit"] != "health_and_welfare_office"
    if level(answer) >= 2 and "nobody_met" not in seen(data):
        assert answer["lead"]["unit"] == "child_welfare"
        assert actors(answer)[0] in ("politi-112", "nod-113", "barnevernsvakta", "krisesenteret")
        assert "barnevernsvakta" in actors(answer)


@some(200)
@given(data=assessments(), stay=st.sampled_from(["no_legal_stay", "stay_depends_on_exploiter"]))
def test_with_insecure_stay_rosa_stands_before_any_tip(release: Release, data: dict[str, Any], stay: str) -> None:
    data = with_sign(data, stay)
    answer = ask(release, data)
    assume(child_of(data) is False and not answer["acute"] and "nobody_met" not in seen(data) and data.get("role") != "self")
    named = actors(answer)
    assert "rosa" in named
    tips = {"a-krim", "politi-02800", "arbeidstilsynet", "kripos-tips", "udi", "uropatruljen", "fair-play-bygg"}
    assert not tips & set(named[: named.index("rosa")])


def test_where_nobody_was_met_nothing_speaks_for_a_grown_up(release: Release) -> None:
    traces = {"observations": ["works_against_will", "keeps_own_documents", "nobody_met"]}
    assert ask(release, traces)["level"] == "possible"
    assert ask(release, {"observations": traces["observations"][:2], "age": 30})["level"] == "watch"


def test_the_use_of_a_childs_identity_alone_is_no_purpose_in_the_law_on_trafficking(release: Release) -> None:
    def applies(sign: str) -> str:
        duties = ask(release, {"observations": [sign], "age": 15})["duties"]
        return str(next(duty["applies"] for duty in duties if duty["key"] == "duty_to_prevent"))

    assert {sign: applies(sign) for sign in sorted(oracle.CORE)} == {
        sign: "maybe" if sign == "identity_or_benefits_used" else "yes" for sign in sorted(oracle.CORE)
    }
