"""The chain: each row's fingerprint is made with a key from its content and the fingerprint before it.

With the key outside the database, not even whoever owns the database can change a row and mend the chain behind it.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

START = "0" * 64  # what the first row stands on
LONGEST = 300
Value = str | int | bool | None


class NotForTheRecord(ValueError):
    """A detail that the record does not take: content, nested data, control characters."""


@dataclass(frozen=True)
class Entry:
    """One row of the record, as the chain sees it. ``details`` is JSON text in the one form that ``as_details`` gives."""

    sequence: int
    at: datetime
    actor: str
    role: str
    organisation: str
    act: str
    kind: str
    object: str
    ground: str
    details: str

    def fingerprint(self, previous: str, key: bytes) -> str:
        """Return 64 hexadecimal digits over the row and the row before it."""
        fields = {**asdict(self), "at": self.at.astimezone(UTC).isoformat(timespec="microseconds"), "previous": previous}
        text = json.dumps(fields, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
        return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


@dataclass(frozen=True)
class Link:
    """A stored row with the two fingerprints stored beside it."""

    entry: Entry
    previous: str
    fingerprint: str


@dataclass(frozen=True)
class Break:
    """A place where the record is not as it was written. ``sequence`` is the row's number."""

    sequence: int
    what: str

    def __str__(self) -> str:
        return f"row {self.sequence}: {self.what}"


def breaks(links: Iterable[Link], head: tuple[int, str], key: bytes) -> Iterator[Break]:
    """Yield every break, first row first. ``links`` come by number; ``head`` is number and fingerprint of the last row written."""
    expected, before = 1, START
    for link in links:
        number = link.entry.sequence
        if number > expected:
            yield Break(expected, "missing" if number == expected + 1 else f"missing, and all up to row {number - 1}")
        elif number < expected:
            yield Break(number, "a row that was never written")
            continue
        if link.entry.fingerprint(link.previous, key) != link.fingerprint:
            yield Break(number, "changed after it was written")
        elif number == expected and link.previous != before:
            yield Break(number, "does not stand on the row before it")
        expected, before = number + 1, link.fingerprint
    yield from _end(expected - 1, before, head)


def _end(last: int, fingerprint: str, head: tuple[int, str]) -> Iterator[Break]:
    if last < head[0]:
        yield Break(last + 1, "missing at the end" if head[0] == last + 1 else f"missing at the end, and all up to row {head[0]}")
    elif last > head[0]:
        yield Break(head[0] + 1, "stands after the end of the record")
    elif fingerprint != head[1]:
        yield Break(max(last, 1), "not the row that was written last")


def as_details(details: Mapping[str, Value | list[str]]) -> str:
    """Return details as JSON in one fixed form. Raises NotForTheRecord: the record takes keys, numbers and short plain words."""
    for name, value in details.items():
        for one in value if isinstance(value, list) else [value]:
            if not isinstance(one, str | int | bool | None):
                raise NotForTheRecord(f"the detail «{name}» is neither text, number nor yes or no")
            plain(str(one), name)
    return json.dumps(dict(details), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def plain(text: str, name: str) -> str:
    """Return a text that is one short printable line; raises NotForTheRecord otherwise, and does not repeat it."""
    if len(text) > LONGEST or not text.isprintable():
        raise NotForTheRecord(f"«{name}» is longer than {LONGEST} characters or holds what cannot be printed")
    return text
