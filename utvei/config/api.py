"""The open API, `/api/v1/`: the same questions as the command, described in OpenAPI, open and without a key.

Bodies are read by our own parser, so that a refusal names the unknown word and the nearest known one; ninja gives the routes and the
description. Nothing of a body is stored or logged.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from ninja import NinjaAPI

from utvei.config import api_schema
from utvei.config.asking import ask_assess, ask_search, ask_who_can_help, the_release
from utvei.config.jsontext import read_json
from utvei.config.refusal import Refusal
from utvei.foundation.ui.rendering import respond

api = NinjaAPI(
    title="Utvei",
    version="1",
    description="Advice on a worry about human trafficking, who can help now, and search. Nothing that is sent is stored or logged.",
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
)


def _answer(body: dict[str, Any], status: int = 200) -> HttpResponse:
    text = json.dumps(body, ensure_ascii=False)
    response = HttpResponse(text, status=status, content_type="application/json; charset=utf-8")
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _post(request: HttpRequest, ask: Callable[[Any, Any], dict[str, Any]]) -> HttpResponse:
    if request.content_type not in ("application/json", ""):
        return _answer({"error": "the body must be application/json"}, 415)
    try:
        return _answer(ask(read_json(request.body), timezone.now()))
    except (ValueError, Refusal) as error:
        return _answer({"error": str(error)}, 400)


@api.post("/assess", openapi_extra=api_schema.ASSESS, summary="Advice on what was seen")
def assess(request: HttpRequest) -> HttpResponse:
    """Answer with level, reasons, steps, duties, rights, lead and contacts. Unmentioned observations are unknown, never absent."""
    return _post(request, ask_assess)


@api.post("/who-can-help", openapi_extra=api_schema.WHO, summary="Who can help, and who is open")
def who_can_help_post(request: HttpRequest) -> HttpResponse:
    """Answer with actors, those that can be reached first."""
    return _post(request, ask_who_can_help)


@api.get("/who-can-help", openapi_extra=api_schema.WHO_GET, summary="Who can help, for other systems")
def who_can_help_get(request: HttpRequest) -> HttpResponse:
    """Answer the same with query parameters. Our own pages post, so that a need never stands in an access log."""
    twice = [key for key in request.GET if key != "need" and len(request.GET.getlist(key)) > 1]
    if twice:
        return _answer({"error": f"«{twice[0][:40]}» is given more than once"}, 400)
    data: dict[str, Any] = {key: request.GET[key] for key in request.GET if key != "need"}
    if "need" in request.GET:
        data["need"] = request.GET.getlist("need")
    for key in ("age", "limit"):
        if key in data and str(data[key]).lstrip("-").isdecimal() and len(data[key]) < 8:
            data[key] = int(data[key])
    if "open_only" in data:
        data["open_only"] = {"true": True, "1": True, "false": False, "0": False}.get(str(data["open_only"]).lower(), data["open_only"])
    try:
        return _answer(ask_who_can_help(data, timezone.now()))
    except Refusal as error:
        return _answer({"error": str(error)}, 400)


@api.post("/search", openapi_extra=api_schema.SEARCH, summary="Search pages, glossary, resources and actors")
def search(request: HttpRequest) -> HttpResponse:
    """Answer with hits, best first. No query is stored or logged."""
    return _post(request, ask_search)


@api.get("/topics", openapi_extra=api_schema.TOPICS, summary="The topics of the knowledge bank and their pages")
def topics(request: HttpRequest) -> HttpResponse:
    """Answer with every topic and the pages that answer it."""
    return _answer(json.loads(the_release().read("topics.json")))


@api.get("/openapi.json", include_in_schema=False)
def openapi(request: HttpRequest) -> HttpResponse:
    """Answer with the description for programs."""
    return _answer(dict(api.get_openapi_schema(path_prefix="/api/v1/")))


@api.get("/", include_in_schema=False)
def description(request: HttpRequest) -> HttpResponse:
    """Show the description as a page of our own: it loads nothing from elsewhere."""
    return respond(request, "site/api.html", {"schema": _readable(api.get_openapi_schema(path_prefix="/api/v1/"))})


@api.get("/docs", include_in_schema=False)
def docs(request: HttpRequest) -> HttpResponse:
    """Lead the customary address to the page."""
    return redirect("/api/v1/")


def _readable(schema: Any) -> list[dict[str, Any]]:
    """Return the calls for the page: method, address, summary, an example of the body."""
    calls = []
    for path, methods in schema["paths"].items():
        for method, call in methods.items():
            body = call.get("requestBody", {}).get("content", {}).get("application/json", {})
            example = json.dumps(body["example"], ensure_ascii=False, indent=2) if "example" in body else ""
            facts = {"method": method.upper(), "path": path, "summary": call.get("summary", ""), "text": call.get("description", "")}
            calls.append({**facts, "example": example, "parameters": call.get("parameters", [])})
    return calls
