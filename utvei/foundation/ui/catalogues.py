"""Compile the interface texts, also those in an app's own `locale` folder; run by the set-up, so that no machine needs gettext's tools."""

from __future__ import annotations

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

HOUSE = Path(__file__).resolve().parents[2]


def compile_all() -> list[Path]:
    """Write a .mo beside each .po that is newer than it. Raises babel's PoFileError with the line for a faulty file."""
    written = []
    for source in sorted(HOUSE.glob("*/*/locale/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            with source.open("rb") as text, target.open("wb") as out:
                write_mo(out, read_po(text, abort_invalid=True))
            written.append(target)
    return written


if __name__ == "__main__":
    compile_all()
