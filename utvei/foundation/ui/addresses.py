"""How a language shows in an address: bokmål has no prefix, the others have their own."""

from __future__ import annotations

from utvei.foundation.vocabulary.texts import LANGUAGES

DEFAULT = LANGUAGES[0]


def in_language(path: str, language: str) -> str:
    """Return an address of this house in a language; anything that is not a path from the root is left alone."""
    if language == DEFAULT or language not in LANGUAGES or not path.startswith("/") or path.startswith("//"):
        return path
    return f"/{language}{path}"


def without_language(path: str) -> str:
    """Return an address without its language prefix."""
    for language in LANGUAGES[1:]:
        if path == f"/{language}" or path.startswith(f"/{language}/"):
            return path[len(language) + 1 :] or "/"
    return path
