"""What a query may mean: its words, what they may be slips of, and the thoughts of the thesaurus that stand in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import log

from utvei.public.knowledge.domain.spelling import allowed, slips, trigrams
from utvei.public.knowledge.domain.words import MAX_LETTERS, MAX_WORDS, QUIET, bare, both, foreign_letters, run, tokens, unspaced
from utvei.public.knowledge.index import FOREIGN, NAME, OURS, STEM, THESAURUS

_CANDIDATES = 60
_LEAST_SHARE = 0.35
_LONG, _TAIL, _COMPOUND = 8, 5, 16
_PARTIAL = 0.6
_GUESSED = 0.4  # in a query of strange words, one that only looks like ours seldom is
NOWHERE = ("", 0, 0)
_DIGRAPHS = (("aa", "a"), ("oe", "o"))


@dataclass(frozen=True)
class Word:
    """A word a visitor wrote, or one it may stand for. ``places`` are the words of the query it covers.

    ``entries`` is in how many things it stands; ``meant`` what it is a slip of.
    """

    text: str
    places: frozenset[int]
    known: bool
    entries: int = 0
    meant: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms that are searched for: as written, as meant, and the stems of each."""
        return tuple(dict.fromkeys(form for word in (self.text, *self.meant) for form in (word, *both(word))))

    @property
    def compared(self) -> frozenset[str]:
        """The forms that are compared with the thesaurus."""
        return frozenset(bare(form) for form in self.forms)


@dataclass(frozen=True)
class Sense:
    """A thought found in the query: how much of it that is (0–1), the visitor's words, their language, and their places."""

    thought: int
    share: float
    said: str
    language: str
    own: bool
    covered: frozenset[int] = frozenset()


@dataclass
class Meaning:
    """All of it. ``loud`` are the words that carry something; ``foreign`` is true when hardly a word of the query is one of ours."""

    words: list[Word]
    loud: list[Word]
    senses: list[Sense] = field(default_factory=list)
    foreign: bool = False

    @property
    def languages(self) -> frozenset[str]:
        """The languages other than ours that the query may be in."""
        return frozenset(sense.language for sense in self.senses if not sense.own)

    @property
    def corrected(self) -> str:
        """The query with each slip mended, or nothing when there is none."""
        mended = [word.meant[0] if word.meant else word.text for word in self.words if len(word.places) == 1]
        return " ".join(mended) if any(word.meant for word in self.words) else ""


def understand(db: sqlite3.Connection, query: str) -> Meaning:
    """Return what a query may mean; no words at all for a query without any."""
    written = tokens(query[:MAX_LETTERS])[:MAX_WORDS]
    kinds = _kinds(db, [bare(form) for word in written for form in (word, *both(word))])
    words = [Word(word, frozenset({i}), _is_known(word, kinds), _entries(word, kinds)) for i, word in enumerate(written)]
    words = _joined(db, words) + _parted(db, words)
    hits = _parts(db, words)
    parted = {place for word in words[len(written) :] if len(word.places) == 1 for place in word.places}
    words = [_mended(db, word) if _may_be_a_slip(word, kinds, hits, parted) else word for word in words]
    words = [word if word.meant else _accented(word, kinds) for word in words]
    if any(word.meant for word in words):
        hits = _parts(db, words)
    loud = [word for word in words if word.text not in QUIET] or words
    meaning = Meaning(words, loud)
    strange = sum(1 for word in words[: len(written)] if not word.known and not word.meant)
    meaning.senses = _wider(list(_spoken(db, meaning, hits, strange / max(1, len(written))))) + list(_unspaced(db, query))
    meaning.foreign = strange * 2 > len(written) or foreign_letters(query)
    return meaning


Kinds = dict[str, tuple[str, int, int]]


def _kinds(db: sqlite3.Connection, forms: Iterable[str]) -> Kinds:
    asked = list(dict.fromkeys(forms))
    marks = ",".join("?" * len(asked))
    sql = f"SELECT word, shown, kinds, rows FROM term WHERE word IN ({marks})"  # noqa: S608 - marks alone
    return {word: (shown, kinds, count) for word, shown, kinds, count in db.execute(sql, asked)}


def _is_known(word: str, kinds: Kinds) -> bool:
    return word in QUIET or any(kinds.get(bare(form), NOWHERE)[1] & OURS for form in (word, *both(word)))


