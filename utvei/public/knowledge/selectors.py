"""What others may ask of the knowledge bank: the search, the topics, and the list of pages."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest
from pathlib import Path
from typing import Any, Protocol

from utvei.foundation.vocabulary.texts import LANGUAGES
from utvei.public.knowledge.arranging import Scored, arrange
from utvei.public.knowledge.domain.texts import address
from utvei.public.knowledge.domain.words import asked, both, stem
from utvei.public.knowledge.opening import Opened, opened
from utvei.public.knowledge.ranking import Found, rank
from utvei.public.knowledge.understanding import Meaning

MAX_LIMIT = 100
_SNIPPET = 200
_OTHER_LANGUAGE = 0.75  # a text in another language than the reader's answers a little less well
# A short text looks nearer to a query than it is, so that words alone count for less there than on a page.
_KINDS = {"page": 1.0, "exposed": 1.0, "actor": 0.9, "glossary": 0.75, "resource": 0.7}
_ELSEWHERE = 0.9
_ARRANGED = 30
_LEAST = 4.0  # of a query whose words hardly anyone knows, what answers so little is chance: the tool and the numbers are shown
_APART = str.maketrans(dict.fromkeys(".,:;!?()«»\"'–-/\u2026", " "))
_WORD_ALONE = 0.2  # who writes a word of the glossary as it stands is shown the page about the thing first
_PLAINLY_ENGLISH = frozenset({"help", "please", "danger", "need", "exploited", "victim"})


class Release(Protocol):
    """The part of an open release that is read here."""

    def read(self, name: str) -> bytes:
        """Return a file of the release. Raises KeyError or OSError when it is not there."""


@dataclass(frozen=True)
class Hit:
    """One answer of the search. ``score`` is higher for a better one; ``why`` is exact, words, synonym, spelling or language.

    ``said`` are the visitor's own words that it rests on, and ``meant`` what they were taken for; both may be empty.
    """

    title: str
    url: str
    topics: tuple[str, ...]
    actor: str | None
    snippet: str
    score: float
    why: str
    kind: str
    language: str
    said: str = ""
    meant: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the answer in the form of the contract."""
        return {
            "title": self.title,
            "url": self.url,
            "topics": list(self.topics),
            "actor": self.actor,
            "snippet": self.snippet,
            "score": self.score,
        }


def search(path_to_sqlite: Path | str, query: str, language: str = "nb", limit: int = 10) -> list[Hit]:
    """Return what answers a query, best first; any query will do, in any of our languages, and a long one is cut.

    Each thing stands once, in ``language`` where it has a text in it, else in bokmål. Raises ValueError for a limit outside 1–100
    or an unknown language, and sqlite3.OperationalError when there is no such file.
    """
    check(language, limit)
    file = opened(path_to_sqlite)
    found, meaning = rank(file.db, query)
    return _shown(file, found, meaning, query, language, limit)


def check(language: str, limit: int) -> None:
    """Raise ValueError, in words for the one who asked, when the language or the limit cannot be used."""
    if language not in LANGUAGES:
        raise ValueError(f"language must be one of {', '.join(LANGUAGES)}, not «{language}»")
    if isinstance(limit, bool) or not isinstance(limit, int) or not 1 <= limit <= MAX_LIMIT:
        raise ValueError(f"limit must be a whole number from 1 to {MAX_LIMIT}, not «{limit}»")


def topics(release: Release) -> dict[str, Any]:
    """Return ``{"topics": [{"topic", "pages": [{"language", "title", "url"}]}]}``."""
    found: dict[str, Any] = json.loads(release.read("topics.json"))
    return found


def pages(release: Release) -> list[dict[str, Any]]:
    """Return every page: slug, group, order, url without language, titles and summaries by language, topics, audience, hidden."""
    found: list[dict[str, Any]] = json.loads(release.read("pages.json"))
    return found


