"""The subject review: who may read a text for approval, what they say, and taking a text back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from wagtail.models import Revision, TaskState, Workflow, WorkflowContentType, WorkflowTask

from utvei.foundation.accounts.domain.roles import Permission
from utvei.foundation.audit.services import record
from utvei.foundation.packs.services import Refused
from utvei.workspace.editing.models import PageText, SubjectReview, content_type
from utvei.workspace.editing.publishing import TEXT, acting, authors, may

WORKFLOW, TASK = "Faglig kontroll", "Faglig kontroll"


@transaction.atomic
def ensure_workflow() -> Workflow:
    """Return the one way a text is reviewed, made where it is missing."""
    workflow, _ = Workflow.objects.get_or_create(name=WORKFLOW)
    task = SubjectReview.objects.filter(name=TASK).first() or SubjectReview.objects.create(name=TASK)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task.task_ptr, defaults={"sort_order": 0})
    WorkflowContentType.objects.get_or_create(content_type=content_type(), defaults={"workflow": workflow})
    return workflow


def why_not(text: PageText, user: Any) -> str | None:
    """Return why a person may not review the text that is being reviewed, or None."""
    if not may(user, Permission.REVIEW_CONTENT):
        return "Bare faglesere kan godkjenne eller sende tilbake."
    state = text.current_workflow_state
    if state is None or state.status != state.STATUS_IN_PROGRESS:
        return "Teksten er ikke til faglig kontroll."
    revision = state.current_task_state.revision
    if str(user.pk) in authors(text, revision) | {str(state.requested_by_id)}:
        return "Du har skrevet på teksten eller sendt den inn. En annen fagleser må lese den."
    group = revision.as_object().reference_group
    if group is not None and not group.members.filter(pk=user.pk).exists():
        return f"Teksten skal leses av referansegruppa «{group}»."
    return None


def act(state: TaskState, user: Any, action: str, comment: str, go_on: Callable[..., None]) -> None:
    """Approve or refuse. Raises Refused."""
    text = PageText.objects.get(pk=state.workflow_state.object_id)
    reason = why_not(text, user)
    if reason:
        raise Refused(reason)
    if action == "reject" and not comment.strip():
        raise Refused("Skriv hvorfor teksten sendes tilbake.")
    if text.latest_revision_id != state.revision_id:
        raise Refused("Teksten er endret siden den ble sendt inn. Last siden på nytt.")
    with transaction.atomic():
        go_on(state, user, action, comment=comment.strip())
        by = acting(user, Permission.REVIEW_CONTENT)
        done = "editing.approved" if action == "approve" else "editing.sent_back"
        record(by=by, act=done, kind=TEXT, object=text.path, details={"version": state.revision_id})


def note_submitted(text: PageText, revision: Revision, user: Any) -> None:
    """Write down that a text was submitted. Raises Refused for whoever does not edit."""
    with transaction.atomic():
        by = acting(user, Permission.EDIT_CONTENT)
        record(by=by, act="editing.submitted", kind=TEXT, object=text.path, details={"version": revision.pk})


@transaction.atomic
def submit(*, text: PageText, user: Any) -> None:
    """Send the latest version to review. Raises Refused when it is there already."""
    acting(user, Permission.EDIT_CONTENT)
    state = text.current_workflow_state
    if state is not None and state.status == state.STATUS_IN_PROGRESS:
        raise Refused("Teksten er alt til faglig kontroll.")
    if state is not None:
        state.resume(user)
    else:
        ensure_workflow().start(text, user)


def decide(*, text: PageText, user: Any, approve: bool, comment: str = "") -> None:
    """Approve the version under review, or send it back with a reason. Raises Refused."""
    reason = why_not(text, user)
    if reason:
        raise Refused(reason)
    state = text.current_workflow_task_state
    state.task.specific.on_action(state, user, "approve" if approve else "reject", comment=comment)


@transaction.atomic
def take_back(*, text: PageText, user: Any) -> None:
    """Take a text back from review, so that it can be changed. Raises Refused."""
    by = acting(user, Permission.EDIT_CONTENT)
    state = text.current_workflow_state
    if state is None:
        raise Refused("Teksten er ikke til faglig kontroll.")
    state.cancel(user=user)
    record(by=by, act="editing.taken_back", kind=TEXT, object=text.path)
