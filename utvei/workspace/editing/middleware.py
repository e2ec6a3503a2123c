"""Under /cms/: headers of its own, and a list of what is open there; what the tool brings besides is not there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

PREFIX = "/cms/"
_REST = "img-src 'self' data:; font-src 'self'; base-uri 'none'; object-src 'none'"
# The tool sets style attributes as it runs; it needs no inline script.
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; frame-src 'self'; "
    f"form-action 'self'; frame-ancestors 'none'; {_REST}"
)
# A preview is the public page in a frame: our stylesheet, no script at all.
PREVIEW_CSP = f"default-src 'none'; style-src 'self'; form-action 'none'; frame-ancestors 'self'; {_REST}"
_TEXT, _GROUP = "wagtailsnippets_editing_pagetext:", "wagtailsnippets_editing_referencegroup:"
PREVIEWS = frozenset({"editing_shown", *(_TEXT + name for name in ("preview_on_add", "preview_on_edit", "revisions_view"))})
_OURS = ("list", "list_results", "add", "edit", "history", "history_results")
OPEN = PREVIEWS | {
    *(_TEXT + name for name in _OURS),
    *(_TEXT + name for name in ("revisions_compare", "revisions_revert", "lock", "unlock", "workflow_history", "workflow_history_detail")),
    *(_GROUP + name for name in (*_OURS, "delete")),
    "wagtailadmin_sprite",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_dismissibles",
    "wagtailadmin_editing_sessions:ping",
    "wagtailadmin_editing_sessions:release",
}
Handler = Callable[[HttpRequest], HttpResponse]


def headers(get_response: Handler) -> Handler:
    """Set what differs from the rest of the staff house. Stands outermost, so that it has the last word."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        name = _name(request)
        if not request.path.startswith(PREFIX) or not name or getattr(request, "is_dummy", False):
            return response
        response["Content-Security-Policy"] = PREVIEW_CSP if name in PREVIEWS else CSP
        if name in PREVIEWS:
            response["X-Frame-Options"] = "SAMEORIGIN"
        if name == "editing_static" and response.status_code == 200:
            response["Cache-Control"] = "private, max-age=3600"
        return response

    return handle


class Ours:
    """Answers «not found» for every address of the tool that is not on the list: page trees, images, documents, users, and the like."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """Let through what is ours. Raises Http404."""
        name = _name(request)
        if request.path.startswith(PREFIX) and not name.startswith("editing_") and name not in OPEN:
            raise Http404


only_what_is_ours = Ours


def _name(request: HttpRequest) -> str:
    match = getattr(request, "resolver_match", None)
    return str(match.view_name or "") if match else ""
