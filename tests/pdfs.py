"""PDF files laid open: what stands inside their packed parts, and the words of each page."""

from __future__ import annotations

import contextlib
import re
import zlib


def unpacked(pdf: bytes) -> bytes:
    """Return a PDF with its compressed parts laid open behind it."""
    parts = [pdf]
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        with contextlib.suppress(zlib.error):
            parts.append(zlib.decompress(packed))
    return b"".join(parts)


_OBJECT = re.compile(rb"(\d+) 0 obj\s(.*?)\sendobj\s+(?=\d+ 0 obj|xref|startxref)", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*)", re.DOTALL)
_SHOWN = re.compile(rb"/(f\d+) [\d.]+ Tf|\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f]+)>(?=[\s\]\d-]*(?:\]?\s*TJ|\(|<|Tj))", re.DOTALL)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def pages_of(pdf: bytes) -> list[str]:
    """Return the words of each page, in the order they are drawn, through the fonts' own tables of letters.

    Made for files of Typst: its fonts have two bytes a glyph, and what it draws is packed with deflate alone.
    """
    objects = {int(number): body for number, body in _OBJECT.findall(pdf)}
    pages = [objects[int(number)] for number in re.findall(rb"(\d+) 0 R", _kids(objects))]
    return [_words(objects, page) for page in pages]


def _kids(objects: dict[int, bytes]) -> bytes:
    whole = next(body for body in objects.values() if b"/Type/Pages" in body)
    found = re.search(rb"/Kids\[(.*?)\]", whole)
    assert found, "no pages"
    return found[1]


def _words(objects: dict[int, bytes], page: bytes) -> str:
    fonts = {
        name: _letters(objects, int(number)) for name, number in re.findall(rb"/(f\d+) (\d+) 0 R", _followed(objects, page, b"Resources"))
    }
    letters: dict[bytes, str] = {}
    words: list[str] = []
    for font, literal, digits in _SHOWN.findall(_opened(_followed(objects, page, b"Contents"))):
        if font:
            letters = fonts[font]
            words.append("\n")
            continue
        raw = bytes.fromhex(digits.decode()) if digits else _ESCAPED.sub(_unescaped, literal)
        words.extend(letters.get(raw[i : i + 2], "\ufffd") for i in range(0, len(raw) - len(raw) % 2, 2))
    return "".join(words)


def _followed(objects: dict[int, bytes], body: bytes, name: bytes) -> bytes:
    found = re.search(rb"/" + name + rb" (\d+) 0 R", body)
    return objects[int(found[1])] if found else body


def _letters(objects: dict[int, bytes], font: int) -> dict[bytes, str]:
    table = _opened(_followed(objects, objects[font], b"ToUnicode"))
    pairs = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>\n", table)
    return {
        bytes.fromhex(glyph.decode()): bytes.fromhex(letters.decode()).decode("utf-16-be") for glyph, letters in pairs if len(letters) >= 4
    }


def _opened(body: bytes) -> bytes:
    found = _STREAM.search(body)
    return zlib.decompressobj().decompress(found[1]) if found else body


def _unescaped(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    return bytes([int(sign, 8)]) if sign[:1].isdigit() else _ESCAPES.get(sign, sign)
