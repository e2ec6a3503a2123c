"""Who can help with a need, at an instant: the open ones first, and never a doubtful number alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from utvei.foundation.vocabulary.texts import pick
from utvei.public.directory.domain.listing import Clock, Directory, Listed
from utvei.public.directory.domain.pack import Group
from utvei.public.directory.domain.query import Query, Refused
from utvei.public.directory.domain.times import iso
from utvei.public.directory.domain.timetable import Moment
from utvei.public.directory.domain.wording import why

__all__ = ["Query", "Refused", "Result", "Results", "beside", "companion", "eligible", "who_can_help"]

_STATE_ORDER = {"open": 0, "unknown": 1, "closed": 2}
_OPEN = {"open": True, "unknown": None, "closed": False}
_LAST = datetime.max.replace(tzinfo=UTC)
# Among equals, those who meet people themselves come before those who inform and advise others.
_GROUP_ORDER: dict[Group, int] = {
    "national_helpline": 0, "municipal": 1, "help_and_support": 2, "national_addition": 3, "other": 4, "expertise": 5,
}  # fmt: skip


@dataclass(frozen=True)
class Result:
    """One actor as an answer: what it is at that instant, and why it is shown."""

    listed: Listed
    moment: Moment
    channels: Sequence[Moment]
    why: str

    def as_json(self) -> dict[str, Any]:
        """Return the result as the contract has it."""
        actor = self.listed.actor
        return {
            "actor": self.listed.key,
            "name": pick(actor.name, "nb"),
            **_spoken(self.moment),
            "channels": [
                {"channel": contact.channel.channel, "number": contact.channel.number, **_spoken(moment)}
                for contact, moment in zip(self.listed.contacts, self.channels, strict=True)
            ],
            "ages": {"min": actor.ages.min, "max": actor.ages.max},
            "cost": actor.cost,
            "anonymous": actor.anonymous,
            "without_papers": actor.without_papers,
            "languages": list(actor.languages),
            "why": self.why,
            "read_in_source": actor.read_in_source.isoformat(),
            "confirmed": actor.confirmed.isoformat() if actor.confirmed else None,
        }


def _spoken(moment: Moment) -> dict[str, Any]:
    return {"open": _OPEN[moment.state], "opens": iso(moment.opens), "closes": iso(moment.closes)}


@dataclass(frozen=True)
class Results:
    """The answer to a query, best first."""

    at: datetime
    results: Sequence[Result]

    def as_json(self) -> dict[str, Any]:
        """Return the answer as the contract has it."""
        return {"at": iso(self.at), "results": [result.as_json() for result in self.results]}


def who_can_help(directory: Directory, query: Query) -> Results:
    """Return the actors that fit a query, those that can be reached now first."""
    clock = Clock(query.at)
    fitting = [listed for listed in directory.actors if eligible(listed, query)]
    ranked = sorted(
        (listed for listed in fitting if _asked_for(listed, query, clock)),
        key=lambda listed: _rank(listed, query, clock.actor(listed, query.channel)),
    )
    shown, asked = _guarded(ranked, fitting, query, clock), set(map(id, ranked))
    return Results(query.at, [_result(listed, query, clock, asked=id(listed) in asked) for listed in shown])


def _result(listed: Listed, query: Query, clock: Clock, *, asked: bool) -> Result:
    moment = clock.actor(listed, query.channel)
    return Result(listed, moment, [clock.moment(contact) for contact in listed.contacts], why(listed, query, moment, asked=asked))


def eligible(listed: Listed, query: Query) -> bool:
    """Whether nothing that is stated about an actor excludes the person: ages and districts; what is not stated excludes nobody."""
    ages, districts = listed.actor.ages, listed.actor.districts
    low, high = (query.age, query.age) if query.age is not None else {True: (18, 120), False: (0, 17), None: (0, 120)}[query.adult]
    if (ages.min is not None and high < ages.min) or (ages.max is not None and low > ages.max):
        return False
    return not (query.district and districts and query.district not in districts)


def _asked_for(listed: Listed, query: Query, clock: Clock) -> bool:
    if query.need and not set(query.need) & set(listed.actor.needs):
        return False
    return not query.open_only or clock.actor(listed, query.channel).state == "open"


def _rank(listed: Listed, query: Query, moment: Moment) -> tuple[Any, ...]:
    actor = listed.actor
    emergency_last = actor.emergency and "emergency" not in query.need
    speaks = query.language is None or query.language in _languages(listed)
    lacks_channel = query.channel is not None and all(c.channel.channel != query.channel for c in listed.contacts)
    return (
        lacks_channel,
        _STATE_ORDER[moment.state],
        emergency_last,
        # In danger the police come before the doctor, unless it was the doctor that was asked for.
        "emergency" in query.need and "medical" not in query.need and "medical" in actor.needs,
        0 if speaks else 1 if actor.interpreter else 2,
        -len(set(query.need) & set(actor.needs)),
        moment.opens or _LAST if moment.state == "closed" else _LAST,
        not listed.contacts,
        _GROUP_ORDER[actor.group],
    )


def _languages(listed: Listed) -> set[str]:
    return {*listed.actor.languages, *(code for contact in listed.contacts for code in contact.channel.languages)}


def for_adults(listed: Listed) -> bool:
    """Whether an actor says that it is for adults alone."""
    return (listed.actor.ages.min or 0) >= 18


def _guarded(ranked: list[Listed], fitting: list[Listed], query: Query, clock: Clock) -> list[Listed]:
    """Keep the two rules that stand above the ranking, then cut to the limit.

    A disputed number is followed at once by the next open contact, also across the limit; and an actor for adults alone is not first
    while the person may be a child.
    """

    def is_open(listed: Listed) -> bool:
        return clock.actor(listed, query.channel).state == "open"

    waiting = list(ranked) if query.is_adult else _not_adults_first(ranked, fitting, is_open)
    shown: list[Listed] = []
    while waiting and len(shown) < query.limit:
        listed = waiting.pop(0)
        if not listed.actor.disputed:
            shown.append(listed)
            continue
        friend = companion(listed, waiting, [other for other in fitting if other not in shown], clock, query.channel)
        if friend is None:
            _borrow(listed, shown, is_open, adult=bool(query.is_adult))
            continue
        if friend in waiting:
            waiting.remove(friend)
        shown += [listed, friend] if query.limit - len(shown) > 1 else [friend]
    return shown


def _borrow(listed: Listed, shown: list[Listed], is_open: Callable[[Listed], bool], *, adult: bool) -> None:
    """Where every open contact stands above already, the last one that guards no other disputed number moves to behind this one."""
    for i in range(len(shown) - 1, -1, -1):
        guards = i > 0 and shown[i - 1].actor.disputed
        if not guards and not shown[i].actor.disputed and is_open(shown[i]) and (adult or len(shown) > 1):
            shown += [listed, shown.pop(i)]
            return
    shown.append(listed)


def _not_adults_first(ranked: list[Listed], fitting: list[Listed], is_open: Callable[[Listed], bool]) -> list[Listed]:
    if not ranked or not for_adults(ranked[0]):
        return list(ranked)
    first = next((listed for listed in ranked if not for_adults(listed) and not listed.actor.disputed), None)
    if first is None:
        first = _closest(ranked[0], [o for o in fitting if not for_adults(o) and not o.actor.disputed and is_open(o)])
    return list(ranked) if first is None else [first, *(listed for listed in ranked if listed is not first)]


def companion(
    listed: Listed, following: Iterable[Listed], others: Sequence[Listed], clock: Clock, channel: str | None = None
) -> Listed | None:
    """Return the next open contact for a disputed one: the next that is open in the list, else the nearest in needs among all others.

    One for the same ages is taken before one for other ages: whoever does not get through must be able to ring it too.
    """
    following = list(following)
    for asked in dict.fromkeys((channel, None)):
        for same_ages in (True, False):
            fits = [other for other in following if _alike(listed, other) or not same_ages]
            rest = [other for other in others if other is not listed and (_alike(listed, other) or not same_ages)]
            found = next((other for other in fits if _surely_open(other, clock, asked)), None)
            found = found or _closest(listed, [other for other in rest if _surely_open(other, clock, asked)])
            if found:
                return found
    return None


def _alike(one: Listed, other: Listed) -> bool:
    """Whether some age fits both actors."""
    low = max(one.actor.ages.min or 0, other.actor.ages.min or 0)
    high = min(120 if actor.ages.max is None else actor.ages.max for actor in (one.actor, other.actor))
    return low <= high


def _surely_open(listed: Listed, clock: Clock, channel: str | None) -> bool:
    return not listed.actor.disputed and clock.actor(listed, channel).state == "open"


def beside(directory: Directory, listed: Listed) -> Listed | None:
    """Return the contact that stands beside a disputed one where no hour is known: one that answers round the clock."""
    round_the_clock = [other for other in directory.actors if other is not listed and other.always and not other.actor.disputed]
    return _closest(listed, [other for other in round_the_clock if _alike(listed, other)] or round_the_clock)


def _closest(listed: Listed, others: Sequence[Listed]) -> Listed | None:
    mine = set(listed.actor.needs)
    order = sorted(others, key=lambda other: (other.actor.emergency, -len(mine & set(other.actor.needs)), _GROUP_ORDER[other.actor.group]))
    return order[0] if order else None
