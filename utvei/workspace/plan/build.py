"""Writes the plan's part of a release: a page for the whole and one for each measure, in three languages, and rows for the search."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.manifests import BuildContext
from utvei.foundation.vocabulary.texts import LANGUAGES, LocalText, pick
from utvei.public.knowledge.domain.texts import stored
from utvei.workspace.plan.domain.pack import INDEX, Measure, Whole, load, url
from utvei.workspace.plan.presenting import Presenter, Surroundings


@dataclass(frozen=True)
class PlanRow:
    """One page of the plan as a search can find it; ``url`` is without language."""

    title: str
    url: str
    text: str
    language: str


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


def plan_rows(content: Content) -> list[PlanRow]:
    """Return a row for each page and each language it has a title in, in an order that is always the same."""
    whole = load(content)
    return list(_rows(whole)) if whole else []


def _rows(whole: Whole) -> Iterator[PlanRow]:
    plan = whole.plan
    for language in LANGUAGES:
        if language in plan.title:
            texts = [plan.summary, *plan.principles, *plan.frame, *(part.text for part in plan.established)]
            yield PlanRow(pick(plan.title, language), INDEX, _joined(texts, language), language)
    for slug, measure in whole.measures.items():
        for language in LANGUAGES:
            if language in measure.title:
                yield PlanRow(pick(measure.title, language), url(slug), _measure(measure, whole, language), language)


def _measure(measure: Measure, whole: Whole, language: str) -> str:
    units = dict.fromkeys(who.unit for who in measure.responsible)
    names = [whole.plan.units[unit].name for unit in units]
    texts = [measure.summary, measure.text, *(part.text for part in measure.sub_actions), *measure.unclear, *names]
    return f"{measure.name}\n{_joined(texts, language)}"


def _joined(texts: list[LocalText], language: str) -> str:
    return "\n".join(pick(text, language) for text in texts)
