"""What each stored page shows: the contexts of the templates, in one language, with bokmål where a text is not translated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from utvei.foundation.vocabulary.manifests import Render
from utvei.foundation.vocabulary.texts import pick
from utvei.public.knowledge import shelves
from utvei.public.knowledge.domain.markdown import Writer, plain
from utvei.public.knowledge.domain.pack import GROUPS, GlossaryEntry, Page, url
from utvei.public.knowledge.domain.resources import URL as RESOURCES
from utvei.public.knowledge.domain.sources import Source
from utvei.public.knowledge.domain.texts import date_in_words
from utvei.public.knowledge.feeds import FEED
from utvei.public.knowledge.library import GLOSSARY, Library

INDEX, SOURCES = "/kunnskap/", "/kunnskap/kilder/"
OWNERS: Mapping[str, Mapping[str, str]] = {
    "fagredaksjonen": {"nb": "fagredaksjonen", "nn": "fagredaksjonen", "en": "the editors"},
    "slt": {"nb": "SLT-koordinator i kommunen", "nn": "SLT-koordinator i kommunen", "en": "the municipality's SLT coordinator"},
}
SOURCE_KINDS = ("law", "convention", "plan", "guidance", "report", "statistics", "website")
# In Norwegian æ, ø and å come after z, and an a with a ring is no kind of a.
_ORDER = str.maketrans({"æ": "z1", "ø": "z2", "å": "z3"})
_DO_THIS = "Gjør dette"
Context = dict[str, Any]


class Presenter:
    """Writes the pages of a library in one language."""

    def __init__(self, shelf: Library, render: Render, language: str) -> None:
        self.shelf, self.render, self.language = shelf, render, language

    def all(self) -> Iterator[tuple[str, str, Context]]:
        """Yield path, template and context of every stored page."""
        yield INDEX, "knowledge/index.html", self.index()
        yield GLOSSARY, "knowledge/glossary.html", self.glossary()
        yield SOURCES, "knowledge/sources.html", self.sources()
        for slug in self.shelf.slugs:
            yield url(slug), "knowledge/page.html", self.page(slug)
        if self.shelf.resources and RESOURCES not in map(url, self.shelf.slugs):
            yield RESOURCES, "knowledge/resources.html", self.resources(None)
        for one in self.filters:
            yield one.url, "knowledge/resources.html", self.resources(one)
        for role, name, pages in shelves.roles(self.shelf, self.language):
            yield shelves.role_url(role), "knowledge/role.html", self.role(name, pages)

    @cached_property
    def filters(self) -> list[shelves.Filter]:
        """Every way the resources are sorted."""
        return shelves.filters(self.shelf, self.language)

    def resources(self, one: shelves.Filter | None) -> Context:
        """Return the resources of a filter, or all of them, with the links to every filter."""
        slugs = one.resources if one else tuple(self.shelf.resources)
        return {
            "title": one.title if one else "",
            "resources": shelves.listed(self.shelf, slugs, self.language),
            "ways": shelves.ways(self.filters, self.language, one),
            "all_url": RESOURCES if one else "",
            "crumbs": [*self._top(), *([{"title": GROUPS["resources"][self.language], "url": RESOURCES}] if one else [])],
        }

    def role(self, name: str, pages: Sequence[str]) -> Context:
        """Return the pages that are written for one role, in the order of the knowledge bank."""
        return {"title": name, "pages": [self.teaser(slug) for slug in pages], "crumbs": self._top()}

    def index(self) -> Context:
        """Return the groups in order, each with its pages; a group without pages is left out."""
        groups = []
        for key, names in GROUPS.items():
            pages = [self.teaser(slug) for slug in self.shelf.slugs if self._listed(slug, key)]
            if pages:
                groups.append({"key": key, "title": names[self.language], "pages": pages})
        roles = [{"title": name, "url": shelves.role_url(role)} for role, name, _ in shelves.roles(self.shelf, self.language)]
        return {"groups": groups, "roles": roles, "feed": FEED}

    def _listed(self, slug: str, group: str) -> bool:
        front = self.shelf.pages[slug]["nb"].front
        return front.group == group and not front.hidden

    def teaser(self, slug: str) -> Context:
        """Return a page as a list shows it; ``lang`` is empty when it is written in the language of the list."""
        page = self.shelf.text(slug, self.language)
        summary = plain(page.front.summary, self.shelf.links(page.language))
        return {"title": page.front.title, "summary": summary, "url": url(slug), "lang": self._mark(page.language)}

    def _mark(self, written: str) -> str:
        return "" if written == self.language else written

    def writer(self, written: str, path: str) -> Writer:
        """Return what writes texts in their own language, with links that stay in the reader's."""

        def call(key: str, block: bool) -> str:
            contact = self.shelf.phonebook.contact(key, written, self.language)
            part = "call" if block else "call_inline"
            html = self.render(f"knowledge/parts/{part}.html", {"contact": contact}, language=written, path=path)
            return html.decode().strip()

        own, links = self.shelf.links(self.language), self.shelf.links(written, call)
        return Writer(type(links)(page=own.page, term=own.term, call=links.call, actor=links.actor), written)

    def page(self, slug: str) -> Context:
        """Return one page: the answer first, then what to do, the text, what to read next, and what it rests on."""
        page = self.shelf.text(slug, self.language)
        front, writer = page.front, self.writer(page.language, url(slug))
        texts = {
            "title": front.title,
            "summary": _safe(writer.line(front.summary)),
            "do_this": [_safe(writer.line(line)) for line in front.do_this],
            "do_this_title": _DO_THIS if self._mark(page.language) else "",
            "body": _safe(writer.block(page.body)),
            "contents": [{"id": anchor, "title": title} for anchor, title in writer.contents],
        }
        return {
            "lang": self._mark(page.language),
            "written": page.language,
            "related": [self.teaser(other) for other in front.related if other != slug],
            "sources": self._listed_sources([*writer.sources, *front.sources]),
            **self._answerable(front.owner),
            **(self.resources(None) if url(slug) == RESOURCES and self.shelf.resources else {}),
            **texts,
            "crumbs": self._crumbs(page),
            "reviewed": front.reviewed,
            "next_review": front.next_review,
        }

    def _crumbs(self, page: Page) -> list[Context]:
        title = {"nb": "Kunnskap", "nn": "Kunnskap", "en": "Knowledge"}[self.language]
        return [
            {"title": title, "url": INDEX},
            {"title": GROUPS[page.front.group][self.language], "url": f"{INDEX}#{page.front.group}"},
        ]

    def _answerable(self, owner: str) -> Context:
        actor = self.shelf.phonebook.actors.get(owner)
        named = OWNERS.get(owner)
        return {"owner": named[self.language] if named else pick(actor.name, self.language) if actor else owner}

    def _listed_sources(self, keys: Sequence[str]) -> list[Context]:
        return [self.source(key, self.shelf.sources[key]) for key in dict.fromkeys(keys)]

    def source(self, key: str, source: Source) -> Context:
        """Return a source as a list shows it, with its days in words."""
        return {
            "key": key,
            "title": source.title,
            "publisher": source.publisher,
            "law": source.law,
            "in_force": date_in_words(source.in_force, self.language) if source.in_force else "",
            "read": date_in_words(source.read, self.language),
            "expires": date_in_words(source.expires, self.language) if source.expires else "",
            "url": source.url,
            "note": source.note,
            "unsure": source.unsure,
        }

    def sources(self) -> Context:
        """Return every source, grouped by kind, law first."""
        groups = []
        for kind in SOURCE_KINDS:
            found = [(s.law or s.title, key, s) for key, s in self.shelf.sources.items() if s.kind == kind]
            if found:
                groups.append(
                    {"kind": kind, "sources": [self.source(key, s) for _, key, s in sorted(found, key=lambda f: (alphabet(f[0]), f[1]))]}
                )
        return {"groups": groups, "crumbs": self._top()}

    def _top(self) -> list[Context]:
        return [{"title": {"nb": "Kunnskap", "nn": "Kunnskap", "en": "Knowledge"}[self.language], "url": INDEX}]

    def glossary(self) -> Context:
        """Return the words in alphabetical order, with their sources numbered through the page."""
        writers: dict[str, Writer] = {}
        order: list[str] = []
        entries = []
        found = sorted(self.shelf.words.items(), key=lambda item: alphabet(pick(item[1].term, self.language)))
        for slug, entry in found:
            entries.append(self._entry(slug, entry, writers, order))
        return {"entries": entries, "sources": self._listed_sources(order), "crumbs": self._top()}

    def _entry(self, slug: str, entry: GlossaryEntry, writers: dict[str, Writer], order: list[str]) -> Context:
        written = self.language if self.language in entry.term and self.language in entry.explanation else "nb"
        writer = writers.setdefault(written, self.writer(written, GLOSSARY))
        writer.sources = order  # one numbering for the page, whatever language a word is explained in
        marks = "".join(f"{{source:{key}}}" for key in entry.sources if f"{{source:{key}}}" not in entry.explanation[written])
        return {
            "slug": slug,
            "term": entry.term[written],
            "text": _safe(writer.line(entry.explanation[written] + (f" {marks}" if marks else ""))),
            "also": entry.also,
            "lang": self._mark(written),
        }


def alphabet(text: str) -> str:
    """Return what a text is sorted by in Norwegian."""
    return text.lower().translate(_ORDER)


def _safe(html: str) -> SafeString:
    """Mark what the writer has cleaned as finished."""
    return mark_safe(html)  # noqa: S308 - nh3 has had the last word
