"""How the record tells what was decided about numbers in print."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol


class Row(Protocol):
    """What a presenter needs of a row."""

    object: str


PRESENTERS: Mapping[str, Callable[[Row], str]] = {
    "materials.number_approved": lambda row: f"Bestemte at nummeret til {row.object} kan trykkes, selv om det ikke er bekreftet.",
    "materials.number_withdrawn": lambda row: f"Bestemte at nummeret til {row.object} ikke skal trykkes.",
}
