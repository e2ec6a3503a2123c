"""The app's label, which every later migration points at."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People and organisations."""

    name = "utvei.foundation.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
