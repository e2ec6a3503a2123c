"""A release is written whole and switched whole, and is the same wherever it is built."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from utvei.config.publishing import build
from utvei.foundation.packs.selectors import read_folder
from utvei.foundation.release import services
from utvei.foundation.release.domain.manifest import ReleaseManifest, release_hash
from utvei.foundation.release.selectors import NoRelease, Release, current

ROOT = Path(__file__).resolve().parents[2]
MANIFEST = ReleaseManifest(hash="", content="sha256:0", first_day="2026-11-22", site={"name": "Trondheim"})


def test_a_release_becomes_current_and_keeps_its_files(tmp_path: Path) -> None:
    folder = services.publish(home=tmp_path, files={"pages/index.html": b"one"}, manifest=MANIFEST)
    assert current(tmp_path).read("pages/index.html") == b"one"
    assert current(tmp_path).folder == folder
    assert current(tmp_path).manifest.hash == folder.name


def test_no_release_is_an_error_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(NoRelease, match="utvei publish"):
        current(tmp_path)


def test_a_failed_write_leaves_the_old_release_and_no_rubbish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    services.publish(home=tmp_path, files={"a": b"old"}, manifest=MANIFEST)

    def full(path: Path, body: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(services, "_write_file", full)
    with pytest.raises(OSError, match="No space"):
        services.publish(home=tmp_path, files={"a": b"new"}, manifest=MANIFEST)
    assert current(tmp_path).read("a") == b"old"
    assert [p.name for p in (tmp_path / "release").iterdir() if p.name.startswith(".writing")] == []


def test_a_half_written_folder_is_not_taken_for_a_release(tmp_path: Path) -> None:
    name = "0123456789abcdef"
    (tmp_path / "release" / name).mkdir(parents=True)
    services.publish(home=tmp_path, files={"a": b"new"}, manifest=MANIFEST)
    assert current(tmp_path).read("a") == b"new"


def test_old_releases_are_forgotten_but_the_newest(tmp_path: Path) -> None:
    for i in range(6):
        services.publish(home=tmp_path, files={"a": str(i).encode()}, manifest=MANIFEST)
    folders = [p for p in (tmp_path / "release").iterdir() if p.is_dir() and not p.is_symlink()]
    assert len(folders) == services.KEEP
    assert current(tmp_path).read("a") == b"5"


@pytest.mark.slow
def test_the_same_packs_give_the_same_release() -> None:
    content = read_folder(ROOT / "packs/trondheim")
    one, two = (build(content, date(2026, 11, 22))[0] for _ in range(2))
    assert release_hash(one) == release_hash(two)


def test_the_real_release_is_complete(release: Release) -> None:
    for name in ("rules.json", "directory.sqlite", "search.sqlite", "topics.json", "manifest.json", "pages/akutt/index.html"):
        assert release.path(name).is_file(), name
    assert {line["number"] for line in release.manifest.site["emergency"]} == {"112", "113", "116117"}
    assert json.loads(release.read("topics.json"))["topics"]


def test_no_stored_page_carries_an_open_mark(release: Release) -> None:
    for page in release.path("pages").rglob("*.html"):
        text = page.read_text()
        assert "åpent nå" not in text, page
        assert "mark-open" not in text, page
