"""What a file of a pack may be before anybody looks inside: its name, its size, its characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from utvei.foundation.packs.domain import media
from utvei.foundation.packs.domain.plain import shown
from utvei.foundation.vocabulary.manifests import Fault

MAX_FILE = 1_000_000
MAX_ALL = 50_000_000
MAX_FILES = 5_000
TEXTS = (".yaml", ".md")
_PART = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}(\.[a-z0-9]{1,5})?")
_MAX_PATH = 200
# Control characters, line and paragraph separators, the byte order mark, half characters, and marks that turn the direction of what
# follows: a reader would see something else than the program does.
_BAD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def faults_in_files(files: Mapping[str, bytes]) -> Iterator[Fault]:
    """Yield what is wrong with the files of one pack, before they are read as YAML or Markdown."""
    if len(files) > MAX_FILES:
        yield Fault("pack.yaml", 1, f"A pack has at most {MAX_FILES} files, not {len(files)}.", "Split the pack.")
    if sum(map(len, files.values())) > MAX_ALL:
        yield Fault("pack.yaml", 1, f"A pack is at most {MAX_ALL // 1_000_000} MB in all.", "Make pictures and PDF files smaller.")
    for path in sorted(files):
        yield from faults_in_file(path, files[path])


def faults_in_file(path: str, body: bytes) -> Iterator[Fault]:
    """Yield what is wrong with the name, the size and the characters of one file."""
    name = faults_in_name(path)
    if name:
        yield name
    elif len(body) > MAX_FILE:
        yield Fault(path, 1, f"A file is at most {MAX_FILE // 1_000_000} MB.", "Make it smaller or split it.")
    elif path.endswith(TEXTS):
        yield from _faults_in_text(path, body)
    else:
        yield from media.faults_in_media(path, body)


def faults_in_name(path: str) -> Fault | None:
    """Return what is wrong with a path inside a pack, or None."""
    parts = path.split("/")
    if any(part.startswith(".") for part in parts):
        return Fault(shown(path), 1, "A pack holds no hidden files.", "Remove the file.")
    if len(path) > _MAX_PATH or not all(_PART.fullmatch(part) for part in parts) or "." in "".join(parts[:-1]):
        return Fault(
            shown(path),
            1,
            "A file name has small letters a–z, digits, «-» and «_», and one ending.",
            "Rename the file.",
        )
    if path.endswith(TEXTS) or (parts[0] == "media" and path.endswith(media.ENDINGS)):
        return None
    if path.endswith(media.ENDINGS):
        return Fault(path, 1, "Pictures and PDF files stand in the folder «media».", f"Move it to media/{parts[-1]}.")
    return Fault(
        path,
        1,
        "A pack holds .yaml and .md files, and .png, .svg and .pdf files in the folder «media».",
        "Remove the file or save it in one of these forms.",
    )


def _faults_in_text(path: str, body: bytes) -> Iterator[Fault]:
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        yield Fault(path, line, "The file is text in UTF-8.", "Save it anew with the encoding UTF-8.")
        return
    found = bad_character(text)
    if found is None:
        return
    line, expected, mend = found
    yield Fault(path, line, expected, mend)


def bad_character(text: str) -> tuple[int, str, str] | None:
    """Return the line, the rule and the remedy for the first character that may not stand in a text, or None."""
    found = _BAD.search(text)
    if found:
        line, char = text.count("\n", 0, found.start()) + 1, found.group()
        if char == "\r":
            return line, "Lines end with a line feed alone.", "Save the file with the line endings «LF»."
        if char == "\ufeff":
            return line, "A text has no byte order mark.", "Save the file as «UTF-8», not «UTF-8 with BOM»."
        return line, "A text has no control characters.", f"Remove the character U+{ord(char):04X}."
    if not unicodedata.is_normalized("NFC", text):
        first = next((n for n, line in enumerate(text.split("\n"), 1) if not unicodedata.is_normalized("NFC", line)), 1)
        return first, "Letters such as å are one character each (Unicode NFC).", "Type the letters on this line anew."
    return None
