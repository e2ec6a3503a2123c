"""Ranks what a query may mean: exact forms first, then all its words, then what the thesaurus says, then names that look alike."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass, field
from heapq import nlargest
from types import MappingProxyType

from utvei.public.knowledge.domain.words import NOT, fold, stem
from utvei.public.knowledge.index import KEYS, STEMMED
from utvei.public.knowledge.reading import Word
from utvei.public.knowledge.senses import Sense
from utvei.public.knowledge.understanding import Meaning, understand

_CANDIDATES = 40
_TAGGED = 36  # of the entries with a tag, those that it says most of
_COMMON = 400  # a word that stands in more entries than this tells little, when the query has a rarer one or a meaning
EXACT, WITHIN, ALL_WORDS, SYNONYM, TAG, INSIDE, MENDED, NAMED = 60.0, 8.0, 4.0, 0.6, 18.0, 7.0, 40.0, 12.0
_FULL = 2  # so many words weigh fully; each more makes all of them count for less, as what is meant is a share of the query
_HELP = "topic:for-you-who-are-exposed"
_OFFERED = 5.0  # what a page for the exposed gets when the query is in another language and asks for something else
_CRY = 0.5  # so much of the query must ask for help
_AT_MOST = 1.3
_MEANT = 8  # so many thoughts at most; weaker ones are chance
_FIRST_TOPIC = (0, 2)  # the first topic of a page, or of what only leads elsewhere
_BESIDE = 0.8  # what says who or where, beside what is happening
_AGAIN = 0.5  # so much of a reason counts where the same thought is a stronger one
_THEME = 0.2  # so much of the query makes a thought one of those that it is about
_SHORT_NAME = 4
_COUNTRY_CODE = "47"


_NO_THEMES: Mapping[str, frozenset[int]] = MappingProxyType({})  # shared, as most entries have none


@dataclass(slots=True)
class Found:
    """How well an entry answers, and the strongest reason: exact, words, synonym or spelling, with the words it rests on.

    ``themes`` are the thoughts that it is an answer to, each with the places of its words in the query.
    """

    score: float = 0.0
    why: str = "words"
    said: str = ""
    meant: str = ""
    weight: float = 0.0
    themes: Mapping[str, frozenset[int]] = field(default_factory=lambda: _NO_THEMES)

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
        groups = _groups(meaning, bool(found))
        _worded(db, groups, found, (0.3 if meaning.foreign and meaning.senses else 1.0) * min(1.0, _FULL / max(1, len(groups))))
        _synonyms(db, meaning, found)
        _inside(db, meaning.loud, found)
    if meaning.foreign and meaning.heard:
        _offer(db, found)
    return found, meaning


def _note(found: dict[int, Found], entry: int, score: float, why: str, said: str = "", meant: str = "") -> None:
    there = found.get(entry)
    if there is None:
        there = found[entry] = Found()
    there.add(score, why, said, meant)


def _quoted(word: str) -> str:
    return '"' + word.replace('"', "") + '"'


def _groups(meaning: Meaning, named: bool) -> list[str]:
    """Return the forms of each word, any of which will do; the last word may be unfinished."""
    last = max(place for word in meaning.words for place in word.places)
    written = next(word.text for word in meaning.words if word.places == {last})
    other = named or bool(meaning.senses) or any(word.entries <= _COMMON for word in meaning.loud)
    groups = []
    for word in meaning.loud:
        if word.text in NOT and len(meaning.loud) > 1:
            continue
        forms = [_quoted(form) for form in word.forms]
        if word.text == written and len(word.text) >= 3:
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
        # A short name is a word of another language as well: «sit», «kom».
        if not meaning.alien or len(piece) > _SHORT_NAME:
            forms.setdefault(piece, WITHIN)
    stemmed = {STEMMED + " ".join(stem(word.text, language) for word in meaning.loud if len(word.places) == 1) for language in ("nb", "en")}
    asked = list({*forms, *stemmed, *([meaning.corrected] if meaning.corrected else [])})
    sql = f"SELECT form, entry, strong FROM exact WHERE form IN ({_marks(asked)})"  # noqa: S608 - marks alone
    for form, entry, strong in db.execute(sql, asked):
        lift = 1.0 if strong else 0.8
        if form in forms:
            _note(found, entry, forms[form] * lift, "exact", form)
        if form in stemmed:
            _note(found, entry, NAMED, "exact", whole)
        if form == meaning.corrected:
            _note(found, entry, MENDED * lift, "spelling", whole, meaning.corrected)


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
    meant: dict[str, list[tuple[float, Sense, str]]] = {}
    themes: set[str] = set()
    for sense, name, means, aside in _thoughts(db, nlargest(_MEANT, best.values(), key=lambda sense: sense.share)):
        share = sense.share * (_BESIDE if aside else 1.0)
        themes |= {name} if share >= _THEME and not aside else set()
        for i, what in enumerate(means):
            if what.startswith(KEYS):
                meant.setdefault(what, []).append((share * (1 - 0.04 * i), sense, name))
        for entry, score in db.execute("SELECT entry, score FROM lead WHERE thought = ?", (sense.thought,)):
            _note(found, entry, score * SYNONYM * share, "synonym", sense.said, name)
    shares = {what: _together(reasons) for what, reasons in meant.items()}
    meaning.cry = shares.get(_HELP, 0.0) >= _CRY
    meaning.parts = frozenset(what.removeprefix("part:") for what in shares if what.startswith("part:"))
    strongest = {what: max(reasons, key=lambda reason: reason[0]) for what, reasons in meant.items()}
    about = {what: {name: sense.covered for _, sense, name in reasons if name in themes} for what, reasons in meant.items()}
    most: dict[tuple[int, int], float] = {}
    for what, entry, place in _tagged(db, meant, found):
        _, sense, name = strongest[what]
        score = TAG * shares[what] / (1 + 0.5 * min(place, 2))
        # A page that answers one thought in two ways is hardly a better answer than one that does so once.
        before = most.get((entry, sense.thought), 0.0)
        most[entry, sense.thought] = max(score, before)
        _note(found, entry, max(score - before, 0.0) + _AGAIN * min(score, before), "synonym", sense.said, name)
        if about[what] and place in _FIRST_TOPIC:
            thing = found[entry]
            thing.themes = {**thing.themes, **about[what]} if thing.themes else about[what]


def _together(reasons: Sequence[tuple[float, Sense, str]]) -> float:
    """Return how much thoughts say together: each counts for the words of the query that no stronger one rests on."""
    whole, taken = 0.0, frozenset[int]()
    for share, sense, _ in sorted(reasons, key=lambda reason: -reason[0]):
        left = len(sense.covered - taken) / len(sense.covered)
        whole += share * left
        taken |= sense.covered
    return min(_AT_MOST, whole)


def _thoughts(db: sqlite3.Connection, senses: Sequence[Sense]) -> list[tuple[Sense, str, list[str], bool]]:
    """Return what each sense means; one that says who or where is aside, where another says what is happening."""
    told = []
    for sense in senses:
        name, means, aside = db.execute("SELECT name, means, aside FROM thought WHERE id = ?", (sense.thought,)).fetchone()
        told.append((sense, name, json.loads(means), bool(aside)))
    happening = any(sense.share >= _THEME for sense, _, _, aside in told if not aside)
    return [(sense, name, means, aside and happening) for sense, name, means, aside in told]


def _tagged(db: sqlite3.Connection, names: Iterable[str], found: Iterable[int]) -> Iterator[tuple[str, int, int]]:
    """Yield the entries with each tag: those that it says most of, and of the others those that are found already."""
    full: dict[str, set[int]] = {}
    there = list(found)
    for name in names:
        first = db.execute("SELECT entry, place FROM tag WHERE name = ? ORDER BY place LIMIT ?", (name, _TAGGED)).fetchall()
        yield from ((name, entry, place) for entry, place in first)
        if len(first) == _TAGGED:
            full[name] = {entry for entry, _ in first}
    if full:
        sql = f"SELECT name, entry, place FROM tag INDEXED BY tag_entry WHERE entry IN ({_marks(there)}) AND name IN ({_marks(full)})"  # noqa: S608 - marks alone
        rows = db.execute(sql, [*there, *full])
        yield from ((name, entry, place) for name, entry, place in rows if entry not in full[name])


def _marks(many: Sized) -> str:
    return ",".join("?" * len(many))


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
