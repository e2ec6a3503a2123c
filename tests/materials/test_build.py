"""The part of a release: files, packages and pages; what is the same is taken over from the release before."""

from __future__ import annotations

import io
import json
import os
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.materials.conftest import DAY
from tests.materials.samples import only, with_files
from utvei.foundation.release.selectors import Release
from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.manifests import BuildContext
from utvei.workspace.materials import making
from utvei.workspace.materials.build import WHOLE, build, search_rows
from utvei.workspace.materials.domain.audiences import SLUGS
from utvei.workspace.materials.making import MADE
from utvei.workspace.materials.presenting import size_in_words
from utvei.workspace.materials.press import Job, printed
from utvei.workspace.materials.zips import packed

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "utvei.config.settings.public")
SITE = {"name": "Prøveby", "exit_url": "https://www.yr.no/", "languages": ["nb", "nn", "en"], "emergency": []}
Built = Callable[..., dict[str, bytes]]


@pytest.fixture(scope="session")
def built() -> Built:
    """Return what builds the materials' part of a release with the open house's own templates."""
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()
    from utvei.foundation.ui.rendering import page

    def render(template: str, context: Mapping[str, Any], *, language: str, path: str) -> bytes:
        return page(template, context, language=language, path=path, site=SITE)

    return lambda content, **more: build(BuildContext(content, DAY, render, **more))


@pytest.fixture(scope="session")
def small(content: Content) -> Content:
    """A pack with three short texts to print: two languages of the house, and one of another script."""
    return only(content, "exposed/nb.yaml", "exposed/en.yaml", "exposed/ar.yaml")


@pytest.fixture(scope="session")
def first(built: Built, small: Content) -> dict[str, bytes]:
    """What comes of it when there is no release yet."""
    return built(small)


