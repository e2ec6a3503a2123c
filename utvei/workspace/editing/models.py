"""A text of the knowledge bank with its drafts and versions, who reviews it, remarks on it, and readers' letters."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.actions.unpublish import UnpublishAction
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, Revision, RevisionMixin, Task, TaskState, WorkflowMixin

from utvei.public.knowledge.domain.pack import GROUPS
from utvei.workspace.editing.domain import fields

LANGUAGES = (("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "Engelsk"))
GROUP_CHOICES = [(key, names["nb"]) for key, names in GROUPS.items()]
_REVIEW_AFTER = timedelta(days=180)


def today() -> date:
    """Return the day in the municipality."""
    return timezone.localdate()


def in_half_a_year() -> date:
    """Return the day by which a text is read again unless something else is said."""
    return timezone.localdate() + _REVIEW_AFTER


class ReferenceGroup(models.Model):
    """People who may be named as the reviewers of a text; they must be subject reviewers as well."""

    name = models.CharField("Navn", max_length=120, unique=True)
    members = models.ManyToManyField(settings.AUTH_USER_MODEL, verbose_name="Medlemmer", related_name="+", blank=True)

    class Meta:
        verbose_name = "referansegruppe"
        verbose_name_plural = "referansegrupper"
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class PageText(PreviewableMixin, WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, models.Model):
    """One page of the knowledge bank in one language: the text in force, with its drafts beside it."""

    path = models.CharField(max_length=200, unique=True, editable=False)
    slug = models.SlugField("Adresse", max_length=80, help_text="Små bokstaver a–z, tall og bindestrek. Kan ikke endres siden.")
    language = models.CharField("Språk", max_length=2, choices=LANGUAGES, default="nb")
    title = models.CharField("Tittel", max_length=200)
    summary = models.TextField("Kort svar", help_text="To setninger som svarer på spørsmålet.")
    group = models.CharField("Gruppe", max_length=40, choices=GROUP_CHOICES)
    topics = models.JSONField("Emner", default=list)
    sources = models.JSONField("Kilder", default=list)
    owner = models.CharField(
        "Ansvarlig", max_length=80, help_text="En rolle, ikke en person: fagredaksjonen, slt, eller nøkkelen til en aktør."
    )
    reviewed = models.DateField("Sist gjennomgått", default=today, null=True)
    next_review = models.DateField("Neste gjennomgang", default=in_half_a_year, null=True)
    order = models.PositiveIntegerField("Rekkefølge i gruppa", default=100)
    related = models.JSONField("Les også", default=list, blank=True)
    do_this = models.JSONField("Gjør dette", default=list, blank=True)
    audience = models.JSONField("Målgruppe", default=list, blank=True)
    hidden = models.BooleanField("Skjul i gruppelista", default=False)
    body = models.TextField("Tekst")
    reference_group = models.ForeignKey(
        ReferenceGroup, verbose_name="Referansegruppe", null=True, blank=True, on_delete=models.SET_NULL,
        help_text="Tom: en hvilken som helst fagleser. Ellers: bare faglesere i denne gruppa.",
    )  # fmt: skip

    class Meta:
        verbose_name = "tekst"
        verbose_name_plural = "tekster"
        ordering = ("slug", "language")
        constraints = (models.UniqueConstraint(fields=("slug", "language"), name="editing_one_text_a_language"),)

    def __str__(self) -> str:
        return f"{self.title or self.slug} ({self.language})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the path true to address and language."""
        self.path = f"knowledge/{self.slug}/{self.language}.md"
        super().save(*args, **kwargs)

    def values(self) -> dict[str, Any]:
        """Return the fields as a pack writes them."""
        return {name: fields.plain(name, getattr(self, name)) for name in fields.FIELDS}

    def take(self, values: Mapping[str, Any]) -> None:
        """Set the fields from what a pack holds. Raises ValueError for a day that is none."""
        for name in fields.FIELDS:
            value = values.get(name)
            if name in fields.OPTIONAL and value is None:
                value = fields.OPTIONAL[name]
            if name in fields.DATES and isinstance(value, str):
                value = date.fromisoformat(value)
            setattr(self, name, list(value or []) if name in fields.LISTS else "" if value is None else value)

    def publish(
        self,
        revision: Revision,
        user: Any = None,
        changed: bool = True,
        log_action: bool = True,
        previous_revision: Any = None,
        skip_permission_checks: bool = False,
    ) -> None:
        """Publish a version: the one way out, whoever asks. Raises Refused. What the tool has checked before is checked again."""
        from utvei.workspace.editing import publishing  # noqa: PLC0415  it needs this model first

        def write() -> None:
            super(PageText, self).publish(revision, user, changed, log_action, previous_revision, skip_permission_checks=True)

        publishing.publish(text=self, revision=revision, user=user, write=write)

    def unpublish(self, set_expired: bool = False, commit: bool = True, user: Any = None, log_action: bool = True) -> None:
        """Take down a page that was made here. Raises Refused for one that a pack has."""
        from utvei.workspace.editing import publishing  # noqa: PLC0415  it needs this model first

        def write() -> None:
            act = UnpublishAction(self, set_expired=set_expired, commit=commit, user=user, log_action=log_action)
            act.execute(skip_permission_checks=True)  # the tool would ask a page tree; our own roles were asked

        publishing.take_down(text=self, user=user, write=write)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Return the page as the open house will show it."""
        from utvei.workspace.editing.publishing import preview  # noqa: PLC0415  it needs this model first

        return HttpResponse(preview(self))


class SubjectReview(Task):
    """The one step between a draft and its publishing: somebody else, who knows the subject, reads it."""

    class Meta:
        verbose_name = "faglig kontroll"
        verbose_name_plural = "faglige kontroller"

    def start(self, workflow_state: Any, user: Any = None) -> TaskState:
        """Begin the review of the latest version."""
        from utvei.workspace.editing import reviewing  # noqa: PLC0415  it needs this model first

        state = super().start(workflow_state, user)
        reviewing.note_submitted(workflow_state.content_object, state.revision, user)
        return state

    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> None:
        """Approve or refuse. Raises Refused for whoever may not, and for a refusal without a reason."""
        from utvei.workspace.editing import reviewing  # noqa: PLC0415  it needs this model first

        reviewing.act(task_state, user, action_name, str(kwargs.get("comment", "")), super().on_action)

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        """Return False: reviewers read the text on their own page and do not write it."""
        return False

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """Return True: nobody changes a text while it is being read; its author can take it back."""
        return True

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        """Return what a person may do here."""
        from utvei.workspace.editing import reviewing  # noqa: PLC0415  it needs this model first

        return [("approve", "Godkjenn", False), ("reject", "Send tilbake", True)] if reviewing.why_not(obj, user) is None else []

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        """Return what waits for a person."""
        waiting = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, task=self.task_ptr)
        return waiting if user.has_perm("editing.view_pagetext") else waiting.none()

    @classmethod
    def get_description(cls) -> str:
        """Return what the step is for."""
        return "En fagleser som ikke har skrevet teksten, leser og godkjenner den."


class Remark(models.Model):
    """What somebody says about a text, to those who work on it."""

    text = models.ForeignKey(PageText, on_delete=models.CASCADE, related_name="remarks")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    field = models.CharField(max_length=40, blank=True)
    words = models.TextField()
    written_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("written_at",)

    def __str__(self) -> str:
        return f"{self.text_id} {self.written_at:%Y-%m-%d}"


class ReaderLetter(models.Model):
    """A reader's letter. What it says is encrypted; open are only the day it was fetched, whether it is read and whether it is answered."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=80, unique=True)
    content = models.TextField()
    answer = models.TextField(blank=True)
    fetched_on = models.DateField()
    read_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)

    class Meta:
        ordering = ("fetched_on", "name")

    def __str__(self) -> str:
        return str(self.id)


def content_type() -> ContentType:
    """Return the type under which versions and reviews of texts are kept."""
    return ContentType.objects.get_for_model(PageText)
