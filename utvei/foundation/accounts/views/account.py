"""The own account: factors, recovery codes, password and sessions."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from utvei.foundation.accounts import entrance, factors, selectors, services
from utvei.foundation.accounts.domain.access import signed_in
from utvei.foundation.accounts.selectors import StaffRequest
from utvei.foundation.accounts.sessions import digest
from utvei.foundation.accounts.views.enrol import CONFIRM, change_password
from utvei.foundation.accounts.views.sign_in import both, safe, shown_factor
from utvei.foundation.audit.services import record

LAST = "Du må ha minst én passnøkkel eller kodeapp. Legg til en ny før du fjerner denne."


@signed_in
@require_GET
def mine(request: StaffRequest) -> HttpResponse:
    """Show factors, roles and sessions."""
    return _mine(request)


@signed_in
@require_POST
def remove_factor(request: StaffRequest, key: int) -> HttpResponse:
    """Remove one of one's own factors, but never the last."""
    if not entrance.is_fresh(request.session):
        return HttpResponseRedirect(CONFIRM + "/min-konto/")
    own = [one for one in factors.owned(request.user) if one.type != "recovery_codes"]
    chosen = next((one for one in own if one.pk == key), None)
    if chosen is None or len(own) < 2:
        return _mine(request, LAST if chosen else "")
    with transaction.atomic():
        record(by=request.actor, act="accounts.factor_removed", kind=services.USER, object=request.user.pk, details={"type": chosen.type})
        chosen.delete()
        _others_end(request)
    return HttpResponseRedirect("/min-konto/")


@signed_in
@both
def codes(request: StaffRequest) -> HttpResponse:
    """Show recovery codes the once after they are made, and make new ones."""
    if request.method == "POST":
        if not entrance.is_fresh(request.session):
            return HttpResponseRedirect(CONFIRM + request.path)
        with transaction.atomic():
            factors.recovery_codes(request.user, anew=True)
            record(by=request.actor, act="accounts.recovery_codes_made", kind=services.USER, object=request.user.pk)
            _others_end(request)
        request.session["show_codes"] = True
        return HttpResponseRedirect(request.path)
    shown = factors.recovery_codes(request.user) if request.session.pop("show_codes", False) else []
    return render(request, "accounts/codes.html", {"codes": shown, "left": factors.recovery_left(request.user)}, using="staff")


@signed_in
@both
@sensitive_post_parameters("password", "again")
def password(request: StaffRequest) -> HttpResponse:
    """Choose a new password."""
    if not entrance.is_fresh(request.session):
        return HttpResponseRedirect(CONFIRM + request.path)
    errors: list[str] = []
    if request.method == "POST":
        errors = _new_password(request)
        if not errors:
            return HttpResponseRedirect("/min-konto/")
    return render(request, "accounts/password.html", {"errors": errors}, using="staff")


@signed_in
@both
def confirm(request: StaffRequest) -> HttpResponse:
    """Ask for the factor again before something weighty."""
    to, error, status = safe(request, request.POST.get("til") or request.GET.get("til") or "/min-konto/"), "", 200
    if request.method == "POST":
        factor, error, status = shown_factor(request, request.user)
        if factor:
            entrance.prove(request, request.user, factor)
            return HttpResponseRedirect(to)
    kinds = factors.kinds(request.user)
    options = factors.ask_passkey(request.user) if "webauthn" in kinds else ""
    page = {"error": error, "kinds": kinds, "options": options, "to": to}
    return render(request, "accounts/confirm.html", page, status=status, using="staff")


@signed_in
@require_POST
def end_session(request: StaffRequest) -> HttpResponse:
    """End one of one's own sessions, or all but this."""
    stored = request.POST.get("session", "")
    if stored == "others":
        services.end_sessions(by=request.actor, user=request.user, keep=request.session.session_key)
    elif stored != digest(request.session.session_key or ""):
        services.end_session(by=request.actor, user=request.user, stored=stored)
    return HttpResponseRedirect("/min-konto/")


def _mine(request: StaffRequest, error: str = "") -> HttpResponse:
    own = [
        {
            "key": one.pk,
            "type": factors.TYPES[one.type],
            "name": str(one.data.get("name", "")),
            "made": one.created_at,
            "used": one.last_used_at,
        }
        for one in factors.owned(request.user)
        if one.type != "recovery_codes"
    ]
    page = {
        "error": error,
        "factors": own,
        "kinds": factors.kinds(request.user),
        "left": factors.recovery_left(request.user),
        "sessions": selectors.sessions(request.user),
        "this": digest(request.session.session_key or ""),
        "given": selectors.roles_given(request.user),
    }
    return render(request, "accounts/mine.html", page, using="staff")


def _new_password(request: StaffRequest) -> list[str]:
    with transaction.atomic():
        errors = change_password(request, request.user, request.actor, keep=request.session.session_key)
        if not errors:
            # The session carries a digest of the password: it follows along, under a new key.
            request.session.cycle_key()
            request.session["_auth_user_hash"] = request.user.get_session_auth_hash()
    return errors


def _others_end(request: StaffRequest) -> None:
    request.session.cycle_key()
    services.end_sessions(by=request.actor, user=request.user, keep=request.session.session_key)
