"""Asks which numbers are left out of print, and which are printed because somebody decided it."""

from __future__ import annotations

from dataclasses import dataclass

from utvei.foundation.packs import selectors as packs
from utvei.foundation.vocabulary.texts import pick
from utvei.foundation.vocabulary.yamlfile import read
from utvei.public.directory.domain.pack import Actor, key_of
from utvei.public.directory.domain.wording import spaced
from utvei.workspace.materials.domain.numbers import ALWAYS, NUMBERS, Approval, approvals


@dataclass(frozen=True)
class Number:
    """An actor's phone number that nobody has confirmed. ``decided`` is set where it is printed all the same; ``ours``: decided here."""

    key: str
    name: str
    number: str
    disputed: bool
    decided: Approval | None
    ours: bool


def numbers() -> list[Number]:
    """Return every number that print leaves out or has by decision, the decided ones first, then by name."""
    content = packs.content()
    decided, theirs = approvals(content), packs.fields_of(packs.upstream(), NUMBERS)
    found = []
    for path in content.paths("directory/*.yaml"):
        key, actor = key_of(path), Actor.model_validate(read(content.text(path)).value)
        phone = next((channel.number for channel in actor.channels if channel.channel == "phone" and channel.number), None)
        if phone and phone not in ALWAYS and actor.confirmed is None:
            name = pick(actor.name, "nb")
            found.append(Number(key, name, spaced(phone), actor.disputed, decided.get(key), key in decided and key not in theirs))
    return sorted(found, key=lambda one: (one.decided is None, one.name.lower()))
