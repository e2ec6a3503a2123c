"""What is changed here stays, and an upstream change to the same field waits beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from utvei.foundation.packs import selectors, services, store
from utvei.foundation.packs.domain.overlay import Change, fields_of, fingerprint, lay_over, value_of, waiting
from utvei.foundation.vocabulary.content import Content

PAGE = b"---\ntitle: Tegn\nsources: [a]\n---\n\nGammel tekst.\n"
ACTOR = b"name: {nb: Rosa, nn: Rosa}\nages: {min: 18}\n"
UPSTREAM = Content(
    {"knowledge/tegn/nb.md": PAGE, "directory/rosa.yaml": ACTOR, "pack.yaml": b"key: demo\nversion: '1'\nname: {nb: Demo}\n"}
)


def change(path: str, field: str, value: object) -> Change:
    return Change(path, field, fingerprint(value_of(UPSTREAM, path, field)), value)


def test_a_changed_body_replaces_only_the_body() -> None:
    merged = lay_over(UPSTREAM, [change("knowledge/tegn/nb.md", "body", "Ny tekst.")])
    assert fields_of(merged, "knowledge/tegn/nb.md") == {"title": "Tegn", "sources": ["a"], "body": "Ny tekst."}
    assert merged.origin["knowledge/tegn/nb.md"] == "overlay"


def test_a_field_inside_a_field() -> None:
    merged = lay_over(UPSTREAM, [change("directory/rosa.yaml", "name.nb", "ROSA")])
    assert fields_of(merged, "directory/rosa.yaml") == {"name": {"nb": "ROSA", "nn": "Rosa"}, "ages": {"min": 18}}


def test_an_upstream_change_to_another_field_comes_through() -> None:
    ours = [change("directory/rosa.yaml", "name.nb", "ROSA")]
    later = Content({**UPSTREAM.files, "directory/rosa.yaml": b"name: {nb: Rosa, nn: Rosa}\nages: {min: 16}\n"})
    assert fields_of(lay_over(later, ours), "directory/rosa.yaml")["ages"] == {"min": 16}
    assert waiting(later, ours) == []


def test_an_upstream_change_to_the_same_field_waits() -> None:
    ours = [change("knowledge/tegn/nb.md", "body", "Vår tekst.")]
    later = Content({**UPSTREAM.files, "knowledge/tegn/nb.md": PAGE.replace(b"Gammel", b"Deres nye")})
    (found,) = waiting(later, ours)
    assert (found.ours, found.theirs) == ("Vår tekst.", "Deres nye tekst.")
    assert fields_of(lay_over(later, ours), "knowledge/tegn/nb.md")["body"] == "Vår tekst."


def test_upstream_that_comes_to_say_the_same_does_not_wait() -> None:
    ours = [change("knowledge/tegn/nb.md", "body", "Ny tekst.")]
    later = Content({**UPSTREAM.files, "knowledge/tegn/nb.md": PAGE.replace(b"Gammel", b"Ny")})
    assert waiting(later, ours) == []


def test_a_file_of_our_own_and_a_field_taken_away() -> None:
    merged = lay_over(
        UPSTREAM, [Change("knowledge/ny/nb.md", "*", None, "---\ntitle: Ny\n---\n"), change("directory/rosa.yaml", "ages", None)]
    )
    assert merged.text("knowledge/ny/nb.md").startswith("---")
    assert "ages" not in fields_of(merged, "directory/rosa.yaml")


@pytest.fixture
def loaded(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "stored", lambda: UPSTREAM)


@pytest.mark.usefixtures("loaded")
def test_a_change_is_in_force_until_it_is_given_up() -> None:
    services.change(path="knowledge/tegn/nb.md", field="body", value="Ny tekst.", by="redaktor")
    assert value_of(selectors.content(), "knowledge/tegn/nb.md", "body") == "Ny tekst."
    services.change(path="knowledge/tegn/nb.md", field="body", value="Nyere tekst.", by="redaktor")
    assert [one.value for one in store.changes()] == ["Nyere tekst."]
    assert services.take_upstream(path="knowledge/tegn/nb.md", field="body")
    assert not services.take_upstream(path="knowledge/tegn/nb.md", field="body")
    assert selectors.content().files == UPSTREAM.files


@pytest.mark.usefixtures("loaded")
def test_a_value_that_is_the_packs_own_is_no_change() -> None:
    services.change(path="knowledge/tegn/nb.md", field="body", value="Ny.", by="redaktor")
    services.change(path="knowledge/tegn/nb.md", field="body", value="Gammel tekst.", by="redaktor")
    assert store.changes() == []


@pytest.mark.usefixtures("loaded")
def test_what_was_changed_is_written_out_as_a_pack(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="nothing to export"):
        services.export(tmp_path / "out")
    services.change(path="directory/rosa.yaml", field="name.nb", value="ROSA", by="redaktor")
    services.export(tmp_path / "out")
    assert "ROSA" in (tmp_path / "out/directory/rosa.yaml").read_text()
    assert "extends: demo" in (tmp_path / "out/pack.yaml").read_text()
    with pytest.raises(FileExistsError):
        services.export(tmp_path / "out")
