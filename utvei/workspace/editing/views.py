"""The editors' own pages: what waits, deciding and publishing, upstream changes, letters. All under one declared prefix."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date
from mimetypes import guess_type
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from utvei.foundation.accounts.domain.roles import Permission
from utvei.workspace.editing import selectors, services
from utvei.workspace.editing.services import Refused

_SERVED = frozenset({".css", ".js", ".svg", ".png", ".ico", ".woff2", ".woff", ".ttf", ".map", ".gif"})
page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def static(request: HttpRequest, name: str) -> HttpResponse:
    """Answer with a static file of the tool. Raises Http404."""
    found = finders.find(name) if Path(name).suffix in _SERVED else None
    if not isinstance(found, str):
        raise Http404
    return HttpResponse(Path(found).read_bytes(), content_type=guess_type(name)[0] or "application/octet-stream")


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Lead to the own account: the house has one."""
    return redirect("/min-konto/")


@page
def leave(request: HttpRequest) -> HttpResponse:
    """Pass the request to sign out on to where it belongs, as the form that it is."""
    return HttpResponseRedirect("/ut/", status=307) if request.method == "POST" else redirect("/")


@require_safe
def dashboard(request: HttpRequest) -> HttpResponse:
    """Show what is overdue, what waits for me, what changed upstream, and letters."""
    today = timezone.localdate()
    owners = selectors.overdue(today)
    context = {
        "owners": owners,
        "passed": sum(len(one.passed) for one in owners),
        "soon": sum(len(one.soon) for one in owners),
        "to_review": selectors.to_review(request.user),
        "sent_back": selectors.sent_back(request.user),
        "to_publish": selectors.to_publish() if _may(request, Permission.PUBLISH) else [],
        "changes": len(selectors.waiting_upstream()),
        "letters": _fetched(request) if _may(request, Permission.ANSWER_LETTERS) else None,
        "released": selectors.is_released(),
    }
    return _shown(request, "dashboard", "Oversikt", "home", context)


@require_safe
def overdue(request: HttpRequest) -> HttpResponse:
    """List texts whose review has passed or comes, by owner."""
    return _shown(request, "overdue", "Frister for gjennomgang", "calendar-check", {"owners": selectors.overdue(timezone.localdate())})


@page
def upstream(request: HttpRequest) -> HttpResponse:
    """List upstream changes beside our own; keep ours or take theirs."""
    if request.method == "POST":
        given = {name: request.POST.get(name, "") for name in ("path", "field", "seen", "choice")}

        def settle() -> None:
            take = given["choice"] == "theirs"
            services.settle(path=given["path"], field=given["field"], take_theirs=take, theirs=given["seen"], user=request.user)

        _do(request, settle, "Endringen er tatt inn og lagt ut." if given["choice"] == "theirs" else "Teksten vår står.")
        return redirect("editing_upstream")
    return _shown(request, "upstream", "Endret oppstrøms", "download", {"changes": selectors.waiting_upstream()})


@page
def review(request: HttpRequest, key: int) -> HttpResponse:
    """Show a text's latest version as it differs from what readers see; decide, publish, remark."""
    text = selectors.text(key)
    if text is None:
        raise Http404
    if request.method == "POST":
        act = request.POST.get("act", "")
        if act not in _ACTS:
            raise Http404
        done, run = _ACTS[act]
        _do(request, lambda: run(text, request), done)
        return redirect("editing_review", key=key)
    state = text.current_workflow_state
    context = {
        "text": text,
        "draft": selectors.draft_of(text),
        "differences": selectors.since_published(text),
        "state": state.status if state else "",
        "why_not_review": services.why_not(text, request.user),
        "why_not_publish": selectors.why_not_publish(text),
        "decisions": selectors.decisions(text),
        "remarks": selectors.remarks(text),
        "versions": selectors.versions(text),
        "may_edit": _may(request, Permission.EDIT_CONTENT),
        "may_publish": _may(request, Permission.PUBLISH),
        "may_remark": _may(request, Permission.EDIT_CONTENT) or _may(request, Permission.REVIEW_CONTENT),
    }
    return _shown(request, "review", str(context["draft"]), "clipboard-list", context)


