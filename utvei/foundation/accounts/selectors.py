"""Asks about people, roles and sessions."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from utvei.foundation.accounts import factors
from utvei.foundation.accounts.backends import DEMO_DOMAIN
from utvei.foundation.accounts.domain.roles import Permission, Role, acting_role, permissions
from utvei.foundation.accounts.models import RoleGiven, Session, User, as_address
from utvei.foundation.audit.domain.actors import Actor

__all__ = [
    "StaffRequest",
    "User",
    "actor",
    "findings",
    "given_role",
    "people",
    "permissions_of",
    "person",
    "person_by_email",
    "roles",
    "roles_given",
    "sessions",
]


class StaffRequest(HttpRequest):
    """A request that has passed the gate: who acts, and what the session may do. For annotations; the gate sets the two."""

    user: User
    actor: Actor
    allowed: frozenset[Permission]


def people() -> Sequence[User]:
    """Return everyone, with the roles given to them."""
    return list(User.objects.select_related("organisation").prefetch_related("roles_given"))


def person(key: UUID | str) -> User | None:
    """Return a person by key."""
    return User.objects.filter(pk=key).first()


def person_by_email(email: str) -> User | None:
    """Return a person by address, however it is written."""
    return User.objects.filter(email=as_address(email)).first()


def roles_given(user: User, at: datetime | None = None) -> list[RoleGiven]:
    """Return the roles that hold now, or at another time."""
    moment = at or timezone.now()
    return [given for given in user.roles_given.all() if given.holds(moment)]


def given_role(key: UUID | str, user: User) -> RoleGiven | None:
    """Return one of a person's given roles."""
    return RoleGiven.objects.filter(pk=key, user=user).select_related("user").first()


def roles(user: User) -> set[Role]:
    """Return the roles that hold now."""
    return {Role(given.role) for given in roles_given(user)}


def permissions_of(user: User, *, passkey: bool) -> frozenset[Permission]:
    """Return what a person may do now. ``passkey``: signed in with one; some roles sleep without it where the house requires it."""
    return permissions(roles(user), passkey=passkey or not settings.PASSKEY_REQUIRED) if user.is_active else frozenset()


def actor(user: User, wanted: Collection[Permission] = (), *, passkey: bool = True) -> Actor:
    """Return a person as whoever acts, in the role that allows what is wanted."""
    held = roles(user)
    role = acting_role(held, wanted, passkey=passkey or not settings.PASSKEY_REQUIRED)
    return Actor(str(user.pk), str(role or ""), str(user.organisation_id or ""))


def sessions(user: User) -> Sequence[Session]:
    """Return a person's sessions that are not over, last seen first."""
    return list(Session.objects.filter(user=user, expire_date__gt=timezone.now()).order_by("-seen_at"))


def findings() -> Iterator[tuple[bool, str]]:
    """Yield what `utvei doctor` says about people: whether all is well, and the line."""
    active = list(User.objects.filter(is_active=True).prefetch_related("roles_given"))
    ruling = [user for user in active if Role.ADMINISTRATOR in roles(user)]
    yield bool(ruling), f"{len(ruling)} of {len(active)} people can let others in (role administrator)"
    bare = [user for user in ruling if "webauthn" not in factors.kinds(user)]
    yield not (bare and settings.PASSKEY_REQUIRED), f"{len(bare)} administrators have no passkey"
    demo = sum(user.email.endswith(DEMO_DOMAIN) for user in active)
    yield not (demo and settings.PRODUCTION), f"{demo} people of the demonstration"
