"""Passkeys: made, used alone and as a second factor, and refused when anything about them is not ours."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.staff.accounts.authenticator import UP, Passkey, options
from tests.staff.accounts.people import BY, PASSWORD, client, half_way, person, sign_in
from utvei.foundation.accounts import factors, services
from utvei.foundation.accounts.models import User
from utvei.foundation.audit.models import AuditEvent

pytestmark = pytest.mark.django_db
ADD, ALONE, SECOND = "/inn/sikre/passnokkel/", "/inn/passnokkel/", "/inn/kode/"


def with_passkey(user: User, browser: Client | None = None) -> Passkey:
    """Give a signed-in person a passkey and return it."""
    browser = browser or sign_in(user)
    key = Passkey()
    answer = browser.post(ADD, {"name": "Min brikke", "credential": key.create(options(browser.get(ADD)))})
    assert answer.status_code == 302, answer.content.decode()
    return key


def signs_in(key: Passkey) -> bool:
    """Return whether a passkey alone leads in."""
    browser = client()
    browser.post(ALONE, {"credential": key.get(options(browser.get(ALONE)))})
    return bool(browser.get("/").status_code == 200)


def test_a_passkey_is_the_first_factor_of_someone_new() -> None:
    user = person(totp=False)
    browser = half_way(user)
    key = with_passkey(user, browser)
    assert browser.get("/").status_code == 200
    assert factors.kinds(user) == {"webauthn", "recovery_codes"}
    assert signs_in(key)


def test_a_passkey_leads_in_alone_and_as_second_factor() -> None:
    user = person()
    key = with_passkey(user)
    assert signs_in(key)
    assert AuditEvent.objects.filter(act="accounts.signed_in", object=str(user.pk)).first().detail() == {"type": "webauthn"}  # type: ignore[union-attr]
    browser = half_way(user)
    assert browser.post(SECOND, {"credential": key.get(options(browser.get(SECOND)))}).headers["Location"] == "/"
    assert browser.session["factor"] == "webauthn"
    assert "Min brikke" in browser.get("/min-konto/").content.decode()


def test_an_answer_works_once() -> None:
    user = person()
    key = with_passkey(user)
    browser = client()
    answer = key.get(options(browser.get(ALONE)))
    assert browser.post(ALONE, {"credential": answer}).status_code == 302
    for again in (browser, client()):
        again.get(ALONE)
        assert again.post(ALONE, {"credential": answer}).status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [
        Passkey(origin="https://ond.invalid"),
        Passkey(flags=UP),
        Passkey(flags=0),
        Passkey(party="ond.invalid"),
        Passkey(origin="http://testserver"),
    ],
)
def test_a_passkey_asked_for_elsewhere_or_without_a_finger_is_refused(wrong: Passkey) -> None:
    user = person()
    browser = sign_in(user)
    made = browser.post(ADD, {"name": "x", "credential": wrong.create(options(browser.get(ADD)))})
    assert made.status_code == 200
    right = with_passkey(user, browser)
    wrong.key, wrong.id, wrong.handle = right.key, right.id, right.handle
    assert not signs_in(wrong)
    assert signs_in(right)


def test_someone_elses_passkey_is_refused() -> None:
    user, other = person(), person(email="ola@kommune.invalid")
    mine, theirs = with_passkey(user), with_passkey(other)
    mine.handle = theirs.handle
    assert not signs_in(mine)
    browser = half_way(other)
    theirs_asked = options(browser.get(SECOND))
    assert browser.post(SECOND, {"credential": mine.get(theirs_asked)}).status_code == 200


def test_a_disabled_person_is_refused_with_a_right_passkey() -> None:
    user = person()
    key = with_passkey(user)
    services.disable(by=BY, user=user)
    assert not signs_in(key)


def test_a_half_sign_in_cannot_add_a_passkey_to_an_account_with_a_factor() -> None:
    user = person()
    browser = half_way(user)
    assert browser.post(ADD, {"credential": "{}"}).headers["Location"] == SECOND
    assert factors.kinds(user) == {"totp"}
    assert PASSWORD


def test_a_second_first_factor_from_another_half_sign_in_is_refused() -> None:
    user = person(totp=False)
    one, other = half_way(user), half_way(user)
    asked = options(other.get(ADD))
    with_passkey(user, one)
    assert other.post(ADD, {"credential": Passkey().create(asked)}).headers["Location"] == SECOND
