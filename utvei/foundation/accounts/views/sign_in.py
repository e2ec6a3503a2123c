"""In with a password and a second factor, or with a passkey alone; and out."""

from __future__ import annotations

from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from utvei.foundation.accounts import entrance, factors, throttle
from utvei.foundation.accounts.backends import may_sign_in
from utvei.foundation.accounts.domain.access import half_signed_in, open_to_all, signed_in
from utvei.foundation.accounts.selectors import StaffRequest, User

WRONG = "E-posten og passordet passer ikke sammen. Prøv igjen."
WRONG_CODE = "Koden er feil eller brukt før. Vent på en ny kode, og prøv igjen."
WRONG_KEY = "Passnøkkelen ble ikke godtatt. Prøv igjen, eller bruk en annen måte."
TOO_MANY = "Det har vært for mange forsøk. Vent et kvarter, og prøv igjen."
both = require_http_methods(["GET", "HEAD", "POST"])


@open_to_all
@both
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for e-mail and password. What is answered tells nothing of whether there is such a person."""
    to = safe(request, request.POST.get("til") or request.GET.get("til") or "/")
    if request.method != "POST":
        if request.user.is_authenticated and entrance.is_whole(request.session):
            return HttpResponseRedirect("/")
        return _sign_in_page(request, to)
    email, password = request.POST.get("email", "")[:254], request.POST.get("password", "")[:1000]
    where = throttle.address(request)
    own = throttle.bucket(throttle.PASSWORD, account=email, address=where)
    if not throttle.take([own, throttle.bucket(throttle.ADDRESS, address=where)]):
        entrance.refuse("throttled")
        return _sign_in_page(request, to, TOO_MANY, 429)
    user = authenticate(request, email=email, password=password)
    if user is None:
        entrance.refuse("password")
        return _sign_in_page(request, to, WRONG)
    throttle.clear([own])
    entrance.begin(request, user, to)
    return HttpResponseRedirect("/inn/kode/" if factors.kinds(user) else "/inn/sikre/")


@half_signed_in
@both
def second_factor(request: HttpRequest) -> HttpResponse:
    """Ask whoever has given a password for a code or a passkey."""
    half = entrance.half_way(request)
    if half is None or not (kinds := factors.kinds(half.user)):
        return HttpResponseRedirect("/inn/sikre/" if half else "/inn/")
    error, status = "", 200
    if request.method == "POST":
        factor, error, status = shown_factor(request, half.user)
        if factor:
            entrance.complete(request, half.user, factor)
            return HttpResponseRedirect(half.to)
    options = factors.ask_passkey(half.user) if "webauthn" in kinds else ""
    page = {"error": error, "kinds": kinds, "options": options}
    return render(request, "accounts/second_factor.html", page, status=status, using="staff")


@open_to_all
@both
def passkey(request: HttpRequest) -> HttpResponse:
    """Sign in with a passkey alone: the key is one factor, and the finger or PIN that opens it the other."""
    to, error, status = safe(request, request.POST.get("til") or request.GET.get("til") or "/"), "", 200
    if request.method == "POST":
        if throttle.take([throttle.bucket(throttle.ADDRESS, address=throttle.address(request))]):
            try:
                owner = factors.accept_passkey(None, request.POST.get("credential", "")).user
                if may_sign_in(owner):
                    entrance.complete(request, owner, "webauthn")
                    return HttpResponseRedirect(to)
            except factors.WrongFactor:
                pass
            entrance.refuse("passkey")
            error = WRONG_KEY
        else:
            entrance.refuse("throttled")
            error, status = TOO_MANY, 429
    page = {"error": error, "options": factors.ask_passkey(None), "to": to}
    return render(request, "accounts/passkey.html", page, status=status, using="staff")


@signed_in
@require_POST
def sign_out(request: StaffRequest) -> HttpResponse:
    """End the session and have the browser forget what it kept."""
    entrance.leave(request, request.user)
    response = HttpResponseRedirect("/logget-ut/")
    response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


@open_to_all
@require_GET
def signed_out(request: HttpRequest) -> HttpResponse:
    """Say that nobody is signed in any more."""
    return render(request, "accounts/signed_out.html", using="staff")


def shown_factor(request: HttpRequest, user: User) -> tuple[str, str, int]:
    """Try the code or passkey that was posted. Returns the kind of factor, or empty with what to say and the status."""
    where = throttle.address(request)
    answer = request.POST.get("credential", "")
    own = throttle.bucket(throttle.CODE, account=str(user.pk), address=where)
    counted = [own] if answer else [own, throttle.bucket(throttle.CODE_ANYWHERE, account=str(user.pk))]
    if not throttle.take(counted):
        entrance.refuse("throttled", user)
        return "", TOO_MANY, 429
    try:
        found = factors.accept_passkey(user, answer) if answer else factors.accept_code(user, request.POST.get("code", "")[:40])
    except factors.WrongFactor:
        entrance.refuse("passkey" if answer else "code", user)
        return "", WRONG_KEY if answer else WRONG_CODE, 200
    throttle.clear(counted)
    return str(found.type), "", 200


def safe(request: HttpRequest, to: str) -> str:
    """Return an address of this house, or the front page for any other."""
    ours = to.startswith("/") and url_has_allowed_host_and_scheme(to, allowed_hosts=None) and not to.startswith("/inn/")
    return to if ours else "/"


def _sign_in_page(request: HttpRequest, to: str, error: str = "", status: int = 200) -> HttpResponse:
    return render(request, "accounts/sign_in.html", {"error": error, "to": to}, status=status, using="staff")
