"""What a release says of itself: its hash, what it was made from, and the facts every page needs."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

FORMAT = 1


@dataclass(frozen=True)
class ReleaseManifest:
    """The file `manifest.json`. ``site`` holds the municipality's name, exit address, languages and emergency numbers."""

    hash: str
    content: str
    first_day: str
    site: Mapping[str, Any]
    parts: tuple[str, ...] = ()
    format: int = FORMAT


def release_hash(files: Mapping[str, bytes]) -> str:
    """Return a hash over every path and byte, 16 hexadecimal digits: the release's folder name."""
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.encode() + b"\0" + hashlib.sha256(files[path]).digest())
    return digest.hexdigest()[:16]
