"""How long a search takes, against a LIKE scan over the same rows that finds far less."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from figures import Figure
from house import House

from utvei.public.knowledge.selectors import search

ROUNDS = 8
# What people write: whole questions, single words, slips of the pen, other languages, numbers, and things that are not there.
QUERIES = (
    "meldeplikt", "taushetsplikt helsepersonell", "hvem ringer jeg om natten", "barnevern", "noen har tatt passet hans", "pass",
    "tvangsekteskap", "refleksjonsperiode", "tolk", "gratis advokat", "bistandsadvokat", "rosa", "krisesenter", "menneskehandel",
    "menneskehandl", "mennskehandel", "barnevernsvaktta", "oppholdstillatelse", "helsehjelp uten papirer", "jobber uten lønn",
    "tigging barn", "narkotika selger ungdom", "hotell jente eldre mann", "kontantbetaling", "innkjøp leverandør", "skole elev",
    "hvordan snakke med en som er utnyttet", "hva er tegn på utnyttelse", "kva er meldeplikt", "eg er uroleg for ein elev",
    "who can help a child", "forced marriage", "my employer took my passport", "reflection period", "interpreter", "116 117",
    "politi", "anonym", "erstatning", "xyzzy", "kaffetrakter", "å", "og", "fotball",
)  # fmt: skip
LIKE = "SELECT title, url, text FROM entry WHERE title LIKE ? OR text LIKE ? LIMIT 10"


def measure(house: House) -> Iterator[Figure]:
    """Yield median and slow end of both, in milliseconds, and the ratios."""
    path = house.release.path("search.sqlite")
    own: list[float] = []
    scan: list[float] = []
    found, liked = set[str](), set[str]()
    for _ in range(ROUNDS):
        for query in QUERIES:
            own.append(_timed(lambda q: found.add(q) if search(path, q) else None, query))
            scan.append(_timed(lambda q: liked.add(q) if _like(path, q) else None, query))
    for name, place in (("p50", 49), ("p95", 94)):
        mine, other = quantiles(own, n=100)[place], quantiles(scan, n=100)[place]
        yield Figure("search", f"{name}_ms", f"search, {name}", mine, "ms")
        yield Figure("search", f"like_{name}_ms", f"  LIKE scan over the same rows, {name}", other, "ms")
        yield Figure("search", f"{name}_ratio", "  search to LIKE scan", mine / other, "times")
    yield Figure("search", "answered", f"queries with an answer, of {len(QUERIES)}", len(found), "")
    yield Figure("search", "like_answered", "  by the LIKE scan", len(liked), "")


def _like(path: Path, query: str) -> list[tuple[str, str, str]]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as db:
        return db.execute(LIKE, (f"%{query}%", f"%{query}%")).fetchall()


def _timed(ask: Callable[[str], object], query: str) -> float:
    begin = perf_counter()
    ask(query)
    return (perf_counter() - begin) * 1000
