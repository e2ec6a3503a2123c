"""Guides, reports, films and sites worth knowing, in one table: who made them, for whom, in which language, and how long they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, RootModel

from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.texts import LocalText, Strict, pick
from utvei.foundation.vocabulary.yamlfile import read
from utvei.public.knowledge.domain.pack import Role, Topic

FILE = "resources.yaml"
URL = "/kunnskap/ressurser/"
Line = Annotated[str, Field(min_length=1)]
Code = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
Key = Annotated[str, Field(pattern=r"^[a-z0-9]+([-_][a-z0-9]+)*$")]
Words = Line | LocalText


def _as_list(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


class Resource(Strict):
    """One resource. ``year`` and ``length`` are words where no number is known, or null; ``language`` one or more codes."""

    title: Words
    publisher: Line
    year: int | Line | None = None
    language: Annotated[Code | list[Code], AfterValidator(_as_list)]
    length: Words | int | None = None
    audience: list[Role] = Field(min_length=1)
    topics: list[Topic] = Field(min_length=1)
    url: str | None = Field(default=None, pattern=r"^https?://[^\s<>\"']+$")
    kind: Key
    sureness: Literal["V", "V-", "K", "U", "seed"]
    note: Words | None = None

    def name(self, language: str) -> str:
        """Return the title, in a language where it is translated."""
        return _in(self.title, language)

    def said(self, language: str) -> str:
        """Return the note, or nothing."""
        return _in(self.note, language) if self.note else ""

    def size(self, language: str) -> str:
        """Return how long it is, in words, or nothing."""
        return str(self.length) if isinstance(self.length, int) else _in(self.length, language) if self.length else ""

    @property
    def languages(self) -> list[str]:
        """The languages it can be read or heard in."""
        return [self.language] if isinstance(self.language, str) else self.language

    @property
    def unsure(self) -> bool:
        """Return whether a reader is told that what is said of it must be confirmed."""
        return self.sureness in ("K", "U")


class Resources(RootModel[dict[Key, Resource]]):
    """The resources by slug."""


def _in(text: Words, language: str) -> str:
    return text if isinstance(text, str) else pick(text, language)


def load(content: Content) -> Mapping[str, Resource]:
    """Return the resources, none where a pack has none. Raises ValidationError or YamlFault for a pack that was not checked."""
    if FILE not in content.files:
        return {}
    return Resources.model_validate(read(content.text(FILE)).value or {}).root
