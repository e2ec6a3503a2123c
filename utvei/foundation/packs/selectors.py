"""Asks for content: from a folder, from the database, and what differs between the two."""

from __future__ import annotations

from pathlib import Path

from utvei.foundation.packs.domain.difference import Difference, differences
from utvei.foundation.packs.domain.merge import merge
from utvei.foundation.packs.domain.overlay import Waiting, fields_of, lay_over, value_of
from utvei.foundation.packs.domain.overlay import waiting as waiting_changes
from utvei.foundation.packs.faults import PackRefused
from utvei.foundation.packs.reading import read_chain
from utvei.foundation.vocabulary.content import Content

__all__ = ["Difference", "PackRefused", "Waiting", "content", "diff", "fields_of", "read_folder", "upstream", "value_of", "waiting"]


def content() -> Content:
    """Return the content in force: the packs that were loaded last, with what was changed here laid over them."""
    from utvei.foundation.packs import store  # noqa: PLC0415  a folder is read without settings and database

    return lay_over(store.stored(), store.changes())


def upstream() -> Content:
    """Return the merged content that was loaded last, without what was changed here; no files when nothing was."""
    from utvei.foundation.packs import store  # noqa: PLC0415  a folder is read without settings and database

    return store.stored()


def waiting() -> list[Waiting]:
    """Return the upstream changes that wait beside a field that was changed here."""
    from utvei.foundation.packs import store  # noqa: PLC0415  a folder is read without settings and database

    return waiting_changes(store.stored(), store.changes())


def read_folder(folder: Path) -> Content:
    """Return a pack folder laid over those it extends. Raises PackRefused when it cannot be read; the form of files is not checked."""
    chain = read_chain(folder)
    if chain.faults:
        raise PackRefused(chain.faults)
    return merge(chain.layers)


def diff(folder: Path) -> list[Difference]:
    """Return what loading a folder would change. Raises PackRefused when it cannot be read."""
    return list(differences(upstream(), read_folder(folder)))
