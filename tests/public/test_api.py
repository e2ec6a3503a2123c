"""The API as other systems meet it: the contract's examples, and input that is wrong in every way we know of."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.public.house import House
from tests.public.test_headers import check

ASSESSMENT = {
    "observations": ["documents_taken", "debt_bondage"],
    "absent": ["violence"],
    "told": ["threats"],
    "age": 16,
    "age_group": "child",
    "role": "school",
    "employer_kind": "public",
    "municipality": "trondheim",
    "district": "Lerkendal",
    "at": "2027-05-17T22:00:00+02:00",
    "language": "nb",
}
ADVICE_KEYS = {
    "level",
    "forms",
    "acute",
    "child",
    "summary",
    "because",
    "not_yet",
    "ask_next",
    "steps",
    "duties",
    "rights",
    "lead",
    "contacts",
    "other_routes",
    "topics",
    "rules_version",
}
PARTS = {
    "because": {"rule", "text", "observations", "source"},
    "not_yet": {"rule", "text", "missing"},
    "ask_next": {"observation", "question", "why"},
    "steps": {"order", "text", "do_not", "contacts", "source"},
    "duties": {"key", "applies", "text", "law", "source"},
    "rights": {"key", "text", "source"},
    "other_routes": {"key", "text", "contacts"},
    "contacts": {"actor", "name", "phone", "open", "opens", "closes", "why", "confirmed"},
}
RESULT_KEYS = {
    "actor",
    "name",
    "open",
    "opens",
    "closes",
    "channels",
    "ages",
    "cost",
    "anonymous",
    "without_papers",
    "languages",
    "why",
    "read_in_source",
    "confirmed",
}


def test_assess(house: House) -> None:
    answer = house.api("/assess", ASSESSMENT)
    check(answer, "assess")
    assert answer.status == 200
    advice = answer.json()
    assert set(advice) >= ADVICE_KEYS
    for part, keys in PARTS.items():
        assert all(keys <= set(row) for row in advice[part]), part
    assert advice["level"] in ("none", "watch", "possible", "strong") and advice["child"] is True
    assert {"unit", "actor", "text", "status", "reachable"} <= set(advice["lead"])
    assert advice["rules_version"].startswith("sha256:")
    assert all(duty["applies"] in ("yes", "maybe", "no") for duty in advice["duties"])


def test_assess_with_nothing_but_observations(house: House) -> None:
    advice = house.api("/assess", {"observations": []}).json()
    assert (advice["level"], advice["child"], advice["forms"], advice["acute"]) == ("none", None, [], False)
    acute = house.api("/assess", {"observations": ["acute_danger_to_life"]}).json()
    assert acute["acute"] is True
    assert "112" in {contact["phone"] for contact in acute["contacts"]}


def test_who_can_help(house: House) -> None:
    question = {"at": "2027-05-17T22:00", "need": ["child_protection"], "age": 15}
    posted = house.api("/who-can-help", question)
    check(posted, "who-can-help")
    got = house.get("/api/v1/who-can-help?at=2027-05-17T22:00&need=child_protection&age=15")
    assert posted.status == got.status == 200
    assert posted.json() == got.json()
    answer = posted.json()
    assert answer["at"].startswith("2027-05-17T22:00:00+02:00")
    assert answer["results"] and all(set(row) >= RESULT_KEYS for row in answer["results"])
    assert "rosa" not in [row["actor"] for row in answer["results"][:3]]
    assert len(house.get("/api/v1/who-can-help?limit=2").json()["results"]) == 2
    states = [row["open"] for row in house.get("/api/v1/who-can-help?open_only=true").json()["results"]]
    assert states and set(states) == {True}


def test_search(house: House) -> None:
    answer = house.api("/search", {"query": "passet er tatt", "language": "nb", "limit": 5})
    check(answer, "search")
    assert answer.status == 200 and answer.json()["query"] == "passet er tatt"
    assert 0 < len(answer.json()["results"]) <= 5
    for hit in answer.json()["results"]:
        assert {"title", "url", "topics", "actor", "snippet", "score"} <= set(hit)
        assert house.get(hit["url"].split("#")[0]).status == 200


def test_topics(house: House) -> None:
    listed = house.get("/api/v1/topics").json()["topics"]
    pages = [page for topic in listed for page in topic["pages"]]
    assert listed and pages
    assert all(set(page) >= {"language", "title", "url"} and house.get(page["url"]).status == 200 for page in pages)


def test_a_switch_of_language_is_no_part_of_the_address(house: House) -> None:
    assert house.get("/en/api/v1/topics").status == 404


WRONG: dict[str, Any] = {
    "unknown key": {"observations": [], "obsevations": []},
    "unknown sign": {"observations": ["documents_takn"]},
    "age 400": {"observations": [], "age": 400},
    "age -1": {"observations": [], "age": -1},
    "age in words": {"observations": [], "age": "16"},
    "age true": {"observations": [], "age": True},
    "age 16.5": {"observations": [], "age": 16.5},
    "age against group": {"observations": [], "age": 40, "age_group": "child"},
    "seen and absent": {"observations": ["threats"], "absent": ["threats"]},
    "no observations": {},
    "observations null": {"observations": None},
    "observations text": {"observations": "threats"},
    "a list": [],
    "a number": 1,
    "nothing": None,
    "no sense in date": {"observations": [], "at": "2027-13-40T99:00"},
    "no such zone": {"observations": [], "at": "2027-05-17T22:00[Mars/Olympus]"},
    "language": {"observations": [], "language": "tlh"},
    "control characters": {"observations": ["thr\x00eats\x1b[31m"]},
    "control in key": {"observations": [], "\x1b[31m": 1},
    "broken JSON": b'{"observations": [',
    "empty": b"",
    "NaN": b'{"observations": [], "age": NaN}',
    "Infinity": b'{"observations": [], "age": 1e999}',
    "same key twice": b'{"observations": [], "observations": []}',
    "deep": b"[" * 100_000,
    "deep, closed": b'{"observations":' + b"[" * 3000 + b"]" * 3000 + b"}",
    "not UTF-8": b'{"observations": ["\xff"]}',
    "UTF-16": '{"observations": []}'.encode("utf-16"),
    "half a surrogate": b'{"observations": ["\\ud800"]}',
    "a huge number": b'{"observations": [], "age": ' + b"9" * 5000 + b"}",
    "raw control": b'{"observations": ["\x01"]}',
}


@pytest.mark.parametrize("path", ("/assess", "/who-can-help", "/search"))
@pytest.mark.parametrize("data", WRONG.values(), ids=WRONG.keys())
def test_wrong_input_is_refused_in_plain_words(house: House, path: str, data: Any) -> None:
    answer = house.api(path, data)
    if path == "/who-can-help" and data == {}:
        assert answer.status == 200
        return
    refused(answer.status, answer.json())
    check(answer, path)


def refused(status: int, body: Any) -> None:
    """Fail unless a refusal says what is wrong, in one line that can be shown."""
    assert 400 <= status < 500
    assert set(body) == {"error"} and 5 < len(body["error"]) < 600
    assert body["error"].isprintable()
    assert not re.search(r"Traceback|File \"|Error\(|object at 0x", body["error"])


def test_a_refusal_names_the_nearest_known_word(house: House) -> None:
    assert "documents_taken" in house.api("/assess", {"observations": ["documents_takn"]}).json()["error"]
    assert "observations" in house.api("/assess", {"obsevations": []}).json()["error"]
    assert "child_protection" in house.api("/who-can-help", {"need": ["child_protectoin"]}).json()["error"]


@pytest.mark.parametrize(
    "query",
    ("age=400", "age=-1", "age=x", "need=gull", "at=x", "channel=due", "limit=0", "open_only=kanskje", "x=1", "age=%00", "age=1&age=2"),
)
def test_wrong_queries(house: House, query: str) -> None:
    answer = house.get(f"/api/v1/who-can-help?{query}")
    refused(answer.status, answer.json())


@pytest.mark.parametrize("kind", ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "application/xml"))
def test_another_content_type_is_415(house: House, kind: str) -> None:
    for path in ("/assess", "/who-can-help", "/search"):
        answer = house.ask("POST", f"/api/v1{path}", b'{"observations": []}', {"Content-Type": kind})
        assert answer.status == 415
        refused(answer.status, answer.json())


@pytest.mark.parametrize("size", (300 * 1024, 10 * 1024 * 1024))
def test_a_body_that_is_too_large_is_413_in_json(house: House, size: int) -> None:
    for path in ("/assess", "/who-can-help", "/search"):
        answer = house.api(path, json.dumps({"query": "x" * size}).encode())
        check(answer, path)
        assert answer.status == 413
        assert answer.header("content-type").startswith("application/json")
        refused(answer.status, answer.json())


def test_the_page_about_it_loads_nothing_from_elsewhere(house: House) -> None:
    page = house.get("/api/v1/")
    assert page.status == 200
    loaded = re.findall(r"<(?:script|link|img|iframe|source|video|audio|object|embed)\b[^>]*?(?:src|href|data)=[\"']([^\"']+)", page.text)
    assert loaded and all(address.startswith("/assets/") for address in loaded)
    assert "<style" not in page.text and not re.search(r"<script(?![^>]*\bsrc=)", page.text)
    described = house.get("/api/v1/openapi.json").json()
    assert set(described["paths"]) == {"/api/v1/assess", "/api/v1/who-can-help", "/api/v1/search", "/api/v1/topics"}
    for path in described["paths"]:
        assert path in page.text


def test_the_examples_of_the_description_work(house: House) -> None:
    for path, methods in house.get("/api/v1/openapi.json").json()["paths"].items():
        body = methods.get("post", {}).get("requestBody", {}).get("content", {}).get("application/json", {})
        if body:
            assert house.api(path.removeprefix("/api/v1"), body["example"]).status == 200
