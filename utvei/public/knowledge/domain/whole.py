"""What a pack owes its readers as a whole: every topic in every language, texts that are easy to read, and sources where claims stand."""

from __future__ import annotations

from collections.abc import Iterator

from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.domain.keys import vocabulary
from utvei.foundation.vocabulary.manifests import Fault
from utvei.foundation.vocabulary.texts import LANGUAGES
from utvei.foundation.vocabulary.yamlfile import YamlFault, read
from utvei.public.knowledge.domain.klarsprak import readability
from utvei.public.knowledge.domain.markdown import plain
from utvei.public.knowledge.domain.pack import PATTERN, PageFault, read_front, whose
from utvei.public.knowledge.domain.shortcodes import uses

HEAVY = 45  # LIX above this is a fault; below 40 is the aim
_ENOUGH_WORDS = 60  # a shorter text says too little of how heavy it is
_NO_CLAIM = (["resources"], ["stories"])  # what only leads on, and what is invented and says so
_FEW_WORDS = 120  # a page may be so short that it makes no claim, as one that only leads on


def readable(content: Content) -> Iterator[Fault]:
    """Yield a fault for every page that is too heavy to read, with its longest sentence."""
    for path, body, first in _bodies(content):
        found = readability(plain(body))
        if found.words >= _ENOUGH_WORDS and found.lix > HEAVY:
            longest = max(found.long, key=len, default="")
            hint = f" Begin with «{longest[:60]}…»." if longest else ""
            yield Fault(path, first, f"LIX {HEAVY} or less is expected, not {found.lix}.", f"Use shorter words and sentences.{hint}")


def sourced(content: Content) -> Iterator[Fault]:
    """Yield a fault for every page that is listed and cites nothing."""
    for path, body, first in _bodies(content):
        front = _front(content, path)
        cites = any(use.kind == "source" for use in uses(content.text(path)))
        if not cites and not front.get("hidden") and len(plain(body).split()) > _FEW_WORDS and front.get("topics") not in _NO_CLAIM:
            yield Fault(path, first, "A page that claims something cites a source.", "Write {source:…} after the claim it carries.")


def covered(content: Content) -> Iterator[Fault]:
    """Yield a fault for every topic that a municipality's whole pack has no page about in one of the languages.

    A pack that answers less than half of the topics is one that somebody has just begun, or no municipality's, and owes nothing yet.
    """
    written: dict[str, set[str]] = {topic: set() for topic in vocabulary().topics}
    for path, _, _ in _bodies(content):
        topics = _front(content, path).get("topics")
        for topic in topics if isinstance(topics, list) else []:
            written.get(str(topic), set()).add(whose(path)[1])
    if not _is_municipal(content) or 2 * sum("nb" in found for found in written.values()) < len(written):
        return
    for topic, found in written.items():
        missing = [language for language in LANGUAGES if language not in found]
        if missing:
            yield Fault("knowledge", 1, f"A page about «{topic}» in {' and '.join(missing)} is expected.", "Write one, or translate one.")


def _is_municipal(content: Content) -> bool:
    try:
        value = read(content.text("pack.yaml")).value
    except (KeyError, YamlFault, UnicodeDecodeError):
        return False
    return isinstance(value, dict) and bool(value.get("municipality"))


def _bodies(content: Content) -> Iterator[tuple[str, str, int]]:
    for path in content.paths(PATTERN):
        try:
            _, body, first = read_front(content.text(path))
        except (PageFault, YamlFault, UnicodeDecodeError):
            continue  # reported where the file is checked against its model
        yield path, body, first


def _front(content: Content, path: str) -> dict[str, object]:
    value = read_front(content.text(path))[0].value
    return value if isinstance(value, dict) else {}
