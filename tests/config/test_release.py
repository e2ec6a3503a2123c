"""A release is written whole and switched whole, and is the same wherever it is built."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from utvei.config import cli_content
from utvei.config.publishing import build, site_facts
from utvei.config.refusal import Refusal
from utvei.foundation.packs.selectors import read_folder
from utvei.foundation.release import services
from utvei.foundation.release.domain.manifest import ReleaseManifest, release_hash
from utvei.foundation.release.selectors import NoRelease, Release, current
from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.manifests import CannotBuild

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


def test_a_file_that_stays_the_same_is_not_written_again(tmp_path: Path) -> None:
    first = services.publish(home=tmp_path, files={"same": b"one", "other": b"two", "longer": b"three"}, manifest=MANIFEST)
    second = services.publish(home=tmp_path, files={"same": b"one", "other": b"owt", "longer": b"three!", "new": b""}, manifest=MANIFEST)
    assert first != second
    alike = {name: (first / name).stat().st_ino == (second / name).stat().st_ino for name in ("same", "other", "longer")}
    assert alike == {"same": True, "other": False, "longer": False}
    assert [(second / name).read_bytes() for name in ("same", "other", "longer", "new")] == [b"one", b"owt", b"three!", b""]


def test_where_the_disk_knows_no_second_names_files_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*given: object, **named: object) -> None:
        raise OSError

    services.publish(home=tmp_path, files={"same": b"one"}, manifest=MANIFEST)
    monkeypatch.setattr("os.link", refuse)
    second = services.publish(home=tmp_path, files={"same": b"one", "new": b"2"}, manifest=MANIFEST)
    assert (second / "same").read_bytes() == b"one"


@pytest.mark.slow
def test_the_same_packs_give_the_same_release(release: Release, home: Path) -> None:
    content = read_folder(ROOT / "packs/trondheim")
    # Printed items are taken over from the release of this run; that they come out the same is shown in tests/materials.
    one, two = (build(content, date(2026, 11, 22), home=home)[0] for _ in range(2))
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


def test_what_cannot_be_built_is_refused_in_plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**given: object) -> None:
        raise CannotBuild("hotels/card/nb: the text does not fit: back of the card")

    monkeypatch.setattr("utvei.config.publishing.publish", fail)
    with pytest.raises(Refusal, match="hotels/card/nb: the text does not fit"):
        cli_content._write(Content({}))


def test_long_work_is_told_now_and_then_and_quick_work_never(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    tell = cli_content.progress(2.0)
    for done in (1, 2, 3):
        tell("posters", done, 3)
    assert capsys.readouterr().err == ""
    tell = cli_content.progress(2.0)
    for done in range(1, 6):
        now[0] += 1.5
        tell("posters", done, 5)
    assert capsys.readouterr().err == "posters: 2 of 5\nposters: 4 of 5\nposters: 5 of 5\n"


def test_the_address_of_the_house_is_given_once_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = read_folder(ROOT / "packs" / "trondheim")
    assert site_facts(content)["address"] == ""
    monkeypatch.setenv("UTVEI_ADDRESS", "https://utvei.example.no/")
    given = site_facts(content)
    assert given["address"] == "https://utvei.example.no"
    monkeypatch.delenv("UTVEI_ADDRESS")
    manifest = ReleaseManifest(hash="", content="sha256:0", first_day="2026-11-22", site={**given, "letters_key": "ab"})
    services.publish(home=tmp_path, files={"a": b""}, manifest=manifest)
    kept = site_facts(content, home=tmp_path)
    assert (kept["address"], kept["letters_key"]) == ("https://utvei.example.no", "ab")
    assert site_facts(content, "cd", home=tmp_path)["letters_key"] == "cd"


@pytest.mark.parametrize("address", ["ftp://utvei.example.no", "utvei.example.no", "http://utvei.example.no"])
def test_no_code_is_printed_that_leads_to_what_is_not_safe(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("UTVEI_ADDRESS", address)
    with pytest.raises(CannotBuild, match="begins with https://"):
        site_facts(read_folder(ROOT / "packs" / "trondheim"))
