"""Forms: another site's page may not send ours, and what no form of ours sends is refused politely."""

from __future__ import annotations

import pytest

from tests.pdfs import unpacked
from tests.public.house import House
from tests.public.test_headers import check

ACTING = ("/bekymret/", "/bekymret/rad/", "/bekymret/rad/utskrift/", "/bekymret/rad/pdf/")
ANSWERS = {"step": "acute", "age": "adult", "obs": ["documents_taken", "debt_bondage"]}


@pytest.mark.parametrize("prefix", ("", "/nn", "/en"))
@pytest.mark.parametrize("path", ACTING)
def test_a_form_from_another_site_is_refused(house: House, prefix: str, path: str) -> None:
    answer = house.post(prefix + path, ANSWERS, Sec_Fetch_Site="cross-site")
    check(answer, path)
    assert answer.status == 403


@pytest.mark.parametrize("site", ("same-origin", "none", None))
@pytest.mark.parametrize("path", ACTING[:3])
def test_our_own_forms_are_taken(house: House, path: str, site: str | None) -> None:
    headers = {"Sec_Fetch_Site": site} if site else {}
    assert house.post(path, ANSWERS, **headers).status == 200


def test_a_pdf_is_made_or_politely_refused(house: House) -> None:
    answer = house.post("/bekymret/rad/pdf/", ANSWERS, Sec_Fetch_Site="same-origin")
    check(answer, "pdf")
    assert (answer.status, answer.header("content-type")) in ((200, "application/pdf"), (503, "text/html; charset=utf-8"))
    if answer.status == 200:
        assert answer.body.startswith(b"%PDF-")
        assert all(mark in unpacked(answer.body) for mark in (b"/MarkInfo", b"/StructTreeRoot"))
        assert answer.header("content-disposition") == 'attachment; filename="notat.pdf"'
        assert b"documents_taken" not in unpacked(answer.body)


@pytest.mark.parametrize("path", ACTING)
@pytest.mark.parametrize(
    "fields",
    (
        {"obs": "no_such_sign", "age": "adult"}, {"age": ["child", "adult"]}, {"age": "400"}, {"role": "king", "age": "child"},
        {"employer_kind": "x", "age": "child"}, {"situation": "nowhere", "age": "child"}, {"age": "child", "obs": ["threats"] * 500},
        {"age": "child", "obs": "<script>alert(1)</script>"}, {"age": "child\x00"},
    ),
)  # fmt: skip
def test_answers_that_no_form_of_ours_sends(house: House, path: str, fields: dict[str, str]) -> None:
    answer = house.post(path, {"step": "acute", **fields})
    check(answer, path)
    assert answer.status == 400
    assert b"<script>alert" not in answer.body
    assert 'href="/bekymret/"' in answer.text, "the way back"


def test_a_sign_answered_in_two_ways_is_said_beside_the_form(house: House) -> None:
    answer = house.post("/bekymret/", {"step": "signs", "go": "next", "age": "child", "obs": "threats", "absent": "threats"})
    assert answer.status == 400
    assert 'id="feil"' in answer.text


def test_a_search_is_shown_as_text(house: House) -> None:
    answer = house.post("/sok/", {"query": '"><script>alert(1)</script>'})
    assert "<script>alert" not in answer.text


def test_filters_that_make_no_sense_say_so(house: House) -> None:
    for fields in ({"age": "400"}, {"age": "-1"}, {"at": "i morgen"}, {"need": "gull"}, {"channel": "due"}, {"who": "child", "age": "40"}):
        answer = house.post("/hvem-kan-hjelpe/", fields)
        check(answer, str(fields))
        assert answer.status == 400
        assert 'id="feil"' in answer.text
