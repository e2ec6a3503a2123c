"""The staff house's own style and modules, under names that change with their content."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parent / "static/accounts"
PREFIX = "/assets/"


def asset_files() -> dict[str, bytes]:
    """Return every file by its hashed name, without folder."""
    return {hashed: (STATIC / name).read_bytes() for name, hashed in _names().items()}


def address(name: str) -> str:
    """Return the address of a file. Raises KeyError when there is no such file."""
    return PREFIX + _names()[name]


@cache
def _names() -> dict[str, str]:
    return {file.name: _hashed(file) for file in sorted(STATIC.iterdir()) if file.is_file()}


def _hashed(file: Path) -> str:
    return f"{file.stem}.{hashlib.sha256(file.read_bytes()).hexdigest()[:8]}{file.suffix}"
