"""How a text shows whom to ring: name, numbers and hours in words, and who stands beside a number that is disputed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from utvei.foundation.vocabulary.texts import pick
from utvei.public.directory.domain.pack import Actor, Channel
from utvei.public.directory.domain.wording import doubtful, in_words, spaced, unconfirmed
from utvei.public.knowledge.domain.texts import address

_SCHEMES = {"phone": "tel", "sms": "sms"}
_SHOWN = ("phone", "sms", "whatsapp", "chat")


@dataclass(frozen=True)
class Way:
    """One channel as a reader sees it. ``href`` is empty where there is nothing to press."""

    channel: str
    number: str
    href: str
    hours: str
    label: str
    disputed: str
    doubtful: bool


@dataclass(frozen=True)
class Contact:
    """An actor as a text shows it; ``beside`` is the contact that always follows a disputed number."""

    key: str
    name: str
    short: str
    url: str
    emergency: bool
    unconfirmed: bool
    ways: tuple[Way, ...]
    beside: Contact | None = None

    @property
    def first(self) -> Way | None:
        """The channel a sentence names: the first one, since authors write the most important one first."""
        return self.ways[0] if self.ways else None


@dataclass(frozen=True)
class Phonebook:
    """The actors of a pack, and those who may stand beside a disputed number, in the municipality's order."""

    actors: Mapping[str, Actor]
    fallback: Sequence[str]

    def contact(self, key: str, language: str, reader: str | None = None) -> Contact:
        """Return an actor in the language of a text, with links for a reader of another. Raises KeyError for an unknown one.

        A disputed number is left out where no other contact can stand beside it.
        """
        reader = reader or language
        other = self.beside(key) if self.actors[key].disputed else None
        return self._plain(key, language, reader, self._plain(other, language, reader, None) if other else None)

    def beside(self, key: str) -> str | None:
        """Return who stands beside a disputed number: one who answers round the clock before one who does not."""
        usable = [other for other in self.fallback if other != key and _can_be_rung(self.actors.get(other))]
        awake = [other for other in usable if any(c.channel == "phone" and c.hours.kind == "always" for c in self.actors[other].channels)]
        return next(iter([*awake, *usable]), None)

    def _plain(self, key: str, language: str, reader: str, beside: Contact | None) -> Contact:
        actor = self.actors[key]
        shown = [c for c in actor.channels if c.channel in _SHOWN and (beside is not None or not c.disputed)]
        shown.sort(key=lambda channel: _SHOWN.index(channel.channel))
        return Contact(
            key=key,
            name=pick(actor.name, language),
            short=pick(actor.short, language),
            url=address(actor_url(key), reader),
            emergency=actor.emergency,
            unconfirmed=unconfirmed(actor) and not actor.emergency,
            ways=tuple(_way(channel, actor, language) for channel in shown),
            beside=beside,
        )


def _way(channel: Channel, actor: Actor, language: str) -> Way:
    scheme = _SCHEMES.get(channel.channel)
    return Way(
        channel=channel.channel,
        number=spaced(channel.number or ""),
        href=f"{scheme}:{channel.number}" if scheme else channel.url or "",
        hours=in_words(channel.hours, language),
        label=pick(channel.label, language) if channel.label else "",
        disputed=pick(channel.disputed, language) if channel.disputed else "",
        doubtful=doubtful(channel, actor) and not channel.disputed,
    )


def _can_be_rung(actor: Actor | None) -> bool:
    return actor is not None and not actor.disputed and any(channel.channel == "phone" for channel in actor.channels)


def actor_url(key: str) -> str:
    """Return the path of an actor's page, without language."""
    return f"/aktorer/{key}/"
