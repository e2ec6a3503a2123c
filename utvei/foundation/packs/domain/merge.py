"""A pack laid over the one it extends: a local file replaces the national one of the same path."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from utvei.foundation.packs.domain.documents import Document, read_document
from utvei.foundation.packs.domain.files import faults_in_file
from utvei.foundation.packs.domain.pack import PACK_FILE
from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.manifests import Fault

MAX_CHAIN = 5


@dataclass(frozen=True)
class Layer:
    """One pack of a chain. ``prefix`` leads from the checked folder to this one's, and is empty for the checked one."""

    key: str
    version: str
    prefix: str
    files: Mapping[str, bytes]

    def fingerprint(self) -> str:
        """Return ``sha256:…`` over this pack's own files."""
        return Content(self.files).fingerprint()


def read_pack_file(files: Mapping[str, bytes]) -> Document | Fault:
    """Return `pack.yaml` as plain data, or what is wrong with its form."""
    if PACK_FILE not in files:
        return Fault(PACK_FILE, 1, f"A pack has a file «{PACK_FILE}» in its folder.", "Write it; see docs/pack-authors.md.")
    fault = next(faults_in_file(PACK_FILE, files[PACK_FILE]), None)
    return fault or read_document(PACK_FILE, files[PACK_FILE])


def field(document: Document, name: str) -> str:
    """Return a text field of `pack.yaml`, or an empty text: its form is checked elsewhere."""
    value = document.value.get(name) if isinstance(document.value, dict) else None
    return value if isinstance(value, str) else ""


def merge(layers: Sequence[Layer]) -> Content:
    """Return the content of a chain of packs; the first layer is the one that extends nothing."""
    files: dict[str, bytes] = {}
    origin: dict[str, str] = {}
    for layer in layers:
        files.update(layer.files)
        origin.update(dict.fromkeys(layer.files, layer.key))
    return Content(files, origin)


def local_actors(layers: Sequence[Layer]) -> frozenset[str]:
    """Return the actors that packs of a chain let a municipality's pack add."""
    found: set[str] = set()
    for layer in layers:
        document = read_pack_file(layer.files)
        value = document.value if isinstance(document, Document) else None
        listed = value.get("local_actors") if isinstance(value, dict) else None
        found.update(str(key) for key in (listed if isinstance(listed, list) else []))
    return frozenset(found)
