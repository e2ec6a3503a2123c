"""From what a helper has seen to the right next step, every line with its reason and its source.

Levels and reasons, never a score, a probability or a verdict. The order of the fields is the contract's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from utvei.foundation.vocabulary.domain.keys import vocabulary
from utvei.foundation.vocabulary.texts import pick
from utvei.public.guidance.domain.assessment import Assessment
from utvei.public.guidance.domain.contacts import Contact, Desk, Wish, ordered
from utvei.public.guidance.domain.duties import duty_lines
from utvei.public.guidance.domain.level import Judgement, judge, with_level
from utvei.public.guidance.domain.logic import Facts
from utvei.public.guidance.domain.rules import CompiledRule, RuleSet

MISSING_SHOWN = 7
QUESTIONS = 3
EMERGENCY = "politi-112"


@dataclass(frozen=True)
class Advice:
    """The explained advice; ``as_json`` is the form that the contract names."""

    level: str
    forms: tuple[str, ...]
    acute: bool
    child: bool | None
    summary: str
    because: tuple[dict[str, Any], ...]
    not_yet: tuple[dict[str, Any], ...]
    ask_next: tuple[dict[str, Any], ...]
    steps: tuple[dict[str, Any], ...]
    duties: tuple[dict[str, Any], ...]
    rights: tuple[dict[str, Any], ...]
    lead: dict[str, Any]
    contacts: tuple[Contact, ...]
    other_routes: tuple[dict[str, Any], ...]
    topics: tuple[str, ...]
    rules_version: str

    def as_json(self) -> dict[str, Any]:
        """Return the answer of `utvei assess` and `POST /api/v1/assess`."""
        return {
            "level": self.level, "forms": list(self.forms), "acute": self.acute, "child": self.child, "summary": self.summary,
            "because": list(self.because), "not_yet": list(self.not_yet), "ask_next": list(self.ask_next),
            "steps": list(self.steps), "duties": list(self.duties),
            "rights": [{"key": r["key"], "text": r["text"], "source": r["source"]} for r in self.rights],
            "lead": self.lead, "contacts": [_contact(contact) for contact in self.contacts],
            "other_routes": list(self.other_routes), "topics": list(self.topics), "rules_version": self.rules_version,
        }  # fmt: skip


def advise(assessment: Assessment, rules: RuleSet, desk: Desk) -> Advice:
    """Return the advice on a checked assessment. Total: it raises nothing that the rules' own check has not raised before."""
    language = assessment.language
    facts = assessment.facts()
    judgement = judge(facts, rules)
    facts = with_level(facts, judgement)
    held = _Held(facts, rules, language)
    return Advice(
        level=judgement.name,
        forms=tuple(form for form in vocabulary().forms if form in facts.forms),
        acute=facts.acute,
        child=None if facts.nobody_met else facts.child,
        summary=_summary(facts, judgement, rules, language),
        because=tuple(_because(judgement, assessment, language)),
        not_yet=tuple(_not_yet(judgement, facts, language)),
        ask_next=tuple(_ask_next(judgement, facts, rules, language)),
        steps=tuple(held.steps()),
        duties=tuple(duty_lines(facts, rules, language)),
        rights=tuple(held.rights()),
        lead=_lead(facts, rules, desk, language),
        contacts=tuple(ordered(held.wishes(), desk, may_be_child=_may_be_child(facts), language=language)),
        other_routes=tuple(held.routes()),
        topics=tuple(held.topics()),
        rules_version=rules.version,
    )


def _may_be_child(facts: Facts) -> bool:
    return facts.child is not False and not facts.nobody_met


def _summary(facts: Facts, judgement: Judgement, rules: RuleSet, language: str) -> str:
    part = "summary_child" if _may_be_child(facts) else "summary"
    text = rules.say(f"levels/{judgement.name}/{part}", language)
    return f"{rules.say('phrases/acute', language)} {text}" if facts.acute else text


def _because(judgement: Judgement, assessment: Assessment, language: str) -> Iterable[dict[str, Any]]:
    seen = assessment.observed | assessment.told
    for rule in judgement.because:
        signs = [key for key in dict.fromkeys(rule.when.observations()) if key in seen]
        text = pick(rule.text, language)
        if assessment.told & set(signs):
            text = f"{text} {TOLD.get(language, TOLD['nb'])}"
        yield {"rule": rule.id, "text": text, "observations": signs, "source": rule.source}


TOLD = {"nb": "Noe av dette er fortalt.", "nn": "Noko av dette er fortalt.", "en": "Some of this was told."}


def _not_yet(judgement: Judgement, facts: Facts, language: str) -> Iterable[dict[str, Any]]:
    for rule in judgement.open_rules:
        missing = list(dict.fromkeys(rule.when.missing(facts)))
        yield {"rule": rule.id, "text": pick(rule.text, language), "missing": missing[:MISSING_SHOWN]}


def _ask_next(judgement: Judgement, facts: Facts, rules: RuleSet, language: str) -> Iterable[dict[str, Any]]:
    """Ask first for signs that would settle a rule already begun: those that weigh most, then in the order of the vocabulary."""
    words = vocabulary().observations
    wanted: dict[str, CompiledRule] = {}
    for rule in judgement.open_rules:
        for key in rule.when.missing(facts):
            wanted.setdefault(key, rule)
    best = sorted(wanted, key=lambda key: not (words[key].serves or words[key].core))
    for key in best[:QUESTIONS]:
        question = rules.say(f"observations/{key}/question", language)
        yield {"observation": key, "question": question, "why": pick(wanted[key].why or wanted[key].text, language)}


