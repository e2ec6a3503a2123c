"""Each folder in `bad/` has one fault; the check says exactly what its expected.txt says, and never anything but faults."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.packs import samples
from utvei.foundation.packs.domain.check import check
from utvei.foundation.packs.domain.files import MAX_FILE
from utvei.foundation.packs.services import check_folder
from utvei.foundation.vocabulary.content import Content

FAULTS = sorted(samples.BAD.iterdir())


def test_the_sound_pack_has_no_fault(tmp_path: Path) -> None:
    content, faults = check_folder(samples.write(tmp_path / "pack"), samples.SECTIONS)
    assert faults == []
    assert content is not None
    assert set(content.origin.values()) == {"small"}


def test_there_are_enough_faults() -> None:
    assert len(FAULTS) >= 30


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_each_fault_has_its_message(fault: Path, tmp_path: Path) -> None:
    folder = samples.lay_over(samples.write(tmp_path / "pack"), fault)
    _, faults = check_folder(folder, samples.SECTIONS)
    assert "".join(f"{fault}\n" for fault in faults) == (fault / samples.EXPECTED).read_text("utf-8")


@pytest.mark.parametrize("name", ["directory/link.yaml", "media", "link.md"])
def test_links_are_never_followed(name: str, tmp_path: Path) -> None:
    folder = samples.write(tmp_path / "pack")
    (tmp_path / "secret.yaml").write_text("password: in here\n")
    (folder / name).symlink_to(tmp_path if name == "media" else tmp_path / "secret.yaml")
    content, faults = check_folder(folder, samples.SECTIONS)
    assert content is None
    assert [str(fault) for fault in faults] == [
        f"{name}:1: A pack holds plain files that can be read, no links. Remove it, or put a plain file there."
    ]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    folder = samples.write(tmp_path / "pack")
    os.mkfifo(folder / "directory" / "pipe.yaml")
    assert [fault.path for fault in check_folder(folder, samples.SECTIONS)[1]] == ["directory/pipe.yaml"]


def test_a_large_file_is_refused(tmp_path: Path) -> None:
    folder = samples.write(tmp_path / "pack")
    (folder / "directory" / "large.yaml").write_bytes(b"# " + b"a" * 3 * MAX_FILE)
    expected = "directory/large.yaml:1: A file is at most 1 MB. Make it smaller or split it."
    assert [str(fault) for fault in check_folder(folder, samples.SECTIONS)[1]] == [expected]


def test_a_name_that_is_no_text_is_refused_in_plain_letters(tmp_path: Path) -> None:
    folder = samples.write(tmp_path / "pack")
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff\x1b[31m.yaml")).write_text("x")
    faults = check_folder(folder, samples.SECTIONS)[1]
    assert [fault.path for fault in faults] == ["��[31m.yaml"]


@pytest.mark.parametrize("folder", ["nowhere", "file"])
def test_what_is_no_folder_is_a_fault(folder: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    content, faults = check_folder(tmp_path / folder, samples.SECTIONS)
    assert content is None
    assert "A pack is a folder." in {fault.expected for fault in faults}


PATHS = (
    "pack.yaml",
    "sources.yaml",
    "glossary.yaml",
    "directory/rosa.yaml",
    "knowledge/tegn/nb.md",
    "guidance/rules/one.yaml",
    "media/a.svg",
)
SNIPPETS = st.lists(
    st.sampled_from(
        [
            "key:",
            " ",
            "\n",
            "- ",
            "[",
            "]",
            "{",
            "}",
            "nb",
            ": ",
            '"',
            "'",
            "&a",
            "*a",
            "!!int",
            "|",
            "---\n",
            "<<",
            "null",
            "0",
            "1e9",
            "sources",
        ]
        + [
            "municipality:\n",
            "  leads: ",
            "local_actors: ",
            "extends: ",
            "{call:",
            "}",
            "page:",
            "22331166",
            "\\u0000",
            "æ",
            "\x85",
            "🙂",
            "?",
        ]
    ),
    max_size=30,
).map(lambda parts: "".join(parts).encode())


@given(path=st.sampled_from(PATHS), body=st.one_of(st.binary(max_size=200), SNIPPETS), keep=st.booleans())
@settings(max_examples=15000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_at_all_give_faults_and_never_an_error(path: str, body: bytes, keep: bool) -> None:
    sound = {name: text.encode() for name, text in samples.FILES.items()}
    files = {**sound, path: (sound.get(path, b"") if keep else b"") + body}
    for fault in check(Content(files), samples.SECTIONS):
        assert fault.line >= 1
        assert str(fault).isprintable()
        assert fault.expected.endswith(".")
        assert fault.mend.endswith(".")


@given(path=st.text(max_size=40))
@settings(max_examples=3000, deadline=None)
def test_any_name_at_all_gives_faults_and_never_an_error(path: str) -> None:
    for fault in check(Content({path: b"x"}), samples.SECTIONS):
        assert str(fault).isprintable()


@pytest.mark.parametrize("body", [b"[" * 400_000, b"a: " + b"{b: " * 100_000, b"- " * 200_000], ids=["lists", "mappings", "entries"])
def test_deep_nesting_does_not_end_the_program(body: bytes) -> None:
    content = Content({"pack.yaml": samples.FILES["pack.yaml"].encode(), "directory/rosa.yaml": body})
    assert [fault.path for fault in check(content, samples.SECTIONS) if "YAML" in fault.expected] == ["directory/rosa.yaml"]
