"""A thought that was found in a query, and what several of them say beside each other."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

_PARTIAL = 0.6
_SAID = 0.25  # so much of the query a thought must be to say something together with another


@dataclass(frozen=True)
class Sense:
    """A thought found in the query: how much of it that is (0–1), the visitor's words, their language, and their places.

    ``whole`` when all words of the phrase are there.
    """

    thought: int
    share: float
    said: str
    language: str
    own: bool
    covered: frozenset[int] = frozenset()
    whole: bool = True


def together(db: sqlite3.Connection, senses: Sequence[Sense]) -> Iterator[Sense]:
    """Yield the thoughts that two others say together, each with words of its own: signs, and a child."""
    said: dict[int, list[Sense]] = {}
    whole = {sense.covered for sense in senses if len(sense.covered) > 1}
    for sense in senses:
        # What is only a part of a longer phrase is said by that.
        if sense.whole and sense.share >= _SAID and not any(sense.covered < longer for longer in whole):
            said.setdefault(sense.thought, []).append(sense)
    if len(said) < 2:
        return
    marks = ",".join("?" * len(said))
    sql = f"SELECT one, other, thought FROM pair WHERE one IN ({marks}) AND other IN ({marks})"  # noqa: S608 - marks alone
    for one, other, thought in db.execute(sql, [*said, *said]):
        both_said = [(a, b) for a in said[one] for b in said[other] if a.language == b.language and not a.covered & b.covered]
        if both_said:
            a, b = max(both_said, key=lambda pair: pair[0].share + pair[1].share)
            share = min(1.0, a.share + b.share)
            yield Sense(thought, share, f"{a.said} {b.said}", a.language, a.own, a.covered | b.covered)


def wider(senses: Sequence[Sense]) -> list[Sense]:
    """Return the senses, those of them less sure whose words are only some of the words of a longer phrase."""
    whole = {sense.covered for sense in senses if len(sense.covered) > 1}
    return [replace(sense, share=sense.share * _PARTIAL) if any(sense.covered < longer for longer in whole) else sense for sense in senses]
