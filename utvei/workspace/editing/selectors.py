"""Asks for texts, what waits for whom, what is overdue, and letters."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from wagtail.models import Revision, TaskState, WorkflowState

from utvei.foundation.packs import selectors as packs
from utvei.foundation.release.selectors import NoRelease, current
from utvei.foundation.vocabulary.manifests import Finding
from utvei.workspace.editing import letters, publishing, reviewing, upstream
from utvei.workspace.editing.domain import fields
from utvei.workspace.editing.models import PageText, ReaderLetter, Remark, content_type

SOON = timedelta(days=30)
PATIENCE = timedelta(days=7)  # how long a reader may wait for an answer before somebody is told


@dataclass(frozen=True)
class Overdue:
    """The texts of one owner that are to be read again."""

    owner: str
    passed: tuple[PageText, ...]
    soon: tuple[PageText, ...]


@dataclass(frozen=True)
class UpstreamChange:
    """A field that differs here and has changed upstream since."""

    path: str
    field: str
    label: str
    text: PageText | None
    lines: tuple[fields.Line, ...]
    ours: str
    theirs: str
    seen: str


def overdue(today: date) -> list[Overdue]:
    """Return the texts whose day has passed or comes within thirty days, by owner, the oldest first."""
    found: dict[str, tuple[list[PageText], list[PageText]]] = {}
    for text in PageText.objects.filter(live=True, next_review__lte=today + SOON).order_by("owner", "next_review", "slug"):
        passed = text.next_review is not None and text.next_review < today
        found.setdefault(text.owner, ([], []))[0 if passed else 1].append(text)
    return [Overdue(owner, tuple(passed), tuple(soon)) for owner, (passed, soon) in found.items()]


def text(key: int) -> PageText | None:
    """Return a text by key."""
    return PageText.objects.filter(pk=key).first()


def in_review() -> Sequence[PageText]:
    """Return the texts that are being reviewed."""
    keys = WorkflowState.objects.filter(base_content_type=content_type(), status=WorkflowState.STATUS_IN_PROGRESS)
    return list(PageText.objects.filter(pk__in=[int(key) for key in keys.values_list("object_id", flat=True)]))


def sent_back(user: Any) -> Sequence[PageText]:
    """Return the texts that were sent back to a person."""
    keys = WorkflowState.objects.filter(
        base_content_type=content_type(), status=WorkflowState.STATUS_NEEDS_CHANGES, requested_by=user
    ).values_list("object_id", flat=True)
    return list(PageText.objects.filter(pk__in=[int(key) for key in keys]))


def to_review(user: Any) -> list[PageText]:
    """Return the texts that wait for a person's review."""
    return [one for one in in_review() if reviewing.why_not(one, user) is None]


def to_publish() -> list[PageText]:
    """Return the texts with a version that may be published now."""
    found = []
    for one in PageText.objects.filter(has_unpublished_changes=True).select_related("latest_revision"):
        version = one.latest_revision
        if version is not None and publishing.why_not_publish(version.as_object(), version) is None:
            found.append(one)
    return found


def draft_of(one: PageText) -> PageText:
    """Return a text as its latest version has it."""
    latest = one.get_latest_revision_as_object()
    return latest if isinstance(latest, PageText) else one


def why_not_publish(one: PageText) -> str | None:
    """Return why the latest version may not be published, or None."""
    version = one.latest_revision
    if version is None or not one.has_unpublished_changes:
        return "Det er ingenting nytt å publisere."
    return publishing.why_not_publish(version.as_object(), version)


def since_published(one: PageText) -> list[fields.FieldDifference]:
    """Return how the latest version differs from what readers see."""
    return fields.differences(packs.fields_of(packs.content(), one.path), draft_of(one).values())


def decisions(one: PageText) -> Sequence[TaskState]:
    """Return what reviewers have said, newest first."""
    states = TaskState.objects.filter(workflow_state__base_content_type=content_type(), workflow_state__object_id=str(one.pk))
    return list(states.exclude(status=TaskState.STATUS_IN_PROGRESS).select_related("finished_by").order_by("-finished_at"))


def versions(one: PageText) -> Sequence[Revision]:
    """Return the latest versions, newest first."""
    return list(one.revisions.select_related("user").order_by("-created_at", "-id")[:20])


def remarks(one: PageText) -> Sequence[Remark]:
    """Return what is said about a text, the settled last."""
    return sorted(one.remarks.select_related("author"), key=lambda remark: (remark.settled_at is not None, remark.written_at))


def waiting_upstream() -> list[UpstreamChange]:
    """Return the upstream changes that wait for somebody to look, pages and all else alike."""
    return [
        UpstreamChange(
            one.path, one.field, fields.LABELS.get(one.field, one.field), upstream.text_of(one.path),
            tuple(fields.lines(fields.shown(one.ours), fields.shown(one.theirs))),
            fields.shown(one.ours), fields.shown(one.theirs), upstream.seen(one.theirs),
        )
        for one in packs.waiting()
    ]  # fmt: skip


def inbox() -> list[tuple[ReaderLetter, dict[str, str]]]:
    """Return the letters, unanswered and oldest first, each with what the list shows of it."""
    rows = sorted(ReaderLetter.objects.all(), key=lambda one: (one.answered_on is not None, one.fetched_on))
    return [(one, letters.head(one)) for one in rows]


def letter(key: uuid.UUID) -> ReaderLetter | None:
    """Return a letter by key."""
    return ReaderLetter.objects.filter(pk=key).first()


def unanswered() -> int:
    """Return how many letters have no answer."""
    return ReaderLetter.objects.filter(answered_on=None).count()


def findings(today: date) -> Iterator[Finding]:
    """Yield what `utvei doctor` says about letters: how many wait for an answer, and how many have waited too long."""
    waiting = list(ReaderLetter.objects.filter(answered_on=None).values_list("fetched_on", flat=True))
    long = sum(today - day > PATIENCE for day in waiting)
    text = f"{len(waiting)} letters from readers wait for an answer, {long} of them for more than {PATIENCE.days} days"
    yield Finding(not long, text, serious=False)


def is_released() -> bool:
    """Return whether readers see what is in force: false after a release that could not be written."""
    try:
        return bool(current(Path(settings.UTVEI_HOME)).manifest.content == packs.content().fingerprint())
    except NoRelease:
        return False
