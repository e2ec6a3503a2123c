"""The staff house's own keys at work: protects fields, opens letters. The secrets come from the settings and are never in the database."""

from __future__ import annotations

import base64
from functools import lru_cache

from django.conf import settings

from utvei.foundation.vault.domain.fields import KeyRing, Place
from utvei.foundation.vault.domain.fields import protect as protect_bytes
from utvei.foundation.vault.domain.fields import reveal as reveal_bytes
from utvei.foundation.vault.domain.keys import CannotOpen, KeyPair, derive, key_pair
from utvei.foundation.vault.domain.sealing import open_sealed

__all__ = ["CannotOpen", "open_letter", "protect", "public_key", "purpose_key", "reveal"]


def public_key() -> bytes:
    """Return the key that letters to the staff house are sealed to: 32 raw bytes, for the release."""
    return _letters(settings.VAULT_LETTER_SECRETS[0]).public


def open_letter(sealed: bytes, *, kind: str, version: int) -> bytes:
    """Return the plaintext of a letter to the staff house. Raises CannotOpen when no key of ours, old or new, opens it."""
    for secret in settings.VAULT_LETTER_SECRETS:
        try:
            return open_sealed(_letters(secret).private, sealed, kind=kind, version=version)
        except CannotOpen:
            continue
    raise CannotOpen(f"no key of this house opens the letter of kind {kind}")


def protect(text: str, *, table: str, row: str, column: str) -> str:
    """Return a text protected for one place, as letters that any text column can hold."""
    value = protect_bytes(_ring(tuple(settings.VAULT_FIELD_SECRETS)), text.encode(), Place(table, row, column))
    return base64.urlsafe_b64encode(value).decode()


def reveal(value: str, *, table: str, row: str, column: str) -> str:
    """Return the text protected for that very place. Raises CannotOpen."""
    try:
        raw = base64.b64decode(value.encode(), altchars=b"-_", validate=True)
    except ValueError as error:
        raise CannotOpen(f"a value of {table}.{column} is not in our form") from error
    return reveal_bytes(_ring(tuple(settings.VAULT_FIELD_SECRETS)), raw, Place(table, row, column)).decode()


def purpose_key(purpose: str) -> bytes:
    """Return 32 bytes for one purpose, made from the current field secret; for fingerprints that need not outlive a change of it."""
    return derive(settings.VAULT_FIELD_SECRETS[0].encode(), f"purpose: {purpose}")


@lru_cache(maxsize=8)
def _letters(secret: str) -> KeyPair:
    return key_pair(derive(secret.encode(), "letters to the staff house 1"))


@lru_cache(maxsize=8)
def _ring(secrets: tuple[str, ...]) -> KeyRing:
    keys = [derive(secret.encode(), "fields 1") for secret in secrets]
    return KeyRing(keys[0], tuple(keys[1:]))
