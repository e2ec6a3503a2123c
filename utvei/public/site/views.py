"""The front page, the search page, and what is shown when something is wrong."""

from __future__ import annotations

import json
from collections.abc import Sequence
from xml.sax.saxutils import escape

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from utvei.foundation.release.selectors import Release
from utvei.foundation.ui.rendering import ENGINE, respond
from utvei.foundation.vocabulary.texts import LANGUAGES
from utvei.public.directory import selectors as directory
from utvei.public.exposed import selectors as exposed
from utvei.public.knowledge import selectors as knowledge
from utvei.public.site import doors

MAX_QUERY = 200
HITS = 20
FIXED = ("/", "/bekymret/", "/hvem-kan-hjelpe/", "/aktorer/", "/kunnskap/", "/handlingsplan/")


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Show the four doors, whom to ring now, and the knowledge bank's groups."""
    release, language = _release(request), _language(request)
    context = {
        "contacts": _round_the_clock(release, language),
        "groups": doors.groups(knowledge.pages(release), language),
        "exposed_links": [link for link in exposed.links(exposed.book(release)) if link["code"] != language],
    }
    return respond(request, "site/front.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Show the search form, and what it found; the query comes in the body, so that no address or log holds it."""
    query = request.POST.get("query", "").strip()[:MAX_QUERY]
    if request.method != "POST" or not query:
        return respond(request, "site/search.html", {"query": "", "asked": False}, no_store=True)
    release, language = _release(request), _language(request)
    hits: Sequence[knowledge.Hit] = knowledge.search(release.path("search.sqlite"), query, language, HITS)
    context = {"query": query, "asked": True, "hits": hits, "contacts": [] if hits else _round_the_clock(release, language)}
    return respond(request, "site/search.html", context, no_store=True)


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """List the pages for search engines, where the pack does not say at which address the house stands and so stores no list."""
    pages = json.loads(request.release.read("pages.json"))  # type: ignore[attr-defined]  # set by the middleware of the open house
    paths = [*FIXED, *(page["url"] for page in pages if not page["hidden"])]
    rows = "".join(f"<url><loc>{escape(request.build_absolute_uri(path))}</loc></url>" for path in dict.fromkeys(paths))
    body = f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'
    return HttpResponse(body, content_type="application/xml; charset=utf-8")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that a page does not exist, without repeating its address."""
    return respond(request, "404.html", {"language_links": [], "path": "/"}, status=404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that what was sent could not be read, without repeating it."""
    return respond(request, "400.html", {"language_links": [], "path": "/"}, status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that something failed here; needs neither a release nor a context."""
    body = engines[ENGINE].get_template("500.html").render({})
    return HttpResponse(body, status=500, content_type="text/html; charset=utf-8")


def _release(request: HttpRequest) -> Release:
    """Return the release that was opened for this request."""
    release: Release = request.release  # type: ignore[attr-defined]  # set for every request by the open house
    return release


def _language(request: HttpRequest) -> str:
    return str(getattr(request, "LANGUAGE_CODE", LANGUAGES[0]))


def _round_the_clock(release: Release, language: str) -> list[directory.Call]:
    book = directory.open_directory(release.path("directory.sqlite"))
    return directory.calls(book, doors.keys(book.by_key), timezone.now(), language)
