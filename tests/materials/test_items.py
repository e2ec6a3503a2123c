"""What items say, and to whom: neutral outsides, marks of machines, districts that the directory knows."""

from __future__ import annotations

from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from tests.materials.conftest import ItemsOf
from tests.materials.samples import ADDRESS, only, said, with_files
from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.texts import LANGUAGES
from utvei.public.exposed.domain.pack import TELLING
from utvei.workspace.materials import printing
from utvei.workspace.materials.domain.audiences import AUDIENCES, FORMS, NEUTRAL, slug_of
from utvei.workspace.materials.items import Item


def test_every_audience_has_every_form_and_the_exposed_every_language(content: Content, all_items: dict[str, Item]) -> None:
    for audience in AUDIENCES:
        found = {(item.form, item.language) for item in all_items.values() if item.audience == audience and not item.district}
        languages = {path.split("/")[1][:-5] for path in content.paths("exposed/*.yaml")} if audience == "exposed" else set(LANGUAGES)
        assert found == {(form, language) for form in FORMS for language in languages}, audience


def test_what_is_carried_in_secret_tells_nothing_on_its_outside(all_items: dict[str, Item]) -> None:
    for stem, item in all_items.items():
        assert not TELLING.search(stem), stem
        if item.audience in NEUTRAL:
            for name in ("title", "heading", "short", "claim", "sender", "address"):
                assert not TELLING.search(item.data[name]), f"{stem}: {name}"


def test_each_text_that_a_machine_wrote_says_so_on_paper(all_items: dict[str, Item]) -> None:
    for stem, item in all_items.items():
        assert bool(item.data["machine"]) == (item.language not in LANGUAGES), stem
        assert item.machine == bool(item.data["machine"])


def test_words_about_buttons_do_not_stand_on_paper(content: Content, all_items: dict[str, Item]) -> None:
    poster = all_items["/materiell/til-deg/plakat-nb"]
    assert len(poster.data["careful"]["lines"]) == 3
    assert not any("Forlat siden" in text for text in said(poster.data))


def test_a_district_names_its_own_office_first(all_items: dict[str, Item]) -> None:
    item = all_items["/materiell/parorende/plakat-nb-ostbyen"]
    first = item.data["groups"][0]["rows"][0]
    assert (first["key"], first["name"]) == ("barnevernstjenesten", "Barnevernstjenesten, Østbyen")
    assert {one.language for one in all_items.values() if one.district} == {"nb", "nn"}
    assert {one.form for one in all_items.values() if one.district} == {"poster", "leaflet"}


def test_where_the_directory_knows_no_office_of_a_district_nothing_is_made_for_it(content: Content, items_of: ItemsOf) -> None:
    path = "directory/barnevernstjenesten.yaml"
    somewhere = content.text(path).replace("districts: [Østbyen, Midtbyen, Lerkendal, Heimdal]", "districts: [Heimdal]")
    made = items_of(only(with_files(content, {path: somewhere}), "materials/texts/youth/*"))
    assert {item.district for item in made.values()} == {"", "Heimdal"}


def test_no_code_without_an_address_and_a_short_one_with(all_items: dict[str, Item], addressed_items: dict[str, Item]) -> None:
    assert all(item.data["qr"] is None and item.data["address"] == "" for item in all_items.values())
    host = ADDRESS.removeprefix("https://")
    shown = {stem: item.data["address"] for stem, item in addressed_items.items()}
    assert shown["/materiell/til-deg/kort-th"] == f"{host}/t/th"
    assert shown["/materiell/unge/kort-nn"] == f"{host}/t/nn"
    assert shown["/materiell/hoteller/kort-nb"] == host
    assert shown["/materiell/hoteller/kort-en"] == f"{host}/en"
    assert all(item.data["qr"]["alt"].endswith(item.data["address"]) for item in addressed_items.values())


def test_every_letter_has_a_form_in_our_fonts(all_items: dict[str, Item]) -> None:
    for weight in ("Regular", "Bold"):
        there = {code for file in Path(printing.FONTS).glob(f"*-{weight}.ttf") for code in TTFont(file).getBestCmap()}
        for stem, item in all_items.items():
            letters = {letter for text in said(item.data) for letter in text}
            assert not {letter for letter in letters if ord(letter) not in there}, stem


def test_the_fonts_are_small_and_carry_their_licence() -> None:
    folder = Path(printing.FONTS)
    assert sum(file.stat().st_size for file in folder.glob("*.ttf")) < 1_500_000
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text().upper()
    for file in folder.glob("*.ttf"):
        assert {"GSUB", "GPOS"} & set(TTFont(file).keys()), f"{file.name}: letters are not joined without these"


def test_districts_have_plain_addresses() -> None:
    assert [slug_of(name) for name in ("Østbyen", "Indre Ås", "Sør-Fron", "Mo i Rana")] == ["ostbyen", "indre-as", "sor-fron", "mo-i-rana"]


def test_what_no_professional_has_read_bears_its_mark_and_no_date_of_review(all_items: dict[str, Item]) -> None:
    for item in all_items.values():
        assert bool(item.data["machine"]) == item.machine
        assert bool(item.data["reviewed"]) != item.machine
