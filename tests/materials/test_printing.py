"""Setting: tagged files in the right language, the right number of pages, the same bytes again, and refusals in plain words."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
import segno
from PIL import Image, ImageStat

from tests.pdfs import pages_of, unpacked
from utvei.foundation.release.selectors import Release
from utvei.workspace.materials import qr
from utvei.workspace.materials.domain.audiences import FORMS, PAGES
from utvei.workspace.materials.items import Item
from utvei.workspace.materials.press import WORTH_IT, Job, printed
from utvei.workspace.materials.printing import PAPER, SCREEN_PIXELS, SMALL, DoesNotFit, Printer

# One language of each script, and those whose words are long.
SCRIPTS = ("nb", "ar", "th", "ti", "hi", "ru")


def item_of(items: dict[str, Item], form: str, language: str, audience: str = "til-deg") -> Item:
    """Return one item."""
    return items[f"/materiell/{audience}/{FORMS[form]}-{language}"]


def changed(item: Item, **texts: Any) -> dict[str, Any]:
    """Return an item's data with other texts."""
    return {**item.data, **texts}


def test_every_file_of_the_release_is_tagged_titled_and_of_the_right_length(release: Release, all_items: dict[str, Item]) -> None:
    for stem, item in all_items.items():
        pdf = release.read(f"pages{stem}.pdf")
        text = unpacked(pdf)
        assert b"/MarkInfo<</Marked true" in text, stem
        assert b"<pdfuaid:part>1</pdfuaid:part>" in text, stem
        assert f"/Lang({item.language})/StructTreeRoot".encode() in text, stem
        assert re.search(rb"/Title[(<]", text), stem
        assert len(pages_of(pdf)) == PAGES[item.form], stem
        pictures = [release.path(f"pages{stem}{ending}") for ending in (".svg", *(f"-{n}.svg" for n in range(2, PAGES[item.form] + 1)))]
        assert all(picture.is_file() for picture in pictures), stem


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", SCRIPTS)
def test_each_form_in_each_script_with_a_code(printer: Printer, addressed_items: dict[str, Item], form: str, language: str) -> None:
    item = item_of(addressed_items, form, language)
    files = printer.files(form, item.data, small=True)
    assert b"/Alt(" in unpacked(files[".pdf"]) or b"/Alt<" in unpacked(files[".pdf"]), "the code has words for those who do not see it"
    width, height = Image.open(io.BytesIO(files[".png"])).size
    assert max(width, height) == SCREEN_PIXELS
    assert abs(width / height - PAPER[form][0] / PAPER[form][1]) < 0.01
    assert len(files[SMALL]) < len(files[".png"])


@pytest.mark.full
def test_everything_fits_with_a_code_and_with_every_number(addressed: Any, items_of: Any) -> None:
    from tests.materials.samples import approved

    every = [path.split("/")[1][:-5] for path in addressed.paths("directory/*.yaml") if b"channel: phone" in addressed.files[path]]
    made = list(items_of(approved(addressed, *every)).values())
    assert len(list(printed([Job(item.form, item.data, False) for item in made]))) == len(made)


def test_the_same_data_gives_the_same_bytes(addressed_items: dict[str, Item]) -> None:
    for form in FORMS:
        item = item_of(addressed_items, form, "ar")
        one, two = (Printer().files(form, item.data, small=False) for _ in range(2))
        assert one == two, form


def test_many_are_set_side_by_side_as_they_are_one_by_one(printer: Printer, all_items: dict[str, Item]) -> None:
    made = [item for item in all_items.values() if item.form == "sticker"][: WORTH_IT + 1]
    together = list(printed([Job(item.form, item.data, False) for item in made]))
    assert together == [printer.files(item.form, item.data, small=False) for item in made]


def test_a_text_is_never_read_as_markup(printer: Printer, all_items: dict[str, Item]) -> None:
    item = item_of(all_items, "poster", "nb")
    hostile = '#panic("x") *fet* $x$ @a <b> \\ #sys.inputs'
    (page,) = pages_of(printer.files("poster", changed(item, lead=[hostile]), small=False)[".pdf"])
    assert hostile.replace(" ", "") in re.sub(r"\s", "", page)


