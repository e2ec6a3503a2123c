"""A reader's letter: what it holds, and the bounds it keeps. It carries no name, no address and no time finer than the day."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

KIND = "correction"
ANSWER = "answer"
VERSION = 1
SHORTEST = 10
LONGEST = 4000
SUBJECTS = ("mistake", "question", "missing")


class Refused(ValueError):
    """A letter that cannot be taken; ``field`` says where and ``reason`` is a key for the words shown."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


@dataclass(frozen=True)
class Letter:
    """What a reader wrote about a page, and the key that an answer is sealed to."""

    subject: str
    page: str
    text: str
    receipt_key: str
    written: str

    def as_bytes(self) -> bytes:
        """Return the letter as it is sealed."""
        return json.dumps(self.__dict__, ensure_ascii=False).encode()


def compose(*, subject: str, page: str, text: str, receipt_key: bytes, day: date) -> Letter:
    """Return a letter. Raises Refused for an unknown subject, a text outside the bounds, or what is no page of ours."""
    body = "".join(c for c in text.replace("\r\n", "\n").strip() if c.isprintable() or c == "\n")
    if subject not in SUBJECTS:
        raise Refused("subject", "choose")
    if len(body) < SHORTEST:
        raise Refused("text", "short")
    if len(body) > LONGEST:
        raise Refused("text", "long")
    clean = page.strip()
    if clean and (not clean.startswith("/") or len(clean) > 200 or not clean.isprintable()):
        raise Refused("page", "page")
    return Letter(subject, clean, body, receipt_key.hex(), day.isoformat())


def read_letter(body: bytes) -> Letter:
    """Return an opened letter. Raises ValueError when it is none of ours."""
    data = json.loads(body)
    return Letter(**{name: str(data[name]) for name in ("subject", "page", "text", "receipt_key", "written")})
