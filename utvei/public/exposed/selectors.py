"""Read the pages for the one who is exposed from a release."""

from __future__ import annotations

import json
from typing import Protocol

from utvei.public.exposed.domain.pack import ExposedPage
from utvei.public.exposed.manifest import FILE


class Release(Protocol):
    """The part of an open release that is read here."""

    def read(self, name: str) -> bytes:
        """Return a file of the release. Raises FileNotFoundError."""


def pages(release: Release) -> dict[str, ExposedPage]:
    """Return every page by its language; none when the pack has none."""
    try:
        found = json.loads(release.read(FILE))
    except FileNotFoundError:
        return {}
    return {language: ExposedPage.model_validate(page) for language, page in found.items()}
