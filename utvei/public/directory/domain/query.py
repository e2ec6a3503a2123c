"""A question to the directory, checked strictly: a key or value that is not known is refused by name, never ignored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from typing import Any

from utvei.foundation.vocabulary.domain.keys import vocabulary
from utvei.public.directory.domain import times
from utvei.public.directory.domain.languages import LANGUAGE_NAMES

KEYS = ("at", "need", "age", "channel", "language", "district", "open_only", "limit")
OLDEST = 120
MOST = 200


class Refused(ValueError):
    """A question that cannot be answered as asked: which key, what was wrong, and the nearest known word."""

    def __init__(self, message: str, *, key: str, nearest: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.key = key
        self.nearest = nearest


@dataclass(frozen=True)
class Query:
    """Who is asked for, when. ``age`` is that of the exposed person in whole years; ``adult`` is known from it or from an age group."""

    at: datetime
    need: tuple[str, ...] = ()
    age: int | None = None
    channel: str | None = None
    language: str | None = None
    district: str | None = None
    open_only: bool = False
    limit: int = MOST
    adult: bool | None = None

    @property
    def is_adult(self) -> bool | None:
        """True at 18 and above, False below, None when neither age nor age group is known."""
        return self.age >= 18 if self.age is not None else self.adult

    @classmethod
    def parse(cls, raw: Any, *, districts: Sequence[str] = (), now: datetime | None = None) -> Query:
        """Read a question as JSON gives it; null is not given. Without ``at`` it is about ``now``.

        Raises Refused, with a message that names the key or value and the nearest known one.
        """
        if not isinstance(raw, Mapping):
            raise Refused(f"an object with the keys {', '.join(KEYS)} is expected", key="")
        asked = {_key(key): value for key, value in raw.items()}
        given = {key: value for key, value in asked.items() if value is not None}
        return cls(
            at=_at(given.get("at"), now),
            need=_needs(given.get("need", [])),
            age=_whole("age", given["age"], 0, OLDEST) if "age" in given else None,
            channel=_word("channel", given["channel"], vocabulary().channels) if "channel" in given else None,
            language=_word("language", given["language"], tuple(LANGUAGE_NAMES)) if "language" in given else None,
            district=_district(given["district"], districts) if "district" in given else None,
            open_only=_flag(given.get("open_only", False)),
            limit=_whole("limit", given.get("limit", MOST), 1, MOST),
        )


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else repr(value)
    clean = "".join(c if c.isprintable() else "�" for c in text[:60])
    return f"«{clean}{'…' if len(text) > 60 else ''}»"


def _nearest(word: str, known: Iterable[str]) -> str | None:
    found = get_close_matches(word[:60], list(known), n=1, cutoff=0.0)
    return found[0] if found else None


def _unknown(kind: str, key: str, word: str, known: Sequence[str]) -> Refused:
    near = _nearest(word, known)
    hint = f"the nearest known one is «{near}»" if near else "none is known here"
    return Refused(f"{_shown(word)} is no known {kind}; {hint}", key=key, nearest=near)


def _key(key: Any) -> str:
    word = "open_only" if key == "open-only" else key
    if word not in KEYS:
        raise _unknown("key", "", str(key), KEYS)
    return str(word)


def _at(value: Any, now: datetime | None) -> datetime:
    if value is None and now is not None:
        return times.oslo(now)
    if not isinstance(value, str):
        raise Refused(f"«at» must be a time as text, such as 2027-05-17T22:00, not {_shown(value)}", key="at")
    try:
        return times.parse(value)
    except ValueError as error:
        raise Refused(f"«at»: {error}", key="at") from None


def _needs(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise Refused(f"«need» must be a list of needs, not {_shown(value)}", key="need")
    return tuple(dict.fromkeys(_word("need", word, vocabulary().needs) for word in value))


def _word(key: str, value: Any, known: Sequence[str]) -> str:
    if not isinstance(value, str):
        raise Refused(f"«{key}» must be text, not {_shown(value)}", key=key)
    if value not in known:
        raise _unknown(key, key, value, known)
    return value


def _district(value: Any, districts: Sequence[str]) -> str:
    if isinstance(value, str):
        value = next((name for name in districts if name.casefold() == value.casefold()), value)
    return _word("district", value, districts)


def _whole(key: str, value: Any, low: int, high: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refused(f"«{key}» must be a whole number from {low} to {high}, not {_shown(value)}", key=key)
    if not low <= value <= high:
        raise Refused(f"«{key}» must be from {low} to {high}, not {_shown(value)}", key=key)
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Refused(f"«open_only» must be true or false, not {_shown(value)}", key="open_only")
    return value
