"""Read the current release."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from utvei.foundation.release.domain.manifest import ReleaseManifest


class NoRelease(RuntimeError):
    """Nothing has been published yet."""

    def __init__(self) -> None:
        super().__init__("there is no release yet: run utvei publish")


@dataclass(frozen=True)
class Release:
    """An open release: a folder that never changes."""

    folder: Path
    manifest: ReleaseManifest

    def path(self, name: str) -> Path:
        """Return where a file of the release lies."""
        return self.folder / name

    def read(self, name: str) -> bytes:
        """Return a file's bytes. Raises FileNotFoundError."""
        return self.path(name).read_bytes()


def current(home: Path) -> Release:
    """Return the release that stands now; a switch is seen at the next call. Raises NoRelease."""
    link = home / "release" / "current"
    try:
        name = link.readlink().name
    except OSError:
        raise NoRelease from None
    return _open(link.parent / name)


@lru_cache(maxsize=4)
def _open(folder: Path) -> Release:
    try:
        facts = json.loads((folder / "manifest.json").read_bytes())
    except FileNotFoundError:
        raise NoRelease from None
    facts["parts"] = tuple(facts["parts"])
    return Release(folder=folder, manifest=ReleaseManifest(**facts))
