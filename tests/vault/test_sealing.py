"""Sealed letters: the published vectors, and that one wrong bit opens nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.bindings._rust import openssl as rust
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import assume, given
from hypothesis import strategies as st

from utvei.foundation.vault.domain import sealing
from utvei.foundation.vault.domain.keys import CannotOpen, KeyPair, derive, key_pair
from utvei.foundation.vault.domain.sealing import OVERHEAD, SIZES, open_sealed, seal

# RFC 9180, A.2.1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20Poly1305, base mode, first encryption.
_READ = json.loads((Path(__file__).parent / "rfc9180.json").read_text())
FIRST = {name: bytes.fromhex(value) for name, value in _READ.pop("first").items()}
VECTOR = {name: bytes.fromhex(value) for name, value in _READ.items()}
OURS, OTHERS = key_pair(bytes(range(32))), key_pair(bytes(range(1, 33)))


def test_the_suite_opens_what_rfc_9180_sealed() -> None:
    key = X25519PrivateKey.from_private_bytes(VECTOR["skRm"])
    assert key.public_key().public_bytes_raw() == VECTOR["pkRm"]
    opened = rust.hpke._decrypt_with_aad(sealing.SUITE, VECTOR["enc"] + FIRST["ct"], key, VECTOR["info"], FIRST["aad"])
    assert opened == FIRST["pt"]


def test_the_suite_refuses_the_vector_under_another_info() -> None:
    key = X25519PrivateKey.from_private_bytes(VECTOR["skRm"])
    with pytest.raises(InvalidTag):
        rust.hpke._decrypt_with_aad(sealing.SUITE, VECTOR["enc"] + FIRST["ct"], key, b"other", FIRST["aad"])


@given(st.binary(max_size=20_000), st.integers(1, 99))
def test_what_is_sealed_opens_with_the_key(text: bytes, version: int) -> None:
    sealed = seal(OURS.public, text, kind="letter", version=version)
    assert open_sealed(OURS.private, sealed, kind="letter", version=version) == text
    assert len(sealed) - OVERHEAD in SIZES


@given(st.binary(max_size=400), st.data())
def test_one_flipped_bit_opens_nothing(text: bytes, data: st.DataObject) -> None:
    sealed = bytearray(seal(OURS.public, text, kind="letter", version=1))
    at = data.draw(st.integers(0, len(sealed) * 8 - 1))
    # Every bit counts, also the one of an X25519 key that the curve ignores: the key's bytes are bound into what opens the letter.
    sealed[at // 8] ^= 1 << (at % 8)
    with pytest.raises(CannotOpen):
        open_sealed(OURS.private, bytes(sealed), kind="letter", version=1)


@given(st.data())
def test_a_cut_letter_opens_nothing(data: st.DataObject) -> None:
    sealed = seal(OURS.public, b"text", kind="letter", version=1)
    with pytest.raises(CannotOpen):
        open_sealed(OURS.private, sealed[: data.draw(st.integers(0, len(sealed) - 1))], kind="letter", version=1)


@pytest.mark.parametrize(
    ("pair", "kind", "version"), [(OTHERS, "letter", 1), (OURS, "concern", 1), (OURS, "letter", 2), (OURS, "letter1", 1)]
)
def test_another_key_kind_or_version_opens_nothing(pair: KeyPair, kind: str, version: int) -> None:
    sealed = seal(OURS.public, b"text", kind="letter", version=1)
    with pytest.raises(CannotOpen):
        open_sealed(pair.private, sealed, kind=kind, version=version)


@given(st.binary(max_size=1020), st.binary(max_size=1020))
def test_short_letters_are_of_one_size_and_never_alike(one: bytes, other: bytes) -> None:
    a, b = (seal(OURS.public, text, kind="letter", version=1) for text in (one, other))
    assert len(a) == len(b)
    assert a != b


def test_a_letter_too_large_is_refused() -> None:
    with pytest.raises(ValueError, match="at most 12"):
        seal(OURS.public, bytes(13), kind="letter", version=1, padding=(16,))


@pytest.mark.parametrize(("kind", "version"), [("", 1), ("brev\0", 1), ("æ", 1), ("letter", 0)])
def test_a_kind_that_is_no_plain_name_is_refused(kind: str, version: int) -> None:
    with pytest.raises(ValueError, match="plain name"):
        seal(OURS.public, b"", kind=kind, version=version)


def test_a_public_key_of_small_order_is_refused() -> None:
    with pytest.raises(ValueError):  # noqa: PT011  the library's own words
        seal(bytes(32), b"text", kind="letter", version=1)


def test_a_private_key_never_shows() -> None:
    assert OURS.private.hex() not in repr(OURS)
    assert repr(OURS.private) not in repr(OURS)


@given(st.binary(min_size=32, max_size=64), st.text(), st.text())
def test_two_purposes_give_two_keys(secret: bytes, one: str, other: str) -> None:
    assume(one != other)
    assert derive(secret, one) != derive(secret, other)
