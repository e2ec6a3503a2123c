"""Every class of address with every method: the same security headers, never a cookie, never an error of our own."""

from __future__ import annotations

import pytest

from tests.public.house import Answer, House

# Written out a second time on purpose: a header that is loosened in the program must be loosened here too.
SECURITY = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'"
    ),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), interest-cohort=(), browsing-topics=()",
    "strict-transport-security": "max-age=31536000; includeSubDomains",
}
PLAIN = {
    "access-control-allow-origin",
    "allow",
    "cache-control",
    "content-disposition",
    "content-encoding",
    "content-length",
    "content-type",
    "date",
    "etag",
    "location",
    "server",
    "vary",
}
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "FNORD", "get")
ADDRESSES = {
    "front": "/",
    "front nn": "/nn/",
    "front en": "/en/",
    "knowledge": "/kunnskap/",
    "a page": "/kunnskap/meldeplikt/",
    "glossary": "/kunnskap/ordliste/",
    "sources": "/kunnskap/kilder/",
    "acute": "/akutt/",
    "tool": "/bekymret/",
    "advice": "/bekymret/rad/",
    "print": "/bekymret/rad/utskrift/",
    "pdf": "/bekymret/rad/pdf/",
    "rules": "/bekymret/slik-tenker-verktoyet/",
    "who": "/hvem-kan-hjelpe/",
    "who en": "/en/hvem-kan-hjelpe/",
    "actors": "/aktorer/",
    "actor": "/aktorer/rosa/",
    "no actor": "/aktorer/finnes-ikke/",
    "exposed": "/til-deg/nb/",
    "exposed xx": "/til-deg/xx/",
    "short": "/t/ar/",
    "short, no language": "/t/",
    "short xx": "/t/xx/",
    "materials": "/materiell/",
    "materials en": "/en/materiell/til-deg/",
    "leaflet": "/materiell/til-deg/brosjyre-th.pdf",
    "picture": "/materiell/til-deg/kort-ar-2.svg",
    "package": "/materiell/hoteller.zip",
    "no material": "/materiell/finnes-ikke/",
    "materials, no slash": "/materiell",
    "nearly materials": "/materiellet/",
    "search": "/sok/",
    "api": "/api/v1/",
    "openapi": "/api/v1/openapi.json",
    "assess": "/api/v1/assess",
    "who api": "/api/v1/who-can-help",
    "search api": "/api/v1/search",
    "topics": "/api/v1/topics",
    "no api": "/api/v1/finnes-ikke",
    "no page": "/finnes-ikke/",
    "no asset": "/assets/finnes-ikke.css",
    "no slash": "/kunnskap",
    "no slash, not stored": "/hvem-kan-hjelpe",
    "query": "/?a=b",
    "twice": "//kunnskap//",
}


# The one folder whose pages may fetch, and only from this house: a script there shows how far a download has come.
FETCHING = ("/materiell/", "/nn/materiell/", "/en/materiell/")


def check(answer: Answer, said: str, path: str = "") -> None:
    """Fail unless an answer carries our headers, all of them once, and nothing that could follow a visitor."""
    policy = SECURITY["content-security-policy"] + ("; connect-src 'self'" if path.startswith(FETCHING) else "")
    for name, value in {**SECURITY, "content-security-policy": policy}.items():
        assert answer.headers.get(name) == [value], f"{said}: {name} is {answer.headers.get(name)}"
    assert "set-cookie" not in answer.headers, f"{said}: a cookie"
    assert set(answer.headers) <= PLAIN | set(SECURITY), f"{said}: {set(answer.headers) - PLAIN - set(SECURITY)}"
    assert answer.header("cache-control"), f"{said}: nothing said about storing"


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES.keys())
def test_every_address_with_every_method(house: House, method: str, address: str) -> None:
    answer = house.ask(method, address, b"" if method == "POST" else None)
    check(answer, f"{method} {address}", address)
    assert answer.status < 500
    if method == "HEAD":
        assert answer.body == b""


