"""«Si fra»: a form that writes a sealed letter, and one that fetches the answer. Nothing of the sender is kept."""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import timezone
from django.utils.translation import gettext as _

from utvei.foundation.ui.rendering import respond
from utvei.foundation.vault.domain.receipt import NotACode, key_pair, new_code
from utvei.public.dropbox import services
from utvei.public.dropbox.domain.letters import LONGEST, SHORTEST, SUBJECTS, Refused, compose
from utvei.public.dropbox.limits import Hourly

LETTERS = Hourly()
CODES = Hourly(each=30, all_together=600)


def write(request: HttpRequest) -> HttpResponse:
    """Show the form; take a letter that is posted with a text."""
    if request.method in ("GET", "HEAD"):
        return _form(request, {})
    if request.method != "POST":
        return HttpResponseNotAllowed(["GET", "POST"])
    given = {name: request.POST.get(name, "") for name in ("subject", "page", "text", "send")}
    if not given["send"]:  # the small form at the foot of each page brings the page along, and nothing else
        return _form(request, {"page": given["page"]})
    return _sent(request, given)


def _sent(request: HttpRequest, given: dict[str, str]) -> HttpResponse:
    key = _staff_key(request)
    if _foreign(request) or key is None:
        return _form(request, given, _("Skjemaet kan ikke tas imot herfra. Åpne siden på nytt og prøv igjen."), 403)
    code = new_code()
    try:
        day = timezone.localdate()
        letter = compose(subject=given["subject"], page=given["page"], text=given["text"], receipt_key=key_pair(code).public, day=day)
    except Refused as error:
        return _form(request, given, _words(error), 400, error.field)
    if not LETTERS.allows(request.META.get("REMOTE_ADDR", ""), time.monotonic()):
        return _form(request, given, _("Det er sendt mange brev på kort tid. Vent en time, og send igjen. Teksten din står her."), 429)
    try:
        services.put(home=settings.UTVEI_HOME, staff_key=key, letter=letter)
    except (OSError, services.BoxFull):
        return _form(request, given, _("Brevet kunne ikke lagres nå. Teksten din står her. Prøv igjen senere."), 503)
    return respond(request, "dropbox/sent.html", {"code": code, "language_links": []}, no_store=True)


def _words(error: Refused) -> str:
    return {
        "choose": _("Velg hva brevet handler om."),
        "short": _("Skriv litt mer. Minst %(n)s tegn.") % {"n": SHORTEST},
        "long": _("Teksten er for lang. Høyst %(n)s tegn.") % {"n": LONGEST},
        "page": _("Siden skrives som en adresse her, slik som /kunnskap/tegn/. Du kan også la feltet stå tomt."),
    }[error.reason]


def _form(request: HttpRequest, given: dict[str, Any], error: str = "", status: int = 200, field: str = "text") -> HttpResponse:
    errors = [{"text": error, "field": field}] if error else []
    context = {"given": given, "errors": errors, "open": _staff_key(request) is not None, "subjects": _subjects(), "longest": LONGEST}
    return respond(request, "dropbox/write.html", context, status=status, no_store=True)


def _subjects() -> list[tuple[str, str]]:
    words = {"mistake": _("Noe er feil"), "question": _("Jeg har et spørsmål om innholdet"), "missing": _("Noe mangler")}
    return [(key, words[key]) for key in SUBJECTS]


def fetch(request: HttpRequest) -> HttpResponse:
    """Show the field for a receipt code; answer a posted one."""
    if request.method in ("GET", "HEAD"):
        return respond(request, "dropbox/fetch.html", {}, no_store=True)
    if request.method != "POST":
        return HttpResponseNotAllowed(["GET", "POST"])
    if _foreign(request) or not CODES.allows(request.META.get("REMOTE_ADDR", ""), time.monotonic()):
        return respond(request, "dropbox/fetch.html", {"problem": _("Vent litt før du prøver igjen.")}, status=429, no_store=True)
    try:
        text = services.answer(home=settings.UTVEI_HOME, code=request.POST.get("code", ""))
    except NotACode:
        problem = _("Det er ikke en kode herfra. Koden har bokstaver og tall i grupper på fire.")
        return respond(request, "dropbox/fetch.html", {"problem": problem}, status=400, no_store=True)
    return respond(request, "dropbox/fetch.html", {"answer": text, "waiting": text is None}, no_store=True)


def _staff_key(request: HttpRequest) -> bytes | None:
    key = request.release.manifest.site.get("letters_key")  # type: ignore[attr-defined]  # set by the middleware of the open house
    return bytes.fromhex(key) if key else None


def _foreign(request: HttpRequest) -> bool:
    """Whether another site's page sent the form, as browsers say themselves."""
    return request.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin")
