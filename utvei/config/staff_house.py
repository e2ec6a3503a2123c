"""What every answer of the staff house carries, and its static files."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from mimetypes import guess_type

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from utvei.foundation.accounts import assets as own
from utvei.foundation.accounts.domain.access import open_to_all
from utvei.foundation.ui import assets as shared

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
_PERMISSIONS = (
    "camera=(), geolocation=(), microphone=(), usb=(), payment=(), interest-cohort=(), browsing-topics=(), "
    "publickey-credentials-get=(self), publickey-credentials-create=(self)"
)
_HEADERS = {
    "Content-Security-Policy": CSP,
    "Permissions-Policy": _PERMISSIONS,
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
}
FOR_EVER = "public, max-age=31536000, immutable"

Handler = Callable[[HttpRequest], HttpResponse]


def headers(get_response: Handler) -> Handler:
    """Set the headers of the staff house. Only the static files may be kept by a browser."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        kept = response.get("Cache-Control") == FOR_EVER and response.status_code == 200
        for name, value in _HEADERS.items():
            response[name] = value
        if kept:
            response["Cache-Control"] = FOR_EVER
        return response

    return handle


@open_to_all
@require_safe
def asset(request: HttpRequest, name: str) -> HttpResponse:
    """Answer with a static file under its hashed name. Raises Http404 for any other name."""
    body = _assets().get(name)
    if body is None:
        raise Http404
    kind = guess_type(name)[0] or "application/octet-stream"
    return HttpResponse(body, content_type=kind, headers={"Cache-Control": FOR_EVER})


@cache
def _assets() -> dict[str, bytes]:
    return {**shared.asset_files(), **own.asset_files()}
