"""The action tool in a browser: five screens and the advice. Answers come and go in bodies; nothing is stored, nothing is logged."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.utils import timezone

from utvei.foundation.release.selectors import Release
from utvei.foundation.ui.addresses import in_language
from utvei.foundation.ui.assets import asset_files
from utvei.foundation.ui.rendering import page, respond
from utvei.public.guidance import pdf, presenting
from utvei.public.guidance.domain.assessment import Refused, parse_assessment
from utvei.public.guidance.domain.form import STEPS, Answers, next_step, read_answers
from utvei.public.guidance.services import advice_on, rules_of

START = "/bekymret/"


def _release(request: HttpRequest) -> Release:
    return request.release  # type: ignore[attr-defined, no-any-return]  # set by the middleware of the open house


def _language(request: HttpRequest) -> str:
    return str(request.LANGUAGE_CODE)


def foreign(request: HttpRequest) -> bool:
    """Whether a form was sent from another site's page, as browsers say themselves."""
    return request.headers.get("Sec-Fetch-Site", "none") == "cross-site"


def _posted(view: Callable[[HttpRequest, Answers], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Give a view the answers of a posted form; whatever else comes is led to the start or refused politely."""

    def handle(request: HttpRequest) -> HttpResponse:
        if request.method in ("GET", "HEAD"):
            return redirect(in_language(START, _language(request)))
        if request.method != "POST":
            return HttpResponseNotAllowed(["GET", "POST"])
        if foreign(request):
            return _refused(request, "the form was sent from another site", 403)
        try:
            return view(request, _answers(request))
        except Refused as error:
            return _refused(request, str(error), 400)

    return handle


def _answers(request: HttpRequest) -> Answers:
    situations = presenting.situation_keys(rules_of(_release(request)))
    return read_answers({name: request.POST.getlist(name) for name in request.POST}, situations)


def _refused(request: HttpRequest, message: str, status: int) -> HttpResponse:
    return respond(request, "guidance/refused.html", {"message": message}, status=status)


def start(request: HttpRequest) -> HttpResponse:
    """Take one screen's answers and show the next; the first screen is stored, and made here only where a release lacks it."""
    if request.method in ("GET", "HEAD"):
        return _screen(request, "acute", Answers())
    return _posted(_move)(request)


def _move(request: HttpRequest, answers: Answers) -> HttpResponse:
    step, go = request.POST.get("step", ""), request.POST.get("go", "next")
    if go == "stay":
        return _screen(request, step if step in STEPS else STEPS[0], answers)
    to = next_step(step, go)
    if go != "back":
        if errors := presenting.errors(step, answers, rules_of(_release(request)), _language(request)):
            return _screen(request, step, answers, errors, status=400)
        if step == "acute" and go != "safe" and (answers.obs | answers.told) & presenting.acute_keys(rules_of(_release(request))):
            return _acute(request, answers)
    return _advice(request, answers) if to == "advice" else _screen(request, to, answers)


def _screen(
    request: HttpRequest, step: str, answers: Answers, errors: list[dict[str, str]] | None = None, status: int = 200
) -> HttpResponse:
    here = presenting.screen(step, answers, rules_of(_release(request)), _language(request))
    return respond(request, "guidance/screen.html", {"here": here, "errors": errors or []}, status=status)


def _acute(request: HttpRequest, answers: Answers) -> HttpResponse:
    """Put the numbers in place of the next screen."""
    facts = answers if answers.age else Answers(obs=answers.obs, told=answers.told, age="unsure")
    assessment = parse_assessment(facts.assessment(_language(request)), rules_of(_release(request)).place)
    advice = advice_on(_release(request), assessment, now=timezone.now())
    calls = presenting.calls(_release(request), advice, timezone.now(), _language(request))
    return respond(request, "guidance/acute.html", {"calls": [call for call in calls if call["tel"]][:3], "hidden": answers.pairs()})


def _advice(request: HttpRequest, answers: Answers) -> HttpResponse:
    return respond(request, "guidance/advice.html", _advice_context(request, answers))


def _advice_context(request: HttpRequest, answers: Answers) -> dict[str, Any]:
    release, language = _release(request), _language(request)
    rules, now = rules_of(release), timezone.now()
    # The addresses of the pages are the release's own; the answers decide only which are shown.
    advice = advice_on(release, parse_assessment(answers.assessment(language), rules.place), now=now)
    return {
        **presenting.advice(release, advice, now, language),
        "hidden": answers.pairs(),
        "answers": presenting.told_back(answers, rules, language),
        "can_pdf": pdf.available(),
        "language_links": [],
        "new_tabs": True,
    }


def _print_context(request: HttpRequest, answers: Answers) -> dict[str, Any]:
    return {**_advice_context(request, answers), "with_answers": request.POST.get("with_answers") == "1"}


def _as_print(request: HttpRequest, answers: Answers) -> HttpResponse:
    return respond(request, "guidance/print.html", _print_context(request, answers))


def _as_pdf(request: HttpRequest, answers: Answers) -> HttpResponse:
    if not pdf.available():
        return _refused(request, "this installation cannot make PDF files; use print instead", 503)
    html = page(
        "guidance/print.html",
        {**_print_context(request, answers), "for_pdf": True},
        language=_language(request),
        path=START,
        site=_release(request).manifest.site,
    )
    try:
        body = pdf.from_html(html, asset_files())
    except pdf.Busy:
        return _refused(request, "others are making PDF files right now; try again in a moment, or use print", 503)
    response = HttpResponse(body, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="notat.pdf"'
    return response


advice = _posted(_advice)
printed = _posted(_as_print)
as_pdf = _posted(_as_pdf)