def _lead(facts: Facts, rules: RuleSet, desk: Desk, language: str) -> dict[str, Any]:
    unit = next((rule.gives["unit"] for rule in rules.of("lead") if rule.value(facts) is True), "none")
    lead = _unit(unit, facts, rules, desk, language)
    both = unit == "child_welfare" and facts.child is None
    return {**lead, "also": _unit("health_and_welfare_office", facts, rules, desk, language) if both else None}


def _unit(unit: str, facts: Facts, rules: RuleSet, desk: Desk, language: str) -> dict[str, Any]:
    actor = rules.leads.get(unit)
    line = desk.line(actor, language) if actor else None
    # A lead without a number cannot surely be reached: unknown, never «yes».
    reachable = line.open if line and line.phone else None
    name = unit if unit != "none" else _none_text(facts)
    drafted = rules.status == "draft" and "text_draft" in rules.texts["units"][name]
    text = rules.say(f"units/{name}/{'text_draft' if drafted else 'text'}", language)
    if unit != "none" and reachable is not True:
        text = f"{text} {_meanwhile(unit, rules, desk, language)}"
    return {"unit": unit, "actor": actor, "text": text, "status": rules.status, "reachable": reachable}


def _none_text(facts: Facts) -> str:
    if facts.nobody_met:
        return "none_nobody_met"
    return "none_child" if _may_be_child(facts) else "none_adult"


def _meanwhile(unit: str, rules: RuleSet, desk: Desk, language: str) -> str:
    actors = rules.fallback.get("child" if unit == "child_welfare" else "adult", ())
    wishes = [Wish(actor, i * 10, "") for i, actor in enumerate(actors)]
    lines = [contact.line for contact in ordered([*wishes, Wish(EMERGENCY, 900, "")], desk, may_be_child=False, language=language)]
    named = [line.name for line in lines if line.phone and line.open is not False and line.actor != EMERGENCY]
    return rules.say("phrases/meanwhile", language).format(names=_either(named, language)) if named else ""


def _either(names: Sequence[str], language: str) -> str:
    """Return «a, b or c»."""
    word = " or " if language == "en" else " eller "
    return word.join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


@dataclass(frozen=True)
class _Held:
    """The rules that are shown for these facts, kind by kind."""

    facts: Facts
    rules: RuleSet
    language: str

    def _shown(self, kind: str) -> Sequence[CompiledRule]:
        return [rule for rule in self.rules.of(kind) if rule.shown(self.facts)]

    def _say(self, rule: CompiledRule) -> str:
        return pick(rule.text, self.language)

    def steps(self) -> Iterable[dict[str, Any]]:
        """Return what to do, then what not to do, numbered on."""
        both = [(rule, False) for rule in self._shown("step")] + [(rule, True) for rule in self._shown("do_not")]
        for order, (rule, do_not) in enumerate(both, 1):
            yield {
                "order": order, "text": self._say(rule), "do_not": do_not, "contacts": list(rule.gives.get("contacts", [])),
                "source": rule.source,
            }  # fmt: skip

    def rights(self) -> Iterable[dict[str, Any]]:
        """Return the person's rights, each with the group it belongs to and what it needs."""
        for rule in sorted(self._shown("right"), key=lambda rule: vocabulary().rights.index(rule.gives["key"])):
            needs = rule.gives.get("needs")
            text = self._say(rule) if not needs else f"{self._say(rule)} {pick(needs, self.language)}"
            yield {"key": rule.gives["key"], "group": rule.gives["group"], "text": text, "law": rule.law, "source": rule.source}

    def routes(self) -> Iterable[dict[str, Any]]:
        """Return where to go when something else is wrong."""
        for rule in self._shown("route"):
            yield {"key": rule.gives["key"], "text": self._say(rule), "contacts": list(rule.gives["contacts"])}

    def topics(self) -> Iterable[str]:
        """Return the topics to read on, each once."""
        return dict.fromkeys(topic for rule in self._shown("topic") for topic in rule.gives["topics"])

    def wishes(self) -> Iterable[Wish]:
        """Yield whom the rules name: acute numbers fixed in front, then contacts, steps and routes, and 112 at the end of every list."""
        for rule in self._shown("acute"):
            for i, actor in enumerate(rule.gives["contacts"]):
                yield Wish(actor, int(rule.gives["order"]) + i, self._say(rule), fixed=True)
        for rule in self._shown("contact"):
            yield from (Wish(actor, int(rule.gives["order"]), self._say(rule)) for actor in rule.gives["contacts"])
        for kind, order in (("step", 600), ("route", 800)):
            for rule in self._shown(kind):
                yield from (Wish(actor, order, self._say(rule)) for actor in rule.gives.get("contacts", []))
        yield Wish(EMERGENCY, 990, self.rules.say("phrases/danger", self.language))


def _contact(contact: Contact) -> dict[str, Any]:
    line = contact.line
    return {
        "actor": line.actor, "name": line.name, "phone": line.phone, "open": line.open, "opens": line.opens, "closes": line.closes,
        "why": contact.why, "confirmed": line.confirmed,
    }  # fmt: skip
