"""The fields of a page: as a pack has them, as they differ, and as one page shows the difference."""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

REQUIRED = ("title", "summary", "group", "topics", "sources", "owner", "reviewed", "next_review")
# A field that holds this is the same as one that is not there.
OPTIONAL: Mapping[str, Any] = {"order": 100, "related": [], "do_this": [], "audience": [], "hidden": False}
BODY = "body"
FIELDS = (*REQUIRED, *OPTIONAL, BODY)
LISTS = frozenset({"topics", "sources", "related", "do_this", "audience"})
DATES = frozenset({"reviewed", "next_review"})
LABELS: Mapping[str, str] = {
    "title": "Tittel", "summary": "Kort svar", "group": "Gruppe", "topics": "Emner", "sources": "Kilder", "owner": "Ansvarlig",
    "reviewed": "Sist gjennomgått", "next_review": "Neste gjennomgang", "order": "Rekkefølge", "related": "Les også",
    "do_this": "Gjør dette", "audience": "Målgruppe", "hidden": "Skjult i lista", "body": "Tekst", "*": "Hele siden",
}  # fmt: skip
Values = Mapping[str, Any]


def plain(name: str, value: Any) -> Any:
    """Return a field's value as a pack writes it: days as text, lists as lists, one kind of line break."""
    if isinstance(value, date):
        return value.isoformat()
    if name in LISTS:
        return [str(item) for item in value or []]
    if isinstance(value, str):
        text = value.replace("\r\n", "\n").replace("\r", "\n")
        return text.strip("\n") if name == BODY else text.strip()
    return value


def as_pack(values: Values) -> dict[str, Any]:
    """Return the fields of a page as a new file has them: what is optional and says nothing is left out."""
    clean = {name: plain(name, values.get(name)) for name in FIELDS}
    return {name: value for name, value in clean.items() if not (name in OPTIONAL and value == OPTIONAL[name]) and value is not None}


def changed(ours: Values, theirs: Values) -> dict[str, Any]:
    """Return the fields in which ours differ from theirs, with our values."""
    found = {}
    for name in FIELDS:
        own = plain(name, ours.get(name))
        other = plain(name, theirs.get(name)) if name in theirs else OPTIONAL.get(name)
        if own != other:
            found[name] = own
    return found


def merged(draft: Values, before: Values, after: Values) -> dict[str, Any]:
    """Return a draft after the text under it has changed: what its author touched stays, the rest follows."""
    touched = changed(draft, before)
    return {name: touched[name] if name in touched else after.get(name, OPTIONAL.get(name)) for name in FIELDS}


def fingerprint(values: Values) -> str:
    """Return a hash over all fields: two versions with the same one say the same."""
    clean = {name: plain(name, values.get(name)) for name in FIELDS}
    return hashlib.sha256(json.dumps(clean, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True)
class Line:
    """One line of a difference."""

    kind: Literal["same", "out", "in"]
    text: str


@dataclass(frozen=True)
class FieldDifference:
    """One field that differs: its name for people, and its lines."""

    field: str
    label: str
    lines: tuple[Line, ...]


def differences(old: Values, new: Values) -> list[FieldDifference]:
    """Return every field in which two versions differ, line by line."""
    return [
        FieldDifference(name, LABELS.get(name, name), tuple(lines(before, after)))
        for name in FIELDS
        if (before := _said(old, name)) != (after := _said(new, name))
    ]


def _said(values: Values, name: str) -> str:
    value = plain(name, values.get(name))
    return "" if name in OPTIONAL and value == OPTIONAL[name] else shown(value)


def lines(old: str, new: str) -> Iterator[Line]:
    """Yield the lines of two texts as one difference; long runs that are the same are cut to three lines on each side."""
    before, after = old.splitlines(), new.splitlines()
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (Line("same", text) for text in _short(before[i1:i2]))
            continue
        yield from (Line("out", text) for text in before[i1:i2])
        yield from (Line("in", text) for text in after[j1:j2])


def _short(run: list[str]) -> list[str]:
    return run if len(run) <= 7 else [*run[:3], "…", *run[-3:]]


def shown(value: Any) -> str:
    """Return a value as text, one item a line."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Ja" if value else "Nei"
    if isinstance(value, list | tuple):
        return "\n".join(str(item) for item in value)
    return str(value).replace("\r\n", "\n")
