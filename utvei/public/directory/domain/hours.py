"""From a weekly form of hours to the instants at which they change, clock changes and public holidays included.

The form becomes strings in the notation of OpenStreetMap, which opening-hours-py reads as wall time; the way from wall time to instants
is walked here, one stretch of constant offset after the other. So an hour that occurs twice in autumn is right both times, and one that
is skipped in spring never occurs. A row belongs to the day on which it begins: what follows midnight stands in strings of its own,
because a later rule for the next day would otherwise erase it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal

from opening_hours import OpeningHours
from opening_hours import State as OsmState

from utvei.public.directory.domain.pack import DAY_MINUTES, DAYS, Hours, Row
from utvei.public.directory.domain.times import OSLO

State = Literal["open", "unknown", "closed"]
Closures = tuple[tuple[date, date], ...]
Piece = tuple[datetime, datetime, str]
_CLOSED: State = "closed"
PH_YEARS = range(2000, 2077)  # the years for which opening-hours-py knows Norway's public holidays; elsewhere they are written out
AHEAD_DAYS = 400  # how far a next change is looked for
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_STATES: dict[OsmState, State] = {OsmState.OPEN: "open", OsmState.UNKNOWN: "unknown"}


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of one state, in UTC; the end is exclusive."""

    start: datetime
    end: datetime
    state: State


def intervals(form: Hours, start: date, days: int, closures: Closures = ()) -> list[Interval]:
    """Return the open and unknown stretches of some days from a local midnight on; what lies between is closed.

    A form that is wholly unknown has none: ask its kind first. Stretches are cut at both ends of the days asked for.
    """
    if form.kind == "unknown":
        return []
    first, last = datetime.combine(start, time()), datetime.combine(start + timedelta(days=days), time())
    wall = _overlay([*_wall_pieces(form, first, last), *_shut(closures)])
    found = _overlay(_instants(wall, first, last))
    return [Interval(a.replace(tzinfo=UTC), b.replace(tzinfo=UTC), state) for a, b, state in found]


def state_at(form: Hours, at: datetime, closures: Closures = ()) -> State:
    """Return the state at an instant. Raises ValueError when it has no zone."""
    if form.kind == "unknown":
        local = at.astimezone(OSLO).date()
        return "closed" if any(first <= local < to for first, to in closures) else "unknown"
    day = at.astimezone(OSLO).date()
    return next((i.state for i in intervals(form, day, 1, closures) if i.start <= at < i.end), "closed")


def next_change(form: Hours, at: datetime, closures: Closures = ()) -> datetime | None:
    """Return the next instant, in UTC, at which the state is another; None when there is none within 400 days."""
    day = at.astimezone(OSLO).date()
    end = datetime.combine(day + timedelta(days=AHEAD_DAYS), time(), OSLO)
    edges = sorted({edge for i in intervals(form, day, AHEAD_DAYS, closures) for edge in (i.start, i.end)})
    return next((edge for edge in edges if at < edge < end), None)


def osm(form: Hours, year: int = PH_YEARS[0]) -> tuple[str, ...]:
    """Return the form in the notation of OpenStreetMap, for one year; where several strings hold, open wins over unknown."""
    if form.kind != "weekly":
        return ("24/7",) if form.kind == "always" else ("24/7 unknown",)
    day_rules = [_rule(row, 0) for row in form.rows]
    texts = [", ".join(day_rules) + _on_holidays(form, year, 0) + _unknown_days(form)]
    late = [row for row in form.rows if row.span[1] > DAY_MINUTES]
    if late:
        texts.append(", ".join(_rule(row, 1) for row in late) + _on_holidays(form, year, 1))
    if late and form.public_holidays == "unknown":
        texts.append(", ".join(_rule(row, 1, certain=False) for row in late))
    return tuple(texts)


def _rule(row: Row, after: int, *, certain: bool = True) -> str:
    """One row as a rule: its part before midnight (after = 0) or behind it (after = 1)."""
    days = ",".join(DAYS[(DAYS.index(day) + after) % 7].title() for day in row.days)
    start, end = row.span
    span = (0, end - DAY_MINUTES) if after else (start, min(end, DAY_MINUTES))
    times = "-".join(f"{minute // 60:02}:{minute % 60:02}" for minute in span)
    return f"{days} {times}" + ("" if certain and row.certain else ' unknown "som regel"')


