"""The form of a plan in a pack: ``plan/plan.yaml`` is its frame, ``plan/measures/<slug>.yaml`` one measure each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.texts import LocalText, Reviewed, Strict
from utvei.foundation.vocabulary.yamlfile import read

PLAN = "plan/plan.yaml"
# Patterns with a star, since a municipality without a plan is whole all the same.
PLANS, MEASURES = "plan/*.yaml", "plan/measures/*.yaml"
INDEX = "/handlingsplan/"

AreaKey = Literal["organise", "prevent", "assist"]
# The plan's own four words: something to do, a limit drawn, what a training must hold, what a model must achieve.
Kind = Literal["tiltak", "presisering", "innholdskrav", "resultatkrav"]
# stated: said of this very thing; measure: said of the measure as a whole; interpreted: our reading of an unclear passage.
Basis = Literal["stated", "measure", "interpreted"]
Line = Annotated[str, Field(min_length=1)]


class Period(Strict):
    """The first and the last year of a plan."""

    first: int = Field(ge=2000, le=2100)
    last: int = Field(ge=2000, le=2100)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            raise ValueError("a last year that is not before the first")
        return self


class Order(Strict):
    """Who asked for the plan: in words, on which day, and the number of the case."""

    text: LocalText
    day: date
    case: Line


class Area(Strict):
    """One of the areas that gather the measures; they are shown in the order they are written."""

    key: AreaKey
    title: LocalText
    aim: LocalText
    sources: list[Line] = Field(min_length=1)


class Unit(Strict):
    """Somebody whom the plan names as responsible; ``contact`` is its actor in the directory, where it has one."""

    name: LocalText
    contact: Line | None = None


class Established(Strict):
    """What is done already, before the plan; ``contacts`` are the actors that do it."""

    title: LocalText
    text: LocalText
    contacts: list[Line] = Field(default_factory=list)


class Gap(Strict):
    """What the plan does not say; ``measure`` is the slug of the measure it belongs to, else it holds for the whole plan."""

    text: LocalText
    measure: Line | None = None


class Plan(Reviewed):
    """The frame of a plan. While it is out for consultation no measure can have begun because of it."""

    title: LocalText
    summary: LocalText
    status: Literal["consultation"]
    period: Period
    ordered_by: Order
    principles: list[LocalText] = Field(min_length=1)
    frame: list[LocalText] = Field(min_length=1)
    basis: list[LocalText] = Field(default_factory=list)
    areas: list[Area] = Field(min_length=1)
    units: dict[str, Unit]
    established: list[Established] = Field(default_factory=list)
    gaps: list[Gap] = Field(default_factory=list)


class Responsible(Strict):
    """A unit that answers for something, and how we know."""

    unit: Line
    basis: Basis


class SubAction(Strict):
    """One part of a measure. No ``target`` or no ``responsible`` means that the plan does not say."""

    id: str = Field(pattern=r"^[1-9][0-9]?[a-z]$")
    text: LocalText
    kind: Kind
    target: LocalText | None = None
    responsible: list[Responsible] = Field(default_factory=list)


class Service(Strict):
    """What in this house serves a measure: ``page:<slug>``, ``actor:<key>`` or an address of the open house."""

    to: str = Field(pattern=r"^(page:[a-z0-9-]+|actor:[a-z0-9-]+|/([a-z0-9-]+/)+)$")
    why: LocalText


class Measure(Reviewed):
    """One measure. It has no date: the plan gives none, and none is invented."""

    number: int = Field(ge=1, le=99)
    area: AreaKey
    name: Line
    title: LocalText
    summary: LocalText
    text: LocalText
    responsible: list[Responsible] = Field(default_factory=list)
    responsible_note: LocalText | None = None
    sub_actions: list[SubAction] = Field(min_length=1)
    remark: LocalText | None = None
    unclear: list[LocalText] = Field(default_factory=list)
    serves: list[Service] = Field(min_length=1)


@dataclass(frozen=True)
class Whole:
    """A plan with its measures by slug, in the order of their numbers."""

    plan: Plan
    measures: dict[str, Measure]


def slug_of(path: str) -> str:
    """Return the slug of ``plan/measures/<slug>.yaml``."""
    return path.rsplit("/", 1)[-1].removesuffix(".yaml")


def url(slug: str) -> str:
    """Return the path of a measure's page, without language."""
    return f"{INDEX}{slug}/"


def load(content: Content) -> Whole | None:
    """Return the plan of a pack, or None where it has none. Raises ValidationError or YamlFault for a pack that was not checked."""
    if PLAN not in content.files:
        return None
    found = {slug_of(path): Measure.model_validate(read(content.text(path)).value) for path in content.paths(MEASURES)}
    ordered = dict(sorted(found.items(), key=lambda item: item[1].number))
    return Whole(Plan.model_validate(read(content.text(PLAN)).value), ordered)
