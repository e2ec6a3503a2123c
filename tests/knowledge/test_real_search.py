"""What visitors write, asked of the packs as they are: one of the right answers stands among the first three."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from utvei.config.apps import search_rows
from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.texts import LANGUAGES
from utvei.foundation.vocabulary.yamlfile import read
from utvei.public.knowledge import library
from utvei.public.knowledge.build import search_file
from utvei.public.knowledge.selectors import Hit, search

PACKS = Path(__file__).parents[2] / "packs"
SETS: Mapping[str, Mapping[str, Mapping[str, str]]] = read((Path(__file__).parent / "queries.yaml").read_text("utf-8")).value
AIM = 0.95
CRIES = {
    "pomocy": "pl", "ช่วยด้วย": "th", "допоможіть": "uk", "مساعدة": "ar", "ayuda": "es", "ሓገዝ": "ti", "caawimaad": "so", "کمک": "fa",
    "giúp tôi": "vi", "tulong": "tl", "मदद": "hi", "yardım": "tr", "救命": "zh",
}  # fmt: skip
KINDS = ("page", "exposed", "actor", "glossary", "resource")


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The search over the national pack with Trondheim's laid over it."""
    files: dict[str, bytes] = {}
    for root in (PACKS / "national", PACKS / "trondheim"):
        files.update({path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()})
    content = Content(files)
    path = tmp_path_factory.mktemp("real") / "search.sqlite"
    path.write_bytes(search_file(content, library.collect(content), search_rows(content)))
    return path


def _answers(hit: Hit) -> set[str]:
    last = hit.url.rstrip("/").split("/")[-1].split("#")[-1]
    if hit.kind not in KINDS:
        return {f"{hit.kind}:{last}"}
    return {*(f"topic:{topic}" for topic in hit.topics), hit.actor or last, *([f"til-deg-{last}"] if hit.kind == "exposed" else [])}


def _asked(name: str) -> Iterator[tuple[str, str, set[str]]]:
    for language, queries in SETS[name].items():
        for query, answers in queries.items():
            yield language if language in LANGUAGES else "nb", query, set(answers.split())


def _place(real: Path, language: str, query: str, answers: set[str]) -> int:
    hits = search(real, query, language, limit=10)
    return next((place for place, hit in enumerate(hits, start=1) if _answers(hit) & answers), 0)


def test_right_answers_are_among_the_first_three(real: Path) -> None:
    """Print both halves, and hold the whole to the aim; the half that nothing was tuned on may lie a little lower."""
    shares: dict[str, float] = {}
    count = found = 0
    missed: list[str] = []
    for name in SETS:
        places = {query: _place(real, language, query, answers) for language, query, answers in _asked(name)}
        good = sum(1 <= place <= 3 for place in places.values())
        shares[name] = good / len(places)
        mrr = sum(1 / place for place in places.values() if place) / len(places)
        print(f"{name}: {len(places)} queries, hit@3 {shares[name]:.3f}, MRR {mrr:.3f}")
        missed += [f"{name}: {query}" for query, place in places.items() if not 1 <= place <= 3]
        count, found = count + len(places), found + good
    assert count >= 300
    assert found / count >= AIM, missed
    assert shares["held_out"] >= AIM - 0.05, missed


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_answers_do_not_hang_on_the_readers_language(real: Path, language: str) -> None:
    for query in ("passet er tatt", "child welfare", "rosa", "policja"):
        assert search(real, query, language, limit=3)


@pytest.mark.parametrize(("query", "language"), CRIES.items())
def test_a_cry_for_help_in_another_language_finds_the_page_for_you_first(real: Path, query: str, language: str) -> None:
    with closing(sqlite3.connect(real)) as db:
        written = {key for (key,) in db.execute("SELECT key FROM entry WHERE kind = 'exposed'")}
    page = f"/til-deg/{language if language in written else 'en'}/"
    assert page in [hit.url for hit in search(real, query, limit=2)]


def test_only_one_page_for_you_is_shown(real: Path) -> None:
    for query in ("policija", "полиция", "au secours", "pasaport"):
        assert len([hit for hit in search(real, query, limit=50) if hit.kind == "exposed"]) == 1, query


