"""LIX and long sentences, counted by hand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from utvei.public.knowledge.domain.klarsprak import readability, sentences


def test_lix_is_words_a_sentence_and_long_words_in_a_hundred() -> None:
    # Ten words in two sentences, one of them longer than six letters: 10 / 2 + 100 * 1 / 10.
    found = readability("Du ser at noen passer på. Personen virker veldig redd.")
    assert (found.words, found.sentences, found.lix) == (10, 2, 15)


def test_short_forms_and_ordinals_end_no_sentence() -> None:
    assert len(sentences("Ring f.eks. Nav før 1. mai 2027. Så venter du.")) == 2
    assert len(sentences("Overskrift\nPunkt en\nPunkt to")) == 3


def test_long_sentences_are_named() -> None:
    assert readability("ord " * 26 + ".", limit=25).long == (("ord " * 26).strip(),)
    assert readability("ord " * 25 + ".").long == ()


@given(st.text(max_size=300))
def test_any_text_can_be_counted(text: str) -> None:
    found = readability(text)
    assert found.lix >= 0
    assert found.words >= 0
