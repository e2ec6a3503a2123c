"""A word that a visitor sends, in whatever place, is afterwards nowhere: not in an output, a file of ours, nor among temporary files."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.public.house import FORM, House, running

WORD = "zzcanary"
NUMBER = "41414141"  # as a phone number in an answer would be
FIELDS = (
    "query", "obs", "told", "absent", "age", "role", "employer_kind", "situation", "step", "go", "with_answers", "who", "need", "language",
    "channel", "district", "at", "open_only", "unknown_field",
)  # fmt: skip
PAGES = (
    "/", "/sok/", "/hvem-kan-hjelpe/", "/aktorer/", "/aktorer/rosa/", "/bekymret/", "/bekymret/rad/", "/bekymret/rad/utskrift/",
    "/bekymret/rad/pdf/", "/til-deg/nb/", "/kunnskap/", "/en/sok/", "/assets/x.css", "/api/v1/", "/api/v1/assess", "/api/v1/who-can-help",
    "/api/v1/search", "/api/v1/topics", "/api/v1/openapi.json",
)  # fmt: skip
HEADERS = ("User-Agent", "Referer", "Cookie", "X-Forwarded-For", "Accept-Language", "Host", "Authorization", "X-Anything", "If-None-Match")
ANSWERS = {"age": "child", "role": "school", "obs": ["recruited_to_violence", "threats"]}
_number = count(1)


def word() -> str:
    """Return a canary of its own, so that a hit says which one it was."""
    return f"ZZCANARY{next(_number)}x{NUMBER}"


def hits(*places: Path) -> list[str]:
    """Return the files, under the places, that hold or are named by a canary."""
    found = []
    for place in places:
        for file in [place, *place.rglob("*")]:
            content = file.read_bytes().lower() if file.is_file() else b""
            if WORD.encode() in content or NUMBER.encode() in content or WORD in file.name.lower():
                found.append(str(file))
    return found


@pytest.fixture
def copies(release: object, home: Path, broken: House, tmp_path: Path) -> Iterator[list[House]]:
    """A whole house and one that fails, each with a state folder of its own."""
    copy, bad = tmp_path / "home", tmp_path / "bad"
    shutil.copytree(home, copy, symlinks=True)
    shutil.copytree(broken.home, bad, symlinks=True)
    with running(copy, tmp_path / "served") as whole, running(bad, tmp_path / "failed") as failing:
        yield [whole, failing]


def send_forms(house: House) -> Iterator[int]:
    """Send the canary in every field, alone and among answers that are in order, and in bodies that are refused."""
    for path in PAGES:
        for field in FIELDS:
            yield house.post(path, {field: word()}).status
            yield house.post(path, {**ANSWERS, field: word()}).status
        yield house.post(path, {word(): "1", "query": word()}).status
        yield house.post(path, {"query": word() * 20_000}).status  # 413
        yield house.post(path, {f"{word()}-{i}": "1" for i in range(650)}).status
        yield house.ask("POST", path, f"query={word()}%ff%00".encode(), {"Content-Type": FORM}).status
        file = f'--b\r\nContent-Disposition: form-data; name="query"; filename="{word()}"\r\n\r\n{word()}\r\n--b--\r\n'
        yield house.ask("POST", path, file.encode(), {"Content-Type": "multipart/form-data; boundary=b"}).status


def send_addresses(house: House) -> Iterator[int]:
    """Send it in addresses, queries, headers and methods."""
    for path in PAGES:
        yield house.get(f"{path}{word()}/").status
        yield house.get(f"{path}{word()}").status
        yield house.get(f"{path}?{word()}={word()}").status
        yield house.get(f"{path}?need={word()}&age={word()}&at={word()}").status
        for header in HEADERS:
            yield house.ask("GET", path, headers={header: word()}).status
        yield house.ask(word(), path).status


def send_api(house: House) -> Iterator[int]:
    """Send it in bodies of the API: as keys, as values, as broken JSON, too deep, too large."""
    for path in ("/assess", "/who-can-help", "/search"):
        for key in ("observations", "absent", "told", "age", "role", "district", "municipality", "at", "need", "query", "language", word()):
            yield house.api(path, {key: word()}).status
            yield house.api(path, {key: [word()]}).status
            yield house.api(path, {"observations": [], "query": "pass", key: {word(): word()}}).status
        yield house.api(path, f'{{"{word()}": '.encode()).status
        yield house.api(path, json.dumps({word(): word()}).encode("utf-16")).status
        yield house.api(path, b"[" * 5000 + f'"{word()}"'.encode() + b"]" * 5000).status
        yield house.api(path, {"query": word() * 20_000}).status
        yield house.ask("POST", f"/api/v1{path}", word().encode(), {"Content-Type": word()}).status


def test_what_was_sent_is_nowhere_afterwards(copies: list[House]) -> None:
    statuses: set[int] = set()
    for house in copies:
        for send in (send_forms, send_addresses, send_api):
            statuses |= set(send(house))
    assert {200, 400, 404, 405, 500} <= statuses, "the ways to go wrong were not all gone"
    places = [place for house in copies for place in (house.home, house.folder)]
    assert hits(*places) == []
    assert "ERROR" in copies[1].output.decode(), "the house that fails has said where"


def test_the_word_does_arrive(house: House) -> None:
    sent = word()
    assert sent in house.post("/sok/", {"query": sent}).text


def test_the_search_for_it_would_find_it(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("GET /?q=zzCANARY77 200")
    (tmp_path / "ZZCANARY1").touch()
    assert len(hits(tmp_path)) == 2


def test_what_was_typed_is_not_said_back_by_a_page_that_is_not_found(house: House) -> None:
    sent = word()
    assert sent not in house.get(f"/aktorer/{sent}/").text
