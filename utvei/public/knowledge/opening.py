"""Opens `search.sqlite` once for each thread, and keeps beside it the few facts that every search asks of many entries."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from threading import local
from typing import NamedTuple

_MAPPED = 1 << 28  # the file never changes, and is read faster as memory
_kept = local()


class Place(NamedTuple):
    """What the ranking asks of an entry: what it is, its key and language, and how much it is lifted."""

    kind: str
    key: str
    language: str
    weight: float


@dataclass(frozen=True)
class Opened:
    """A search file that stands open: its connection, its entries by number, and the languages with a page for the exposed."""

    db: sqlite3.Connection
    places: dict[int, Place]
    exposed: frozenset[str]


def opened(path: Path | str) -> Opened:
    """Return this thread's open file, opened anew when the release or the file is another. Raises sqlite3.OperationalError for none."""
    stamp = _stamp(path)
    if getattr(_kept, "stamp", None) != stamp:
        file = _open(Path(path).resolve())
        before, _kept.file, _kept.stamp = getattr(_kept, "file", None), file, stamp
        if before is not None:
            before.db.close()
    kept: Opened = _kept.file
    return kept


def _stamp(path: Path | str) -> tuple[str, int, int, int]:
    # One question of the file system, through any link: another release is another file.
    try:
        seen = Path(path).stat()
    except OSError:
        return str(path), 0, 0, 0
    return str(path), seen.st_dev, seen.st_ino, seen.st_mtime_ns


def _open(path: Path) -> Opened:
    db = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    db.execute(f"PRAGMA mmap_size={_MAPPED}")
    rows = db.execute("SELECT id, kind, key, language, weight FROM place")
    places = {number: Place(*rest) for number, *rest in rows}
    return Opened(db, places, frozenset(place.key for place in places.values() if place.kind == "exposed"))
