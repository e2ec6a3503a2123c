"""What the knowledge files of a pack hold: pages with front matter, and the glossary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, RootModel

from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.domain.keys import nearest, vocabulary
from utvei.foundation.vocabulary.texts import LANGUAGES, LocalText, Reviewed
from utvei.foundation.vocabulary.yamlfile import YamlFile, read

Group = Literal["what-it-is", "signs", "what-do-i-do", "health-rights", "minors", "acute", "resources"]

# The order in which a reader goes from wondering to acting.
GROUPS: Mapping[str, Mapping[str, str]] = {
    "what-it-is": {"nb": "Hva er menneskehandel?", "nn": "Kva er menneskehandel?", "en": "What is human trafficking?"},
    "signs": {"nb": "Tegn å se etter", "nn": "Teikn å sjå etter", "en": "Signs to look for"},
    "what-do-i-do": {
        "nb": "Hva gjør jeg når jeg er bekymret?",
        "nn": "Kva gjer eg når eg er uroa?",
        "en": "What to do when you are worried",
    },
    "health-rights": {"nb": "Helse, rettigheter og oppfølging", "nn": "Helse, rettar og oppfølging", "en": "Health, rights and follow-up"},
    "minors": {"nb": "Barn og unge under 18 år", "nn": "Barn og unge under 18 år", "en": "Children under 18"},
    "acute": {"nb": "Når det haster", "nn": "Når det hastar", "en": "When it is urgent"},
    "resources": {"nb": "Ressurser", "nn": "Ressursar", "en": "Resources"},
}
PATTERN = "knowledge/*/*.md"
RESERVED = frozenset({"ordliste", "kilder", "for"})
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _known(kind: str, words: tuple[str, ...]) -> AfterValidator:
    def check(value: str) -> str:
        if value not in words:
            raise ValueError(f"a known {kind}, not «{value}»{nearest(value, words)}")
        return value

    return AfterValidator(check)


Topic = Annotated[str, _known("topic", vocabulary().topics)]
Role = Annotated[str, _known("role", vocabulary().roles)]
Line = Annotated[str, Field(min_length=1)]


class FrontMatter(Reviewed):
    """The structured fields of a page. ``order`` sorts within the group; ``hidden`` keeps a page out of the group's list."""

    title: Line
    summary: Line
    group: Group
    topics: list[Topic] = Field(min_length=1)
    order: int = 100
    related: list[str] = Field(default_factory=list, max_length=4)
    do_this: list[Line] = Field(default_factory=list)
    audience: list[Role] = Field(default_factory=list)
    hidden: bool = False


class GlossaryEntry(Reviewed):
    """A word and what it means here; ``also`` holds other words that readers use for it."""

    term: LocalText
    explanation: LocalText
    also: list[Line] = Field(default_factory=list)


class Glossary(RootModel[dict[str, GlossaryEntry]]):
    """The glossary by slug."""


class PageFault(ValueError):
    """A page whose front matter cannot be found; ``line`` counts from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


@dataclass(frozen=True)
class Page:
    """One text of the knowledge bank in one language."""

    slug: str
    language: str
    front: FrontMatter
    body: str


def split(text: str) -> tuple[str, str, int]:
    """Return front matter, body, and the line on which the body begins. Raises PageFault."""
    lines = text.replace("\r\n", "\n").split("\n")
    if lines[0].rstrip() != "---":
        raise PageFault(1, "front matter between two lines of ---")
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    raise PageFault(1, "a second line of --- after the front matter")


def read_front(text: str) -> tuple[YamlFile, str, int]:
    """Return the front matter as read, the body, and its first line. Raises PageFault and YamlFault."""
    front, body, line = split(text)
    return read(front), body, line


def whose(path: str) -> tuple[str, str]:
    """Return slug and language of ``knowledge/<slug>/<language>.md``."""
    _, slug, name = path.split("/", 2)
    return slug, name.removesuffix(".md")


def pages(content: Content) -> Iterator[Page]:
    """Yield every page. Raises ValidationError, PageFault or YamlFault for a pack that was not checked."""
    for path in content.paths(PATTERN):
        slug, language = whose(path)
        if language in LANGUAGES:
            file, body, _ = read_front(content.text(path))
            yield Page(slug, language, FrontMatter.model_validate(file.value), body)


def url(slug: str) -> str:
    """Return the path of a page without language; the acute page has a short one of its own."""
    return "/akutt/" if slug == "akutt" else f"/kunnskap/{slug}/"


def glossary(content: Content) -> Mapping[str, GlossaryEntry]:
    """Return the glossary, empty where a pack has none."""
    if "glossary.yaml" not in content.files:
        return {}
    return Glossary.model_validate(read(content.text("glossary.yaml")).value or {}).root
