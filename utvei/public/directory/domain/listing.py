"""The directory as it is asked: actors with their channels, and each channel with its timetable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from utvei.public.directory.domain.pack import Actor, Channel
from utvei.public.directory.domain.timetable import Moment, Timetable

REMOTE = frozenset({"web", "post"})  # a form that is always there says nothing about anybody being there


@dataclass(frozen=True, eq=False)
class Contact:
    """One channel of an actor with its timetable."""

    channel: Channel
    timetable: Timetable

    @property
    def counts(self) -> bool:
        """Whether the channel can make its actor open: a web form or an address does so only when it is said to be manned always."""
        return self.channel.channel not in REMOTE or self.channel.hours.kind == "always"


@dataclass(frozen=True, eq=False)
class Listed:
    """An actor of the directory under its key."""

    key: str
    actor: Actor
    contacts: Sequence[Contact]

    @property
    def always(self) -> bool:
        """Whether a person answers round the clock on some channel."""
        return any(c.counts and c.channel.hours.kind == "always" and not c.channel.closures for c in self.contacts)


@dataclass(frozen=True, eq=False)
class Directory:
    """Every actor, in the order of their keys, the districts that the municipality declared, and the sources by key."""

    actors: Sequence[Listed]
    districts: tuple[str, ...] = ()
    sources: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    by_key: Mapping[str, Listed] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_key", {listed.key: listed for listed in self.actors})

    def state(self, contact: Contact, at: datetime) -> Moment:
        """Return what a channel is at an instant."""
        return contact.timetable.moment(at)


class Clock:
    """All channels at one instant; channels that share a timetable are asked once."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self._known: dict[int, Moment] = {}
        self._actors: dict[tuple[int, str | None], Moment] = {}

    def moment(self, contact: Contact) -> Moment:
        """Return what a channel is."""
        found = self._known.get(id(contact.timetable))
        if found is None:
            found = self._known[id(contact.timetable)] = contact.timetable.moment(self.at)
        return found

    def actor(self, listed: Listed, channel: str | None = None) -> Moment:
        """Return what an actor is: open if any channel is, else unknown if any is, else closed.

        With a channel it speaks of that one alone, and an actor without it is closed. Where no channel has stated hours it is unknown.
        """
        asked = (id(listed), channel)
        if asked not in self._actors:
            self._actors[asked] = self._actor(listed, channel)
        return self._actors[asked]

    def _actor(self, listed: Listed, channel: str | None) -> Moment:
        if channel is not None:
            asked = [contact for contact in listed.contacts if contact.channel.channel == channel]
            return together(map(self.moment, asked)) if asked else Moment("closed")
        counting = [contact for contact in listed.contacts if contact.counts]
        return together(map(self.moment, counting)) if counting else Moment("unknown")


def together(moments: Iterable[Moment]) -> Moment:
    """Return several channels as one: the last to close when open, else the first to open."""
    known = list(moments)
    closes = [moment.closes for moment in known if moment.state == "open"]
    if closes:
        return Moment("open", closes=None if None in closes else max(c for c in closes if c))
    opens = min((moment.opens for moment in known if moment.opens), default=None)
    return Moment("unknown" if any(moment.state == "unknown" for moment in known) else "closed", opens=opens)
