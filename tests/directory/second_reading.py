"""A second reading of the weekly form, written from what the form means: it looks at one instant at a time on a wall clock in Oslo.

It shares nothing with `hours.py`: no notation, no library for opening hours, holidays from the `holidays` package.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import holidays

OSLO = ZoneInfo("Europe/Oslo")
HOLIDAYS = frozenset(holidays.country_holidays("NO", years=range(1990, 2101)))
DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")


def state(form: Any, at: datetime, closures: list[tuple[date, date]]) -> str:
    """Return open, closed or unknown at an instant. ``form`` is as YAML gives it."""
    wall = at.astimezone(OSLO)
    today = wall.date()
    if any(first <= today < to for first, to in closures):
        return "closed"
    if isinstance(form, str):
        return {"always": "open", "unknown": "unknown"}[form]
    second = wall.hour * 3600 + wall.minute * 60 + wall.second
    found = _day(form, today, second) | _day(form, today - timedelta(days=1), second + 86400)
    return "open" if "open" in found else "unknown" if "unknown" in found else "closed"


def _day(form: Any, day: date, second: int) -> set[str]:
    name, holiday = DAYS[day.weekday()], day in HOLIDAYS
    within = second < 86400
    if name in form.get("unknown_days", []):
        return {"unknown"} if within else set()
    if holiday and form["public_holidays"] == "closed":
        return set()
    if holiday and form["public_holidays"] == "unknown" and within:
        return {"unknown"}
    found = set()
    for row in form["rows"]:
        start, end = _seconds(row["from"]), _seconds(row["to"])
        if name in row["days"] and start <= second < (end if end > start else end + 86400):
            sure = row.get("certain", True) and not (holiday and form["public_holidays"] == "unknown")
            found.add("open" if sure else "unknown")
    return found


def _seconds(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 3600 + int(minute) * 60


def changes(form: Any, first: date, last: date, closures: list[tuple[date, date]] | None = None) -> list[tuple[datetime, str]]:
    """Return the state at the first midnight and every later change before the last one, in UTC."""
    shut = closures or []
    clocks = {"00:00"} | ({c for row in form["rows"] for c in (row["from"], row["to"])} if isinstance(form, dict) else set())
    begin, end = _instant(first, 0, 0), _instant(last, 0, 0)
    looks = {begin}
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        looks |= {_instant(day, _seconds(clock), fold) for clock in clocks for fold in (0, 1)}
        looks |= {datetime(day.year, day.month, day.day, 1, tzinfo=UTC)}  # when clocks in Norway are changed
    found: list[tuple[datetime, str]] = []
    for at in sorted(looks):
        if begin <= at < end:
            now = state(form, at, shut)
            if not found or found[-1][1] != now:
                found.append((at, now))
    return found


def _instant(day: date, second: int, fold: int) -> datetime:
    ahead, rest = divmod(second, 86400)
    day += timedelta(days=ahead)
    wall = datetime(day.year, day.month, day.day, rest // 3600, rest // 60 % 60, tzinfo=OSLO, fold=fold)
    return wall.astimezone(UTC)
