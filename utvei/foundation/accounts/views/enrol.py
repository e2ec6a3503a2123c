"""Adding a second factor: the first one before anything else is open, further ones from the own account."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast
from uuid import UUID

from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.debug import sensitive_post_parameters

from utvei.foundation.accounts import entrance, factors, selectors, services, throttle
from utvei.foundation.accounts.domain.access import half_or_signed_in, open_to_all
from utvei.foundation.accounts.views.sign_in import TOO_MANY, both
from utvei.foundation.audit.domain.actors import Actor
from utvei.foundation.audit.services import record

CONFIRM = "/min-konto/bekreft/?til="
WRONG_NEW = "Koden passer ikke. Se at klokka på telefonen går riktig, og skriv koden som vises nå."
NOT_MADE = "Passnøkkelen ble ikke laget. Prøv igjen, eller bruk en kodeapp."

# Our own words: Django's are only partly in Norwegian.
POOR = {
    "password_too_short": "Passordet må ha minst tolv tegn.",
    "password_too_common": "Passordet er et av dem som gjettes først. Velg et annet.",
    "password_entirely_numeric": "Passordet kan ikke bare være tall.",
    "password_too_similar": "Passordet ligner for mye på navnet eller e-posten din.",
}


@half_or_signed_in
@both
def choose(request: HttpRequest) -> HttpResponse:
    """Show the ways to secure an account."""
    answer = _who(request)
    if isinstance(answer, HttpResponse):
        return answer
    return render(request, "accounts/secure.html", {"kinds": factors.kinds(answer), "first": _is_first(request)}, using="staff")


@half_or_signed_in
@both
def code_app(request: HttpRequest) -> HttpResponse:
    """Add a code app: show the secret, take a code as proof."""
    user = _who(request)
    if isinstance(user, HttpResponse):
        return user
    if "totp" in factors.kinds(user):
        return HttpResponseRedirect("/min-konto/")
    secret = request.session.setdefault("new_secret", factors.new_secret())
    error = ""
    if request.method == "POST":
        try:
            return _added(request, user, "totp", lambda: factors.add_totp(user, secret, request.POST.get("code", "")[:40]))
        except factors.WrongFactor:
            error = WRONG_NEW
    # Drawn by our own library from our own text; nothing that anyone typed is in it but the person's address, which it encodes.
    page = {"error": error, "secret": secret, "picture": mark_safe(factors.picture(user, secret))}  # noqa: S308  see above
    return render(request, "accounts/code_app.html", page, using="staff")


@half_or_signed_in
@both
def new_passkey(request: HttpRequest) -> HttpResponse:
    """Add a passkey."""
    user = _who(request)
    if isinstance(user, HttpResponse):
        return user
    error = ""
    if request.method == "POST":
        name, answer = request.POST.get("name", ""), request.POST.get("credential", "")
        try:
            return _added(request, user, "webauthn", lambda: factors.add_passkey(user, name, answer))
        except factors.WrongFactor:
            error = NOT_MADE
    page = {"error": error, "options": factors.begin_passkey(user), "name": f"Passnøkkel {entrance.device(request)}"}
    return render(request, "accounts/new_passkey.html", page, using="staff")


@open_to_all
@both
@sensitive_post_parameters("password", "again")
def invitation(request: HttpRequest, key: UUID, token: str) -> HttpResponse:
    """Let whoever holds an unused invitation choose a password; then the ordinary way in. All bad invitations look alike."""
    if not throttle.take([throttle.bucket(throttle.INVITATION, address=throttle.address(request))]):
        return render(request, "accounts/no_invitation.html", {"error": TOO_MANY}, status=429, using="staff")
    user = selectors.person(key)
    if user is None or not user.is_active or not default_token_generator.check_token(user, token):
        entrance.refuse("invitation")
        return render(request, "accounts/no_invitation.html", status=404, using="staff")
    errors: list[str] = []
    if request.method == "POST":
        errors = change_password(request, user, selectors.actor(user))
        if not errors:
            return HttpResponseRedirect("/inn/")
    return render(request, "accounts/invitation.html", {"errors": errors, "person": user}, using="staff")


def change_password(request: HttpRequest, user: selectors.User, by: Actor, keep: str | None = None) -> list[str]:
    """Set the password that was posted twice, and return what is wrong with it, if anything."""
    password = request.POST.get("password", "")[:1000]
    if password != request.POST.get("again", "")[:1000]:
        return ["De to passordene er ikke like."]
    try:
        services.set_password(by=by, user=user, password=password, keep=keep)
    except ValidationError as error:
        return [POOR.get(one.code or "", "Velg et annet passord.") for one in error.error_list]
    return []


def _is_first(request: HttpRequest) -> bool:
    return not entrance.is_whole(request.session)


def _who(request: HttpRequest) -> selectors.User | HttpResponse:
    """Return who may add a factor here and now, or where to go instead.

    Whoever has a factor must have shown it lately; a password alone adds only the very first one.
    """
    if _is_first(request):
        half = entrance.half_way(request)
        if half is None:
            return HttpResponseRedirect("/inn/")
        return half.user if not factors.kinds(half.user) else HttpResponseRedirect("/inn/kode/")
    if not entrance.is_fresh(request.session):
        return HttpResponseRedirect(CONFIRM + request.path)
    return cast(selectors.User, request.user)


def _added(request: HttpRequest, user: selectors.User, kind: str, add: Callable[[], object]) -> HttpResponse:
    """Add the factor with its row, end the other sessions, and sign in whoever came here half way."""
    first, by = _is_first(request), selectors.actor(user)
    with transaction.atomic():
        if first and factors.kinds(user):
            raise factors.WrongFactor
        add()
        record(by=by, act="accounts.factor_added", kind=services.USER, object=user.pk, details={"type": kind})
        request.session.pop("new_secret", None)
        if first:
            entrance.complete(request, user, kind)
        else:
            request.session.cycle_key()
        services.end_sessions(by=by, user=user, keep=request.session.session_key)
        if factors.recovery_left(user):
            return HttpResponseRedirect("/min-konto/")
        factors.recovery_codes(user, anew=True)
        record(by=by, act="accounts.recovery_codes_made", kind=services.USER, object=user.pk)
        request.session["show_codes"] = True
    return HttpResponseRedirect("/min-konto/reservekoder/")
