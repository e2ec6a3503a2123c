"""How an address says who may open it. What says nothing is closed.

A view is marked with ``@requires(Permission.PUBLISH)``, ``@signed_in``, ``@half_signed_in`` or ``@open_to_all``. A whole branch of
addresses that others wrote is declared once, by its prefix, in the settings (``ACCESS_BY_PREFIX``). The gate in ``middleware`` enforces it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar

from utvei.foundation.accounts.domain.roles import Permission

V = TypeVar("V", bound=Callable[..., Any])


class Door(Enum):
    """How far someone must have come to open an address."""

    ANYONE = "anyone"
    HALF = "half"  # the password is given and nothing more: the pages of the second factor
    EITHER = "either"  # half or wholly signed in: the pages where a factor is added
    SIGNED_IN = "signed_in"
    PERMITTED = "permitted"
    CLOSED = "closed"


@dataclass(frozen=True)
class Access:
    """Who may open an address; with PERMITTED, whoever has one of the permissions."""

    door: Door
    permissions: frozenset[Permission] = frozenset()


CLOSED = Access(Door.CLOSED)


def requires(*permissions: Permission) -> Callable[[V], V]:
    """Open a view to whoever is signed in and has at least one of the permissions."""
    if not permissions:
        raise ValueError("name a permission, or use signed_in")
    return _mark(Access(Door.PERMITTED, frozenset(permissions)))


def signed_in(view: V) -> V:
    """Open a view to everyone who is wholly signed in."""
    return _mark(Access(Door.SIGNED_IN))(view)


def half_signed_in(view: V) -> V:
    """Open a view to whoever has given a password and must give a second factor."""
    return _mark(Access(Door.HALF))(view)


def half_or_signed_in(view: V) -> V:
    """Open a view to the half and to the wholly signed in; the view itself sees which."""
    return _mark(Access(Door.EITHER))(view)


def open_to_all(view: V) -> V:
    """Open a view to anyone, signed in or not."""
    return _mark(Access(Door.ANYONE))(view)


def access_to(view: object, path: str, by_prefix: Mapping[str, Access]) -> Access:
    """Return who may open an address: what its longest declared prefix says, else what its view says, else nobody."""
    prefixes = [prefix for prefix in by_prefix if path.startswith(prefix)]
    if prefixes:
        return by_prefix[max(prefixes, key=len)]
    declared = getattr(view, "access", None)
    return declared if isinstance(declared, Access) else CLOSED


def _mark(access: Access) -> Callable[[V], V]:
    def mark(view: V) -> V:
        if hasattr(view, "access"):
            raise ValueError("a view says once who may open it")
        view.access = access  # type: ignore[attr-defined]  # functions take attributes, their type does not say so
        return view

    return mark
