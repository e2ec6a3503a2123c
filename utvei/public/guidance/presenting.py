"""Makes screens and advice ready for the templates: texts picked, contacts joined, nothing decided."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from utvei.foundation.release.selectors import Release
from utvei.foundation.vocabulary.domain.keys import vocabulary
from utvei.foundation.vocabulary.texts import pick
from utvei.public.directory.domain.listing import Clock
from utvei.public.directory.selectors import first_call, open_directory
from utvei.public.guidance.domain.advice import Advice
from utvei.public.guidance.domain.form import AGES, STEPS, Answers, without_screen
from utvei.public.guidance.domain.rules import RuleSet
from utvei.public.guidance.services import rules_of

# What is asked of all stands on the last screen; «effect» and «other» close it.
READ_MORE = 4
LANGUAGE_NAMES = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}
RIGHT_GROUPS = ("without_police", "starts_at_police", "limited")


def situation_keys(rules: RuleSet) -> tuple[str, ...]:
    """Return the keys of the situation cards."""
    return tuple(screen["key"] for screen in rules.texts["screens"]["situations"])


def acute_keys(rules: RuleSet) -> frozenset[str]:
    """Return the signs of the first screen."""
    return frozenset(rules.texts["screens"]["acute"]["observations"])


def screen(
    step: str, answers: Answers, rules: RuleSet, language: str, *, every_situation: bool = False, shown: Counter[str] | None = None
) -> dict[str, Any]:
    """Return what one screen shows, and which answers it carries hidden.

    ``shown`` counts the signs that stand on the page already: a sign may stand in several groups, and each place needs an id of its own.
    """
    texts, shown = rules.texts["screens"], Counter() if shown is None else shown
    context: dict[str, Any] = {
        "step": step,
        "number": STEPS.index(step) + 1,
        "steps": len(STEPS),
        "first": step == STEPS[0],
        "chosen": answers,
    }
    keys: frozenset[str] = frozenset()
    if step == "acute":
        keys = acute_keys(rules)
        context |= {"title": pick(texts["acute"]["title"], language), "lead": pick(texts["acute"]["lead"], language)}
        context["signs"] = [_sign(key, answers, rules, language, shown) for key in texts["acute"]["observations"]]
    elif step == "who":
        context |= _who(answers, rules, language)
    elif step == "situation":
        context["cards"] = [
            {
                "key": s["key"],
                "title": pick(s["title"], language),
                "lead": pick(s["lead"], language),
                "checked": s["key"] in answers.situations,
            }
            for s in texts["situations"]
        ]
    else:
        chosen = _signs_screens(step, answers, rules, every_situation)
        context["sections"] = [_section(one, answers, rules, language, shown) for one in chosen]
        keys = frozenset(key for one in chosen for group in one["groups"] for key in group["observations"])
    return {**context, "hidden": without_screen(answers, step, keys).pairs()}


def _signs_screens(step: str, answers: Answers, rules: RuleSet, every: bool) -> list[Mapping[str, Any]]:
    texts = rules.texts["screens"]
    if step == "more":
        return list(texts["common"])
    chosen = [s for s in texts["situations"] if every or s["key"] in answers.situations]
    return chosen or [s for s in texts["situations"] if s["key"] == "unsure"] or list(texts["situations"][-1:])


def _section(one: Mapping[str, Any], answers: Answers, rules: RuleSet, language: str, shown: Counter[str]) -> dict[str, Any]:
    groups: list[dict[str, Any]] = [
        {"title": pick(group["title"], language), "signs": [_sign(key, answers, rules, language, shown) for key in group["observations"]]}
        for group in one["groups"]
    ]
    answered = any(sign["marked"] for group in groups for sign in group["signs"])
    return {"key": one["key"], "title": pick(one["title"], language), "groups": groups, "answered": answered}


def _sign(key: str, answers: Answers, rules: RuleSet, language: str, shown: Counter[str]) -> dict[str, Any]:
    shown[key] += 1
    text = rules.texts["observations"][key]
    marks = {"seen": key in answers.obs, "told": key in answers.told, "absent": key in answers.absent}
    return {
        "key": key,
        "id": key if shown[key] == 1 else f"{key}-{shown[key]}",
        "label": pick(text["label"], language),
        "help": pick(text["help"], language),
        **marks,
        "marked": any(marks.values()),
    }


def _who(answers: Answers, rules: RuleSet, language: str) -> dict[str, Any]:
    texts = rules.texts["roles"]

    def choice(key: str, one: Mapping[str, Any], chosen: str | None) -> dict[str, Any]:
        hint = pick(one["hint"], language) if one.get("hint") else ""
        return {"key": key, "label": pick(one["label"], language), "hint": hint, "checked": key == chosen}

    return {
        "ages": [choice(key, texts["age"][key], answers.age) for key in AGES],
        "roles": [choice(one["key"], one, answers.role) for one in texts["roles"]],
        "employers": [choice(one["key"], one, answers.employer_kind) for one in texts["employer_kinds"]],
    }


def errors(step: str, answers: Answers, rules: RuleSet, language: str) -> list[dict[str, str]]:
    """Return what must be mended on a screen before the next."""
    if step == "who" and answers.age is None:
        return [{"text": _("Svar på hvem det gjelder. Er du i tvil, velg det."), "field": "age-child"}]
    return [
        {
            "text": _("Velg bare ett svar for «%(sign)s».") % {"sign": rules.say(f"observations/{key}/label", language)},
            "field": f"obs-{key}",
        }
        for key in answers.clashes()
    ]


def calls(release: Release, advice: Advice, at: datetime, language: str) -> list[dict[str, Any]]:
    """Return the contacts of an advice as call buttons, each with the reason it is named."""
    directory, clock = open_directory(release.path("directory.sqlite")), Clock(at)
    found = []
    for contact in advice.contacts:
        listed = directory.by_key[contact.line.actor]
        found.append({"call": first_call(listed, clock, language), "why": contact.why})
    return [{**_fields(one["call"]), "why": one["why"]} for one in found]


def _fields(call: Any) -> dict[str, Any]:
    return {name: getattr(call, name) for name in call.__dataclass_fields__}


def advice(release: Release, found: Advice, at: datetime, language: str) -> dict[str, Any]:
    """Return what the advice page shows, in the order it is read."""
    rules = rules_of(release)
    rules_texts = rules.texts
    all_calls = calls(release, found, at, language)
    by_key = {call["key"]: call for call in all_calls}
    steps = [{**step, "calls": [by_key[key] for key in step["contacts"] if key in by_key and by_key[key]["tel"]]} for step in found.steps]
    first = next((call for call in all_calls if call["tel"]), None)
    return {
        "advice": found,
        "at": at,
        "first_call": first,
        "calls": all_calls,
        "level_label": pick(rules_texts["levels"][found.level]["label"], language),
        "steps": [step for step in steps if not step["do_not"]],
        "do_nots": [step for step in steps if step["do_not"]],
        "beside": _beside(all_calls, first),
        "forms": [
            pick(rules_texts["levels"]["forms"][form]["label"], language) for form in found.forms if form in rules_texts["levels"]["forms"]
        ],
        "what_happens": _what_happens(rules_texts, found.lead["unit"], language),
        "lead_calls": [by_key[key] for key in [found.lead["actor"]] if key in by_key],
        "duties_yes": _duties(found, "yes", rules, language),
        "duties_maybe": _duties(found, "maybe", rules, language),
        "other_languages": [(code, name) for code, name in LANGUAGE_NAMES.items() if code != language],
        "right_groups": [{"key": key, "rights": [r for r in found.rights if r["group"] == key]} for key in RIGHT_GROUPS],
        "unknown": [
            {"text": line["text"], "missing": [_label(rules_texts, key, language) for key in line["missing"][:4]]}
            for line in found.not_yet[:3]
        ],
        "because": [
            {"text": line["text"], "signs": [_label(rules_texts, key, language) for key in line["observations"]]} for line in found.because
        ],
        "routes": [{**route, "calls": [by_key[key] for key in route["contacts"] if key in by_key]} for route in found.other_routes],
        "read_more": _read_more(release, found.topics, language),
    }


def _duties(found: Advice, applies: str, rules: RuleSet, language: str) -> list[dict[str, Any]]:
    return [{**d, "title": rules.say(f"phrases/title_{d['key']}", language)} for d in found.duties if d["applies"] == applies]


def _beside(all_calls: list[dict[str, Any]], first: dict[str, Any] | None) -> dict[str, Any] | None:
    """Return the contact that stands right after a first one whose number is disputed."""
    if not first or not first["disputed"]:
        return None
    place = all_calls.index(first)
    return next((call for call in all_calls[place + 1 :] if call["tel"]), None)


def _what_happens(texts: Mapping[str, Any], unit: str, language: str) -> str:
    said = texts["units"].get(unit, {}).get("what_happens")
    return pick(said, language) if said else ""


def _label(texts: Mapping[str, Any], key: str, language: str) -> str:
    return pick(texts["observations"][key]["label"], language)


def _read_more(release: Release, topics: Iterable[str], language: str) -> list[dict[str, str]]:
    """Return at most four pages for the topics, each once, in the reader's language where there is one."""
    listed = {one["topic"]: one["pages"] for one in json.loads(release.read("topics.json"))["topics"]}
    found: dict[str, dict[str, str]] = {}
    for topic in topics:
        pages = {p["language"]: p for p in listed.get(topic, ())}
        page = pages.get(language) or pages.get("nb")
        if page and len(found) < READ_MORE:
            found.setdefault(page["url"], page)
    return list(found.values())


def told_back(answers: Answers, rules: RuleSet, language: str) -> list[str]:
    """Return the answers as signs in words, for the one who asks to have them on paper."""
    seen = [key for key in vocabulary().observations if key in answers.obs | answers.told]
    return [rules.say(f"observations/{key}/label", language) for key in seen]
