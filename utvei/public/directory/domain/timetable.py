"""A channel's hours ready to be asked: intervals for the days a release covers, the weekly form for all others."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from utvei.public.directory.domain.hours import AHEAD_DAYS, Closures, State, intervals
from utvei.public.directory.domain.pack import Hours
from utvei.public.directory.domain.times import OSLO

FOREVER = 1 << 40  # epoch seconds no clock reaches: the end of what never closes
_EARLIEST = 1898  # a year before the first that is read, so that a window always begins before the instant asked for


@dataclass(frozen=True, slots=True)
class Moment:
    """What a channel is at an instant; ``closes`` only when open, ``opens`` only when not; None: round the clock or not known."""

    state: State
    opens: datetime | None = None
    closes: datetime | None = None


@dataclass(frozen=True)
class Window:
    """Stretches of a form between two instants, in epoch seconds UTC, each (start, end, open?), sorted and apart."""

    first: int
    last: int
    rows: Sequence[tuple[int, int, bool]]
    starts: Sequence[int] = field(init=False)
    next_open: Sequence[int | None] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", [row[0] for row in self.rows])
        upcoming: list[int | None] = [None] * (len(self.rows) + 1)
        for i in range(len(self.rows) - 1, -1, -1):
            upcoming[i] = self.rows[i][0] if self.rows[i][2] else upcoming[i + 1]
        object.__setattr__(self, "next_open", upcoming)

    def at(self, second: int) -> tuple[State, int | None, int | None]:
        """Return state, next opening and closing as epoch seconds; an end that is the window's own is not known here."""
        i = bisect_right(self.starts, second)
        if i:
            _, end, is_open = self.rows[i - 1]
            if second < end:
                return ("open", None, end) if is_open else ("unknown", self.next_open[i], None)
        return "closed", self.next_open[i], None


@dataclass(frozen=True)
class Timetable:
    """A weekly form with its closures, and the window that was computed beforehand."""

    form: Hours
    closures: Closures = ()
    window: Window | None = None

    def moment(self, at: datetime) -> Moment:
        """Return what the channel is at an instant. Raises ValueError when the instant has no zone."""
        if at.tzinfo is None:
            raise ValueError("a time with a zone is expected")
        if self.form.kind != "weekly" and not self.closures:
            return Moment("open") if self.form.kind == "always" else Moment("unknown")
        if self.form.kind == "unknown":
            local = at.astimezone(OSLO).date()
            return Moment("closed" if any(first <= local < to for first, to in self.closures) else "unknown")
        second = int(at.timestamp())
        if self.window and self.window.first <= second < self.window.last:
            state, opens, closes = self.window.at(second)
            if closes != self.window.last and (opens or closes or not self._ever_open):
                return _moment(state, opens, closes)
        return self._from_form(at, second)

    @property
    def _ever_open(self) -> bool:
        return self.form.kind == "always" or any(row.certain for row in self.form.rows)

    def _from_form(self, at: datetime, second: int) -> Moment:
        window = year_window(self.form, self.closures, at.astimezone(OSLO).year)
        state, opens, closes = window.at(second)
        return _moment(state, opens, None if closes == window.last else closes)


def _moment(state: State, opens: int | None, closes: int | None) -> Moment:
    return Moment(state, _instant(opens), _instant(closes))


def _instant(second: int | None) -> datetime | None:
    return None if second is None or second >= FOREVER else datetime.fromtimestamp(second, UTC)


def window_of(form: Hours, closures: Closures, start: date, days: int) -> Window:
    """Compute the window of some days from a local midnight on."""
    rows = [(int(i.start.timestamp()), int(i.end.timestamp()), i.state == "open") for i in intervals(form, start, days, closures)]
    return Window(midnight(start), midnight(start + timedelta(days=days)), rows)


def midnight(day: date) -> int:
    """Return a local midnight in Europe/Oslo as epoch seconds."""
    return int(datetime.combine(day, time(), OSLO).timestamp())


@lru_cache(maxsize=1024)
def year_window(form: Hours, closures: Closures, year: int) -> Window:
    """Return the window from a year's first day until long enough after its last that the next opening is in it."""
    start = date(max(year, _EARLIEST), 1, 1)
    return window_of(form, closures, start, 366 + AHEAD_DAYS)
