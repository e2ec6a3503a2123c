"""Tells Django of the app that keeps the merged content."""

from __future__ import annotations

from django.apps import AppConfig


class PacksConfig(AppConfig):
    """The app `packs`."""

    name = "utvei.foundation.packs"
    label = "packs"
    default_auto_field = "django.db.models.BigAutoField"
