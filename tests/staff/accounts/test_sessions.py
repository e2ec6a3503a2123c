"""Sessions: how long they last, what ends them, and that nothing brings them back."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.backends.base import UpdateError
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from tests.staff.accounts.conftest import Clock
from tests.staff.accounts.people import BY, PASSWORD, as_if_by_passkey, client, code, person, sign_in
from utvei.foundation.accounts import factors, selectors, services
from utvei.foundation.accounts.domain.roles import Role
from utvei.foundation.accounts.models import RoleGiven, Session, User
from utvei.foundation.accounts.sessions import SessionStore, digest
from utvei.foundation.audit.models import AuditEvent

pytestmark = pytest.mark.django_db


def is_in(browser: Client) -> bool:
    """Return whether a browser is signed in."""
    return bool(browser.get("/min-konto/").status_code == 200)


def test_a_session_ends_after_twenty_minutes_without_use(clock: Clock) -> None:
    browser = sign_in(person())
    for _ in range(4):
        clock.forward(minutes=20)
        assert is_in(browser)
    clock.forward(minutes=20, seconds=1)
    assert not is_in(browser)
    assert not Session.objects.filter(user__isnull=False).exists()
    assert AuditEvent.objects.get(act="accounts.session_expired").detail() == {"why": "idle"}


def test_a_session_ends_after_eight_hours_however_much_it_is_used(clock: Clock) -> None:
    browser = sign_in(person())
    for _ in range(32):
        clock.forward(minutes=15)
        assert is_in(browser)
    clock.forward(seconds=1)
    assert not is_in(browser)


def test_a_clock_set_back_lengthens_no_session(clock: Clock) -> None:
    browser = sign_in(person())
    clock.forward(hours=-1)
    assert not is_in(browser)


CHANGES: dict[str, Callable[[User], object]] = {
    "role given": lambda user: services.give_role(by=BY, user=user, role=Role.PUBLISHER),
    "role taken": lambda user: services.revoke_role(by=BY, given=RoleGiven.objects.get(user=user)),
    "disabled": lambda user: services.disable(by=BY, user=user),
    "new password": lambda user: services.set_password(by=BY, user=user, password=PASSWORD + "!"),
    "factors reset": lambda user: services.reset_factors(by=BY, user=user),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_rights_ends_every_session_of_that_person_alone(change: str) -> None:
    user, other = person(Role.EDITOR), person(Role.EDITOR, email="ola@kommune.invalid")
    mine, also_mine, theirs = sign_in(user), sign_in(user), sign_in(other)
    CHANGES[change](user)
    assert [is_in(mine), is_in(also_mine), is_in(theirs)] == [False, False, True]
    assert AuditEvent.objects.get(act="accounts.sessions_ended").detail() == {"count": 2}


def test_a_role_that_runs_out_is_gone_at_the_next_request(clock: Clock) -> None:
    user = person()
    services.give_role(by=BY, user=user, role=Role.ADMINISTRATOR, until=timezone.now() + timedelta(minutes=10))
    browser = sign_in(user)
    assert browser.get("/folk/").status_code == 200
    clock.forward(minutes=9, seconds=59)
    assert browser.get("/folk/").status_code == 200
    clock.forward(seconds=1)
    assert browser.get("/folk/").status_code == 403


def test_a_session_that_was_ended_is_not_written_back_by_a_late_request() -> None:
    user = person()
    browser = sign_in(user)
    late = SessionStore(browser.cookies["utvei-session"].value)
    late["note"] = "read before the end, saved after"
    services.disable(by=BY, user=user)
    with pytest.raises(UpdateError):
        late.save()
    assert not Session.objects.filter(user=user).exists()


def test_a_request_whose_session_is_ended_meanwhile_is_interrupted(monkeypatch: pytest.MonkeyPatch, clock: Clock) -> None:
    user = person()
    browser = sign_in(user)
    clock.forward(minutes=1)
    real = selectors.sessions
    monkeypatch.setattr(selectors, "sessions", lambda who: (services.end_sessions(by=BY, user=who), real(who))[1])
    assert browser.get("/min-konto/").status_code == 400
    assert not Session.objects.exists()


def test_what_is_stored_of_a_session_is_of_no_use_to_a_reader() -> None:
    browser = sign_in(person())
    key = browser.cookies["utvei-session"].value
    row = Session.objects.get()
    assert row.session_key == digest(key) != key
    assert "_auth_user_id" not in row.session_data
    assert key not in str(list(Session.objects.values()))


def test_the_content_of_one_session_moved_to_another_signs_nobody_in() -> None:
    first, second = sign_in(person()), sign_in(person(email="ola@kommune.invalid"))
    rows = {one: Session.objects.get(session_key=digest(one.cookies["utvei-session"].value)) for one in (first, second)}
    Session.objects.filter(pk=rows[first].pk).update(session_data=rows[second].session_data)
    assert not is_in(first)


def test_the_own_account_shows_and_ends_sessions() -> None:
    user = person()
    here, there, elsewhere = sign_in(user), sign_in(user), sign_in(user)
    page = here.get("/min-konto/").content.decode()
    assert page.count("Firefox på Linux</strong>") == 3
    one = digest(there.cookies["utvei-session"].value)
    here.post("/min-konto/okter/", {"session": one})
    assert [is_in(here), is_in(there), is_in(elsewhere)] == [True, False, True]
    here.post("/min-konto/okter/", {"session": "others"})
    assert [is_in(here), is_in(elsewhere)] == [True, False]


def test_nobody_ends_the_session_of_another() -> None:
    mine, theirs = sign_in(person()), sign_in(person(email="ola@kommune.invalid"))
    mine.post("/min-konto/okter/", {"session": digest(theirs.cookies["utvei-session"].value)})
    assert is_in(theirs)


def test_changing_factors_or_password_asks_for_a_factor_that_is_fresh(clock: Clock) -> None:
    user = person()
    browser = sign_in(user)
    clock.forward(minutes=5, seconds=1)
    for path in ("/min-konto/passord/", "/inn/sikre/", "/inn/sikre/passnokkel/"):
        assert browser.get(path).headers["Location"] == f"/min-konto/bekreft/?til={path}"
    assert browser.post("/min-konto/reservekoder/").headers["Location"].startswith("/min-konto/bekreft/")
    assert browser.post("/min-konto/bekreft/", {"code": "000000"}).status_code == 200
    before = browser.cookies["utvei-session"].value
    answer = browser.post("/min-konto/bekreft/", {"code": code(user), "til": "/min-konto/passord/"})
    assert answer.headers["Location"] == "/min-konto/passord/"
    assert browser.cookies["utvei-session"].value != before
    assert browser.get("/min-konto/passord/").status_code == 200


def test_a_new_password_keeps_this_session_and_ends_the_others() -> None:
    user = person()
    here, there = sign_in(user), sign_in(user)
    before = here.cookies["utvei-session"].value
    assert here.post("/min-konto/passord/", {"password": PASSWORD + " 2", "again": PASSWORD + " 2"}).status_code == 302
    assert [is_in(here), is_in(there)] == [True, False]
    assert here.cookies["utvei-session"].value != before


def test_new_recovery_codes_end_the_others_and_the_old_codes() -> None:
    user = person()
    old = factors.recovery_codes(user)
    here, there = sign_in(user), sign_in(user)
    here.post("/min-konto/reservekoder/")
    shown = re.findall(r"<code>(\d{8})</code>", here.get("/min-konto/reservekoder/").content.decode())
    assert len(shown) == 10
    assert not set(shown) & set(old)
    assert [is_in(here), is_in(there)] == [True, False]


def test_the_last_factor_stays_and_another_ends_the_other_sessions() -> None:
    user = person()
    here, there = sign_in(user), sign_in(user)
    totp = factors.owned(user)[0]
    assert "minst én" in here.post(f"/min-konto/faktor/{totp.pk}/fjern/").content.decode()
    Authenticator.objects.create(user=user, type="webauthn", data={"name": "Brikke", "credential": {}})
    assert here.post(f"/min-konto/faktor/{totp.pk}/fjern/").status_code == 302
    assert factors.kinds(user) == {"webauthn"}
    assert not is_in(there)


def test_nobody_removes_the_factor_of_another() -> None:
    user, other = person(), person(email="ola@kommune.invalid")
    theirs = factors.owned(other)[0]
    sign_in(user).post(f"/min-konto/faktor/{theirs.pk}/fjern/")
    assert factors.kinds(other) == {"totp"}


def test_an_administrator_with_a_code_alone_is_refused_where_a_passkey_is_required(settings: Settings) -> None:
    settings.PASSKEY_REQUIRED = True
    browser = sign_in(person(Role.ADMINISTRATOR, Role.EDITOR))
    assert browser.get("/folk/").status_code == 403
    page = browser.get("/").content.decode()
    assert "Rollen er ikke i bruk nå" in page
    assert 'href="/folk/"' not in page
    as_if_by_passkey(browser)
    assert browser.get("/folk/").status_code == 200


def test_what_is_over_is_swept(clock: Clock) -> None:
    sign_in(person())
    client().post("/inn/", {"email": "ukjent@kommune.invalid", "password": "feil"})
    assert services.sweep() == 0
    clock.forward(days=2)
    assert services.sweep() >= 2
    assert not Session.objects.exists()
