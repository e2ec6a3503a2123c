"""What a municipality changed itself, laid over the merged packs: path, field, hash of what it replaced, new value.

A field is a key of the file's data, with dots for keys inside keys (``name.nb``), ``body`` for the text of a Markdown page, or ``*`` for
a whole file that no pack has. Where an upstream pack later changes the very field that was changed here, both texts wait side by side:
ours stays in force until somebody has looked.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from utvei.foundation.packs.domain.documents import FENCE, Document, read_document
from utvei.foundation.vocabulary.content import Content

BODY = "body"
WHOLE = "*"
ORIGIN = "overlay"


@dataclass(frozen=True)
class Change:
    """One field changed here. ``replaced`` is the hash of the upstream value it was written over, None where there was none."""

    path: str
    field: str
    replaced: str | None
    value: Any


@dataclass(frozen=True)
class Waiting:
    """An upstream change to a field that was changed here: ours is in force, theirs waits beside it."""

    path: str
    field: str
    ours: Any
    theirs: Any


def fingerprint(value: Any) -> str | None:
    """Return a hash of a field's value; None where the field is not there."""
    if value is None:
        return None
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def fields_of(content: Content, path: str) -> dict[str, Any]:
    """Return a file's fields at their top level, ``body`` among them for Markdown; empty where there is no such file or no such data."""
    if path not in content.files:
        return {}
    document = read_document(path, content.files[path])
    if not isinstance(document, Document) or not isinstance(document.value, Mapping):
        return {}
    fields = dict(document.value)
    return {**fields, BODY: document.body.strip("\n")} if path.endswith(".md") else fields


def value_of(content: Content, path: str, field: str) -> Any:
    """Return the value of a field as the packs have it, or None."""
    if field == WHOLE:
        return content.text(path) if path in content.files else None
    value: Any = fields_of(content, path)
    for step in field.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def lay_over(upstream: Content, changes: Iterable[Change]) -> Content:
    """Return the content with every change in force."""
    by_path: dict[str, list[Change]] = {}
    for change in changes:
        by_path.setdefault(change.path, []).append(change)
    files, origin = dict(upstream.files), dict(upstream.origin)
    for path, own in by_path.items():
        files[path], origin[path] = _changed(upstream, path, own), ORIGIN
    return Content(files, origin)


def waiting(upstream: Content, changes: Iterable[Change]) -> list[Waiting]:
    """Return the changes under which upstream has changed the same field to something else than ours."""
    found = []
    for change in changes:
        theirs = value_of(upstream, change.path, change.field)
        if fingerprint(theirs) != change.replaced and theirs != change.value:
            found.append(Waiting(change.path, change.field, change.value, theirs))
    return found


def _changed(upstream: Content, path: str, own: list[Change]) -> bytes:
    fields = fields_of(upstream, path)
    for change in own:
        if change.field == WHOLE:
            return str(change.value).encode()
        _set(fields, change.field.split("."), change.value)
    return written(path, fields)


def _set(fields: dict[str, Any], steps: list[str], value: Any) -> None:
    for step in steps[:-1]:
        inner = fields.get(step)
        fields[step] = dict(inner) if isinstance(inner, Mapping) else {}
        fields = fields[step]
    if value is None:
        fields.pop(steps[-1], None)
    else:
        fields[steps[-1]] = value


def written(path: str, fields: Mapping[str, Any]) -> bytes:
    """Return a file of these fields as a pack has it."""
    data = {key: value for key, value in fields.items() if not (key == BODY and path.endswith(".md"))}
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=120, default_flow_style=False)
    if path.endswith(".md"):
        text = f"{FENCE}\n{text}{FENCE}\n\n{fields.get(BODY, '')}\n"
    return text.encode()
