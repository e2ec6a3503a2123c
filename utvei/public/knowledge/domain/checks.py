"""What only the whole of a pack can show: that every page, word, source and number a text points at is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.domain.keys import nearest, vocabulary
from utvei.foundation.vocabulary.manifests import Fault
from utvei.foundation.vocabulary.texts import LANGUAGES
from utvei.foundation.vocabulary.yamlfile import YamlFault, YamlFile, read
from utvei.public.knowledge.domain import sources
from utvei.public.knowledge.domain.markdown import has_title
from utvei.public.knowledge.domain.pack import PATTERN, RESERVED, SLUG, PageFault, read_front, whose
from utvei.public.knowledge.domain.shortcodes import slips, uses
from utvei.public.knowledge.domain.thesaurus import KINDS, OTHER_LANGUAGES, own_files

# Eight digits as Norwegian numbers are written; years and ranges of years do not look so.
_NUMBER = re.compile(r"(?<![\d–-])(?:\d{2} ?\d{2} ?\d{2} ?\d{2}|\d{3} \d{2} \d{3})(?![\d–-])")
_NOUNS = {"call": "actor", "source": "source", "page": "page", "term": "glossary word"}
_HOMES = {
    "call": "Add directory/{key}.yaml, or mend the key",
    "source": "Add it to sources.yaml or sources/*.yaml, or mend the key",
    "page": "Add knowledge/{key}/nb.md, or mend the slug",
    "term": "Add it to glossary.yaml, or mend the key",
}
Keys = dict[str, frozenset[str]]


def known(content: Content) -> Keys:
    """Return the keys that a text may point at, by kind of shortcode."""
    return {
        "call": frozenset(p.removeprefix("directory/").removesuffix(".yaml") for p in content.paths("directory/*.yaml")),
        "source": sources.keys(content),
        "page": frozenset(whose(p)[0] for p in content.paths(PATTERN)),
        "term": frozenset(_mapping(content, "glossary.yaml")[0]),
    }


def _mapping(content: Content, path: str) -> tuple[dict[str, Any], YamlFile | None]:
    try:
        file = read(content.text(path))
    except (KeyError, YamlFault, UnicodeDecodeError):
        return {}, None
    return (file.value, file) if isinstance(file.value, dict) else ({}, file)


def pages(content: Content) -> Iterator[Fault]:
    """Yield what is wrong between pages and what they point at."""
    keys = known(content)
    for path in content.paths(PATTERN):
        yield from _place(path, content)
        try:
            text = content.text(path)
            front, body, first = read_front(text)
        except (PageFault, YamlFault, UnicodeDecodeError):
            continue  # reported where the file is checked against its model
        yield from _front(path, front, keys)
        yield from _body(path, body, first, keys)
        yield from _texts_in_front(path, front, keys)


def _place(path: str, content: Content) -> Iterator[Fault]:
    slug, language = whose(path)
    taken = ", ".join(sorted(RESERVED))
    if language not in LANGUAGES:
        yield Fault(path, 1, f"A page in one of {', '.join(LANGUAGES)} is expected, not «{language}».", "Rename the file.")
    if not SLUG.fullmatch(slug) or slug in RESERVED:
        yield Fault(path, 1, f"«{slug}» cannot be the address of a page.", f"Use a–z, digits and hyphens, and none of {taken}.")
    if f"knowledge/{slug}/nb.md" not in content.files:
        yield Fault(path, 1, "Every page has a text in bokmål.", f"Add knowledge/{slug}/nb.md.")


def _front(path: str, front: YamlFile, keys: Keys) -> Iterator[Fault]:
    if not isinstance(front.value, dict):
        return
    for field, kind in (("sources", "source"), ("related", "page")):
        listed = front.value.get(field)
        for i, key in enumerate(listed if isinstance(listed, list) else []):
            yield from _missing(path, front.line((field, i)) + 1, kind, str(key), keys)


def _texts_in_front(path: str, front: YamlFile, keys: Keys) -> Iterator[Fault]:
    if not isinstance(front.value, dict):
        return
    lines = front.value.get("do_this")
    texts: list[tuple[tuple[str | int, ...], Any]] = [(("summary",), front.value.get("summary"))]
    texts += [(("do_this", i), text) for i, text in enumerate(lines if isinstance(lines, list) else [])]
    for place, text in texts:
        line = front.line(place) + 1
        yield from _points(path, str(text or "").replace("\n", " "), line, keys)


def _body(path: str, body: str, first: int, keys: Keys) -> Iterator[Fault]:
    title = has_title(body)
    if title is not None:
        yield Fault(path, first + title - 1, "The title stands in the front matter.", "Use ## for headings in the text.")
    yield from _points(path, body, first, keys)


def _points(path: str, text: str, first: int, keys: Keys) -> Iterator[Fault]:
    """Yield what is wrong in a text that begins on the line ``first``."""
    for use in uses(text):
        yield from _missing(path, first + use.line - 1, use.kind, use.key, keys)
    for number, words in slips(text):
        yield Fault(path, first + number - 1, f"«{words}» is no shortcode.", "Write {call:…}, {source:…}, {page:…} or {term:…} with a key.")
    for number, row in enumerate(text.split("\n"), start=1):
        for match in _NUMBER.finditer(row):
            yield Fault(
                path, first + number - 1, f"«{match[0]}» looks like a phone number.", "Use {call:…}: numbers come from the directory."
            )


def _missing(path: str, line: int, kind: str, key: str, keys: Keys) -> Iterator[Fault]:
    if key not in keys[kind]:
        yield Fault(path, line, f"There is no {_NOUNS[kind]} «{key}»{nearest(key, keys[kind])}.", _HOMES[kind].format(key=key) + ".")


def glossary(content: Content) -> Iterator[Fault]:
    """Yield a fault for every glossary word whose slug or source cannot be used."""
    found, file = _mapping(content, "glossary.yaml")
    keys = {"source": sources.keys(content)}
    for slug, entry in found.items():
        line = file.line((slug,)) if file else 1
        if not SLUG.fullmatch(slug):
            yield Fault("glossary.yaml", line, f"«{slug}» cannot be an anchor.", "Use a–z, digits and hyphens.")
        listed = entry.get("sources") if isinstance(entry, dict) else None
        for i, key in enumerate(listed if isinstance(listed, list) else []):
            yield from _missing("glossary.yaml", file.line((slug, "sources", i)) if file else line, "source", str(key), keys)


def thesaurus(content: Content) -> Iterator[Fault]:
    """Yield a fault for every key that the thesaurus points at and that is nowhere, and for a thought that stands twice."""
    keys = {**known(content), "topic": frozenset(vocabulary().topics), "need": frozenset(vocabulary().needs)}
    keys["actor"] = keys["call"]
    seen: set[str] = set()
    named = frozenset(str(entry["key"]) for _, _, entry, _ in _thoughts(content) if entry.get("key"))
    for path, i, entry, file in _thoughts(content):
        yield from _unnamed(path, i, entry, file, named)
        means = entry.get("means")
        for j, word in enumerate(means if isinstance(means, list) else []):
            kind, colon, key = str(word).partition(":")
            if colon and kind in KINDS and key not in keys[kind]:
                yield Fault(path, file.line((i, "means", j)), f"There is no {kind} «{key}»{nearest(key, keys[kind])}.", "Mend the key.")
        if entry.get("key") in seen:
            yield Fault(path, file.line((i, "key")), f"«{entry['key']}» stands twice.", "Give one of them another key.")
        seen.update([str(entry["key"])] if entry.get("key") else [])


def _unnamed(path: str, i: int, entry: dict[str, Any], file: YamlFile, named: frozenset[str]) -> Iterator[Fault]:
    """Yield a fault for every thought that stands together with another and is nowhere."""
    sides = entry.get("together")
    for j, side in enumerate(sides if isinstance(sides, list) else []):
        for k, key in enumerate(side if isinstance(side, list) else []):
            if key not in named:
                line = file.line((i, "together", j, k))
                yield Fault(path, line, f"There is no thought «{key}»{nearest(str(key), named)}.", "Mend the key.")


def _thoughts(content: Content) -> Iterator[tuple[str, int, dict[str, Any], YamlFile]]:
    for path in own_files(content):
        try:
            file = read(content.text(path))
        except (YamlFault, UnicodeDecodeError):
            continue
        for i, entry in enumerate(file.value if isinstance(file.value, list) else []):
            if isinstance(entry, dict):
                yield path, i, entry, file


def other_languages(content: Content) -> Iterator[Fault]:
    """Yield a fault for every thought that another language has words for and the thesaurus does not know."""
    keys = frozenset(str(entry["key"]) for _, _, entry, _ in _thoughts(content) if entry.get("key"))
    for path in content.paths(OTHER_LANGUAGES):
        found, file = _mapping(content, path)
        for key in found:
            if key not in keys:
                line = file.line((key,)) if file else 1
                yield Fault(path, line, f"There is no thought «{key}» in the thesaurus{nearest(str(key), keys)}.", "Mend the key.")
