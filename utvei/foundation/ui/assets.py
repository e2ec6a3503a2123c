"""Static files under names that change with their content, so that browsers may keep them for ever."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parent / "static"
PREFIX = "/assets/"


def asset_files() -> dict[str, bytes]:
    """Return every static file by its hashed name (``site.1a2b3c4d.css``), without folder."""
    return {hashed: (STATIC / name).read_bytes() for name, hashed in _names().items()}


def address(name: str) -> str:
    """Return the address of a static file. Raises KeyError when there is no such file."""
    return PREFIX + _names()[name]


@cache
def _names() -> dict[str, str]:
    """Hash the files that stand directly in ui/static; the originals in its folders are not served."""
    return {file.name: _hashed(file) for file in sorted(STATIC.iterdir()) if file.is_file()}


def _hashed(file: Path) -> str:
    digest = hashlib.sha256(file.read_bytes()).hexdigest()[:8]
    return f"{file.stem}.{digest}{file.suffix}"
