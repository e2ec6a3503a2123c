"""Who can help now, the overview of actors, and a page for each of them; all rendered per request because of the open marks."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from utvei.foundation.ui.rendering import respond
from utvei.public.directory import selectors
from utvei.public.directory.domain.help_now import Results, who_can_help
from utvei.public.directory.domain.listing import Clock, Directory
from utvei.public.directory.domain.wording import instant_words
from utvei.public.directory.filters import Filters
from utvei.public.directory.presenting import actor_page, groups


@require_http_methods(["GET", "HEAD", "POST"])
def help_now(request: HttpRequest) -> HttpResponse:
    """Show who can help, those who are open first. Filters come in the body, so that no need ever stands in an address or a log."""
    directory, language, posted = _directory(request), _language(request), request.method == "POST"
    filters = Filters(request.POST if posted else {}, directory, timezone.now())
    context: dict[str, Any] = {"filters": filters.fields(language), "errors": filters.errors, "asked": posted}
    if filters.query is not None:
        context["for_time"] = instant_words(filters.query.at, language) if filters.chosen["at"] else ""
        context |= _found(who_can_help(directory, filters.query), filters.query.channel, language)
    return respond(request, "directory/help_now.html", context, status=400 if filters.errors else 200, no_store=posted)


def _found(answer: Results, channel: str | None, language: str) -> dict[str, Any]:
    clock = Clock(answer.at)
    reachable = [result for result in answer.results if result.listed.contacts]
    return {
        "contacts": [selectors.first_call(result.listed, clock, language, channel) for result in reachable],
        "without_number": [selectors.first_call(result.listed, clock, language) for result in answer.results if not result.listed.contacts],
        "none_open": not any(result.moment.state == "open" for result in reachable),
    }


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show every actor, grouped as the action plan groups them."""
    found = groups(_directory(request), Clock(timezone.now()), _language(request))
    return respond(request, "directory/overview.html", {"groups": found})


@require_safe
def actor(request: HttpRequest, key: str) -> HttpResponse:
    """Show one actor: what it does, for whom, how it is reached now, and where we know that from."""
    directory = _directory(request)
    listed = directory.by_key.get(key)
    if listed is None:
        raise Http404
    return respond(request, "directory/actor.html", actor_page(directory, listed, Clock(timezone.now()), _language(request)))


def _directory(request: HttpRequest) -> Directory:
    return selectors.open_directory(request.release.path("directory.sqlite"))  # type: ignore[attr-defined]  # set for every request


def _language(request: HttpRequest) -> str:
    return str(getattr(request, "LANGUAGE_CODE", "nb"))
