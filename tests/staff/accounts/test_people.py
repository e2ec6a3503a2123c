"""People and roles: each act with its row, each reading too, and the demonstration's people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError
from django.utils import timezone
from pytest_django.fixtures import Settings

from tests.staff.accounts.conftest import Clock
from tests.staff.accounts.people import BY, client, person, sign_in
from utvei.foundation.accounts import demo, factors, selectors, services
from utvei.foundation.accounts.domain.roles import ROLES, Permission, Role
from utvei.foundation.accounts.models import RoleGiven, User
from utvei.foundation.audit.services import verify

pytestmark = pytest.mark.django_db


def broken(*args: Any, **named: Any) -> None:
    """Stand for a record that cannot be written."""
    raise DatabaseError("the disk is full")


@pytest.mark.parametrize("address", ["/logg/", "/folk/", "/folk/{}/"])
def test_what_cannot_be_recorded_is_not_shown(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    hidden = person(email="hemmelig@kommune.invalid")
    browser = sign_in(person(Role.ADMINISTRATOR))
    browser.raise_request_exception = False
    path = address.format(hidden.pk)
    assert browser.get(path).status_code == 200
    monkeypatch.setattr("utvei.foundation.audit.services._append", broken)
    answer = browser.get(path)
    assert answer.status_code == 500
    assert "hemmelig" not in answer.content.decode().lower()
    monkeypatch.undo()
    assert browser.get(path).status_code == 200


def test_nobody_comes_in_without_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    user = person()
    browser = client()
    browser.raise_request_exception = False
    browser.post("/inn/", {"email": user.email, "password": "fire rare ord i rekke"})
    monkeypatch.setattr("utvei.foundation.audit.services._append", broken)
    assert browser.post("/inn/kode/", {"code": factors.code_now(user) or ""}).status_code == 500
    monkeypatch.undo()
    assert browser.get("/min-konto/").status_code == 302


@pytest.mark.parametrize("act", ["create", "give", "revoke", "disable", "reset", "password"])
def test_no_row_no_act(act: str, monkeypatch: pytest.MonkeyPatch) -> None:
    user = person(Role.EDITOR)
    given, before = RoleGiven.objects.get(), (User.objects.get().password, str(list(RoleGiven.objects.values())))
    acts: dict[str, Callable[[], object]] = {
        "create": lambda: services.create_user(by=BY, email="ny@kommune.invalid"),
        "give": lambda: services.give_role(by=BY, user=user, role=Role.TRAINER),
        "revoke": lambda: services.revoke_role(by=BY, given=given),
        "disable": lambda: services.disable(by=BY, user=user),
        "reset": lambda: services.reset_factors(by=BY, user=user),
        "password": lambda: services.set_password(by=BY, user=user, password="et annet langt passord"),  # noqa: S106  invented
    }
    monkeypatch.setattr("utvei.foundation.audit.services._append", broken)
    with pytest.raises(DatabaseError):
        acts[act]()
    monkeypatch.undo()
    now = User.objects.get()
    assert (now.password, str(list(RoleGiven.objects.values()))) == before
    assert now.is_active
    assert factors.kinds(now) == {"totp"}


def test_an_administrator_invites_gives_and_takes_a_role_and_shuts_out() -> None:
    browser = sign_in(person(Role.ADMINISTRATOR))
    page = browser.post("/folk/ny/", {"name": "Nils Ny", "email": "Nils@Kommune.invalid"}).content.decode()
    assert "http://testserver/inn/invitasjon/" in page
    new = User.objects.get(email="nils@kommune.invalid")
    change = f"/folk/{new.pk}/endre/"
    assert browser.post(change, {"act": "give", "role": "editor", "until": "2200-01-31"}).status_code == 302
    assert "Redaktør" in browser.get(f"/folk/{new.pk}/").content.decode()
    assert "fra før" in browser.post(change, {"act": "give", "role": "editor"}).content.decode()
    browser.post(change, {"act": "revoke", "given": str(RoleGiven.objects.get(user=new).pk)})
    assert selectors.roles(new) == set()
    browser.post(change, {"act": "disable"})
    assert not User.objects.get(pk=new.pk).is_active
    browser.post(change, {"act": "enable"})
    log = browser.get("/logg/").content.decode()
    for sentence in (
        "Opprettet en bruker.",
        "Ga rollen Redaktør. Den gjelder til",
        "Trakk tilbake rollen Redaktør.",
        "Stengte brukeren ute.",
        "Leste loggen.",
    ):
        assert sentence in log
    assert verify() == []


@pytest.mark.parametrize(
    "data",
    [
        {"act": "give", "role": "emperor"},
        {"act": "give"},
        {"act": "give", "role": "editor", "until": "31.12.2027"},
        {"act": "give", "role": "editor", "until": "2027-02-31"},
        {"act": "give", "role": "editor", "until": "2001-01-01"},
        {"act": "give", "role": "editor", "until": "9999-12-31"},
        {"act": "revoke", "given": "x"},
        {"act": "unknown"},
        {},
    ],
)
def test_what_makes_no_sense_changes_nothing(data: dict[str, str]) -> None:
    user = person(email="ola@kommune.invalid")
    browser = sign_in(person(Role.ADMINISTRATOR))
    answer = browser.post(f"/folk/{user.pk}/endre/", data)
    assert answer.status_code == 200
    assert "Det gikk ikke" in answer.content.decode()
    assert selectors.roles(user) == set()


@pytest.mark.parametrize(("email", "said"), [("ikke-en-adresse", "hel e-postadresse"), ("finnes@kommune.invalid", "allerede")])
def test_an_invitation_to_no_address_or_to_one_that_is_taken_is_refused(email: str, said: str) -> None:
    person(email="finnes@kommune.invalid")
    browser = sign_in(person(Role.ADMINISTRATOR))
    assert said in browser.post("/folk/ny/", {"name": "X", "email": email}).content.decode()


def test_the_house_never_loses_its_last_administrator(clock: Clock) -> None:
    first = person(Role.ADMINISTRATOR)
    given = RoleGiven.objects.get()
    with pytest.raises(services.Refused):
        services.revoke_role(by=BY, given=given)
    with pytest.raises(services.Refused):
        services.disable(by=BY, user=first)
    second = person(Role.ADMINISTRATOR, email="to@kommune.invalid")
    services.disable(by=BY, user=second)
    with pytest.raises(services.Refused):
        services.revoke_role(by=BY, given=given)
    services.enable(by=BY, user=second)
    services.revoke_role(by=BY, given=given)
    assert selectors.roles(User.objects.get(pk=first.pk)) == set()


def test_changing_people_asks_for_a_factor_that_is_fresh(clock: Clock) -> None:
    user = person(email="ola@kommune.invalid")
    browser = sign_in(person(Role.ADMINISTRATOR))
    clock.forward(minutes=6)
    answer = browser.post(f"/folk/{user.pk}/endre/", {"act": "disable"})
    assert answer.headers["Location"] == f"/min-konto/bekreft/?til=/folk/{user.pk}/"
    assert User.objects.get(pk=user.pk).is_active


def test_a_period_holds_from_its_start_to_its_end_and_not_at_it(clock: Clock) -> None:
    user = person()
    services.give_role(by=BY, user=user, role=Role.EDITOR, until=timezone.now() + timedelta(days=1))
    assert selectors.permissions_of(user, passkey=True) == ROLES[Role.EDITOR].permissions
    clock.forward(days=1)
    assert selectors.permissions_of(user, passkey=True) == frozenset()
    services.give_role(by=BY, user=user, role=Role.EDITOR)
    assert Permission.EDIT_CONTENT in selectors.permissions_of(User.objects.get(), passkey=True)


def test_nobody_stands_above_the_roles() -> None:
    user = person()
    user.is_superuser = True
    with pytest.raises(DatabaseError):
        user.save()


def test_the_demonstration_has_one_person_for_each_role_who_can_sign_in() -> None:
    people = demo.prepare()
    assert demo.prepare() == people
    assert User.objects.count() == len(Role)
    assert {one.role for one in people} == {text.name for text in ROLES.values()}
    for one in people:
        browser = client()
        assert browser.post("/inn/", {"email": one.email, "password": one.password}).status_code == 302
        assert browser.post("/inn/kode/", {"code": demo.code_for(one.email)}).headers["Location"] == "/"
        assert one.role in browser.get("/").content.decode()
    assert verify() == []


def test_the_demonstrations_codes_are_each_of_use_once(clock: Clock) -> None:
    demo.prepare()
    user = User.objects.get(email="redaktor@demo.invalid")
    codes = [demo.code_for("redaktor")]
    factors.accept_code(user, codes[0])
    codes.append(demo.code_for("redaktor@demo.invalid"))
    factors.accept_code(user, codes[1])
    assert len(set(codes)) == 2
    with pytest.raises(demo.NoCode, match="wait"):
        demo.code_for("redaktor")
    clock.forward(seconds=30)
    factors.accept_code(user, demo.code_for("redaktor"))


def test_codes_are_told_of_nobody_else_and_never_in_production(settings: Settings) -> None:
    real = person()
    for email in (real.email, "ukjent", "ukjent@demo.invalid"):
        with pytest.raises(demo.NoCode):
            demo.code_for(email)
    settings.PRODUCTION = True
    for act in (demo.prepare, lambda: demo.code_for("redaktor")):
        with pytest.raises(demo.NotInProduction):
            act()


def test_doctor_is_told_what_to_mend(settings: Settings) -> None:
    assert [ok for ok, _ in selectors.findings()] == [False, True, True]
    demo.prepare()
    assert [ok for ok, _ in selectors.findings()] == [True, True, True]
    settings.PRODUCTION = settings.PASSKEY_REQUIRED = True
    assert [ok for ok, _ in selectors.findings()] == [True, False, False]
