"""Encrypted fields: at home in one place, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from utvei.foundation.vault.domain.fields import KeyRing, Place, protect, reveal
from utvei.foundation.vault.domain.keys import CannotOpen

OLD, NEW = bytes(32), bytes([7]) * 32
RING = KeyRing(NEW, (OLD,))
HOME = Place("case", "17", "name")
PLACES = st.builds(Place, st.text(max_size=8), st.text(max_size=8), st.text(max_size=8))


@given(st.binary(max_size=2000), PLACES)
def test_what_is_protected_is_revealed_at_home(text: bytes, place: Place) -> None:
    assert reveal(RING, protect(RING, text, place), place) == text


@given(PLACES, PLACES)
def test_a_value_moved_elsewhere_opens_nothing(one: Place, other: Place) -> None:
    assume(one != other)
    with pytest.raises(CannotOpen):
        reveal(RING, protect(RING, b"text", one), other)


@pytest.mark.parametrize("other", [Place("case", "1", "7name"), Place("cas", "e17", "name"), Place("case17", "", "name")])
def test_places_that_read_alike_are_not_one_place(other: Place) -> None:
    with pytest.raises(CannotOpen):
        reveal(RING, protect(RING, b"text", HOME), other)


@given(st.binary(max_size=60), st.data())
def test_a_changed_or_cut_value_opens_nothing(text: bytes, data: st.DataObject) -> None:
    value = bytearray(protect(RING, text, HOME))
    if data.draw(st.booleans()):
        at = data.draw(st.integers(0, len(value) * 8 - 1))
        value[at // 8] ^= 1 << (at % 8)
    else:
        del value[data.draw(st.integers(0, len(value) - 1)) :]
    with pytest.raises(CannotOpen):
        reveal(RING, bytes(value), HOME)


def test_an_old_key_still_reads_and_the_new_one_writes() -> None:
    old = protect(KeyRing(OLD), b"text", HOME)
    assert reveal(RING, old, HOME) == b"text"
    with pytest.raises(CannotOpen):
        reveal(KeyRing(OLD), protect(RING, b"text", HOME), HOME)


def test_a_lost_key_opens_nothing() -> None:
    with pytest.raises(CannotOpen, match=r"case\.name"):
        reveal(KeyRing(NEW), protect(KeyRing(OLD), b"text", HOME), HOME)


def test_the_same_text_never_looks_the_same() -> None:
    assert protect(RING, b"text", HOME) != protect(RING, b"text", HOME)


def test_keys_never_show() -> None:
    assert repr(NEW) not in repr(RING)
