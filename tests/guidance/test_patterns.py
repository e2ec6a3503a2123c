"""Cases and near misses, with what the contract and the vocabulary ask for; expectations were written before the tool was run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.guidance.asking import FIELDS, actors, ask
from utvei.foundation.release.selectors import Release
from utvei.foundation.vocabulary import yamlfile
from utvei.public.guidance.services import rules_of

FOLDER = Path(__file__).with_name("patterns")
FILES = {path.stem: yamlfile.read(path.read_text("utf-8")).value for path in sorted(FOLDER.glob("*.yaml"))}
PATTERNS = [(file, pattern) for file, data in FILES.items() for pattern in data["patterns"]]
TIPS = {"a-krim", "politi-02800", "arbeidstilsynet", "kripos-tips", "udi", "uropatruljen", "fair-play-bygg"}
EXPECTED = {
    "level", "forms", "lead", "also", "acute", "child", "first", "second", "contacts", "never", "never_first", "routes", "duties",
    "rights", "asks", "steps", "not_steps", "do_nots", "rosa_before_tips",
}  # fmt: skip
each = pytest.mark.parametrize("pattern", [p for _, p in PATTERNS], ids=[f"{file}/{p['name']}" for file, p in PATTERNS])


def test_enough_and_said_to_be_invented() -> None:
    own = [p for file, p in PATTERNS if file != "plan"]
    near = FILES["near_misses"]["patterns"]
    assert len(own) >= 48
    assert 4 * len(near) >= len(own)
    assert len({p["name"] for _, p in PATTERNS}) == len(PATTERNS)
    assert all("nobody is meant" in data["note"] for data in FILES.values())
    assert all(p["story"].endswith(".") and set(p["expected"]) <= EXPECTED for _, p in PATTERNS)
    assert len(FILES["plan"]["patterns"]) == 5


@each
def test_level_forms_and_lead(release: Release, pattern: dict[str, Any]) -> None:
    answer, expected = ask(release, pattern["input"]), pattern["expected"]
    also = answer["lead"]["also"]
    found = {"level": answer["level"], "forms": answer["forms"], "acute": answer["acute"], "lead": answer["lead"]["unit"]}
    found["also"] = also["unit"] if also else None
    asked = {"acute": False, "also": None} | {key: expected[key] for key in ("level", "forms", "acute", "lead", "also") if key in expected}
    assert found == asked
    assert list(answer) == FIELDS
    if "child" in expected:
        assert answer["child"] == expected["child"]


@each
def test_contacts(release: Release, pattern: dict[str, Any]) -> None:
    named, expected = actors(ask(release, pattern["input"])), pattern["expected"]
    assert set(expected.get("contacts", [])) <= set(named), named
    assert {"politi-112", "nod-113"} & set(named)
    assert not set(expected.get("never", [])) & set(named)
    assert named[0] not in expected.get("never_first", [])
    for place, key in enumerate(("first", "second")):
        assert named[place] == expected.get(key, named[place]), named
    if expected.get("rosa_before_tips"):
        assert "rosa" in named
        assert not TIPS & set(named[: named.index("rosa")]), named


@each
def test_duties_rights_and_routes(release: Release, pattern: dict[str, Any]) -> None:
    answer, expected = ask(release, pattern["input"]), pattern["expected"]
    applies = {duty["key"]: duty["applies"] for duty in answer["duties"]}
    assert {key: applies[key] for key in expected.get("duties", {})} == expected.get("duties", {})
    assert set(expected.get("rights", [])) <= {right["key"] for right in answer["rights"]}
    routes = {route["key"] for route in answer["other_routes"]}
    assert set(expected.get("routes", [])) <= routes
    if expected["level"] in ("possible", "strong"):
        assert not routes
        assert answer["rights"]
    else:
        assert expected.get("routes", []) or answer["steps"]
    if expected.get("asks"):
        assert answer["ask_next"]
        assert answer["not_yet"]


@each
def test_steps(release: Release, pattern: dict[str, Any]) -> None:
    answer, expected = ask(release, pattern["input"]), pattern["expected"]
    said = {step["text"] for step in answer["steps"]}
    texts = {rule.id: rule.text[pattern["input"].get("language", "nb")] for rule in rules_of(release).all()}
    assert {key for key in expected.get("steps", []) + expected.get("do_nots", []) if texts[key] not in said} == set()
    assert {key for key in expected.get("not_steps", []) if texts[key] in said} == set()
    assert [step for step in answer["steps"] if not step["do_not"]]
    if expected["level"] in ("possible", "strong"):
        assert [step for step in answer["steps"] if step["do_not"]]


@each
def test_a_lead_that_cannot_be_reached_says_whom_to_ring(release: Release, pattern: dict[str, Any]) -> None:
    answer = ask(release, pattern["input"])
    names = {contact["actor"]: contact["name"] for contact in answer["contacts"]}
    if answer["lead"]["unit"] == "child_welfare" and answer["lead"]["reachable"] is not True:
        assert names["barnevernsvakta"] in answer["lead"]["text"]
    if answer["lead"]["unit"] == "health_and_welfare_office" and answer["lead"]["reachable"] is not True:
        assert names["krisesenteret"] in answer["lead"]["text"]
        assert names["krisesenteret"] in names.values()
    assert answer["lead"]["status"] == "draft"
