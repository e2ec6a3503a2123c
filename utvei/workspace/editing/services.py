"""Acts of the editors' app: follow the packs, review, publish, settle upstream changes, answer letters."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from utvei.foundation.accounts.domain.roles import Permission
from utvei.foundation.audit.domain.actors import Actor
from utvei.foundation.audit.services import record
from utvei.foundation.packs.services import Refused, put_out
from utvei.workspace.editing import letters
from utvei.workspace.editing.models import PageText, Remark
from utvei.workspace.editing.publishing import acting, may, preview
from utvei.workspace.editing.reviewing import decide, ensure_workflow, submit, take_back, why_not
from utvei.workspace.editing.syncing import Synced, sync
from utvei.workspace.editing.upstream import settle

__all__ = [
    "Refused", "Synced", "acting", "decide", "ensure_workflow", "letters", "may", "preview", "publish", "release_again", "remark",
    "settle", "settle_remark", "submit", "sync", "take_back", "why_not",
]  # fmt: skip


def publish(*, text: PageText, user: Any) -> None:
    """Publish the latest version of a text. Raises Refused."""
    version = text.get_latest_revision()
    if version is None:
        raise Refused("Det er ingen versjon å publisere.")
    version.publish(user=user)


def release_again(*, user: Any) -> None:
    """Write a release of what is in force, after one that could not be written. Raises Refused."""
    by = acting(user, Permission.PUBLISH)
    put_out(lambda: None, lambda: _note_released(by))


def _note_released(by: Actor) -> None:
    record(by=by, act="editing.released")


@transaction.atomic
def remark(*, text: PageText, user: Any, words: str, field: str = "") -> Remark:
    """Say something about a text to those who work on it. Raises Refused."""
    if not may(user, Permission.REVIEW_CONTENT):
        acting(user, Permission.EDIT_CONTENT)
    if not words.strip() or len(words) > 4000:
        raise Refused("Skriv en merknad på høyst 4000 tegn.")
    return Remark.objects.create(text=text, author=user, field=field, words=words.strip(), written_at=timezone.now())


@transaction.atomic
def settle_remark(*, key: str, user: Any) -> None:
    """Mark a remark as settled. Raises Refused."""
    if not may(user, Permission.REVIEW_CONTENT):
        acting(user, Permission.EDIT_CONTENT)
    Remark.objects.filter(pk=int(key) if key.isdecimal() else 0, settled_at=None).update(settled_at=timezone.now())
