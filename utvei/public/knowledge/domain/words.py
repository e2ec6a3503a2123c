"""The words of a text as the search compares them: lowered, stemmed in Norwegian and English, cut where a query is too long."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

MAX_LETTERS = 200
MAX_WORDS = 16
_WORD = re.compile(r"[^\W_]+")
_NORWEGIAN = snowballstemmer.stemmer("norwegian")
_ENGLISH = snowballstemmer.stemmer("english")
# Pairs that the stemmer leaves apart although every reader takes them for one word.
_SAME = {"foreldr": "foreld", "trusl": "trussel", "kriminalit": "kriminell", "ofr": "offer", "off": "offer"}
# Words that carry nothing, in bokmål, nynorsk and English; a query of nothing else is searched as it stands.
_QUIET = """
a alle am an and andre are at av be bli blir ble by både can da de deg dei dem den der dere det di din ditt do does du
eg ei eit eller en enn er et etter ein for fordi fra frå få får gjør ha han har hadde hans hennes henne her hjå ho hos hun
hva hvem hvis hvor hvordan hvorfor i if ikke ikkje in is it jeg kan korleis kva kven må man me med meg men min mitt mot
måtte my ned noe noen nokon noko nå og of om on or oss over på sa se seg selv si sin sitt sine skal som så the their they
til to um under ut var vart ved vi vil was what when where who why with without you your å åt også
"""
QUIET = frozenset(_QUIET.split())


def fold(text: str) -> str:
    """Return a text as titles are compared: composed, lowered, words with one space between."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFC", text).lower()))


def tokens(text: str) -> list[str]:
    """Return the words of a text in order, lowered; control characters, signs and lone surrogates are not words."""
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


@lru_cache(maxsize=20_000)
def stem(word: str, language: str = "nb") -> str:
    """Return the stem of a lowered word; a doubled m at its end is single, as in «hjemmet» and «hjem»."""
    found = str((_ENGLISH if language == "en" else _NORWEGIAN).stemWord(word))
    if found.endswith("mm"):
        found = found[:-1]
    return _SAME.get(found, found) if language != "en" else found


def stems(text: str, language: str = "nb") -> list[str]:
    """Return the stems of a text in order."""
    return [stem(word, language) for word in tokens(text)]


def both(word: str) -> tuple[str, ...]:
    """Return the stems a visitor's word may have, Norwegian first, since a query can be in any of our languages."""
    return tuple(dict.fromkeys((stem(word), stem(word, "en"))))


def asked(query: str) -> list[str]:
    """Return the words of a query that carry something, at most sixteen out of its first two hundred letters."""
    words = tokens(query[:MAX_LETTERS])[:MAX_WORDS]
    return [word for word in words if word not in QUIET] or words


def trigrams(text: str) -> frozenset[str]:
    """Return every run of three letters of a word; empty below three."""
    return frozenset(text[i : i + 3] for i in range(len(text) - 2))


def likeness(one: str, other: str) -> float:
    """Return how much two words look alike, from 0 to 1, by the trigrams they share (with their ends marked)."""
    a, b = trigrams(f" {one} "), trigrams(f" {other} ")
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