def _entries(word: str, kinds: Kinds) -> int:
    return max(kinds.get(bare(form), NOWHERE)[2] for form in (word, *both(word)))


def _accented(word: Word, kinds: Kinds) -> Word:
    """Let a word that was written without its accents or rings stand for the one that has them."""
    shown, found, _ = kinds.get(bare(word.text), NOWHERE)
    return replace(word, meant=(shown,)) if found & OURS & ~STEM and shown != word.text and word.text.isascii() else word


def _joined(db: sqlite3.Connection, words: Sequence[Word]) -> list[Word]:
    """Return the words, with neighbours also written together where that is a word: «tvangs arbeid», «menneske handel»."""
    joins = {a.text + link + b.text: a.places | b.places for a, b in pairwise(words) for link in ("", "s", "e") if not _digits(a, b)}
    kinds = _kinds(db, [bare(form) for text in joins for form in (text, *both(text))])
    there = [Word(text, places, True, _entries(text, kinds)) for text, places in joins.items() if len(text) > 5 and _is_known(text, kinds)]
    return [*words, *there]


def _digits(*words: Word) -> bool:
    return any(word.text.isdigit() for word in words)


def _parted(db: sqlite3.Connection, words: Sequence[Word]) -> list[Word]:
    """Return the two words that an unknown compound is made of."""
    found: list[Word] = []
    for word in words:
        if word.known or len(word.text) < 8 or foreign_letters(word.text):
            continue
        cuts = [(word.text[:i], word.text[i:]) for i in range(4, len(word.text) - 3)]
        cuts += [(left[:-1], right) for left, right in cuts if left[-1] in "se" and len(left) > 4]
        kinds = _kinds(db, [bare(form) for cut in cuts for half in cut for form in (half, *both(half))])
        good = [cut for cut in cuts if all(half not in QUIET and _is_known(half, kinds) for half in cut)]
        best = min(good, key=lambda cut: abs(len(cut[0]) - len(cut[1])), default=())
        found += [Word(half, word.places, True, _entries(half, kinds)) for half in best]
    return found


def _parts(db: sqlite3.Connection, words: Sequence[Word]) -> dict[str, list[tuple[int, str]]]:
    """Return the phrases that each compared form of the words is a part of, with the part."""
    whole = {form for word in words for form in word.compared}
    starts = {form[:i]: form for form in whole for i in range(1, len(form) + 1)}
    found: dict[str, list[tuple[int, str]]] = {}
    rows: list[tuple[str, int, int]] = []
    for begins, asked in ((0, list(whole)), (1, list(starts))):
        marks = ",".join("?" * len(asked))
        sql = f"SELECT form, begins, phrase FROM part WHERE form IN ({marks}) AND begins = {begins}"  # noqa: S608 - marks alone
        rows += db.execute(sql, asked)
    for form, begins, phrase in rows:
        for candidate in [other for other in whole if other.startswith(form)] if begins else [form]:
            found.setdefault(candidate, []).append((phrase, form))
    return found


def _may_be_a_slip(word: Word, kinds: Kinds, hits: dict[str, list[tuple[int, str]]], parted: set[int]) -> bool:
    """Return whether nothing says what a word is; a stem alone, or the beginning of a long compound, does not, and two whole words do."""
    if word.text in QUIET or len(word.places) > 1 or (word.places <= parted and len(word.text) >= _COMPOUND):
        return False
    if kinds.get(bare(word.text), NOWHERE)[1] & ~STEM:
        return False
    if word.known:
        return len(word.text) >= _LONG
    parts = [part for form in word.compared & hits.keys() for _, part in hits[form]]
    return max((len(part) for part in parts), default=0) + _TAIL <= len(word.text)


