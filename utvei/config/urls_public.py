"""Addresses of the open house: bokmål without a prefix, nynorsk and English with one; the API once."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from utvei.config.api import api
from utvei.config.open_house import PREFIXES

APPS = ("site", "exposed", "dropbox", "guidance", "directory")
_pages: list[URLPattern | URLResolver] = [path("", include(f"utvei.public.{app}.urls")) for app in APPS]
urlpatterns = [path("api/v1/", api.urls), *_pages, *(path(f"{prefix}/", include(_pages)) for prefix in PREFIXES)]
handler400 = "utvei.public.site.views.bad_request"
handler404 = "utvei.public.site.views.not_found"
handler500 = "utvei.public.site.views.server_error"
