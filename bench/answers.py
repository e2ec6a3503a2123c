"""How many answers a second: advice and who can help, each against a trivial round trip of the same answer through JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from statistics import median
from time import perf_counter
from typing import Any

from figures import Figure
from house import House

from utvei.foundation.vocabulary.domain.keys import vocabulary
from utvei.public.directory.domain.help_now import Query, who_can_help
from utvei.public.directory.selectors import open_directory
from utvei.public.guidance import services as guidance

ROWS = 400
ROUNDS = 5
FIRST = datetime(2027, 1, 4, 6, 30, tzinfo=UTC)
STEP = timedelta(hours=7, minutes=13)  # drifts through every hour of the day and every day of the week


def measure(house: House) -> Iterator[Figure]:
    """Yield answers a second and the ratio to the round trip, for both questions."""
    release = house.release
    directory = open_directory(release.path("directory.sqlite"))

    def advise(row: dict[str, Any]) -> dict[str, Any]:
        return guidance.assess(release, row, now=FIRST)

    def help_now(row: dict[str, Any]) -> dict[str, Any]:
        return who_can_help(directory, Query.parse(row, districts=directory.districts, now=FIRST)).as_json()

    yield from _compared("advise", "advice, from plain data to plain data", advise, assessments())
    yield from _compared("who_can_help", "who can help, from plain data to plain data", help_now, questions())


def assessments() -> list[dict[str, Any]]:
    """Return assessments of every size, the same each time: one to twelve signs, with and without age and role."""
    signs = [key for key in vocabulary().observations if key != "nobody_met"]
    roles, ages = cycle([None, *vocabulary().roles]), cycle([None, 9, 16, 17, 18, 35, 80])
    rows = []
    for i in range(ROWS):
        seen = list(islice(cycle(signs), i * 5 % len(signs), i * 5 % len(signs) + 1 + i % 12))
        row = {"observations": seen, "role": next(roles), "age": next(ages), "at": (FIRST + i * STEP).isoformat()}
        rows.append({key: value for key, value in row.items() if value is not None})
    return rows


def questions() -> list[dict[str, Any]]:
    """Return questions of every kind, the same each time."""
    needs, ages = cycle(vocabulary().needs), cycle([None, 9, 16, 18, 35])
    rows = [{"need": [next(needs)], "age": next(ages), "at": (FIRST + i * STEP).isoformat(), "limit": 20} for i in range(ROWS)]
    return [{key: value for key, value in row.items() if value is not None} for row in rows]


def _compared(key: str, text: str, ask: Callable[[dict[str, Any]], dict[str, Any]], rows: Sequence[dict[str, Any]]) -> Iterator[Figure]:
    """Time both in turn, so that whatever else the machine does falls on both alike."""
    answers = [ask(row) for row in rows]  # also fills what is read once
    own, trivial = [], []
    for _ in range(ROUNDS):
        own.append(_seconds(lambda: [ask(row) for row in rows]))
        trivial.append(_seconds(lambda: [json.loads(json.dumps(answer)) for answer in answers]))
    rate, base = len(rows) / median(own), len(rows) / median(trivial)
    yield Figure("answers", f"{key}_per_second", text, rate, "a second")
    yield Figure("answers", f"{key}_json_per_second", "  the same answers through JSON and back", base, "a second")
    yield Figure("answers", f"{key}_ratio", "  ratio", rate / base, "")


def _seconds(work: Callable[[], object]) -> float:
    begin = perf_counter()
    work()
    return perf_counter() - begin
