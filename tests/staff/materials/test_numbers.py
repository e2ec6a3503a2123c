"""A number nobody has rung is printed only when somebody with a name decides it, and that is recorded and put out."""

from __future__ import annotations

import pytest
import yaml
from django.conf import LazySettings
from django.db import transaction
from django.test import Client, TestCase

from tests.staff.accounts.people import client, person, sign_in
from tests.staff.editing import house
from utvei.config.settings.common import PACKS
from utvei.foundation.accounts.domain.roles import Role
from utvei.foundation.audit.models import AuditEvent
from utvei.foundation.packs import selectors as packs
from utvei.foundation.packs.selectors import read_folder
from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.manifests import Fault
from utvei.workspace.materials.domain.numbers import NUMBERS, approvals
from utvei.workspace.materials.manifest import MANIFEST

ACTORS = ("rosa", "vo-linjen", "politi-112", "redd-barna")


def faults(content: Content) -> list[Fault]:
    """Check the decisions alone."""
    section = next(one for one in MANIFEST.pack_sections if one.name == "printed numbers")
    return list(section.whole(content)) if section.whole else []


@pytest.fixture(autouse=True)
def content(db: None, settings: LazySettings) -> None:
    """A few real actors, and stand-ins for the rest of the house."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.UTVEI_FAULTS = "tests.staff.materials.test_numbers.faults"
    settings.UTVEI_PREPARE_RELEASE = "tests.staff.editing.house.prepare"
    house.switched.clear()
    real = read_folder(PACKS / "trondheim")
    with transaction.atomic():
        house.put(
            {"pack.yaml": house.FILES["pack.yaml"], **{f"directory/{key}.yaml": real.text(f"directory/{key}.yaml") for key in ACTORS}}
        )


@pytest.fixture
def publisher() -> Client:
    """Someone who may put things out."""
    return sign_in(person(Role.PUBLISHER, email="petra@kommune.invalid"))


def decide(browser: Client, **changed: str) -> int:
    """Send the form, and return the answer's status."""
    given = {"act": "approve", "actor": "vo-linjen", "reason": "Lest på nettsiden i dag.", "read": "on", **changed}
    with TestCase.captureOnCommitCallbacks(execute=True):
        return int(browser.post("/trykk/", given).status_code)


def test_what_is_known_to_all_needs_no_decision(publisher: Client) -> None:
    page = publisher.get("/trykk/").content.decode()
    assert 'value="rosa"' in page
    assert "kildene er uenige" in page
    assert 'value="politi-112"' not in page


def test_a_decision_has_a_name_is_recorded_and_put_out(publisher: Client) -> None:
    assert decide(publisher) == 302
    decision = approvals(packs.content())["vo-linjen"]
    assert (decision.editor, decision.reason) == ("Petra", "Lest på nettsiden i dag.")
    row = AuditEvent.objects.get(act="materials.number_approved")
    assert (row.object, bool(row.actor)) == ("vo-linjen", True)
    assert house.switched == [packs.content().fingerprint()]
    page = publisher.get("/trykk/").content.decode()
    assert "Bestemt av Petra" in page


def test_it_can_be_taken_back(publisher: Client) -> None:
    decide(publisher)
    assert decide(publisher, act="withdraw") == 302
    assert approvals(packs.content()) == {}
    assert AuditEvent.objects.filter(act="materials.number_withdrawn", object="vo-linjen").count() == 1
    assert len(house.switched) == 2


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"read": ""}, "Kryss av"),
        ({"reason": "  "}, "Skriv hvorfor"),
        ({"reason": "x" * 501}, "Skriv hvorfor"),
        ({"actor": "politi-112"}, "Velg en aktør"),
        ({"actor": "finnes-ikke"}, "Velg en aktør"),
        ({"act": "withdraw"}, "ikke tatt her"),
    ],
)
def test_what_is_incomplete_is_refused_and_nothing_is_lost(publisher: Client, changed: dict[str, str], told: str) -> None:
    given = {"act": "approve", "actor": "vo-linjen", "reason": "Lest i dag.", "read": "on", **changed}
    answer = publisher.post("/trykk/", given)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert told in page
    assert given["reason"] in page
    assert approvals(packs.content()) == {}
    assert not AuditEvent.objects.filter(act__startswith="materials.").exists()
    assert house.switched == []


def test_a_decision_of_the_pack_is_not_taken_back_here(publisher: Client) -> None:
    decision = {"vo-linjen": {"editor": "Noen i pakken", "reason": "Ringt.", "date": "2026-11-22"}}
    files = {path: packs.upstream().text(path) for path in packs.upstream().files}
    with transaction.atomic():
        house.put({**files, NUMBERS: yaml.safe_dump(decision)})
    assert "ligger i innholdspakken" in publisher.get("/trykk/").content.decode()
    assert decide(publisher, act="withdraw") == 400
    assert "vo-linjen" in approvals(packs.content())


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PUBLISHER])
def test_nobody_else_may(role: Role) -> None:
    other = sign_in(person(role, email="ola@kommune.invalid"))
    for answer in (other.get("/trykk/"), other.post("/trykk/", {"act": "approve", "actor": "rosa", "reason": "x y z", "read": "on"})):
        assert answer.status_code == 403
    assert approvals(packs.content()) == {}


def test_who_is_not_signed_in_is_shown_the_way_in() -> None:
    assert client().get("/trykk/").status_code == 302
