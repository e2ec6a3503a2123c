"""Ranks what a query may mean: exact forms first, then all its words, then what the thesaurus says, then names that look alike."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from utvei.public.knowledge.domain.words import NOT, fold, stem
from utvei.public.knowledge.index import KEYS, STEMMED
from utvei.public.knowledge.understanding import Meaning, Sense, Word, understand

_CANDIDATES = 40
_COMMON = 600  # a word that stands in more entries than this tells little, when the query has a rarer one or a meaning
EXACT, WITHIN, ALL_WORDS, SYNONYM, TAG, INSIDE, MENDED, NAMED = 60.0, 8.0, 4.0, 0.6, 18.0, 7.0, 40.0, 12.0
_FULL = 2  # so many words weigh fully; each more makes all of them count for less, as what is meant is a share of the query
_HELP = "topic:for-you-who-are-exposed"
_OFFERED = 5.0  # what a page for the exposed gets when the query is in another language and asks for something else
_COUNTRY_CODE = "47"


@dataclass
class Found:
    """How well an entry answers, and the strongest reason: exact, words, synonym or spelling, with the words it rests on."""

    score: float = 0.0
    why: str = "words"
    said: str = ""
    meant: str = ""
    weight: float = 0.0

    def add(self, score: float, why: str, said: str = "", meant: str = "") -> None:
        """Count one reason."""
        self.score += score
        if score > self.weight:
            self.why, self.said, self.meant, self.weight = why, said, meant, score


def rank(db: sqlite3.Connection, query: str) -> tuple[dict[int, Found], Meaning]:
    """Return entry ids with their score, empty for a query without words, and what the query was taken to mean."""
    meaning = understand(db, query)
    found: dict[int, Found] = {}
    if meaning.words:
        _exact(db, query, meaning, found)
        groups = _groups(meaning)
        _worded(db, groups, found, (0.3 if meaning.foreign and meaning.senses else 1.0) * min(1.0, _FULL / max(1, len(groups))))
        _synonyms(db, meaning, found)
        _inside(db, meaning.loud, found)
    if meaning.foreign:
        _offer(db, found)
    return found, meaning


def _note(found: dict[int, Found], entry: int, score: float, why: str, said: str = "", meant: str = "") -> None:
    found.setdefault(entry, Found()).add(score, why, said, meant)


def _quoted(word: str) -> str:
    return '"' + word.replace('"', "") + '"'


def _groups(meaning: Meaning) -> list[str]:
    """Return the forms of each word, any of which will do; the last word may be unfinished."""
    last = max(place for word in meaning.words for place in word.places)
    other = bool(meaning.senses) or any(word.entries <= _COMMON for word in meaning.loud)
    groups = []
    for word in meaning.loud:
        if word.text in NOT and len(meaning.loud) > 1:
            continue
        forms = [_quoted(form) for form in word.forms]
        if word.places == {last} and len(word.text) >= 3:
            forms.append(_quoted(word.text) + "*")
        if word.entries <= _COMMON or not other:
            groups.append("(" + " OR ".join(forms) + ")")
    return groups


def _exact(db: sqlite3.Connection, query: str, meaning: Meaning, found: dict[int, Found]) -> None:
    """Find titles, names and numbers that are the query itself, and names that stand whole within it."""
    whole = fold(query[:200])
    parts = whole.split(" ")[:24]
    pieces = [" ".join(parts[i : i + size]) for size in (1, 2, 3) for i in range(len(parts) - size + 1)]
    forms = {whole: EXACT, **dict.fromkeys(_numbers(parts), EXACT)}
    for piece in pieces:
        forms.setdefault(piece, WITHIN)
    for form, score in forms.items():
        for entry, strong in db.execute("SELECT entry, strong FROM exact WHERE form = ?", (form,)):
            _note(found, entry, score if strong else score * 0.8, "exact", form)
    stemmed = {STEMMED + " ".join(stem(word.text, language) for word in meaning.loud if len(word.places) == 1) for language in ("nb", "en")}
    for form in stemmed:
        for entry, _ in db.execute("SELECT entry, strong FROM exact WHERE form = ?", (form,)):
            _note(found, entry, NAMED, "exact", whole)
    if meaning.corrected:
        for entry, strong in db.execute("SELECT entry, strong FROM exact WHERE form = ?", (meaning.corrected,)):
            _note(found, entry, MENDED if strong else MENDED * 0.8, "spelling", whole, meaning.corrected)


def _numbers(parts: Sequence[str]) -> Iterator[str]:
    """Yield the phone numbers that may stand in a query, however their digits are grouped."""
    for start in range(len(parts)):
        digits = ""
        for part in parts[start : start + 8]:
            if not part.isascii() or not part.isdigit():
                break
            digits += part
            if len(digits) >= 3:
                yield digits
                yield digits.removeprefix(_COUNTRY_CODE if len(digits) == 10 else "").removeprefix("00")


def _worded(db: sqlite3.Connection, groups: Sequence[str], found: dict[int, Found], weight: float, why: str = "words") -> None:
    """Find entries with any of the words, and lift those that have all of them."""
    if not groups:
        return
    for entry, score in _match(db, " OR ".join(groups)):
        _note(found, entry, -score * weight, why)
    if len(groups) > 1:
        for entry, _ in _match(db, " AND ".join(groups)):
            _note(found, entry, ALL_WORDS * weight, why)


def _match(db: sqlite3.Connection, expression: str) -> Iterable[tuple[int, float]]:
    sql = f"SELECT rowid, rank FROM words WHERE words MATCH ? ORDER BY rank LIMIT {_CANDIDATES}"  # noqa: S608 - constants
    return db.execute(sql, (expression,)).fetchall()


def _synonyms(db: sqlite3.Connection, meaning: Meaning, found: dict[int, Found]) -> None:
    """Add what the pack says is meant; more so the more of the query says it."""
    best: dict[int, Sense] = {}
    for sense in meaning.senses:
        if sense.thought not in best or sense.share > best[sense.thought].share:
            best[sense.thought] = sense
    meant: dict[str, tuple[float, str, str]] = {}
    for sense in best.values():
        name, means = db.execute("SELECT name, means FROM thought WHERE id = ?", (sense.thought,)).fetchone()
        for i, what in enumerate(json.loads(means)):
            share = sense.share * (1 - 0.04 * i)
            if what.startswith(KEYS) and share > meant.get(what, (0.0, "", ""))[0]:
                meant[what] = (share, sense.said, name)
        for entry, score in db.execute("SELECT entry, score FROM lead WHERE thought = ?", (sense.thought,)):
            _note(found, entry, score * SYNONYM * sense.share, "synonym", sense.said, name)
    for what, (share, said, name) in meant.items():
        for entry, place in _tagged(db, what, found):
            _note(found, entry, TAG * share / (1 + 0.5 * min(place, 2)), "synonym", said, name)


def _tagged(db: sqlite3.Connection, name: str, found: Iterable[int]) -> list[tuple[int, int]]:
    """Return the entries with a tag: those that it says most of, and of the others those that are found already."""
    first = db.execute("SELECT entry, place FROM tag WHERE name = ? ORDER BY place LIMIT ?", (name, _CANDIDATES)).fetchall()
    if len(first) < _CANDIDATES:
        return first
    listed = list(found)
    marks = ",".join("?" * len(listed))
    sql = f"SELECT entry, place FROM tag INDEXED BY tag_entry WHERE name = ? AND entry IN ({marks})"  # noqa: S608 - marks alone
    return list(dict([*first, *db.execute(sql, [name, *listed])]).items())


def _inside(db: sqlite3.Connection, words: Sequence[Word], found: dict[int, Found]) -> None:
    """Find titles and names that hold a word within a longer one, as «advokat» in «bistandsadvokat»."""
    for word in words:
        for text in (word.text, *word.meant):
            if len(text) < 5:
                continue
            sql = f"SELECT rowid, name FROM names WHERE names MATCH ? LIMIT {_CANDIDATES}"  # noqa: S608 - a constant
            for entry, name in db.execute(sql, (_quoted(text),)):
                longest = max((len(other) for other in name.split() if text in other), default=0)
                if longest:
                    why = "spelling" if word.meant and text != word.text else "words"
                    _note(found, entry, INSIDE * len(text) / longest / len(words), why, word.text, text)


def _offer(db: sqlite3.Connection, found: dict[int, Found]) -> None:
    """Let whoever writes in another language see the page for the one who is exposed, whatever they ask for."""
    for (entry,) in db.execute("SELECT entry FROM tag WHERE name = ? AND entry IN (SELECT id FROM entry WHERE kind = 'exposed')", (_HELP,)):
        _note(found, entry, _OFFERED, "language")
