"""The order of the first answers: a page and someone to call for what is asked, and nothing that crowds out the rest."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence, Set
from dataclasses import dataclass, replace

from utvei.public.knowledge.ranking import Found

FIRST = 3
PAGES, ACTORS, ASIDE = frozenset({"page"}), frozenset({"actor"}), frozenset({"glossary", "resource"})
OURS = PAGES | ACTORS | ASIDE | {"exposed"}  # every other kind is a part that another app lets be found
_WORTH = 0.4  # so much of the best answer's score a thing must have to be let in among the first
_WORTH_A_THEME = 0.2
_JUST_BELOW = 0.999


@dataclass(frozen=True)
class Scored:
    """One thing that was found: what it is, its key, its score and the reasons."""

    kind: str
    key: str
    score: float
    reasons: Found


def arrange(found: Sequence[Scored], *, cry: bool, parts: Collection[str] = ()) -> list[Scored]:
    """Return the things best first, scores falling.

    ``cry`` when the query asks for help for the one who writes; ``parts`` are the parts of other apps that it asks for.
    """
    order = sorted(found, key=lambda thing: (-thing.score, thing.kind, thing.key))
    if not cry:
        order = _offered(order)
    order = _few(order, ASIDE)
    order = _few(order, {thing.kind for thing in found} - OURS - set(parts))
    order = _among_the_first(order, lambda thing: thing.kind in PAGES)
    order = _among_the_first(order, lambda thing: thing.kind in ACTORS and thing.reasons.why != "words")
    return _each_theme(order)


def _offered(order: Sequence[Scored]) -> list[Scored]:
    """Let the page for the exposed come after two answers, when something else was asked for."""
    others = [thing for thing in order if thing.kind != "exposed"]
    offered = [thing for thing in order if thing.kind == "exposed"]
    for i, thing in enumerate(offered):
        if len(others) >= FIRST - 1 and others[FIRST - 2].score < thing.score and others[0].score >= _WORTH * thing.score:
            others.insert(FIRST - 1 + i, replace(thing, score=others[FIRST - 2].score * _JUST_BELOW))
        else:
            others.append(thing)
    return sorted(others, key=lambda thing: -thing.score)


def _few(order: Sequence[Scored], kinds: Set[str]) -> list[Scored]:
    """Let only one of such kinds stand among the first, unless it is what the query names."""
    first: list[Scored] = []
    later: list[Scored] = []
    for place, thing in enumerate(order):
        crowding = thing.kind in kinds and any(other.kind in kinds for other in first)
        if len(first) == FIRST:
            return [*first, *_lowered(later, first[-1].score), *order[place:]]
        (later if crowding and thing.reasons.why != "exact" else first).append(thing)
    return [*first, *_lowered(later, first[-1].score if first else 0.0)]


def _each_theme(order: Sequence[Scored]) -> list[Scored]:
    """Let the best answer to what other words of the query say stand among the first, where all of those answer the same words."""
    said = frozenset[int]().union(*(places for thing in order[:FIRST] for places in thing.reasons.themes.values()))
    if not said:
        return list(order)
    lifted = _among_the_first(order, lambda thing: any(not places & said for places in thing.reasons.themes.values()), _WORTH_A_THEME)
    if (
        lifted == list(order)
        or lifted[FIRST - 1].kind in ACTORS
        or [thing.kind in ACTORS for thing in order[:FIRST]] != [False, False, True]
    ):
        return lifted
    # Someone to call stays where they are, and the second page gives way.
    second = replace(lifted[FIRST - 1], score=order[0].score * _JUST_BELOW)
    third = replace(order[FIRST - 1], score=min(order[FIRST - 1].score, second.score))
    kept = {(thing.kind, thing.key) for thing in (order[0], second, third)}
    return [order[0], second, third, *_lowered([thing for thing in order if (thing.kind, thing.key) not in kept], third.score)]


def _among_the_first(order: Sequence[Scored], wanted: Callable[[Scored], bool], worth: float = _WORTH) -> list[Scored]:
    """Lift the best thing that is wanted to the last of the first places, when it is worth it and none stands there."""
    if len(order) <= FIRST or any(wanted(thing) for thing in order[:FIRST]):
        return list(order)
    for place, thing in enumerate(order[FIRST:], start=FIRST):
        if wanted(thing):
            if thing.score < worth * order[0].score:
                break
            lifted = replace(thing, score=order[FIRST - 2].score * _JUST_BELOW)
            rest = [*order[FIRST - 1 : place], *order[place + 1 :]]
            return [*order[: FIRST - 1], lifted, *_lowered(rest, lifted.score)]
    return list(order)


def _lowered(things: Sequence[Scored], most: float) -> list[Scored]:
    return [replace(thing, score=min(thing.score, most * _JUST_BELOW)) for thing in things]
