"""Everything the pages of a pack are written from, read once: pages, words, sources, actors, resources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.texts import pick
from utvei.foundation.vocabulary.yamlfile import read
from utvei.public.directory.domain.pack import Actor, key_of
from utvei.public.knowledge.domain import exposed, pack, resources, sources
from utvei.public.knowledge.domain.contacts import Phonebook
from utvei.public.knowledge.domain.markdown import Links, Target
from utvei.public.knowledge.domain.texts import address

GLOSSARY = "/kunnskap/ordliste/"
_ROLES = "guidance/roles.yaml"


@dataclass(frozen=True)
class Library:
    """A pack's knowledge, ready to be written out."""

    pages: Mapping[str, Mapping[str, pack.Page]]
    words: Mapping[str, pack.GlossaryEntry]
    sources: Mapping[str, sources.Source]
    phonebook: Phonebook
    resources: Mapping[str, resources.Resource]
    exposed: Mapping[str, exposed.Exposed]
    roles: Mapping[str, Mapping[str, str]]

    def text(self, slug: str, language: str) -> pack.Page:
        """Return a page in a language, else in bokmål. Raises KeyError for an unknown slug."""
        texts = self.pages[slug]
        return texts.get(language) or texts["nb"]

    def page(self, slug: str, language: str) -> Target:
        """Return where a page is and what it is called. Raises KeyError."""
        return Target(address(pack.url(slug), language), self.text(slug, language).front.title)

    def word(self, slug: str, language: str) -> Target:
        """Return where a glossary word is explained. Raises KeyError."""
        return Target(f"{address(GLOSSARY, language)}#{slug}", pick(self.words[slug].term, language))

    def links(self, language: str, call: Any = None) -> Links:
        """Return what shortcodes in a text of this language lead to; without ``call`` an actor is its name alone."""

        def name(key: str) -> str:
            return pick(self.phonebook.actors[key].name, language)

        return Links(
            page=lambda slug: self.page(slug, language),
            term=lambda slug: self.word(slug, language),
            call=call or (lambda key, block: name(key)),
            actor=name,
        )

    @cached_property
    def slugs(self) -> list[str]:
        """Every page in the order of groups, and within them as their authors ordered them."""
        groups = list(pack.GROUPS)

        def place(slug: str) -> tuple[int, int, str]:
            front = self.pages[slug]["nb"].front
            return groups.index(front.group), front.order, slug

        return sorted(self.pages, key=place)


def collect(content: Content) -> Library:
    """Read a checked pack. Raises ValidationError, PageFault or YamlFault for one that was not checked."""
    pages: dict[str, dict[str, pack.Page]] = {}
    for page in pack.pages(content):
        pages.setdefault(page.slug, {})[page.language] = page
    actors = {key_of(path): Actor.model_validate(read(content.text(path)).value) for path in content.paths("directory/*.yaml")}
    return Library(
        pages=pages,
        words=pack.glossary(content),
        sources=sources.load(content),
        phonebook=Phonebook(actors, _fallback(content)),
        resources=resources.load(content),
        exposed=exposed.load(content),
        roles=_roles(content),
    )


def _fallback(content: Content) -> tuple[str, ...]:
    """Return whom pack.yaml names for adults where a number cannot be relied on."""
    value: Any = read(content.text("pack.yaml")).value if "pack.yaml" in content.files else None
    for key in ("municipality", "fallback", "adult"):
        value = value.get(key) if isinstance(value, dict) else None
    listed = value if isinstance(value, list) else [value]
    return tuple(key for key in listed if isinstance(key, str))


def _roles(content: Content) -> Mapping[str, Mapping[str, str]]:
    """Return what each role is called, as the tool says it."""
    value: Any = read(content.text(_ROLES)).value if _ROLES in content.files else None
    listed = value.get("roles") if isinstance(value, dict) else None
    entries = [entry for entry in listed or [] if isinstance(entry, dict) and isinstance(entry.get("label"), dict)]
    return {str(entry.get("key")): entry["label"] for entry in entries if "nb" in entry["label"]}
