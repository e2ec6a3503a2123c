"""A house of its own, on SQLite, for processes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

MIGRATE = "import django; django.setup(); from django.core.management import call_command; call_command('migrate', verbosity=0)"


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with its tables and no rows."""
    home = tmp_path_factory.mktemp("empty")
    subprocess.run([sys.executable, "-W", "ignore", "-c", MIGRATE], env=environment_of(home), check=True)
    return home / "utvei.sqlite3"


@pytest.fixture
def environment(tmp_path: Path, empty: Path) -> dict[str, str]:
    """A house of its own with an empty database."""
    shutil.copy(empty, tmp_path / "utvei.sqlite3")
    return environment_of(tmp_path)


def environment_of(home: Path) -> dict[str, str]:
    """Return the environment of a house that keeps its state in a folder, on SQLite."""
    kept = {name: value for name, value in os.environ.items() if name != "UTVEI_PRODUCTION"}
    return {**kept, "UTVEI_HOME": str(home), "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "utvei.config.settings.staff"}
