"""Every rule of the real packs: sourced, owned, reviewed, with examples that come out and words in three languages."""

from __future__ import annotations

import re

import pytest

from utvei.foundation.release.selectors import Release
from utvei.foundation.vocabulary.domain.keys import vocabulary
from utvei.public.guidance.build import _name, rule_faults
from utvei.public.guidance.domain.explain import in_words
from utvei.public.guidance.domain.rules import RuleSet
from utvei.public.guidance.services import rules_of

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
LANGUAGES = ("nb", "nn", "en")


@pytest.fixture(scope="module")
def rules(release: Release) -> RuleSet:
    """The rules of the real packs."""
    return rules_of(release)


def test_every_rule_is_sourced_owned_and_reviewed(rules: RuleSet) -> None:
    found = list(rules.all())
    assert len(found) > 100
    for rule in found:
        written = rule.written
        assert rule.sources, rule.id
        assert written["owner"], rule.id
        assert DAY.fullmatch(str(written["reviewed"])), rule.id
        assert DAY.fullmatch(str(written["next_review"])), rule.id
        assert str(written["reviewed"]) < str(written["next_review"]), rule.id
    assert len({rule.id for rule in found}) == len(found)


def test_every_example_comes_out(rules: RuleSet) -> None:
    faults = [(rule.id, *fault) for rule in rules.all() for fault in rule_faults(rule, rule.written, rules)]
    assert faults == []
    assert all(rule.written["examples"]["fires"] for rule in rules.all())


def test_a_wrong_example_is_found(rules: RuleSet) -> None:
    rule = next(rule for rule in rules.of("level") if rule.id == "level.child.possible.groomed")
    wrong = {"examples": {"fires": [{"observations": [], "age": 15}], "not": [{"observations": ["grumed"]}]}}
    said = [message for _, (message, _) in rule_faults(rule, wrong, rules)]
    assert len(said) == 2
    assert "should hold" in said[0]
    assert "did you mean «groomed»" in said[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_its_text_and_its_condition_in_words(rules: RuleSet, language: str) -> None:
    for rule in rules.all():
        words = in_words(rule.when, language, lambda kind, key: _name(rules, kind, key, language))
        assert words.strip(), rule.id
        assert rule.text[language].strip(), rule.id
        assert not re.search(r"\{|@|_", words), (rule.id, words)
        assert "{" not in rule.text[language], rule.id


def test_words_differ_between_languages(rules: RuleSet) -> None:
    rule = next(rule for rule in rules.of("level") if rule.id == "level.adult.strong.core-and-means")
    said = {lang: in_words(rule.when, lang, lambda kind, key, lang=lang: _name(rules, kind, key, lang)) for lang in LANGUAGES}  # type: ignore[misc]
    assert len(set(said.values())) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sign_is_asked_for_in_words(rules: RuleSet, language: str) -> None:
    for key in vocabulary().observations:
        for part in ("label", "question", "help"):
            assert rules.say(f"observations/{key}/{part}", language).strip(), (key, part)


def test_each_line_of_the_level_rules_is_a_rule_and_each_duty_and_right_has_one(rules: RuleSet) -> None:
    given = {(rule.gives.get("level"), "adult" if ".adult." in rule.id else "child") for rule in rules.of("level") if "level" in rule.gives}
    assert {("strong", "adult"), ("possible", "adult"), ("strong", "child"), ("possible", "child")} <= given
    assert {rule.gives["key"] for rule in rules.of("duty")} == set(vocabulary().duties)
    assert {rule.gives["key"] for rule in rules.of("right")} == set(vocabulary().rights)


def test_no_rule_speaks_of_origin_or_gives_a_score(rules: RuleSet) -> None:
    for rule in rules.all():
        text = " ".join(rule.text.values()).lower()
        assert not re.search(r"sannsynlighet|probability|\d+ ?%|score|poeng", text), rule.id
        assert not re.search(r"nasjonalitet|nationality|hjemland er|country of origin", text), rule.id