def _shown(file: Opened, found: dict[int, Found], meaning: Meaning, query: str, language: str, limit: int) -> list[Hit]:
    """Let each thing stand once, with its best score, in the reader's language or in bokmål."""
    best: dict[tuple[str, str], tuple[float, Found]] = {}
    offered = _offered(file.exposed, meaning, language)
    for entry, reasons in found.items():
        kind, key, written, weight = file.places[entry]
        if kind == "exposed" and key != offered:
            continue
        score = reasons.score * weight * _kind(kind, reasons.why)
        score *= 1.0 if written == language or kind == "exposed" else _OTHER_LANGUAGE
        before = best.get((kind, key))
        if before is None or score > before[0]:
            best[kind, key] = (score, reasons)
    if _by_chance(meaning, [score for score, _ in best.values()]):
        return []
    # Only what may come among those that are shown has to be put in order.
    likely = nlargest(limit + _ARRANGED, best.items(), key=lambda item: item[1][0])
    order = arrange([Scored(*thing, *found) for thing, found in likely if found[0] > 0], cry=meaning.cry, parts=meaning.parts)
    wanted = _wanted(query)
    return [_hit(file.db, thing, wanted, language) for thing in order[:limit]]


def _by_chance(meaning: Meaning, scores: Sequence[float]) -> bool:
    """Return whether hardly a word of the query is known in any language, and the rest says next to nothing; one word may be unfinished."""
    return meaning.foreign and not meaning.heard and len(meaning.words) > 1 and max(scores, default=0.0) < _LEAST


def _kind(kind: str, why: str) -> float:
    """Return how much of its score a thing keeps for what it is."""
    if kind == "glossary" and why in {"exact", "spelling"}:
        return _WORD_ALONE
    return 1.0 if why == "exact" else _KINDS.get(kind, _ELSEWHERE)


def _offered(written: frozenset[str], meaning: Meaning, language: str) -> str:
    """Return the language in which the page for the exposed is shown: the query's where it is written, else English for a foreign one."""
    if meaning.languages or meaning.foreign:
        return next((spoken for spoken in meaning.languages if spoken in written), "en")
    return "en" if any(word.text in _PLAINLY_ENGLISH for word in meaning.loud) else language


def _hit(db: sqlite3.Connection, thing: Scored, wanted: frozenset[str], language: str) -> Hit:
    # A page for the exposed is its own thing in each language, with its language in its address.
    own, kind, key, reasons = thing.kind == "exposed", thing.kind, thing.key, thing.reasons
    sql = """SELECT language, title, url, actor, topics, text FROM entry WHERE kind = ? AND key = ?
             ORDER BY language = ? DESC, language = 'nb' DESC LIMIT 1"""
    written, title, url, actor, listed, text = db.execute(sql, (kind, key, language)).fetchone()
    return Hit(
        title=title,
        url=url if own else address(url, language),
        topics=tuple(json.loads(listed)),
        actor=actor,
        snippet=_line(text, wanted),
        score=round(thing.score, 4),
        why=reasons.why,
        kind=kind,
        language=written,
        said=reasons.said,
        meant=reasons.meant,
    )


def snippet(text: str, query: str) -> str:
    """Return the line of a text that shares most words with a query, cut to about two hundred letters; the first when none does."""
    return _line(text, _wanted(query))


def _wanted(query: str) -> frozenset[str]:
    return frozenset(form for word in asked(query) for form in both(word))


def _line(text: str, wanted: frozenset[str]) -> str:
    lines = text.split("\n")
    # Only words that begin as a wanted one are worth a stem, and only lines where such a beginning stands are looked at.
    starts = tuple({form[:4] for form in wanted})
    best, most = next((line for line in lines if line.strip()), ""), 0
    for number in _lines_with(text.lower(), starts):
        words = lines[number].lower().translate(_APART).split()
        shared = len(wanted & {stem(word) for word in words if word.startswith(starts)})
        if shared > most:
            best, most = lines[number], shared
    if len(best) <= _SNIPPET:
        return best
    return best[:_SNIPPET].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"


def _lines_with(text: str, starts: Sequence[str]) -> list[int]:
    """Return the numbers of the lines that hold one of the beginnings, in order."""
    found: set[int] = set()
    for start in starts:
        at = text.find(start)
        while at >= 0:
            found.add(text.count("\n", 0, at))
            end = text.find("\n", at)
            at = text.find(start, end) if end >= 0 else -1
    return sorted(found)
