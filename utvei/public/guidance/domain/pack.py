"""The written form of the guidance in a pack: observations, screens, roles, level texts and rules."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import ConfigDict, Field, RootModel, field_validator, model_validator

from utvei.foundation.vocabulary.domain.keys import nearest, vocabulary
from utvei.foundation.vocabulary.texts import LocalText, Reviewed, Strict
from utvei.public.guidance.domain.logic import compile_condition

Kind = Literal["level", "acute", "lead", "duty", "right", "step", "do_not", "route", "contact", "topic"]
GIVES: dict[str, tuple[set[str], set[str]]] = {  # kind -> (must have, may have)
    "level": (set(), {"level", "lower", "cap"}),
    "acute": ({"order", "contacts"}, set()),
    "lead": ({"unit"}, set()),
    "duty": ({"key"}, set()),
    "right": ({"key", "group"}, {"needs"}),
    "step": ({"order"}, {"contacts"}),
    "do_not": ({"order"}, set()),
    "route": ({"key", "contacts"}, {"order"}),
    "contact": ({"order", "contacts"}, set()),
    "topic": ({"topics"}, set()),
}
LISTS = {"duty": "duties", "right": "rights"}


class ObservationText(Strict):
    """How a sign is named, asked for and explained."""

    label: LocalText
    question: LocalText
    help: LocalText
    sources: list[str] = Field(min_length=1)


class ObservationTexts(RootModel[dict[str, ObservationText]]):
    """`guidance/observations.yaml`: every observation of the vocabulary, and any that the pack adds none to."""

    @model_validator(mode="after")
    def _all_known(self) -> ObservationTexts:
        known = vocabulary().observations
        for key in self.root:
            if key not in known:
                raise ValueError(f"an observation of the vocabulary, not «{key}»{nearest(key, known)}")
        lacking = [key for key in known if key not in self.root]
        if lacking:
            raise ValueError(f"texts for every observation; missing: {', '.join(lacking)}")
        return self


class Group(Strict):
    """At most seven signs under one heading."""

    title: LocalText
    observations: list[str] = Field(min_length=1, max_length=7)

    @field_validator("observations")
    @classmethod
    def _known(cls, value: list[str]) -> list[str]:
        for key in value:
            if key not in vocabulary().observations:
                raise ValueError(f"an observation of the vocabulary, not «{key}»{nearest(key, vocabulary().observations)}")
        return value


class Screen(Strict):
    """One screen of signs: a situation a helper may recognise, or one that is asked of all."""

    key: str = Field(pattern="^[a-z_]+$")
    title: LocalText
    lead: LocalText | None = None
    groups: list[Group] = Field(min_length=1)


class AcuteScreen(Strict):
    """The first screen."""

    title: LocalText
    lead: LocalText
    observations: list[str] = Field(min_length=1)


class Screens(Strict):
    """`guidance/screens.yaml`: how the tool asks."""

    acute: AcuteScreen
    situations: list[Screen]
    common: list[Screen]

    @model_validator(mode="after")
    def _complete(self) -> Screens:
        shown = set(self.acute.observations)
        for screen in [*self.situations, *self.common]:
            shown |= {key for group in screen.groups for key in group.observations}
        lacking = [key for key in vocabulary().observations if key not in shown]
        if lacking:
            raise ValueError(f"every observation on a screen; missing: {', '.join(lacking)}")
        return self


class Choice(Strict):
    """An answer to choose, with a hint."""

    key: str
    label: LocalText
    hint: LocalText | None = None


class AgeAnswers(Strict):
    """The four answers to «who is it about»."""

    child: Choice | dict[str, LocalText]
    adult: Choice | dict[str, LocalText]
    unsure: Choice | dict[str, LocalText]
    nobody_met: Choice | dict[str, LocalText]


class Roles(Strict):
    """`guidance/roles.yaml`: who is asking, and whom they work for."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    roles: list[Choice]
    employer_kinds: list[Choice]
    age: AgeAnswers


class Rule(Reviewed):
    """One rule: when it holds, what it gives, in words, with source, owner, review date and its own examples."""

    id: str = Field(pattern=r"^[a-z0-9._-]+$")
    kind: Kind
    when: Any
    gives: dict[str, Any]
    text: LocalText
    why: LocalText | None = None
    law: str | None = None
    on_unknown: bool = False
    examples: dict[Literal["fires", "not", "unknown"], list[dict[str, Any]]]

    @field_validator("when")
    @classmethod
    def _compiles(cls, value: Any) -> Any:
        compile_condition(value)
        return value

    @field_validator("examples")
    @classmethod
    def _shown(cls, value: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
        if not value.get("fires"):
            raise ValueError("at least one example under «fires»")
        return value

    @model_validator(mode="after")
    def _gives(self) -> Rule:
        must, may = GIVES[self.kind]
        if not must <= set(self.gives) <= must | may:
            raise ValueError(f"gives of a {self.kind} rule has {', '.join(sorted(must) or sorted(may))}")
        listed = LISTS.get(self.kind)
        if listed and self.gives["key"] not in getattr(vocabulary(), listed):
            known = getattr(vocabulary(), listed)
            raise ValueError(f"one of the {listed} of the vocabulary, not «{self.gives['key']}»{nearest(str(self.gives['key']), known)}")
        return self


class Rules(RootModel[list[Rule]]):
    """`guidance/rules/*.yaml`."""


class LevelText(Strict):
    """What a level means, in words."""

    label: LocalText
    summary: LocalText
    summary_child: LocalText


class FormText(Strict):
    """What a form of exploitation is called, and where it stands in law."""

    label: LocalText
    text: LocalText
    law: str
    sources: list[str] = Field(min_length=1)


class LevelTexts(Strict):
    """`guidance/levels.yaml`."""

    none: LevelText
    watch: LevelText
    possible: LevelText
    strong: LevelText
    forms: dict[str, FormText]


class UnitTexts(RootModel[dict[str, dict[str, Any]]]):
    """`guidance/units.yaml`: what is said of who leads."""
