"""Plain words for messages: values cut short and cleaned, the nearest known word."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

SHOWN = 60


def shown(value: Any) -> str:
    """Return a value as it may stand in a message: one line, no characters that steer a terminal, at most 60 of them."""
    text = str(value)[: SHOWN + 1]
    text = "".join(char if char.isprintable() else "�" for char in text)
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def near(word: Any, known: Iterable[str]) -> str | None:
    """Return the known word nearest to a wrong one, or None when none is near."""
    found = get_close_matches(shown(word), list(known), n=1, cutoff=0.6)
    return found[0] if found else None


def one_of(known: Iterable[str], most: int = 12) -> str:
    """Return known words as a list in a sentence, the first dozen of them when there are many."""
    words = sorted(known)
    if not words:
        return "none yet"
    rest = f" and {len(words) - most} more" if len(words) > most else ""
    return ", ".join(f"«{word}»" for word in words[:most]) + rest
