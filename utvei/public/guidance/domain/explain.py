"""A condition in plain words, so that anyone can read how the tool thinks."""

from __future__ import annotations

from collections.abc import Callable

from utvei.foundation.vocabulary.domain.keys import vocabulary
from utvei.public.guidance.domain.logic import AgeBelow, All, Any_, Condition, Count, Leaf, Not, Seen

GROUPS = ("core", "condition", "serves", "means", "act", "effect", "exploitation", "vulnerability", "contrary", "acute", "other")
WORDS: dict[str, dict[str, str]] = {
    "nb": {
        "and": " og ",
        "or": " eller ",
        "not": "ikke: ",
        "one": "ett av: ",
        "n": "minst {n} av: ",
        "seen": "sett eller fortalt: ",
        "core": "et tegn på selve utnyttelsen",
        "condition": "et forhold som utnyttelse viser seg i",
        "serves": "kontroll som ofte tjener utnyttelse",
        "means": "et tegn på press eller kontroll",
        "act": "et tegn på verving eller flytting",
        "effect": "et tegn på hvordan det går med personen",
        "exploitation": "et tegn på utnyttelse",
        "vulnerability": "noe som gjør personen sårbar",
        "contrary": "noe som taler imot",
        "acute": "noe akutt",
        "other": "tegn på noe annet",
        "always": "alltid",
        "child": "personen er under 18 år",
        "adult": "personen er 18 år eller mer",
        "may_be_child": "personen er eller kan være under 18 år",
        "age_unknown": "alderen er ukjent",
        "age_below": "personen er under {n} år",
        "role": "du er: {n}",
        "employer": "du arbeider for: {n}",
        "level": "grunnen til bekymring er minst «{n}»",
        "form": "tegnene passer med: {n}",
    },
    "nn": {
        "and": " og ",
        "or": " eller ",
        "not": "ikkje: ",
        "one": "eitt av: ",
        "n": "minst {n} av: ",
        "seen": "sett eller fortalt: ",
        "core": "eit teikn på sjølve utnyttinga",
        "condition": "eit forhold som utnytting viser seg i",
        "serves": "kontroll som ofte tener utnytting",
        "means": "eit teikn på press eller kontroll",
        "act": "eit teikn på verving eller flytting",
        "effect": "eit teikn på korleis det går med personen",
        "exploitation": "eit teikn på utnytting",
        "vulnerability": "noko som gjer personen sårbar",
        "contrary": "noko som taler imot",
        "acute": "noko akutt",
        "other": "teikn på noko anna",
        "always": "alltid",
        "child": "personen er under 18 år",
        "adult": "personen er 18 år eller meir",
        "may_be_child": "personen er eller kan vere under 18 år",
        "age_unknown": "alderen er ukjend",
        "age_below": "personen er under {n} år",
        "role": "du er: {n}",
        "employer": "du arbeider for: {n}",
        "level": "grunnen til uro er minst «{n}»",
        "form": "teikna passar med: {n}",
    },
    "en": {
        "and": " and ",
        "or": " or ",
        "not": "not: ",
        "one": "one of: ",
        "n": "at least {n} of: ",
        "seen": "seen or told: ",
        "core": "a sign of the exploitation itself",
        "condition": "a condition that exploitation shows in",
        "serves": "control that often serves exploitation",
        "means": "a sign of pressure or control",
        "act": "a sign of recruiting or moving",
        "effect": "a sign of how the person is doing",
        "exploitation": "a sign of exploitation",
        "vulnerability": "something that makes the person vulnerable",
        "contrary": "something that speaks against",
        "acute": "something acute",
        "other": "signs of something else",
        "always": "always",
        "child": "the person is under 18",
        "adult": "the person is 18 or over",
        "may_be_child": "the person is or may be under 18",
        "age_unknown": "the age is not known",
        "age_below": "the person is under {n}",
        "role": "you are: {n}",
        "employer": "you work for: {n}",
        "level": "the ground for concern is at least «{n}»",
        "form": "the signs fit with: {n}",
    },
}
Name = Callable[[str, str], str]


def in_words(condition: Condition, language: str, name: Name) -> str:  # noqa: PLR0911  one return for each kind of condition
    """Return a condition in words. ``name`` gives the label of (kind, key): an observation, role, employer, level or form."""
    words = WORDS.get(language, WORDS["nb"])
    match condition:
        case All(parts):
            return words["and"].join(_bracketed(part, language, name) for part in parts)
        case Any_(parts):
            return words["or"].join(_bracketed(part, language, name) for part in parts)
        case Not(part):
            return words["not"] + _bracketed(part, language, name)
        case Count(n, of):
            return _count(n, of, words, name)
        case Seen(members):
            return words["seen"] + _count(1, tuple(key for key in vocabulary().observations if key in members), words, name)
        case AgeBelow(years):
            return words["age_below"].format(n=years)
        case Leaf(kind, key):
            return words[kind].format(n=name(kind, key)) if key else words[kind]
    raise TypeError(f"no words for {condition!r}")


def _bracketed(part: Condition, language: str, name: Name) -> str:
    text = in_words(part, language, name)
    return f"({text})" if isinstance(part, All | Any_) else text


def _count(n: int, of: tuple[str, ...], words: dict[str, str], name: Name) -> str:
    listed = _groups(of, words) or [f"«{name('observation', key)}»" for key in of]
    if n == 1:
        return words["or"].join(listed) if len(listed) <= 2 else words["one"] + ", ".join(listed)
    return words["n"].format(n=n) + ", ".join(listed)


def _groups(of: tuple[str, ...], words: dict[str, str]) -> list[str]:
    """Name whole groups instead of listing their signs; single signs beside a group make it a list again."""
    left, found = set(of), []
    for group in GROUPS:
        keys = set(vocabulary().group(group))
        if len(keys) > 2 and keys <= left:
            found.append(words[group])
            left -= keys
    return found if not left else []
