"""What every request to the open house passes: headers, language by address, the current release."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from utvei.config.headers import NO_STORE, public_headers
from utvei.foundation.release.selectors import NoRelease, current

Handler = Callable[[HttpRequest], HttpResponse]
PREFIXES = ("nn", "en")


def headers(get_response: Handler) -> Handler:
    """Set the headers that no view may loosen; what Django makes is made for one visitor and never stored."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in public_headers(NO_STORE, request.path_info).items():
            response[name] = value
        return response

    return handle


def language(get_response: Handler) -> Handler:
    """Take the language from the address alone: never from a cookie, nor from what the browser says of itself."""

    def handle(request: HttpRequest) -> HttpResponse:
        first = request.path_info.lstrip("/").split("/", 1)[0]
        request.LANGUAGE_CODE = first if first in PREFIXES else settings.LANGUAGE_CODE
        with translation.override(request.LANGUAGE_CODE):
            return get_response(request)

    return handle


def release(get_response: Handler) -> Handler:
    """Open the current release once a request, and say so in plain words where there is none."""

    def handle(request: HttpRequest) -> HttpResponse:
        try:
            request.release = current(settings.UTVEI_HOME)  # type: ignore[attr-defined]  # set here for every view
        except NoRelease as error:
            return HttpResponse(f"{error}\n", status=503, content_type="text/plain; charset=utf-8")
        try:
            return get_response(request)
        except (RequestDataTooBig, TooManyFieldsSent):
            return HttpResponse("The request is too large.\n", status=413, content_type="text/plain; charset=utf-8")

    return handle
