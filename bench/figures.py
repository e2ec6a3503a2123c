"""A measured figure, and how figures are printed: a table to read, then one line of JSON for each bench."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True)
class Figure:
    """One measured value. ``aim`` says what would be good; it is shown and never asserted."""

    bench: str
    key: str
    text: str
    value: float
    unit: str
    aim: str = ""

    def shown(self) -> str:
        """Return the value with as many digits as it deserves."""
        digits = 0 if self.value >= 100 or self.value == int(self.value) else 2
        return f"{self.value:,.{digits}f}".replace(",", " ")


def table(figures: Iterable[Figure]) -> str:
    """Return the figures as a table of plain text."""
    lines = []
    for bench, group in groupby(figures, key=lambda figure: figure.bench):
        lines.append(f"\n{bench}")
        lines += [f"  {f.text:<64}{f.shown():>12} {f.unit:<11}{f.aim}".rstrip() for f in group]
    return "\n".join(lines)


def json_lines(figures: Iterable[Figure]) -> Iterable[str]:
    """Yield one line of JSON for each bench."""
    for bench, group in groupby(figures, key=lambda figure: figure.bench):
        yield json.dumps({"bench": bench, **{figure.key: round(figure.value, 4) for figure in group}})
