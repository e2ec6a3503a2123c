"""People and roles, for administrators; and the record, for those who may read it. Every reading here is itself recorded."""

from __future__ import annotations

import uuid
from datetime import datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_POST, require_safe

from utvei.foundation.accounts import entrance, factors, selectors, services
from utvei.foundation.accounts.domain.access import requires
from utvei.foundation.accounts.domain.roles import ROLES, Permission, Role
from utvei.foundation.accounts.selectors import StaffRequest
from utvei.foundation.accounts.views.enrol import CONFIRM
from utvei.foundation.audit import selectors as log
from utvei.foundation.audit.services import record


@requires(Permission.MANAGE_PEOPLE)
@require_safe
@transaction.atomic
def people(request: StaffRequest) -> HttpResponse:
    """List everyone with their roles."""
    record(by=request.actor, act="accounts.people_read")
    shown = [{"user": user, "roles": selectors.roles_given(user)} for user in selectors.people()]
    return render(request, "accounts/people.html", {"people": shown}, using="staff")


@requires(Permission.MANAGE_PEOPLE)
@require_POST
def new_person(request: StaffRequest) -> HttpResponse:
    """Make a person and show the invitation, once."""
    email = request.POST.get("email", "").strip()
    try:
        validate_email(email)
        with transaction.atomic():
            user = services.create_user(
                by=request.actor, email=email, name=request.POST.get("name", "")[:200], organisation=request.user.organisation
            )
            invitation = services.invite(by=request.actor, user=user)
    except ValidationError:
        return _page(request, None, "Skriv en hel e-postadresse, for eksempel navn@kommune.no.")
    except services.Refused as error:
        return _page(request, None, str(error))
    return _page(request, user, invitation=request.build_absolute_uri(invitation.path))


@requires(Permission.MANAGE_PEOPLE)
@require_safe
def person(request: StaffRequest, key: uuid.UUID) -> HttpResponse:
    """Show one person with roles and factors."""
    return _page(request, _found(key))


@requires(Permission.MANAGE_PEOPLE)
@require_POST
def change(request: StaffRequest, key: uuid.UUID) -> HttpResponse:
    """Do one thing with a person: give or take a role, shut out, let in, invite anew, reset factors."""
    if not entrance.is_fresh(request.session):
        return HttpResponseRedirect(f"{CONFIRM}/folk/{key}/")
    user, invitation = _found(key), ""
    try:
        invitation = _do(request, user, request.POST.get("act", ""))
    except services.Refused as error:
        return _page(request, user, str(error))
    if invitation:
        return _page(request, user, invitation=invitation)
    return HttpResponseRedirect(f"/folk/{key}/" if user.pk != request.user.pk else "/inn/")


@requires(Permission.READ_LOG)
@require_safe
@transaction.atomic
def the_log(request: StaffRequest) -> HttpResponse:
    """Show the newest rows of the record. Without a row about this reading, nothing is shown."""
    record(by=request.actor, act="accounts.log_read")
    before = request.GET.get("for", "")
    rows = log.latest(100, before=int(before) if before.isdecimal() and len(before) < 18 else None)
    names = {str(user.pk): user.called for user in selectors.people()}
    shown = [{"row": row, "who": _who(row, names), "about": names.get(row.object, row.object)} for row in rows]
    return render(request, "accounts/log.html", {"rows": shown, "last": rows[-1].sequence if rows else 0}, using="staff")


def _who(row: log.Told, names: dict[str, str]) -> str:
    if row.actor:
        return names.get(row.actor, "Ukjent")
    return "Huset selv" if row.role.startswith("house:") else "Ikke innlogget"


def _found(key: uuid.UUID) -> selectors.User:
    user = selectors.person(key)
    if user is None:
        raise Http404
    return user


def _do(request: StaffRequest, user: selectors.User, act: str) -> str:
    by = request.actor
    if act == "give" and (role := request.POST.get("role", "")) in list(Role):
        services.give_role(by=by, user=user, role=Role(role), organisation=user.organisation, until=_end_of(request.POST.get("until", "")))
    elif act == "revoke" and (given := selectors.given_role(_uuid(request.POST.get("given", "")), user)):
        services.revoke_role(by=by, given=given)
    elif act == "invite":
        return request.build_absolute_uri(services.invite(by=by, user=user).path)
    elif simple := {"disable": services.disable, "enable": services.enable, "reset": services.reset_factors}.get(act):
        simple(by=by, user=user)
    else:
        raise services.Refused("Velg hva du vil gjøre.")
    return ""


def _end_of(text: str) -> datetime | None:
    """Return the end of the last day of a role, or None when it has none. Raises Refused for what is no date."""
    if not text:
        return None
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    if day is None or day.year > 2200:
        raise services.Refused("Skriv datoen som år-måned-dag, for eksempel 2027-06-30.")
    return timezone.make_aware(datetime.combine(day, time()) + timedelta(days=1))


def _uuid(text: str) -> uuid.UUID:
    """Return the key that a form names; for what is none, a key that nothing has."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return uuid.UUID(int=0)


@transaction.atomic
def _page(request: StaffRequest, user: selectors.User | None, error: str = "", invitation: str = "") -> HttpResponse:
    if user is None:
        record(by=request.actor, act="accounts.people_read")
        shown = [{"user": one, "roles": selectors.roles_given(one)} for one in selectors.people()]
        return render(request, "accounts/people.html", {"people": shown, "error": error}, using="staff")
    record(by=request.actor, act="accounts.person_read", kind=services.USER, object=user.pk)
    page = {
        "person": user,
        "given": selectors.roles_given(user),
        "roles": [(role.value, text) for role, text in ROLES.items()],
        "kinds": [factors.TYPES[kind] for kind in sorted(factors.kinds(user))],
        "error": error,
        "invitation": invitation,
    }
    return render(request, "accounts/person.html", page, using="staff")
