"""What a helper has seen, checked word by word: the input of the action tool."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from utvei.foundation.vocabulary.domain.keys import nearest, vocabulary
from utvei.foundation.vocabulary.texts import LANGUAGES
from utvei.public.directory.domain import times
from utvei.public.guidance.domain.logic import Facts

AGE_GROUPS = ("child", "adult", "unknown")
FIELDS = (
    "observations", "absent", "told", "age", "age_group", "role", "employer_kind", "municipality", "district", "at", "language",
)  # fmt: skip


class Refused(ValueError):
    """Input that cannot be taken; the message says what and what was expected."""


@dataclass(frozen=True)
class Place:
    """Where the tool is used: the municipality's key and its districts."""

    municipality: str
    districts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Assessment:
    """A checked assessment. ``child`` is None when the age is not known."""

    observed: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()
    age: int | None = None
    child: bool | None = None
    role: str | None = None
    employer_kind: str | None = None
    district: str | None = None
    at: datetime | None = None
    language: str = "nb"

    def facts(self) -> Facts:
        """Return what the rules are asked with, before level and forms are known."""
        seen = self.observed | self.told
        acute = any(vocabulary().observations[key].dimension == "acute" for key in seen)
        return Facts(
            seen=seen, absent=self.absent, age=self.age, child=self.child, role=self.role, employer=self.employer_kind, acute=acute
        )


def parse_assessment(data: Any, place: Place) -> Assessment:
    """Check an assessment as it came (from JSON). Raises Refused, by name, with the nearest known word."""
    if not isinstance(data, Mapping):
        raise Refused("an assessment is a JSON object with at least «observations»")
    for key in data:
        if key not in FIELDS:
            raise Refused(f"unknown key «{_show(key)}»{nearest(_show(key), FIELDS)}; known keys are {', '.join(FIELDS)}")
    if data.get("observations") is None:
        raise Refused("«observations» is missing: a list of observation keys, which may be empty")
    _municipality(data.get("municipality"), place)
    lists = {name: _keys(data.get(name), name) for name in ("observations", "absent", "told")}
    _disjoint(lists)
    age, child = _age(data.get("age"), data.get("age_group"))
    return Assessment(
        observed=lists["observations"], told=lists["told"], absent=lists["absent"], age=age, child=child,
        role=_choice(data, "role", vocabulary().roles),
        employer_kind=_employer(_choice(data, "employer_kind", vocabulary().employer_kinds)),
        district=_choice(data, "district", place.districts),
        at=_at(data.get("at")),
        language=_choice(data, "language", LANGUAGES) or "nb",
    )  # fmt: skip


def _show(value: object) -> str:
    """Return a stranger's word fit to stand in a message: printable, one line, short."""
    try:
        text = value if isinstance(value, str) else repr(value)
    except ValueError:  # Python writes out no number of thousands of digits
        text = type(value).__name__
    return "".join(c if c.isprintable() else "�" for c in text)[:60]


def _keys(value: Any, name: str) -> frozenset[str]:
    if value is None:
        return frozenset()
    if not isinstance(value, list):
        raise Refused(f"«{name}» must be a list of observation keys")
    known = vocabulary().observations
    for key in value:
        if not isinstance(key, str) or key not in known:
            raise Refused(f"unknown observation «{_show(key)}» in «{name}»{nearest(_show(key), known)}")
    return frozenset(value)


def _disjoint(lists: Mapping[str, frozenset[str]]) -> None:
    names = list(lists)
    for i, one in enumerate(names):
        for other in names[i + 1 :]:
            both = sorted(lists[one] & lists[other])
            if both:
                raise Refused(f"«{both[0]}» stands in both «{one}» and «{other}»; it can be only one of them")


def _age(age: Any, group: Any) -> tuple[int | None, bool | None]:
    if age is not None and (not isinstance(age, int) or isinstance(age, bool) or not 0 <= age <= 120):
        raise Refused(f"«age» must be a whole number of years from 0 to 120, not {_show(age)}")
    if group is not None and group not in AGE_GROUPS:
        raise Refused(f"unknown age_group «{_show(group)}»{nearest(_show(group), AGE_GROUPS)}; known are {', '.join(AGE_GROUPS)}")
    by_group = {"child": True, "adult": False}.get(group) if group else None
    if age is None:
        return None, by_group
    if by_group is not None and by_group != (age < 18):
        raise Refused(f"age {age} and age_group «{group}» contradict each other")
    return age, age < 18


def _choice(data: Mapping[str, Any], name: str, known: Collection[str]) -> str | None:
    value = data.get(name)
    if value is None or (isinstance(value, str) and value in known):
        return value
    raise Refused(f"unknown {name} «{_show(value)}»{nearest(_show(value), known)}; known are {', '.join(known)}")


def _employer(kind: str | None) -> str | None:
    return None if kind == "unknown" else kind


def _municipality(value: Any, place: Place) -> None:
    if value is not None and value != place.municipality:
        raise Refused(f"unknown municipality «{_show(value)}»; this installation serves «{place.municipality}»")


def _at(value: Any) -> datetime | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise Refused("«at» must be a time such as 2027-05-17T22:00")
    try:
        return times.parse(value)
    except ValueError as error:
        raise Refused(f"«at»: {error}") from None
