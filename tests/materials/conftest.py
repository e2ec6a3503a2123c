"""The real packs, with and without an address, and one printer for the folder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.materials.samples import ADDRESS, with_files
from utvei.foundation.packs.selectors import read_folder
from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.manifests import BuildContext
from utvei.foundation.vocabulary.yamlfile import read
from utvei.workspace.materials.build import source_of
from utvei.workspace.materials.items import Item, items
from utvei.workspace.materials.printing import Printer

TRONDHEIM = Path(__file__).resolve().parents[2] / "packs/trondheim"
DAY = date(2026, 11, 22)
ItemsOf = Callable[[Content], dict[str, Item]]


def never(*given: Any, **named: Any) -> bytes:
    """Stand in for what renders pages, where none is rendered."""
    raise AssertionError("nothing is rendered here")


@pytest.fixture(scope="session")
def content() -> Content:
    """The pack of Trondheim, with the national one below it."""
    return read_folder(TRONDHEIM)


@pytest.fixture(scope="session")
def addressed(content: Content) -> Content:
    """The same, with an address settled."""
    pack = content.text("pack.yaml").replace("  exit_url:", f'  address: "{ADDRESS}"\n  exit_url:')
    return with_files(content, {"pack.yaml": pack})


def address_of(content: Content) -> str:
    """Where a pack says that the house stands."""
    return str(read(content.text("pack.yaml")).value["municipality"].get("address", ""))


@pytest.fixture(scope="session")
def items_of() -> ItemsOf:
    """Return what lists every item of a pack by the path of its files."""
    return lambda content: {item.stem: item for item in items(source_of(BuildContext(content, DAY, never, address=address_of(content))))}


@pytest.fixture(scope="session")
def all_items(content: Content, items_of: ItemsOf) -> dict[str, Item]:
    """Every item of the real packs."""
    return items_of(content)


@pytest.fixture(scope="session")
def addressed_items(addressed: Content, items_of: ItemsOf) -> dict[str, Item]:
    """Every item of the real packs, with codes."""
    return items_of(addressed)


@pytest.fixture(scope="session")
def printer() -> Printer:
    """One printer, its fonts read once."""
    return Printer()
