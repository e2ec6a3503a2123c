"""Adds to the record and examines it: no log row, no act."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from utvei.foundation.audit.domain.actors import Actor
from utvei.foundation.audit.domain.chain import Break, Entry, Value, as_details, breaks, plain
from utvei.foundation.audit.models import AuditEvent, AuditHead
from utvei.foundation.audit.presenting import known
from utvei.foundation.vault.domain.keys import derive

__all__ = ["NotInTransaction", "late", "record", "record_refused", "verify"]
Details = Mapping[str, Value | list[str]]


class NotInTransaction(RuntimeError):
    """A row was to be written apart from the change it tells of."""


@dataclass(frozen=True)
class _Refusal:
    by: Actor
    act: str
    kind: str
    object: str
    details: Details


_late: ContextVar[list[_Refusal] | None] = ContextVar("utvei_late_rows", default=None)


def record(*, by: Actor, act: str, kind: str = "", object: object = "", ground: str = "", details: Details | None = None) -> AuditEvent:
    """Write one row, in the transaction of the change or reading that it tells of; if it cannot be written, nothing is done.

    Raises NotInTransaction outside ``transaction.atomic()``, UnknownAct for an act that nobody can present, NotForTheRecord for details
    that are content rather than keys.
    """
    if not transaction.get_connection().in_atomic_block:
        raise NotInTransaction(f"«{act}» is written in the transaction of its change")
    known(act)
    head = _locked_head()
    entry = Entry(
        sequence=head.sequence + 1, at=timezone.now(), actor=by.id, role=by.role, organisation=by.organisation, act=act,
        kind=plain(kind, "kind"), object=plain(str(object), "object"), ground=plain(ground, "ground"), details=as_details(details or {}),
    )  # fmt: skip
    return _append(entry, head)


def record_refused(*, by: Actor, act: str, kind: str = "", object: object = "", details: Details | None = None) -> None:
    """Note something that was refused, such as a sign-in that failed. The row survives a rollback of whatever was going on.

    Inside ``late()`` the row waits until the request is over; elsewhere it is written at once.
    """
    refusal = _Refusal(by, act, kind, str(object), dict(details or {}))
    waiting = _late.get()
    if waiting is None:
        _write(refusal)
    else:
        waiting.append(refusal)


@contextmanager
def late() -> Iterator[None]:
    """Write what was refused meanwhile when the block is left, in whatever way it is left. The middleware puts this round each request."""
    token = _late.set([])
    try:
        yield
    finally:
        waiting = _late.get() or []
        _late.reset(token)
        for refusal in waiting:
            _write(refusal)


def verify() -> list[Break]:
    """Examine the whole record and return where it is not as it was written, first row first; empty when all is well."""
    rows = AuditEvent.objects.order_by("sequence").iterator(chunk_size=2000)
    head = AuditHead.objects.filter(pk=1).first()
    end = (head.sequence, head.fingerprint) if head else (0, "no end is noted")
    return list(breaks((row.link() for row in rows), end, _key()))


def _write(refusal: _Refusal) -> None:
    with transaction.atomic():
        record(by=refusal.by, act=refusal.act, kind=refusal.kind, object=refusal.object, details=refusal.details)


def _locked_head() -> AuditHead:
    """Lock the end of the chain: PostgreSQL by the row, SQLite by its one writer at a time."""
    return AuditHead.objects.select_for_update().get(pk=1)


def _append(entry: Entry, head: AuditHead) -> AuditEvent:
    event = AuditEvent(
        **{name: getattr(entry, name) for name in entry.__dataclass_fields__},
        previous=head.fingerprint,
        fingerprint=entry.fingerprint(head.fingerprint, _key()),
    )
    event.save(force_insert=True)
    AuditHead.objects.filter(pk=1).update(sequence=event.sequence, fingerprint=event.fingerprint)
    return event


def _key() -> bytes:
    return derive(settings.AUDIT_SECRET.encode(), "audit chain 1")
