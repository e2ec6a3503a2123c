"""How large a release is, and what publishing costs beside reading the packs alone."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter

import django
from figures import Figure
from house import PACK, House

from utvei.config.apps import sections
from utvei.foundation.packs.selectors import read_folder
from utvei.foundation.packs.services import check_folder

ROUNDS = 3
DAY = date(2026, 12, 1)


def measure(house: House) -> Iterator[Figure]:
    """Yield the size of the release that is served, and times relative to reading the packs."""
    files = [file for file in house.release.folder.rglob("*") if file.is_file()]
    yield Figure("publishing", "release_mb", "size of a release", sum(file.stat().st_size for file in files) / 1e6, "MB")
    yield Figure("publishing", "release_files", "files in it", len(files), "")
    os.environ["DJANGO_SETTINGS_MODULE"] = "utvei.config.settings.public"
    django.setup()
    reading, checking, first, again = _seconds()
    yield Figure("publishing", "read_ms", "reading the packs alone", reading * 1000, "ms")
    yield Figure("publishing", "check_ratio", "  checking them, against reading", checking / reading, "times")
    yield Figure("publishing", "first_seconds", "publishing for the first time, all that is printed too", first, "s")
    yield Figure("publishing", "publish_seconds", "publishing again: every page, rule, hour and index, on disk", again, "s")
    yield Figure("publishing", "publish_ratio", "  publishing again, against reading", again / reading, "times")


def _seconds() -> tuple[float, float, float, float]:
    from utvei.config.publishing import publish  # noqa: PLC0415  templates need the settings that measure() names

    os.environ.pop("UTVEI_FORMER", None)  # the first time is the first time
    content = read_folder(PACK)
    with tempfile.TemporaryDirectory(prefix="utvei-bench-") as folder:
        home, days = Path(folder), (DAY + timedelta(days=number) for number in count(1))
        first = _timed(lambda: publish(content=content, home=home, today=DAY))
        jobs: tuple[Callable[[], object], ...] = (
            lambda: read_folder(PACK),
            lambda: check_folder(PACK, sections()),
            lambda: publish(content=content, home=home, today=next(days)),
        )
        times = [[_timed(job) for job in jobs] for _ in range(ROUNDS)]
    reading, checking, again = (median(column) for column in zip(*times, strict=True))
    return reading, checking, first, again


def _timed(job: Callable[[], object]) -> float:
    begin = perf_counter()
    job()
    return perf_counter() - begin
