"""Conditions with three values: true, false, unknown. Nothing here computes; it only combines what is known.

A condition is ``all``, ``any``, ``not``, ``at_least`` n of, ``age_below``, or a leaf. What is not mentioned is unknown, never absent.

    all: false if any part is false, else unknown if any is unknown, else true
    any: true if any part is true, else unknown if any is unknown, else false
    not: true and false change places, unknown stays
    at_least n of: true with n true parts; false when n can no longer be reached; else unknown
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from utvei.foundation.vocabulary.domain.keys import nearest, vocabulary

Truth = bool | None
PRIVATE = ("self", "relative", "neighbour", "volunteer")


@dataclass(frozen=True)
class Facts:
    """What is known when a rule is asked: signs seen, signs looked for in vain, and what stands beside them."""

    seen: frozenset[str]
    absent: frozenset[str] = frozenset()
    age: int | None = None
    child: Truth = None
    role: str | None = None
    employer: str | None = None
    level: int = 0
    forms: frozenset[str] = frozenset()
    acute: bool = False

    @property
    def nobody_met(self) -> bool:
        """Whether only traces were seen, so that nothing may be taken from age; a child that is stated all the same stays a child."""
        return "nobody_met" in self.seen and self.child is not True


class Condition:
    """A part of a rule that is true, false or unknown."""

    def value(self, facts: Facts) -> Truth:
        """Return the truth of this condition."""
        raise NotImplementedError

    def observations(self) -> Iterable[str]:
        """Yield every observation key that stands in it."""
        return ()

    def missing(self, facts: Facts) -> Iterable[str]:
        """Yield the unmentioned observations that could still make it true."""
        if self.value(facts) is None:
            for key in self.observations():
                if key not in facts.seen and key not in facts.absent:
                    yield key


@dataclass(frozen=True)
class Count(Condition):
    """At least ``n`` of these observations."""

    n: int
    of: tuple[str, ...]
    members: frozenset[str] = field(default=frozenset(), compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "members", frozenset(self.of))

    def value(self, facts: Facts) -> Truth:
        if len(self.members & facts.seen) >= self.n:
            return True
        return False if len(self.members - facts.absent) < self.n else None

    def observations(self) -> Iterable[str]:
        return self.of


@dataclass(frozen=True)
class All(Condition):
    """Every part."""

    parts: tuple[Condition, ...]

    def value(self, facts: Facts) -> Truth:
        result: Truth = True
        for part in self.parts:
            one = part.value(facts)
            if one is False:
                return False
            result = None if one is None else result
        return result

    def observations(self) -> Iterable[str]:
        return (key for part in self.parts for key in part.observations())

    def missing(self, facts: Facts) -> Iterable[str]:
        return (key for part in self.parts for key in part.missing(facts)) if self.value(facts) is None else ()


@dataclass(frozen=True)
class Any_(Condition):
    """One part or more."""

    parts: tuple[Condition, ...]

    def value(self, facts: Facts) -> Truth:
        result: Truth = False
        for part in self.parts:
            one = part.value(facts)
            if one is True:
                return True
            result = None if one is None else result
        return result

    def observations(self) -> Iterable[str]:
        return (key for part in self.parts for key in part.observations())


@dataclass(frozen=True)
class Not(Condition):
    """The opposite; unknown stays unknown."""

    part: Condition

    def value(self, facts: Facts) -> Truth:
        one = self.part.value(facts)
        return None if one is None else not one

    def missing(self, facts: Facts) -> Iterable[str]:
        return ()


@dataclass(frozen=True)
class AgeBelow(Condition):
    """Younger than so many years; known also from «child» or «adult» where that settles it."""

    years: int

    def value(self, facts: Facts) -> Truth:
        if facts.nobody_met:
            return None
        if facts.age is not None:
            return facts.age < self.years
        if facts.child is True and self.years >= 18:
            return True
        return False if facts.child is False and self.years <= 18 else None


@dataclass(frozen=True)
class Leaf(Condition):
    """Something beside the signs: role, employer, level, form, who the person is."""

    kind: str
    name: str = ""

    def value(self, facts: Facts) -> Truth:
        return _LEAVES[self.kind](facts, self.name)


def _is(known: str | None, name: str) -> Truth:
    """«Other» says little: whoever chose it may still work in one of the services, but is not there for themself or their own."""
    if known == "other" and name not in ("other", *PRIVATE):
        return None
    return None if known is None else known == name


_LEAVES: dict[str, Callable[[Facts, str], Truth]] = {
    "always": lambda facts, _: True,
    "acute": lambda facts, _: facts.acute,
    "child": lambda facts, _: None if facts.nobody_met else facts.child,
    "adult": lambda facts, _: None if facts.nobody_met or facts.child is None else not facts.child,
    # Unknown age is treated as possibly a child; where nobody was met, nothing is taken from age.
    "may_be_child": lambda facts, _: facts.child is not False and not facts.nobody_met,
    "role": lambda facts, name: _is(facts.role, name),
    "employer": lambda facts, name: _is(facts.employer, name),
    "level": lambda facts, name: facts.level >= vocabulary().levels.index(name),
    "form": lambda facts, name: name in facts.forms,
    "age_unknown": lambda facts, _: facts.child is None and not facts.nobody_met,
}
_NAMED: dict[str, Callable[[], Collection[str]]] = {"role": lambda: vocabulary().roles, "employer": lambda: vocabulary().employer_kinds}
_NAMED |= {"level": lambda: vocabulary().levels, "form": lambda: tuple(vocabulary().forms)}
_BARE = ("always", "acute", "child", "adult", "may_be_child", "age_unknown")


@dataclass(frozen=True)
class Seen(Condition):
    """At least one of these has been seen. Two values: for rules that turn on what a helper saw, not on what may be so."""

    members: frozenset[str]

    def value(self, facts: Facts) -> Truth:
        return bool(self.members & facts.seen)


def compile_condition(data: Any) -> Condition:
    """Make a condition from its written form. Raises ValueError saying what was expected."""
    if isinstance(data, str):
        return _leaf(data)
    if not isinstance(data, Mapping) or len(data) != 1:
        raise ValueError("a condition with one of all, any, not, at_least, age_below, or a key")
    ((word, inner),) = data.items()
    match word:
        case "all":
            return All(_parts(inner))
        case "any":
            return _any(inner)
        case "not":
            return Not(compile_condition(inner))
        case "at_least":
            return _at_least(inner)
        case "age_below" if isinstance(inner, int) and 0 < inner <= 120:
            return AgeBelow(inner)
    raise ValueError(f"«{word}» is no condition; all, any, not, at_least or age_below (1–120) was expected")


def _parts(data: Any) -> tuple[Condition, ...]:
    if not isinstance(data, list) or not data:
        raise ValueError("a list of at least one condition")
    return tuple(compile_condition(part) for part in data)


def _any(data: Any) -> Condition:
    """Fold an ``any`` of observations alone into one count, which is quicker and tells the same."""
    parts = _parts(data)
    counts = [part for part in parts if isinstance(part, Count) and part.n == 1]
    if len(counts) == len(parts):
        return Count(1, tuple(dict.fromkeys(key for part in counts for key in part.of)))
    return Any_(parts)


def _at_least(data: Any) -> Condition:
    if not isinstance(data, Mapping) or set(data) != {"n", "of"} or not isinstance(data["n"], int) or not isinstance(data["of"], list):
        raise ValueError("at_least with n (a whole number) and of (a list of observations)")
    keys = tuple(dict.fromkeys(key for item in data["of"] for key in _observations(item)))
    if not 1 <= data["n"] <= len(keys):
        raise ValueError(f"at_least n from 1 to {len(keys)}")
    return Count(data["n"], keys)


def _observations(item: Any) -> tuple[str, ...]:
    words = vocabulary()
    if isinstance(item, str) and item.startswith("@"):
        try:
            return words.group(item[1:])
        except KeyError:
            raise ValueError(f"«{item}» is no group of observations") from None
    if item in words.observations:
        return (item,)
    raise ValueError(f"«{item}» is no observation{nearest(str(item), words.observations)}")


def _leaf(text: str) -> Condition:
    if text in _BARE:
        return Leaf(text)
    kind, _, name = text.partition(":")
    if kind == "seen":
        return Seen(frozenset(_observations(name)))
    if kind in _NAMED and name:
        if name not in _NAMED[kind]():
            raise ValueError(f"«{name}» is no {kind}{nearest(name, _NAMED[kind]())}")
        return Leaf(kind, name)
    return Count(1, _observations(text))
