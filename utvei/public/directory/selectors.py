"""Asks the directory of a release: who stands in it, what is open, and what a call button shows."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.texts import pick
from utvei.public.directory.build import actors_of, form_text, sources_of
from utvei.public.directory.domain.help_now import Query, beside, companion, eligible, for_adults
from utvei.public.directory.domain.hours import AHEAD_DAYS
from utvei.public.directory.domain.listing import Clock, Contact, Directory, Listed
from utvei.public.directory.domain.names import CHANNEL_NAMES, name
from utvei.public.directory.domain.pack import Actor, Channel, Hours, districts_of
from utvei.public.directory.domain.timetable import FOREVER, Timetable, Window, window_of
from utvei.public.directory.domain.wording import doubtful, in_words, spaced, state_words, unconfirmed

_RINGS = {"phone": "tel:", "sms": "sms:"}


def open_directory(path: Path) -> Directory:
    """Return the directory of a release, read once for each path. Raises sqlite3.OperationalError when the file is not there."""
    return _open(path.resolve())


@lru_cache(maxsize=4)
def _open(path: Path) -> Directory:
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        meta = dict(connection.execute("SELECT key, value FROM meta"))
        rows: dict[int, list[tuple[int, int, bool]]] = defaultdict(list)
        for schedule, start, stop, state in connection.execute("SELECT * FROM interval ORDER BY schedule, start"):
            rows[schedule].append((start, stop, state == "open"))
        windows = {
            form: Window(int(meta["first"]), int(meta["last"]), rows[number])
            for number, form in connection.execute("SELECT id, form FROM schedule")
            if not any(stop >= FOREVER for _, stop, _ in rows[number])
        }
        actors = {key: Actor.model_validate_json(text) for key, text in connection.execute("SELECT key, json FROM actor ORDER BY key")}
        sources = {key: json.loads(text) for key, text in connection.execute("SELECT key, json FROM source")}
    finally:
        connection.close()
    return _directory(actors, windows, tuple(json.loads(meta["districts"])), sources)


def directory_of(content: Content, today: date) -> Directory:
    """Return the directory of a pack before it is published, for the builders of other release parts."""
    actors = actors_of(content)
    forms = {form_text(channel.hours): channel.hours for actor in actors.values() for channel in actor.channels}
    windows = {text: window_of(form, (), today, AHEAD_DAYS) for text, form in forms.items() if form.kind == "weekly"}
    sources = sources_of(content, {key for actor in actors.values() for key in actor.sources})
    return _directory(actors, windows, districts_of(content), sources)


def _directory(
    actors: dict[str, Actor], windows: dict[str, Window], districts: tuple[str, ...], sources: dict[str, dict[str, Any]]
) -> Directory:
    shared: dict[tuple[Hours, tuple[tuple[date, date], ...]], Timetable] = {}

    def timetable(channel: Channel) -> Timetable:
        same = (channel.hours, channel.shut)
        if same not in shared:
            window = None if channel.shut else windows.get(form_text(channel.hours))
            shared[same] = Timetable(channel.hours, channel.shut, window)
        return shared[same]

    def listed(key: str, actor: Actor) -> Listed:
        return Listed(key, actor, tuple(Contact(channel, timetable(channel)) for channel in actor.channels))

    return Directory(tuple(listed(key, actors[key]) for key in sorted(actors)), districts, sources)


@dataclass(frozen=True)
class Call:
    """One way to reach an actor, as a call button shows it. ``tel`` is what is dialled; ``href`` also opens an SMS or a page."""

    key: str
    name: str
    short: str
    channel: str
    number: str | None
    tel: str | None
    href: str | None
    state: str
    words: str
    unconfirmed: bool
    doubtful: bool
    disputed: str | None
    label: str
    hours: str
    url: str
    why: str = ""


def calls_of(listed: Listed, clock: Clock, language: str = "nb") -> list[Call]:
    """Return a call for each channel of an actor, in the order of the pack."""
    return [_call(listed, contact, clock, language) for contact in listed.contacts]


def first_call(listed: Listed, clock: Clock, language: str = "nb", channel: str | None = None) -> Call:
    """Return the call that stands for an actor: the channel asked for, else a phone before all else, an open one before a closed one.

    An actor without channels gives a bare name.
    """
    order = {"open": 0, "unknown": 1, "closed": 2}
    ways = sorted(
        calls_of(listed, clock, language),
        key=lambda call: (call.channel != channel, call.tel is None, order[call.state], call.number is None),
    )
    if ways and ways[0].channel == channel:
        return ways[0]
    if ways:
        moment = clock.actor(listed)
        words = ways[0].words if ways[0].tel else state_words(moment, clock.at, language, callable_=False)
        return ways[0] if ways[0].tel else replace(ways[0], state=moment.state, words=words)
    actor, moment = listed.actor, clock.actor(listed)
    return Call(
        key=listed.key, name=pick(actor.name, language), short=pick(actor.short, language), channel="", number=None, tel=None, href=None,
        state=moment.state, words=state_words(moment, clock.at, language, callable_=False), unconfirmed=unconfirmed(actor),
        doubtful=False, disputed=None, label="", hours="", url=f"/aktorer/{listed.key}/",
    )  # fmt: skip


def _call(listed: Listed, contact: Contact, clock: Clock, language: str) -> Call:
    actor, channel, moment = listed.actor, contact.channel, clock.moment(contact)
    kind, number = channel.channel, channel.number
    scheme = _RINGS.get(kind)
    return Call(
        key=listed.key,
        name=pick(actor.name, language),
        short=pick(actor.short, language),
        channel=kind,
        number=spaced(number) if number else None,
        tel=number if kind == "phone" else None,
        href=f"{scheme}{number}" if scheme else channel.url,
        state=moment.state,
        words=state_words(moment, clock.at, language, callable_=kind == "phone"),
        unconfirmed=unconfirmed(actor),
        doubtful=doubtful(channel, actor),
        disputed=pick(channel.disputed, language) if channel.disputed else None,
        label=_way(channel, language),
        hours=in_words(channel.hours, language),
        url=f"/aktorer/{listed.key}/",
    )


def calls(directory: Directory, keys: Sequence[str], at: datetime, language: str = "nb", *, adult: bool | None = None) -> list[Call]:
    """Return the first call of each actor named, in that order, as `ui/parts/call.html` shows them; unknown keys are left out.

    What is never shown alone is not: an open contact follows a disputed number, added where the keys hold none. An actor for adults
    is not first unless the person is known to be adult.
    """
    clock, wanted = Clock(at), [directory.by_key[key] for key in dict.fromkeys(keys) if key in directory.by_key]
    fitting = [listed for listed in directory.actors if eligible(listed, Query(at, adult=adult))]
    if not adult and wanted and for_adults(wanted[0]):
        wanted = _child_first(wanted, fitting, clock)
    shown: list[Listed] = []
    while wanted:
        listed = wanted.pop(0)
        shown.append(listed)
        if listed.actor.disputed:
            friend = companion(listed, wanted, [other for other in fitting if other not in shown], clock)
            wanted = [*([friend] if friend else []), *(other for other in wanted if other is not friend)]
    return [first_call(listed, clock, language) for listed in shown]


def _child_first(wanted: list[Listed], fitting: Sequence[Listed], clock: Clock) -> list[Listed]:
    suited = [other for other in wanted if not for_adults(other)]
    first = suited[0] if suited else companion(wanted[0], (), [other for other in fitting if not for_adults(other)], clock)
    return [first, *(other for other in wanted if other is not first)] if first else wanted


@dataclass(frozen=True)
class Line:
    """An actor for a stored page: name, numbers and hours in words, and the contact beside it when its number is disputed."""

    key: str
    name: str
    url: str
    numbers: tuple[Call, ...]
    hours: str
    unconfirmed: bool
    beside: Line | None = None


def hours_line(actor: Actor, language: str = "nb") -> str:
    """Return the hours of an actor's numbers in words, told once where they are all the same; no open mark, so it can be stored."""
    ways = [channel for channel in actor.channels if channel.number] or list(actor.channels)
    told = list(dict.fromkeys((_way(channel, language), in_words(channel.hours, language)) for channel in ways))
    if len({hours for _, hours in told}) <= 1:
        return told[0][1] if told else ""
    return "; ".join(f"{way}: {hours}" for way, hours in told)


def _way(channel: Channel, language: str) -> str:
    return pick(channel.label, language) if channel.label else name(CHANNEL_NAMES, channel.channel, language)


def line(directory: Directory, key: str, language: str = "nb") -> Line:
    """Return what a stored page shows of an actor. Raises KeyError when the directory has no such actor."""
    return _line(directory, directory.by_key[key], language)


def _line(directory: Directory, listed: Listed, language: str) -> Line:
    clock = Clock(datetime.fromtimestamp(0, UTC))  # any instant: no open mark is taken from it
    numbers = tuple(call for call in calls_of(listed, clock, language) if call.number)
    friend = beside(directory, listed) if listed.actor.disputed else None
    return Line(
        key=listed.key,
        name=pick(listed.actor.name, language),
        url=f"/aktorer/{listed.key}/",
        numbers=numbers,
        hours=hours_line(listed.actor, language),
        unconfirmed=unconfirmed(listed.actor),
        beside=_line(directory, friend, language) if friend else None,
    )
