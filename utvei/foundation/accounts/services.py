"""Acts on people and roles: each with its row in the record, in the same transaction, and sessions ended where rights change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import default_token_generator
from django.db import IntegrityError, transaction
from django.utils import timezone

from utvei.foundation.accounts.domain.roles import Role
from utvei.foundation.accounts.models import Attempt, CodeStep, Organisation, RoleGiven, Session, User, readable
from utvei.foundation.accounts.sessions import digest
from utvei.foundation.audit.domain.actors import Actor
from utvei.foundation.audit.services import record

USER = "accounts.user"


class Refused(Exception):
    """Something that may not be done; the text says why, to a person."""


@dataclass(frozen=True)
class Invitation:
    """A person and the address, without host, at which they choose a password. It works once, for the days of PASSWORD_RESET_TIMEOUT."""

    user: User
    path: str


@transaction.atomic
def create_user(*, by: Actor, email: str, name: str = "", organisation: Organisation | None = None) -> User:
    """Make a person who cannot sign in yet. Raises Refused when the address is taken."""
    try:
        with transaction.atomic():
            user = User.objects.create_user(email, None, name=readable(name), organisation=organisation)
    except IntegrityError as error:
        raise Refused("Det finnes allerede en bruker med denne e-postadressen.") from error
    record(by=by, act="accounts.user_created", kind=USER, object=user.pk)
    return user


@transaction.atomic
def invite(*, by: Actor, user: User) -> Invitation:
    """Return an invitation to choose a (new) password; whatever was sent before still ends when one of them is used."""
    record(by=by, act="accounts.user_invited", kind=USER, object=user.pk)
    return Invitation(user, f"/inn/invitasjon/{user.pk}/{default_token_generator.make_token(user)}/")


@transaction.atomic
def set_password(*, by: Actor, user: User, password: str, keep: str | None = None) -> None:
    """Set a password and end the person's sessions but ``keep``. Raises ValidationError, with its reasons, for a poor one."""
    validate_password(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])
    record(by=by, act="accounts.password_set", kind=USER, object=user.pk)
    end_sessions(by=by, user=user, keep=keep)


@transaction.atomic
def give_role(*, by: Actor, user: User, role: Role, organisation: Organisation | None = None, until: datetime | None = None) -> RoleGiven:
    """Give a role from now, for good or until a time, and end the person's sessions. Raises Refused for one already held or a past end."""
    now = timezone.now()
    if until is not None and until <= now:
        raise Refused("Rollen må gjelde til et tidspunkt som ikke er passert.")
    User.objects.select_for_update().get(pk=user.pk)
    held = RoleGiven.objects.filter(user=user, role=role, organisation=organisation)
    if any(given.holds(now) for given in held):
        raise Refused("Brukeren har rollen fra før.")
    given = RoleGiven.objects.create(
        user=user, role=role, organisation=organisation, starts_at=now, ends_at=until, given_by=by.id or by.role
    )
    details = {"role": str(role), "until": timezone.localtime(until).strftime("%d.%m.%Y") if until else None}
    record(by=by, act="accounts.role_given", kind=USER, object=user.pk, details=details)
    end_sessions(by=by, user=user)
    return given


@transaction.atomic
def revoke_role(*, by: Actor, given: RoleGiven) -> None:
    """Take a role from now and end the person's sessions. Raises Refused for the last administrator."""
    _keep_an_administrator(given.user, only=given)
    RoleGiven.objects.filter(pk=given.pk).update(ends_at=max(timezone.now(), given.starts_at))
    record(by=by, act="accounts.role_revoked", kind=USER, object=given.user_id, details={"role": given.role})
    end_sessions(by=by, user=given.user)


@transaction.atomic
def disable(*, by: Actor, user: User) -> None:
    """Shut a person out, now. Raises Refused for the last administrator."""
    _keep_an_administrator(user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    record(by=by, act="accounts.user_disabled", kind=USER, object=user.pk)
    end_sessions(by=by, user=user)
    user.is_active = False


@transaction.atomic
def enable(*, by: Actor, user: User) -> None:
    """Let a person in again."""
    User.objects.filter(pk=user.pk).update(is_active=True)
    record(by=by, act="accounts.user_enabled", kind=USER, object=user.pk)
    user.is_active = True


@transaction.atomic
def reset_factors(*, by: Actor, user: User) -> None:
    """Take away every second factor of someone who has lost theirs; with the password the person adds new ones."""
    from utvei.foundation.accounts.factors import owned  # noqa: PLC0415  commands that need no factors load without them

    for one in owned(user):
        one.delete()
    CodeStep.objects.filter(user=user).delete()
    record(by=by, act="accounts.factors_reset", kind=USER, object=user.pk)
    end_sessions(by=by, user=user)


@transaction.atomic
def end_sessions(*, by: Actor, user: User, keep: str | None = None) -> int:
    """End a person's sessions, all but the one with the key ``keep``, and return how many they were. Half sign-ins end with them."""
    mine = Session.objects.filter(user=user)
    ended = (mine.exclude(session_key=digest(keep)) if keep else mine).delete()[0]
    if ended:
        record(by=by, act="accounts.sessions_ended", kind=USER, object=user.pk, details={"count": ended})
    return ended


@transaction.atomic
def end_session(*, by: Actor, user: User, stored: str) -> None:
    """End one of a person's sessions, named as it is stored. Does nothing for one that is gone or another's."""
    if Session.objects.filter(user=user, session_key=stored).delete()[0]:
        record(by=by, act="accounts.sessions_ended", kind=USER, object=user.pk, details={"count": 1})


def sweep() -> int:
    """Remove sessions that are over and tries that no longer count; returns how many rows went."""
    now = timezone.now()
    sessions = Session.objects.filter(expire_date__lt=now).delete()[0]
    return sessions + Attempt.objects.filter(since__lt=now - timedelta(days=1)).delete()[0]


def _keep_an_administrator(user: User, only: RoleGiven | None = None) -> None:
    """Refuse what would leave the house without anyone who can let people in."""
    now = timezone.now()
    given = RoleGiven.objects.select_for_update().filter(role=Role.ADMINISTRATOR).select_related("user")
    ruling = [one for one in given if one.holds(now) and one.user.is_active]
    left = [one for one in ruling if one.user_id != user.pk or (only is not None and one.pk != only.pk)]
    if ruling and not left:
        raise Refused("Huset må ha minst én administrator.")
