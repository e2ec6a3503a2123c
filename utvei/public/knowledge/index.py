"""Writes `search.sqlite`: stemmed words, names, exact forms, every word that is known, and the pack's thesaurus."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from utvei.foundation.vocabulary.texts import LANGUAGES
from utvei.public.knowledge.domain.spelling import stored
from utvei.public.knowledge.domain.thesaurus import Part, Thought, Wording, relative
from utvei.public.knowledge.domain.words import asked, bare, both, fold, stem, stems, tokens

# A term is a word as it is compared without accents; its kinds are added up.
NAME, TEXT, THESAURUS, STEM, FOREIGN = 1, 2, 4, 8, 16
Terms = dict[str, tuple[str, int, int]]  # by bare form: as it is shown, its kinds, and in how many entries it stands
# Of the columns title, title_stem, stem and body: what a thing is called says more than what it mentions.
WEIGHTS = "bm25(8.0, 7.0, 1.0, 0.3)"
KEYS = ("topic:", "need:", "actor:", "page:", "part:")  # what a meaning begins with when it is no words
_LED = 30  # how many entries the words of a thought lead to
STEMMED = "~"  # stands before a form that is a name in its stems
RELATED = 2  # what «begins» is where words only share a beginning
OURS = NAME | TEXT | THESAURUS | STEM
_SCHEMA = """
CREATE TABLE entry (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, language TEXT NOT NULL, title TEXT NOT NULL,
                    url TEXT NOT NULL, actor TEXT, topics TEXT NOT NULL, text TEXT NOT NULL);
CREATE TABLE place (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, language TEXT NOT NULL, weight REAL NOT NULL);
CREATE UNIQUE INDEX entry_key ON entry (kind, key, language);
CREATE TABLE exact (form TEXT NOT NULL, entry INTEGER NOT NULL, strong INTEGER NOT NULL, PRIMARY KEY (form, entry)) WITHOUT ROWID;
CREATE TABLE tag (name TEXT NOT NULL, entry INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (name, place, entry)) WITHOUT ROWID;
CREATE INDEX tag_entry ON tag (entry, name);
CREATE TABLE thought (id INTEGER PRIMARY KEY, name TEXT NOT NULL, means TEXT NOT NULL, aside INTEGER NOT NULL);
CREATE TABLE lead (thought INTEGER NOT NULL, entry INTEGER NOT NULL, score REAL NOT NULL, PRIMARY KEY (thought, entry)) WITHOUT ROWID;
CREATE TABLE pair (one INTEGER NOT NULL, other INTEGER NOT NULL, thought INTEGER NOT NULL, PRIMARY KEY (one, other, thought)) WITHOUT ROWID;
CREATE TABLE phrase (id INTEGER PRIMARY KEY, thought INTEGER NOT NULL, parts INTEGER NOT NULL, whole REAL NOT NULL, language TEXT NOT NULL,
                     own INTEGER NOT NULL, run TEXT NOT NULL);
CREATE INDEX phrase_run ON phrase (run) WHERE run <> '';
CREATE TABLE part (form TEXT NOT NULL, begins INTEGER NOT NULL, phrase INTEGER NOT NULL, number INTEGER NOT NULL, weight REAL NOT NULL,
                   parts INTEGER NOT NULL,
                   PRIMARY KEY (form, begins, phrase)) WITHOUT ROWID;
