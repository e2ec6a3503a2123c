"""Addresses, dates and anchors as a reader meets them, in three languages."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_MONTHS = {
    "nb": ("januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
}
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "đ": "d", "ð": "d", "þ": "th"})


def address(path: str, language: str) -> str:
    """Return the address of a path in a language: bokmål has no prefix."""
    return path if language == "nb" else f"/{language}{path}"


def stored(path: str, language: str) -> str:
    """Return the name of the release file that answers an address ending in a slash."""
    return f"pages{address(path, language)}index.html"


def date_in_words(day: date, language: str) -> str:
    """Return «22. november 2026», or «22 November 2026» in English."""
    stop = "" if language == "en" else "."
    month = _MONTHS.get(language, _MONTHS["nb"])[day.month - 1]
    return f"{day.day}{stop} {month} {day.year}"


def slugify(text: str) -> str:
    """Return an anchor of a–z, digits and hyphens; Norwegian letters become their nearest, an empty one becomes «del»."""
    lowered = text.lower().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", lowered).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "del"
