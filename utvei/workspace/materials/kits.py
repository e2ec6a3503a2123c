"""Writes the kits as stored pages: one to read and print, and one to project, a screen at a time; both stand without script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NoReturn

from django.utils.safestring import SafeString, mark_safe

from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.manifests import BuildContext
from utvei.foundation.vocabulary.texts import LANGUAGES, pick
from utvei.public.directory import selectors as directory
from utvei.public.directory.domain.listing import Directory
from utvei.public.knowledge.domain import sources
from utvei.public.knowledge.domain.markdown import Links, Writer
from utvei.public.knowledge.domain.texts import address, date_in_words, stored
from utvei.workspace.materials.domain.kits import Kit, Piece, kits, url

Context = dict[str, Any]


def build(ctx: BuildContext) -> dict[str, bytes]:
    """Return the kits' pages by their path in the release, in three languages; bokmål stands in where one is not translated."""
    entries = directory.directory_of(ctx.content, ctx.today)
    presenter = Presenter(ctx.content, entries)
    files = {}
    for language in LANGUAGES:
        for kit in _in(ctx.content, language):
            context = presenter.kit(kit, language)
            for path, template in ((url(kit.slug), "materials/kit.html"), (f"{url(kit.slug)}vis/", "materials/kit_screens.html")):
                files[stored(path, language)] = ctx.render(template, context, language=language, path=path)
    return files


def links(content: Content, language: str) -> list[Context]:
    """Return every kit as a list shows it; ``lang`` is set where the text is in bokmål for want of a translation."""
    return [
        {"title": kit.front.title, "summary": kit.front.summary, "minutes": kit.front.minutes, "url": address(url(kit.slug), language),
         "lang": "" if kit.language == language else kit.language}
        for kit in _in(content, language)
    ]  # fmt: skip


def _in(content: Content, language: str) -> list[Kit]:
    """Return each kit once, in a language or in bokmål."""
    found: dict[str, Kit] = {}
    for kit in kits(content):
        if kit.language == language or (kit.language == LANGUAGES[0] and kit.slug not in found):
            found[kit.slug] = kit
    return sorted(found.values(), key=lambda kit: (kit.front.order, kit.slug))


class Presenter:
    """Fills both pages of a kit from its text and the directory."""

    def __init__(self, content: Content, entries: Directory) -> None:
        self.entries, self.sources = entries, sources.load(content)

    def kit(self, kit: Kit, language: str) -> Context:
        """Return what both pages show."""
        writer = Writer(Links(_nowhere, _nowhere, _no_call, _nowhere), kit.language)
        blocks = [self._block(piece, writer, language) for piece in kit.pieces]
        return {
            "title": kit.front.title,
            "summary": kit.front.summary,
            "minutes": kit.front.minutes,
            "lang": "" if kit.language == language else kit.language,
            "blocks": blocks,
            "screens": [block for block in blocks if block["projected"]],
            "contents": [{"id": anchor, "title": words} for anchor, words in writer.contents],
            "contacts": list(self._contacts(kit, language)),
            "url": address(url(kit.slug), language),
            "show_url": address(f"{url(kit.slug)}vis/", language),
            "crumbs": [{"title": {"nb": "Materiell", "nn": "Materiell", "en": "Materials"}[language], "url": "/materiell/"}],
            **self._answerable(kit, language),
        }

    def _block(self, piece: Piece, writer: Writer, language: str) -> Context:
        # Links in a text are to pages in its reader's language.
        text = piece.text.replace("](/", f"]({address('/', language)}")
        html = writer.block(text)
        # On the wall each screen stands by itself, right below the kit's title: its heading is of the second level.
        alone = html.replace("<h3", "<h2").replace("</h3>", "</h2>")
        return {"kind": piece.kind, "projected": piece.projected, "html": _safe(html), "alone": _safe(alone)}

    def _contacts(self, kit: Kit, language: str) -> Iterator[Context]:
        seen: set[str] = set()
        for key in kit.front.contacts:
            if key in self.entries.by_key and key not in seen:
                line = directory.line(self.entries, key, language)
                beside = [line.beside] if line.beside else []
                seen |= {key, *(one.key for one in beside)}
                short = pick(self.entries.by_key[key].actor.short, language)
                yield {"line": line, "short": short, "url": address(line.url, language), "beside": beside}

    def _answerable(self, kit: Kit, language: str) -> Context:
        owner = self.entries.by_key.get(kit.front.owner)
        return {
            "sources": [self._source(key, language) for key in dict.fromkeys(kit.front.sources)],
            "owner": pick(owner.actor.name, language) if owner else kit.front.owner,
            "reviewed": kit.front.reviewed,
            "next_review": kit.front.next_review,
        }

    def _source(self, key: str, language: str) -> Context:
        source = self.sources[key]
        shown = {"key": key, "title": source.title, "publisher": source.publisher, "law": source.law, "url": source.url}
        return {**shown, "read": date_in_words(source.read, language), "unsure": source.unsure, "note": source.note}


def _nowhere(key: str) -> NoReturn:
    """A kit has no shortcodes: it links to pages by their address."""
    raise KeyError(key)


def _no_call(key: str, block: bool) -> NoReturn:
    raise KeyError(key)


def _safe(html: str) -> SafeString:
    """Mark what the writer has cleaned; nothing else may come this way."""
    return mark_safe(html)  # noqa: S308  cleaned by the writer, the last word on every text
