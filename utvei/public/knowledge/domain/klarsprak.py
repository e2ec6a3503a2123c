"""How heavy a text is to read: LIX, and the sentences that are too long."""

from __future__ import annotations

import re
from dataclasses import dataclass

LIMIT = 40  # LIX below this is what public information in Norwegian aims at
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_END = re.compile(r"[.!?:]+(?=\s|$)|\n+")
_ABBREVIATIONS = re.compile(r"\b(bl\.a|f\.eks|m\.m|m\.v|mv|nr|jf|ca|kl|pkt|dvs|osv)\.", re.IGNORECASE)
_ORDINAL = re.compile(r"(\d)\.(?=\s+[a-zæøå])")


@dataclass(frozen=True)
class Readability:
    """LIX (whole number), how many words and sentences, and the sentences above the limit of words."""

    lix: int
    words: int
    sentences: int
    long: tuple[str, ...]


def sentences(text: str) -> list[str]:
    """Return the sentences of a plain text; a line break ends one, a colon too, an ordinal or a common short form does not."""
    quiet = _ORDINAL.sub(r"\1", _ABBREVIATIONS.sub(lambda m: m[1].replace(".", ""), text))
    return [part.strip() for part in _END.split(quiet) if part and _WORD.search(part)]


def readability(text: str, limit: int = 25) -> Readability:
    """Return how heavy a plain text is; ``limit`` is the number of words a sentence may have."""
    found = sentences(text)
    words = _WORD.findall(text)
    if not words:
        return Readability(0, 0, 0, ())
    heavy = sum(1 for word in words if len(word) > 6)
    lix = round(len(words) / max(len(found), 1) + 100 * heavy / len(words))
    return Readability(lix, len(words), len(found), tuple(s for s in found if len(_WORD.findall(s)) > limit))
