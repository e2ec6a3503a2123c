"""Pictures and PDF files: that they are what their ending says, and that a drawing runs nothing and fetches nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from utvei.foundation.vocabulary.manifests import Fault

ENDINGS = (".png", ".svg", ".pdf")
_BEGINS = {".png": b"\x89PNG\r\n\x1a\n", ".pdf": b"%PDF-"}
_ACTIVE = re.compile(
    rb"<\s*(script|foreignobject|iframe|object|embed|set|animate\w*|handler|listener)\b|<!doctype|<!entity|<\?xml-stylesheet"
    rb"|\son\w+\s*=|javascript:|@import|url\(\s*['\"]?(?!#)"
    rb"|href\s*=\s*(?!['\"]#)|\sstyle\s*=|<\s*style\b",
    re.IGNORECASE,
)


def faults_in_media(path: str, body: bytes) -> Iterator[Fault]:
    """Yield what is wrong with a file in `media/`."""
    ending = path[path.rfind(".") :]
    if ending == ".svg":
        yield from _faults_in_svg(path, body)
    elif not body.startswith(_BEGINS.get(ending, b"")):
        yield Fault(path, 1, f"The file is what its ending «{ending}» says.", "Save it anew in that form.")


def _faults_in_svg(path: str, body: bytes) -> Iterator[Fault]:
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        yield Fault(path, 1, "A drawing is text in UTF-8.", "Save it anew with the encoding UTF-8.")
        return
    if "<svg" not in text:
        yield Fault(path, 1, "The file is what its ending «.svg» says.", "Save it anew in that form.")
    found = _ACTIVE.search(body)
    if found:
        line = body.count(b"\n", 0, found.start()) + 1
        yield Fault(
            path,
            line,
            "A drawing runs nothing, links to nothing and has no style of its own.",
            f"Remove «{found.group(0).decode('utf-8', 'replace').strip()[:30]}».",
        )
