"""Actors and directories made up for these tests; no name or number is real."""

from __future__ import annotations

from datetime import date
from typing import Any

from utvei.foundation.vocabulary.content import Content
from utvei.public.directory.domain.listing import Contact, Directory, Listed
from utvei.public.directory.domain.pack import Actor, Channel, Hours
from utvei.public.directory.domain.timetable import Timetable

WEEKDAYS = ["mo", "tu", "we", "th", "fr"]
OFFICE = {"rows": [{"days": WEEKDAYS, "from": "08:30", "to": "15:00", "certain": True}], "public_holidays": "closed"}
USUALLY = {
    "rows": [{"days": WEEKDAYS, "from": "08:00", "to": "22:30", "certain": False}],
    "unknown_days": ["sa", "su"],
    "public_holidays": "closed",
}
EVENING = {
    "rows": [
        {"days": [*WEEKDAYS, "su"], "from": "16:15", "to": "22:45", "certain": True},
        {"days": ["sa"], "from": "16:15", "to": "23:45", "certain": True},
    ],
    "public_holidays": "as_usual",
}


def form(raw: Any) -> Hours:
    """Read a form of hours."""
    return Hours.model_validate(raw)


def raw_actor(**changed: Any) -> dict[str, Any]:
    """Return an actor as YAML gives it, with some keys changed."""
    return {
        "name": {"nb": "Prøvetelefonen"},
        "short": {"nb": "Snakker med deg om prøver"},
        "description": {"nb": "En oppdiktet tjeneste."},
        "who_for": {"nb": "Alle som prøver"},
        "group": "municipal",
        "sources": ["prove"],
        "owner": "fagredaksjonen",
        "reviewed": "2026-11-22",
        "next_review": "2027-05-22",
        "sureness": "seed",
        "read_in_source": "2026-11-22",
        "confirmed": None,
        "needs": ["mental_health"],
        "languages": ["nb"],
        "channels": [phone("always")],
        **changed,
    }


def phone(hours: Any, number: str = "11111111", **more: Any) -> dict[str, Any]:
    """Return a phone channel as YAML gives it."""
    return {"channel": "phone", "number": number, "hours": hours, **more}


def directory(*, districts: tuple[str, ...] = (), **actors: dict[str, Any]) -> Directory:
    """Return a directory of actors given as YAML gives them."""
    shared: dict[Hours, Timetable] = {}

    def contact(channel: Channel) -> Contact:
        if channel.shut:
            return Contact(channel, Timetable(channel.hours, channel.shut))
        return Contact(channel, shared.setdefault(channel.hours, Timetable(channel.hours)))

    models = {key.replace("_", "-"): Actor.model_validate(raw) for key, raw in actors.items()}
    return Directory(tuple(Listed(key, actor, tuple(map(contact, actor.channels))) for key, actor in models.items()), districts)


def content(**files: str) -> Content:
    """Return a pack's content; ``__`` in a name stands for a slash."""
    return Content({name.replace("__", "/").replace("_", "-") + ".yaml": text.encode() for name, text in files.items()})


TODAY = date(2026, 11, 22)
