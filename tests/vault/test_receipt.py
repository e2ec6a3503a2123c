"""Receipt codes: long enough, forgiving of handwriting, and the same key every time."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utvei.foundation.vault.domain import receipt
from utvei.foundation.vault.domain.sealing import open_sealed, seal

CODES = st.text(alphabet=receipt.ALPHABET, min_size=receipt.CHARACTERS, max_size=receipt.CHARACTERS)


def test_a_code_holds_a_hundred_bits_and_more() -> None:
    assert receipt.CHARACTERS * math.log2(len(receipt.ALPHABET)) >= 100
    assert len({receipt.new_code() for _ in range(200)}) == 200


@given(CODES)
def test_a_code_is_read_however_it_is_written(code: str) -> None:
    written = "-".join(code[at : at + 4] for at in range(0, len(code), 4))
    sloppy = " " + written.lower().replace("0", "o").replace("1", "l").replace("-", " - ") + "\n"
    assert receipt.normal(written) == receipt.normal(sloppy) == code


@pytest.mark.parametrize("text", ["", "ABCD", "U" * 24, "Å" * 24, "0" * 25, "0" * 23])
def test_what_is_no_code_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(receipt.NotACode) as refused:
        receipt.key_pair(text)
    assert not text or text not in str(refused.value)


@settings(max_examples=5, deadline=None)
@given(CODES)
def test_an_answer_sealed_to_the_code_is_opened_with_it(code: str) -> None:
    pair = receipt.key_pair(code)
    answer = seal(pair.public, b"Takk for brevet.", kind="answer", version=1)
    assert open_sealed(receipt.key_pair(code.lower()).private, answer, kind="answer", version=1) == b"Takk for brevet."


def test_the_place_of_an_answer_tells_nothing_of_code_or_key() -> None:
    code = receipt.new_code()
    pair = receipt.key_pair(code)
    place = receipt.answer_place(pair.public)
    assert len(place) == 32
    assert place not in pair.public.hex()
    assert place == receipt.answer_place(receipt.key_pair(code).public)
    assert place != receipt.answer_place(receipt.key_pair(receipt.new_code()).public)
