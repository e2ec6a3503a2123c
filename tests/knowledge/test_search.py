"""The search: what is found, in which order and language, and that no query breaks it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from utvei.public.knowledge.domain.words import asked, stem, stems
from utvei.public.knowledge.selectors import Hit, search, snippet

QUERIES = st.one_of(
    st.text(max_size=80),
    st.text(alphabet=st.sampled_from("\"'*^(){}[]:+-~\\%_;,.\x00\x01\n\t ab1åAND OR NOT NEAR"), max_size=60),
    st.binary(max_size=40).map(lambda raw: raw.decode("latin-1")),
    st.sampled_from(
        ['"', '""', "*", "AND", "NEAR(a b)", "title:x", "a" * 10_000, "passet " * 2_000, "\ud800", "\x00", "^a", "-a", "{stem}:a"]
    ),
)


def test_titles_names_and_numbers_come_first(database: Path) -> None:
    assert search(database, "ROSA")[0].actor == "rosa"
    assert search(database, "tegn på utnyttelse")[0].url == "/kunnskap/tegn/"
    for number in ("22331166", "22 33 11 66", "112"):
        assert search(database, number)[0].why == "exact"
    assert search(database, "112")[0].actor == "politi-112"
    assert search(database, "Krisesenteret i Prøveby")[0].actor == "krisesenteret"
    assert search(database, "trafficking")[0].url == "/kunnskap/ordliste/#menneskehandel"


def test_words_are_found_in_any_form_and_unfinished(database: Path) -> None:
    for query in ("passene", "pass", "tatt passet", "dokumentene", "dokumen", "UTNYTTELSE"):
        assert "/kunnskap/tegn/" in [hit.url for hit in search(database, query)], query


def test_names_are_found_misspelt(database: Path) -> None:
    assert search(database, "krisesentret")[0].actor == "krisesenteret"
    assert search(database, "menskehandel")[0].url == "/kunnskap/ordliste/#menneskehandel"


def test_synonyms_of_the_pack_count(database: Path) -> None:
    hits = search(database, "noen tok passet hennes")
    assert hits[0].url == "/kunnskap/tegn/"


def test_each_thing_stands_once_in_the_readers_language(database: Path) -> None:
    for language, title, url in (
        ("nb", "Tegn på utnyttelse", "/kunnskap/tegn/"),
        ("nn", "Tegn på utnyttelse", "/nn/kunnskap/tegn/"),
        ("en", "Signs of exploitation", "/en/kunnskap/tegn/"),
    ):
        for query in ("tegn utnyttelse", "signs exploitation", "passport"):
            found = [hit for hit in search(database, query, language) if hit.kind == "page" and "tegn" in hit.url]
            assert [(hit.title, hit.url) for hit in found] == [(title, url)], (language, query)


def test_letters_of_norwegian_are_letters_of_their_own(database: Path) -> None:
    assert search(database, "årsak")[0].title == "årsak"
    assert not [hit for hit in search(database, "arsak") if hit.why == "exact"]


def test_a_hit_has_the_form_of_the_contract(database: Path) -> None:
    hit = search(database, "passet")[0]
    assert set(hit.as_json()) == {"title", "url", "topics", "actor", "snippet", "score"}
    assert hit.score > 0
    assert "{" not in hit.snippet
    scores = [hit.score for hit in search(database, "passet krisesenteret politiet")]
    assert scores == sorted(scores, reverse=True)


def test_the_limit_and_the_language_are_checked(database: Path) -> None:
    assert len(search(database, "passet politiet voksne", limit=1)) == 1
    for limit in (0, 101, -1, True, "5", None, 1.5):
        with pytest.raises(ValueError, match="limit must be a whole number from 1 to 100"):
            search(database, "x", limit=limit)  # type: ignore[arg-type]
    for language in ("se", "", "NB", None):
        with pytest.raises(ValueError, match="language must be one of nb, nn, en"):
            search(database, "x", language=language)  # type: ignore[arg-type]


def test_nothing_is_found_for_nothing(database: Path) -> None:
    for query in ("", " ", "...", "\x00", "🙂", "qxzvw"):
        assert search(database, query) == []


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=QUERIES)
def test_no_query_breaks_it(database: Path, query: str) -> None:
    hits = search(database, query, limit=100)
    assert all(isinstance(hit, Hit) for hit in hits)
    assert len({(hit.kind, hit.url) for hit in hits}) == len(hits)


def test_the_file_stands_alone_and_needs_no_journal(database: Path) -> None:
    db = sqlite3.connect(f"{database.as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("SELECT count(*) FROM words").fetchone() == db.execute("SELECT count(*) FROM entry").fetchone()
        with pytest.raises(sqlite3.OperationalError):
            db.execute("DELETE FROM entry")
    finally:
        db.close()
    with pytest.raises(sqlite3.OperationalError):
        search(database.parent / "borte.sqlite", "x")
    assert not (database.parent / "borte.sqlite").exists()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hjem", "hjemmet"), ("forelder", "foreldre"), ("trussel", "trusler"), ("kriminell", "kriminalitet"), ("offer", "ofre"),
        ("barnet", "barna"), ("lønn", "lønnen"), ("plikt", "plikten"), ("rettighet", "rettigheter"), ("tegn", "tegnene"),
    ],
)  # fmt: skip
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_words_of_a_query() -> None:
    assert asked("Hva er menneskehandel?") == ["menneskehandel"]
    assert asked("hva er det") == ["hva", "er", "det"]
    assert len(asked("ord " * 500)) == 16
    assert stems("Hjemmet, på 2 skoler!") == ["hjem", "på", "2", "skol"]


def test_a_snippet_is_the_line_that_answers() -> None:
    text = "Første linje.\nNoen har tatt passet hennes.\nSiste."
    assert snippet(text, "pass") == "Noen har tatt passet hennes."
    assert snippet(text, "borte") == "Første linje."
    assert snippet("", "x") == ""
    assert len(snippet("ord " * 200, "x")) <= 202
