"""Lets rows about what was refused survive whatever becomes of the request."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from utvei.foundation.audit.services import late


def refusals(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Write what was refused during a request after its transactions are over."""

    def handle(request: HttpRequest) -> HttpResponse:
        with late():
            return get_response(request)

    return handle
