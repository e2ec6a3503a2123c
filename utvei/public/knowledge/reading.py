"""The words of a query: which of them are known, what they may be slips of, and how they may be written together or apart."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from utvei.public.knowledge.domain.scripts import ethiopic, without_clitics
from utvei.public.knowledge.domain.spelling import allowed, slips, sought
from utvei.public.knowledge.domain.words import QUIET, bare, both, foreign_letters, stem
from utvei.public.knowledge.index import FOREIGN, NAME, OURS, STEM, THESAURUS

_CANDIDATES = 60
_LONG, _TAIL, _COMPOUND = 8, 5, 16
_SHORTEST_JOIN = 6
_NAME_PIECES = 4
NOWHERE = ("", 0, 0)
_DIGRAPHS = (("aa", "a"), ("oe", "o"))
# Small words that stand between the halves of what is also one word: «barnevernet si vakt», «vakta til barnevernet».
_OWNERS = frozenset({"si", "sin", "sitt", "sine"})
_LINKS = frozenset({"til", "av", "om", "for", "i", "på", "mot"})
Kinds = dict[str, tuple[str, int, int]]


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

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The forms that are searched for: as written, as meant, and the stems of each."""
        return tuple(dict.fromkeys(form for word in (self.text, *self.meant) for form in (word, *both(word))))

    @cached_property
    def compared(self) -> frozenset[str]:
        """The forms that are compared with the thesaurus."""
        apart = without_clitics(self.text if ethiopic(self.text) else bare(self.text))
        return frozenset(bare(form) for form in self.forms) | frozenset(apart)


def kinds_of(db: sqlite3.Connection, forms: Iterable[str]) -> Kinds:
    """Return what is known of each bare form: as it is shown, its kinds, and in how many entries it stands."""
    asked = list(dict.fromkeys(forms))
    marks = ",".join("?" * len(asked))
    sql = f"SELECT word, shown, kinds, rows FROM term WHERE word IN ({marks})"  # noqa: S608 - marks alone
    return {word: (shown, kinds, count) for word, shown, kinds, count in db.execute(sql, asked)}


def written(words: Sequence[str], kinds: Kinds) -> list[Word]:
    """Return the words of a query as they stand."""
    return [Word(word, frozenset({i}), _is_known(word, kinds), _entries(word, kinds)) for i, word in enumerate(words)]


def _is_known(word: str, kinds: Kinds) -> bool:
    return word in QUIET or any(kinds.get(bare(form), NOWHERE)[1] & OURS for form in (word, *both(word)))


def _is_ours(word: str, kinds: Kinds) -> bool:
    # Words are put together and apart in Norwegian; English stems would take most of the time of a search.
    return any(kinds.get(bare(form), NOWHERE)[1] & OURS for form in (word, stem(word)))


def _is_whole(word: str, kinds: Kinds) -> bool:
    return bool(kinds.get(bare(word), NOWHERE)[1] & OURS & ~STEM)


def _entries(word: str, kinds: Kinds) -> int:
    return max(kinds.get(bare(form), NOWHERE)[2] for form in (word, *both(word)))


def accented(word: Word, kinds: Kinds) -> Word:
    """Let a word that was written without its accents or rings stand for the one that has them."""
    shown, found, _ = kinds.get(bare(word.text), NOWHERE)
    return replace(word, meant=(shown,)) if found & OURS & ~STEM and shown != word.text and word.text.isascii() else word


def joined(db: sqlite3.Connection, words: Sequence[Word]) -> list[Word]:
    """Return neighbours written together where that is a word: «tvangs arbeid», «barnevernet si vakt», «melding om bekymring»."""
    joins = {text: places for text, places in _joins(words) if len(text) >= _SHORTEST_JOIN}
    kinds = kinds_of(db, [bare(form) for text in joins for form in (text, stem(text))])
    # «mens de» is no form of «mens»: beside a small word the whole of it is a word, not its stem alone.
    small = {place for word in words if word.text in QUIET for place in word.places}
    good = (text for text, places in joins.items() if (_is_whole if len(places) == 2 and places & small else _is_ours)(text, kinds))  # noqa: PLR2004 - two words
    return [Word(text, joins[text], True, _entries(text, kinds)) for text in good]


def cut(db: sqlite3.Connection, words: Sequence[Word], told: Collection[str]) -> list[Word]:
    """Return names that were cut in two and misspelt at once, «tryg est», where nothing else is known of a piece.

    ``told`` are the forms that the thesaurus has.
    """
    found: list[Word] = []
    taken = {place for word in words for place in word.places if len(word.places) > 1}
    alone = [word for word in words if len(word.places) == 1]
    if len(alone) > _NAME_PIECES:
        return []  # who writes a sentence does not write a name in pieces
    for a, b in pairwise(alone):
        if a.places == b.places or {*a.places, *b.places} & taken or _digits(a, b):
            continue
        pieces = [bool(word.known or word.compared & set(told)) for word in (a, b)]
        if not all(pieces) and len(a.text + b.text) >= _SHORTEST_JOIN and not any(word.text in QUIET for word in (a, b)):
            mended = slip(db, Word(a.text + b.text, a.places | b.places, False), ours=True)
            found += [replace(mended, known=True)] if mended.meant else []
    return found


