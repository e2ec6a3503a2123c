"""What others may ask of the knowledge bank: the search, the topics, and the list of pages."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from utvei.foundation.vocabulary.texts import LANGUAGES
from utvei.public.knowledge.domain.texts import address
from utvei.public.knowledge.domain.words import asked, both, stem, tokens
from utvei.public.knowledge.ranking import Found, rank

MAX_LIMIT = 100
_SNIPPET = 200
_OTHER_LANGUAGE = 0.75  # a text in another language than the reader's answers a little less well
# A short text looks nearer to a query than it is, so that words alone count for less there than on a page.
_KINDS = {"page": 1.0, "actor": 0.9, "glossary": 0.75}


class Release(Protocol):
    """The part of an open release that is read here."""

    def read(self, name: str) -> bytes:
        """Return a file of the release. Raises KeyError or OSError when it is not there."""


@dataclass(frozen=True)
class Hit:
    """One answer of the search. ``score`` is higher for a better one; ``why`` is exact, words, synonym or spelling."""

    title: str
    url: str
    topics: tuple[str, ...]
    actor: str | None
    snippet: str
    score: float
    why: str
    kind: str
    language: str

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
    uri = f"{Path(path_to_sqlite).resolve().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(uri, uri=True)) as db:
        db.row_factory = None
        found = rank(db, query)
        return _shown(db, found, query, language, limit)


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


def _shown(db: sqlite3.Connection, found: dict[int, Found], query: str, language: str, limit: int) -> list[Hit]:
    """Let each thing stand once, with its best score, in the reader's language or in bokmål."""
    best: dict[tuple[str, str], tuple[float, Found]] = {}
    for entry, reasons in found.items():
        kind, key, written = db.execute("SELECT kind, key, language FROM entry WHERE id = ?", (entry,)).fetchone()
        score = reasons.score * (1.0 if written == language else _OTHER_LANGUAGE)
        if reasons.why != "exact":
            score *= _KINDS[kind]
        if score > best.get((kind, key), (0.0, reasons))[0]:
            best[kind, key] = (score, reasons)
    order = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))
    return [_hit(db, kind, key, score, reasons, query, language) for (kind, key), (score, reasons) in order[:limit]]


def _hit(db: sqlite3.Connection, kind: str, key: str, score: float, reasons: Found, query: str, language: str) -> Hit:
    sql = "SELECT language, title, url, actor, topics, text FROM entry WHERE kind = ? AND key = ? AND language IN (?, 'nb')"
    texts = {row[0]: row for row in db.execute(sql, (kind, key, language))}
    written, title, url, actor, listed, text = texts.get(language) or texts["nb"]
    return Hit(
        title=title,
        url=address(url, language),
        topics=tuple(json.loads(listed)),
        actor=actor,
        snippet=snippet(text, query),
        score=round(score, 4),
        why=reasons.why,
        kind=kind,
        language=written,
    )


def snippet(text: str, query: str) -> str:
    """Return the line of a text that shares most words with a query, cut to about two hundred letters; the first when none does."""
    wanted = {form for word in asked(query) for form in both(word)}
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines:
        return ""
    best = max(lines, key=lambda line: len(wanted & {stem(word) for word in tokens(line)}))
    if len(best) <= _SNIPPET:
        return best
    return best[:_SNIPPET].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"
