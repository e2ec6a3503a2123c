"""What the overview and the actor pages show, made from the directory."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from utvei.foundation.vocabulary.texts import pick
from utvei.public.directory import selectors
from utvei.public.directory.domain.help_now import companion, for_adults
from utvei.public.directory.domain.languages import LANGUAGE_NAMES
from utvei.public.directory.domain.listing import Clock, Directory, Listed
from utvei.public.directory.domain.names import GROUP_NAMES, MONTH_NAMES, NEED_NAMES, name
from utvei.public.directory.domain.pack import GROUPS
from utvei.public.directory.domain.wording import holiday_words

OWNERS = {"fagredaksjonen": {"nb": "fagredaksjonen", "nn": "fagredaksjonen", "en": "the editors"}}
UNSURE = ("K", "U")
_ALPHABET = str.maketrans("æøå", "{|}")  # in Norwegian they follow z


def groups(directory: Directory, clock: Clock, language: str) -> list[dict[str, Any]]:
    """Return the groups of the overview in order, each with the first call of its actors by name; a group without actors is left out.

    A disputed number is shown on its actor's page, with another contact beside it, not here.
    """
    found = []
    for key in GROUPS:
        actors = sorted((listed for listed in directory.actors if listed.actor.group == key), key=lambda one: _by_name(one, language))
        rows = [_row(listed, clock, language) for listed in actors]
        if rows:
            found.append({"key": key.replace("_", "-"), "title": name(GROUP_NAMES, key, language), "actors": rows})
    return found


def _row(listed: Listed, clock: Clock, language: str) -> dict[str, Any]:
    call = selectors.first_call(listed, clock, language)
    return {"call": call, "number": None if listed.actor.disputed else call.number, "reachable": bool(listed.contacts)}


def _by_name(listed: Listed, language: str) -> str:
    return pick(listed.actor.name, language).lower().translate(_ALPHABET)


def actor_page(directory: Directory, listed: Listed, clock: Clock, language: str) -> dict[str, Any]:
    """Return what an actor's page shows, in a language, with bokmål where a text is not translated."""
    actor = listed.actor
    friend = companion(listed, (), [other for other in directory.actors if other is not listed], clock) if actor.disputed else None
    return {
        "name": pick(actor.name, language),
        "short": pick(actor.short, language),
        "description": pick(actor.description, language),
        "who_for": pick(actor.who_for, language),
        "calls": [
            {"call": call, "holidays": holiday_words(contact.channel.hours, language), "free": contact.channel.free,
             "closures": [_closed(closure, language) for closure in contact.channel.closures if closure.to > clock.at.date()]}
            for call, contact in zip(selectors.calls_of(listed, clock, language), listed.contacts, strict=True)
        ],
        "beside": selectors.first_call(friend, clock, language) if friend else None,
        "needs": [name(NEED_NAMES, need, language) for need in actor.needs],
        "ages": actor.ages,
        "adults_only": for_adults(listed),
        "cost": actor.cost,
        "anonymous": actor.anonymous,
        "without_papers": actor.without_papers,
        "languages": [name(LANGUAGE_NAMES, code, language) for code in actor.languages],
        "interpreter": actor.interpreter,
        "districts": actor.districts,
        "website": actor.website,
        "hidden_address": actor.hidden_address,
        "notes": pick(actor.notes, language) if actor.notes else "",
        "to_confirm": pick(actor.to_confirm, language) if actor.to_confirm else "",
        "confirmed": _day(actor.confirmed, language) if actor.confirmed else "",
        "read_in_source": _day(actor.read_in_source, language),
        "sources": list(_sources(directory, actor.sources, language)),
        "owner": pick(OWNERS.get(actor.owner, {"nb": actor.owner}), language),
        "reviewed": actor.reviewed,
        "next_review": actor.next_review,
        "crumbs": [{"title": {"nb": "Aktører", "nn": "Aktørar", "en": "Organisations"}.get(language, "Aktører"), "url": "/aktorer/"}],
    }  # fmt: skip


def _closed(closure: Any, language: str) -> dict[str, str]:
    return {"first": _day(closure.first, language), "to": _day(closure.to, language), "reason": pick(closure.reason, language)}


def _sources(directory: Directory, keys: Iterable[str], language: str) -> Iterable[dict[str, Any]]:
    for key in keys:
        facts = directory.sources.get(key)
        if facts:
            days = {part: _day_text(facts.get(part), language) for part in ("in_force", "read")}
            yield {**facts, **days, "key": key, "unsure": facts.get("sureness") in UNSURE}


def _day_text(value: Any, language: str) -> str:
    return _day(date.fromisoformat(value), language) if value else ""


def _day(day: date, language: str) -> str:
    month = MONTH_NAMES.get(language, MONTH_NAMES["nb"])[day.month - 1]
    return f"{day.day} {month} {day.year}" if language == "en" else f"{day.day}. {month} {day.year}"
