"""The packs of this repository, with the sections of every app: no fault, and faults put into a copy are found."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from utvei.foundation.packs.services import check_folder, new
from utvei.foundation.vocabulary.manifests import PackSection

PACKS = Path(__file__).parents[2] / "packs"


@pytest.fixture(scope="module")
def sections() -> tuple[PackSection, ...]:
    """Return the sections of every app."""
    apps = pytest.importorskip("utvei.config.apps")
    found: tuple[PackSection, ...] = apps.sections()
    return found


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the packs that a test may spoil."""
    shutil.copytree(PACKS, tmp_path / "packs")
    return tmp_path / "packs"


@pytest.mark.slow  # make check checks them by the command
@pytest.mark.parametrize("name", ["national", "trondheim"])
def test_the_packs_of_this_repository_have_no_fault(name: str, sections: tuple[PackSection, ...]) -> None:
    _, faults = check_folder(PACKS / name, sections)
    assert [str(fault) for fault in faults] == []


@pytest.mark.slow
def test_a_new_municipality_begins_without_fault(copy: Path, sections: tuple[PackSection, ...]) -> None:
    _, faults = check_folder(new("Indre Østfold", copy / "indre-ostfold", date(2026, 11, 22)), sections)
    assert [str(fault) for fault in faults] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "old", "new_text", "expected"),
    [
        ("national/directory/rosa.yaml", "owner:", "ownr:", "«owner», the nearest"),
        ("national/directory/rosa.yaml", "sources: [", "sources: [no-such, ", "no source «no-such»"),
        ("national/knowledge/tegn/nb.md", "\n## ", "\nRing {call:no-such}.\n\n## ", "no actor «no-such»"),
        ("national/knowledge/tegn/nb.md", "\n## ", "\nRing 22 33 11 66.\n\n## ", "A phone number is not typed into a text"),
        ("national/guidance/observations.yaml", "threats:", "threatz:", "«threats»"),
        ("trondheim/pack.yaml", "https://", "http://", "an address that begins with https://"),
    ],
)
def test_a_fault_in_a_real_pack_is_found(
    path: str, old: str, new_text: str, expected: str, copy: Path, sections: tuple[PackSection, ...]
) -> None:
    before = (copy / path).read_text("utf-8")
    assert old in before
    (copy / path).write_text(before.replace(old, new_text, 1), "utf-8")
    _, faults = check_folder(copy / "trondheim", sections)
    assert any(expected in str(fault) and fault.path.endswith(Path(path).name) for fault in faults), [*map(str, faults)]
