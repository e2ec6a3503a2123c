"""Says in plain Norwegian what a row tells. Each app brings one presenter for each of its acts; an unknown act raises."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module

from django.conf import settings

from utvei.foundation.audit.models import AuditEvent

Presenter = Callable[[AuditEvent], str]


class UnknownAct(LookupError):
    """An act for which nobody has written how it is told."""


def present(event: AuditEvent) -> str:
    """Return a sentence that tells what was done. Raises UnknownAct."""
    return known(event.act)(event)


def known(act: str) -> Presenter:
    """Return the presenter of an act. Raises UnknownAct."""
    try:
        return presenters()[act]
    except KeyError as error:
        raise UnknownAct(f"no module of AUDIT_PRESENTERS tells of «{act}»") from error


@cache
def presenters() -> Mapping[str, Presenter]:
    """Return all presenters; the settings name the modules, each with a mapping PRESENTERS."""
    found: dict[str, Presenter] = {}
    for name in settings.AUDIT_PRESENTERS:
        for act, presenter in import_module(name).PRESENTERS.items():
            if act in found:
                raise ValueError(f"two modules tell of «{act}»")
            found[act] = presenter
    return found
