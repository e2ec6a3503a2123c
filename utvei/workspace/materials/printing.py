"""Turns an item's data into PDF, SVG and PNG with Typst: one source a form, the same data in, the same bytes out.

Data reaches the source as JSON and never as Typst code. Only the fonts of this folder are used, and nothing is fetched from anywhere.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

import typst
from PIL import Image

from utvei.foundation.vocabulary.manifests import CannotBuild
from utvei.workspace.materials.domain.audiences import PAGES
from utvei.workspace.materials.slim import slim

HERE = Path(__file__).parent
SOURCES = HERE / "print"
FONTS = HERE / "fonts"
MILLIMETRES_AN_INCH = 25.4
# Width and height of the paper in millimetres; a picture has the same number of pixels on its longest side whatever its paper.
PAPER = {"poster": (297, 420), "leaflet": (297, 210), "card": (210, 297), "sticker": (210, 297)}
SCREEN_PIXELS, SMALL_PIXELS = 1240, 420
# What the small pictures' names end with: those that the pages show.
SMALL = "-liten.png"
Kind = Literal["pdf", "svg", "png"]


class DoesNotFit(CannotBuild):
    """A text that cannot be printed: too long for its form, or with letters that no font here has."""


@cache
def engine() -> str:
    """Return a fingerprint of all that decides how data looks: sources, fonts, and the program that sets them."""
    digest = hashlib.sha256(version("typst").encode())
    for file in sorted([*SOURCES.glob("*.typ"), *FONTS.glob("*.ttf"), HERE / "printing.py"]):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def small_size(form: str) -> tuple[int, int]:
    """Return width and height in pixels of a form's small picture."""
    width, height = PAPER[form]
    return round(SMALL_PIXELS * width / max(PAPER[form])), round(SMALL_PIXELS * height / max(PAPER[form]))


class Printer:
    """Sets items, one after another, with the fonts read once."""

    def __init__(self) -> None:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
        # A folder that is not there: no package can be read, and so none is looked for.
        nowhere = str(SOURCES / "packages")
        self.compiler = typst.Compiler(root=str(SOURCES), font_paths=fonts, package_path=nowhere, package_cache_path=nowhere)

    def files(self, form: str, data: Mapping[str, Any], *, small: bool) -> dict[str, bytes]:
        """Return an item's files by what follows its stem (``.pdf``, ``-2.svg``, ``.png``). Raises DoesNotFit."""
        found = {".pdf": self._set(form, data, "pdf")[0]}
        for number, page in enumerate(self._set(form, data, "svg"), start=1):
            found[".svg" if number == 1 else f"-{number}.svg"] = slim(page, str(data["title"]), str(data["language"]))
        found[".png"] = self._picture(form, data, SCREEN_PIXELS)
        if small:
            found[SMALL] = self._picture(form, data, SMALL_PIXELS)
        return found

    def _picture(self, form: str, data: Mapping[str, Any], pixels: int) -> bytes:
        picture = Image.open(io.BytesIO(self._set(form, data, "png", ppi=pixels / max(PAPER[form]) * MILLIMETRES_AN_INCH)[0]))
        # A handful of colours and their edges: a palette makes it a third of the bytes, and nothing to see.
        packed = picture.convert("RGB").quantize(64, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        out = io.BytesIO()
        packed.save(out, "PNG")
        return out.getvalue()

    def _set(self, form: str, data: Mapping[str, Any], kind: Kind, ppi: float | None = None) -> list[bytes]:
        inputs = {"data": json.dumps(data, ensure_ascii=False, sort_keys=True)}
        day = date.fromisoformat(str(data["day"]))
        try:
            made, warnings = self.compiler.compile_with_warnings(
                input=str(SOURCES / f"{form}.typ"),
                format=kind,
                ppi=ppi,
                sys_inputs=inputs,
                timestamp=(day - date(1970, 1, 1)).days * 86400,
                pdf_standards="ua-1" if kind == "pdf" else [],
            )
        except typst.TypstError as error:
            raise DoesNotFit(f"{data['name']}: {error}") from None
        if warnings:
            raise DoesNotFit(f"{data['name']}: {'; '.join(str(warning) for warning in warnings)}")
        pages = list(_pages(made))
        if kind != "pdf" and len(pages) != PAGES[form]:
            raise DoesNotFit(f"{data['name']}: {len(pages)} pages, not {PAGES[form]}")
        return pages


def _pages(made: bytes | list[bytes] | None) -> Iterator[bytes]:
    """Yield the pages, whether one or several came back."""
    yield from made if isinstance(made, list) else [made or b""]
