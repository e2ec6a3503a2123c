"""Whom an item names: each actor's name, what it gives, and its number where that may be printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from utvei.foundation.vocabulary.texts import LANGUAGES
from utvei.public.directory import selectors as directory
from utvei.public.directory.domain.listing import Directory
from utvei.public.directory.domain.pack import Actor
from utvei.workspace.materials.domain.numbers import ALWAYS, Approval, may_print

# In this order on top of every item, as on top of every page.
EMERGENCY = ("politi-112", "nod-113", "legevakten")


@dataclass(frozen=True)
class Wording:
    """The few words around a contact, in the language of the item; ``gets`` says what an actor gives, and in which language."""

    language: str
    unconfirmed: str
    disputed: str
    free: str
    anonymous: str
    gets: Callable[[str], tuple[str, str] | None]


@dataclass(frozen=True)
class Row:
    """One contact as it is printed. An empty ``number`` means that none may be printed; ``beside`` stands under a disputed one."""

    key: str
    name: str
    name_language: str
    what: str
    what_language: str
    number: str
    facts: str
    unconfirmed: str
    disputed: str = ""
    beside: dict[str, Any] | None = None


class Contacts:
    """Answers for the numbers of one release: the directory, and what editors decided to print."""

    def __init__(self, entries: Directory, approved: Mapping[str, Approval]) -> None:
        self.entries, self.approved = entries, approved

    def emergency(self, wording: Wording) -> list[dict[str, Any]]:
        """Return the numbers that everybody may need, first of all."""
        return [row for row in self.rows(EMERGENCY, wording) if row["number"]]

    def rows(self, keys: Iterable[str], wording: Wording, district: str = "") -> list[dict[str, Any]]:
        """Return the actors in order; those the directory lacks are left out, those of the district come first and carry its name."""
        found = [key for key in dict.fromkeys(keys) if key in self.entries.by_key]
        own = [key for key in found if district and district in self._actor(key).districts]
        return [asdict(row) for row in self._rows([*own, *(key for key in found if key not in own)], wording, district)]

    def has_office(self, keys: Iterable[str], district: str) -> bool:
        """Return whether one of the actors says that it has an office of its own in a district."""
        return any(key in self.entries.by_key and district in self._actor(key).districts for key in keys)

    def _rows(self, keys: list[str], wording: Wording, district: str) -> Iterator[Row]:
        waiting = list(keys)
        while waiting:
            key = waiting.pop(0)
            row = self._row(key, wording, district)
            beside = self._beside(key, waiting, wording) if row.number and self._actor(key).disputed else None
            if beside:
                waiting = [other for other in waiting if other != beside.key]
                row = replace(row, disputed=wording.disputed, beside=asdict(beside))
            elif self._actor(key).disputed:
                # A disputed number is never printed alone: without another one to ring it is left out.
                row = replace(row, number="", unconfirmed="")
            yield row

    def _beside(self, key: str, following: list[str], wording: Wording) -> Row | None:
        """Return whom to ring when a disputed number is not answered: the next that always is and is printed, else the directory's own."""
        friend = directory.line(self.entries, key).beside
        others = [other for other in following if self._is_always_open(other)]
        found = (self._row(other, wording) for other in (*others, *([friend.key] if friend else [])) if not self._actor(other).disputed)
        return next((row for row in found if row.number), None)

    def _is_always_open(self, key: str) -> bool:
        return any(channel.channel == "phone" and channel.hours.kind == "always" for channel in self._actor(key).channels)

    def _row(self, key: str, wording: Wording, district: str = "") -> Row:
        spoken = wording.language if wording.language in LANGUAGES else LANGUAGES[0]
        line, actor = directory.line(self.entries, key, spoken), self._actor(key)
        number = self._number(key, line, actor)
        what = wording.gets(key) or (self._short(actor, spoken), spoken)
        place = f", {district}" if district and district in actor.districts else ""
        checked = actor.confirmed or "".join(number.split()) in ALWAYS
        return Row(
            key=key,
            name=f"{line.name}{place}",
            name_language=spoken,
            what=what[0],
            what_language=what[1],
            number=number,
            facts=" · ".join(self._facts(actor, wording)),
            unconfirmed=wording.unconfirmed if number and not checked else "",
        )

    def _number(self, key: str, line: directory.Line, actor: Actor) -> str:
        phones = [call for call in line.numbers if call.tel and may_print(key, call.tel, actor.confirmed, self.approved)]
        return _spaced(str(phones[0].number)) if phones else ""

    def _short(self, actor: Actor, language: str) -> str:
        return actor.short.get(language) or actor.short[LANGUAGES[0]]

    def _facts(self, actor: Actor, wording: Wording) -> Iterator[str]:
        if actor.cost == "free":
            yield wording.free
        if actor.anonymous:
            yield wording.anonymous

    def _actor(self, key: str) -> Actor:
        return self.entries.by_key[key].actor


def _spaced(number: str) -> str:
    """Return a number with spaces that do not break at the end of a line."""
    return number.replace(" ", "\u00a0")
