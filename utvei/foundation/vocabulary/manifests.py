"""How an app introduces itself: its pack sections, release parts, checks and demonstration data, in one typed `manifest.py` each.

`utvei.config` collects the manifests. There is no other mechanism: no signals, no registries filled by import.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
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


class CannotBuild(ValueError):
    """Sound content of which a release part cannot be made all the same, such as a text too long for its paper; the words name it."""


class Render(Protocol):
    """Renders one public template to finished bytes, in a language, for an address."""

    def __call__(self, template: str, context: Mapping[str, Any], *, language: str, path: str) -> bytes: ...


@dataclass(frozen=True)
class SearchRow:
    """A page that an app lets the search find, in one language; ``url`` is without the language.

    ``part`` names what it belongs to, one word for the app («plan»), and ``called`` is what visitors call all of that, in any of our
    languages. Such pages never crowd out help: one at most stands among the first answers, unless the query says one of those words.
    ``names`` are other words for this page alone.
    """

    part: str
    title: str
    url: str
    text: str
    language: str
    topics: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    called: tuple[str, ...] = ()


@dataclass(frozen=True)
class BuildContext:
    """What a release part is built from. ``today`` is the first day of the opening intervals, ``elsewhere`` what other apps let be found.

    ``former`` gives a file of the release now current, so that what takes long is not made twice; ``told`` is told of work that takes
    long: what is made, how many are done, how many there are. Neither changes what is built. ``address`` is where visitors find the
    house, empty where nobody has settled it.
    """

    content: Content
    today: date
    render: Render
    elsewhere: tuple[SearchRow, ...] = ()
    former: Callable[[str], bytes | None] | None = None
    told: Callable[[str, int, int], None] | None = None
    address: str = ""


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
class Job:
    """Something that the worker does again and again: its name, how often, and what it calls.

    ``run`` may be called twice for the same work, and is broken off when it takes too long; so it does each thing whole or not at all.
    """

    name: str
    every: timedelta
    run: Callable[[], object]


@dataclass(frozen=True)
class Manifest:
    """What an app brings to the house."""

    app: str
    pack_sections: tuple[PackSection, ...] = ()
    release_parts: tuple[ReleasePart, ...] = ()
    doctor_checks: tuple[Callable[[], Iterable[Finding]], ...] = ()
    search_rows: Callable[[Content], Iterable[SearchRow]] | None = None
    jobs: tuple[Job, ...] = ()
