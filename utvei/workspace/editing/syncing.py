"""Texts follow the packs: rows are made and updated from the content in force, and nobody's draft is written over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from utvei.foundation.packs import selectors as packs
from utvei.foundation.vocabulary.content import Content
from utvei.public.knowledge.domain.pack import PATTERN, whose
from utvei.workspace.editing.domain import fields
from utvei.workspace.editing.models import LANGUAGES, PageText
from utvei.workspace.editing.reviewing import ensure_workflow

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Synced:
    """What following did, in numbers of texts."""

    made: int = 0
    updated: int = 0
    drafts_kept: int = 0
    gone: int = 0

    def __str__(self) -> str:
        return f"{self.made} new, {self.updated} updated, {self.drafts_kept} with a draft that was kept, {self.gone} gone"


@transaction.atomic
def sync() -> Synced:
    """Make and update a row for every page of the content in force. Does nothing the second time."""
    ensure_workflow()
    content = packs.content()
    rows = {text.path: text for text in PageText.objects.select_related("latest_revision")}
    counts = {"made": 0, "updated": 0, "drafts_kept": 0, "gone": 0, "same": 0}
    there = set()
    for path in content.paths(PATTERN):
        if whose(path)[1] in dict(LANGUAGES):
            there.add(path)
            counts[_follow(path, rows.get(path), content)] += 1
    for path, text in rows.items():
        if path not in there and text.live:
            PageText.objects.filter(pk=text.pk).update(live=False)
            counts["gone"] += 1
    counts.pop("same")
    return Synced(**counts)


def _follow(path: str, text: PageText | None, content: Content) -> str:
    values = packs.fields_of(content, path)
    if text is None:
        _make(path, values)
        return "made"
    before = text.values()
    if text.live and not fields.changed(before, values):
        return "same"
    draft = text.get_latest_revision_as_object().values() if text.has_unpublished_changes else None
    text.take(values)
    text.live = True
    text.save()
    if draft is None:
        _as_published(text)
        return "updated"
    _rebase(text, draft, before, values)
    return "drafts_kept"


def _make(path: str, values: Values) -> None:
    slug, language = whose(path)
    text = PageText(slug=slug, language=language, first_published_at=timezone.now())
    text.take(values)
    text.save()
    _as_published(text)


def _as_published(text: PageText) -> None:
    """Note the row as it stands as the version in force; no person wrote it."""
    version = text.save_revision(changed=False, clean=False)
    PageText.objects.filter(pk=text.pk).update(live_revision=version, has_unpublished_changes=False, last_published_at=timezone.now())


def _rebase(text: PageText, draft: Values, before: Values, after: Values) -> None:
    """Put what the draft's author touched onto the new text, as a new version. A review under way read another text: it ends."""
    state = text.current_workflow_state
    if state is not None:
        state.cancel()
    newer = text.get_latest_revision_as_object()
    newer.take(fields.merged(draft, before, after))
    newer.save_revision(clean=False)
