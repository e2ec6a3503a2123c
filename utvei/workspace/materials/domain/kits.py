"""A kit: lessons or talks for a group, as one text that is printed whole and of which parts are projected, one screen each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.manifests import Fault
from utvei.foundation.vocabulary.texts import LANGUAGES, Reviewed
from utvei.foundation.vocabulary.yamlfile import read

PATTERN = "materials/kits/*/*.md"
Audience = Literal["youth", "school", "easy_read", "newcomers", "relatives"]
# What can stand between «::: kind» and «:::». The first four are projected; what is for the adult alone never is.
PROJECTED = ("slide", "vignette", "discuss", "task")
KINDS = (*PROJECTED, "teacher")
WORDS_ON_A_SCREEN = 75
_OPEN = re.compile(r"^:::[ \t]*(\S*)[ \t]*$")
_HEADING = re.compile(r"^#{2,3} +(.+?)\s*$", re.MULTILINE)
_INVENTED = re.compile(r"oppdikt|oppdikta|invented|made up", re.IGNORECASE)
Line = Annotated[str, Field(min_length=1)]


class KitFront(Reviewed):
    """The structured fields of a kit. ``minutes`` is the whole of it; ``contacts`` are keys of the directory, shown with hours."""

    title: Line
    summary: Line
    audience: Audience
    minutes: Annotated[int, Field(gt=0, le=1000)]
    order: int = 100
    contacts: list[str] = Field(min_length=1)


@dataclass(frozen=True)
class Piece:
    """A stretch of a kit: plain text (``kind`` is ``text``) or a block, as Markdown, with the line of the body it begins on."""

    kind: str
    text: str
    line: int

    @property
    def projected(self) -> bool:
        """Whether it is a screen."""
        return self.kind in PROJECTED


@dataclass(frozen=True)
class Kit:
    """A kit in one language."""

    slug: str
    language: str
    front: KitFront
    pieces: tuple[Piece, ...]


class BlockFault(ValueError):
    """A block that is not opened or closed as it should be; ``line`` counts from 1 in the body."""

    def __init__(self, line: int, expected: str) -> None:
        super().__init__(expected)
        self.line, self.expected = line, expected


def split(text: str) -> tuple[str, str, int]:
    """Return front matter, body, and the line of the file on which the body begins. Raises BlockFault."""
    lines = text.replace("\r\n", "\n").split("\n")
    closing = next((i for i, line in enumerate(lines[1:], start=1) if line.rstrip() == "---"), None)
    if lines[0].rstrip() != "---" or closing is None:
        raise BlockFault(1, "front matter between two lines of ---")
    return "\n".join(lines[1:closing]), "\n".join(lines[closing + 1 :]), closing + 2


def pieces(body: str) -> Iterator[Piece]:
    """Yield the stretches of a body in order. Raises BlockFault for a fence without its fellow or of an unknown kind."""
    kind, start, held = "text", 1, list[str]()
    for number, line in enumerate(body.split("\n"), start=1):
        fence = _OPEN.match(line)
        if fence is None:
            held.append(line)
            continue
        if bool(fence.group(1)) == (kind != "text"):
            raise BlockFault(number, "a block that is closed with ::: before the next one begins")
        if fence.group(1) and fence.group(1) not in KINDS:
            raise BlockFault(number, f"a block of a kind known here: {', '.join(KINDS)}")
        yield from _held(kind, held, start)
        kind, start, held = fence.group(1) or "text", number + 1, []
    if kind != "text":
        raise BlockFault(start - 1, "a line ::: that closes this block")
    yield from _held(kind, held, start)


def _held(kind: str, lines: list[str], start: int) -> Iterator[Piece]:
    text = "\n".join(lines).strip("\n")
    if text.strip():
        yield Piece(kind, text, start)


def heading(piece: Piece) -> str:
    """Return the first heading of a piece; empty where it has none."""
    found = _HEADING.search(piece.text)
    return found.group(1) if found else ""


def whose(path: str) -> tuple[str, str]:
    """Return slug and language of ``materials/kits/<slug>/<language>.md``."""
    *_, slug, name = path.split("/")
    return slug, name.removesuffix(".md")


def url(slug: str) -> str:
    """Return the path of a kit without language."""
    return f"/materiell/opplegg/{slug}/"


def kits(content: Content) -> list[Kit]:
    """Return every kit of a checked pack, in the order of its fields. Raises BlockFault or ValidationError for one not checked."""
    return sorted((_kit(content, path) for path in content.paths(PATTERN)), key=lambda kit: (kit.front.order, kit.slug, kit.language))


def _kit(content: Content, path: str) -> Kit:
    front, body, _ = split(content.text(path))
    return Kit(*whose(path), KitFront.model_validate(read(front).value), tuple(pieces(body)))


def check(content: Content) -> Iterable[Fault]:
    """Yield a kit that lacks bokmål, blocks that do not fit a screen, vignettes that do not say they are invented."""
    there = {whose(path) for path in content.paths(PATTERN)}
    for slug in sorted({slug for slug, _ in there}):
        if (slug, LANGUAGES[0]) not in there:
            yield Fault(
                f"materials/kits/{slug}/{LANGUAGES[0]}.md",
                1,
                "each kit in bokmål; other languages show that until they have theirs.",
                "Write it.",
            )
    for path in content.paths(PATTERN):
        if whose(path)[1] not in LANGUAGES:
            yield Fault(path, 1, f"a file named after a language: {', '.join(LANGUAGES)}.", "Rename it or leave it out.")
        yield from _faults(path, content.text(path))


def _faults(path: str, text: str) -> Iterator[Fault]:
    offset = 0
    try:
        _, body, first = split(text)
        offset = first - 1
        found = list(pieces(body))
    except BlockFault as fault:
        yield Fault(path, fault.line + offset, f"{fault.expected}.", "Mend the fences.")
        return
    for piece in found:
        yield from (Fault(path, piece.line + offset, expected, mend) for expected, mend in _piece_faults(piece))


def _piece_faults(piece: Piece) -> Iterator[tuple[str, str]]:
    if not piece.projected:
        return
    words = len(piece.text.split())
    if not heading(piece):
        yield "a heading (###) first in what is projected.", "Add one."
    if words > WORDS_ON_A_SCREEN and piece.kind != "vignette":
        yield f"at most {WORDS_ON_A_SCREEN} words on a screen, not {words}.", "Cut, or make two of it."
    if piece.kind == "vignette" and not _INVENTED.search(piece.text):
        yield "a vignette that says it is invented.", "End it with a sentence that says so."
