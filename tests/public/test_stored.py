"""Stored pages and assets: slashes, conditions, encodings, and addresses that try to reach further."""

from __future__ import annotations

import gzip

import brotli
import pytest

from tests.public.house import House
from tests.public.test_headers import assets, check

STORED = ("/kunnskap/", "/en/kunnskap/", "/akutt/", "/bekymret/", "/bekymret/slik-tenker-verktoyet/", "/kunnskap/ordliste/")
MADE = ("/", "/hvem-kan-hjelpe/", "/aktorer/", "/api/v1/who-can-help?at=2027-05-17T22:00", "/api/v1/openapi.json")


@pytest.mark.parametrize("path", ("/kunnskap", "/bekymret", "/hvem-kan-hjelpe", "/aktorer/rosa", "/nn/kunnskap", "/en/sok", "/til-deg/en"))
def test_an_address_without_its_slash_leads_to_the_one_with(house: House, path: str) -> None:
    answer = house.get(path)
    assert (answer.status, answer.header("location")) == (301, f"{path}/")
    assert house.get(f"{path}/").status == 200


def test_what_was_answered_never_stands_in_a_redirect(house: House) -> None:
    for path in ("/bekymret/rad/?age=child", "/bekymret/rad/utskrift/?obs=threats", "/bekymret/rad/pdf/?age=child"):
        answer = house.get(path)
        assert (answer.status, answer.header("location")) == (302, "/bekymret/")


@pytest.mark.parametrize("path", STORED)
def test_a_page_that_is_already_there_is_not_sent_again(house: House, path: str) -> None:
    for encoding in ("", "gzip", "br"):
        first = house.get(path, Accept_Encoding=encoding)
        etag = first.header("etag")
        assert etag.startswith('"') and etag.endswith('"')
        for sent in (etag, f'"other", {etag}', "*"):
            again = house.get(path, Accept_Encoding=encoding, If_None_Match=sent)
            assert (again.status, again.body, again.header("etag")) == (304, b"", etag), sent
            check(again, f"304 of {path}")
        assert house.get(path, Accept_Encoding=encoding, If_None_Match='"other"').status == 200


def test_each_encoding_has_an_etag_of_its_own(house: House) -> None:
    tags = {house.get("/kunnskap/", Accept_Encoding=encoding).header("etag") for encoding in ("", "gzip", "br")}
    assert len(tags) == 3


@pytest.mark.parametrize("path", (*STORED, *MADE))
def test_every_encoding_holds_the_same(house: House, path: str) -> None:
    plain, zipped, small = (house.get(path, Accept_Encoding=encoding) for encoding in ("identity", "gzip", "br, gzip"))
    assert [a.header("content-encoding") for a in (plain, zipped, small)] == ["", "gzip", "br"]
    assert gzip.decompress(zipped.body) == brotli.decompress(small.body) == plain.body
    assert all(int(a.header("content-length")) == len(a.body) for a in (plain, zipped, small))
    assert all("accept-encoding" in a.header("vary").lower() for a in (zipped, small))
    assert len(small.body) < len(plain.body) / 2


@pytest.mark.parametrize("path", ("/kunnskap/", "/"))
@pytest.mark.parametrize("offered", ("br;q=0", "gzip;q=0, br;q=0.0", "gzip; q=0", "deflate", "nonsense;;;,,", "identity"))
def test_an_encoding_that_is_not_wanted_is_not_used(house: House, path: str, offered: str) -> None:
    assert house.get(path, Accept_Encoding=offered).header("content-encoding") == ""


def test_assets_in_every_encoding(house: House) -> None:
    for path in assets(house):
        plain, small = house.get(path), house.get(path, Accept_Encoding="br")
        assert plain.status == 200
        assert brotli.decompress(small.body) == plain.body
        assert house.get(path, If_None_Match=plain.header("etag")).status == 304


@pytest.mark.parametrize(
    "path",
    (
        "/assets/../manifest.json",
        "/assets/%2e%2e/manifest.json",
        "/assets/..%2fmanifest.json",
        "/assets/..%5cmanifest.json",
        "/assets/%252e%252e/manifest.json",
        "/../manifest.json",
        "/kunnskap/../../manifest.json",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/assets//etc/passwd",
        "/assets/%2fetc%2fpasswd",
        "//etc/passwd",
        "/manifest.json",
        "/rules.json",
        "/directory.sqlite",
        "/pages.json",
        "/assets/",
        "/assets",
        "/pages/kunnskap/",
        "/kunnskap/index.html",
        "/index.html",
        "/%00",
        "/kunnskap/%00",
        "/%ff%fe/",
        "/\\example.org",
        "//example.org",
        "//example.org/",
        "//example.org/..",
        "///example.org",
        "/nn//example.org",
        "/%2f%2fexample.org",
        "/.git/config",
        "/static/site.css",
        "/admin/",
        "/cms/",
        "/aktorer/..%2f..%2fx/",
        "/til-deg/..%2fnb/",
        "/" + "a" * 4000,
    ),
)
def test_no_address_reaches_further(house: House, path: str) -> None:
    answer = house.get(path)
    check(answer, path)
    assert answer.status in (400, 404, 414)
    assert b"root:" not in answer.body and b"sha256" not in answer.body


def test_no_address_is_built_from_the_host_header(house: House) -> None:
    for path in ("/kunnskap", "/hvem-kan-hjelpe", "/bekymret/rad/", "/", "/en/aktorer/rosa/", "/api/v1/openapi.json", "/api/v1/docs"):
        answer = house.ask("GET", path, headers={"Host": "evil.example", "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "gopher"})
        assert b"evil.example" not in answer.body
        assert answer.header("location")[:1] in ("", "/") and not answer.header("location").startswith("//")


def test_a_visitor_may_not_choose_a_language_by_cookie_or_browser(house: House) -> None:
    plain = house.get("/sok/").body
    assert house.get("/sok/", Accept_Language="en", Cookie="django_language=en").body == plain


def test_the_pages_are_listed_for_search_engines(house: House) -> None:
    answer = house.get("/sitemap.xml")
    assert (answer.status, answer.header("content-type")) == (200, "application/xml; charset=utf-8")
    assert answer.body.count(b"<loc>http") > 90
    assert b"/kunnskap/personvern/" not in answer.body
