"""Hours equal a second, independent reading of the weekly form, and the edges that are known to be hard."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.directory.samples import EVENING, OFFICE, USUALLY, WEEKDAYS, form
from tests.directory.second_reading import changes
from utvei.foundation.vocabulary.yamlfile import read
from utvei.public.directory.domain import times
from utvei.public.directory.domain.hours import Closures, intervals, next_change, osm, public_holidays, state_at
from utvei.public.directory.domain.pack import DAYS, Hours
from utvei.public.directory.domain.timetable import Timetable, window_of

FIRST, LAST = date(2026, 1, 1), date(2029, 1, 1)
PACKS = Path(__file__).resolve().parents[2] / "packs"
OSLO = ZoneInfo("Europe/Oslo")


def ours(hours: Hours, first: date, last: date, closures: Closures = ()) -> list[tuple[datetime, str]]:
    """The state at the first midnight and every later change, from our intervals."""
    found: list[tuple[datetime, str]] = []
    end = datetime(last.year, last.month, last.day, tzinfo=OSLO).astimezone(UTC)
    at = datetime(first.year, first.month, first.day, tzinfo=OSLO).astimezone(UTC)
    for stretch in intervals(hours, first, (last - first).days, closures):
        if at < stretch.start:
            found.append((at, "closed"))
        found.append((stretch.start, stretch.state))
        at = stretch.end
    return [*found, (at, "closed")] if at < end else found


def pack_channels() -> list[Any]:
    found = []
    for path in sorted(PACKS.glob("*/directory/*.yaml")):
        for number, channel in enumerate(read(path.read_text("utf-8")).value.get("channels") or []):
            if channel["hours"] != "unknown":
                found.append(pytest.param(channel, id=f"{path.parent.parent.name}-{path.stem}-{number}"))
    return found


@pytest.mark.parametrize("channel", pack_channels())
def test_every_channel_of_the_packs_equals_the_second_reading(channel: dict[str, Any]) -> None:
    closures = [(date.fromisoformat(c["from"]), date.fromisoformat(c["to"])) for c in channel.get("closures") or []]
    hours = form(channel["hours"])
    assert ours(hours, FIRST, LAST, tuple(closures)) == changes(channel["hours"], FIRST, LAST, closures)


@pytest.mark.parametrize("raw", [OFFICE, USUALLY, EVENING, "always"])
def test_sample_forms_equal_the_second_reading(raw: Any) -> None:
    assert ours(form(raw), FIRST, LAST) == changes(raw, FIRST, LAST)


clocks = st.builds(lambda h, m: f"{h:02}:{m:02}", st.integers(0, 23), st.sampled_from([0, 1, 15, 30, 59]))
night_clocks = st.builds(lambda h, m: f"{h:02}:{m:02}", st.integers(0, 4), st.sampled_from([0, 15, 30, 45]))


@st.composite
def forms(draw: st.DrawFn) -> dict[str, Any]:
    """A weekly form whose rows may lie in the hours at which clocks are changed, and over midnight."""
    days = draw(st.permutations(DAYS))
    cut = draw(st.integers(1, 7))
    rows = draw(
        st.lists(
            st.fixed_dictionaries(
                {
                    "days": st.lists(st.sampled_from(days[:cut]), min_size=1, unique=True),
                    "from": clocks | night_clocks,
                    "to": clocks | night_clocks | st.just("24:00"),
                    "certain": st.booleans(),
                }
            ),
            min_size=1,
            max_size=3,
        )
    )
    unknown = draw(st.lists(st.sampled_from(days[cut:]), unique=True)) if days[cut:] else []
    return {"rows": rows, "unknown_days": unknown, "public_holidays": draw(st.sampled_from(["closed", "as_usual", "unknown"]))}


def valid(raw: dict[str, Any]) -> bool:
    try:
        form(raw)
    except ValidationError:
        return False
    return True


starts = st.dates(date(2026, 1, 1), date(2028, 11, 1))


@settings(max_examples=150, deadline=None)
@given(forms().filter(valid), starts, st.integers(1, 60), st.lists(st.tuples(st.integers(-5, 60), st.integers(1, 9)), max_size=2))
def test_any_form_equals_the_second_reading(raw: dict[str, Any], first: date, days: int, shut: list[tuple[int, int]]) -> None:
    closures = [(first + timedelta(days=a), first + timedelta(days=a + b)) for a, b in shut]
    last = first + timedelta(days=days)
    assert ours(form(raw), first, last, tuple(closures)) == changes(raw, first, last, closures)


@settings(max_examples=60, deadline=None)
@given(forms().filter(valid), st.sampled_from([date(2026, 3, 28), date(2026, 10, 24), date(2027, 3, 27), date(2027, 10, 30)]))
def test_any_form_is_right_when_clocks_change(raw: dict[str, Any], saturday: date) -> None:
    last = saturday + timedelta(days=3)
    assert ours(form(raw), saturday, last) == changes(raw, saturday, last)


@settings(max_examples=60, deadline=None)
@given(forms().filter(valid), st.datetimes(datetime(2026, 1, 1), datetime(2028, 6, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_timetable_state_and_next_change_agree(raw: dict[str, Any], at: datetime) -> None:
    hours = form(raw)
    moment = Timetable(hours).moment(at)
    assert moment.state == state_at(hours, at)
    after = next_change(hours, at)
    if after is not None:
        assert state_at(hours, after) != moment.state == state_at(hours, after - timedelta(seconds=1))
    if moment.closes:
        assert moment.closes == after and moment.opens is None
    if moment.opens:
        assert state_at(hours, moment.opens) == "open" != state_at(hours, moment.opens - timedelta(seconds=1))


@settings(max_examples=60, deadline=None)
@given(forms().filter(valid), st.integers(-400, 900), st.integers(0, 86399))
def test_a_window_changes_no_answer(raw: dict[str, Any], day: int, second: int) -> None:
    hours, today = form(raw), date(2026, 11, 22)
    at = datetime(2026, 11, 22, tzinfo=UTC) + timedelta(days=day, seconds=second)
    assert Timetable(hours, (), window_of(hours, (), today, 400)).moment(at) == Timetable(hours).moment(at)


def at(text: str) -> datetime:
    return times.parse(text)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-05-01", "closed"),  # 1 May, a Friday
        ("2026-05-14", "closed"),  # Ascension
        ("2027-05-17", "closed"),  # 17 May and Whit Monday on one day
        ("2026-05-25", "closed"),  # Whit Monday
        ("2026-04-01", "open"),  # the Wednesday before Easter is a working day
        ("2026-04-02", "closed"),  # Maundy Thursday
        ("2026-04-03", "closed"),
        ("2026-04-06", "closed"),  # Easter Monday
        ("2026-12-24", "open"),  # no public holiday
        ("2026-12-25", "closed"),
        ("2026-12-31", "open"),
        ("2027-01-01", "closed"),
        ("2026-05-18", "open"),
        ("2150-12-25", "closed"),  # past the calendar that comes with the library
        ("1999-05-17", "closed"),
    ],
)
def test_what_is_open_on_weekdays_rests_on_public_holidays(day: str, expected: str) -> None:
    assert state_at(form(OFFICE), at(f"{day}T10:00")) == expected
    assert state_at(form({**OFFICE, "public_holidays": "as_usual"}), at(f"{day}T10:00")) == "open"


def test_bounds() -> None:
    hours = form(OFFICE)
    assert [state_at(hours, at(f"2026-11-23T{clock}")) for clock in ("08:29:59", "08:30", "14:59:59", "15:00")] == [
        "closed",
        "open",
        "open",
        "closed",
    ]


def test_an_uncertain_row_is_never_open_and_a_day_without_hours_is_unknown() -> None:
    hours = form(USUALLY)
    assert state_at(hours, at("2026-11-23T10:00")) == "unknown"
    assert state_at(hours, at("2026-11-23T23:00")) == "closed"
    assert state_at(hours, at("2026-11-28T03:00")) == "unknown"
    assert state_at(hours, at("2026-05-17T12:00")) == "unknown", "a Sunday of which nothing is known, holiday or not"
    assert state_at(hours, at("2026-05-01T12:00")) == "closed"
    assert Timetable(hours).moment(at("2026-11-23T23:00")).opens is None


def test_autumn_hour_is_right_both_times() -> None:
    hours = form({"rows": [{"days": ["su"], "from": "02:15", "to": "02:45"}], "public_holidays": "as_usual"})
    found = [(i.start, i.end) for i in intervals(hours, date(2026, 10, 25), 1)]
    assert found == [
        (datetime(2026, 10, 25, 0, 15, tzinfo=UTC), datetime(2026, 10, 25, 0, 45, tzinfo=UTC)),
        (datetime(2026, 10, 25, 1, 15, tzinfo=UTC), datetime(2026, 10, 25, 1, 45, tzinfo=UTC)),
    ]
    assert state_at(hours, at("2026-10-25T02:30")) == state_at(hours, at("2026-10-25T02:30+01:00")) == "open"


def test_what_lies_in_the_hour_spring_skips_never_occurs() -> None:
    hours = form({"rows": [{"days": ["su"], "from": "02:15", "to": "02:45"}], "public_holidays": "as_usual"})
    assert intervals(hours, date(2026, 3, 29), 1) == []
    long = form({"rows": [{"days": ["su"], "from": "01:30", "to": "03:30"}], "public_holidays": "as_usual"})
    (only,) = intervals(long, date(2026, 3, 29), 1)
    assert only.end - only.start == timedelta(hours=1)


def test_a_night_belongs_to_the_day_it_begins_on() -> None:
    raw = {"rows": [{"days": ["th", "fr"], "from": "20:00", "to": "02:00"}], "public_holidays": "closed"}
    assert state_at(form(raw), at("2026-05-01T01:00")) == "open", "began on Thursday 30 April"
    assert state_at(form(raw), at("2026-05-01T21:00")) == "closed", "1 May"
    assert state_at(form(raw), at("2026-05-02T01:00")) == "closed", "the night of 1 May"
    unsure = form({**raw, "public_holidays": "unknown"})
    assert state_at(unsure, at("2026-05-01T01:00")) == "open"
    assert state_at(unsure, at("2026-05-01T03:00")) == "unknown"
    assert state_at(unsure, at("2026-05-02T01:00")) == "unknown"
    assert state_at(unsure, at("2026-05-02T03:00")) == "closed"


def test_a_closure_wins_over_everything() -> None:
    shut = ((date(2026, 12, 24), date(2027, 1, 2)),)
    for hours in (form("always"), form("unknown"), form(EVENING)):
        assert state_at(hours, at("2026-12-31T17:00"), shut) == "closed"
        assert Timetable(hours, shut).moment(at("2026-12-31T17:00")).state == "closed"
        assert state_at(hours, at("2027-01-02T17:00"), shut) != "closed"
    assert Timetable(form("always"), shut).moment(at("2026-12-31T17:00")).opens == at("2027-01-02T00:00")
    assert Timetable(form("always"), shut).moment(at("2026-12-01T17:00")).closes == at("2026-12-24T00:00")


def test_round_the_clock_is_one_stretch_and_has_no_change() -> None:
    assert len(intervals(form("always"), date(2026, 1, 1), 400)) == 1
    assert next_change(form("always"), at("2026-03-28T12:00")) is None
    every_day = {"rows": [{"days": list(DAYS), "from": "00:00", "to": "24:00"}], "public_holidays": "as_usual"}
    assert len(intervals(form(every_day), date(2026, 1, 1), 400)) == 1
    assert Timetable(form(every_day)).moment(at("2026-03-28T12:00")).closes is None
    assert intervals(form("unknown"), date(2026, 1, 1), 400) == []


def test_holidays_written_out_equal_both_libraries() -> None:
    for year in range(1947, 2101):
        assert public_holidays(year) == frozenset(holidays.country_holidays("NO", years=year))
    office = form(OFFICE)
    assert "PH off" in osm(office, 2026)[0] and "PH" not in osm(office, 2077)[0]


@pytest.mark.parametrize("text", ["1900-01-01T00:00", "2200-12-31T23:59", "2000-01-01T12:00", "2076-12-31T23:30", "2077-01-03T10:00"])
def test_far_years_are_answered(text: str) -> None:
    for raw in (OFFICE, USUALLY, EVENING, "always", "unknown"):
        assert Timetable(form(raw)).moment(at(text)).state == state_at(form(raw), at(text))


def test_weekday_rows_of_a_form_are_in_one_string_unless_nights_follow() -> None:
    assert osm(form(OFFICE)) == ("Mo,Tu,We,Th,Fr 08:30-15:00; PH off",)
    assert osm(form({"rows": [{"days": WEEKDAYS, "from": "20:00", "to": "02:00"}], "public_holidays": "as_usual"})) == (
        "Mo,Tu,We,Th,Fr 20:00-24:00",
        "Tu,We,Th,Fr,Sa 00:00-02:00",
    )
