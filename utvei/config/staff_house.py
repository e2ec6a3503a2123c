"""What every request to the staff house passes. Until sign-in is built it answers with one closed page."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

CSP = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
_HEADERS = {
    "Content-Security-Policy": CSP,
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
}
CLOSED = """<!doctype html><html lang="nb"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Personalhuset er stengt</title>
<h1>Personalhuset er ikke åpnet ennå</h1>
<p>Her kommer innlogging for ansatte. Den er ikke bygget ferdig, og derfor slipper ingen inn.</p>
<p>Trenger du råd nå? Bruk de åpne sidene til kommunen. Er noen i fare, ring 112.</p></html>"""

Handler = Callable[[HttpRequest], HttpResponse]


def headers(get_response: Handler) -> Handler:
    """Set the headers of the staff house."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in _HEADERS.items():
            response[name] = value
        return response

    return handle


def closed(request: HttpRequest, path: str = "") -> HttpResponse:
    """Answer every address alike: the house is closed. 503, so that nothing takes it for the real thing."""
    return HttpResponse(CLOSED, status=503)
