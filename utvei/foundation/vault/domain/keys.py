"""Keys: a pair that letters are sealed to, and how one secret gives keys that know nothing of each other."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32


class CannotOpen(Exception):
    """What was to be opened is changed, cut, sealed to another key, or meant for another place. Says nothing of the content."""


@dataclass(frozen=True)
class KeyPair:
    """An X25519 pair as raw bytes, 32 each. The private half never shows in a trace."""

    private: bytes = field(repr=False)
    public: bytes


def derive(secret: bytes, purpose: str, length: int = KEY_BYTES) -> bytes:
    """Return ``length`` bytes made from a secret for one purpose (HKDF-SHA256); two purposes give unrelated keys."""
    return HKDF(algorithm=SHA256(), length=length, salt=b"utvei", info=purpose.encode()).derive(secret)


def key_pair(private: bytes) -> KeyPair:
    """Return the pair of a private key of 32 bytes. Raises ValueError for another length."""
    return KeyPair(private, X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw())


def key_id(key: bytes) -> bytes:
    """Return four bytes that tell keys apart without telling what they are."""
    return hashlib.sha256(b"utvei key id\0" + key).digest()[:4]
