"""Sealed letters: anyone may seal to a public key, and only whoever holds the private one can open. HPKE (RFC 9180), base mode.

Kind and version of the letter stand in HPKE's `info`, so that a letter cannot be passed off as one of another kind. The plaintext is
padded to one of a few sizes, so that the size of a sealed letter tells little of what is in it.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from utvei.foundation.vault.domain.keys import CannotOpen

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
OVERHEAD = 32 + 16  # the sender's public key and the tag
SIZES = (1024, 4096, 16384, 65536, 262144, 1048576)
_LENGTH = struct.Struct(">I")


def seal(public_key: bytes, plaintext: bytes, *, kind: str, version: int, padding: Sequence[int] = SIZES) -> bytes:
    """Return a letter sealed to a raw public key of 32 bytes.

    ``padding`` lists the sizes a padded plaintext may have, ascending. Raises ValueError for a text larger than the largest, a kind that
    is no plain name, a version under 1, or a key that is none.
    """
    key = X25519PublicKey.from_public_bytes(public_key)
    return SUITE.encrypt(_padded(plaintext, padding), key, _info(kind, version))


def open_sealed(private_key: bytes, sealed: bytes, *, kind: str, version: int) -> bytes:
    """Return the plaintext of a letter. Raises CannotOpen when one bit of it is not as it was sealed, or key, kind or version differ."""
    try:
        key = X25519PrivateKey.from_private_bytes(private_key)
        return _unpadded(SUITE.decrypt(sealed, key, _info(kind, version)))
    except (InvalidTag, ValueError) as error:
        raise CannotOpen("the letter cannot be opened with this key, kind and version") from error


def _info(kind: str, version: int) -> bytes:
    if not kind.isascii() or not kind.replace("-", "").replace("_", "").isalnum() or version < 1:
        raise ValueError("a letter has a plain name for its kind and a version from 1")
    return f"utvei sealed letter\0{kind}\0{version}".encode()


def _padded(plaintext: bytes, sizes: Sequence[int]) -> bytes:
    needed = _LENGTH.size + len(plaintext)
    for size in sizes:
        if needed <= size:
            return _LENGTH.pack(len(plaintext)) + plaintext + bytes(size - needed)
    raise ValueError(f"a letter holds at most {max(sizes) - _LENGTH.size} bytes")


def _unpadded(padded: bytes) -> bytes:
    length = _LENGTH.unpack_from(padded)[0] if len(padded) >= _LENGTH.size else -1
    if not 0 <= length <= len(padded) - _LENGTH.size:
        raise ValueError("the padding is not ours")
    return padded[_LENGTH.size : _LENGTH.size + length]
