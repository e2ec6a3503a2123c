"""Packs laid over each other, differences, and the pack that `utvei pack new` writes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.packs import samples
from utvei.foundation.packs.domain.difference import differences
from utvei.foundation.packs.selectors import PackRefused, read_folder
from utvei.foundation.packs.services import check_folder, new
from utvei.foundation.vocabulary.content import Content

LOCAL = 'key: local\nname: {nb: "Lokal"}\nversion: "1.0"\nlanguage: nb\nlanguages: [nb]\nextends: national\n'


@pytest.fixture
def local(tmp_path: Path) -> Path:
    """Return a local pack beside a sound national one."""
    samples.write(tmp_path / "national")
    (tmp_path / "local" / "directory").mkdir(parents=True)
    (tmp_path / "local" / "pack.yaml").write_text(LOCAL)
    return tmp_path / "local"


def test_a_local_file_replaces_the_national_one_of_its_path(local: Path) -> None:
    changed = samples.FILES["directory/rosa.yaml"].replace("ROSA", "Rosa")
    (local / "directory/rosa.yaml").write_text(changed)
    content, faults = check_folder(local, samples.SECTIONS)
    assert faults == []
    assert content is not None
    assert content.text("directory/rosa.yaml") == changed
    assert content.text("pack.yaml") == LOCAL
    assert {path for path, pack in content.origin.items() if pack == "local"} == {"pack.yaml", "directory/rosa.yaml"}
    assert content.origin["sources.yaml"] == "small"


def test_a_fault_in_the_national_pack_is_shown_where_it_stands(local: Path) -> None:
    (local.parent / "national/directory/rosa.yaml").write_text("name: {nb: ROSA}\n")
    paths = {fault.path for fault in check_folder(local, samples.SECTIONS)[1]}
    assert paths == {"../national/directory/rosa.yaml"}


def test_packs_that_extend_each_other_are_refused(local: Path) -> None:
    (local.parent / "national/pack.yaml").write_text(samples.FILES["pack.yaml"] + "extends: local\n")
    _, faults = check_folder(local, samples.SECTIONS)
    assert [str(fault) for fault in faults] == [
        "../national/pack.yaml:6: A pack never extends itself, not by way of others either. Mend «extends»."
    ]


def test_two_packs_of_one_key_are_refused(local: Path) -> None:
    (local / "pack.yaml").write_text(LOCAL.replace("key: local", "key: small"))
    _, faults = check_folder(local, samples.SECTIONS)
    assert [fault.expected for fault in faults] == ["Each pack has a key of its own; «small» stands twice."]


def test_a_national_list_may_name_an_actor_that_a_municipality_adds(local: Path) -> None:
    rule = local.parent / "national/guidance/rules/one.yaml"
    rule.write_text(rule.read_text().replace("contacts: [rosa]", "contacts: [vakta, rosa]"))
    assert len(check_folder(local, samples.SECTIONS)[1]) == 1
    with (local.parent / "national/pack.yaml").open("a") as pack:
        pack.write("local_actors: [vakta]\n")
    assert check_folder(local, samples.SECTIONS)[1] == []


def test_reading_a_folder_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackRefused, match=r"pack\.yaml:1"):
        read_folder(tmp_path)


def test_differences_name_every_file_that_differs() -> None:
    old = Content({"a.yaml": b"a: 1\n", "b.yaml": b"b: 1\n", "same.md": b"x\n", "media/a.png": b"1"})
    new_one = Content({"b.yaml": b"b: 2\n", "c.yaml": b"c: 1\n", "same.md": b"x\n", "media/a.png": b"2"})
    found = list(differences(old, new_one))
    assert [(one.kind, one.path) for one in found] == [
        ("removed", "a.yaml"),
        ("changed", "b.yaml"),
        ("added", "c.yaml"),
        ("changed", "media/a.png"),
    ]
    assert str(found[1]).splitlines()[-3:] == ["-b: 1", "+b: 2", " "]
    assert found[3].lines == ()


def test_a_new_pack_is_written_whole_and_once(tmp_path: Path) -> None:
    folder = new("Indre Østfold", tmp_path / "indre-ostfold", date(2026, 11, 22))
    assert "key: indre-ostfold\n" in (folder / "pack.yaml").read_text("utf-8")
    with pytest.raises(FileExistsError):
        new("Indre Østfold", folder)


@pytest.mark.parametrize("name", ["", "..", "a/b", 'x"y', "a\nb", "{}", "   ", "\x1b[31m"])
def test_a_name_that_cannot_be_a_folder_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is no name for a pack"):
        new(name, tmp_path / "x")
    assert not (tmp_path / "x").exists()
