"""Texts in several languages, and who answers for them: what every pack file shares."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

LANGUAGES = ("nb", "nn", "en")


def _has_bokmal(value: dict[str, str]) -> dict[str, str]:
    if not value.get("nb", "").strip():
        raise ValueError("a text in bokmål under «nb»")
    return value


LocalText = Annotated[dict[str, str], AfterValidator(_has_bokmal)]


def pick(text: dict[str, str], language: str) -> str:
    """Return the text in a language, else in bokmål."""
    return text.get(language) or text["nb"]


class Strict(BaseModel):
    """A model that refuses what it does not know and never changes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Reviewed(Strict):
    """What makes a claim answerable: its sources, its owner, and when it was and will be read again."""

    sources: list[str] = Field(min_length=1)
    owner: str = Field(min_length=1)
    reviewed: date
    next_review: date
