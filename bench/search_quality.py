"""Whether the search finds what is asked for, beside plain FTS5 over the same rows, and how long it takes at ten thousand pages."""

from __future__ import annotations

import random
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from typing import Any

from figures import Figure
from house import PACK, House

from utvei.foundation.packs.reading import read_chain
from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.texts import LANGUAGES
from utvei.foundation.vocabulary.yamlfile import read
from utvei.public.knowledge import index, library
from utvei.public.knowledge.domain import thesaurus
from utvei.public.knowledge.domain.words import tokens
from utvei.public.knowledge.found import rows
from utvei.public.knowledge.selectors import search

QUERIES = Path(__file__).resolve().parents[1] / "tests" / "knowledge" / "queries.yaml"
KINDS = ("page", "exposed", "actor", "glossary", "resource")
PAGES, LINES, ROUNDS = 10_000, 12, 3
LIKE = "SELECT title, url, text FROM entry WHERE title LIKE ? OR text LIKE ? LIMIT 10"
Answer = set[str]
Ask = Callable[[str, str], list[Answer]]


def measure(house: House) -> Iterator[Figure]:
    """Yield hit@3 and MRR of both, for each half of the set, and the latency at ten thousand pages."""
    path = house.release.path("search.sqlite")
    sets: dict[str, Any] = read(QUERIES.read_text("utf-8")).value
    with closing(_plain(path)) as plain:
        for half, text in (("tuned", "tuned on"), ("held_out", "held out")):
            asked = [
                (language if language in LANGUAGES else "nb", query, set(answers.split()))
                for language, queries in sets[half].items()
                for query, answers in queries.items()
            ]
            yield from _quality(half, f"{len(asked)} queries, {text}", asked, lambda query, language: _ours(path, query, language))
            yield from _quality(f"plain_{half}", "  plain FTS5, same rows", asked, lambda query, language: _fts(plain, query, language))
    yield from _latency([query for queries in sets["tuned"].values() for query in queries])


def _quality(key: str, text: str, asked: Sequence[tuple[str, str, Answer]], ask: Ask) -> Iterator[Figure]:
    places = []
    for language, query, answers in asked:
        found = ask(query, language)
        places.append(next((place for place, answer in enumerate(found, start=1) if answer & answers), 0))
    yield Figure("search quality", f"{key}_hit3", f"{text}: hit@3", sum(1 <= p <= 3 for p in places) / len(places), "", "0.95 or more")
    yield Figure("search quality", f"{key}_mrr", f"{text}: MRR", sum(1 / p for p in places if p) / len(places), "", "0.8 or more")


def _ours(path: Path, query: str, language: str) -> list[Answer]:
    return [_names(hit.url, hit.kind, hit.actor, hit.topics) for hit in search(path, query, language, 10)]


def _names(url: str, kind: str, actor: str | None, topics: Sequence[str]) -> Answer:
    last = url.rstrip("/").split("/")[-1].split("#")[-1]
    if kind not in KINDS:  # a page that another app lets be found, as those of the plan
        return {f"{kind}:{last}"}
    return {*(f"topic:{topic}" for topic in topics), actor or last, *([f"til-deg-{last}"] if kind == "exposed" else [])}


def _plain(path: Path) -> sqlite3.Connection:
    """Return the same rows in plain FTS5: no stems, no thesaurus, no spelling."""
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE plain USING fts5(title, text, url UNINDEXED, kind UNINDEXED, actor UNINDEXED, topics UNINDEXED)")
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as source:
        db.executemany("INSERT INTO plain VALUES (?,?,?,?,?,?)", source.execute("SELECT title, text, url, kind, actor, topics FROM entry"))
    return db


def _fts(db: sqlite3.Connection, query: str, _language: str) -> list[Answer]:
    words = " OR ".join(f'"{word}"' for word in tokens(query))
    if not words:
        return []
    sql = "SELECT url, kind, actor, topics FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT 10"
    return [_names(url, kind, actor, read(topics).value) for url, kind, actor, topics in db.execute(sql, (words,))]


def _latency(queries: Sequence[str]) -> Iterator[Figure]:
    """Time each query a few times both ways, in turn, and keep its best, so that what else the machine does counts less."""
    with tempfile.TemporaryDirectory(prefix="utvei-bench-") as folder:
        path = Path(folder) / "search.sqlite"
        path.write_bytes(large())
        own, scan = [], []
        for query in queries:
            pairs = [(_timed(lambda: search(path, query)), _timed(lambda: _like(path, query))) for _ in range(ROUNDS)]  # noqa: B023 - at once
            own.append(min(pair[0] for pair in pairs))
            scan.append(min(pair[1] for pair in pairs))
    for name, place in (("p50", 49), ("p95", 94)):
        mine, other = quantiles(own, n=100)[place], quantiles(scan, n=100)[place]
        yield Figure("search quality", f"large_{name}_ms", f"search at {PAGES} pages, {name}", mine, "ms")
        yield Figure("search quality", f"large_like_{name}_ms", f"  LIKE scan over the same rows, {name}", other, "ms")
        yield Figure("search quality", f"large_{name}_ratio", "  search to LIKE scan", mine / other, "times", "0.2 or less" * (place == 94))


def large() -> bytes:
    """Return a search over ten thousand pages, made of the real ones' titles and lines, the same each time."""
    chance = random.Random(1)  # noqa: S311 - nothing here is a secret
    files: dict[str, bytes] = {}
    for layer in read_chain(PACK).layers:
        files.update(layer.files)
    content = Content(files)
    real = list(rows(library.collect(content)))
    pages = [row for row in real if row.kind == "page" and row.language == "nb"]
    lines = [line for row in pages for line in row.text.split("\n") if len(line) > 20]
    words = sorted({word for line in lines for word in tokens(line)})
    made = []
    for i in range(PAGES - len(real)):
        like = chance.choice(pages)
        title = f"{chance.choice(words)} {like.title} {chance.choice(words)}"
        text = "\n".join(f"{line} {chance.choice(words)}" for line in chance.sample(lines, LINES))
        made.append(replace(like, key=f"{like.key}-{i}", url=f"/kunnskap/{like.key}-{i}/", title=title, text=text, names=()))
    return index.write([*real, *made], thesaurus.thoughts(content))


def _like(path: Path, query: str) -> list[tuple[str, str, str]]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as db:
        return db.execute(LIKE, (f"%{query}%", f"%{query}%")).fetchall()


def _timed(ask: Callable[[], object]) -> float:
    begin = perf_counter()
    ask()
    return (perf_counter() - begin) * 1000
