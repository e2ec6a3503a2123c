"""What the law obliges and allows the helper to: yes, maybe or no for each duty, with the text of the rule that decides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from utvei.foundation.vocabulary.domain.keys import vocabulary
from utvei.foundation.vocabulary.texts import pick
from utvei.public.guidance.domain.logic import Facts
from utvei.public.guidance.domain.rules import CompiledRule, RuleSet

ORDER = {True: 0, None: 1, False: 2}
WORDS = {True: "yes", None: "maybe", False: "no"}


def duty_lines(facts: Facts, rules: RuleSet, language: str) -> Iterable[dict[str, Any]]:
    """Yield each duty once. One rule that holds is enough for «yes»; «no» only when what is known excludes every rule."""
    for key in vocabulary().duties:
        own = [rule for rule in rules.of("duty") if rule.gives["key"] == key]
        if own:
            yield _line(key, min(own, key=lambda rule: ORDER[rule.value(facts)]), facts, rules, language)


def _line(key: str, rule: CompiledRule, facts: Facts, rules: RuleSet, language: str) -> dict[str, Any]:
    value = rule.value(facts)
    text = pick(rule.text, language) if value is not False else rules.say(f"phrases/no_{key}", language)
    return {"key": key, "applies": WORDS[value], "text": text, "law": rule.law or "", "source": rule.source}