def _joins(words: Sequence[Word]) -> Iterator[tuple[str, frozenset[int]]]:
    for a, b in pairwise(words):
        if not _digits(a, b):
            yield from ((a.text + link + b.text, a.places | b.places) for link in ("", "s", "e"))
    for a, between, b in zip(words, words[1:], words[2:], strict=False):
        if between.text in _OWNERS | _LINKS and not _digits(a, b):
            first, last = (a, b) if between.text in _OWNERS else (b, a)
            places = a.places | between.places | b.places
            yield from ((stem(first.text) + link + last.text, places) for link in ("", "s"))


def _digits(*words: Word) -> bool:
    return any(word.text.isdigit() for word in words)


def parted(db: sqlite3.Connection, words: Sequence[Word]) -> list[Word]:
    """Return the two words that each unknown compound is made of."""
    found: list[Word] = []
    for word in words:
        if word.known or len(word.text) < 8 or foreign_letters(word.text):
            continue
        cuts = [(word.text[:i], word.text[i:]) for i in range(4, len(word.text) - 3)]
        cuts += [(left[:-1], right) for left, right in cuts if left[-1] in "se" and len(left) > 4]
        kinds = kinds_of(db, [bare(form) for cut in cuts for half in cut for form in (half, stem(half))])
        good = [cut for cut in cuts if all(half not in QUIET and _is_ours(half, kinds) for half in cut)]
        best = min(good, key=lambda cut: abs(len(cut[0]) - len(cut[1])), default=())
        found += [Word(half, word.places, True, _entries(half, kinds)) for half in best]
    return found


def may_be_a_slip(word: Word, kinds: Kinds, parts: Iterable[str], halved: set[int]) -> bool:
    """Return whether nothing says what a word is; a stem alone, or the beginning of a long compound, does not, and two whole words do.

    ``parts`` are the words of the thesaurus that it begins with; ``halved`` the places of compounds that were taken apart.
    """
    if word.text in QUIET or len(word.places) > 1 or (word.places <= halved and len(word.text) >= _COMPOUND):
        return False
    if kinds.get(bare(word.text), NOWHERE)[1] & ~STEM:
        return False
    longest = max((len(part) for part in parts), default=0)
    if word.known:
        return len(word.text) >= _LONG and not longest
    return not longest or longest + _TAIL <= len(word.text)


def slip(db: sqlite3.Connection, word: Word, *, ours: bool) -> Word:
    """Return the word with what it is most likely a slip of: ``ours`` when our own words are likelier than those of other languages."""
    form = bare(word.text)
    for pair, letter in _DIGRAPHS:
        form = form.replace(pair, letter) if pair in form and kinds_of(db, [form.replace(pair, letter)]) else form
    most = min(allowed(form), 1) if word.known else allowed(form)
    if not most or form.isdigit():
        return word
    near = []
    for other, shown, kinds, count in _alike(db, form, most):
        apart = slips(form, other, most)
        # A slip seldom falls on the first letter, and a name is more often meant than a word in a text.
        cost = apart + (0.5 if other[:1] != form[:1] else 0) + (0 if kinds & NAME else 0.25)
        cost += 0.5 if (kinds == FOREIGN) == ours else 0
        if apart <= most and shown not in QUIET and (not word.known or kinds & (NAME | THESAURUS)):
            near.append((cost, shown, count))
    near.sort()
    best = [(shown, count) for cost, shown, count in near if cost <= near[0][0] + 0.25][:3]
    return replace(word, meant=tuple(shown for shown, _ in best), entries=max([word.entries, *(count for _, count in best)]))


def _alike(db: sqlite3.Connection, form: str, most: int) -> list[tuple[str, str, int, int]]:
    """Return the words of about the same length that share most runs of three letters."""
    runs = sought(form)
    marks = ",".join("?" * len(runs))
    sql = f"""SELECT term FROM gram WHERE run IN ({marks}) AND size BETWEEN ? AND ?
              GROUP BY term ORDER BY count(*) DESC LIMIT {_CANDIDATES}"""  # noqa: S608 - marks alone
    rows = [number for (number,) in db.execute(sql, (*runs, len(form) - most, len(form) + most))]
    marks = ",".join("?" * len(rows))
    return db.execute(f"SELECT word, shown, kinds, rows FROM term WHERE id IN ({marks})", rows).fetchall()  # noqa: S608 - marks alone
