"""Writes the knowledge bank's part of a release: stored pages in three languages, lists for other apps and programs, and the search."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.domain.keys import vocabulary
from utvei.foundation.vocabulary.manifests import BuildContext, SearchRow
from utvei.foundation.vocabulary.texts import LANGUAGES
from utvei.public.knowledge import feeds, index, library
from utvei.public.knowledge.domain import pack, thesaurus
from utvei.public.knowledge.domain.markdown import plain
from utvei.public.knowledge.domain.texts import address, stored
from utvei.public.knowledge.found import called, pages_elsewhere, rows
from utvei.public.knowledge.presenting import Presenter


def build(ctx: BuildContext) -> dict[str, bytes]:
    """Return the files by their path in the release. Raises KeyError or ValidationError for a pack that was not checked."""
    shelf = library.collect(ctx.content)
    files: dict[str, bytes] = {}
    for language in LANGUAGES:
        presenter = Presenter(shelf, ctx.render, language)
        for path, template, context in presenter.all():
            files[stored(path, language)] = ctx.render(template, context, language=language, path=path)
    files["pages.json"] = _json(page_list(shelf))
    files["topics.json"] = _json(topic_list(shelf))
    files.update(feeds.files(ctx.content, shelf))
    files["search.sqlite"] = search_file(ctx.content, shelf, ctx.elsewhere)
    return files


def search_file(content: Content, shelf: library.Library, elsewhere: Sequence[SearchRow] = ()) -> bytes:
    """Return the search over the knowledge bank and what other apps let be found."""
    return index.write([*rows(shelf), *pages_elsewhere(elsewhere)], [*thesaurus.thoughts(content), *called(elsewhere)])


def page_list(shelf: library.Library) -> list[dict[str, Any]]:
    """Return every page as other apps list it, in order; titles and summaries by language, the address without one."""
    return [_entry(shelf, slug) for slug in shelf.slugs]


def _entry(shelf: library.Library, slug: str) -> dict[str, Any]:
    texts = shelf.pages[slug]
    front = texts["nb"].front
    return {
        "slug": slug,
        "group": front.group,
        "order": front.order,
        "url": pack.url(slug),
        "titles": {language: page.front.title for language, page in sorted(texts.items())},
        "summaries": {language: plain(page.front.summary, shelf.links(language)) for language, page in sorted(texts.items())},
        "topics": front.topics,
        "audience": front.audience,
        "hidden": front.hidden,
    }


def topic_list(shelf: library.Library) -> dict[str, Any]:
    """Return each topic that a page answers, with its pages in the languages they are written in."""
    found: dict[str, list[dict[str, str]]] = {}
    for slug in shelf.slugs:
        for language, page in sorted(shelf.pages[slug].items(), key=lambda item: LANGUAGES.index(item[0])):
            entry = {"language": language, "title": page.front.title, "url": address(pack.url(slug), language)}
            for topic in page.front.topics:
                found.setdefault(topic, []).append(entry)
    return {"topics": [{"topic": topic, "pages": found[topic]} for topic in vocabulary().topics if topic in found]}


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
