"""How much ground for concern there is: the level rules in order, what lowers, what caps, what is still unknown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from utvei.foundation.vocabulary.domain.keys import vocabulary
from utvei.public.guidance.domain.logic import Facts
from utvei.public.guidance.domain.rules import CompiledRule, RuleSet

WATCH = 1
POSSIBLE = 2


@dataclass(frozen=True)
class Judgement:
    """A level with the rules that gave it, and those that could give a higher one."""

    level: int
    because: tuple[CompiledRule, ...]
    open_rules: tuple[CompiledRule, ...]

    @property
    def name(self) -> str:
        """The level's key."""
        return vocabulary().levels[self.level]


def judge(facts: Facts, rules: RuleSet) -> Judgement:
    """Return the level that what is *known* gives. Unknown signs never raise it; they stand in ``open_rules``."""
    raising = [rule for rule in rules.of("level") if "level" in rule.gives]
    held = [rule for rule in raising if rule.value(facts) is True]
    top = max((_level_of(rule) for rule in held), default=0)
    because = [rule for rule in held if _level_of(rule) == top]
    level = top
    for rule in rules.of("level"):
        changed = _changed(rule, level, facts)
        if changed != level:
            level, because = changed, [*because, rule]
    could = [rule for rule in raising if _level_of(rule) > level and _begun(rule, facts)]
    return Judgement(level, tuple(because), tuple(sorted(could, key=_level_of)))


def with_level(facts: Facts, judgement: Judgement) -> Facts:
    """Return the facts with the level and, from «possible» on, the forms that exploitation signs point to."""
    forms = seen_forms(facts.seen) if judgement.level >= POSSIBLE else ()
    return replace(facts, level=judgement.level, forms=frozenset(forms))


def seen_forms(seen: Iterable[str]) -> tuple[str, ...]:
    """Return the forms of the exploitation signs seen, in the order of the vocabulary."""
    words = vocabulary()
    found = {words.observations[key].form for key in seen}
    return tuple(form for form in words.forms if form in found)


def _level_of(rule: CompiledRule) -> int:
    return vocabulary().levels.index(rule.gives["level"])


def _changed(rule: CompiledRule, level: int, facts: Facts) -> int:
    """Apply a lowering or capping rule; neither goes below «watch», and neither raises."""
    if not {"lower", "cap"} & set(rule.gives) or rule.value(facts) is not True:
        return level
    if "cap" in rule.gives:
        return min(level, max(WATCH, vocabulary().levels.index(rule.gives["cap"])))
    return max(min(level, WATCH), level - int(rule.gives["lower"]))


def _begun(rule: CompiledRule, facts: Facts) -> bool:
    """Whether a rule is open and at least one of its own signs has been seen."""
    return rule.value(facts) is None and not facts.seen.isdisjoint(rule.when.observations())
