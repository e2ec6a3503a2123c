"""From an approved version to the open house: what differs from the packs becomes overlay, the whole is checked, a release is written.

What changes is one transaction; the release is built before it and switched to when it is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.utils.html import escape
from django.utils.module_loading import import_string
from wagtail.models import Revision, TaskState

from utvei.foundation.accounts.domain.roles import Permission
from utvei.foundation.accounts.selectors import actor, permissions_of
from utvei.foundation.audit.domain.actors import Actor
from utvei.foundation.audit.services import record
from utvei.foundation.packs import selectors as packs
from utvei.foundation.packs import services as pack_services
from utvei.foundation.packs.domain.overlay import WHOLE, Change, lay_over, written
from utvei.foundation.packs.services import Refused, put_out
from utvei.foundation.vocabulary.content import Content
from utvei.workspace.editing.domain import fields
from utvei.workspace.editing.domain.review import Approval, why_not
from utvei.workspace.editing.models import PageText, SubjectReview, content_type

TEXT = "editing.text"
_SCRIPT = re.compile(rb"<script\b[^>]*></script>")


def may(user: Any, permission: Permission) -> bool:
    """Return whether a person's roles allow something. No role that is asked for here sleeps without a passkey."""
    return bool(user) and user.is_authenticated and permission in permissions_of(user, passkey=False)


def acting(user: Any, permission: Permission) -> Actor:
    """Return a person as who acts. Raises Refused when the roles do not allow it."""
    if not may(user, permission):
        raise Refused("Rollen din gir ikke lov til dette.")
    return actor(user, {permission}, passkey=False)


def publish(*, text: PageText, revision: Revision, user: Any, write: Callable[[], None]) -> None:
    """Publish a version. ``write`` is the tool's own bookkeeping. Raises Refused, and then nothing has happened."""
    by = acting(user, Permission.PUBLISH)
    candidate = revision.as_object()
    _may_go(candidate, revision)
    touched: list[str] = []

    def lay() -> None:
        touched[:] = _lay_over(candidate, by)

    def rest() -> None:
        PageText.objects.select_for_update().get(pk=text.pk)
        _may_go(candidate, revision)  # again, now that nobody else can change it
        write()
        details = {"fields": sorted(touched), "version": revision.pk}
        record(by=by, act="editing.published", kind=TEXT, object=candidate.path, details=details)

    put_out(lay, rest)


def take_down(*, text: PageText, user: Any, write: Callable[[], None]) -> None:
    """Take down a page that no pack has. Raises Refused."""
    by = acting(user, Permission.PUBLISH)
    if text.path in packs.upstream().files:
        raise Refused("Siden kommer fra innholdspakken og kan ikke tas ned her. Du kan skjule den i gruppelista.")

    def lay() -> None:
        pack_services.take_upstream(path=text.path, field=WHOLE)

    def rest() -> None:
        write()
        record(by=by, act="editing.taken_down", kind=TEXT, object=text.path)

    put_out(lay, rest)


def _may_go(candidate: PageText, revision: Revision) -> None:
    reason = why_not_publish(candidate, revision)
    if reason:
        raise Refused(reason)


def why_not_publish(candidate: PageText, revision: Revision) -> str | None:
    """Return why a version may not be published, in words for the editor, or None."""
    in_force = packs.value_of(packs.content(), candidate.path, "group")
    return why_not(
        groups=(str(in_force or ""), candidate.group),
        fingerprint=fields.fingerprint(candidate.values()),
        authors=authors(candidate, revision),
        approvals=approvals(candidate),
    )


def authors(text: PageText, revision: Revision) -> set[str]:
    """Return who has written on a text since it was last published, up to a version."""
    versions = text.revisions.filter(created_at__lte=revision.created_at)
    if text.live_revision:
        versions = versions.filter(created_at__gt=text.live_revision.created_at)
    return {str(key) for key in versions.values_list("user_id", flat=True) if key}


def approvals(text: PageText) -> list[Approval]:
    """Return the approvals of versions since the text was last published; an old approval frees nothing."""
    found = TaskState.objects.filter(
        status=TaskState.STATUS_APPROVED,
        task__in=SubjectReview.objects.values("pk"),
        workflow_state__base_content_type=content_type(),
        workflow_state__object_id=str(text.pk),
        finished_by__isnull=False,
    ).select_related("revision")
    if text.live_revision:
        found = found.filter(revision__created_at__gt=text.live_revision.created_at)
    return [Approval(fields.fingerprint(one.revision.as_object().values()), str(one.finished_by_id)) for one in found]


def preview(text: PageText) -> bytes:
    """Return a text as the open house will show it, or a page that says why it cannot be shown yet."""
    try:
        show = import_string(settings.UTVEI_PREVIEW)  # type: ignore[misc]  # set by `wiring`, which the type of settings does not see
        shown = bytes(show(with_text(packs.content(), text), text.path))
    except (ValueError, KeyError) as error:
        told = "Teksten kan ikke vises ennå. Noe mangler eller peker på noe som ikke finnes:"
        return f"<!doctype html><html lang=nb><title>Forhåndsvisning</title><p>{told}</p><pre>{escape(str(error))}</pre>".encode()
    return _SCRIPT.sub(b"", shown)  # the open house's own modules, which have nothing to do here


def with_text(content: Content, text: PageText) -> Content:
    """Return the content as it would be with a text's fields."""
    body = written(text.path, fields.as_pack(text.values())).decode()
    return lay_over(content, [Change(text.path, WHOLE, None, body)])


def _lay_over(text: PageText, by: Actor) -> list[str]:
    """Write what differs from the packs as overlay and drop what no longer does; return the fields that differ."""
    upstream, who = packs.upstream(), by.id or by.role
    if text.path not in upstream.files:
        pack_services.change(path=text.path, field=WHOLE, value=written(text.path, fields.as_pack(text.values())).decode(), by=who)
        return [WHOLE]
    theirs = packs.fields_of(upstream, text.path)
    differing = fields.changed(text.values(), theirs)
    pack_services.take_upstream(path=text.path, field=WHOLE)
    in_force = fields.changed(text.values(), packs.fields_of(packs.content(), text.path))
    for name in fields.FIELDS:
        if name not in differing:
            pack_services.take_upstream(path=text.path, field=name)
        elif name in in_force:  # what stands here already is not written anew: an upstream change beside it goes on waiting
            pack_services.change(path=text.path, field=name, value=differing[name], by=who)
    return list(differing)
