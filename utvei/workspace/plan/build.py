"""Writes the plan's part of a release: a page for the whole and one for each measure, in three languages, and rows for the search."""

from __future__ import annotations

from collections.abc import Iterator

from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.manifests import BuildContext, SearchRow
from utvei.foundation.vocabulary.texts import LANGUAGES, LocalText, pick
from utvei.public.knowledge.domain.texts import stored
from utvei.workspace.plan.domain.pack import INDEX, Measure, Whole, load, url
from utvei.workspace.plan.presenting import Presenter, Surroundings

# What visitors call the plan and its measures; a query with one of these words asks for it.
CALLED = ("handlingsplan", "handlingsplanen", "tiltak", "planen", "action plan", "measures", "measure")


def build(ctx: BuildContext) -> dict[str, bytes]:
    """Return the files by their path in the release; none where the pack has no plan. Raises KeyError or ValidationError
    for a pack that was not checked."""
    whole = load(ctx.content)
    files: dict[str, bytes] = {}
    if whole is None:
        return files
    around = Surroundings.of(ctx.content)
    for language in LANGUAGES:
        for path, template, context in Presenter(whole, around, language).all():
            files[stored(path, language)] = ctx.render(template, context, language=language, path=path)
    return files


def plan_rows(content: Content) -> list[SearchRow]:
    """Return a row for each page and each language it has a title in, in an order that is always the same."""
    whole = load(content)
    return list(_rows(whole)) if whole else []


def _rows(whole: Whole) -> Iterator[SearchRow]:
    plan = whole.plan
    for language in LANGUAGES:
        if language in plan.title:
            texts = [plan.summary, *plan.principles, *plan.frame, *(part.text for part in plan.established)]
            yield SearchRow("plan", pick(plan.title, language), INDEX, _joined(texts, language), language, called=CALLED)
    for slug, measure in whole.measures.items():
        for language in LANGUAGES:
            if language in measure.title:
                names = (measure.name, f"tiltak {measure.number}", f"measure {measure.number}")
                text = _measure(measure, whole, language)
                yield SearchRow("plan", pick(measure.title, language), url(slug), text, language, names=names, called=CALLED)


def _measure(measure: Measure, whole: Whole, language: str) -> str:
    units = dict.fromkeys(who.unit for who in measure.responsible)
    names = [whole.plan.units[unit].name for unit in units]
    texts = [measure.summary, measure.text, *(part.text for part in measure.sub_actions), *measure.unclear, *names]
    return f"{measure.name}\n{_joined(texts, language)}"


def _joined(texts: list[LocalText], language: str) -> str:
    return "\n".join(pick(text, language) for text in texts)
