"""Pages that gather others: the resources by who they are for, what they are and their language, and the pages for each role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from utvei.foundation.vocabulary.domain.keys import vocabulary
from utvei.foundation.vocabulary.texts import pick
from utvei.public.directory.domain.languages import LANGUAGE_NAMES
from utvei.public.knowledge.domain.resources import URL, Resource
from utvei.public.knowledge.library import Library

Context = dict[str, Any]
KINDS: Mapping[str, Mapping[str, str]] = {
    "veileder": {"nb": "Veiledere", "nn": "Rettleiarar", "en": "Guides"},
    "rapport": {"nb": "Rapporter", "nn": "Rapportar", "en": "Reports"},
    "nettside": {"nb": "Nettsider", "nn": "Nettsider", "en": "Websites"},
    "lov": {"nb": "Lover og forarbeider", "nn": "Lover og førearbeid", "en": "Laws and preparatory works"},
    "kurs": {"nb": "Kurs", "nn": "Kurs", "en": "Courses"},
    "film": {"nb": "Filmer", "nn": "Filmar", "en": "Films"},
}
WAYS = {
    "for": {"nb": "Etter hvem de er for", "nn": "Etter kven dei er for", "en": "By who they are for"},
    "type": {"nb": "Etter hva det er", "nn": "Etter kva det er", "en": "By what it is"},
    "sprak": {"nb": "Etter språk", "nn": "Etter språk", "en": "By language"},
}
ROLES = "/kunnskap/for/"


@dataclass(frozen=True)
class Filter:
    """One stored page of resources: which way they are sorted, by which value, what it is called, and which they are."""

    way: str
    value: str
    title: str
    resources: tuple[str, ...]

    @property
    def url(self) -> str:
        """Return its address without language; hyphens stand for underscores."""
        return f"{URL}{self.way}/{self.value.replace('_', '-')}/"


def role_url(role: str) -> str:
    """Return the address of the pages for a role, without language."""
    return f"{ROLES}{role.replace('_', '-')}/"


def role_name(shelf: Library, role: str, language: str) -> str:
    """Return a role in words, as the tool says it; its key where the pack names it nowhere."""
    names = shelf.roles.get(role)
    return pick(dict(names), language) if names else role.replace("_", " ")


def filters(shelf: Library, language: str) -> list[Filter]:
    """Return every filter that holds at least one resource, in the order they are shown."""
    found = []
    for way, values in (("for", vocabulary().roles), ("type", _seen(shelf, "kind")), ("sprak", _seen(shelf, "languages"))):
        for value in values:
            there = tuple(slug for slug, resource in shelf.resources.items() if value in _values(resource, way))
            if there:
                found.append(Filter(way, value, _name(shelf, way, value, language), there))
    return found


def _seen(shelf: Library, field: str) -> list[str]:
    values = [getattr(resource, field) for resource in shelf.resources.values()]
    return list(dict.fromkeys(one for value in values for one in (value if isinstance(value, list) else [value])))


def _values(resource: Resource, way: str) -> Sequence[str]:
    return {"for": list(resource.audience), "type": [resource.kind], "sprak": resource.languages}[way]


def _name(shelf: Library, way: str, value: str, language: str) -> str:
    if way == "for":
        return role_name(shelf, value, language)
    return kind_name(value, language) if way == "type" else language_name(value, language)


def kind_name(kind: str, language: str) -> str:
    """Return what a kind of resource is called."""
    return KINDS.get(kind, {}).get(language, kind.replace("-", " ").capitalize())


def language_name(code: str, language: str) -> str:
    """Return the name of a language; its code where nobody has named it."""
    return LANGUAGE_NAMES.get(code, {}).get(language, code)


def ways(found: Sequence[Filter], language: str, here: Filter | None = None) -> list[Context]:
    """Return the filters as links, by the way they sort; the one that is open is marked."""
    rows = []
    for way, names in WAYS.items():
        links = [{"title": f.title, "url": f.url, "count": len(f.resources), "here": f == here} for f in found if f.way == way]
        if len(links) > 1:
            rows.append({"key": way, "title": names[language], "links": links})
    return rows


def listed(shelf: Library, slugs: Sequence[str], language: str) -> list[Context]:
    """Return resources as a list shows them."""
    return [_shown(shelf, slug, shelf.resources[slug], language) for slug in slugs]


def _shown(shelf: Library, slug: str, resource: Resource, language: str) -> Context:
    spoken = ", ".join(language_name(code, language) for code in resource.languages)
    facts = (resource.publisher, str(resource.year or ""), spoken, resource.size(language))
    return {
        "slug": slug,
        "title": resource.name(language),
        "lang": resource.languages[0] if isinstance(resource.title, str) and resource.languages[0] != language else "",
        "url": resource.url,
        "facts": " · ".join(fact for fact in facts if fact),
        "audience": ", ".join(role_name(shelf, role, language) for role in resource.audience),
        "note": resource.said(language),
        "unsure": resource.unsure,
    }


def roles(shelf: Library, language: str) -> Iterator[tuple[str, str, list[str]]]:
    """Yield each role that pages are written for: key, name, and the pages."""
    fronts = {slug: shelf.pages[slug]["nb"].front for slug in shelf.slugs}
    for role in vocabulary().roles:
        pages = [slug for slug, front in fronts.items() if role in front.audience and not front.hidden]
        if pages:
            yield role, role_name(shelf, role, language), pages
