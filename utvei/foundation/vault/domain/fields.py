"""Encrypted fields: AES-256-GCM, bound to table, row and column, so that a ciphertext cannot be moved to where it does not belong.

A protected value is: form (1 byte), id of the key (4), nonce (12), ciphertext with tag. The id lets an old key still be read while a
new one writes.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from utvei.foundation.vault.domain.keys import CannotOpen, key_id

FORM = b"\x01"
_ID = slice(1, 5)
_NONCE = slice(5, 17)
_TEXT = slice(17, None)


@dataclass(frozen=True)
class Place:
    """Where a value stands: table, row and column. A value protected for one place opens in no other."""

    table: str
    row: str
    column: str

    def bound(self) -> bytes:
        """Return the place as bytes in which no two places look alike."""
        return b"".join(len(part.encode()).to_bytes(4, "big") + part.encode() for part in (self.table, self.row, self.column))


@dataclass(frozen=True)
class KeyRing:
    """The key that writes, and the older ones that may still read; 32 bytes each."""

    current: bytes = field(repr=False)
    older: Sequence[bytes] = field(default=(), repr=False)


def protect(ring: KeyRing, plaintext: bytes, place: Place) -> bytes:
    """Return the value protected under the ring's current key for a place."""
    nonce = os.urandom(12)
    head = FORM + key_id(ring.current)
    return head + nonce + AESGCM(ring.current).encrypt(nonce, plaintext, head + place.bound())


def reveal(ring: KeyRing, value: bytes, place: Place) -> bytes:
    """Return the plaintext. Raises CannotOpen for a changed, cut or moved value, or one under a key that the ring lacks."""
    for key in (ring.current, *ring.older):
        if value[:1] == FORM and value[_ID] == key_id(key):
            try:
                return AESGCM(key).decrypt(value[_NONCE], value[_TEXT], value[:5] + place.bound())
            except (InvalidTag, ValueError) as error:
                raise CannotOpen(f"a value of {place.table}.{place.column} is changed or does not belong there") from error
    raise CannotOpen(f"no key of the ring opens a value of {place.table}.{place.column}")
