"""Shortcodes in a text: ``{call:rosa}``, ``{source:strl-257}``, ``{page:akutt}``, ``{term:rosa}`` and ``{term:rosa|other words}``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

KINDS = ("call", "source", "page", "term")
SHORTCODE = re.compile(r"\{(call|source|page|term):([a-z0-9]+(?:-[a-z0-9]+)*)(?:\|([^{}|\n]+))?\}")
PAGE_LINK = re.compile(r"\]\(page:([^)\s]*)\)")
# Anything that looks like a shortcode, so that a slip of the pen is found and not printed.
_ATTEMPT = re.compile(r"\{\s*\w+\s*:[^}\n]*\}?")


@dataclass(frozen=True)
class Use:
    """One shortcode or page link: its kind, the key it points at, and the line, counted from 1, on which it stands."""

    kind: str
    key: str
    line: int


def uses(text: str) -> Iterator[Use]:
    """Yield every shortcode and page link of a text, in order of lines."""
    for number, line in enumerate(text.split("\n"), start=1):
        for match in SHORTCODE.finditer(line):
            yield Use(match[1], match[2], number)
        for match in PAGE_LINK.finditer(line):
            yield Use("page", match[1], number)


def slips(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of what looks like a shortcode and is none."""
    for number, line in enumerate(text.split("\n"), start=1):
        for match in _ATTEMPT.finditer(line):
            if not SHORTCODE.fullmatch(match[0]):
                yield number, match[0]
