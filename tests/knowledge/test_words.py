"""The words of a query in many scripts, slips of the pen, and the wording of the thesaurus."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from utvei.public.knowledge.domain.languages import languages_of
from utvei.public.knowledge.domain.scripts import kept, levelled, without_clitics
from utvei.public.knowledge.domain.spelling import allowed, slips, sought, stored, trigrams
from utvei.public.knowledge.domain.thesaurus import Part, Synonyms, relative, wording
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


@pytest.mark.parametrize(
    ("one", "other"), [("rosa", "roza"), ("rosa", "rsoa"), ("advokat", "advukat"), ("advokat", "adokat"), ("tolk", "tollk")]
)
def test_a_short_word_with_one_slip_is_found_by_what_is_left_of_it(one: str, other: str) -> None:
    assert stored(one) & set(sought(other))
    assert not stored("rosa") & set(sought("tolk"))


@pytest.mark.parametrize(
    ("one", "other"),
    [("refleksjonsperiode", "reflexjonspreiode"), ("barnevernsvakta", "barneversvakta"), ("avvergingsplikt", "avvergninsplikt")],
)
def test_a_long_word_with_two_slips_still_shares_runs_of_letters(one: str, other: str) -> None:
    assert len(sought(other)) <= 8
    assert stored(one) & set(sought(other))


def test_ethiopic_words_that_bend_by_their_vowels_are_one() -> None:
    assert levelled("ደሞዝ") == levelled("ደሞዘ")
    assert levelled("ሠራተኛ") == levelled("ሰራተኛ")
    assert bare("ዕዳ") != bare("ኣደ")  # «debt» and «mother»: a short word keeps its vowels
    assert bare("ፓስፖርት") in without_clitics("ብፓስፖርት")


def test_small_words_are_taken_off_arabic_ones() -> None:
    assert "جواز" in without_clitics("وجواز")
    assert "راتب" in without_clitics("وبراتب")
    assert without_clitics("passport") == ()


def test_the_shared_beginning_of_a_word_grows_with_it() -> None:
    assert [kept(word) for word in ("pas", "para", "sefas", "pasapo", "pasaport")] == [0, 4, 5, 5, 6]
    assert relative(Part("pasaport", begins=False)) == Part("pasapo", begins=True, related=True)
    assert relative(Part("pas", begins=False)) is None
    assert relative(Part("paszport", begins=True)) is None


def test_small_words_tell_the_language() -> None:
    assert "so" in languages_of(bare("waxaan"))
    assert languages_of("menneskehandel") == []
