"""The front of the staff house, and its pages that say no."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from utvei.foundation.accounts import selectors
from utvei.foundation.accounts.domain.access import signed_in
from utvei.foundation.accounts.domain.roles import PERMISSION_NAMES, ROLES, Role
from utvei.foundation.accounts.selectors import StaffRequest


@signed_in
@require_safe
def my_day(request: StaffRequest) -> HttpResponse:
    """Show what the person's roles can reach."""
    places = {place["permission"]: place for place in settings.STAFF_PLACES}
    held: list[dict[str, Any]] = []
    for role in sorted(selectors.roles(request.user), key=list(Role).index):
        may = [{"name": PERMISSION_NAMES[one], "place": places.get(one)} for one in PERMISSION_NAMES if one in ROLES[role].permissions]
        held.append({"text": ROLES[role], "may": may, "sleeps": not ROLES[role].permissions & request.allowed})
    return render(request, "workspace/my_day.html", {"held": held}, using="staff")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer for what is not there."""
    return render(request, "accounts/not_found.html", status=404, using="staff")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer for what cannot be read, such as a session that ended while it was used."""
    return HttpResponse(_plain("Det gikk ikke", "Siden kunne ikke leses. Gå tilbake, og prøv igjen."), status=400)


def forged(request: HttpRequest, reason: str = "", exception: Exception | None = None) -> HttpResponse:
    """Answer a form without a valid token. What was wrong with it is not told."""
    return HttpResponse(_plain("Skjemaet er for gammelt", "Last siden på nytt, og send skjemaet en gang til."), status=403)


def failed(request: HttpRequest) -> HttpResponse:
    """Answer when something broke: without templates or database, since either may be what broke."""
    return HttpResponse(_plain("Noe gikk galt", "Feilen er ikke din. Prøv igjen om litt."), status=500)


def _plain(title: str, text: str) -> str:
    head = f'<!doctype html><html lang="nb"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>'
    return f'{head}<main><h1>{title}</h1><p>{text}</p><p><a href="/">Til forsiden</a></p></main></html>'