def test_the_second_page_of_a_leaflet_is_read_from_the_right_where_the_language_is(printer: Printer, all_items: dict[str, Item]) -> None:
    def dark_side(language: str) -> str:
        item = item_of(all_items, "leaflet", language)
        picture = Image.open(io.BytesIO(printer.files("leaflet", item.data, small=False)[".png"])).convert("L")
        half = picture.width // 2
        boxes = ((0, 0, half, picture.height), (half, 0, picture.width, picture.height))
        mean = [ImageStat.Stat(picture.crop(box)).mean[0] for box in boxes]
        return "left" if mean[0] < mean[1] else "right"

    assert {language: dark_side(language) for language in ("nb", "th", "ar", "fa", "ur")} == {
        "nb": "right", "th": "right", "ar": "left", "fa": "left", "ur": "left",
    }  # fmt: skip


def test_the_outside_of_a_hidden_card_has_no_word_at_all(printer: Printer, all_items: dict[str, Item]) -> None:
    for audience in ("til-deg", "unge"):
        front, back = pages_of(printer.files("card", item_of(all_items, "card", "nb", audience).data, small=False)[".pdf"])
        assert front.strip() == ""
        assert "112" in back
    front, _ = pages_of(printer.files("card", item_of(all_items, "card", "nb", "hoteller").data, small=False)[".pdf"])
    assert "gjest" in front


def test_eight_cards_are_read_aloud_once(printer: Printer, all_items: dict[str, Item]) -> None:
    text = unpacked(printer.files("card", item_of(all_items, "card", "nb").data, small=False)[".pdf"])
    assert text.count(b"/S/H1") == 1


@pytest.mark.parametrize(
    "texts",
    (
        {"lead": ["Menneskerettighetsorganisasjonssammenslutningskonferanseforberedelseskomiteen" * 3]},
        {"lead": ["En altfor lang tekst. " * 200]},
        {"heading": "Et hav av ord " * 60},
    ),
    ids=("a word", "a text", "a title"),
)
@pytest.mark.parametrize("form", ("poster", "leaflet"))
def test_what_does_not_fit_is_refused_by_name(printer: Printer, all_items: dict[str, Item], form: str, texts: dict[str, Any]) -> None:
    item = item_of(all_items, form, "nb")
    with pytest.raises(DoesNotFit, match=f"exposed/{form}/nb: .*does not fit"):
        printer.files(form, changed(item, **texts), small=False)


def test_a_letter_that_no_font_has_is_refused(printer: Printer, all_items: dict[str, Item]) -> None:
    item = item_of(all_items, "sticker", "nb")
    with pytest.raises(DoesNotFit):
        printer.files("sticker", changed(item, short="漢字"), small=False)


def test_a_picture_of_lines_has_a_name_and_no_code_of_its_own(printer: Printer, all_items: dict[str, Item]) -> None:
    item = item_of(all_items, "poster", "ar")
    svg = printer.files("poster", item.data, small=False)[".svg"].decode()
    assert svg.startswith('<svg role="img" xml:lang="ar"') and f"<title>{item.data['title']}</title>" in svg
    assert "<script" not in svg and "style=" not in svg and "data:" not in svg
    assert "NaN" not in svg


def test_a_code_is_one_path_with_its_quiet_zone_and_every_module_in_its_place() -> None:
    address = "https://utvei.example.no/t/nb/"
    drawn = qr.svg(address)
    assert drawn.count("<path") == 1
    assert drawn == qr.svg(address) != qr.svg(address.replace("nb", "nn"))
    dark = {(int(x) + i, int(y)) for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1", drawn) for i in range(int(length))}
    matrix = segno.make(address, error="m", micro=False, boost_error=False).matrix
    assert dark == {(x + 4, y + 4) for y, row in enumerate(matrix) for x, module in enumerate(row) if module}
