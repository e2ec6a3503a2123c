"""How the tool shows texts and reference groups."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.views.generic.history import HistoryFilterSet
from wagtail.snippets.action_menu import ActionMenuItem
from wagtail.snippets.views.snippets import CreateView, EditView, HistoryView, IndexView, SnippetViewSet

from utvei.workspace.editing.forms import ReferenceGroupForm, TextForm
from utvei.workspace.editing.models import PageText, ReferenceGroup
from utvei.workspace.editing.services import Refused

# Publishing and deciding have a page of their own, where the difference and the preview stand beside the buttons.
_KEPT = frozenset({"action-save", "action-submit", "action-cancel-workflow", "action-locked", "action-review"})
_PLAIN_LIST = "wagtailadmin/generic/index.html"  # the tool's own for texts adds the bar for acting on many at once


class _Told:
    """Shows a refusal to the editor and keeps what was written as a draft."""

    def run_action_method(self) -> HttpResponse | None:
        """Do what was asked for."""
        try:
            response: HttpResponse | None = super().run_action_method()  # type: ignore[misc]  # of the view it is mixed into
        except Refused as error:
            messages.error(self.request, str(error))  # type: ignore[attr-defined]
            return redirect(self.get_edit_url())  # type: ignore[attr-defined]
        return response

    def get_success_url(self) -> str:
        """Lead on to the page where the text is followed after it was sent to review."""
        if self.action == "submit":  # type: ignore[attr-defined]
            return reverse("editing_review", args=[self.object.pk])  # type: ignore[attr-defined]
        return str(super().get_success_url())  # type: ignore[misc]


class NewText(_Told, CreateView):
    """A page that no pack has."""


class EditText(_Told, EditView):
    """A text and its draft."""


class List(IndexView):
    """The list without its boxes: there is nothing that may be done to many at once."""

    @property
    def columns(self) -> list[Any]:
        """Return the columns but for the boxes."""
        return [column for column in super().columns if column.name != "bulk_actions"]


class HistoryFilters(HistoryFilterSet):
    """By act and by person. The tool's field for days needs an inline script, which the house does not run."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.filters["timestamp"]


class History(HistoryView):
    """What was done to a text or a group."""

    filterset_class = HistoryFilters


class ReviewItem(ActionMenuItem):
    """Leads from the editor to review and publishing."""

    name = "action-review"
    label = "Kontroll og publisering"
    icon_name = "clipboard-list"
    order = 70

    def is_shown(self, context: dict[str, Any]) -> bool:
        """Return whether there is a text to follow."""
        return context["view"] in ("edit", "revisions_revert") and isinstance(context.get("instance"), PageText)

    def get_url(self, parent_context: dict[str, Any]) -> str:
        """Return the address."""
        return reverse("editing_review", args=[parent_context["instance"].pk])


def only_ours(items: list[Any], request: Any, context: dict[str, Any]) -> None:
    """Take away what is done elsewhere."""
    if context["model"] is PageText:
        items[:] = [item for item in items if item.name in _KEPT]


class TextViewSet(SnippetViewSet):
    """Texts: list, editor, versions, differences, locks, preview."""

    model = PageText
    icon = "doc-full"
    base_url_path = "tekster"
    menu_label = "Tekster"
    menu_order = 200
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    index_view_class = List
    index_template_name = _PLAIN_LIST
    history_view_class = History
    add_view_class = NewText
    edit_view_class = EditText
    list_display = ("__str__", "slug", "language", "group", "owner", "next_review")
    list_filter = ("language", "group", "owner", "live", "has_unpublished_changes")
    search_fields = ("title", "slug", "summary", "body")
    list_per_page = 50

    def get_edit_handler(self) -> Any:
        """Return the panels of the form."""
        help_text = HelpPanel(content=render_to_string("editing/markdown_help.html", using="editing"), heading="Slik skriver du")
        answer = MultiFieldPanel([FieldPanel(name) for name in ("title", "summary", "do_this")], heading="Svaret")
        place = MultiFieldPanel(
            [FieldPanel(name) for name in ("slug", "language", "group", "order", "hidden", "topics", "audience", "related")],
            heading="Plass", classname="collapsed",
        )  # fmt: skip
        names = ("sources", "owner", "reviewed", "next_review", "reference_group")
        answerable = MultiFieldPanel([FieldPanel(name) for name in names], heading="Kilder og ansvar")
        panels = ObjectList([answer, FieldPanel("body"), help_text, answerable, place], base_form_class=TextForm)
        return panels.bind_to_model(self.model)


class ReferenceGroupViewSet(SnippetViewSet):
    """Groups that may be named as reviewers."""

    model = ReferenceGroup
    icon = "group"
    base_url_path = "referansegrupper"
    menu_label = "Referansegrupper"
    menu_order = 700
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    index_view_class = List
    index_template_name = _PLAIN_LIST
    history_view_class = History

    def get_edit_handler(self) -> Any:
        """Return the panels of the form."""
        panels = ObjectList([FieldPanel("name"), FieldPanel("members")], base_form_class=ReferenceGroupForm)
        return panels.bind_to_model(self.model)
