"""Who can help now: the contract's form, the ranking, the rules about doubtful numbers and adults, and refusals."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.directory.samples import EVENING, OFFICE, USUALLY, WEEKDAYS, directory, phone, raw_actor
from utvei.foundation.vocabulary.domain.keys import vocabulary
from utvei.public.directory.domain.help_now import Query, Refused, Result, for_adults, who_can_help
from utvei.public.directory.domain.listing import Directory

NIGHT, MORNING = "2027-05-17T22:00", "2027-05-18T10:00"
DOUBT = {"nb": "Nummeret er usikkert."}


def doubtful(**changed: Any) -> dict[str, Any]:
    return raw_actor(
        needs=["trafficking_advice"], ages={"min": 18}, group="national_helpline", channels=[phone("always", disputed=DOUBT)], **changed
    )


def town() -> Directory:
    return directory(
        districts=("Lerkendal", "Østbyen"),
        advice=doubtful(),
        night=raw_actor(needs=["mental_health", "trafficking_advice"]),
        children=raw_actor(
            needs=["child_protection"], ages={"min": 0, "max": 17}, channels=[phone("always"), {**phone(EVENING), "channel": "sms"}]
        ),
        office=raw_actor(needs=["economy"], channels=[phone(OFFICE)]),
        early=raw_actor(needs=["economy"], channels=[phone({**OFFICE, "rows": [{"days": WEEKDAYS, "from": "08:00", "to": "15:00"}]})]),
        youth=raw_actor(needs=["youth_outreach"], ages={"min": 13, "max": 25}, channels=[phone(USUALLY)]),
        silent=raw_actor(needs=["legal_advice"], channels=[]),
        form=raw_actor(needs=["labour_tips"], channels=[{"channel": "web", "url": "https://example.no/tips", "hours": "always"}]),
        page=raw_actor(needs=["labour_tips"], channels=[{"channel": "web", "url": "https://example.no/", "hours": "unknown"}]),
        local=raw_actor(needs=["family_support"], districts=["Lerkendal"], channels=[phone("unknown")]),
        alarm=raw_actor(needs=["emergency"], emergency=True, group="national_addition", channels=[phone("always", "112")]),
    )


def ask(book: Directory | None = None, **raw: Any) -> list[Result]:
    book = book or town()
    return list(who_can_help(book, Query.parse({"at": MORNING, **raw}, districts=book.districts)).results)


def keys(found: list[Result]) -> list[str]:
    return [result.listed.key for result in found]


def test_the_form_of_the_answer() -> None:
    book = town()
    answer = who_can_help(book, Query.parse({"at": NIGHT, "need": ["child_protection"]})).as_json()
    assert json.dumps(answer, ensure_ascii=False) == json.dumps(
        {
            "at": "2027-05-17T22:00:00+02:00",
            "results": [
                {
                    "actor": "children",
                    "name": "Prøvetelefonen",
                    "open": True,
                    "opens": None,
                    "closes": None,
                    "channels": [
                        {"channel": "phone", "number": "11111111", "open": True, "opens": None, "closes": None},
                        {"channel": "sms", "number": "11111111", "open": True, "opens": None, "closes": "2027-05-17T22:45:00+02:00"},
                    ],
                    "ages": {"min": 0, "max": 17},
                    "cost": None,
                    "anonymous": None,
                    "without_papers": None,
                    "languages": ["nb"],
                    "why": "Har åpent nå. Hjelper med barnevern.",
                    "read_in_source": "2026-11-22",
                    "confirmed": None,
                }
            ],
        },
        ensure_ascii=False,
    )


def test_everyone_is_listed_without_a_need_and_the_open_ones_stand_first() -> None:
    found = ask(at=NIGHT, age=30)
    assert set(keys(found)) == {listed.key for listed in town().actors} - {"children", "youth"}
    states = [result.moment.state for result in found]
    assert states == sorted(states, key=["open", "unknown", "closed"].index)
    assert keys(found)[-2:] == ["early", "office"], "the one that opens first comes first"
    assert keys([r for r in found if r.moment.state == "open"])[-1] == "alarm"


def test_emergency_numbers_come_first_when_they_are_asked_for() -> None:
    assert keys(ask(need=["emergency", "mental_health"], age=30))[0] in {"alarm", "night"}
    assert keys(ask(need=["emergency"], age=30)) == ["alarm"]


def test_closed_says_when_it_opens_and_unknown_never_guesses() -> None:
    by_key = {result.listed.key: result.as_json() for result in ask(at="2027-05-14T18:00")}
    assert by_key["office"] | {"opens": None} == by_key["office"] | {"opens": None, "open": False}
    assert by_key["office"]["opens"] == "2027-05-18T08:30:00+02:00", "past the weekend and the Monday that is a holiday"
    assert by_key["youth"]["open"] is None and by_key["youth"]["opens"] is None
    assert by_key["silent"]["open"] is None
    assert by_key["page"]["open"] is None and by_key["form"]["open"] is True
    assert by_key["local"]["open"] is None


def test_ages_that_are_stated_exclude_and_others_do_not() -> None:
    assert "advice" not in keys(ask(age=17)) and "advice" in keys(ask(age=18))
    assert "children" in keys(ask(age=17)) and "children" not in keys(ask(age=18))
    assert "office" in keys(ask(age=0)) and "office" in keys(ask(age=120))


def test_a_channel_is_spoken_of_alone() -> None:
    found = ask(at=MORNING, channel="sms", age=15)
    assert keys(found)[0] == "children" and found[0].moment.state == "closed"
    assert all(result.as_json()["open"] is False for result in found)
    assert ask(at=MORNING, channel="sms", open_only=True) == []
    assert keys(ask(at=NIGHT, channel="sms", open_only=True, age=15)) == ["children"]


def test_districts_exclude_only_where_they_are_stated() -> None:
    assert "local" in keys(ask(district="lerkendal")) and "local" not in keys(ask(district="Østbyen"))
    assert "office" in keys(ask(district="Østbyen"))


@pytest.mark.parametrize("limit", [1, 2, 3, 200])
@pytest.mark.parametrize("need", [[], ["trafficking_advice"], ["economy", "trafficking_advice"]])
@pytest.mark.parametrize("age", [None, 18, 40])
@pytest.mark.parametrize("at", [NIGHT, MORNING])
def test_a_disputed_number_is_never_without_the_next_open_contact(limit: int, need: list[str], age: int | None, at: str) -> None:
    guarded(ask(at=at, limit=limit, need=need, age=age), age, limit)


def guarded(found: list[Result], age: int | None, limit: int) -> None:
    assert len(found) <= limit
    for i, result in enumerate(found):
        if result.listed.actor.disputed:
            assert found[i + 1].moment.state == "open" and not found[i + 1].listed.actor.disputed
    if found and (age is None or age < 18):
        assert not for_adults(found[0].listed)


def test_the_companion_takes_the_only_place() -> None:
    assert keys(ask(need=["trafficking_advice"], age=30, limit=1)) == ["night"]
    assert keys(ask(need=["trafficking_advice"], age=30, limit=2)) == ["advice", "night"]


def test_a_companion_is_found_outside_the_need_or_fetched_from_above() -> None:
    book = directory(advice=doubtful(), night=raw_actor(needs=["mental_health"]))
    assert keys(ask(book, need=["trafficking_advice"], age=30)) == ["advice", "night"]
    assert ask(book, need=["trafficking_advice"], age=30)[1].why == "Har åpent nå, og står her fordi nummeret foran er usikkert."
    both = directory(advice=doubtful(), night=raw_actor(needs=["trafficking_advice", "economy"]))
    assert keys(ask(both, need=["trafficking_advice", "economy"], age=30)) == ["advice", "night"]


def test_a_companion_is_for_the_same_ages_where_one_is_open() -> None:
    book = directory(
        advice=doubtful(),
        children=raw_actor(needs=["trafficking_advice", "mental_health"], ages={"max": 17}),
        grown=raw_actor(needs=["trafficking_advice"]),
    )
    assert keys(ask(book)) == ["children", "advice", "grown"]
    assert keys(ask(directory(advice=doubtful(), children=raw_actor(ages={"max": 17}), more=raw_actor(ages={"max": 12}))))[1:] == [
        "advice",
        "more",
    ]


def test_for_adults_stands_first_only_where_nothing_else_is() -> None:
    book = directory(adults=raw_actor(ages={"min": 18}))
    assert keys(ask(book)) == ["adults"]
    assert keys(ask(town(), need=["trafficking_advice"]))[0] == "night"


def test_a_language_ranks_and_excludes_nobody() -> None:
    book = directory(one=raw_actor(), two=raw_actor(interpreter=True), three=raw_actor(languages=["ar"]))
    assert keys(ask(book, language="ar")) == ["three", "two", "one"]


def test_outside_the_days_of_a_release_the_form_answers() -> None:
    for at in ("1900-01-01T00:00", "2031-05-17T10:00", "2200-12-31T23:59"):
        assert len(ask(at=at)) > 5


asked = st.fixed_dictionaries(
    {},
    optional={
        "need": st.lists(st.sampled_from(vocabulary().needs), max_size=3),
        "age": st.integers(0, 120),
        "channel": st.sampled_from(vocabulary().channels),
        "language": st.sampled_from(["nb", "ar", "en"]),
        "district": st.sampled_from(["Lerkendal", "Østbyen"]),
        "open_only": st.booleans(),
        "limit": st.integers(1, 200),
    },
)


@settings(max_examples=150, deadline=None)
@given(asked, st.datetimes(datetime(2026, 1, 1), datetime(2029, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_nothing_raises_and_the_rules_hold(raw: dict[str, Any], at: datetime) -> None:
    found = ask(**raw, at=at.isoformat(timespec="seconds"))
    assert len(set(keys(found))) == len(found)
    if "channel" not in raw:
        guarded(found, raw.get("age"), raw.get("limit", 200))


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ({"ned": ["medical"]}, "«ned» is no known key; the nearest known one is «need»"),
        ({"need": ["medicall"]}, "«medicall» is no known need; the nearest known one is «medical»"),
        ({"need": "medical"}, "«need» must be a list of needs, not «medical»"),
        ({"need": [7]}, "«need» must be text, not «7»"),
        ({"age": -1}, "«age» must be from 0 to 120, not «-1»"),
        ({"age": 400}, "«age» must be from 0 to 120, not «400»"),
        ({"age": "15"}, "«age» must be a whole number from 0 to 120, not «15»"),
        ({"age": True}, "«age» must be a whole number from 0 to 120, not «True»"),
        ({"age": 15.5}, "«age» must be a whole number from 0 to 120, not «15.5»"),
        ({"limit": 0}, "«limit» must be from 1 to 200, not «0»"),
        ({"limit": 201}, "«limit» must be from 1 to 200, not «201»"),
        ({"channel": "telefon"}, "«telefon» is no known channel; the nearest known one is «phone»"),
        ({"channel": "\x00\x1b[31m"}, "«��[31m» is no known channel; the nearest known one is"),
        ({"language": "xx"}, "«xx» is no known language"),
        ({"district": "Lerkendalen"}, "«Lerkendalen» is no known district; the nearest known one is «Lerkendal»"),
        ({"open_only": "yes"}, "«open_only» must be true or false, not «yes»"),
        ({"at": "yesterday"}, "«at»: 'yesterday' is no time"),
        ({"at": 1}, "«at» must be a time as text"),
        ({"need": ["x" * 5000]}, "…» is no known need"),
    ],
)
def test_refusals_name_what_is_wrong(raw: dict[str, Any], message: str) -> None:
    with pytest.raises(Refused) as refused:
        Query.parse({"at": MORNING, **raw}, districts=("Lerkendal", "Østbyen"))
    assert message in refused.value.message and len(refused.value.message) < 900


@pytest.mark.parametrize("raw", [None, [], "at", 3])
def test_what_is_no_object_is_refused(raw: Any) -> None:
    with pytest.raises(Refused, match="an object with the keys"):
        Query.parse(raw)


def test_without_a_time_it_is_about_now_where_now_is_given() -> None:
    assert Query.parse({}, now=datetime(2027, 5, 17, 20, tzinfo=UTC)).at.isoformat() == "2027-05-17T22:00:00+02:00"
    with pytest.raises(Refused, match="«at» must be a time"):
        Query.parse({})


def test_null_is_not_given() -> None:
    assert Query.parse({"at": MORNING, "age": None, "need": None}) == Query.parse({"at": MORNING})
