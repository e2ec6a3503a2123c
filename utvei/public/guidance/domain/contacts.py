"""Whom to call, in which order: the acute number first, then whom the rules name, those who answer now before those who do not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Line:
    """An actor as it can be reached at a moment. Times are ISO 8601 with offset; None is unknown or, for a round-the-clock line, never."""

    actor: str
    name: str
    phone: str | None
    open: bool | None
    opens: str | None = None
    closes: str | None = None
    confirmed: str | None = None
    disputed: bool = False
    adults_only: bool = False


class Desk(Protocol):
    """Whoever knows the actors and their hours."""

    def line(self, actor: str, language: str) -> Line | None:
        """Return an actor's line now, or None where there is no such actor here."""


@dataclass(frozen=True)
class Contact:
    """A line, and why it is named."""

    line: Line
    why: str


@dataclass(frozen=True)
class Wish:
    """An actor that a rule names, how early it stands (lower is earlier), and why. ``fixed`` keeps its place whatever the hour."""

    actor: str
    order: int
    why: str
    fixed: bool = False


def ordered(wishes: Iterable[Wish], desk: Desk, *, may_be_child: bool, language: str) -> list[Contact]:
    """Return the contacts, each once. Where the person may be a child, an actor for adults never stands first.

    An actor whose number is disputed always has the next open one right after it.
    """
    found: dict[str, tuple[Wish, Contact]] = {}
    for wish in sorted(wishes, key=lambda w: (not w.fixed, w.order)):
        line = desk.line(wish.actor, language)
        if line is not None and wish.actor not in found:
            found[wish.actor] = (wish, Contact(line, wish.why))
    fixed = [contact for wish, contact in found.values() if wish.fixed]
    free = sorted((pair for pair in found.values() if not pair[0].fixed), key=lambda pair: _rank(pair[0], pair[1], may_be_child))
    return _companions([*fixed, *(contact for _, contact in free)], len(fixed))


def _rank(wish: Wish, contact: Contact, may_be_child: bool) -> tuple[int, ...]:
    line = contact.line
    answers = 0 if line.open is True else 1 if line.open is None else 2
    return (int(may_be_child and line.adults_only), wish.order // 10, int(line.phone is None), int(line.disputed), answers, wish.order)


def _companions(contacts: Sequence[Contact], fixed: int) -> list[Contact]:
    """Move the next open, undisputed contact to stand right after a disputed one.

    Where none is left, the disputed one steps in before the last open one, but neither first nor among the ``fixed`` ones in front;
    one that nobody can stand beside is left out.
    """
    left, out = list(contacts), list[Contact]()
    while left:
        one = left.pop(0)
        if one.line.disputed:
            beside = next((c for c in left if _can_stand_beside(c)), None)
            if beside is None:
                _step_in(out, one, max(fixed, 1))
                continue
            left.remove(beside)
            out += [one, beside]
        else:
            out.append(one)
    return out


def _can_stand_beside(contact: Contact) -> bool:
    return contact.line.open is True and contact.line.phone is not None and not contact.line.disputed


def _step_in(out: list[Contact], one: Contact, first: int) -> None:
    for place in range(len(out) - 1, first - 1, -1):
        if _can_stand_beside(out[place]) and not out[place - 1].line.disputed:
            out.insert(place, one)
            return
