"""The list of sources: what a claim in a pack may point to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import RootModel, StringConstraints, model_validator

from utvei.foundation.packs.domain.documents import Document
from utvei.foundation.packs.domain.pack import Slug, WebAddress
from utvei.foundation.vocabulary.manifests import Fault
from utvei.foundation.vocabulary.texts import Strict

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Source(Strict):
    """One source. ``read`` is the day it was read; ``sureness`` is how well that reading was checked."""

    title: Text
    publisher: Text
    kind: Literal["law", "report", "guidance", "website", "plan", "statistics", "convention"]
    law: Text | None = None
    in_force: date | None = None
    read: date
    sureness: Literal["V", "V-", "K", "U", "seed"]
    url: WebAddress | None = None
    expires: date | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _law_names_its_paragraph(self) -> Source:
        if (self.kind == "law") != (self.law is not None):
            raise ValueError("«law», with act and paragraph, for the kind «law» and for no other")
        return self


class SourcesFile(RootModel[dict[Slug, Source]]):
    """`sources.yaml` or a file in `sources/`: sources by their key."""


def is_sources(path: str) -> bool:
    """Tell whether a path is one of the source lists."""
    return path == "sources.yaml" or path.startswith("sources/")


def source_keys(documents: Mapping[str, Document]) -> frozenset[str]:
    """Return every source key of a pack."""
    return frozenset(str(key) for document in _lists(documents) for key in _mapping(document))


def faults_in_keys(documents: Mapping[str, Document]) -> Iterable[Fault]:
    """Yield a fault for each source key that stands in two files."""
    first: dict[str, str] = {}
    for document in _lists(documents):
        for key in _mapping(document):
            where = first.setdefault(key, document.path)
            if where != document.path:
                yield Fault(
                    document.path,
                    document.line((key,)),
                    f"A source key stands once; «{key}» stands in {where} too.",
                    "Remove one of them or give it another key.",
                )


def _lists(documents: Mapping[str, Document]) -> list[Document]:
    return [documents[path] for path in sorted(documents) if is_sources(path)]


def _mapping(document: Document) -> dict[str, object]:
    return document.value if isinstance(document.value, dict) else {}
