"""What differs between two contents, file by file and line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from typing import Literal

from utvei.foundation.packs.domain.files import TEXTS
from utvei.foundation.vocabulary.content import Content


@dataclass(frozen=True)
class Difference:
    """One file that differs. ``lines`` is a unified difference without line ends, empty for pictures and PDF files."""

    path: str
    kind: Literal["added", "changed", "removed"]
    lines: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join((f"{self.kind} {self.path}", *self.lines))


def differences(old: Content, new: Content) -> Iterator[Difference]:
    """Yield what the new content would change in the old one, by path."""
    for path in sorted({*old.files, *new.files}):
        before, after = old.files.get(path), new.files.get(path)
        if before != after:
            kind: Literal["added", "changed", "removed"] = "added" if before is None else "removed" if after is None else "changed"
            yield Difference(path, kind, tuple(_lines(path, before or b"", after or b"")))


def _lines(path: str, before: bytes, after: bytes) -> Iterator[str]:
    if not path.endswith(TEXTS):
        return
    old, new = (body.decode("utf-8", "replace").split("\n") for body in (before, after))
    yield from unified_diff(old if before else [], new if after else [], f"loaded/{path}", f"folder/{path}", lineterm="")
