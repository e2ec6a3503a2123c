"""What the search can find: pages, glossary words and actors, each in the languages it is written in."""

from __future__ import annotations

from collections.abc import Iterator

from utvei.foundation.vocabulary.texts import LANGUAGES, pick
from utvei.public.directory.domain.pack import Actor
from utvei.public.knowledge.domain import pack
from utvei.public.knowledge.domain.contacts import actor_url
from utvei.public.knowledge.domain.markdown import plain
from utvei.public.knowledge.index import Row
from utvei.public.knowledge.library import GLOSSARY, Library


def rows(shelf: Library) -> Iterator[Row]:
    """Yield everything that can be found, in an order that is always the same."""
    for slug in shelf.slugs:
        for language in LANGUAGES:
            if language in shelf.pages[slug]:
                yield _page(shelf, shelf.pages[slug][language])
    for slug, entry in sorted(shelf.words.items()):
        for language in LANGUAGES:
            if language in entry.term and language in entry.explanation:
                yield _word(shelf, slug, entry, language)
    for key, actor in sorted(shelf.phonebook.actors.items()):
        for language in LANGUAGES:
            if language in actor.description:
                yield _actor(key, actor, language)


def _page(shelf: Library, page: pack.Page) -> Row:
    links = shelf.links(page.language)
    todo = "\n".join(plain(line, links) for line in page.front.do_this)
    text = "\n".join(part for part in (plain(page.front.summary, links), todo, plain(page.body, links)) if part)
    # Authors name the address after the thing, where the title asks a question about it.
    names = (page.slug.replace("-", " "),)
    return Row("page", page.slug, page.language, page.front.title, pack.url(page.slug), text, topics=page.front.topics, names=names)


def _word(shelf: Library, slug: str, entry: pack.GlossaryEntry, language: str) -> Row:
    text = plain(entry.explanation[language], shelf.links(language))
    return Row("glossary", slug, language, entry.term[language], f"{GLOSSARY}#{slug}", text, topics=("glossary",), names=entry.also)


def _actor(key: str, actor: Actor, language: str) -> Row:
    texts = (actor.short, actor.description, actor.who_for, *((actor.notes,) if actor.notes else ()))
    return Row(
        kind="actor",
        key=key,
        language=language,
        title=pick(actor.name, language),
        url=actor_url(key),
        text="\n".join(pick(text, language) for text in texts),
        actor=key,
        names=(key.replace("-", " "),),
        numbers=tuple(channel.number for channel in actor.channels if channel.number),
        extra=" ".join(need.replace("_", " ") for need in actor.needs),
    )
