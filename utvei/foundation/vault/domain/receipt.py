"""Receipt codes: what a letter writer keeps, and nobody else. The code gives a key pair, so that an answer can be sealed to it.

The letter carries the public half and thereby the name of the place the answer is laid; the code itself is stored nowhere.
"""

from __future__ import annotations

import hashlib
import secrets

from utvei.foundation.vault.domain.keys import KEY_BYTES, KeyPair
from utvei.foundation.vault.domain.keys import key_pair as pair_of

# Crockford's alphabet: no I, L, O or U, so that a code survives handwriting and reading aloud.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CHARACTERS = 24  # five bits each: 120 bits
GROUP = 4
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": "", ".": ""})
_SALT = b"utvei receipt code 1"  # one salt for all: the code alone must give the key, and it holds 120 random bits


class NotACode(ValueError):
    """What was written is no receipt code."""


def new_code() -> str:
    """Return a new code in groups of four: ``7K3M-0QXR-…``, 120 bits from the system's source of chance."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(CHARACTERS))
    return "-".join(letters[at : at + GROUP] for at in range(0, CHARACTERS, GROUP))


def normal(code: str) -> str:
    """Return the code's bare characters, however it is written. Raises NotACode, which does not repeat what was written."""
    bare = code.upper().translate(_ALIKE)
    bare = "".join(bare.split())
    if len(bare) != CHARACTERS or not set(bare) <= set(ALPHABET):
        raise NotACode(f"a receipt code has {CHARACTERS} letters and digits")
    return bare


def key_pair(code: str) -> KeyPair:
    """Return the pair that the code gives. Costs 16 MiB and some hundredths of a second, on purpose. Raises NotACode."""
    seed = hashlib.scrypt(normal(code).encode(), salt=_SALT, n=2**14, r=8, p=1, dklen=KEY_BYTES)
    return pair_of(seed)


def answer_place(public_key: bytes) -> str:
    """Return the name of the file in which an answer to this receipt lies: 32 hexadecimal digits that tell nothing of the code."""
    return hashlib.sha256(b"utvei answer place\0" + public_key).hexdigest()[:32]
