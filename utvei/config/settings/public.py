"""The open house: no database, no session, no secret, nothing about a visitor kept."""

from __future__ import annotations

from utvei.config.quiet import LOGGING as QUIET
from utvei.config.settings.common import *  # noqa: F403  the shared part, whole
from utvei.config.settings.common import PUBLIC_APPS, PUBLIC_TEMPLATES

# Nothing is signed here: no session, no cookie, no token. Django asks for a value all the same.
SECRET_KEY = "the open house signs nothing"  # noqa: S105  not a secret, and nothing relies on it
ALLOWED_HOSTS = ["*"]  # no address is ever built from the Host header, and no mail is sent
INSTALLED_APPS = PUBLIC_APPS
DATABASES: dict[str, dict[str, str]] = {}
ROOT_URLCONF = "utvei.config.urls_public"
WSGI_APPLICATION = "utvei.config.wsgi_public.application"
APPEND_SLASH = True
MIDDLEWARE = [
    "utvei.config.open_house.headers",
    "django.middleware.common.CommonMiddleware",
    "utvei.config.open_house.language",
    "utvei.config.open_house.release",
]
TEMPLATES = [PUBLIC_TEMPLATES]
# What a visitor sends is never written down, not even when something breaks.
LOGGING = QUIET
FILE_UPLOAD_HANDLERS: list[str] = []
