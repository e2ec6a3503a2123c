"""The level rules read anew, straight from the words of the vocabulary, and by nobody who looked at the rules of the packs.

One thing the words leave open is read as the tool reads it: «nothing is taken from age» where nobody was met and no child is stated means
that neither the rules for a child nor what holds for a known adult alone (to lower, to cap) is used.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from utvei.foundation.vocabulary import yamlfile

VOCABULARY = Path(yamlfile.__file__).with_name("vocabulary.yaml")
WORDS: dict[str, dict[str, Any]] = yamlfile.read(VOCABULARY.read_text("utf-8")).value["observations"]
FORMS: list[str] = list(yamlfile.read(VOCABULARY.read_text("utf-8")).value["forms"])
NONE, WATCH, POSSIBLE, STRONG = range(4)
DRUGS_OR_MONEY = {"carries_or_sells_drugs", "money_mule"}


def keys(dimension: str) -> set[str]:
    """Every sign of a dimension, those included that also count in it."""
    return {key for key, facts in WORDS.items() if dimension in (facts["dimension"], facts.get("also"))}


MEANS, ACTS, EFFECTS, CONTRARY = keys("means"), keys("act"), keys("effect"), keys("contrary")
CORE = {key for key in keys("exploitation") if WORDS[key]["core"]}
CONDITIONS = keys("exploitation") - CORE
SERVES = {key for key in MEANS if WORDS[key].get("serves")}


def level(seen: Iterable[str], child: bool | None) -> int:
    """The level, 0 to 3, of what has been seen or told; ``child`` is None where the age is not known."""
    signs, met = set(seen), "nobody_met" not in seen or child is True
    core, conditions, means = signs & CORE, signs & CONDITIONS, signs & MEANS
    found = WATCH if conditions or means or signs & (ACTS | EFFECTS) else NONE
    found = max(found, _young(signs, conditions, means) if met and child is not False else _grown(signs, conditions, means))
    if met and child is False:
        if signs & CONTRARY and not means:
            found = max(min(found, WATCH), found - 1)
        if "violence_in_close_relation" in signs and means and not signs & ACTS and not core and not conditions:
            found = WATCH
    return found


def _young(signs: set[str], conditions: set[str], means: set[str]) -> int:
    if signs & CORE or (conditions and means) or signs >= DRUGS_OR_MONEY:
        return STRONG
    labour = {key for key in conditions if WORDS[key]["form"] == "labour"}
    if len(labour) >= 2 or signs & DRUGS_OR_MONEY or len(means) >= 2 or signs & SERVES or "groomed" in signs:
        return POSSIBLE
    return NONE


def _grown(signs: set[str], conditions: set[str], means: set[str]) -> int:
    if means and (signs & CORE or len(conditions) >= 2):
        return STRONG
    if signs & (CORE | SERVES) or len(conditions) >= 2 or (conditions and means) or len(means) >= 2:
        return POSSIBLE
    return NONE


def forms(seen: Iterable[str], found: int) -> list[str]:
    """The forms that are named, in the order of the vocabulary: none below «possible»."""
    named = {WORDS[key].get("form") for key in seen}
    return [form for form in FORMS if form in named] if found >= POSSIBLE else []
