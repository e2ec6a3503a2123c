"""What the front page is made of: whom to ring round the clock, and one way into each group of the knowledge bank."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_noop as _

from utvei.foundation.vocabulary.texts import pick
from utvei.public.knowledge.domain.pack import GROUPS

# One for children first; then the one for adults whose number is disputed, and right after it one that surely answers.
ROUND_THE_CLOCK = ("alarmtelefonen", "rosa", "krisesenteret")
# Where a pack has no crisis centre of its own, the national line stands in its place.
INSTEAD = {"krisesenteret": "vo-linjen"}
LINES: Mapping[str, str] = {
    "what-it-is": _("Ulike former for utnyttelse, og hva loven sier"),
    "signs": _("Det du kan se og høre, hos voksne og barn"),
    "what-do-i-do": _("Fra den første uroen til noen tar over"),
    "health-rights": _("Lege, trygt sted å bo, advokat og opphold"),
    "minors": _("Når det gjelder et barn eller en ungdom"),
    "acute": _("Hvem du ringer først, og hva du sier"),
    "resources": _("Veiledere, rapporter og opplæring"),
}


@dataclass(frozen=True)
class Group:
    """One group of the knowledge bank as the front page shows it; ``url`` is without language."""

    title: str
    line: str
    url: str


def keys(known: Iterable[str]) -> list[str]:
    """Return the three to ring, out of those a directory has."""
    there = set(known)
    chosen = [key if key in there else INSTEAD.get(key, key) for key in ROUND_THE_CLOCK]
    return [key for key in chosen if key in there]


def groups(pages: Iterable[Mapping[str, Any]], language: str) -> list[Group]:
    """Return the groups that have a page, each leading to its first one; ``line`` is a message to translate."""
    first: dict[str, str] = {}
    for page in sorted((page for page in pages if not page.get("hidden")), key=lambda page: (page["order"], page["slug"])):
        first.setdefault(page["group"], page["url"])
    return [Group(pick(dict(GROUPS[key]), language), LINES[key], first[key]) for key in GROUPS if key in first]
