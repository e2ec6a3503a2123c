"""Who acts: a person in a role, or the house itself. Only keys, so that the record outlives the people in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Actor:
    """Whoever does something. ``id`` is a person's key, or empty for the house; ``role`` is the role that allowed it."""

    id: str = ""
    role: str = ""
    organisation: str = ""


def house(part: str) -> Actor:
    """Return the actor for what no person does: a command, a scheduled job. ``part`` names it (``utvei demo``)."""
    return Actor(role=f"house:{part}")


NOBODY = Actor()  # someone who is not signed in
