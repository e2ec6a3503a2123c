"""Compile the guidance of a pack into `rules.json`."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.manifests import BuildContext, Fault
from utvei.foundation.vocabulary.texts import pick
from utvei.foundation.vocabulary.yamlfile import YamlFault, YamlFile, read
from utvei.public.directory.domain.wording import spaced
from utvei.public.guidance.domain.assessment import Refused, parse_assessment
from utvei.public.guidance.domain.explain import in_words
from utvei.public.guidance.domain.form import STEPS, Answers
from utvei.public.guidance.domain.level import judge, with_level
from utvei.public.guidance.domain.logic import Facts
from utvei.public.guidance.domain.rules import CompiledRule, RuleSet, read_rules
from utvei.public.guidance.presenting import screen

CALL = re.compile(r"\{call:([a-z0-9-]+)\}")
TEXTS = ("observations", "screens", "roles", "levels", "units", "phrases")
KIND_WORDS: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "level": (
        {"nb": "Grunn til bekymring", "nn": "Grunn til uro", "en": "Ground for concern"},
        {
            "nb": "Den sterkeste regelen som holder, gjelder.",
            "nn": "Den sterkaste regelen som held, gjeld.",
            "en": "The strongest rule that holds applies.",
        },
    ),
    "acute": (
        {"nb": "Akutt", "nn": "Akutt", "en": "Urgent"},
        {"nb": "112 kommer før 113.", "nn": "112 kjem før 113.", "en": "112 comes before 113."},
    ),
    "lead": (
        {"nb": "Hvem leder", "nn": "Kven leier", "en": "Who leads"},
        {
            "nb": "Rutene er fra et planutkast på høring.",
            "nn": "Rutene er frå eit planutkast på høyring.",
            "en": "The routes are from a draft plan under consultation.",
        },
    ),
    "step": (
        {"nb": "Det du kan gjøre", "nn": "Det du kan gjere", "en": "What you can do"},
        {
            "nb": "De første fem vises øverst i rådet.",
            "nn": "Dei fem første blir viste øvst i rådet.",
            "en": "The first five stand on top of the advice.",
        },
    ),
    "do_not": (
        {"nb": "Det du ikke skal gjøre", "nn": "Det du ikkje skal gjere", "en": "What not to do"},
        {"nb": "Dette kan skade den det gjelder.", "nn": "Dette kan skade den det gjeld.", "en": "This can harm the person."},
    ),
    "duty": (
        {"nb": "Plikter og rett til å dele", "nn": "Plikter og rett til å dele", "en": "Duties and the right to share"},
        {
            "nb": "«Nei» sies bare når noe kjent utelukker plikten.",
            "nn": "«Nei» blir berre sagt når noko kjent utelukkar plikta.",
            "en": "«No» is said only when something known excludes the duty.",
        },
    ),
    "right": (
        {"nb": "Rettigheter", "nn": "Rettar", "en": "Rights"},
        {
            "nb": "Hva personen kan få, og hva det krever.",
            "nn": "Kva personen kan få, og kva det krev.",
            "en": "What the person can get, and what it takes.",
        },
    ),
    "contact": (
        {"nb": "Hvem du kan ringe", "nn": "Kven du kan ringje", "en": "Whom to call"},
        {
            "nb": "De som svarer nå, står først blant ellers like.",
            "nn": "Dei som svarer no, står først blant elles like.",
            "en": "Among equals, those who answer now stand first.",
        },
    ),
    "route": (
        {"nb": "Andre veier", "nn": "Andre vegar", "en": "Other routes"},
        {"nb": "Når det er noe annet som er galt.", "nn": "Når det er noko anna som er gale.", "en": "When something else is wrong."},
    ),
    "topic": (
        {"nb": "Hva du kan lese videre", "nn": "Kva du kan lese vidare", "en": "What to read on"},
        {
            "nb": "Sidene som vises nederst i rådet.",
            "nn": "Sidene som blir viste nedst i rådet.",
            "en": "The pages shown at the end of the advice.",
        },
    ),
}
EXPECTED = {"fires": True, "not": False, "unknown": None}
SAID = {"fires": "hold", "not": "not hold", "unknown": "be unknown"}


def rules_json(content: Content) -> bytes:
    """Return every rule and the texts beside them as one canonical JSON document: the same content gives the same bytes."""
    municipality = read(content.text("pack.yaml")).value["municipality"]
    place = {
        "key": municipality["key"], "districts": municipality.get("districts", []), "leads": municipality.get("leads", {}),
        "route_status": municipality.get("route_status", "draft"), "fallback": municipality.get("fallback", {}),
    }  # fmt: skip
    data = {
        "place": place,
        "rules": [
            rule for path in content.paths("guidance/rules/*.yaml") for rule in with_numbers(read(content.text(path)).value, content)
        ],
        "texts": {name: read(content.text(f"guidance/{name}.yaml")).value for name in TEXTS},
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def with_numbers(value: Any, content: Content) -> Any:
    """Return written rules with the number of an actor in place of each ``{call:actor}``: no number is typed into a text."""
    if isinstance(value, str):
        return CALL.sub(lambda found: _number(content, found[1]), value)
    if isinstance(value, list):
        return [with_numbers(one, content) for one in value]
    return {key: with_numbers(one, content) for key, one in value.items()} if isinstance(value, Mapping) else value


def _number(content: Content, actor: str) -> str:
    channels = read(content.text(f"directory/{actor}.yaml")).value["channels"]
    return spaced(str(next(channel["number"] for channel in channels if channel["channel"] == "phone")))


def build(ctx: BuildContext) -> Mapping[str, bytes]:
    """Return the release files of the guidance."""
    body = rules_json(ctx.content)
    rules, pages = read_rules(body), {}
    for language, prefix in (("nb", ""), ("nn", "nn/"), ("en", "en/")):
        pages[f"pages/{prefix}bekymret/index.html"] = start_page(ctx, rules, language)
        pages[f"pages/{prefix}bekymret/slik-tenker-verktoyet/index.html"] = rules_page(ctx, rules, language)
    return {"rules.json": body, **pages}


def start_page(ctx: BuildContext, rules: RuleSet, language: str) -> bytes:
    """Return the tool's first screen. It also holds every screen, folded away, so that a browser with scripts can ask on one page."""
    shown: Counter[str] = Counter()
    whole = [screen(name, Answers(), rules, language, every_situation=True, shown=shown) for name in STEPS]
    context = {"here": screen(STEPS[0], Answers(), rules, language), "errors": [], "whole": whole}
    return ctx.render("guidance/screen.html", context, language=language, path="/bekymret/")


