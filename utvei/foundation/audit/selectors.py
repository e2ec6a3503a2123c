"""Asks the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from utvei.foundation.audit.models import AuditEvent, AuditHead
from utvei.foundation.audit.presenting import Presenter, UnknownAct, present

__all__ = ["AuditEvent", "Presenter", "Told", "UnknownAct", "about", "by_actor", "head", "latest"]


@dataclass(frozen=True)
class Told:
    """A row and what it tells, for people to read."""

    sequence: int
    at: datetime
    actor: str
    role: str
    act: str
    kind: str
    object: str
    ground: str
    sentence: str


def latest(limit: int = 100, *, before: int | None = None) -> Sequence[Told]:
    """Return the newest rows, newest first; ``before`` is a row number to go on from."""
    rows = AuditEvent.objects.all() if before is None else AuditEvent.objects.filter(sequence__lt=before)
    return [_told(row) for row in rows[:limit]]


def about(kind: str, object: object, limit: int = 1000) -> Sequence[Told]:
    """Return what was done to and read of one thing, newest first."""
    return [_told(row) for row in AuditEvent.objects.filter(kind=kind, object=str(object))[:limit]]


def by_actor(actor: object, limit: int = 1000) -> Sequence[Told]:
    """Return what one person did, newest first."""
    return [_told(row) for row in AuditEvent.objects.filter(actor=str(actor))[:limit]]


def head() -> tuple[int, str]:
    """Return number and fingerprint of the last row, to be kept outside the database as an anchor."""
    row = AuditHead.objects.get(pk=1)
    return row.sequence, row.fingerprint


def _told(row: AuditEvent) -> Told:
    return Told(row.sequence, row.at, row.actor, row.role, row.act, row.kind, row.object, row.ground, present(row))
