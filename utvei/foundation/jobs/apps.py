"""The app's label."""

from __future__ import annotations

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The house's own jobs."""

    name = "utvei.foundation.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"
