"""What the tool asks of us when it starts: our texts, our menu, our style."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.templatetags.static import static
from django.urls import path, reverse, reverse_lazy
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import ListingButton
from wagtail.snippets.models import register_snippet

from utvei.foundation.accounts.domain.roles import Permission
from utvei.workspace.editing.models import PageText
from utvei.workspace.editing.services import may
from utvei.workspace.editing.viewsets import ReferenceGroupViewSet, ReviewItem, TextViewSet, only_ours

register_snippet(TextViewSet)
register_snippet(ReferenceGroupViewSet)
_OURS = frozenset({"oversikt", "tekster", "endret-oppstroms", "frister", "brev", "referansegrupper", "personalhuset"})


class LettersItem(MenuItem):
    """Letters are for those who may answer them."""

    def is_shown(self, request: Any) -> bool:
        """Return whether the person may answer letters."""
        return may(request.user, Permission.ANSWER_LETTERS)


def _item(cls: type[Any], label: str, name: str, address: str, icon: str, order: int) -> None:
    hooks.register("register_admin_menu_item", lambda: cls(label, reverse_lazy(address), name=name, icon_name=icon, order=order))


_item(MenuItem, "Oversikt", "oversikt", "editing_home", "home", 100)
_item(MenuItem, "Endret oppstrøms", "endret-oppstroms", "editing_upstream", "download", 300)
_item(MenuItem, "Frister", "frister", "editing_overdue", "calendar-check", 400)
_item(LettersItem, "Brev", "brev", "editing_inbox", "mail", 500)
_item(MenuItem, "Personalhuset", "personalhuset", "my_day", "arrow-left", 900)


def our_menu(request: Any, items: list[Any]) -> None:
    """Keep what is ours."""
    items[:] = [item for item in items if item.name in _OURS]


def review_item(model: Any) -> Any:
    """Lead from the editor to review."""
    return ReviewItem() if model is PageText else None


def listing_buttons(snippet: Any, user: Any, next_url: Any = None) -> Any:
    """Lead from the list to review."""
    if isinstance(snippet, PageText):
        yield ListingButton("Kontroll og publisering", reverse("editing_review", args=[snippet.pk]), priority=5)


def style() -> str:
    """Our few rules."""
    return format_html('<link rel="stylesheet" href="{}">', static("editing/editing.css"))


def script() -> str:
    """The list that narrows as one types."""
    return format_html('<script src="{}"></script>', static("editing/editing.js"))


class NotThere:
    """Stands where the tool names addresses of pictures and documents. Neither is part of this house, and nothing answers there."""

    class model:  # noqa: N801  the tool's own name for it
        """Matches no model."""

    @classmethod
    def get_urlpatterns(cls) -> list[Any]:
        """Return the one address that the tool asks the name of."""
        return [path("", not_found, name="listing")]


def not_found(request: Any) -> Any:
    """Raises Http404."""
    raise Http404


def no_uploads(router: Any) -> None:
    """Name what is not there."""
    for name in ("images", "documents"):
        router.register_endpoint(name, NotThere)


for hook, answer in (
    ("construct_main_menu", our_menu),
    ("register_snippet_action_menu_item", review_item),
    ("construct_snippet_action_menu", only_ours),
    ("register_snippet_listing_buttons", listing_buttons),
    ("insert_global_admin_css", style),
    ("insert_global_admin_js", script),
    ("construct_admin_api", no_uploads),
):
    hooks.register(hook, answer)