def _on_holidays(form: Hours, year: int, after: int) -> str:
    """What public holidays do; it stands behind all rows, since a row behind it would open the holiday again."""
    if form.public_holidays == "as_usual":
        return ""
    verdict = 'unknown "helligdag"' if form.public_holidays == "unknown" and not after else "off"
    if year in PH_YEARS:
        return f"; PH{' +1 day' if after else ''} {verdict}"
    days = sorted(day + timedelta(days=after) for y in (year - 1, year) for day in public_holidays(y))
    return "".join(f"; {day.year} {_MONTHS[day.month - 1]} {day.day:02} {verdict}" for day in days if day.year == year)


def _unknown_days(form: Hours) -> str:
    """Days of which nothing is known stay unknown on a holiday too: that the rows rest then says nothing about them."""
    return f'; {",".join(day.title() for day in form.unknown_days)} unknown "ikke oppgitt"' if form.unknown_days else ""


@lru_cache(maxsize=512)
def public_holidays(year: int) -> frozenset[date]:
    """Return Norway's public holidays as the law has them since 1947; 24 December is none."""
    golden, century = year % 19, year // 100
    moon = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    full = moon - (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - golden) // 11))
    sunday = full - (year + year // 4 + full + 2 - century + century // 4) % 7
    easter = date(year, 3, 1) + timedelta(days=sunday + 27)
    movable = {easter + timedelta(days=days) for days in (-3, -2, 0, 1, 39, 49, 50)}
    return frozenset(movable | {date(year, 1, 1), date(year, 5, 1), date(year, 5, 17), date(year, 12, 25), date(year, 12, 26)})


@lru_cache(maxsize=1024)
def _parsed(text: str) -> OpeningHours:
    return OpeningHours(text, country="NO")


def _wall_pieces(form: Hours, first: datetime, last: datetime) -> Iterator[Piece]:
    if form.kind == "always":
        yield first, last, "open"
        return
    for year in range(first.year, last.year + 1):
        begin, end = max(first, datetime(year, 1, 1)), min(last, datetime(year + 1, 1, 1))  # noqa: DTZ001 - wall time, the zone comes later
        for text in osm(form, year) if begin < end else ():
            for start, stop, state, _ in _parsed(text).intervals(begin, end):
                if state in _STATES:
                    yield start, stop, _STATES[state]


def _shut(closures: Closures) -> Iterator[Piece]:
    for first, to in closures:
        yield datetime.combine(first, time()), datetime.combine(to, time()), "shut"


def _overlay(pieces: Iterable[Piece]) -> list[tuple[datetime, datetime, State]]:
    """Lay pieces over each other: shut wins over open, open over unknown; neighbours of one state become one."""
    edges = sorted((edge, label, step) for start, end, label in pieces for edge, step in ((start, 1), (end, -1)))
    count = {"shut": 0, "open": 0, "unknown": 0}
    found: list[tuple[datetime, datetime, State]] = []
    since, state = datetime.min, _CLOSED  # noqa: DTZ901 - only until the first edge
    for i, (edge, label, step) in enumerate(edges):
        count[label] += step
        if i + 1 < len(edges) and edges[i + 1][0] == edge:
            continue
        now: State = "closed" if count["shut"] else "open" if count["open"] else "unknown" if count["unknown"] else "closed"
        if now != state:
            if state != "closed":
                found.append((since, edge, state))
            since, state = edge, now
    return found


def _instants(wall: Iterable[tuple[datetime, datetime, State]], first: datetime, last: datetime) -> Iterator[Piece]:
    """Move wall time to UTC, one stretch of constant offset after the other."""
    pieces = list(wall)
    for begin, end, offset in _offsets(first, last):
        for start, stop, state in pieces:
            a, b = max(start - offset, begin), min(stop - offset, end)
            if a < b:
                yield a, b, state


def _offsets(first: datetime, last: datetime) -> list[tuple[datetime, datetime, timedelta]]:
    """Return the stretches of constant offset from UTC between two local midnights, in UTC without a zone."""
    begin, end = _utc(first), _utc(last)
    found: list[tuple[datetime, datetime, timedelta]] = []
    while begin < end:
        offset, change = _offset(begin), _change(begin, end)
        found.append((begin, change, offset))
        begin = change
    return found


def _change(begin: datetime, end: datetime) -> datetime:
    offset, step = _offset(begin), timedelta(days=1)
    low = begin
    while low + step < end and _offset(low + step) == offset:
        low += step
    high = min(low + step, end)
    if _offset(high - timedelta(seconds=1)) == offset:
        return high
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
        low, high = (middle, high) if _offset(middle) == offset else (low, middle)
    return high


def _offset(at: datetime) -> timedelta:
    return at.replace(tzinfo=UTC).astimezone(OSLO).utcoffset() or timedelta()


def _utc(wall: datetime) -> datetime:
    return wall.replace(tzinfo=OSLO).astimezone(UTC).replace(tzinfo=None)