def _mended(db: sqlite3.Connection, word: Word) -> Word:
    """Return the word with what it is most likely a slip of."""
    form = bare(word.text)
    for pair, letter in _DIGRAPHS:
        form = form.replace(pair, letter) if pair in form and _kinds(db, [form.replace(pair, letter)]) else form
    most = min(allowed(form), 1) if word.known else allowed(form)
    if not most or form.isdigit():
        return word
    expression = " OR ".join('"' + three.replace('"', "") + '"' for three in sorted(trigrams(form))[:40])
    sql = f"SELECT rowid FROM spelt WHERE spelt MATCH ? ORDER BY rank LIMIT {_CANDIDATES}"  # noqa: S608 - a constant
    rows = [number for (number,) in db.execute(sql, (expression,))]
    marks = ",".join("?" * len(rows))
    near = []
    for other, shown, kinds in db.execute(f"SELECT word, shown, kinds FROM term WHERE id IN ({marks})", rows):  # noqa: S608 - marks alone
        count = slips(form, other, most)
        # A slip seldom falls on the first letter, and a name is more often meant than a word in a text.
        cost = count + (0.5 if other[:1] != form[:1] else 0) + (0 if kinds & NAME else 0.25) + (0.5 if kinds == FOREIGN else 0)
        if count <= most and (not word.known or kinds & (NAME | THESAURUS)):
            near.append((cost, shown))
    near.sort()
    return replace(word, meant=tuple(shown for cost, shown in near if cost <= near[0][0] + 0.25)[:3])


def _spoken(db: sqlite3.Connection, meaning: Meaning, hits: dict[str, list[tuple[int, str]]], strange: float) -> Iterator[Sense]:
    """Yield the thoughts all of whose words stand in the query."""
    there: dict[int, dict[str, list[Word]]] = {}
    for word in meaning.words:
        for form in word.compared & hits.keys():
            for phrase, part in hits[form]:
                there.setdefault(phrase, {}).setdefault(part, []).append(word)
    marks = ",".join("?" * len(there))
    sql = f"SELECT id, thought, parts, language, own FROM phrase WHERE id IN ({marks})"  # noqa: S608 - marks alone
    whole = _telling(db, meaning.loud)
    loud = any(word.text not in QUIET for word in meaning.loud)
    for phrase, thought, parts, language, own in db.execute(sql, list(there)).fetchall():
        if len(there[phrase]) != parts:
            continue
        used = [words[0] for words in there[phrase].values()]
        if loud and all(word.text in QUIET for word in used):
            continue  # «får» is not «far»
        covered = frozenset().union(*(word.places for word in used))
        share = sum(whole.get(place, 0.0) for place in covered) if own else _foreign_share(used, len(covered), meaning, strange)
        if own and strange >= 0.5 and any(word.meant for word in used):
            share *= _GUESSED
        said = " ".join(dict.fromkeys(word.text for word in sorted(used, key=lambda word: min(word.places))))
        yield Sense(thought, min(1.0, max(_LEAST_SHARE, share)), said, language, bool(own), covered)


def _wider(senses: Sequence[Sense]) -> list[Sense]:
    """Return the senses, those of them less sure whose words are only some of the words of a longer phrase."""
    whole = {sense.covered for sense in senses if len(sense.covered) > 1}
    return [replace(sense, share=sense.share * _PARTIAL) if any(sense.covered < wider for wider in whole) else sense for sense in senses]


def _telling(db: sqlite3.Connection, loud: Sequence[Word]) -> dict[int, float]:
    """Return how much of the query each of its words is: one that stands in few entries says more than one that stands in many."""
    (count,) = db.execute("SELECT max(id) FROM place").fetchone()
    weights: dict[int, float] = {}
    for word in loud:
        for place in word.places if len(word.places) == 1 else ():
            weights.setdefault(place, log(2 + count / (1 + word.entries)))
    whole = sum(weights.values())
    return {place: weight / whole for place, weight in weights.items()}


def _foreign_share(used: Sequence[Word], covered: int, meaning: Meaning, strange: float) -> float:
    """Return a share that is small when the words of another language are words of ours as well."""
    count = len({place for word in meaning.words for place in word.places})
    share = max(covered / max(1, count), strange)
    return share * (0.5 if all(word.known for word in used) else 1.0)


def _unspaced(db: sqlite3.Connection, query: str) -> Iterator[Sense]:
    """Yield the thoughts that stand in a query whose script has no spaces."""
    if not unspaced(query):
        return
    whole = run(query[:MAX_LETTERS])
    for thought, text, language in db.execute("SELECT thought, run, language FROM phrase WHERE run <> ''"):
        if text in whole:
            yield Sense(thought, max(0.5, len(text) / len(whole)), text, language, False)
