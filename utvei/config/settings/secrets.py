"""Secrets: given by the environment in production; made at first run, and marked as such, for a demonstration."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

MARK = "demonstration-"
SHORTEST = 40


class MissingSecret(RuntimeError):
    """A production start without the secrets it needs."""


def secret(home: Path, name: str) -> str:
    """Return a secret: from ``UTVEI_<NAME>``, else the demonstration's own from ``home/demo-secrets``.

    In production (``UTVEI_PRODUCTION=1``) nothing is defaulted and a demonstration's secret is refused: raises MissingSecret.
    """
    variable = f"UTVEI_{name.upper()}"
    value = os.environ.get(variable, "")
    if os.environ.get("UTVEI_PRODUCTION") == "1":
        if not value or value.startswith(MARK):
            raise MissingSecret(f"{variable} must be set in production, and not to a demonstration's secret")
        if len(value) < SHORTEST:
            raise MissingSecret(
                f"{variable} is too short: at least {SHORTEST} characters of chance, such as `openssl rand -base64 48` gives"
            )
        return value
    return value or _demonstration(home / "demo-secrets" / name)


def older(name: str) -> list[str]:
    """Return earlier values of a secret, newest first, from ``UTVEI_<NAME>_OLDER`` separated by commas: they still read, never write."""
    return [value for value in os.environ.get(f"UTVEI_{name.upper()}_OLDER", "").split(",") if value]


def _demonstration(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text()
    with os.fdopen(handle, "w") as out:
        value = MARK + secrets.token_urlsafe(48)
        out.write(value)
    return value
