"""The words of a query in many scripts, slips of the pen, and the wording of the thesaurus."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from utvei.public.knowledge.domain.spelling import allowed, slips, trigrams
from utvei.public.knowledge.domain.thesaurus import Part, Synonyms, wording
from utvei.public.knowledge.domain.words import bare, foreign_letters, run, stem, tokens, unspaced


@pytest.mark.parametrize(
    ("one", "other"),
    [("policía", "policia"), ("الشرطة", "شرطه"), ("مُساعَدَة", "مساعدة"), ("أحتاج", "احتاج"), ("ёлка", "елка"), ("pașaport", "pasaport"), ("få", "fa"), ("kıyı", "kiyi")],  # noqa: E501
)  # fmt: skip
def test_marks_that_visitors_leave_out_make_no_difference(one: str, other: str) -> None:
    assert bare(one) == bare(other)


def test_vowel_signs_belong_to_their_word() -> None:
    assert tokens("मानव तस्करी") == ["मानव", "तस्करी"]
    assert tokens("ตำรวจ") == ["ตำรวจ"]
    assert bare("पुलिस") == "पुलिस"


def test_scripts_without_spaces_are_known() -> None:
    assert unspaced("ช่วยด้วย")
    assert unspaced("救命")
    assert not unspaced("помогите")
    assert run("ช่วย ด้วย") == "ช่วยด้วย"
    assert foreign_letters("ሓገዝ")
    assert not foreign_letters("þú får hjelp, giúp tôi, 22")


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [("rosa", "rosa", 0), ("rosa", "roza", 1), ("rosa", "rossa", 1), ("rosa", "rsoa", 1), ("trondheim", "trondhjem", 2)],
)  # fmt: skip
def test_slips_are_counted(one: str, other: str, count: int) -> None:
    assert slips(one, other, 2) == count
    assert slips(other, one, 2) == count


def test_short_words_are_not_mended() -> None:
    assert [allowed(word) for word in ("nav", "rosa", "barnevern")] == [0, 1, 2]
    assert trigrams("rosa") & trigrams("roza") == {"_ro"}


def test_a_phrase_keeps_what_carries_it() -> None:
    assert wording("passet er tatt", "nb").parts == (Part("pass", False), Part("ta", False))
    assert Part("ikk", False) in wording("får ikke lønn", "nb").parts
    assert wording("paszport*", "pl").parts == (Part("paszport", True),)
    assert wording("ค้ามนุษย์", "th").run == "ค้ามนุษย์"
    assert not wording("ค้ามนุษย์", "th").parts


def test_nynorsk_is_compared_as_bokmal() -> None:
    assert wording("kven kan eg ringje", "nb").parts == wording("hvem skal jeg ringe", "nb").parts
    assert wording("tek løna", "nb").parts == wording("tar lønn", "nb").parts


def test_the_definite_form_of_a_word_is_the_word() -> None:
    assert stem("lageret") == stem("lager")
    assert stem("læreren") == stem("lærer")


def test_a_phrase_without_words_is_refused() -> None:
    for words in (["..."], [""], []):
        with pytest.raises(ValidationError):
            Synonyms.model_validate({"words": words, "means": ["topic:acute"]})
