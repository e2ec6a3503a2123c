"""Hours, states and reasons in words, in bokmål, nynorsk and English."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from utvei.foundation.vocabulary.texts import pick
from utvei.public.directory.domain.listing import Listed
from utvei.public.directory.domain.names import DAY_NAMES, MONTH_NAMES, NEED_NAMES, name
from utvei.public.directory.domain.pack import DAYS, Actor, Channel, Hours, Row
from utvei.public.directory.domain.query import Query
from utvei.public.directory.domain.times import oslo
from utvei.public.directory.domain.timetable import Moment

_WORDS = {
    "nb": {
        "and": "og", "always": "døgnåpent", "unknown": "tider er ikke oppgitt", "weekdays": "hverdager", "all": "alle dager",
        "usually": "som regel", "midnight": "midnatt", "until": "åpent nå til {}", "open": "åpent nå, hele døgnet", "opens": "åpner {}",
        "today": "i dag {}", "tomorrow": "i morgen {}", "call": "ukjent, ring", "not_known": "åpningstid er ukjent", "closed": "stengt nå",
        "holidays_closed": "stengt på helligdager", "holidays_unknown": "helligdager er ikke oppgitt", "day": "{day}. {month} {clock}",
        "separator": ".",
    },
    "nn": {
        "and": "og", "always": "døgnope", "unknown": "tider er ikkje oppgitt", "weekdays": "kvardagar", "all": "alle dagar",
        "usually": "som regel", "midnight": "midnatt", "until": "ope no til {}", "open": "ope no, heile døgnet", "opens": "opnar {}",
        "today": "i dag {}", "tomorrow": "i morgon {}", "call": "ukjent, ring", "not_known": "opningstid er ukjend", "closed": "stengt no",
        "holidays_closed": "stengt på heilagdagar", "holidays_unknown": "heilagdagar er ikkje oppgitt", "day": "{day}. {month} {clock}",
        "separator": ".",
    },
    "en": {
        "and": "and", "always": "open day and night", "unknown": "hours are not stated", "weekdays": "weekdays", "all": "every day",
        "usually": "usually", "midnight": "midnight", "until": "open now until {}", "open": "open now, day and night", "opens": "opens {}",
        "today": "today {}", "tomorrow": "tomorrow {}", "call": "not known, call", "not_known": "hours are not known",
        "closed": "closed now", "holidays_closed": "closed on public holidays", "holidays_unknown": "public holidays are not stated",
        "day": "{day} {month} {clock}", "separator": ":",
    },
}  # fmt: skip


def _say(language: str, key: str) -> str:
    return _WORDS.get(language, _WORDS["nb"])[key]


def in_words(form: Hours, language: str = "nb") -> str:
    """Return hours as a reader says them: «hverdager 08.30–11.00 og 12.30–15.00»."""
    if form.kind != "weekly":
        return _say(language, "always" if form.kind == "always" else "unknown")
    by_days: dict[tuple[int, ...], list[Row]] = {}
    for days, row in _merged(form.rows):
        by_days.setdefault(days, []).append(row)
    parts = []
    for days, rows in by_days.items():
        spans = [_times(row, language) for row in sorted(rows, key=lambda row: (not row.certain, row.span))]
        parts.append(f"{_days(days, language, form)} {_joined(spans, language)}")
    if form.unknown_days:
        days = tuple(sorted(DAYS.index(day) for day in form.unknown_days))
        parts.append(f"{_days(days, language, form)}: {_say(language, 'unknown')}")
    return _usually_first(", ".join(parts), language)


def _usually_first(text: str, language: str) -> str:
    """Where the only times are those of a rule of thumb, the caution stands first: «som regel hverdager …»."""
    word = _say(language, "usually")
    head, found, rest = text.partition(f" {word} ")
    return f"{word} {head} {rest}" if found and not any(c.isdigit() for c in head) and f" {word} " not in rest else text


def _merged(rows: Sequence[Row]) -> Iterable[tuple[tuple[int, ...], Row]]:
    """Days that have exactly the same spans are told together."""
    by_day = {day: sorted((row.span, row.certain) for row in rows if day in row.days) for day in DAYS}
    for row in rows:
        alike: dict[str, list[int]] = {}
        for day in row.days:
            alike.setdefault(repr(by_day[day]), []).append(DAYS.index(day))
        for days in alike.values():
            everywhere = {i for i, day in enumerate(DAYS) if by_day[day] == by_day[DAYS[days[0]]]}
            yield tuple(sorted(everywhere if everywhere >= set(days) else days)), row


def _times(row: Row, language: str) -> str:
    mark = _say(language, "separator")
    text = f"{row.start.replace(':', mark)}–{row.to.replace(':', mark)}"
    return text if row.certain else f"{_say(language, 'usually')} {text}"


def _joined(parts: Sequence[str], language: str) -> str:
    parts = list(dict.fromkeys(parts))
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {_say(language, 'and')} {parts[-1]}"


def _days(days: tuple[int, ...], language: str, form: Hours) -> str:
    names = DAY_NAMES.get(language, DAY_NAMES["nb"])
    if len(days) == 7:
        return _say(language, "all")
    if days == (0, 1, 2, 3, 4) and form.public_holidays == "closed":
        return _say(language, "weekdays")
    for first in days:
        run = [(first + i) % 7 for i in range(len(days))]
        if len(days) > 2 and set(run) == set(days):
            return f"{names[run[0]]}–{names[run[-1]]}"
    return _joined([names[day] for day in days], language)


def holiday_words(form: Hours, language: str = "nb") -> str:
    """Return what holds on public holidays, or nothing where hours are as usual or not known at all."""
    key = {"closed": "holidays_closed", "unknown": "holidays_unknown"}.get(form.public_holidays or "")
    return _say(language, key) if key else ""


def state_words(moment: Moment, at: datetime, language: str = "nb", *, callable_: bool = True) -> str:
    """Return an open mark in words: «åpent nå til 15.00», «åpner mandag 08.30», «ukjent, ring»."""
    if moment.state == "open":
        until = moment.closes
        return _say(language, "until").format(_until(until, at, language)) if until else _say(language, "open")
    if moment.state == "unknown":
        return _say(language, "call" if callable_ else "not_known")
    return _say(language, "opens").format(_when(moment.opens, at, language)) if moment.opens else _say(language, "closed")


def _clock(at: datetime, language: str) -> str:
    return f"{at.hour:02}{_say(language, 'separator')}{at.minute:02}"


def _until(end: datetime, at: datetime, language: str) -> str:
    local, now = oslo(end), oslo(at)
    if local.date() == now.date() or (local.date() == now.date() + timedelta(days=1) and local.hour < 6):
        return _say(language, "midnight") if (local.hour, local.minute) == (0, 0) else _clock(local, language)
    return _when(end, at, language)


def _when(moment: datetime, at: datetime, language: str) -> str:
    local, now = oslo(moment), oslo(at)
    ahead, clock = (local.date() - now.date()).days, _clock(local, language)
    if ahead < 2:
        return _say(language, "tomorrow" if ahead else "today").format(clock)
    if ahead < 7:
        return f"{DAY_NAMES.get(language, DAY_NAMES['nb'])[local.weekday()]} {clock}"
    month = MONTH_NAMES.get(language, MONTH_NAMES["nb"])[local.month - 1]
    return _say(language, "day").format(day=local.day, month=month, clock=clock)


def instant_words(at: datetime, language: str = "nb") -> str:
    """Return an instant as a day and a time: «mandag 17. mai 2027, 22.00»."""
    local = oslo(at)
    day, month = DAY_NAMES.get(language, DAY_NAMES["nb"])[local.weekday()], MONTH_NAMES.get(language, MONTH_NAMES["nb"])[local.month - 1]
    number = f"{local.day}" if language == "en" else f"{local.day}."
    return f"{day} {number} {month} {local.year}, {_clock(local, language)}"


def spaced(number: str) -> str:
    """Return a number in the groups Norwegians read: 22 33 11 66, 458 77 819 when mobile, 116 117, 02800."""
    groups: tuple[int, ...]
    if len(number) == 8:
        groups = (3, 2, 3) if number[0] in "489" else (2, 2, 2, 2)
    elif len(number) == 6:
        groups = (3, 3)
    else:
        return number
    cuts = [sum(groups[:i]) for i in range(len(groups) + 1)]
    return " ".join(number[a:b] for a, b in zip(cuts, cuts[1:], strict=False))


def unconfirmed(actor: Actor) -> bool:
    """Whether nobody has rung or written to check what stands here."""
    return actor.confirmed is None


def doubtful(channel: Channel, actor: Actor) -> bool:
    """Whether a channel must be confirmed before anybody relies on it alone; emergency numbers are known to all."""
    return not actor.emergency and (channel.disputed is not None or (channel.sureness or actor.sureness) in ("K", "U"))


def why(listed: Listed, query: Query, moment: Moment, *, asked: bool = True) -> str:
    """Return in one short sentence of bokmål why an actor is shown."""
    actor = listed.actor
    needs = [name(NEED_NAMES, need) for need in query.need if need in actor.needs]
    if not asked:
        return "Har åpent nå, og står her fordi nummeret foran er usikkert."
    state = {"open": "Har åpent nå", "unknown": "Åpningstiden er ukjent", "closed": "Er stengt nå"}[moment.state]
    if query.channel and all(contact.channel.channel != query.channel for contact in listed.contacts):
        state = "Har ikke den kanalen du spurte om"
    return f"{state}. Hjelper med {_joined(needs, 'nb')}." if needs else f"{state}. {pick(actor.short, 'nb').rstrip('.')}."
