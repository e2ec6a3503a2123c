"""What a query may mean: its words, the language it is in, and the thoughts of the thesaurus that stand in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import log
from typing import NamedTuple

from utvei.public.knowledge.domain.languages import languages_of
from utvei.public.knowledge.domain.words import MAX_LETTERS, MAX_WORDS, NOT, QUIET, bare, both, foreign_letters, run, tokens, unspaced
from utvei.public.knowledge.index import FOREIGN, RELATED
from utvei.public.knowledge.reading import NOWHERE, Word, accented, cut, joined, kinds_of, may_be_a_slip, parted, slip, written
from utvei.public.knowledge.senses import Sense, together, wider

_LEAST_SHARE = 0.35
_GUESSED = 0.4  # in a query of strange words, one that only looks like ours seldom is
_SOME = 0.5  # what some words of a phrase tell of what the whole of it would
_MOST, _OF_ITS_OWN = 0.5, 0.3  # so much of a phrase must be there, with a word that few other thoughts have
_STRANGE = 0.5
_PLAIN = 3  # so many small words of a phrase say it also where the query has others
_MENDED_SAYS = 0.4  # what a mended word says of the language, beside one that is written as it should be
Hits = dict[str, list["Part"]]  # by the compared form of a word of the query


class Part(NamedTuple):
    """A word of a phrase that a word of the query is: how much of its thought it tells, whether it only begins alike, of how many words."""

    phrase: int
    number: int
    form: str
    tells: float
    related: bool
    parts: int


class Used(NamedTuple):
    """A word of the query as a part of a phrase; ``fit`` is how much of the word the part is (0–1)."""

    word: Word
    tells: float
    fit: float


@dataclass
class Meaning:
    """All of it. ``loud`` are the words that carry something.

    ``foreign`` is true when hardly a word of the query is one of ours, ``heard`` when one is a known word of another language, and
    ``alien`` when it is sooner in another language than in ours; ``cry`` when somebody asks for help for themselves; ``parts`` are
    the parts of other apps that the query asks for; ``tongue`` is the language that its small words alone are in.
    """

    words: list[Word]
    loud: list[Word]
    senses: list[Sense] = field(default_factory=list)
    foreign: bool = False
    heard: bool = False
    alien: bool = False
    cry: bool = False
    parts: frozenset[str] = frozenset()
    tongue: str = ""

    @property
    def languages(self) -> list[str]:
        """The languages other than ours that the query may be in, the likeliest first; none when it is sooner in ours."""
        likely: dict[str, float] = {}
        ours = max((sense.share for sense in self.senses if sense.own), default=0.0)
        for sense in self.senses:
            if not sense.own:
                likely[sense.language] = likely.get(sense.language, 0.0) + sense.share * len(sense.covered)
        alien = self.foreign or max((sense.share for sense in self.senses if not sense.own), default=0.0) > ours
        if not alien:
            return []
        return list(dict.fromkeys([self.tongue] * bool(self.tongue) + sorted(likely, key=lambda language: (-likely[language], language))))

    @property
    def corrected(self) -> str:
        """The query with each slip mended, or nothing when there is none."""
        mended = [word.meant[0] if word.meant else word.text for word in self.words if len(word.places) == 1]
        return " ".join(mended) if any(word.meant for word in self.words) else ""


def understand(db: sqlite3.Connection, query: str) -> Meaning:
    """Return what a query may mean; no words at all for a query without any."""
    asked = tokens(query[:MAX_LETTERS])[:MAX_WORDS]
    kinds = kinds_of(db, [bare(form) for word in asked for form in (word, *both(word))])
    words = written(asked, kinds)
    foreign = foreign_letters(query)
    halves = [] if foreign else parted(db, words)
    words = words + ([] if foreign else joined(db, words)) + halves
    hits = _parts(db, words)
    words += [] if foreign else cut(db, words, {form for form, there in hits.items() if there})
    unknown = sum(1 for word in words[: len(asked)] if not word.known) / max(1, len(asked))
    abroad = foreign or (unknown > _STRANGE and any(languages_of(bare(word)) for word in asked))
    halved = {place for word in halves for place in word.places}
    words = [
        slip(db, word, ours=not abroad) if may_be_a_slip(word, kinds, _beginnings(word, hits, abroad=abroad), halved) else word
        for word in words
    ]
    words = [word if word.meant else accented(word, kinds) for word in words]
    if any(word.meant for word in words):
        hits = _parts(db, words)
    loud = [word for word in words if word.text not in QUIET] or words
    meaning = Meaning(words, loud)
    strange = sum(1 for word in words[: len(asked)] if not word.known and not word.meant)
    senses = [*_spoken(db, meaning, hits, strange / max(1, len(asked))), *_unspaced(db, query)]
    meaning.senses = wider([*senses, *together(db, senses)])
    meaning.foreign = strange * 2 > len(asked) or foreign
    spoken = any(not sense.own for sense in meaning.senses) or any(kinds.get(bare(word), NOWHERE)[1] & FOREIGN for word in asked)
    meaning.heard = foreign or spoken or any(languages_of(bare(word)) for word in asked)
    return meaning


def _beginnings(word: Word, hits: Hits, *, abroad: bool) -> Iterator[str]:
    """Yield the words of the thesaurus that a word begins with; what only begins alike counts in another language alone."""
    return (part.form for form in word.compared & hits.keys() for part in hits[form] if abroad or not part.related)


def _parts(db: sqlite3.Connection, words: Sequence[Word]) -> Hits:
    """Return the phrases that each compared form of the words is a part of."""
    whole: dict[str, bool] = {}
    for word in words:
        for form in word.compared:
            whole[form] = whole.get(form, False) or word.known or bool(word.meant)
    starts: dict[str, list[str]] = {}
    for form in whole:
        for i in range(1, len(form) + 1):
            starts.setdefault(form[:i], []).append(form)
    found: Hits = {}
    marks = ",".join("?" * len(starts))
    sql = f"SELECT form, begins, phrase, number, weight, parts FROM part WHERE form IN ({marks})"  # noqa: S608 - marks alone
    for form, begins, phrase, number, weight, parts in db.execute(sql, list(starts)):
        for candidate in starts[form]:
            if _fits(candidate, form, begins, whole[candidate]):
                found.setdefault(candidate, []).append(Part(phrase, number, form, weight, begins == RELATED, parts))
    return {candidate: list(_nearest(hits)) for candidate, hits in found.items()}


def _nearest(hits: Sequence[Part]) -> Iterator[Part]:
    """Yield what a word is a part of; a beginning that is only shared counts where nothing as near is known."""
    most = max(len(part.form) for part in hits)
    surely = max((len(part.form) for part in hits if not part.related), default=0)
    return (part for part in hits if not part.related or (surely < len(part.form) == most))


def _fits(candidate: str, form: str, begins: int, known: bool) -> bool:
    """Return whether a word is a part of a phrase; a word of ours is never taken for a mere relative of a foreign one."""
    if begins == RELATED:
        return not known and len(candidate) <= 2 * len(form)
    return bool(begins) or candidate == form


def _spoken(db: sqlite3.Connection, meaning: Meaning, hits: Hits, strange: float) -> Iterator[Sense]:
    """Yield the thoughts whose words stand in the query, all of them or most."""
    there = _used(meaning, hits)
    marks = ",".join("?" * len(there))
    sql = f"SELECT id, thought, parts, whole, language, own FROM phrase WHERE id IN ({marks})"  # noqa: S608 - marks alone
    phrases = db.execute(sql, list(there)).fetchall()
    telling = _telling(db, meaning.loud)
    tongues, meaning.alien = _tongues(meaning, [(language, there[phrase]) for phrase, _, _, _, language, own in phrases if not own])
    loud = any(word.text not in QUIET for word in meaning.loud)
    for phrase, thought, parts, whole, language, own in phrases:
        told = _part_of(there[phrase], parts, whole)
        used = [one.word for one in there[phrase].values()]
        if not told or (loud and len(used) < _PLAIN and all(word.text in QUIET for word in used)):
            continue  # «får» is not «far»
        covered = frozenset[int]().union(*(word.places for word in used))
        if own:
            share = sum(telling.get(place, 0.0) for place in covered)
            share *= _GUESSED if meaning.alien or (strange >= _STRANGE and any(word.meant for word in used)) else 1.0
            share = max(_LEAST_SHARE, share)
        else:
            share = _foreign_share(used, len(covered), meaning, strange) * tongues[language]
        said = " ".join(dict.fromkeys(word.text for word in sorted(used, key=lambda word: min(word.places))))
        yield Sense(thought, min(1.0, share) * told, said, language, bool(own), covered, told == 1.0)


def _used(meaning: Meaning, hits: Hits) -> dict[int, dict[int, Used]]:
    """Return by phrase which words of the query are which of its words."""
    there: dict[int, dict[int, Used]] = {}
    alone: dict[int, bool] = {}
    for word in meaning.words:
        for form in word.compared & hits.keys():
            for part in hits[form]:
                used = Used(word, part.tells, len(part.form) / len(form))
                phrase = there.setdefault(part.phrase, {})
                alone[part.phrase] = part.parts == 1 or part.tells >= _OF_ITS_OWN
                phrase[part.number] = max(used, phrase.get(part.number, used), key=lambda one: one.fit)
    # A common word of a longer phrase says nothing by itself, and stands in very many.
    return {phrase: parts for phrase, parts in there.items() if len(parts) > 1 or alone[phrase]}


def _part_of(there: dict[int, Used], parts: int, whole: float) -> float:
    """Return how much of its thought a phrase tells: 1 for all of its words, less for most, nothing for few or for common ones."""
    if len(there) == parts:
        return 1.0
    telling = [one.tells for one in there.values() if one.word.text not in QUIET and one.word.text not in NOT]
    if max(telling, default=0.0) < _OF_ITS_OWN:
        return 0.0
    share = sum(telling) / whole
    return _SOME * share if share >= _MOST else 0.0


def _tongues(meaning: Meaning, spoken: Sequence[tuple[str, dict[int, Used]]]) -> tuple[dict[str, float], bool]:
    """Return how likely each language is that the query has words of, the likeliest 1, and whether it is sooner in that than in ours."""
    places: dict[str, dict[int, float]] = {}
    for language, parts in spoken:
        for word, _, fit in parts.values():
            sure = _MENDED_SAYS if word.meant else fit
            there = places.setdefault(language, {})
            there.update({place: max(sure, there.get(place, 0.0)) for place in word.places})
    small: dict[str, set[int]] = {}
    for word in meaning.words:
        for language in languages_of(bare(word.text)):
            if not word.known:
                small.setdefault(language, set()).update(word.places)
            if language in places:
                places[language].update(dict.fromkeys(word.places, 1.0))
    likely = {language: sum(covered.values()) for language, covered in places.items()}
    spoken_most = max(likely, key=lambda language: likely[language], default="")
    ours = sum(1 for word in meaning.words if len(word.places) == 1 and word.known and spoken_most not in languages_of(bare(word.text)))
    alien = likely.get(spoken_most, 0.0) > ours
    # A language may be known by its small words alone, where none of the thesaurus is there.
    most = max(likely.values(), default=1.0)
    quiet_most = max(small, key=lambda language: len(small[language]), default="")
    if quiet_most and len(small[quiet_most]) > most:
        meaning.tongue, most = quiet_most, float(len(small[quiet_most]))
    return {language: (count / most) ** 2 for language, count in likely.items()}, alien


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
    """Return a share that is small when the words of another language are words of ours as well, and smaller when all of the query is."""
    count = len({place for word in meaning.words for place in word.places})
    share = max(covered / max(1, count), strange)
    if not all(word.known for word in used):
        return max(_LEAST_SHARE, share)
    return share * 0.5 if strange < _STRANGE else max(_LEAST_SHARE, share * 0.5)


def _unspaced(db: sqlite3.Connection, query: str) -> Iterator[Sense]:
    """Yield the thoughts that stand in a query whose script has no spaces."""
    if not unspaced(query):
        return
    whole = run(query[:MAX_LETTERS])
    for thought, text, language in db.execute("SELECT thought, run, language FROM phrase WHERE run <> ''"):
        begin = whole.find(text)
        if begin >= 0:
            covered = frozenset(range(begin, begin + len(text)))
            yield Sense(thought, max(0.5, len(text) / len(whole)), text, language, False, covered)
