"""Kits: what is projected fits a screen, what is for the adult alone is never projected, and invented stories say so."""

from __future__ import annotations

import re

import pytest

from utvei.config.settings.common import PACKS
from utvei.foundation.packs.selectors import read_folder
from utvei.foundation.release.selectors import Release
from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.texts import LANGUAGES
from utvei.workspace.materials.domain.kits import BlockFault, check, kits, pieces
from utvei.workspace.materials.kits import links

SLUGS = {"school-8-10", "school-upper", "easy-read", "newcomers", "relatives"}
FRONT = """---
title: "Prøve"
summary: "Prøve."
audience: school
minutes: 45
contacts: [alarmtelefonen]
sources: [strl-257]
owner: fagredaksjonen
reviewed: "2026-11-22"
next_review: "2027-05-22"
---
"""
VIGNETTE = "::: vignette\n### Nora\nNora låner bort kortet.\n\nHistorien er oppdiktet.\n:::"


@pytest.fixture(scope="module")
def content() -> Content:
    """The real packs."""
    return read_folder(PACKS / "trondheim")


def faults(body: str) -> list[str]:
    """What is wrong with a kit of this body."""
    return [str(fault) for fault in check(Content({"materials/kits/prove/nb.md": (FRONT + body).encode()}))]


def test_the_five_kits_stand_in_three_languages(content: Content) -> None:
    assert {(kit.slug, kit.language) for kit in kits(content)} == {(slug, language) for slug in SLUGS for language in LANGUAGES}
    assert list(check(content)) == []
    for language in LANGUAGES:
        assert [link["lang"] for link in links(content, language)] == [""] * len(SLUGS)


@pytest.mark.parametrize("slug", ["school-8-10", "school-upper"])
def test_the_young_learn_where_they_can_talk(content: Content, slug: str) -> None:
    for kit in kits(content):
        if kit.slug == slug:
            assert {"alarmtelefonen", "kors-pa-halsen"} <= set(kit.front.contacts)
            assert {piece.kind for piece in kit.pieces} >= {"slide", "vignette", "discuss", "task", "teacher", "text"}


def test_blocks_are_taken_apart_in_order() -> None:
    body = f"## Først\n\n{VIGNETTE}\n\nMellom\n\n::: teacher\nBare til deg.\n:::\n"
    assert [(piece.kind, piece.projected) for piece in pieces(body)] == [
        ("text", False), ("vignette", True), ("text", False), ("teacher", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "line", "expected"),
    [
        ("::: slide\n### A\nx", 1, "closes this block"),
        ("::: slide\n### A\n::: slide\n:::", 3, "closed with ::: before"),
        ("tekst\n:::\n", 2, "closed with ::: before"),
        ("::: lysark\n### A\n:::", 1, "a kind known here: slide"),
    ],
)
def test_a_fence_without_its_fellow_is_named_by_line(body: str, line: int, expected: str) -> None:
    with pytest.raises(BlockFault, match=expected) as raised:
        list(pieces(body))
    assert raised.value.line == line
    assert faults(body)[0].startswith(f"materials/kits/prove/nb.md:{line + FRONT.count(chr(10))}: ")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("::: slide\nuten overskrift\n:::", "a heading"),
        ("::: slide\n### A\n" + "ord " * 90 + "\n:::", "at most 75 words"),
        (VIGNETTE.replace("Historien er oppdiktet.", "Slik var det."), "says it is invented"),
    ],
)
def test_what_does_not_suit_a_wall_is_refused(body: str, expected: str) -> None:
    assert any(expected in fault for fault in faults(body))
    assert faults(VIGNETTE) == []


def test_front_matter_is_asked_for() -> None:
    broken = Content({"materials/kits/prove/nb.md": b"## Ingen felter\n"})
    assert [fault.expected for fault in check(broken)] == ["front matter between two lines of ---."]
    lacking = Content({"materials/kits/prove/en.md": (FRONT + VIGNETTE).encode()})
    assert any("bokmål" in fault.expected for fault in check(lacking))


@pytest.mark.parametrize("prefix", ["", "nn/", "en/"])
@pytest.mark.parametrize("slug", sorted(SLUGS))
def test_the_page_prints_all_and_the_screens_leave_the_adults_notes_out(release: Release, prefix: str, slug: str) -> None:
    page = release.read(f"pages/{prefix}materiell/opplegg/{slug}/index.html").decode()
    wall = release.read(f"pages/{prefix}materiell/opplegg/{slug}/vis/index.html").decode()
    assert "kit-teacher" in page
    assert "screen teacher" not in wall and "kit-teacher" not in wall
    assert wall.count('<section class="screen') == len(re.findall(r'class="kit-block kit-(?:slide|vignette|discuss|task)"', page)) + 2
    for text in (page, wall):
        assert 'href="/ut/"' in text
        assert "kit-people" in text
        assert "<script>" not in text
        if prefix:
            assert 'href="/kunnskap/' not in text
    places = [int(number) for number in re.findall(r'id="s(\d+)"', wall)]
    assert places == list(range(len(places)))
    assert set(re.findall(r'href="#s(\d+)"', wall)) <= {str(place) for place in places}


def test_hours_stand_beside_the_young_peoples_numbers(release: Release) -> None:
    page = release.read("pages/materiell/opplegg/school-8-10/index.html").decode()
    young = page[page.index('id="snakke"') :]
    assert 'href="tel:116111"' in young
    assert "14.00" in young
    assert "ikke bekreftet" in young
