"""The three questions that the command and the API share, each from plain data to plain data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from utvei.config.refusal import Refusal
from utvei.config.settings.common import UTVEI_HOME
from utvei.foundation.release.selectors import NoRelease, Release, current
from utvei.foundation.vocabulary.domain.keys import nearest
from utvei.public.directory.domain.help_now import Query, who_can_help
from utvei.public.directory.domain.help_now import Refused as DirectoryRefused
from utvei.public.directory.selectors import open_directory
from utvei.public.guidance import services as guidance
from utvei.public.guidance.domain.assessment import Refused as GuidanceRefused
from utvei.public.knowledge import selectors as knowledge

SEARCH_KEYS = ("query", "language", "limit")


def the_release() -> Release:
    """Return the current release. Raises Refusal where there is none."""
    try:
        return current(UTVEI_HOME)
    except NoRelease as error:
        raise Refusal(str(error)) from None


def ask_assess(data: Any, now: datetime) -> dict[str, Any]:
    """Answer an assessment. Raises Refusal."""
    try:
        return guidance.assess(the_release(), data, now=now)
    except GuidanceRefused as error:
        raise Refusal(str(error)) from None


def ask_who_can_help(data: Any, now: datetime) -> dict[str, Any]:
    """Answer who can help. Raises Refusal."""
    directory = open_directory(the_release().path("directory.sqlite"))
    try:
        return who_can_help(directory, Query.parse(data, districts=directory.districts, now=now)).as_json()
    except DirectoryRefused as error:
        raise Refusal(str(error)) from None


def ask_search(data: Any, now: datetime) -> dict[str, Any]:
    """Answer a search. Raises Refusal."""
    if not isinstance(data, Mapping):
        raise Refusal("a search is a JSON object with «query»")
    for key in data:
        if key not in SEARCH_KEYS:
            raise Refusal(f"unknown key «{str(key)[:60]}»{nearest(str(key)[:60], SEARCH_KEYS)}; known keys are {', '.join(SEARCH_KEYS)}")
    query = data.get("query")
    if not isinstance(query, str) or not query.strip():
        raise Refusal("«query» is missing: the words to search for")
    given = {key: data[key] for key in ("language", "limit") if data.get(key) is not None}
    try:
        hits = knowledge.search(the_release().path("search.sqlite"), query, **given)
    except (ValueError, TypeError) as error:
        raise Refusal(str(error)) from None
    return {"query": query, "results": [_hit(hit) for hit in hits]}


def _hit(hit: knowledge.Hit) -> dict[str, Any]:
    return {
        "title": hit.title, "url": hit.url, "topics": list(hit.topics), "actor": hit.actor, "snippet": hit.snippet,
        "score": round(hit.score, 4),
    }  # fmt: skip
