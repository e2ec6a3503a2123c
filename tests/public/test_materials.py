"""Leaflets as they are served: kinds, conditions, the short addresses that stand on paper."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.public.house import House
from tests.public.test_headers import check

KINDS = {
    "/materiell/til-deg/plakat-ar.pdf": "application/pdf",
    "/materiell/til-deg/plakat-ar.png": "image/png",
    "/materiell/til-deg/plakat-ar.svg": "image/svg+xml",
    "/materiell/til-deg.zip": "application/zip",
    "/materiell/": "text/html; charset=utf-8",
}


@pytest.mark.parametrize("path", KINDS)
def test_each_kind_of_file(house: House, path: str) -> None:
    answer = house.get(path)
    check(answer, path, path)
    assert (answer.status, answer.header("content-type")) == (200, KINDS[path])
    assert int(answer.header("content-length")) == len(answer.body)
    assert house.get(path, If_None_Match=answer.header("etag")).status == 304


def test_the_package_of_everything_comes_whole(house: House) -> None:
    answer = house.get("/materiell/utvei-materiell.zip", Accept_Encoding="br, gzip")
    assert answer.header("content-encoding") == ""
    with zipfile.ZipFile(io.BytesIO(answer.body)) as package:
        assert package.testzip() is None


@pytest.mark.parametrize("language", ("nb", "ar", "th", "se"))
def test_the_short_address_leads_to_the_page_and_leaves_nothing(house: House, language: str) -> None:
    answer = house.get(f"/t/{language}/")
    check(answer, language)
    assert (answer.status, answer.header("location"), answer.body) == (303, f"/til-deg/{language}/", b"")
    assert answer.header("cache-control") == "no-store"
    assert house.get(answer.header("location")).status == 200


def test_without_a_language_it_leads_to_where_one_is_chosen(house: House) -> None:
    answer = house.get("/t/")
    assert (answer.status, answer.header("location")) == (303, "/")
    assert "/til-deg/ar/" in house.get("/").text
    assert house.get("/t/xx/").status == 404


def test_what_items_were_made_from_is_not_served(house: House) -> None:
    for path in ("/materials/made.json", "/materiell/made.json", "/materiell/../materials/made.json"):
        assert house.get(path).status == 404
