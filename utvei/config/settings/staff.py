"""The staff house: the database, the sign-in, and the gate before every address."""

from __future__ import annotations

import os
from typing import Any

import dj_database_url

from utvei.config.quiet import LOGGING as QUIET
from utvei.config.settings.common import *  # noqa: F403  the shared part, whole
from utvei.config.settings.common import BASE, PUBLIC_APPS, PUBLIC_TEMPLATES, UTVEI_HOME
from utvei.config.settings.secrets import older, secret
from utvei.foundation.accounts.domain.access import Access, Door
from utvei.workspace.editing import wiring as editing

PRODUCTION = os.environ.get("UTVEI_PRODUCTION") == "1"
SECRET_KEY = secret(UTVEI_HOME, "secret_key")
# Three secrets besides Django's, since they are kept and changed apart: what letters are sealed to, what fields are encrypted with,
# and what the record is chained with. The first of a list writes, the others may still read.
VAULT_LETTER_SECRETS = [secret(UTVEI_HOME, "letter_secret"), *older("letter_secret")]
VAULT_FIELD_SECRETS = [secret(UTVEI_HOME, "field_secret"), *older("field_secret")]
AUDIT_SECRET = secret(UTVEI_HOME, "audit_secret")
AUDIT_PRESENTERS = ["utvei.foundation.accounts.presenters", "utvei.workspace.materials.presenters"]
ALLOWED_HOSTS = os.environ.get("UTVEI_STAFF_HOSTS", "localhost,127.0.0.1").split(",")
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "utvei.foundation.audit",
    "utvei.foundation.accounts",
    "utvei.foundation.packs",
    "utvei.foundation.jobs",
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
    "utvei.foundation.audit.middleware.refusals",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "utvei.foundation.accounts.middleware.Gate",
]
# The two ask for middleware that sets headers; staff_house.headers sets those and more, in one place.
SILENCED_SYSTEM_CHECKS = ["security.W001", "security.W002"]
STAFF_TEMPLATES: dict[str, Any] = {
    "NAME": "staff",
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "DIRS": [BASE / "utvei/foundation/accounts/templates", BASE / "utvei/workspace/materials/templates"],
    "APP_DIRS": False,
    "OPTIONS": {
        "libraries": {
            "ui": "utvei.foundation.ui.templatetags.ui",
            "staff": "utvei.foundation.accounts.templatetags.staff",
        },
        "context_processors": [
            "django.template.context_processors.request",
            "utvei.foundation.accounts.context.workspace",
        ],
    },
}
TEMPLATES = [PUBLIC_TEMPLATES, STAFF_TEMPLATES]
LOGGING = QUIET

# Sign-in. allauth keeps and computes the second factor; the way in is our own, so none of its addresses are mounted.
AUTHENTICATION_BACKENDS = ["utvei.foundation.accounts.backends.EmailBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
]
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600  # seconds that an invitation stands
LOGIN_URL = "/inn/"
ACCOUNT_ADAPTER = "utvei.foundation.accounts.adapter.NoSignUp"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
MFA_ADAPTER = "utvei.foundation.accounts.adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_RECOVERY_CODES_SHOW_ONCE = True
# Administrators and coordinators act as such only when signed in with a passkey. The demonstration has codes that can be told.
PASSKEY_REQUIRED = PRODUCTION
# How many proxies of ours stand in front; what they say of the visitor's address is believed, and nothing else.
TRUSTED_PROXIES = int(os.environ.get("UTVEI_TRUSTED_PROXIES", "0"))

# Sessions: 20 minutes unused, 8 hours at the most (accounts/entrance.py). Browsers keep Secure cookies for http://localhost too.
SESSION_ENGINE = "utvei.foundation.accounts.sessions"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "__Host-session" if PRODUCTION else "utvei-session"
CSRF_COOKIE_NAME = "__Host-csrf" if PRODUCTION else "utvei-csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"  # a link in a mail leads to a page, and not to the sign-in
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "utvei.foundation.accounts.views.front.forged"
SECURE_SSL_REDIRECT = False  # the proxy in front answers for TLS; see docs/running.md
if PRODUCTION:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Addresses that others wrote, each branch declared once: {"/cms/": Access(Door.PERMITTED, frozenset({Permission.EDIT_CONTENT}))}.
ACCESS_BY_PREFIX: dict[str, Access] = {"/assets/": Access(Door.ANYONE)}
# Where a permission leads; what has no place is told on the front, and linked from nowhere.
STAFF_PLACES: list[dict[str, str]] = [
    {"permission": "manage_people", "title": "Folk og roller", "address": "/folk/"},
    {"permission": "read_log", "title": "Logg", "address": "/logg/"},
    {"permission": "publish", "title": "Numre på trykk", "address": "/trykk/"},
]

# The editors' app brings Wagtail, and with it apps, middleware and doors of its own.
editing.into(globals())
