"""Checks e-mail and password in the same time whether or not there is such a person."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest

from utvei.foundation.accounts.models import User, as_address

DEMO_DOMAIN = "@demo.invalid"


class EmailBackend(BaseBackend):
    """People by e-mail address. What they may do follows from their roles and not from here."""

    def authenticate(self, request: HttpRequest | None, email: str = "", password: str = "", **others: Any) -> User | None:
        """Return the person, or None for a wrong pair, one who is disabled, or a demonstration's person in production."""
        user = User.objects.filter(email=as_address(email)).first()
        if user is None or not user.has_usable_password():
            make_password(password)  # as slow as a check, so that the time tells nothing
            return None
        right = user.check_password(password)
        return user if right and may_sign_in(user) else None

    def get_user(self, user_id: Any) -> User | None:
        """Return whom a session belongs to, or None when that person may no longer sign in."""
        user = User.objects.filter(pk=user_id).first()
        return user if user and may_sign_in(user) else None


def may_sign_in(user: User) -> bool:
    """Return whether a person may sign in at all."""
    return user.is_active and not (settings.PRODUCTION and user.email.endswith(DEMO_DOMAIN))
