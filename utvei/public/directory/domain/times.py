"""Times as people and programs write them, read as instants: without a zone they are Norwegian wall time."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")
FIRST_YEAR, LAST_YEAR = 1900, 2200
_FORM = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|z|[+-]\d{2}:?\d{2})?",
    re.ASCII,
)
_EXAMPLE = "write it as 2027-05-17T22:00, with an offset such as +02:00 if it is not Norwegian time"


def parse(text: str) -> datetime:
    """Return the instant, in Europe/Oslo, whole seconds.

    A wall time skipped in spring is moved forward by the hour that is missing; one that occurs twice in autumn is the first, unless an
    offset says otherwise. Raises ValueError with a message for whoever wrote it.
    """
    shown = repr(text[:40])
    found = _FORM.fullmatch(text.strip())
    if not found:
        raise ValueError(f"{shown} is no time: {_EXAMPLE}")
    year, month, day, hour, minute = (int(found.group(i)) for i in range(1, 6))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"{shown} lies outside the years {FIRST_YEAR} to {LAST_YEAR}")
    try:
        wall = datetime(year, month, day, hour, minute, int(found.group(6) or 0), tzinfo=UTC).replace(tzinfo=None)
    except ValueError as error:
        raise ValueError(f"{shown} is no time: {error}") from None
    return oslo(wall.replace(tzinfo=_zone(found.group(7), shown)))


def _zone(offset: str | None, shown: str) -> ZoneInfo | timezone:
    if offset is None:
        return OSLO
    if offset in ("Z", "z"):
        return UTC
    hours, minutes = int(offset[1:3]), int(offset[-2:])
    if hours > 14 or minutes > 59 or (hours == 14 and minutes):
        raise ValueError(f"{shown} has an offset that no place on earth has: {_EXAMPLE}")
    return timezone((1 if offset[0] == "+" else -1) * timedelta(hours=hours, minutes=minutes))


def oslo(at: datetime) -> datetime:
    """Return an aware time as Norwegian wall time; the way over UTC resolves times that spring skips. Raises ValueError without a zone."""
    if at.tzinfo is None:
        raise ValueError("a time with a zone is expected")
    return at.astimezone(UTC).astimezone(OSLO)


def iso(at: datetime | None) -> str | None:
    """Return an instant as ISO 8601 with the offset of Europe/Oslo; None stays None."""
    return None if at is None else oslo(at).isoformat()
