"""The page for the one who is exposed, made for each visitor and kept nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from utvei.foundation.release.selectors import Release
from utvei.foundation.ui.rendering import LANGUAGE_NAMES, respond
from utvei.foundation.vocabulary.texts import LANGUAGES
from utvei.public.directory import selectors as directory
from utvei.public.directory.domain.languages import LANGUAGE_NAMES as SPOKEN
from utvei.public.directory.domain.listing import Directory
from utvei.public.directory.domain.pack import Actor
from utvei.public.exposed import selectors
from utvei.public.exposed.domain.pack import Section

# Sections for one age are filled for that age; all others for a reader whose age nobody knows.
ADULT = {"adult": True, "young": False}


@dataclass(frozen=True)
class Ring:
    """Whom to ring, and what the directory states of it that matters before its name."""

    call: directory.Call
    facts: str


@require_safe
def page(request: HttpRequest, language: str) -> HttpResponse:
    """Show the page in the language of its address, whatever the rest of the site is read in."""
    release: Release = request.release  # type: ignore[attr-defined]  # set for every request by the open house
    written = selectors.pages(release)
    if language not in written or language not in LANGUAGES:
        raise Http404
    book, now = directory.open_directory(release.path("directory.sqlite")), timezone.now()
    text = written[language]
    with override(language):
        sections = [(section, _rings(section, book, now, language)) for section in text.sections]
    links = [{"code": code, "name": LANGUAGE_NAMES[code], "url": f"/til-deg/{code}/"} for code in LANGUAGES if code in written]
    context = {"text": text, "sections": sections, "language_links": links}
    return respond(request, "exposed/page.html", context, no_store=True, language=language)


def _rings(section: Section, book: Directory, now: datetime, language: str) -> list[Ring]:
    calls = directory.calls(book, section.calls, now, language, adult=ADULT.get(section.key))
    return [Ring(call, _facts(book.by_key[call.key].actor, language)) for call in calls]


def _facts(actor: Actor, language: str) -> str:
    """Return what the directory states, in a line: free, anonymous, languages; what it does not state is not said."""
    facts = [_("gratis")] if actor.cost == "free" else []
    if actor.anonymous:
        facts.append(_("du trenger ikke si navnet ditt"))
    spoken = [SPOKEN[code][language] for code in actor.languages if code != "nb"]
    if spoken:
        facts.append(_("snakker også %(languages)s") % {"languages": ", ".join(spoken)})
    if actor.interpreter:
        facts.append(_("kan skaffe tolk"))
    return " · ".join(facts)