@require_safe
def shown(request: HttpRequest, key: int) -> HttpResponse:
    """Show the latest version as the open house will."""
    text = selectors.text(key)
    if text is None:
        raise Http404
    return HttpResponse(services.preview(selectors.draft_of(text)))


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """Fetch and list letters, without what they say."""
    _must(request, Permission.ANSWER_LETTERS)
    fetched = _fetched(request)
    rows = [(one, {**head, "day": _day(head["written"])}) for one, head in selectors.inbox()]
    return _shown(request, "inbox", "Brev fra lesere", "mail", {"fetched": fetched, "letters": rows})


@page
def letter(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Read a letter, which is written down, and answer it."""
    _must(request, Permission.ANSWER_LETTERS)
    found = selectors.letter(key)
    if found is None:
        raise Http404
    by, today, given = services.acting(request.user, Permission.ANSWER_LETTERS), timezone.localdate(), request.POST.get("answer", "")
    if request.method == "POST":

        def answer() -> None:
            services.letters.answer(letter=found, text=given, home=settings.UTVEI_HOME, by=by, today=today)

        if _do(request, answer, "Svaret er lagt ut. Den som skrev, kan hente det med koden sin."):
            return redirect("editing_inbox")
    opened, answered = services.letters.read(letter=found, by=by, today=today)
    context = {"letter": found, "opened": opened, "day": _day(opened.written), "answered": answered, "given": given}
    return _shown(request, "letter", "Brev", "mail", context)


@require_POST
def release_again(request: HttpRequest) -> HttpResponse:
    """Write a release after one that failed."""
    _do(request, lambda: services.release_again(user=request.user), "Innholdet er lagt ut på nytt.")
    return redirect("editing_home")


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:  # a letter that cannot be opened has none
        return None


def _fetched(request: HttpRequest) -> Any:
    today = timezone.localdate()
    by = services.acting(request.user, Permission.ANSWER_LETTERS)
    services.letters.sweep(home=settings.UTVEI_HOME, by=by, today=today)
    fetched = services.letters.fetch(home=settings.UTVEI_HOME, today=today)
    return {"unanswered": selectors.unanswered(), "unreadable": fetched.unreadable}


def _may(request: HttpRequest, permission: Permission) -> bool:
    return services.may(request.user, permission)


def _must(request: HttpRequest, permission: Permission) -> None:
    if not _may(request, permission):
        raise Http404  # the gate has refused before; this holds also where it is not told of letters


def _do(request: HttpRequest, run: Callable[[], object], done: str) -> bool:
    """Act, and tell what came of it."""
    try:
        run()
    except Refused as error:
        messages.error(request, str(error))
        return False
    except OSError:
        messages.error(request, "Det gikk ikke å skrive til disken nå. Prøv igjen senere.")
        return False
    messages.success(request, done)
    return True


def _words(request: HttpRequest) -> str:
    return request.POST.get("words", "")


_ACTS: dict[str, tuple[str, Callable[[Any, HttpRequest], object]]] = {
    "submit": ("Teksten er sendt til faglig kontroll.", lambda text, request: services.submit(text=text, user=request.user)),
    "take-back": ("Teksten er tatt tilbake.", lambda text, request: services.take_back(text=text, user=request.user)),
    "approve": ("Teksten er godkjent.", lambda text, r: services.decide(text=text, user=r.user, approve=True, comment=_words(r))),
    "refuse": ("Teksten er sendt tilbake.", lambda text, r: services.decide(text=text, user=r.user, approve=False, comment=_words(r))),
    "publish": ("Teksten er publisert.", lambda text, request: services.publish(text=text, user=request.user)),
    "take-down": ("Siden er tatt ned.", lambda text, request: text.unpublish(user=request.user)),
    "remark": ("Merknaden er lagret.", lambda text, r: services.remark(text=text, user=r.user, words=_words(r))),
    "settle": ("Merknaden er løst.", lambda text, r: services.settle_remark(key=r.POST.get("remark", "0"), user=r.user)),
}


def _shown(request: HttpRequest, name: str, title: str, icon: str, context: dict[str, Any]) -> HttpResponse:
    return TemplateResponse(request, f"editing/{name}.html", {"title": title, "icon": icon, **context}, using="editing")
