"""What every run shares: state of its own, no network, and the program that the folder asks for.

Tests under `tests/staff` belong to the staff house and meet its database; all others belong to the open house, where there is none.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.home import HOME, forget

ROOT = Path(__file__).resolve().parents[1]


def pytest_configure(config: pytest.Config) -> None:
    """Refuse a run that mixes the houses: a mark for the database would pass silently where there is none."""
    staff = [arg for arg in config.args if "tests/staff" in str(arg)]
    if staff and len(staff) != len(config.args):
        raise pytest.UsageError("name one house: pytest tests/staff, or everything else")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the houses apart, and say it where a test of the open house asks for a database."""
    staff = os.environ["DJANGO_SETTINGS_MODULE"].endswith("staff")
    own: list[pytest.Item] = []
    other: list[pytest.Item] = []
    for item in items:
        (own if ("tests/staff/" in item.path.as_posix()) == staff else other).append(item)
    if other:
        config.hook.pytest_deselected(items=other)
        items[:] = own
    for item in items:
        if not staff and item.get_closest_marker("django_db"):
            raise pytest.UsageError(f"{item.nodeid}: the open house has no database")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Leave nothing behind."""
    forget()


@pytest.fixture(scope="session")
def home() -> Path:
    """The state folder of this run."""
    return HOME


@pytest.fixture(scope="session")
def release(home: Path) -> Iterator[object]:
    """The release of the real packs, made once for the run, and made as on the first day of the plan's year."""
    from utvei.config.publishing import publish
    from utvei.config.settings.common import PACKS
    from utvei.foundation.packs.selectors import read_folder
    from utvei.foundation.release.selectors import current

    publish(content=read_folder(PACKS / "trondheim"), home=home, today=date(2026, 11, 22))
    yield current(home)
