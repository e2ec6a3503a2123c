"""How an app introduces itself: its pack sections, release parts, checks and demonstration data, in one typed `manifest.py` each.

`utvei.config` collects the manifests. There is no other mechanism: no signals, no registries filled by import.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from pydantic import BaseModel

from utvei.foundation.vocabulary.content import Content


@dataclass(frozen=True)
class Fault:
    """One thing wrong in a pack: where, what was expected, how to mend it."""

    path: str
    line: int
    expected: str
    mend: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.expected} {self.mend}"


@dataclass(frozen=True)
class PackSection:
    """A kind of file in a pack: which paths, the model each file must fit, and what only the whole can show."""

    name: str
    pattern: str
    model: type[BaseModel]
    whole: Callable[[Content], Iterable[Fault]] | None = None


class Render(Protocol):
    """Renders one public template to finished bytes, in a language, for an address."""

    def __call__(self, template: str, context: Mapping[str, Any], *, language: str, path: str) -> bytes: ...


@dataclass(frozen=True)
class BuildContext:
    """What a release part is built from. ``today`` is the first day of the opening intervals."""

    content: Content
    today: date
    render: Render


@dataclass(frozen=True)
class ReleasePart:
    """Files of a release, by path inside it; ``build`` reads nothing but what it is given."""

    name: str
    build: Callable[[BuildContext], Mapping[str, bytes]]


@dataclass(frozen=True)
class Finding:
    """One line of `utvei doctor`. What is not ``serious`` is a warning: the house stands, somebody should look."""

    ok: bool
    text: str
    serious: bool = True


@dataclass(frozen=True)
class Manifest:
    """What an app brings to the house."""

    app: str
    pack_sections: tuple[PackSection, ...] = ()
    release_parts: tuple[ReleasePart, ...] = ()
    doctor_checks: tuple[Callable[[], Iterable[Finding]], ...] = ()
