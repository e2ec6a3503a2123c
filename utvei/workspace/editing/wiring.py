"""What the staff house's settings take over whole from the editors' app: apps, settings and middleware, in one place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from utvei.foundation.accounts.domain.access import Access, Door
from utvei.foundation.accounts.domain.roles import Permission

APPS = [
    "utvei.workspace.editing",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",  # the tool says «3 minutes ago» with it, and only an app's own words are looked up
]
BACKEND = "utvei.workspace.editing.backends.EditingBackend"
# Whoever has one of these may come in; each page asks for its own.
_P = Permission
ACCESS = Access(Door.PERMITTED, frozenset({_P.EDIT_CONTENT, _P.REVIEW_CONTENT, _P.PUBLISH, _P.ANSWER_LETTERS}))
LETTERS = Access(Door.PERMITTED, frozenset({Permission.ANSWER_LETTERS}))
PLACES = [
    {"permission": "edit_content", "title": "Redaksjonen", "address": "/cms/"},
    {"permission": "review_content", "title": "Faglig kontroll", "address": "/cms/"},
]
# After the gate, so that nobody comes this far unasked; the first one has the last word on headers under /cms/.
OUTERMOST = "utvei.workspace.editing.middleware.headers"
MIDDLEWARE = ["django.contrib.messages.middleware.MessageMiddleware", "utvei.workspace.editing.middleware.only_what_is_ours"]
CONTEXT_PROCESSORS = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]
TEMPLATES: dict[str, Any] = {
    "NAME": "editing",
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "DIRS": [],
    "APP_DIRS": True,
    "OPTIONS": {"context_processors": CONTEXT_PROCESSORS},
}
SETTINGS: dict[str, Any] = {
    # The tool would mail of its own accord; the front page says what waits, and the house sends no mail past its outbox.
    "EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend",
    "STATIC_URL": "/cms/static/",
    "MESSAGE_STORAGE": "django.contrib.messages.storage.session.SessionStorage",
    "WAGTAIL_SITE_NAME": "Utvei",
    "WAGTAILADMIN_BASE_URL": "http://localhost:8001",
    "WAGTAILADMIN_LOGIN_URL": "/inn/",
    "WAGTAIL_ENABLE_UPDATE_CHECK": False,  # no request leaves the house
    "WAGTAIL_ENABLE_WHATS_NEW_BANNER": False,
    "WAGTAIL_GRAVATAR_PROVIDER_URL": None,
    "WAGTAIL_PASSWORD_MANAGEMENT_ENABLED": False,
    "WAGTAIL_PASSWORD_RESET_ENABLED": False,
    "WAGTAIL_EMAIL_MANAGEMENT_ENABLED": False,
    "WAGTAILADMIN_PERMITTED_LANGUAGES": [("nb", "Norsk bokmål")],
    "WAGTAILADMIN_COMMENTS_ENABLED": False,  # they belong to page trees; texts have remarks of their own
    "WAGTAIL_AUTOSAVE_INTERVAL": 0,  # a version is what somebody chose to save
    "WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT": True,
    "WAGTAIL_FINISH_WORKFLOW_ACTION": "utvei.workspace.editing.finishing.wait_for_the_publisher",
    "WAGTAIL_MODERATION_ENABLED": False,
    "UTVEI_FAULTS": "utvei.config.editing.faults",
    "UTVEI_PREPARE_RELEASE": "utvei.config.editing.prepare",
    "UTVEI_PREVIEW": "utvei.config.editing.preview",
}


def into(settings: dict[str, Any]) -> None:
    """Add all of it to the settings of the staff house, given as its module's names."""
    settings["INSTALLED_APPS"] = [*settings["INSTALLED_APPS"], *APPS]
    settings["MIDDLEWARE"] = [OUTERMOST, *settings["MIDDLEWARE"], *MIDDLEWARE]
    settings["TEMPLATES"] = [*settings["TEMPLATES"], TEMPLATES]
    settings["AUTHENTICATION_BACKENDS"] = [*settings["AUTHENTICATION_BACKENDS"], BACKEND]
    settings["AUDIT_PRESENTERS"] = [*settings["AUDIT_PRESENTERS"], "utvei.workspace.editing.presenters"]
    settings["ACCESS_BY_PREFIX"] = {**settings["ACCESS_BY_PREFIX"], "/cms/": ACCESS, "/cms/brev/": LETTERS}
    # Before the tool's own words, in pages and in scripts alike: what it does not bring in bokmål itself.
    settings["LOCALE_PATHS"] = [*settings["LOCALE_PATHS"], Path(__file__).parent / "locale"]
    settings["STAFF_PLACES"] = [*settings["STAFF_PLACES"], *PLACES]
    settings.update(SETTINGS)
