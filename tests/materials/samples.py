"""Changed copies of a pack, and what is said in an item."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from utvei.foundation.vocabulary.content import Content

ADDRESS = "https://utvei.example.no"
# Not words for people: names, drawings, dates of the machine.
_NOT_SAID = ("key", "form", "qr", "day", "direction", "language")


def with_files(content: Content, files: dict[str, str]) -> Content:
    """Return a pack with some files replaced or added."""
    return Content({**content.files, **{path: text.encode() for path, text in files.items()}}, content.origin)


def only(content: Content, *patterns: str) -> Content:
    """Return a pack in which of the texts to print only those are left that match; everything else stays."""
    kept = {path for pattern in patterns for path in content.paths(pattern)}
    texts = {*content.paths("exposed/*.yaml"), *content.paths("materials/texts/*/*.yaml")}
    return Content({path: body for path, body in content.files.items() if path in kept or path not in texts}, content.origin)


def said(data: Any) -> Iterator[str]:
    """Yield every text that an item prints."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            if key not in _NOT_SAID:
                yield from said(value)
    elif isinstance(data, list):
        for value in data:
            yield from said(value)


def confirmed(content: Content, key: str, day: str = '"2026-11-20"') -> Content:
    """Return a pack in which somebody has rung an actor."""
    path = f"directory/{key}.yaml"
    return with_files(content, {path: content.text(path).replace("confirmed: null", f"confirmed: {day}")})


def approved(content: Content, *keys: str) -> Content:
    """Return a pack in which an editor decided to print numbers that nobody has confirmed."""
    decisions = "".join(f'{key}: {{editor: "Kari Prøve", reason: "Ringte sentralbordet.", date: "2026-11-22"}}\n' for key in keys)
    return with_files(content, {"materials/numbers.yaml": decisions})
