"""The app's label, which every later migration points at."""

from django.apps import AppConfig


class EditingConfig(AppConfig):
    """The editors' workplace."""

    name = "utvei.workspace.editing"
    label = "editing"
    verbose_name = "Redaksjonen"
    default_auto_field = "django.db.models.BigAutoField"
