"""The page for the one who is exposed, made for each visitor and kept nowhere, and the way out."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template import engines
from django.utils import timezone
from django.views.decorators.http import require_safe

from utvei.foundation.release.selectors import Release
from utvei.foundation.ui.rendering import ENGINE, respond
from utvei.foundation.vocabulary.texts import LANGUAGES, pick
from utvei.public.directory import selectors as directory
from utvei.public.exposed import selectors
from utvei.public.exposed.domain.book import Book
from utvei.public.exposed.domain.languages import OWN_NAMES, direction
from utvei.public.exposed.presenting import Presenter

# What a browser can be asked to forget, in two steps: cookies at once, then stored pages, which takes some browsers a second. The
# tab's own note that it was left is not among it: it keeps the page away when Back is pressed.
AT_ONCE = '"cookies"'
AFTERWARDS = '"cache", "cookies"'


@require_safe
def page(request: HttpRequest, language: str) -> HttpResponse:
    """Show the page in the language of its address, whatever the rest of the site is read in."""
    book = selectors.book(_release(request))
    if book is None or language not in book.languages():
        raise Http404
    context = _written(request, book, language) if language in book.short else _gap(request, book, language)
    context |= {"own_name": OWN_NAMES[language], "links": selectors.links(book), "called": language}
    return respond(request, "exposed/page.html", context, no_store=True, language=context["read_in"])


def _written(request: HttpRequest, book: Book, language: str) -> dict[str, Any]:
    presenter = _presenter(request, book, language)
    text = book.text(language)
    return {
        "text": text,
        "words": presenter.words,
        "machine": book.short[language].machine,
        "sections": presenter.sections(),
        "say": presenter.say(),
        # A text no professional has read does not say that it was reviewed.
        "reviewed": "" if book.short[language].machine else presenter.reviewed(text.reviewed),
        "lang": language,
        "direction": direction(language),
        # The interface's own few words (for screen readers) exist in three languages; the text itself is in its own.
        "read_in": language if language in LANGUAGES else "en",
    }


def _gap(request: HttpRequest, book: Book, language: str) -> dict[str, Any]:
    """Say that a text is missing, why, and show the one in bokmål below."""
    note = book.form.gaps[language]
    return {**_written(request, book, LANGUAGES[0]), "missing": [(code, pick(note, code)) for code in LANGUAGES]}


def _presenter(request: HttpRequest, book: Book, language: str) -> Presenter:
    entries = directory.open_directory(_release(request).path("directory.sqlite"))
    return Presenter(book, entries, timezone.now(), language)


@require_safe
def short(request: HttpRequest, language: str = "") -> HttpResponse:
    """Send on from the short address on paper, which says nothing; without a language to the front page, where one is chosen."""
    book = selectors.book(_release(request))
    if language and (book is None or language not in book.languages()):
        raise Http404
    response = HttpResponse(status=303)
    response["Location"] = f"/til-deg/{language}/" if language else "/"
    return response


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Answer at once with an empty page under a neutral title, which goes on by itself: nothing is seen while the browser clears up."""
    return _empty("/ut/videre/", AT_ONCE)


@require_safe
def away(request: HttpRequest) -> HttpResponse:
    """Ask the browser to forget what it kept, and go on to the page the municipality chose."""
    return _empty(str(_release(request).manifest.site["exit_url"]), AFTERWARDS)


def _empty(onward: str, forget: str) -> HttpResponse:
    body = engines[ENGINE].get_template("exposed/leave.html").render({"onward": onward})
    response = HttpResponse(body, content_type="text/html; charset=utf-8")
    response["Clear-Site-Data"] = forget
    return response


def _release(request: HttpRequest) -> Release:
    """Return the release that was opened for this request."""
    release: Release = request.release  # type: ignore[attr-defined]  # set for every request by the open house
    return release
