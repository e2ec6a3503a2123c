"""One short page a language: neutral title, plain sections, and whom to ring by key, never by number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.manifests import Fault
from utvei.foundation.vocabulary.texts import LANGUAGES, Reviewed, Strict
from utvei.foundation.vocabulary.yamlfile import read

PATTERN = "exposed/*.yaml"
# Words that give away what the page is about to someone who looks at the tab or over a shoulder.
TELLING = re.compile(r"menneskeha|trafficking|slave|prostitu|utnytt|exploit|vold|violence", re.IGNORECASE)
_NUMBER = re.compile(r"\d(?:[ \u00a0]?\d){2,}")


def _neutral(value: str) -> str:
    if TELLING.search(value):
        raise ValueError("a neutral title that says nothing of what the page is about")
    return value


def _no_number(value: str) -> str:
    if _NUMBER.search(value):
        raise ValueError("no phone number in a text: name the actor under «calls», and the directory gives the number")
    return value


Text = Annotated[str, Field(min_length=1), AfterValidator(_no_number)]
Title = Annotated[Text, AfterValidator(_neutral)]


class Section(Strict):
    """A heading with a little text, points, and actors to ring in this order. ``tone`` says how it looks."""

    key: Annotated[str, Field(pattern=r"^[a-z][a-z-]*$")]
    heading: Text
    tone: Literal["plain", "first", "care"] = "plain"
    text: list[Text] = Field(default_factory=list)
    points: list[Text] = Field(default_factory=list)
    calls: list[str] = Field(default_factory=list)


class ExposedPage(Reviewed):
    """A whole page in one language. ``title`` stands in the browser's tab, ``heading`` on the page."""

    title: Title
    heading: Title
    not_your_fault: Text
    opening: list[Text] = Field(min_length=1)
    sections: list[Section] = Field(min_length=1)


def language_of(path: str) -> str:
    """Return the language that a file is written in, from its name."""
    return path.rsplit("/", 1)[-1].removesuffix(".yaml")


def check(content: Content) -> Iterable[Fault]:
    """Yield what only the whole shows: an unknown language, a section that nobody answers, ROSA first, an unknown source."""
    actors = {language_of(path) for path in content.paths("directory/*.yaml")}
    for path in content.paths(PATTERN):
        file = read(content.text(path))
        if language_of(path) not in LANGUAGES:
            yield Fault(path, 1, f"a file named after a language: {', '.join(LANGUAGES)}", "Rename it or leave it out.")
        for i, section in enumerate(_sections(file.value)):
            yield from _section_faults(path, file.line(("sections", i, "calls")), section.get("calls") or [], actors)


def _sections(value: Any) -> list[dict[str, Any]]:
    sections = value.get("sections") if isinstance(value, dict) else None
    return [section for section in sections or [] if isinstance(section, dict)]


def _section_faults(path: str, line: int, calls: list[str], actors: set[str]) -> Iterable[Fault]:
    if not calls:
        return
    if calls[0] == "rosa":
        yield Fault(path, line, "a contact for any age before rosa, which is for adults.", "Put another actor first.")
    if not actors & set(calls):
        yield Fault(path, line, f"at least one actor of the directory among {', '.join(calls)}.", "Use keys of files in directory/.")
