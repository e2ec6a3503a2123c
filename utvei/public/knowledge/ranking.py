"""Ranks what a query may mean: exact forms first, then all its words, then some, then synonyms, then names that look alike."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from utvei.public.knowledge.domain.words import asked, both, fold, likeness, stem, tokens, trigrams

# Weights of the columns title, title_stem, stem, body: what a page is called says more than what it mentions.
_BM25 = "bm25(words, 6.0, 5.0, 1.5, 0.5)"
_CANDIDATES = 60
EXACT, WITHIN, ALL_WORDS, SYNONYM, TOPIC, LOOKS_ALIKE = 60.0, 8.0, 4.0, 1.0, 18.0, 12.0
_ALIKE_ENOUGH = 0.5


@dataclass
class Found:
    """How well an entry answers, and the strongest reason: exact, words, synonym or spelling."""

    score: float = 0.0
    why: str = "words"
    weight: float = 0.0

    def add(self, score: float, why: str) -> None:
        """Count one reason."""
        self.score += score
        if score > self.weight:
            self.why, self.weight = why, score


def rank(db: sqlite3.Connection, query: str) -> dict[int, Found]:
    """Return entry ids with their score; empty for a query without words."""
    words = asked(query)
    found: dict[int, Found] = {}
    if not words:
        return found
    _exact(db, query, found)
    _worded(db, [_group(word, last=i == len(words) - 1) for i, word in enumerate(words)], found, "words", 1.0)
    _synonyms(db, tokens(query[:200]), len(words), found)
    _alike(db, words, found)
    return found


def _note(found: dict[int, Found], entry: int, score: float, why: str) -> None:
    found.setdefault(entry, Found()).add(score, why)


def _quoted(word: str) -> str:
    return '"' + word.replace('"', "") + '"'


def _group(word: str, last: bool = False) -> str:
    """Return the forms of one word, any of which will do; the last word may be unfinished."""
    forms = [_quoted(form) for form in dict.fromkeys((word, *both(word)))]
    if last and len(word) >= 3:
        forms.append(_quoted(word) + "*")
    return "(" + " OR ".join(forms) + ")"


def _exact(db: sqlite3.Connection, query: str, found: dict[int, Found]) -> None:
    """Find titles, names and numbers that are the query itself, and names that stand whole within it."""
    whole = fold(query[:200])
    digits = whole.replace(" ", "")
    forms = {whole: EXACT}
    if digits.isdigit():
        forms[digits] = EXACT
    for size in (1, 2, 3):
        parts = whole.split(" ")[:24]
        for start in range(len(parts) - size + 1):
            piece = " ".join(parts[start : start + size])
            forms.setdefault(piece, WITHIN)
    for form, score in forms.items():
        for entry, strong in db.execute("SELECT entry, strong FROM exact WHERE form = ?", (form,)):
            _note(found, entry, score if strong else score * 0.8, "exact")


def _worded(db: sqlite3.Connection, groups: Sequence[str], found: dict[int, Found], why: str, weight: float) -> None:
    """Find entries with any of the words, and lift those that have all of them."""
    if not groups:
        return
    for entry, score in _match(db, " OR ".join(groups)):
        _note(found, entry, -score * weight, why)
    if len(groups) > 1:
        for entry, _ in _match(db, " AND ".join(groups)):
            _note(found, entry, ALL_WORDS * weight, why)


def _match(db: sqlite3.Connection, expression: str) -> Iterable[tuple[int, float]]:
    sql = f"SELECT rowid, {_BM25} AS score FROM words WHERE words MATCH ? ORDER BY score LIMIT {_CANDIDATES}"  # noqa: S608 - constants
    return db.execute(sql, (expression,)).fetchall()


def _synonyms(db: sqlite3.Connection, words: Sequence[str], asked_for: int, found: dict[int, Found]) -> None:
    """Add what the pack says a phrase means, when every word of it stands in the query; more so the more of the query it is."""
    meant: dict[str, float] = {}
    for phrase, means in db.execute("SELECT phrase, means FROM synonym"):
        needed = json.loads(phrase)
        if needed and all(any(_stands_for(word, part) for word in words) for part in needed):
            share = min(1.0, max(0.5, len(needed) / asked_for))
            meant.update({meaning: max(share, meant.get(meaning, 0.0)) for meaning in json.loads(means)})
    for meaning, share in meant.items():
        if meaning.startswith("topic:"):
            for entry, place in db.execute("SELECT entry, place FROM topic WHERE topic = ?", (meaning.removeprefix("topic:"),)):
                _note(found, entry, TOPIC * share / (1 + 0.5 * min(place, 2)), "synonym")
        else:
            _worded(db, [_group(word) for word in asked(meaning)], found, "synonym", SYNONYM * share)


def _stands_for(word: str, part: str) -> bool:
    """Return whether a visitor's word is a stem of a phrase, or a compound that begins with it: «selvmordstanker» with «selvmord»."""
    return stem(word) == part or word == part or (len(part) >= 6 and word.startswith(part))


def _alike(db: sqlite3.Connection, words: Sequence[str], found: dict[int, Found]) -> None:
    """Find titles and names that hold a word in their middle, or are spelt nearly so."""
    for word in words:
        if len(word) < 3:
            continue
        expression = " OR ".join(_quoted(run) for run in sorted(trigrams(word))[:40])
        sql = f"SELECT rowid, name FROM names WHERE names MATCH ? ORDER BY rank LIMIT {_CANDIDATES}"  # noqa: S608 - a constant
        for entry, name in db.execute(sql, (expression,)).fetchall():
            best = max((_nearness(word, other) for other in name.split()), default=0.0)
            if best >= _ALIKE_ENOUGH:
                _note(found, entry, LOOKS_ALIKE * best * best / len(words), "spelling")


def _nearness(word: str, other: str) -> float:
    """Return 0 to 1; a word of five letters or more inside a longer one is near, as «advokat» in «bistandsadvokat»."""
    if len(word) >= 5 and word in other:
        return 0.8
    return likeness(word, other)
