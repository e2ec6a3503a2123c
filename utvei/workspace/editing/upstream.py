"""Upstream changes that wait beside our own: look at both, then keep ours or take theirs."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from utvei.foundation.accounts.domain.roles import Permission
from utvei.foundation.audit.services import record
from utvei.foundation.packs import selectors as packs
from utvei.foundation.packs import services as pack_services
from utvei.foundation.packs.domain.overlay import fingerprint
from utvei.foundation.packs.services import Refused, put_out
from utvei.workspace.editing.domain.fields import plain
from utvei.workspace.editing.models import PageText
from utvei.workspace.editing.publishing import TEXT, acting
from utvei.workspace.editing.syncing import sync


def settle(*, path: str, field: str, take_theirs: bool, theirs: str, user: Any) -> None:
    """Keep our text or take theirs. ``theirs`` is the mark of what was shown. Raises Refused.

    Keeping ours changes nothing that readers see. Taking theirs does, and is published at once: it was reviewed upstream, and a publisher
    decides.
    """
    by = acting(user, Permission.PUBLISH if take_theirs else Permission.EDIT_CONTENT)
    done = "editing.took_theirs" if take_theirs else "editing.kept_ours"

    def note() -> None:
        record(by=by, act=done, kind=TEXT, object=path, details={"fields": [field]})

    def take() -> None:
        _still_waits(path, field, theirs)
        pack_services.take_upstream(path=path, field=field)

    def follow() -> None:
        note()
        sync()

    if take_theirs:
        put_out(take, follow)
        return
    with transaction.atomic():
        ours = _still_waits(path, field, theirs).ours
        pack_services.change(path=path, field=field, value=ours, by=by.id)
        note()


def _still_waits(path: str, field: str, theirs: str) -> packs.Waiting:
    waiting = next((one for one in packs.waiting() if (one.path, one.field) == (path, field)), None)
    if waiting is None or seen(waiting.theirs) != theirs:
        raise Refused("Endringen venter ikke lenger, eller den er en annen enn den du så. Last siden på nytt.")
    return waiting


def seen(value: Any) -> str:
    """Return a mark of what was shown, so that a decision is about that and nothing newer."""
    return fingerprint(plain("", value)) or ""


def text_of(path: str) -> PageText | None:
    """Return the text that a path belongs to."""
    return PageText.objects.filter(path=path).first()
