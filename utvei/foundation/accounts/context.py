"""What every page of the staff house knows: who is signed in and where they can go."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from utvei.foundation.accounts.domain.roles import Permission
from utvei.foundation.audit.domain.actors import NOBODY, Actor


def workspace(request: HttpRequest) -> dict[str, Any]:
    """Return the person's name and the places that the session may open."""
    allowed: frozenset[Permission] = getattr(request, "allowed", frozenset())
    actor: Actor = getattr(request, "actor", NOBODY)  # an error before the gate has neither
    who = request.user if actor.id else None
    return {
        "language": "nb",
        "who": who,
        "places": [place for place in settings.STAFF_PLACES if place["permission"] in allowed],
        "demonstration": not settings.PRODUCTION,
    }
