"""The app's label."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The record."""

    name = "utvei.foundation.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
