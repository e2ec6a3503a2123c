"""Makes Typst's SVG a third of its size and gives it a name: shorter numbers and ids, no default attributes, no empty groups."""

from __future__ import annotations

import re
from html import escape

_LONG = re.compile(r"(\.\d{3})\d+")
_ID = re.compile(r'(?:id="|href="#)([gc][0-9A-F]{6,})"')
_SPACE = re.compile(r"(?<=[A-Za-z\d]) (?=[A-Za-z-])|(?<=[A-Za-z]) (?=\d)")
_PATH = re.compile(r'(?<= d=")[^"]*(?=")')
_EMPTY = re.compile(r'<g transform="[^"]*"/>|<g/>')
_DEFAULTS = (' fill-rule="nonzero"', ' x="0"', ' y="0"', ' xmlns:h5="http://www.w3.org/1999/xhtml"')


def slim(svg: bytes, title: str, language: str) -> bytes:
    """Return a page with the same picture in fewer bytes. Points are cut to a thousandth: finer than any printer's dot."""
    text = svg.decode()
    for default in _DEFAULTS:
        text = text.replace(default, "")
    text = _EMPTY.sub("", text)
    text = _LONG.sub(r"\1", text)
    text = _PATH.sub(lambda found: _SPACE.sub("", found[0]).strip(), text)
    ids = {name: f"a{number:x}" for number, name in enumerate(dict.fromkeys(_ID.findall(text)))}
    text = _ID.sub(lambda found: found[0].replace(found[1], ids[found[1]]), text)
    head = f'<svg role="img" xml:lang="{language}"'
    return text.replace("<svg", head, 1).replace(">", f"><title>{escape(title)}</title>", 1).encode()
