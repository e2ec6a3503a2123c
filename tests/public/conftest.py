"""One server for the folder, and one that is broken on purpose."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.public.house import House, running


@pytest.fixture(scope="session")
def house(release: object, home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The open house on the release of the real packs."""
    with running(home, tmp_path_factory.mktemp("open-house")) as served:
        yield served


@pytest.fixture(scope="session")
def broken(release: object, home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """An open house whose directory and rules cannot be read, so that everything made per request fails."""
    copy = tmp_path_factory.mktemp("broken") / "home"
    shutil.copytree(home, copy, symlinks=True)
    folder = copy / "release" / (copy / "release" / "current").readlink().name
    for name in ("directory.sqlite", "rules.json", "topics.json"):
        file = folder / name
        file.chmod(0o644)
        file.write_bytes(b"this is neither a database nor JSON")
    with running(copy, tmp_path_factory.mktemp("broken-house")) as served:
        yield served
