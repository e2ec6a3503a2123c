"""Turns a public template into a finished page: for a release, where it is stored, and for a request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.utils import translation

from utvei.foundation.ui.addresses import in_language, without_language

ENGINE = "public"
LANGUAGE_NAMES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}


def page(template: str, context: Mapping[str, Any], *, language: str, path: str, site: Mapping[str, Any]) -> bytes:
    """Render a template in a language.

    ``path`` is the address without language prefix; ``site`` names the municipality, its exit address, emergency numbers and languages.
    Raises TemplateDoesNotExist or TemplateSyntaxError for a faulty template.
    """
    whole = {**_frame(language, path, site), **context}
    with translation.override(language):
        return engines[ENGINE].get_template(template).render(whole).encode()


def respond(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    status: int = 200,
    no_store: bool = False,
    language: str | None = None,
) -> HttpResponse:
    """Answer a request with a template, in the request's language unless another is given."""
    body = page(
        template,
        context,
        language=language or str(getattr(request, "LANGUAGE_CODE", "nb")),
        path=without_language(request.path),
        site=_site(request),
    )
    response = HttpResponse(body, status=status, content_type="text/html; charset=utf-8")
    if no_store:
        response["Cache-Control"] = "no-store"
    return response


def _site(request: HttpRequest) -> Mapping[str, Any]:
    """Return what the open release says of its municipality; empty when no release is open, so that an error page can still be shown."""
    manifest = getattr(getattr(request, "release", None), "manifest", None)
    site = getattr(manifest, "site", None)
    return site if isinstance(site, Mapping) else {}


def _frame(language: str, path: str, site: Mapping[str, Any]) -> dict[str, Any]:
    """Return what every page needs around its content."""
    languages = [code for code in site.get("languages", ("nb", "nn", "en")) if code in LANGUAGE_NAMES]
    return {
        "language": language,
        "path": path,
        "municipality": {"name": site.get("name", ""), "exit_url": site.get("exit_url", ""), "letters": bool(site.get("letters_key"))},
        "emergency": list(site.get("emergency", ())),
        "language_links": [{"code": code, "name": LANGUAGE_NAMES[code], "url": in_language(path, code)} for code in languages],
    }
