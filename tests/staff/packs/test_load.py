"""Loading into the database: whole or not at all, once."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import DatabaseError

from tests.packs import samples
from utvei.foundation.packs import store
from utvei.foundation.packs.models import PackFile, PackVersion
from utvei.foundation.packs.selectors import content, diff, read_folder
from utvei.foundation.packs.services import PackRefused, load

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the sound pack, loaded."""
    pack = samples.write(tmp_path / "pack")
    load(folder=pack, sections=samples.SECTIONS, by="test")
    return pack


def test_what_is_loaded_is_what_lay_in_the_folder(folder: Path) -> None:
    assert content() == read_folder(folder)
    version = PackVersion.objects.get()
    assert (version.key, version.version, version.loaded_by) == ("small", "1.0", "test")
    assert version.fingerprint == content().fingerprint()


def test_loading_twice_changes_nothing(folder: Path) -> None:
    rows = list(PackFile.objects.values_list("pk", flat=True))
    again = load(folder=folder, sections=samples.SECTIONS, by="someone else")
    assert not again.changed
    assert list(PackFile.objects.values_list("pk", flat=True)) == rows
    assert PackVersion.objects.get().loaded_by == "test"


def test_a_file_spoilt_in_the_database_is_mended_by_loading_again(folder: Path) -> None:
    PackFile.objects.filter(path="glossary.yaml").update(body=b"spoilt")
    assert load(folder=folder, sections=samples.SECTIONS, by="test").changed
    assert content() == read_folder(folder)


def test_a_changed_file_replaces_the_old_and_a_removed_one_goes(folder: Path) -> None:
    (folder / "directory/rosa.yaml").write_text(samples.FILES["directory/rosa.yaml"].replace("ROSA", "Rosa"))
    (folder / "media").mkdir()
    (folder / "media/a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert [(one.kind, one.path) for one in diff(folder)] == [("changed", "directory/rosa.yaml"), ("added", "media/a.png")]
    assert load(folder=folder, sections=samples.SECTIONS, by="test").changed
    assert diff(folder) == []
    (folder / "media/a.png").unlink()
    assert [(one.kind, one.path) for one in diff(folder)] == [("removed", "media/a.png")]
    load(folder=folder, sections=samples.SECTIONS, by="test")
    assert "media/a.png" not in content().files


def test_a_pack_with_a_fault_leaves_the_old_content(folder: Path) -> None:
    before = content()
    (folder / "directory/rosa.yaml").write_text("name: {nb: Rosa}\n")
    with pytest.raises(PackRefused) as refused:
        load(folder=folder, sections=samples.SECTIONS, by="test")
    assert {fault.path for fault in refused.value.faults} == {"directory/rosa.yaml"}
    assert content() == before


@pytest.mark.parametrize("after", [0, 1])
def test_a_load_that_fails_half_way_leaves_the_old_content(folder: Path, after: int, monkeypatch: pytest.MonkeyPatch) -> None:
    before, version = content(), PackVersion.objects.get()
    (folder / "glossary.yaml").write_text('offer: {term: {nb: "offer"}, explanation: {nb: "Nytt."}}\n')

    def fail(*args: object, **named: object) -> None:
        raise DatabaseError("the disk is full")

    monkeypatch.setattr(*((PackVersion.objects, "create", fail) if after == 0 else (PackFile.objects, "bulk_create", fail)))
    with pytest.raises(DatabaseError):
        load(folder=folder, sections=samples.SECTIONS, by="test")
    monkeypatch.undo()
    assert content() == before
    assert PackVersion.objects.get() == version


def test_nothing_loaded_is_no_files() -> None:
    assert dict(store.stored().files) == {}
