"""The way in: two steps, no shortcut, no hint, no lock-out from elsewhere."""

from __future__ import annotations

import re

import pytest
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings

from tests.staff.accounts.conftest import Clock
from tests.staff.accounts.people import BY, PASSWORD, Page, client, code, half_way, person, sign_in
from utvei.foundation.accounts import factors, services, throttle
from utvei.foundation.accounts.domain.roles import Role
from utvei.foundation.accounts.models import Attempt, Session, User
from utvei.foundation.accounts.sessions import digest
from utvei.foundation.audit.models import AuditEvent
from utvei.foundation.vault.services import CannotOpen

pytestmark = pytest.mark.django_db


def body(answer: Page) -> str:
    """Return a page without its form token, which differs each time."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.content.decode())


def refusals() -> list[str]:
    """Return why sign-ins were refused, oldest first."""
    return [e.detail()["why"] for e in AuditEvent.objects.filter(act="accounts.sign_in_refused").order_by("sequence")]


def test_password_and_code_lead_in() -> None:
    user = person(Role.EDITOR)
    browser = client()
    assert browser.get("/").headers["Location"] == "/inn/"
    assert browser.post("/inn/", {"email": user.email.upper(), "password": PASSWORD}).headers["Location"] == "/inn/kode/"
    assert browser.get("/").headers["Location"] == "/inn/"
    assert browser.post("/inn/kode/", {"code": code(user)}).headers["Location"] == "/"
    page = browser.get("/")
    assert page.status_code == 200
    assert "Redaktør" in page.content.decode()
    row = AuditEvent.objects.get(act="accounts.signed_in")
    assert (row.actor, row.object) == (str(user.pk), str(user.pk))


def test_one_comes_to_where_one_was_going_but_never_to_another_house() -> None:
    user = person()
    browser = client()
    assert browser.get("/min-konto/").headers["Location"] == "/inn/?til=%2Fmin-konto%2F"
    browser.post("/inn/", {"email": user.email, "password": PASSWORD, "til": "/min-konto/"})
    assert browser.post("/inn/kode/", {"code": code(user)}).headers["Location"] == "/min-konto/"
    for foreign in ("https://ond.invalid/", "//ond.invalid/", "/\\ond.invalid/", "javascript:alert(1)", "min-konto/"):
        other = client()
        other.post("/inn/", {"email": user.email, "password": PASSWORD, "til": foreign})
        assert other.post("/inn/kode/", {"code": code(user)}).headers["Location"] == "/"


def test_a_code_works_once_also_padded_and_after_a_failure() -> None:
    user = person()
    used = code(user)

    def sign_in_with(text: str) -> int:
        return int(half_way(user).post("/inn/kode/", {"code": text}).status_code)

    assert sign_in_with(used) == 302
    for again in (used, f" {used} ", f"{used[:3]} {used[3:]}"):
        assert sign_in_with(again) == 200
    assert sign_in_with("000000") == 200
    assert refusals()[-4:] == ["code"] * 4


def test_a_code_of_the_half_minute_before_one_that_was_used_is_refused(clock: Clock) -> None:
    user = person()
    before = factors.code_now(user)
    clock.forward(seconds=30)
    assert half_way(user).post("/inn/kode/", {"code": factors.code_now(user) or ""}).status_code == 302
    assert half_way(user).post("/inn/kode/", {"code": before or ""}).status_code == 200


def test_a_recovery_code_works_once() -> None:
    user = person()
    first, second, *_ = factors.recovery_codes(user)
    assert half_way(user).post("/inn/kode/", {"code": first}).status_code == 302
    assert half_way(user).post("/inn/kode/", {"code": first}).status_code == 200
    assert half_way(user).post("/inn/kode/", {"code": f"{second[:4]} {second[4:]}"}).status_code == 302
    assert factors.recovery_left(user) == 8


@pytest.mark.parametrize("case", ["unknown", "wrong password", "disabled", "no password"])
def test_nothing_tells_whether_there_is_such_a_person(case: str) -> None:
    user, other = person(email="finnes@kommune.invalid"), person(email="stengt@kommune.invalid")
    services.disable(by=BY, user=other)
    services.create_user(by=BY, email="ny@kommune.invalid")
    email = {"unknown": "ukjent@kommune.invalid", "disabled": other.email, "no password": "ny@kommune.invalid"}.get(case, user.email)
    right = PASSWORD if case == "disabled" else "noe annet enn det"
    control = client().post("/inn/", {"email": "helt@ukjent.invalid", "password": "noe annet enn det"})
    answer = client().post("/inn/", {"email": email, "password": right})
    assert (answer.status_code, body(answer)) == (control.status_code, body(control))
    assert answer.headers.keys() == control.headers.keys()
    assert answer.cookies.keys() == control.cookies.keys()


@pytest.mark.parametrize("email", ["ukjent@kommune.invalid", "ny@kommune.invalid"])
def test_a_hash_is_computed_also_for_those_who_do_not_exist(email: str, monkeypatch: pytest.MonkeyPatch) -> None:
    services.create_user(by=BY, email="ny@kommune.invalid")
    hashed: list[str] = []
    monkeypatch.setattr("utvei.foundation.accounts.backends.make_password", hashed.append)
    client().post("/inn/", {"email": email, "password": "gjett"})
    assert hashed == ["gjett"]


def test_guessing_is_slowed_by_account_and_address_and_never_for_others(clock: Clock) -> None:
    user, other = person(), person(email="ola@kommune.invalid")
    here, there = client("192.0.2.1"), client("192.0.2.2")
    for _ in range(throttle.PASSWORD.tries):
        assert here.post("/inn/", {"email": user.email, "password": "feil"}).status_code == 200
    assert here.post("/inn/", {"email": user.email, "password": PASSWORD}).status_code == 429
    assert refusals()[-1] == "throttled"
    assert there.post("/inn/", {"email": user.email, "password": PASSWORD}).status_code == 302  # the owner, elsewhere
    assert here.post("/inn/", {"email": other.email, "password": PASSWORD}).status_code == 302  # another person, here
    clock.forward(minutes=15)
    assert here.post("/inn/", {"email": user.email, "password": PASSWORD}).status_code == 302


def test_unknown_accounts_are_slowed_just_the_same() -> None:
    answers = []
    user = person()
    for email in (user.email, "ukjent@kommune.invalid"):
        browser = client()
        answers.append([browser.post("/inn/", {"email": email, "password": "feil"}) for _ in range(7)])
    assert [(a.status_code, body(a)) for a in answers[0]] == [(a.status_code, body(a)) for a in answers[1]]


def test_codes_are_slowed_from_one_address_and_in_all(clock: Clock) -> None:
    user = person()
    statuses = []
    for number in range(throttle.CODE_ANYWHERE.tries + 1):
        browser = client(f"198.51.100.{number}")
        browser.post("/inn/", {"email": user.email, "password": PASSWORD})
        statuses.append(browser.post("/inn/kode/", {"code": "000000"}).status_code)
    assert statuses == [200] * throttle.CODE_ANYWHERE.tries + [429]
    clock.forward(hours=1)
    sign_in(user)


def test_the_database_holds_neither_address_nor_account_of_a_try() -> None:
    client("192.0.2.77").post("/inn/", {"email": "ukjent@kommune.invalid", "password": "feil"})
    rows = str(list(Attempt.objects.values()))
    assert "192.0.2" not in rows
    assert "ukjent" not in rows


@pytest.mark.parametrize(("proxies", "expected"), [(0, "10.0.0.1"), (1, "192.0.2.9"), (2, "203.0.113.5"), (3, "10.0.0.1")])
def test_only_our_own_proxies_are_believed(proxies: int, expected: str, settings: Settings, rf: RequestFactory) -> None:
    settings.TRUSTED_PROXIES = proxies
    request = rf.get("/", REMOTE_ADDR="10.0.0.1", headers={"x-forwarded-for": "203.0.113.5, 192.0.2.9"})
    assert throttle.address(request) == expected


def test_a_household_is_one_address(rf: RequestFactory) -> None:
    found = {throttle.address(rf.get("/", REMOTE_ADDR=f"2001:db8:1:2::{n}")) for n in range(1, 5)}
    assert found == {"2001:db8:1:2::/64"}


def test_signing_in_changes_the_key_of_the_session_at_each_step() -> None:
    user = person()
    browser = client()
    browser.get("/inn/passnokkel/")
    keys = [browser.cookies["utvei-session"].value]
    browser.post("/inn/", {"email": user.email, "password": PASSWORD})
    keys.append(browser.cookies["utvei-session"].value)
    browser.post("/inn/kode/", {"code": code(user)})
    keys.append(browser.cookies["utvei-session"].value)
    assert len(set(keys)) == 3
    assert Session.objects.count() == 1


def test_a_key_that_someone_planted_is_not_taken_up() -> None:
    user = person()
    browser = client()
    browser.cookies["utvei-session"] = "a" * 32
    sign_in(user, browser)
    assert browser.cookies["utvei-session"].value != "a" * 32
    assert not Session.objects.filter(session_key=digest("a" * 32)).exists()


def test_the_first_factor_is_added_before_anything_opens() -> None:
    user = person(totp=False)
    browser = client()
    assert browser.post("/inn/", {"email": user.email, "password": PASSWORD}).headers["Location"] == "/inn/sikre/"
    assert browser.get("/").headers["Location"] == "/inn/"
    assert "Passnøkkel" in browser.get("/inn/sikre/").content.decode()
    page = browser.get("/inn/sikre/kodeapp/")
    secret = re.search(r'staff-secret">([A-Z2-7]+)<', page.content.decode())
    assert secret
    assert "<svg" in page.content.decode()
    assert browser.post("/inn/sikre/kodeapp/", {"code": "000000"}).status_code == 200
    answer = browser.post("/inn/sikre/kodeapp/", {"code": one_time_code(secret.group(1))})
    assert answer.headers["Location"] == "/min-konto/reservekoder/"
    shown = re.findall(r"<code>(\d{8})</code>", browser.get("/min-konto/reservekoder/").content.decode())
    assert len(shown) == 10
    assert "<code>" not in browser.get("/min-konto/reservekoder/").content.decode()
    assert browser.get("/").status_code == 200
    assert AuditEvent.objects.filter(act="accounts.factor_added", object=str(user.pk)).exists()


def one_time_code(secret: str) -> str:
    """Return the code that an app with this secret shows now."""
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    return str(format_hotp_value(hotp_value(secret, factors._now())))


def test_a_password_alone_never_adds_a_second_factor_to_an_account_that_has_one() -> None:
    browser = half_way(person())
    for path in ("/inn/sikre/", "/inn/sikre/kodeapp/", "/inn/sikre/passnokkel/"):
        assert browser.get(path).headers["Location"] == "/inn/kode/"
        assert browser.post(path, {"code": "000000", "credential": "{}"}).headers["Location"] == "/inn/kode/"


def test_half_a_sign_in_is_forgotten_after_ten_minutes_and_after_a_new_password(clock: Clock) -> None:
    user = person()
    slow, stolen = half_way(user), half_way(user)
    services.set_password(by=BY, user=user, password=PASSWORD[::-1])
    assert stolen.get("/inn/kode/").headers["Location"] == "/inn/"
    services.set_password(by=BY, user=user, password=PASSWORD)
    slow = half_way(user)
    clock.forward(minutes=10, seconds=1)
    assert slow.post("/inn/kode/", {"code": factors.code_now(user) or ""}).headers["Location"] == "/inn/"


def test_a_sign_in_made_by_other_code_without_a_factor_opens_nothing() -> None:
    browser = client()
    browser.force_login(person(Role.ADMINISTRATOR))
    for path in ("/", "/min-konto/", "/folk/", "/logg/", "/inn/sikre/kodeapp/"):
        assert browser.get(path).headers["Location"].startswith("/inn/")


def test_secrets_of_factors_are_encrypted_and_bound_to_their_owner() -> None:
    user, other = person(), person(email="ola@kommune.invalid")
    factors.recovery_codes(user)
    mine, theirs = (next(one for one in factors.owned(who) if one.type == "totp") for who in (user, other))
    assert len(mine.data["secret"]) > 60  # not the 32 letters of the secret itself
    theirs.data = mine.data
    theirs.save()
    with pytest.raises(CannotOpen):
        factors.code_now(other)


@pytest.mark.parametrize("answer", ["", "{}", "[]", "null", "1", '{"id": 1}', '{"response": {"userHandle": "AAAA"}}', "[" * 9000])
def test_what_is_no_passkey_is_refused(answer: str) -> None:
    browser = client()
    browser.get("/inn/passnokkel/")
    assert browser.post("/inn/passnokkel/", {"credential": answer}).status_code == 200
    assert refusals() == ["passkey"]


def test_signing_out_ends_the_session_in_the_database_and_clears_the_browser() -> None:
    browser = sign_in(person())
    stolen = client()
    stolen.cookies["utvei-session"] = browser.cookies["utvei-session"].value
    assert stolen.get("/").status_code == 200
    assert browser.get("/ut/").status_code == 405
    answer = browser.post("/ut/")
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert stolen.get("/").headers["Location"] == "/inn/"
    assert not Session.objects.exists()
    assert browser.get("/logget-ut/").status_code == 200


def test_a_form_without_a_token_is_refused() -> None:
    user = person()
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/inn/", {"email": user.email, "password": PASSWORD})
    assert answer.status_code == 403
    assert "Skjemaet er for gammelt" in answer.content.decode()


def test_an_invitation_works_once_and_leads_to_the_second_factor(clock: Clock) -> None:
    user = services.create_user(by=BY, email="ny@kommune.invalid", name="Ny")
    path = services.invite(by=BY, user=user).path
    browser = client()
    assert browser.get(path).status_code == 200
    assert "minst tolv" in browser.post(path, {"password": "kort", "again": "kort"}).content.decode()
    assert "ikke like" in browser.post(path, {"password": PASSWORD, "again": "noe annet"}).content.decode()
    assert browser.post(path, {"password": PASSWORD, "again": PASSWORD}).headers["Location"] == "/inn/"
    assert browser.get(path).status_code == 404
    assert browser.post("/inn/", {"email": user.email, "password": PASSWORD}).headers["Location"] == "/inn/sikre/"


def test_bad_invitations_look_alike(clock: Clock) -> None:
    user = services.create_user(by=BY, email="ny@kommune.invalid")
    late = services.invite(by=BY, user=user).path
    answers = [client().get(late[:-3] + "x/"), client().get("/inn/invitasjon/00000000-0000-4000-8000-000000000000/abc-def/")]
    services.disable(by=BY, user=user)
    answers.append(client().get(late))
    assert {(answer.status_code, body(answer)) for answer in answers} == {(404, body(answers[0]))}


def test_the_demonstrations_people_are_refused_in_production(settings: Settings) -> None:
    user = person(email="redaktor@demo.invalid")
    browser = sign_in(user)
    settings.PRODUCTION = True
    assert browser.get("/").headers["Location"] == "/inn/"
    assert client().post("/inn/", {"email": user.email, "password": PASSWORD}).status_code == 200
    assert User.objects.get().is_active