CREATE TABLE term (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, shown TEXT NOT NULL, kinds INTEGER NOT NULL, rows INTEGER NOT NULL);
CREATE TABLE gram (run TEXT NOT NULL, size INTEGER NOT NULL, term INTEGER NOT NULL, PRIMARY KEY (run, size, term)) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(title, title_stem, stem, body, content='', tokenize="unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE names USING fts5(name, tokenize="trigram");
"""


@dataclass(frozen=True)
class Row:
    """One thing that can be found, in one language. ``names`` are other words for the whole of it; ``numbers`` digits only.

    ``weight`` lifts what answers more of those who ask, among things that match alike; 1 for most.
    ``parts`` are what it belongs to, and its place there.
    """

    kind: str
    key: str
    language: str
    title: str
    url: str
    text: str
    actor: str | None = None
    topics: Sequence[str] = ()
    needs: Sequence[str] = ()
    names: Sequence[str] = ()
    numbers: Sequence[str] = ()
    extra: str = ""
    weight: float = 1.0
    parts: Sequence[tuple[str, int]] = ()


def write(rows: Iterable[Row], thoughts: Iterable[Thought]) -> bytes:
    """Return the finished database. Raises sqlite3.IntegrityError when a thing stands twice in one language."""
    terms: Terms = {}
    with closing(sqlite3.connect(":memory:")) as db:
        # A reader opens the file as immutable: a journal in another file would not be seen.
        db.execute("PRAGMA journal_mode=DELETE")
        db.executescript(_SCHEMA)
        db.execute(f"INSERT INTO words (words, rank) VALUES ('rank', '{WEIGHTS}')")  # noqa: S608 - a constant
        for number, row in enumerate(rows, start=1):
            _write_row(db, number, row)
            _learn(terms, row)
        meant = list(thoughts)
        _write_thoughts(db, meant, terms)
        _write_pairs(db, meant)
        _write_terms(db, terms)
        _write_leads(db)
        for table in ("words", "names"):
            db.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608 - two names of our own
        db.commit()
        db.execute("VACUUM")
        return db.serialize()


def _write_row(db: sqlite3.Connection, number: int, row: Row) -> None:
    language = "en" if row.language == "en" else "nb"
    topics = list(dict.fromkeys(row.topics))
    db.execute(
        "INSERT INTO entry VALUES (?,?,?,?,?,?,?,?,?)",
        (number, row.kind, row.key, row.language, row.title, row.url, row.actor, json.dumps(topics), row.text),
    )
    # What the ranking asks of many entries stands in narrow rows of its own.
    db.execute("INSERT INTO place VALUES (?,?,?,?,?)", (number, row.kind, row.key, row.language, row.weight))
    titles = " ".join([row.title, *row.names])
    whole = f"{titles} {row.text}"
    db.execute(
        "INSERT INTO words (rowid, title, title_stem, stem, body) VALUES (?,?,?,?,?)",
        (number, titles, " ".join(stems(titles, language)), " ".join(stems(whole, language)), f"{row.text} {row.extra}"),
    )
    db.execute("INSERT INTO names (rowid, name) VALUES (?,?)", (number, " ".join(tokens(titles))))
    forms = {fold(name): 0 for name in row.names} | {fold(row.title): 1} | dict.fromkeys(row.numbers, 1)
    stemmed = {f"{STEMMED}{' '.join(stems(name, language))}": 0 for name in (row.title, *row.names) if tokens(name)}
    forms = stemmed | forms
    db.executemany("INSERT OR IGNORE INTO exact VALUES (?,?,?)", [(form, number, strong) for form, strong in forms.items() if form])
    db.executemany("INSERT OR IGNORE INTO tag VALUES (?,?,?)", [(name, number, place) for name, place in _tags(row, topics)])


def _tags(row: Row, topics: Sequence[str]) -> Iterator[tuple[str, int]]:
    yield f"{row.kind}:{row.key}", 0
    # What only leads elsewhere comes after what answers.
    first = 2 if row.kind == "resource" else 0
    yield from ((f"topic:{topic}", first + place) for place, topic in enumerate(topics))
    yield from ((f"part:{part}", place) for part, place in row.parts)
    yield from ((f"need:{need}", place) for place, need in enumerate(dict.fromkeys(row.needs)))


def _learn(terms: Terms, row: Row) -> None:
    """Learn the words of an entry; those of a page in a language that is not ours are never taken for ours."""
    language = "en" if row.language == "en" else "nb"
    there: dict[str, tuple[str, int]] = {}
    for text, kind in ((" ".join([row.title, *row.names]), NAME), (f"{row.text} {row.extra}", TEXT)):
        for word in set(tokens(text)):
            for form, own in ((word, kind), (stem(word, language), STEM)):
                shown, kinds = there.get(bare(form), (form, 0))
                there[bare(form)] = (form if kinds in (0, STEM) and own != STEM else shown, kinds | own)
    for form, (shown, kinds) in there.items():
        if row.language in LANGUAGES:
            _know(terms, form, shown, kinds, 1)
        elif kinds != STEM:
            _know(terms, form, shown, FOREIGN, 1)


def _know(terms: Terms, form: str, shown: str, kind: int, entries: int) -> None:
    before, kinds, count = terms.get(form, (shown, 0, 0))
    # The form of a word is shown and searched for, never the stem of another.
    terms[form] = (shown if kinds in (0, STEM) and kind != STEM else before, kinds | kind, count + entries)


def _write_thoughts(db: sqlite3.Connection, thoughts: Sequence[Thought], terms: Terms) -> None:
    """Write every phrase with its words; a word that few thoughts have tells more of its phrase than one that many have."""
    having: dict[tuple[str, Part], set[int]] = {}
    for number, thought in enumerate(thoughts, start=1):
        for wording in thought.wordings:
            for part in wording.parts:
                having.setdefault((wording.language, part), set()).add(number)
    for number, thought in enumerate(thoughts, start=1):
        means = json.dumps(thought.means, ensure_ascii=False)
        db.execute("INSERT INTO thought VALUES (?,?,?,?)", (number, thought.name, means, thought.aside))
        for wording in thought.wordings:
            weights = [1 / len(having[wording.language, part]) for part in wording.parts]
            _write_phrase(db, number, wording, weights)
            for part in wording.parts:
                _know(terms, part.form, part.form, THESAURUS if wording.own else FOREIGN, 0)


def _write_pairs(db: sqlite3.Connection, thoughts: Sequence[Thought]) -> None:
    """Write which two thoughts say a third when they stand together."""
    numbers = {thought.key: number for number, thought in enumerate(thoughts, start=1) if thought.key}
    for number, thought in enumerate(thoughts, start=1):
        rows = [(numbers[one], numbers[other], number) for one, other in thought.together if one in numbers and other in numbers]
        db.executemany("INSERT OR IGNORE INTO pair VALUES (?,?,?)", rows)


def _write_phrase(db: sqlite3.Connection, thought: int, wording: Wording, weights: Sequence[float]) -> None:
    sql = "INSERT INTO phrase (thought, parts, whole, language, own, run) VALUES (?,?,?,?,?,?)"
    row = (thought, len(wording.parts), sum(weights), wording.language, wording.own, wording.run)
    phrase = db.execute(sql, row).lastrowid
    for number, (part, weight) in enumerate(zip(wording.parts, weights, strict=True)):
        rows = [(part.form, int(part.begins), phrase, number, weight, len(weights))]
        shared = None if wording.own else relative(part)
        rows += [(shared.form, RELATED, phrase, number, weight, len(weights))] if shared else []
        db.executemany("INSERT OR IGNORE INTO part VALUES (?,?,?,?,?,?)", rows)


def _write_terms(db: sqlite3.Connection, terms: Terms) -> None:
    for number, (word, (shown, kinds, count)) in enumerate(sorted(terms.items()), start=1):
        db.execute("INSERT INTO term VALUES (?,?,?,?,?)", (number, word, shown, kinds, count))
        # Stems alone, and words too short to be misspelt, are never offered for another.
        if kinds != STEM and len(word) >= 4 and not word.isdigit():
            db.executemany("INSERT INTO gram VALUES (?,?,?)", [(three, len(word), number) for three in stored(word)])


def _write_leads(db: sqlite3.Connection) -> None:
    """Write which titles the words of each thought stand in, so that no search has to look for them."""
    for number, means in db.execute("SELECT id, means FROM thought").fetchall():
        words = [word for what in json.loads(means) if not what.startswith(KEYS) for word in asked(what)]
        forms = dict.fromkeys(f'"{form}"' for word in words for form in both(word))
        if forms:
            sql = f"SELECT rowid, rank FROM words WHERE words MATCH ? ORDER BY rank LIMIT {_LED}"  # noqa: S608 - a constant
            led = db.execute(sql, (f"title_stem : ({' OR '.join(forms)})",)).fetchall()
            db.executemany("INSERT INTO lead VALUES (?,?,?)", [(number, entry, -score) for entry, score in led])
