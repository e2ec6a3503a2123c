"""What the files of a pack say of each other: sources, actors, pages and words of the glossary that must exist."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from utvei.foundation.packs.domain.documents import Document, Path, mappings
from utvei.foundation.packs.domain.pack import PACK_FILE
from utvei.foundation.packs.domain.plain import near, shown
from utvei.foundation.packs.domain.sources import is_sources, source_keys
from utvei.foundation.packs.domain.typed import typed_in_prose
from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.manifests import Fault

_SHORTCODE = re.compile(r"\{([a-zæøå_-]+):([^{}|\n]*)(?:\|[^{}\n]*)?\}")
_PAGE_LINK = re.compile(r"\]\(page:([^)\s#]*)")
_PROSE = ("knowledge/", "guidance/", "glossary.yaml", "exposed/", "exposed-whole/", "materials/")
# Examples of a rule are cases for the program, not texts for people.
_CASES = ("examples",)


@dataclass(frozen=True)
class Known:
    """Every key that a text may point to, by kind, and the directory's numbers with the actors that have them."""

    keys: Mapping[str, frozenset[str]]
    numbers: Mapping[str, str]
    local_actors: frozenset[str] = frozenset()


# Lists of keys that any YAML file may hold, and what they point to. Only in a list may an actor be one that a municipality adds.
_LISTS = (("sources", "source"), ("contacts", "call"), ("calls", "call"), ("related", "page"))
_WHERE = {
    "source": "no source «{key}»: sources stand in sources.yaml and in sources/",
    "call": "no actor «{key}»: each has a file directory/{key}.yaml",
    "page": "no page «{key}»: each has a file knowledge/{key}/nb.md",
    "term": "no word «{key}»: words stand in glossary.yaml",
}


def known(content: Content, documents: Mapping[str, Document], local_actors: frozenset[str]) -> Known:
    """Collect what may be pointed to in a pack."""
    glossary = documents.get("glossary.yaml")
    words = glossary.value if glossary and isinstance(glossary.value, dict) else {}
    actors = {path.split("/")[1].removesuffix(".yaml"): path for path in content.paths("directory/*.yaml")}
    numbers: dict[str, str] = {}
    for actor, path in actors.items():
        for _, part in mappings(documents[path].value if path in documents else None):
            if isinstance(part.get("number"), str):
                numbers.setdefault(re.sub(r"\D", "", part["number"]), actor)
    pages = frozenset(path.split("/")[1] for path in content.paths("knowledge/*/*.md"))
    keys = {"source": source_keys(documents), "call": frozenset(actors), "page": pages, "term": frozenset(map(str, words))}
    return Known(keys, numbers, local_actors)


def faults_in_references(document: Document, known: Known) -> Iterator[Fault]:
    """Yield every key of a file that leads nowhere, and what may not be typed into a text."""
    if is_sources(document.path):
        return
    yield from _in_lists(document, known)
    for at, text in document.texts():
        for _, expected, mend in _in_text(document.path, at, text, known):
            yield Fault(document.path, document.line(at), expected, mend)
    for place, expected, mend in _in_text(document.path, (), document.body, known):
        line = document.body_line + document.body.count("\n", 0, place)
        yield Fault(document.path, line, expected, mend)


def _in_text(path: str, at: Path, text: str, known: Known) -> Iterator[tuple[int, str, str]]:
    for found in _SHORTCODE.finditer(text):
        yield from ((found.start(), *words) for words in _shortcode(found.group(1), found.group(2), known))
    for found in _PAGE_LINK.finditer(text):
        yield from ((found.start(), *words) for words in _missing("page", found.group(1), known))
    if path.startswith(_PROSE) and not set(_CASES) & set(at):
        yield from typed_in_prose(_SHORTCODE.sub(_blank, text), known.numbers, page=path.endswith(".md"))


def _blank(found: re.Match[str]) -> str:
    return "x" * len(found.group())


def _shortcode(name: str, key: str, known: Known) -> Iterator[tuple[str, str]]:
    if name in _WHERE:
        yield from _missing(name, key, known)
        return
    best = near(name, _WHERE)
    mend = f"Write {{{best}:{shown(key)}}}." if best else "Write one of them."
    yield f"A shortcode is {{call:…}}, {{page:…}}, {{source:…}} or {{term:…}}, not {{{name}:…}}.", mend


def _missing(kind: str, key: Any, known: Known) -> Iterator[tuple[str, str]]:
    if key in known.keys[kind]:
        return
    name, best = shown(key), near(key, known.keys[kind])
    mend = f"Write «{best}», the nearest known one, or add it." if best else "Add it or mend the key."
    yield f"There is {_WHERE[kind].format(key=name)}.", mend


def _in_lists(document: Document, known: Known) -> Iterator[Fault]:
    for at, part in mappings(document.value):
        for name, kind in _LISTS:
            values = part.get(name)
            for number, key in enumerate(values if isinstance(values, list) else []):
                if isinstance(key, str) and not (kind == "call" and key in known.local_actors):
                    yield from _faults(document, (*at, name, number), kind, key, known)
    if document.path == PACK_FILE:
        for where, key in _actors_of_municipality(document.value):
            yield from _faults(document, where, "call", key, known)


def _faults(document: Document, at: Path, kind: str, key: str, known: Known) -> Iterator[Fault]:
    for expected, mend in _missing(kind, key, known):
        yield Fault(document.path, document.line(at), expected, mend)


def _actors_of_municipality(pack: Any) -> Iterator[tuple[Path, str]]:
    municipality = pack.get("municipality") if isinstance(pack, dict) else None
    for name in ("leads", "fallback"):
        units = municipality.get(name) if isinstance(municipality, dict) else None
        for unit, actors in units.items() if isinstance(units, dict) else ():
            for number, actor in enumerate(actors if isinstance(actors, list) else [actors]):
                if isinstance(actor, str):
                    yield ("municipality", name, unit, number), actor
