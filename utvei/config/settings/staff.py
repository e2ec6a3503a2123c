"""The staff house: the database, and for now one closed page."""

from __future__ import annotations

import os

import dj_database_url

from utvei.config.settings.common import *  # noqa: F403  the shared part, whole
from utvei.config.settings.common import PUBLIC_APPS, PUBLIC_TEMPLATES, UTVEI_HOME
from utvei.config.settings.secrets import secret

SECRET_KEY = secret(UTVEI_HOME, "secret_key")
ALLOWED_HOSTS = os.environ.get("UTVEI_STAFF_HOSTS", "localhost,127.0.0.1").split(",")
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "utvei.foundation.accounts",
    "utvei.foundation.packs",
    *PUBLIC_APPS,
]
AUTH_USER_MODEL = "accounts.User"
DATABASES = {"default": dj_database_url.parse(os.environ.get("DATABASE_URL") or f"sqlite:///{UTVEI_HOME / 'utvei.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Readers never wait for a writer, and a writer takes its lock at once instead of failing half way.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
ROOT_URLCONF = "utvei.config.urls_staff"
MIDDLEWARE = [
    "utvei.config.staff_house.headers",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
TEMPLATES = [PUBLIC_TEMPLATES]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = False  # the proxy in front answers for TLS; see docs/running.md
