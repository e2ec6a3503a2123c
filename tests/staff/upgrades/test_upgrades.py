"""Every stored database of an earlier version comes up to this one and loses nothing."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

STORED = sorted((Path(__file__).resolve().parents[2] / "upgrades").glob("*.sql"))
KEPT = ("accounts_user", "accounts_organisation", "packs_packversion", "packs_packfile")


def rows(database: Path) -> dict[str, int]:
    """Return how many rows each kept table has."""
    with sqlite3.connect(database) as connection:
        return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in KEPT}  # noqa: S608  our own names


def django(database: Path, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a Django command on a database, as an upgrade would."""
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{database}", "UTVEI_HOME": str(home)}
    command = [sys.executable, "-W", "ignore", "-m", "django", *words, "--settings", "utvei.config.settings.staff"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_there_is_a_database_to_upgrade() -> None:
    assert STORED


@pytest.mark.parametrize("dump", STORED, ids=lambda path: path.stem)
def test_an_earlier_database_comes_up_whole(dump: Path, tmp_path: Path) -> None:
    database = tmp_path / "old.sqlite3"
    with sqlite3.connect(database) as connection:
        connection.executescript(dump.read_text("utf-8"))
    before = rows(database)
    assert all(before.values())
    migrated = django(database, tmp_path, "migrate", "--no-input")
    assert migrated.returncode == 0, migrated.stderr
    assert rows(database) == before


def test_no_migration_is_missing(tmp_path: Path) -> None:
    checked = django(tmp_path / "none.sqlite3", tmp_path, "makemigrations", "--check", "--dry-run")
    assert checked.returncode == 0, checked.stdout + checked.stderr
