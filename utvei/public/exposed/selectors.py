"""Read the pages for the one who is exposed from a release."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from utvei.public.exposed.domain.book import Book
from utvei.public.exposed.domain.languages import OWN_NAMES
from utvei.public.exposed.manifest import FILE


class Release(Protocol):
    """The part of an open release that is read here."""

    def path(self, name: str) -> Path:
        """Return where a file of the release stands."""


def book(release: Release) -> Book | None:
    """Return every page, read once for each release; None when the release has none."""
    try:
        return _open(release.path(FILE).resolve(strict=True))
    except FileNotFoundError:
        return None


@lru_cache(maxsize=4)
def _open(path: Path) -> Book:
    return Book.model_validate(json.loads(path.read_text("utf-8")))


def links(found: Book | None) -> list[dict[str, str]]:
    """Return code, name in its own script and address of every language; ``missing`` marks one whose text nobody has written yet."""
    if found is None:
        return []
    return [
        {"code": code, "name": OWN_NAMES[code], "url": f"/til-deg/{code}/", "missing": "" if code in found.short else "yes"}
        for code in found.languages()
    ]
