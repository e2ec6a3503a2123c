"""The form behind the tool: five screens, every answer carried in the body, never in an address.

A screen knows its own fields; what was answered on the others travels with it, so that Back, print, PDF and another language each
post the whole again and nothing is kept anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from utvei.foundation.vocabulary.domain.keys import vocabulary
from utvei.public.guidance.domain.assessment import Refused

STEPS = ("acute", "who", "situation", "signs", "more")
AGES = ("child", "adult", "unsure", "nobody_met")
MARKS = ("obs", "told", "absent")
MOST_VALUES = 400


@dataclass(frozen=True)
class Answers:
    """What a visitor has answered so far."""

    obs: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()
    age: str | None = None
    role: str | None = None
    employer_kind: str | None = None
    situations: tuple[str, ...] = ()

    def pairs(self) -> list[tuple[str, str]]:
        """Return every answer as name and value, as hidden fields carry them."""
        pairs = [(mark, key) for mark in MARKS for key in sorted(getattr(self, mark))]
        pairs += [(name, value) for name in ("age", "role", "employer_kind") if (value := getattr(self, name))]
        return pairs + [("situation", key) for key in self.situations]

    def assessment(self, language: str) -> dict[str, Any]:
        """Return the input of `utvei assess`. Raises Refused when it was not said whom it is about."""
        if self.age is None:
            raise Refused("who it is about is not answered: child, adult, unsure or nobody_met")
        # Whether anyone was met is answered with «who»; a tick elsewhere must not take a child's age away.
        obs, told, absent = (marks - {"nobody_met"} for marks in (self.obs, self.told, self.absent))
        data: dict[str, Any] = {"observations": sorted(obs | ({"nobody_met"} if self.age == "nobody_met" else set()))}
        data |= {"told": sorted(told), "absent": sorted(absent), "language": language}
        if self.age in ("child", "adult"):
            data["age_group"] = self.age
        for name in ("role", "employer_kind"):
            if getattr(self, name):
                data[name] = getattr(self, name)
        return data

    def clashes(self) -> tuple[str, ...]:
        """Return the signs that are marked in two ways at once."""
        twice = (self.obs & self.told) | (self.obs & self.absent) | (self.told & self.absent)
        return tuple(key for key in vocabulary().observations if key in twice)


def read_answers(fields: Mapping[str, Sequence[str]], situations: Iterable[str]) -> Answers:
    """Return the answers of a posted form. Raises Refused, naming what no form of ours sends."""
    if sum(len(values) for values in fields.values()) > MOST_VALUES:
        raise Refused("too many answers")
    known = vocabulary()
    marks = {mark: frozenset(_each(mark, fields.get(mark, ()), known.observations)) for mark in MARKS}
    return Answers(
        **marks,
        age=_one("age", fields, AGES),
        role=_one("role", fields, known.roles),
        employer_kind=_one("employer_kind", fields, known.employer_kinds),
        situations=tuple(dict.fromkeys(_each("situation", fields.get("situation", ()), tuple(situations)))),
    )


def _each(name: str, values: Iterable[str], known: Iterable[str]) -> Iterable[str]:
    allowed = set(known)
    for value in values:
        if value not in allowed:
            raise Refused(f"the form has no «{_printable(value)}» under «{name}»")
        yield value


def _printable(value: str) -> str:
    """Return a stranger's word fit to stand in a message: short, on one line."""
    return "".join(c for c in value[:40] if c.isprintable())


def _one(name: str, fields: Mapping[str, Sequence[str]], known: Sequence[str]) -> str | None:
    values = [value for value in fields.get(name, ()) if value]
    if len(values) > 1:
        raise Refused(f"«{name}» can have one answer")
    return next(iter(_each(name, values, known)), None)


def without_screen(answers: Answers, step: str, keys: frozenset[str]) -> Answers:
    """Return the answers that do not stand on a screen: those that its form must carry hidden."""
    left = replace(answers, **{mark: getattr(answers, mark) - keys for mark in MARKS})
    if step == "who":
        return replace(left, age=None, role=None, employer_kind=None)
    return replace(left, situations=()) if step == "situation" else left


def next_step(step: str, go: str) -> str:
    """Return the screen that a button leads to; «advice» after the last."""
    if step not in STEPS:
        raise Refused(f"the form has no screen «{_printable(step)}»")
    place = STEPS.index(step)
    if go == "back":
        return STEPS[max(0, place - 1)]
    return STEPS[place + 1] if place + 1 < len(STEPS) else "advice"
