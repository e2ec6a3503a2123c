"""Writes `search.sqlite`: stemmed words, trigrams of titles and names, exact forms, and the pack's synonyms."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass

from utvei.public.knowledge.domain.pack import Synonyms
from utvei.public.knowledge.domain.words import fold, stems, tokens

_SCHEMA = """
CREATE TABLE entry (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, language TEXT NOT NULL, title TEXT NOT NULL,
                    url TEXT NOT NULL, actor TEXT, topics TEXT NOT NULL, text TEXT NOT NULL);
CREATE UNIQUE INDEX entry_key ON entry (kind, key, language);
CREATE TABLE exact (form TEXT NOT NULL, entry INTEGER NOT NULL, strong INTEGER NOT NULL, PRIMARY KEY (form, entry)) WITHOUT ROWID;
CREATE TABLE topic (topic TEXT NOT NULL, entry INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (topic, entry)) WITHOUT ROWID;
CREATE TABLE synonym (id INTEGER PRIMARY KEY, phrase TEXT NOT NULL, means TEXT NOT NULL);
CREATE VIRTUAL TABLE words USING fts5(title, title_stem, stem, body, tokenize="unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE names USING fts5(name, tokenize="trigram");
"""


@dataclass(frozen=True)
class Row:
    """One thing that can be found, in one language. ``names`` are other words for the whole of it; ``numbers`` digits only."""

    kind: str
    key: str
    language: str
    title: str
    url: str
    text: str
    actor: str | None = None
    topics: Sequence[str] = ()
    names: Sequence[str] = ()
    numbers: Sequence[str] = ()
    extra: str = ""


def write(rows: Iterable[Row], synonyms: Iterable[Synonyms]) -> bytes:
    """Return the finished database. Raises sqlite3.IntegrityError when a thing stands twice in one language."""
    with closing(sqlite3.connect(":memory:")) as db:
        # A reader opens the file as immutable: a journal in another file would not be seen.
        db.execute("PRAGMA journal_mode=DELETE")
        db.executescript(_SCHEMA)
        for number, row in enumerate(rows, start=1):
            _write_row(db, number, row)
        for entry in synonyms:
            for phrase in entry.words:
                needed = json.dumps(sorted(set(stems(phrase))), ensure_ascii=False)
                db.execute("INSERT INTO synonym (phrase, means) VALUES (?, ?)", (needed, json.dumps(entry.means, ensure_ascii=False)))
        for table in ("words", "names"):
            db.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608 - two names of our own
        db.commit()
        db.execute("VACUUM")
        return db.serialize()


def _write_row(db: sqlite3.Connection, number: int, row: Row) -> None:
    language = "en" if row.language == "en" else "nb"
    db.execute(
        "INSERT INTO entry VALUES (?,?,?,?,?,?,?,?,?)",
        (number, row.kind, row.key, row.language, row.title, row.url, row.actor, json.dumps(list(row.topics)), row.text),
    )
    titles = " ".join([row.title, *row.names])
    whole = f"{titles} {row.text}"
    db.execute(
        "INSERT INTO words (rowid, title, title_stem, stem, body) VALUES (?,?,?,?,?)",
        (number, titles, " ".join(stems(titles, language)), " ".join(stems(whole, language)), f"{row.text} {row.extra}"),
    )
    db.execute("INSERT INTO names (rowid, name) VALUES (?,?)", (number, " ".join(tokens(titles))))
    forms = {fold(name): 0 for name in row.names} | {fold(row.title): 1} | dict.fromkeys(row.numbers, 1)
    db.executemany("INSERT OR IGNORE INTO exact VALUES (?,?,?)", [(form, number, strong) for form, strong in forms.items() if form])
    topics = list(dict.fromkeys(row.topics))
    db.executemany("INSERT INTO topic VALUES (?,?,?)", [(topic, number, place) for place, topic in enumerate(topics)])