def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note the name of every item that is set from now on."""
    names: list[str] = []

    def noting(jobs: list[Job]) -> Any:
        names.extend(job.data["name"] for job in jobs)
        return printed(jobs)

    monkeypatch.setattr(making, "printed", noting)
    return names


def test_every_form_in_every_language_and_pages_that_lead_to_them(first: dict[str, bytes]) -> None:
    for form in ("plakat", "brosjyre", "kort", "klistremerke"):
        for language in ("nb", "en", "ar"):
            for ending in (".pdf", ".svg", ".png"):
                assert f"pages/materiell/til-deg/{form}-{language}{ending}" in first
    for prefix in ("", "nn/", "en/"):
        page = first[f"pages/{prefix}materiell/til-deg/index.html"].decode()
        links = {link.removeprefix("/") for link in re.findall(r'(?:href|src)="(/materiell/til-deg/[^"]+\.\w+)"', page)}
        assert links and all(f"pages/{link}" in first for link in links)
        assert 'lang="ar" dir="rtl">العربية' in page
        assert page.count("ikke bekreftet") == 0


def test_three_clicks_from_the_index_to_the_printer(first: dict[str, bytes]) -> None:
    index = first["pages/materiell/index.html"].decode()
    assert 'href="/materiell/til-deg/"' in index
    audience = first["pages/materiell/til-deg/index.html"].decode()
    assert 'href="/materiell/til-deg/plakat-ar.pdf"' in audience


def test_the_page_says_where_the_code_will_stand(built: Built, first: dict[str, bytes], small: Content) -> None:
    words = "QR settes inn når adressen er bestemt"
    assert words in first["pages/materiell/til-deg/index.html"].decode()
    settled = built(only(small, "exposed/nb.yaml"), address="https://utvei.example.no")
    assert words not in settled["pages/materiell/til-deg/index.html"].decode()
    shown = built(only(small, "exposed/nb.yaml"), address="http://localhost:8000")["pages/materiell/til-deg/index.html"].decode()
    assert "Dette er en demonstrasjon" in shown


def test_the_packages_hold_the_files_that_are_served(first: dict[str, bytes]) -> None:
    for address, prefix in ((WHOLE, ""), ("/materiell/til-deg.zip", "til-deg/")):
        with zipfile.ZipFile(io.BytesIO(first[f"pages{address}"])) as package:
            assert package.testzip() is None
            names = package.namelist()
            assert names == sorted(names) and len(names) == 12
            assert all(name.startswith(prefix) and package.read(name) == first[f"pages/materiell/{name}"] for name in names)


def test_a_package_says_nothing_of_when_it_was_made() -> None:
    files = {"b.pdf": b"2", "a.pdf": b"1"}
    assert packed(files) == packed(dict(reversed(files.items())))


def test_nothing_is_set_twice(built: Built, small: Content, first: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    names = asked(monkeypatch)
    told: list[tuple[str, int, int]] = []
    again = built(small, former=first.get, told=lambda *words: told.append(words))
    assert (names, told) == ([], [])
    assert again == first


def test_what_changed_is_set_anew_and_nothing_else(
    built: Built, small: Content, first: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    names = asked(monkeypatch)
    told: list[tuple[str, int, int]] = []
    changed = with_files(small, {"exposed/en.yaml": small.text("exposed/en.yaml").replace("You can get help", "You can get good help")})
    again = built(changed, former=first.get, told=lambda *words: told.append(words))
    assert names == [f"exposed/{form}/en" for form in ("poster", "leaflet", "card", "sticker")]
    assert {what for what, _, _ in told} == {"leaflets and posters"} and {whole for *_, whole in told} == {12}
    assert again["pages/materiell/til-deg/plakat-en.pdf"] != first["pages/materiell/til-deg/plakat-en.pdf"]
    assert again["pages/materiell/til-deg/plakat-ar.pdf"] == first["pages/materiell/til-deg/plakat-ar.pdf"]


@pytest.mark.parametrize("lost", (MADE, "pages/materiell/til-deg/plakat-nb.png", "pages/materiell/til-deg/kort-nb-2.svg"))
def test_what_is_lost_or_spoilt_is_made_again(
    built: Built, small: Content, first: dict[str, bytes], monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    names = asked(monkeypatch)
    former = {path: body for path, body in first.items() if path != lost} | ({MADE: b"[] not json"} if lost == MADE else {})
    assert built(small, former=former.get) == first
    assert len(names) == (12 if lost == MADE else 1)


def test_what_it_was_made_from_is_told_without_saying_what_it_says(first: dict[str, bytes]) -> None:
    notes = json.loads(first[MADE])
    assert len(notes) == 12
    assert all(re.fullmatch(r"[0-9a-f]{24}", mark) for mark in notes.values())


def test_a_pack_without_texts_has_no_pages(built: Built, content: Content) -> None:
    bare = {path: body for path, body in only(content).files.items() if path != "exposed.yaml"}
    assert built(Content(bare)) == {}
    assert search_rows(Content(bare)) == []


def test_the_search_finds_the_pages(content: Content) -> None:
    rows = search_rows(content)
    assert {row.url for row in rows} == {"/materiell/", *(f"/materiell/{slug}/" for slug in SLUGS.values())}
    assert {row.language for row in rows} == {"nb", "nn", "en"}


def test_sizes_are_said_as_readers_say_them() -> None:
    assert [size_in_words(count, "nb") for count in (1, 23_456, 999_499, 6_260_305)] == ["1 kB", "23 kB", "999 kB", "6,3 MB"]
    assert size_in_words(6_260_305, "en") == "6.3 MB"


def test_the_real_release_has_pages_for_all(release: Release) -> None:
    for slug in SLUGS.values():
        assert release.path(f"pages/materiell/{slug}/index.html").is_file()
        assert release.path(f"pages/materiell/{slug}.zip").is_file()
    with zipfile.ZipFile(release.path(f"pages{WHOLE}")) as package:
        assert len(package.namelist()) > 200
