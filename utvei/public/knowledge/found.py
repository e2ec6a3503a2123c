"""What the search can find: pages, glossary words, resources, actors and pages for the exposed, each in the languages it is written in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from utvei.foundation.vocabulary.manifests import SearchRow
from utvei.foundation.vocabulary.texts import LANGUAGES, pick
from utvei.public.directory.domain.pack import Actor
from utvei.public.knowledge.domain import pack
from utvei.public.knowledge.domain.contacts import actor_url
from utvei.public.knowledge.domain.exposed import TOPICS as EXPOSED_TOPICS
from utvei.public.knowledge.domain.markdown import plain
from utvei.public.knowledge.domain.resources import URL as RESOURCES
from utvei.public.knowledge.domain.resources import Resource
from utvei.public.knowledge.domain.thesaurus import Thought, wording
from utvei.public.knowledge.index import Row
from utvei.public.knowledge.library import GLOSSARY, Library

# The page for the one who is exposed comes first where somebody asks for help, and an offer that always answers before others.
_EXPOSED, _ROUND_THE_CLOCK, _NO_NUMBER = 1.15, 1.1, 0.9
# What other apps have to tell is beside what most ask for.
_ASIDE = 0.8
# Stories hold words of every kind, and answer those who ask for stories.
_STORIES, _TOLD = "stories", 0.7


def rows(shelf: Library) -> Iterator[Row]:
    """Yield everything that can be found, in an order that is always the same."""
    yield from (_page(shelf, shelf.pages[slug][lang]) for slug in shelf.slugs for lang in LANGUAGES if lang in shelf.pages[slug])
    for slug, entry in sorted(shelf.words.items()):
        written = [language for language in LANGUAGES if language in entry.term and language in entry.explanation]
        yield from (_word(shelf, slug, entry, language) for language in written)
    for key, actor in sorted(shelf.phonebook.actors.items()):
        yield from (_actor(key, actor, language) for language in LANGUAGES if language in actor.description)
    yield from (_resource(slug, resource) for slug, resource in sorted(shelf.resources.items()))
    for language, page in sorted(shelf.exposed.items()):
        yield Row("exposed", language, language, page.heading, page.url, page.text, topics=EXPOSED_TOPICS, weight=_EXPOSED)


def pages_elsewhere(found: Iterable[SearchRow]) -> Iterator[Row]:
    """Yield what other apps let be found; of the pages of a part, the first stands for the whole of it."""
    first: dict[str, str] = {}
    for row in found:
        whole = first.setdefault(row.part, row.url) == row.url
        key = row.url.strip("/")
        parts = ((row.part, 0 if whole else 1),)
        yield Row(row.part, key, row.language, row.title, row.url, row.text, topics=row.topics, names=row.names, parts=parts, weight=_ASIDE)


def called(found: Iterable[SearchRow]) -> Iterator[Thought]:
    """Yield a thought for each part: who writes one of the words it is called by asks for it."""
    words: dict[str, dict[str, None]] = {}
    for row in found:
        words.setdefault(row.part, {}).update(dict.fromkeys(row.called))
    for part, names in words.items():
        if names:
            yield Thought((f"part:{part}",), next(iter(names)), [wording(name, LANGUAGES[0]) for name in names])


def _page(shelf: Library, page: pack.Page) -> Row:
    links = shelf.links(page.language)
    todo = "\n".join(plain(line, links) for line in page.front.do_this)
    text = "\n".join(part for part in (plain(page.front.summary, links), todo, plain(page.body, links)) if part)
    # Authors name the address after the thing, where the title asks a question about it.
    names = (page.slug.replace("-", " "),)
    weight = _TOLD if page.front.topics[:1] == [_STORIES] else 1.0
    return Row(
        "page", page.slug, page.language, page.front.title, pack.url(page.slug), text, topics=page.front.topics, names=names, weight=weight
    )


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
        needs=actor.needs,
        weight=_weight(actor),
        extra=" ".join(need.replace("_", " ") for need in actor.needs),
    )


def _weight(actor: Actor) -> float:
    if not any(channel.number for channel in actor.channels):
        return _NO_NUMBER
    return _ROUND_THE_CLOCK if any(channel.number and channel.hours.kind == "always" for channel in actor.channels) else 1.0


def _resource(slug: str, resource: Resource) -> Row:
    text = "\n".join(part for part in (resource.publisher, resource.said(LANGUAGES[0])) if part)
    return Row("resource", slug, LANGUAGES[0], resource.name(LANGUAGES[0]), f"{RESOURCES}#{slug}", text, topics=resource.topics)
