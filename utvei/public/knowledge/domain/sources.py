"""Sources of a pack: what a claim rests on, when it was read, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal, Self

from pydantic import Field, RootModel, model_validator

from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.texts import Strict
from utvei.foundation.vocabulary.yamlfile import YamlFault, read

PATTERNS = ("sources.yaml", "sources/*.yaml")
UNSURE = frozenset({"K", "U"})


class Source(Strict):
    """One source. ``read`` is the day somebody read it; ``sureness`` K and U mean that it must be confirmed."""

    title: str = Field(min_length=1)
    publisher: str = Field(min_length=1)
    kind: Literal["law", "report", "guidance", "website", "plan", "statistics", "convention"]
    law: str | None = None
    in_force: date | None = None
    read: date
    sureness: Literal["V", "V-", "K", "U", "seed"]
    url: str | None = Field(default=None, pattern=r"^https?://[^\s<>\"']+$")
    expires: date | None = None
    note: str | None = None

    @model_validator(mode="after")
    def _law_is_named(self) -> Self:
        if self.kind == "law" and not self.law:
            raise ValueError("a law with its paragraph under «law»")
        return self

    @property
    def unsure(self) -> bool:
        """Return whether a reader is told that the source must be confirmed."""
        return self.sureness in UNSURE


class Sources(RootModel[dict[str, Source]]):
    """A file of sources by key."""


def paths(content: Content) -> Iterator[str]:
    """Yield every file that holds sources."""
    for pattern in PATTERNS:
        yield from content.paths(pattern)


def keys(content: Content) -> frozenset[str]:
    """Return every key that is written down, also of entries that are faulty in themselves."""
    found: set[str] = set()
    for path in paths(content):
        try:
            value = read(content.text(path)).value
        except (YamlFault, UnicodeDecodeError):
            continue  # the file itself is reported where each file is checked against its model
        found.update(value if isinstance(value, dict) else ())
    return frozenset(found)


def load(content: Content) -> Mapping[str, Source]:
    """Return all sources by key. Raises ValidationError or YamlFault for a pack that was not checked."""
    found: dict[str, Source] = {}
    for path in paths(content):
        found.update(Sources.model_validate(read(content.text(path)).value or {}).root)
    return found