@pytest.mark.parametrize("method", ("PUT", "PATCH", "DELETE", "FNORD"))
@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES.keys())
def test_methods_that_mean_nothing_here_do_nothing(house: House, method: str, address: str) -> None:
    assert house.ask(method, address).status in (301, 404, 405)


@pytest.mark.parametrize("address", ADDRESSES.values())
def test_head_says_what_get_says(house: House, address: str) -> None:
    got, head = house.ask("GET", address), house.ask("HEAD", address)
    assert head.status == got.status
    assert head.header("content-type") == got.header("content-type")


def test_assets(house: House) -> None:
    for name in assets(house):
        for method in METHODS:
            check(house.ask(method, name), f"{method} {name}")
        assert house.get(name).header("cache-control") == "public, max-age=31536000, immutable"


def assets(house: House) -> list[str]:
    """Return the addresses of the release's assets."""
    return [f"/assets/{file.name}" for file in (house.home / "release" / "current" / "assets").iterdir()]


def test_what_is_made_for_one_visitor_is_never_stored(house: House) -> None:
    for path in ("/", "/hvem-kan-hjelpe/", "/aktorer/", "/til-deg/nb/", "/sok/", "/finnes-ikke/"):
        assert house.get(path).header("cache-control") == "no-store"
    for path, fields in (("/sok/", {"query": "pass"}), ("/hvem-kan-hjelpe/", {"who": "child"}), ("/bekymret/rad/", {"age": "child"})):
        assert house.post(path, fields).header("cache-control") == "no-store"


@pytest.mark.parametrize("path", ("/bekymret/", "/bekymret/rad/", "/sok/", "/hvem-kan-hjelpe/"))
@pytest.mark.parametrize("size", (300 * 1024, 10 * 1024 * 1024))
def test_a_body_that_is_too_large_is_413(house: House, path: str, size: int) -> None:
    answer = house.post(path, {"query": "x" * size})
    check(answer, path)
    assert answer.status == 413


@pytest.mark.parametrize("path", ("/bekymret/", "/bekymret/rad/", "/sok/", "/hvem-kan-hjelpe/"))
def test_a_form_that_cannot_be_read_is_refused(house: House, path: str) -> None:
    boundary = {"Content-Type": "multipart/form-data; boundary=b"}
    file = b'--b\r\nContent-Disposition: form-data; name="query"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nhei\r\n--b--\r\n'
    tries = {
        "seven hundred fields": house.post(path, {f"f{i}": "1" for i in range(700)}),
        "not UTF-8": house.ask("POST", path, b"query=%ff%fe%00", {"Content-Type": "application/x-www-form-urlencoded"}),
        "no such charset": house.ask("POST", path, b"query=a", {"Content-Type": "application/x-www-form-urlencoded; charset=zz"}),
        "a file": house.ask("POST", path, file, boundary),
        "half a file": house.ask("POST", path, file[:60], boundary),
        "no boundary": house.ask("POST", path, file, {"Content-Type": "multipart/form-data"}),
        "JSON": house.ask("POST", path, b'{"query": 1}', {"Content-Type": "application/json"}),
    }
    for name, answer in tries.items():
        check(answer, name)
        assert answer.status < 500, name
    assert tries["seven hundred fields"].status in (400, 413)


def test_when_the_house_itself_fails(broken: House) -> None:
    for path in ("/", "/hvem-kan-hjelpe/", "/aktorer/rosa/", "/en/aktorer/"):
        answer = broken.get(path)
        check(answer, path)
        assert answer.status == 500
        assert "112" in answer.text
        assert "Traceback" not in answer.text and "sqlite" not in answer.text
    answer = broken.api("/who-can-help", {})
    check(answer, "the API")
    assert answer.status == 500
    assert "Traceback" not in answer.text and "sqlite" not in answer.text
    assert broken.get("/kunnskap/").status == 200, "stored pages stand although the rest has fallen"


def test_the_answer_to_a_star_is_no_error_of_ours(house: House) -> None:
    for method in ("OPTIONS", "GET"):
        answer = house.ask(method, "*")
        check(answer, f"{method} *")
        assert answer.status < 500
