"""The directory's part of a release, what is asked of it, and hours in words."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.directory.samples import EVENING, OFFICE, TODAY, USUALLY, directory, form, phone, raw_actor
from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.manifests import BuildContext
from utvei.public.directory.build import build
from utvei.public.directory.domain import times
from utvei.public.directory.domain.help_now import Query, who_can_help
from utvei.public.directory.domain.hours import state_at
from utvei.public.directory.domain.listing import Directory
from utvei.public.directory.domain.timetable import Moment
from utvei.public.directory.domain.wording import holiday_words, in_words, spaced, state_words
from utvei.public.directory.selectors import calls, directory_of, hours_line, line, open_directory

SHUT = [{"from": "2026-12-24", "to": "2027-01-02", "reason": {"nb": "Jul"}}]
DOUBT = {"nb": "Nummeret er usikkert."}
ACTORS: dict[str, dict[str, Any]] = {
    "office": raw_actor(channels=[phone(OFFICE)]),
    "twin": raw_actor(channels=[phone(OFFICE, closures=SHUT), phone("always", "22222222")]),
    "evening": raw_actor(ages={"max": 17}, channels=[phone("always"), {**phone(EVENING, "41111111"), "channel": "sms"}]),
    "doubtful": raw_actor(ages={"min": 18}, channels=[phone("always", "33333333", disputed=DOUBT)]),
    "bare": raw_actor(channels=[]),
}


def pack() -> Content:
    files = {f"directory/{key}.yaml": yaml.safe_dump(raw).encode() for key, raw in ACTORS.items()}
    files["pack.yaml"] = b"municipality:\n  districts: ['One']\n"
    files["sources/some.yaml"] = b"prove: {title: 'A source', read: '2026-11-22'}\nother: {title: 'Not asked for'}\n"
    return Content(files)


def no_render(*_: Any, **__: Any) -> bytes:
    raise AssertionError("the directory renders nothing at publish")


@pytest.fixture
def released(tmp_path: Path) -> Directory:
    path = tmp_path / "directory.sqlite"
    path.write_bytes(build(BuildContext(pack(), TODAY, no_render))["directory.sqlite"])
    return open_directory(path)


def test_the_file_is_small_stable_and_shares_schedules(tmp_path: Path) -> None:
    ctx = BuildContext(pack(), TODAY, no_render)
    data = build(ctx)["directory.sqlite"]
    assert data == build(ctx)["directory.sqlite"]
    path = tmp_path / "d.sqlite"
    path.write_bytes(data)
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        assert connection.execute("PRAGMA journal_mode").fetchone() != ("wal",)
        assert connection.execute("SELECT count(*) FROM schedule").fetchone() == (3,)
        assert connection.execute("SELECT count(*) FROM channel").fetchone() == (6,)
        one_row = "SELECT count(*) FROM interval JOIN schedule ON schedule = id WHERE osm = '24/7'"
        assert connection.execute(one_row).fetchone() == (1,)
        assert connection.execute("SELECT count(*) FROM closure").fetchone() == (1,)
        assert connection.execute("SELECT key FROM source").fetchall() == [("prove",)]
    finally:
        connection.close()


def test_a_release_answers_as_the_forms_do(released: Directory) -> None:
    channels = [contact for listed in released.actors for contact in listed.contacts]
    for day in (-400, -1, 0, 1, 30, 33, 40, 176, 399, 400, 401, 900):
        for clock in ("00:00", "08:30", "15:00", "22:44", "23:50"):
            at = times.parse(f"{date(2026, 11, 22) + timedelta(days=day)}T{clock}")
            for contact in channels:
                assert released.state(contact, at).state == state_at(contact.channel.hours, at, contact.channel.shut)


def test_before_publishing_the_directory_is_the_same(released: Directory) -> None:
    other = directory_of(pack(), TODAY)
    assert other.districts == released.districts and other.sources == released.sources
    for at in ("2026-12-30T10:00", "2027-05-17T22:00"):
        query = Query.parse({"at": at})
        assert who_can_help(other, query).as_json() == who_can_help(released, query).as_json()


def test_a_path_is_read_once_and_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "directory.sqlite"
    path.write_bytes(build(BuildContext(pack(), TODAY, no_render))["directory.sqlite"])
    assert open_directory(path) is open_directory(path)
    assert [found.name for found in tmp_path.iterdir()] == ["directory.sqlite"]
    with pytest.raises(sqlite3.OperationalError):
        open_directory(tmp_path / "none.sqlite")


def test_calls_keep_the_rules(released: Directory) -> None:
    at = times.parse("2026-11-23T10:00")
    found = calls(released, ["doubtful", "office"], at, adult=True)
    assert [call.key for call in found] == ["doubtful", "office"]
    assert (found[0].disputed, found[0].tel, found[0].href) == (DOUBT["nb"], "33333333", "tel:33333333")
    assert found[0].words == "åpent nå, hele døgnet"
    assert (found[1].words, found[1].unconfirmed, found[1].url) == ("åpent nå til 15.00", True, "/aktorer/office/")
    assert [call.key for call in calls(released, ["doubtful", "office"], at)][0] == "office", "the person may be a child"
    night = calls(released, ["doubtful", "office", "gone"], times.parse("2026-11-23T22:00"), adult=True)
    assert [call.key for call in night] == ["doubtful", "twin", "office"] and night[1].state == "open"
    assert calls(released, ["bare"], at)[0].tel is None


def test_a_stored_line_has_no_open_mark_and_never_a_doubtful_number_alone(released: Directory) -> None:
    assert hours_line(released.by_key["office"].actor) == "hverdager 08.30–15.00"
    assert hours_line(released.by_key["evening"].actor) == "Telefon: døgnåpent; SMS: søndag–fredag 16.15–22.45, lørdag 16.15–23.45"
    stored = line(released, "doubtful")
    assert stored.beside is not None and stored.beside.key in {"twin", "evening"}


SPLIT = {
    "rows": [
        {"days": ["mo", "tu", "we", "th", "fr"], "from": "08:30", "to": "11:00"},
        {"days": ["mo", "tu", "we", "th", "fr"], "from": "12:30", "to": "15:00"},
    ],
    "public_holidays": "closed",
}


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("always", {"nb": "døgnåpent", "nn": "døgnope", "en": "open day and night"}),
        ("unknown", {"nb": "tider er ikke oppgitt", "nn": "tider er ikkje oppgitt", "en": "hours are not stated"}),
        (SPLIT, {"nb": "hverdager 08.30–11.00 og 12.30–15.00", "en": "weekdays 08:30–11:00 and 12:30–15:00"}),
        (EVENING, {"nb": "søndag–fredag 16.15–22.45, lørdag 16.15–23.45"}),
        (
            {"rows": [{"days": ["mo", "tu", "we", "th"], "from": "08:30", "to": "15:30"}], "public_holidays": "closed"},
            {"nb": "mandag–torsdag 08.30–15.30", "nn": "måndag–torsdag 08.30–15.30"},
        ),
        (USUALLY, {"nb": "som regel hverdager 08.00–22.30, lørdag og søndag: tider er ikke oppgitt"}),
        (
            {
                "rows": [
                    {"days": ["mo", "we"], "from": "08:00", "to": "12:00"},
                    {"days": ["mo", "we"], "from": "13:00", "to": "15:00", "certain": False},
                ],
                "public_holidays": "closed",
            },
            {"nb": "mandag og onsdag 08.00–12.00 og som regel 13.00–15.00"},
        ),
    ],
)
def test_hours_in_words(raw: Any, words: dict[str, str]) -> None:
    assert {language: in_words(form(raw), language) for language in words} == words


def test_holidays_in_words() -> None:
    assert (holiday_words(form(OFFICE)), holiday_words(form(EVENING)), holiday_words(form("always"))) == ("stengt på helligdager", "", "")


@pytest.mark.parametrize(
    ("state", "opens", "closes", "words"),
    [
        ("open", None, "2026-11-23T15:00", "åpent nå til 15.00"),
        ("open", None, "2026-11-24T00:00", "åpent nå til midnatt"),
        ("open", None, "2026-11-24T02:00", "åpent nå til 02.00"),
        ("open", None, "2026-11-26T15:00", "åpent nå til torsdag 15.00"),
        ("open", None, None, "åpent nå, hele døgnet"),
        ("unknown", None, None, "ukjent, ring"),
        ("closed", "2026-11-23T12:30", None, "åpner i dag 12.30"),
        ("closed", "2026-11-24T08:30", None, "åpner i morgen 08.30"),
        ("closed", "2026-11-27T08:30", None, "åpner fredag 08.30"),
        ("closed", "2027-01-04T08:30", None, "åpner 4. januar 08.30"),
        ("closed", None, None, "stengt nå"),
    ],
)
def test_open_marks_in_words(state: Any, opens: str | None, closes: str | None, words: str) -> None:
    moment = Moment(state, times.parse(opens) if opens else None, times.parse(closes) if closes else None)
    assert state_words(moment, times.parse("2026-11-23T10:00")) == words


def test_numbers_are_grouped_as_they_are_read() -> None:
    assert [spaced(n) for n in ("22331166", "45877819", "80057000", "116117", "02800", "112")] == [
        "22 33 11 66",
        "458 77 819",
        "800 57 000",
        "116 117",
        "02800",
        "112",
    ]


def test_a_made_up_directory_needs_no_file() -> None:
    assert len(directory(one=raw_actor()).actors) == 1
