"""The plainest Django there is: one view that returns the bytes of a file. What a stored page is measured against."""

from __future__ import annotations

import os
from pathlib import Path

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.urls import path

_BODY = Path(os.environ["PLAIN_BODY"]).read_bytes()
_HEADERS = dict(line.split(": ", 1) for line in Path(os.environ["PLAIN_HEADERS"]).read_text().splitlines())
_HEADERS["content-length"] = str(len(_BODY))


def page(request: HttpRequest) -> HttpResponse:
    """Return the bytes."""
    return HttpResponse(_BODY, headers=_HEADERS)


urlpatterns = [path("page", page)]
settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], MIDDLEWARE=[], INSTALLED_APPS=[], USE_TZ=True)
django.setup(set_prefix=False)
application = WSGIHandler()
