"""A YAML or Markdown file read into plain data, with a line in the file for every part of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from utvei.foundation.packs.domain.files import bad_character
from utvei.foundation.vocabulary import yamlfile
from utvei.foundation.vocabulary.manifests import Fault

Path = tuple[str | int, ...]
FENCE = "---"


@dataclass(frozen=True)
class Document:
    """A file's data; for Markdown the front matter is the data and ``body`` is what follows it from line ``body_line``."""

    path: str
    value: Any
    lines: Mapping[Path, int] = field(default_factory=dict)
    offset: int = 0
    body: str = ""
    body_line: int = 1

    def place(self, loc: Path) -> Path:
        """Return the part of the data that a location names, leaving out steps that are none (labels of a choice between models)."""
        at: Path = ()
        for step in loc:
            if (*at, step) in self.lines:
                at = (*at, step)
        return at

    def line(self, loc: Path) -> int:
        """Return the line in the file on which a part of the data begins, or the nearest part around it."""
        return self.lines.get(self.place(loc), 1) + self.offset

    def texts(self) -> Iterator[tuple[Path, str]]:
        """Yield every text of the data, keys included, with where it stands."""
        return walk(self.value, ())


def walk(value: Any, at: Path) -> Iterator[tuple[Path, str]]:
    """Yield every text in plain data, keys included, with where it stands."""
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield (*at, key), key
            yield from walk(item, (*at, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from walk(item, (*at, number))


def mappings(value: Any, at: Path = ()) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield every mapping in plain data, with where it stands."""
    if isinstance(value, dict):
        yield at, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from mappings(item, (*at, key))


def read_document(path: str, body: bytes) -> Document | Fault:
    """Return the data of a YAML or Markdown file, or the first thing wrong with its form."""
    text = body.decode("utf-8")
    document = _markdown(path, text) if path.endswith(".md") else _yaml(path, text, 0)
    return document if isinstance(document, Fault) else _clean(document)


def _yaml(path: str, text: str, offset: int) -> Document | Fault:
    try:
        file = yamlfile.read(text)
    except yamlfile.YamlFault as fault:
        return Fault(
            path,
            fault.line + offset,
            f"The file is plain YAML; this part {_reason(fault.message)}.",
            "Mend the line, or put the text in quotes.",
        )
    return Document(path, file.value, file.lines, offset)


def _reason(message: str) -> str:
    return message if message.startswith(("is ", "has ", "holds ")) else f"cannot be read ({message})"


def _markdown(path: str, text: str) -> Document | Fault:
    rows = text.split("\n")
    if rows[0].rstrip() != FENCE:
        return Fault(path, 1, "A page begins with its fields between two lines of «---».", "Write «---» on the first line.")
    end = next((n for n, row in enumerate(rows[1:], 1) if row.rstrip() == FENCE), None)
    if end is None:
        return Fault(path, 1, "The fields of a page end with a line of «---».", "Write «---» on a line after the last field.")
    front = _yaml(path, "\n".join(rows[1:end]) + "\n", 1)
    if isinstance(front, Fault):
        return front
    return Document(path, front.value, front.lines, 1, "\n".join(rows[end + 1 :]), end + 2)


def _clean(document: Document) -> Document | Fault:
    """Refuse characters that came in by an escape such as ``"\\x07"``, which the bytes of the file do not show."""
    for at, text in document.texts():
        found = bad_character(text)
        if found:
            return Fault(document.path, document.line(at), found[1], found[2])
    return document
