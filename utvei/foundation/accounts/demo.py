"""The demonstration's people: one invented person for each role, with a password and a second factor that the house itself can tell.

Refused in production, here and at the sign-in.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from utvei.foundation.accounts import factors, selectors, services
from utvei.foundation.accounts.backends import DEMO_DOMAIN
from utvei.foundation.accounts.domain.roles import ROLES, Role
from utvei.foundation.accounts.models import Organisation, User
from utvei.foundation.audit.domain.actors import house
from utvei.foundation.audit.services import record
from utvei.foundation.vault.services import purpose_key

BY = house("utvei demo")
PEOPLE = {
    "redaktor": ("Rita Redaktør", Role.EDITOR),
    "fagleser": ("Finn Fagleser", Role.SUBJECT_REVIEWER),
    "publisering": ("Petra Publisering", Role.PUBLISHER),
    "register": ("Roar Register", Role.REGISTER_KEEPER),
    "administrator": ("Ada Administrator", Role.ADMINISTRATOR),
    "saksbehandler": ("Sara Saksbehandler", Role.CASE_WORKER),
    "koordinator": ("Kim Koordinator", Role.CASE_COORDINATOR),
    "plan": ("Per Plan", Role.PLAN_OWNER),
    "kurs": ("Kari Kurs", Role.TRAINER),
    "statistikk": ("Stian Statistikk", Role.STATISTICS_OFFICER),
}


class NotInProduction(RuntimeError):
    """The demonstration's people do not belong in production."""


class NoCode(LookupError):
    """There is no code to give; the text says why."""


@dataclass(frozen=True)
class DemoSignIn:
    """What one of the demonstration's people signs in with."""

    email: str
    role: str
    password: str


def prepare() -> tuple[DemoSignIn, ...]:
    """Make the demonstration's people where they are not there yet and return how each signs in. Raises NotInProduction."""
    _only_for_show()
    word = password()
    organisation, _ = Organisation.objects.get_or_create(key="demo", defaults={"name": "Demonstrasjonskommunen"})
    for local, (name, role) in PEOPLE.items():
        if selectors.person_by_email(local + DEMO_DOMAIN) is None:
            _make(local + DEMO_DOMAIN, name, role, organisation, word)
    return tuple(DemoSignIn(local + DEMO_DOMAIN, ROLES[role].name, word) for local, (_, role) in PEOPLE.items())


def code_for(email: str) -> str:
    """Return a one-time code for one of the demonstration's people; ``redaktor`` is short for its address.

    Raises NotInProduction, or NoCode for anyone else and when this minute's codes are used.
    """
    _only_for_show()
    address = email if "@" in email else email + DEMO_DOMAIN
    user = selectors.person_by_email(address)
    if user is None or not address.endswith(DEMO_DOMAIN) or "totp" not in factors.kinds(user):
        raise NoCode(f"{address} is none of the demonstration's people with a code; they are {', '.join(PEOPLE)}")
    code = factors.code_now(user)
    if code is None:
        raise NoCode("the codes of this half minute and the next are used; wait thirty seconds")
    return code


def password() -> str:
    """Return the password of all of the demonstration's people: made from this installation's own secret."""
    return "demo-" + base64.b32encode(purpose_key("demonstration password")[:10]).decode().lower()


@transaction.atomic
def _make(email: str, name: str, role: Role, organisation: Organisation, word: str) -> User:
    user = services.create_user(by=BY, email=email, name=name, organisation=organisation)
    services.set_password(by=BY, user=user, password=word)
    services.give_role(by=BY, user=user, role=role, organisation=organisation)
    factors.place_totp(user, factors.new_secret())
    factors.recovery_codes(user)
    record(by=BY, act="accounts.factor_added", kind=services.USER, object=user.pk, details={"type": "totp"})
    return user


def _only_for_show() -> None:
    if settings.PRODUCTION:
        raise NotInProduction("the demonstration's people are refused in production")
