"""Measure the house: a table, then one line of JSON for each bench. Ratios come from one run and are never asserted.

`make bench` runs all of them; `.venv/bin/python bench/run.py visit search` runs those two alone.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator

import answers
import publishing
import search_quality
import searching
import stored_pages
import visits
from figures import Figure, json_lines, table
from house import House, standing

Bench = Callable[[House], Iterator[Figure]]
BENCHES: dict[str, Bench] = {
    "visit": visits.measure,
    "answers": answers.measure,
    "serving": stored_pages.measure,
    "search": searching.measure,
    "search-quality": search_quality.measure,
    "publishing": publishing.measure,
}


def main(wanted: Iterable[str]) -> int:
    """Run the benches named, or all of them, and print what they measured."""
    names = list(wanted) or list(BENCHES)
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        sys.stderr.write(f"there is no bench «{unknown[0]}»; there are {', '.join(BENCHES)}\n")
        return 2
    # The developer's own installation is no part of it.
    for name in ("DATABASE_URL", "UTVEI_PRODUCTION", "UTVEI_PACKS"):
        os.environ.pop(name, None)
    figures: list[Figure] = []
    with standing() as house:
        for name in names:
            sys.stderr.write(f"{name} …\n")
            figures += BENCHES[name](house)
    print(table(figures) + "\n")
    for line in json_lines(figures):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
