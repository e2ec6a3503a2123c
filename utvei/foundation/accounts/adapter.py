"""What allauth asks of us: secrets of the second factor are encrypted, each bound to its owner, and our name stands on the key."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from utvei.foundation.vault.services import CannotOpen, protect, reveal

_owner: ContextVar[str] = ContextVar("utvei_factor_owner", default="")


@contextmanager
def belonging_to(user_id: object) -> Iterator[None]:
    """Name whose secrets are read or written in the block. allauth hands its adapter the bare text, without the row."""
    token = _owner.set(str(user_id))
    try:
        yield
    finally:
        _owner.reset(token)


class FactorAdapter(DefaultMFAAdapter):
    """The adapter of the second factor."""

    def encrypt(self, text: str) -> str:
        """Return a secret protected for its owner's row. Raises CannotOpen outside ``belonging_to``."""
        return protect(text, table="mfa_authenticator", row=self._row(), column="data")

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret of the owner's row. Raises CannotOpen when it was moved from another's."""
        return reveal(encrypted_text, table="mfa_authenticator", row=self._row(), column="data")

    def get_totp_issuer(self) -> str:
        """Return the name shown in the app with the codes."""
        return "Utvei"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return whom a passkey is for: the host name, without its port."""
        return {"id": context.request.get_host().partition(":")[0], "name": "Utvei"}

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        """Return whom a passkey belongs to."""
        return {"id": str(user.pk).encode(), "display_name": user.called, "name": user.email}

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send nothing: mail goes through the house's own outbox."""

    def _row(self) -> str:
        owner = _owner.get()
        if not owner:
            raise CannotOpen("a secret of the second factor is used without naming its owner")
        return owner


class NoSignUp(DefaultAccountAdapter):
    """People are invited; nobody makes an account for themselves."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False, always."""
        return False
