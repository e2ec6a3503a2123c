"""One server for the folder, and one that is broken on purpose."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.public.house import House, broken_copy, running


@pytest.fixture(scope="session")
def house(release: object, home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The open house on the release of the real packs."""
    with running(home, tmp_path_factory.mktemp("open-house")) as served:
        yield served


@pytest.fixture(scope="session")
def broken(release: object, home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """An open house whose directory and rules cannot be read, so that everything made per request fails."""
    with broken_copy(home, tmp_path_factory.mktemp("broken")) as served:
        yield served
