"""What others may ask of the knowledge bank: the search, the topics, and the list of pages."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from threading import local
from typing import Any, Protocol

from utvei.foundation.vocabulary.texts import LANGUAGES
from utvei.public.knowledge.domain.texts import address
from utvei.public.knowledge.domain.words import asked, both, stem, tokens
from utvei.public.knowledge.ranking import Found, rank
from utvei.public.knowledge.understanding import Meaning

MAX_LIMIT = 100
_SNIPPET = 200
_kept = local()
_MAPPED = 1 << 28  # the file never changes, and is read faster as memory
_OTHER_LANGUAGE = 0.75  # a text in another language than the reader's answers a little less well
# A short text looks nearer to a query than it is, so that words alone count for less there than on a page.
_KINDS = {"page": 1.0, "exposed": 1.0, "actor": 0.9, "glossary": 0.75, "resource": 0.7}
_WORD_ALONE = 0.3  # who writes a word of the glossary as it stands is shown the page about the thing first
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
    db = _open(Path(path_to_sqlite))
    found, meaning = rank(db, query)
    return _shown(db, found, meaning, query, language, limit)


def _open(path: Path) -> sqlite3.Connection:
    """Return this thread's connection to the file, opened anew when the release or the file is another."""
    found = path.resolve()
    stamp = (found, found.stat().st_mtime_ns, found.stat().st_ino) if found.exists() else (found, 0, 0)
    if getattr(_kept, "stamp", None) != stamp:
        db = sqlite3.connect(f"{found.as_uri()}?mode=ro&immutable=1", uri=True)
        before, _kept.db, _kept.stamp = getattr(_kept, "db", None), db, stamp
        if before is not None:
            before.close()
        db.execute(f"PRAGMA mmap_size={_MAPPED}")
    kept: sqlite3.Connection = _kept.db
    return kept


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


def _shown(db: sqlite3.Connection, found: dict[int, Found], meaning: Meaning, query: str, language: str, limit: int) -> list[Hit]:
    """Let each thing stand once, with its best score, in the reader's language or in bokmål."""
    best: dict[tuple[str, str], tuple[float, Found]] = {}
    offered = _offered(db, meaning, language)
    for entry, kind, key, written, weight in _entries(db, found):
        if kind == "exposed" and key not in offered:
            continue
        reasons = found[entry]
        score = reasons.score * weight * (1.0 if written == language or kind == "exposed" else _OTHER_LANGUAGE)
        score *= _kind(kind, reasons.why)
        if score > best.get((kind, key), (0.0, reasons))[0]:
            best[kind, key] = (score, reasons)
    order = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))
    return [_hit(db, kind, key, score, reasons, query, language) for (kind, key), (score, reasons) in order[:limit]]


def _kind(kind: str, why: str) -> float:
    """Return how much of its score a thing keeps for what it is."""
    if kind == "glossary" and why in {"exact", "spelling"}:
        return _WORD_ALONE
    return 1.0 if why == "exact" else _KINDS[kind]


def _entries(db: sqlite3.Connection, found: dict[int, Found]) -> list[tuple[int, str, str, str, float]]:
    marks = ",".join("?" * len(found))
    sql = f"SELECT id, kind, key, language, weight FROM place WHERE id IN ({marks})"  # noqa: S608 - marks alone
    return db.execute(sql, list(found)).fetchall()


def _offered(db: sqlite3.Connection, meaning: Meaning, language: str) -> set[str]:
    """Return the languages in which the page for the exposed is shown: the query's where it is written, else English for a foreign one."""
    written = {key for (key,) in db.execute("SELECT key FROM entry WHERE kind = 'exposed'")}
    spoken = meaning.languages & written
    if spoken or meaning.languages or meaning.foreign:
        return set(spoken) or {"en"}
    english = [word.text for word in meaning.loud if word.text in _PLAINLY_ENGLISH]
    return {"en"} if english else {language}


def _hit(db: sqlite3.Connection, kind: str, key: str, score: float, reasons: Found, query: str, language: str) -> Hit:
    # A page for the exposed is its own thing in each language, with its language in its address.
    own = kind == "exposed"
    sql = "SELECT language, title, url, actor, topics, text FROM entry WHERE kind = ? AND key = ?"
    texts = {row[0]: row for row in db.execute(sql, (kind, key))}
    written, title, url, actor, listed, text = texts.get(language) or texts.get("nb") or next(iter(texts.values()))
    return Hit(
        title=title,
        url=url if own else address(url, language),
        topics=tuple(json.loads(listed)),
        actor=actor,
        snippet=snippet(text, query),
        score=round(score, 4),
        why=reasons.why,
        kind=kind,
        language=written,
        said=reasons.said,
        meant=reasons.meant,
    )


def snippet(text: str, query: str) -> str:
    """Return the line of a text that shares most words with a query, cut to about two hundred letters; the first when none does."""
    wanted = {form for word in asked(query) for form in both(word)}
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines:
        return ""
    # Only lines that hold the beginning of a wanted word are worth cutting into words.
    starts = {form[:4] for form in wanted}
    likely = [line for line in lines if any(start in line.lower() for start in starts)]
    best = max(likely, key=lambda line: len(wanted & {stem(word) for word in tokens(line)}), default=lines[0])
    if len(best) <= _SNIPPET:
        return best
    return best[:_SNIPPET].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"