@pytest.mark.parametrize(
    ("one", "other", "topic"),
    [
        ("أخذوا جوازي", "ولجوازي", "signs-general"),  # «and», «for» are written together with the next word
        ("ደሞዝ ኣይረኽብን", "ብደሞዘይ", "signs-labour"),  # the vowel of a letter, and «with» before it, make no other word
        ("pasaport", "pasaportumuzu", "signs-general"),  # endings grow with the word
        ("гроші зарплата", "зарплатою", "signs-labour"),
    ],
)  # fmt: skip
def test_forms_of_a_word_in_other_languages_are_one_word(real: Path, one: str, other: str, topic: str) -> None:
    for query in (one, other):
        assert any(topic in hit.topics for hit in search(real, query, limit=3)), query


@pytest.mark.parametrize(
    ("query", "actor"),
    [
        ("tryg est", "tryggest"), ("barnevernet si vakt", "barnevernsvakta"), ("vakta til barnevernet", "barnevernsvakta"),
        ("roza", "rosa"), ("ute seksjonen", "uteseksjonen"), ("utlendingnemnda", "une"), ("konflict rådet", "konfliktradet"),
    ],
)  # fmt: skip
def test_names_are_found_misspelt_apart_and_turned_round(real: Path, query: str, actor: str) -> None:
    assert actor in [hit.actor for hit in search(real, query, limit=3)]


def test_a_sentence_with_two_concerns_is_answered_twice(real: Path) -> None:
    for query, topics in {
        "can the police punish her for stealing": {"forms-crime", "penal-code"},
        "ma heli karaa qareen lacag la'aan ah": {"forms-labour", "rights-lawyer"},
    }.items():
        found = {topic for hit in search(real, query, limit=3) for topic in hit.topics}
        assert topics <= found, query


@pytest.mark.parametrize(
    ("query", "language", "page"),
    [
        ("signs a child is being exploited", "en", "tegn-barn"),
        ("señales en niños", "nb", "tegn-barn"),
        ("teikn på tvungen tigging", "nn", "tegn-tigging"),
        ("report forced labour", "en", "tips-arbeidsliv"),
        ("redd for sjefen på byggeplassen", "nb", "tegn-arbeid"),
    ],
)  # fmt: skip
def test_two_concerns_together_bring_the_page_about_both_first(real: Path, query: str, language: str, page: str) -> None:
    assert search(real, query, language)[0].url.endswith(f"/kunnskap/{page}/")


def test_what_nobody_knows_a_word_of_finds_nothing_at_all(real: Path) -> None:
    for query in ("asdfgh qwerty", "flurbelgnask", "xkcd blorft zzyzx", "best pizza recipe"):
        assert search(real, query) == [], query
    assert "/til-deg/pl/" in [hit.url for hit in search(real, "nie wiem co robić", limit=3)], "a language that is known is no nonsense"


def test_small_words_are_not_written_together_into_others(real: Path) -> None:
    for query in ("guten seier han er atten men ser yngre ut", "kan offer jobbe mens de venter"):
        assert "svangerskap" not in [hit.actor for hit in search(real, query)], query


def test_the_plan_is_found_by_who_asks_for_it_and_never_crowds_out_help(real: Path) -> None:
    assert search(real, "handlingsplan")[0].url == "/handlingsplan/"
    assert search(real, "action plan", "en")[0].url == "/en/handlingsplan/"
    assert "/handlingsplan/kommunikasjon/" in [hit.url for hit in search(real, "tiltak 4", limit=3)]
    for queries in SETS["held_out"].values():
        for query in queries:
            assert len([hit for hit in search(real, query, limit=3) if hit.kind == "plan"]) <= 1, query


def test_the_page_for_you_comes_in_the_readers_own_language(real: Path) -> None:
    assert "/til-deg/nn/" in [hit.url for hit in search(real, "treng hjelp", "nn", limit=3)]
    assert "/til-deg/nb/" in [hit.url for hit in search(real, "jeg trenger hjelp", "nb", limit=3)]
    assert not [hit for hit in search(real, "jeg trenger hjelp", "nb", limit=50) if hit.url == "/til-deg/en/"]


def test_a_child_is_never_sent_to_a_line_for_adults_first(real: Path) -> None:
    for query in ("barn trenger hjelp", "hvem kan hjelpe et barn", "child needs help", "chat for ungdom"):
        actors = [hit.actor for hit in search(real, query, limit=10) if hit.actor]
        assert "rosa" not in actors or actors.index("rosa") > 0, query