def rules_page(ctx: BuildContext, rules: RuleSet, language: str) -> bytes:
    """Return the page that shows every rule, when it holds, and its source."""
    titles = source_titles(ctx.content)

    def name(kind: str, key: str) -> str:
        return _name(rules, kind, key, language)

    def shown(rule: CompiledRule) -> dict[str, Any]:
        sources = "; ".join(titles.get(key, key) for key in rule.sources)
        facts = {
            "id": rule.id,
            "text": pick(rule.text, language),
            "law": rule.law,
            "sources": sources,
            "reviewed": rule.written["reviewed"],
        }
        return {**facts, "when": in_words(rule.when, language, name)}

    kinds = [
        {
            "key": kind,
            "title": pick(KIND_WORDS[kind][0], language),
            "lead": pick(KIND_WORDS[kind][1], language),
            "rules": [*map(shown, rules.of(kind))],
        }
        for kind in KIND_WORDS
    ]
    context = {"kinds": kinds, "version": rules.version}
    return ctx.render("guidance/rules.html", context, language=language, path="/bekymret/slik-tenker-verktoyet/")


def _name(rules: RuleSet, kind: str, key: str, language: str) -> str:
    if kind == "observation":
        return rules.say(f"observations/{key}/label", language)
    if kind == "level":
        return rules.say(f"levels/{key}/label", language)
    if kind == "form":
        return rules.say(f"levels/forms/{key}/label", language)
    choices = rules.texts["roles"]["roles" if kind == "role" else "employer_kinds"]
    return next((pick(one["label"], language) for one in choices if one["key"] == key), key)


def source_titles(content: Content) -> dict[str, str]:
    """Return the title of each source, by key."""
    paths = [*content.paths("sources.yaml"), *content.paths("sources/*.yaml")]
    return {key: str(facts["title"]) for path in paths for key, facts in read(content.text(path)).value.items()}


def check_whole(content: Content) -> Iterable[Fault]:
    """Yield what only the whole can show: rule ids that stand twice, and rules whose own examples do not come out."""
    files = dict(_readable(content))
    seen: dict[str, str] = {}
    for path, file in files.items():
        for i, rule in enumerate(file.value if isinstance(file.value, list) else []):
            if isinstance(rule, Mapping) and isinstance(rule.get("id"), str):
                if rule["id"] in seen:
                    yield Fault(
                        path,
                        file.line((i, "id")),
                        f"the rule id «{rule['id']}» stands in {seen[rule['id']]} too.",
                        "Give one of them another id.",
                    )
                seen[rule["id"]] = path
    if _complete(content):
        yield from _examples(content, files)


def _readable(content: Content) -> Iterator[tuple[str, YamlFile]]:
    for path in content.paths("guidance/rules/*.yaml"):
        try:
            yield path, read(content.text(path))
        except (YamlFault, UnicodeDecodeError):
            continue  # said already by the check of the file itself


def _complete(content: Content) -> bool:
    """Whether the pack is a municipality's, with all that rules need to be asked."""
    try:
        pack = read(content.text("pack.yaml")).value
    except (YamlFault, KeyError, UnicodeDecodeError):
        return False
    wanted = [f"guidance/{name}.yaml" for name in TEXTS]
    return isinstance(pack, Mapping) and isinstance(pack.get("municipality"), Mapping) and all(path in content.files for path in wanted)


def _examples(content: Content, files: Mapping[str, YamlFile]) -> Iterator[Fault]:
    try:
        rules = read_rules(rules_json(content))
    except (ValueError, KeyError, TypeError, YamlFault):
        return  # said already by the check of the file itself
    by_id = {rule.id: rule for rule in rules.all()}
    for path, file in files.items():
        for i, written in enumerate(file.value):
            rule = by_id.get(written["id"])
            if rule is not None:
                yield from (Fault(path, file.line((i, "examples", *where)), *said) for where, said in rule_faults(rule, written, rules))


def rule_faults(rule: CompiledRule, written: Mapping[str, Any], rules: RuleSet) -> Iterator[tuple[tuple[Any, ...], tuple[str, str]]]:
    """Yield where, what and how for each example of a rule that does not come out as it says."""
    for kind, expected in EXPECTED.items():
        for n, example in enumerate(written.get("examples", {}).get(kind, ())):
            try:
                facts = facts_of(example, rules)
            except Refused as error:
                yield (kind, n), (f"an example that the tool takes; {error}.", "Correct the example.")
                continue
            if rule.value(facts) is not expected:
                said = f"with this example the rule «{rule.id}» should {SAID[kind]}; it is {rule.value(facts)}."
                yield (kind, n), (said, "Correct the condition or the example.")


def facts_of(example: Mapping[str, Any], rules: RuleSet) -> Facts:
    """Return the facts of an example with its level and forms. Raises Refused."""
    facts = parse_assessment(example, rules.place).facts()
    return with_level(facts, judge(facts, rules))
