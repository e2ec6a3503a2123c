"""The gate: every request to the staff house passes it, and only what an address declares comes through."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from utvei.foundation.accounts import entrance, selectors
from utvei.foundation.accounts.domain.access import Access, Door, access_to
from utvei.foundation.accounts.domain.roles import Permission
from utvei.foundation.audit.domain.actors import NOBODY

SIGN_IN = "/inn/"


class Gate:
    """Signed in, with a second factor, and permitted; else the sign-in page, or a page that says no.

    Sets ``request.actor`` (who acts, in which role) and ``request.allowed`` (what this session may do).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """End sessions that are over, then go on."""
        entrance.end_if_over(request)
        _know(request)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Let through what the address declares; None means go on."""
        access = access_to(view, request.path, settings.ACCESS_BY_PREFIX)
        if access.door is Door.ANYONE:
            return None
        if access.door is Door.HALF:
            return None if entrance.half_way(request) else _to_sign_in(request)
        whole = _whole(request)
        if access.door is Door.EITHER and (whole or entrance.half_way(request)):
            return None
        if not whole:
            return _to_sign_in(request)
        return None if _permits(request, access) else refused(request)


def _whole(request: HttpRequest) -> bool:
    return request.user.is_authenticated and entrance.is_whole(request.session)


def _permits(request: HttpRequest, access: Access) -> bool:
    if access.door is Door.SIGNED_IN:
        return True
    if access.door is not Door.PERMITTED or not access.permissions & request.allowed:  # type: ignore[attr-defined]  # set below
        return False
    request.actor = selectors.actor(request.user, access.permissions, passkey=_by_passkey(request))  # type: ignore[attr-defined,arg-type]
    return True


def _know(request: HttpRequest) -> None:
    allowed: frozenset[Permission] = frozenset()
    actor = NOBODY
    if _whole(request):
        prefetch_related_objects([request.user], "roles_given")  # type: ignore[type-var]  # asked for several times, read once
        allowed = selectors.permissions_of(request.user, passkey=_by_passkey(request))  # type: ignore[arg-type]  # a User when whole
        actor = selectors.actor(request.user, passkey=_by_passkey(request))  # type: ignore[arg-type]
    request.allowed, request.actor = allowed, actor  # type: ignore[attr-defined]  # the two that the house adds


def _by_passkey(request: HttpRequest) -> bool:
    return bool(request.session.get("factor") == "webauthn")


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    if request.method != "GET" or request.path == "/" or request.path.startswith(SIGN_IN):
        return HttpResponseRedirect(SIGN_IN)
    return HttpResponseRedirect(f"{SIGN_IN}?{urlencode({'til': request.path})}")


def refused(request: HttpRequest) -> HttpResponse:
    """Return the page that says no, the same for what is closed and for what others may open."""
    return render(request, "accounts/refused.html", status=403, using="staff")
