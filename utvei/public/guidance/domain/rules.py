"""The compiled rules: read from the release, immutable, named by the hash of their text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from utvei.foundation.vocabulary.texts import pick
from utvei.public.guidance.domain.assessment import Place
from utvei.public.guidance.domain.logic import Condition, Facts, Truth, compile_condition


@dataclass(frozen=True)
class CompiledRule:
    """A rule ready to be asked."""

    id: str
    kind: str
    when: Condition
    gives: Mapping[str, Any]
    text: dict[str, str]
    law: str | None
    sources: tuple[str, ...]
    on_unknown: bool
    why: dict[str, str] | None = None
    written: Mapping[str, Any] = field(default_factory=dict)

    @property
    def source(self) -> str:
        """The first source, which carries the claim."""
        return self.sources[0]

    def value(self, facts: Facts) -> Truth:
        """Return whether the rule holds."""
        return self.when.value(facts)

    def shown(self, facts: Facts) -> bool:
        """Whether the rule's text is shown: it holds, or it is not known whether and it says that then it is shown."""
        value = self.value(facts)
        return value is True or (value is None and self.on_unknown)


@dataclass(frozen=True)
class RuleSet:
    """Every rule by kind, the texts beside them, and the place they hold in."""

    version: str
    by_kind: Mapping[str, tuple[CompiledRule, ...]]
    texts: Mapping[str, Any]
    place: Place
    leads: Mapping[str, str]
    status: str
    fallback: Mapping[str, tuple[str, ...]]

    def of(self, kind: str) -> tuple[CompiledRule, ...]:
        """Return the rules of a kind, in their order."""
        return self.by_kind.get(kind, ())

    def all(self) -> Iterator[CompiledRule]:
        """Yield every rule."""
        return (rule for rules in self.by_kind.values() for rule in rules)

    def say(self, path: str, language: str) -> str:
        """Return a text beside the rules, by its path with slashes. Raises KeyError."""
        node: Any = self.texts
        for step in path.split("/"):
            node = node[step]
        return pick(node, language)


def read_rules(body: bytes) -> RuleSet:
    """Read `rules.json`. Raises ValueError when it is not one."""
    data = json.loads(body)
    by_kind: dict[str, list[CompiledRule]] = {}
    for written in data["rules"]:
        by_kind.setdefault(written["kind"], []).append(_compiled(written))
    place = data["place"]
    return RuleSet(
        version=f"sha256:{hashlib.sha256(body).hexdigest()}",
        by_kind={kind: tuple(sorted(rules, key=_order)) for kind, rules in by_kind.items()},
        texts=data["texts"],
        place=Place(place["key"], tuple(place["districts"])),
        leads=place["leads"],
        status=place["route_status"],
        fallback={name: tuple(actors) for name, actors in place["fallback"].items()},
    )


def _order(rule: CompiledRule) -> tuple[int, str]:
    order = rule.gives.get("order", 0)
    return (order if isinstance(order, int) else 0, rule.id)


def _compiled(written: Mapping[str, Any]) -> CompiledRule:
    return CompiledRule(
        id=written["id"], kind=written["kind"], when=compile_condition(written["when"]), gives=written["gives"], text=written["text"],
        law=written.get("law"), sources=tuple(written["sources"]), on_unknown=bool(written.get("on_unknown")), why=written.get("why"),
        written=written,
    )  # fmt: skip
