"""People for the tests, and ways to have them signed in."""

from __future__ import annotations

from typing import Protocol

from django.test import Client

from utvei.foundation.accounts import factors, services
from utvei.foundation.accounts.domain.roles import Role
from utvei.foundation.accounts.models import CodeStep, User
from utvei.foundation.audit.domain.actors import house

BY = house("tests")
PASSWORD = "fire rare ord i rekke"  # noqa: S105  invented, and of no use anywhere


class Page(Protocol):
    """What a browser got: the test client's answer, whose own type has no name."""

    content: bytes


def person(*roles: Role, email: str = "kari@kommune.invalid", totp: bool = True) -> User:
    """Return a person with a password, roles and a code app."""
    user = services.create_user(by=BY, email=email, name=email.split("@")[0].title())
    services.set_password(by=BY, user=user, password=PASSWORD)
    for role in roles:
        services.give_role(by=BY, user=user, role=role)
    if totp:
        factors.place_totp(user, factors.new_secret())
    return user


def code(user: User) -> str:
    """Return a code that works now, also when one was just used."""
    CodeStep.objects.filter(user=user).delete()
    found = factors.code_now(user)
    assert found
    return found


def client(address: str = "192.0.2.1") -> Client:
    """Return a browser at an address."""
    return Client(headers={"user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"}, REMOTE_ADDR=address)


def sign_in(user: User, browser: Client | None = None) -> Client:
    """Walk the whole way in, as a person does, and return the browser."""
    browser = browser or client()
    browser.post("/inn/", {"email": user.email, "password": PASSWORD})
    answer = browser.post("/inn/kode/", {"code": code(user)})
    assert answer.status_code == 302, answer.content.decode()
    return browser


def half_way(user: User) -> Client:
    """Return a browser in which the password is given and nothing more."""
    browser = client()
    assert browser.post("/inn/", {"email": user.email, "password": PASSWORD}).status_code == 302
    return browser


def as_if_by_passkey(browser: Client) -> None:
    """Have a signed-in browser look as if a passkey had been used."""
    session = browser.session
    session["factor"] = "webauthn"
    session.save()
