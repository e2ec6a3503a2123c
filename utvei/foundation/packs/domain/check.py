"""Checks a whole pack: every file against its section, every key that leads somewhere, every shared key still there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from utvei.foundation.packs.domain.documents import Document, mappings, read_document
from utvei.foundation.packs.domain.files import TEXTS, faults_in_files
from utvei.foundation.packs.domain.messages import faults_in_model
from utvei.foundation.packs.domain.pack import PACK_FILE, Pack
from utvei.foundation.packs.domain.plain import near, one_of, shown
from utvei.foundation.packs.domain.references import faults_in_references, known
from utvei.foundation.packs.domain.sources import SourcesFile, faults_in_keys
from utvei.foundation.packs.domain.typed import typed_anywhere
from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.domain.keys import vocabulary
from utvei.foundation.vocabulary.manifests import Fault, PackSection
from utvei.foundation.vocabulary.texts import LANGUAGES

OWN_SECTIONS = (
    PackSection("pack", PACK_FILE, Pack),
    PackSection("sources", "sources.yaml", SourcesFile),
    PackSection("sources", "sources/*.yaml", SourcesFile),
)
OBSERVATIONS = "guidance/observations.yaml"


def check(content: Content, sections: Sequence[PackSection], local_actors: Iterable[str] = ()) -> list[Fault]:
    """Return everything wrong with a pack's merged content, by path and line; nothing when it may be loaded.

    ``local_actors`` are those that a pack of the chain lets a municipality add. Never raises, whatever the bytes are.
    """
    all_sections = (*OWN_SECTIONS, *(section for section in sections if section not in OWN_SECTIONS))
    faults = list(faults_in_files(content.files))
    wrong = {fault.path for fault in faults}
    documents: dict[str, Document] = {}
    for path in sorted(content.files):
        if path not in wrong and path.endswith(TEXTS):
            faults.extend(_read(path, content, all_sections, documents))
    faults.extend(_missing_files(content, all_sections))
    faults.extend(_across(content, documents, frozenset(local_actors)))
    if not faults:
        faults.extend(_as_a_whole(content, all_sections))
    return sorted(set(faults), key=lambda fault: (fault.path, fault.line, fault.expected, fault.mend))


def sections_of(path: str, sections: Iterable[PackSection]) -> list[PackSection]:
    """Return the sections a file belongs to: of those whose pattern fits, the ones that say most, our own first."""
    fitting = [section for section in sections if any(Content({path: b""}).paths(section.pattern))]
    most = max((_says(section) for section in fitting), default=0)
    return [section for section in fitting if _says(section) == most]


def _says(section: PackSection) -> int:
    return len(section.pattern.replace("*", ""))


def _read(path: str, content: Content, sections: Sequence[PackSection], documents: dict[str, Document]) -> Iterator[Fault]:
    fitting = sections_of(path, sections)
    if not fitting:
        known_places = one_of({section.pattern for section in sections}, 30)
        yield Fault(path, 1, f"A file stands in one of the places {known_places}.", _place(path, sections))
        return
    text = content.text(path)
    for place, expected, mend in typed_anywhere(text):  # comments too: whoever has the pack reads them
        yield Fault(path, text.count("\n", 0, place) + 1, expected, mend)
    document = read_document(path, content.files[path])
    if isinstance(document, Fault):
        yield document
        return
    documents[path] = document
    found = (list(faults_in_model(document, section.model)) for section in fitting)
    yield from next(filter(None, found), [])
    yield from _languages(document, content)


def _place(path: str, sections: Iterable[PackSection]) -> str:
    folder = path.split("/")[0]
    best = near(folder, {section.pattern.split("/")[0] for section in sections})
    return f"Move it to «{best}», or remove it." if best and best != folder else "Move it, or remove it."


def _languages(document: Document, content: Content) -> Iterator[Fault]:
    """Yield texts in a language that nobody would ever be shown."""
    for at, part in mappings(document.value):
        if "nb" not in part or not all(isinstance(text, str) for text in part.values()):
            continue
        for language in part:
            if language not in LANGUAGES and len(language) <= 3:
                yield Fault(
                    document.path,
                    document.line((*at, language)),
                    f"A text is written in one of {one_of(LANGUAGES)}, not «{shown(language)}».",
                    "Mend the language's name or remove the text.",
                )


def _missing_files(content: Content, sections: Iterable[PackSection]) -> Iterator[Fault]:
    patterns = {section.pattern for section in sections if not set("*?[") & set(section.pattern)} - {"sources.yaml", "glossary.yaml"}
    for path in sorted(patterns - set(content.files)):
        yield Fault(path, 1, f"A pack, with those it extends, has the file «{path}».", "Add it; see docs/pack-authors.md.")


def _across(content: Content, documents: Mapping[str, Document], local_actors: frozenset[str]) -> Iterator[Fault]:
    yield from faults_in_keys(documents)
    keys = known(content, documents, local_actors)
    for document in documents.values():
        yield from faults_in_references(document, keys)
    if OBSERVATIONS in documents:
        yield from _dropped(documents[OBSERVATIONS].value)


def _dropped(observations: Any) -> Iterator[Fault]:
    there = observations if isinstance(observations, dict) else {}
    for key in vocabulary().observations:
        if key not in there:
            yield Fault(OBSERVATIONS, 1, f"Every observation of the vocabulary has its words; «{key}» has none.", f"Add «{key}: …».")


def _as_a_whole(content: Content, sections: Iterable[PackSection]) -> Iterator[Fault]:
    """Ask each section what only the whole can show; files are known to be sound by then."""
    asked = []
    for section in sections:
        if section.whole is not None and section.whole not in asked:
            asked.append(section.whole)
            yield from section.whole(content)
