"""What only the whole of a plan can show: numbers without holes, and that everything it points at is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.domain.keys import nearest
from utvei.foundation.vocabulary.manifests import Fault
from utvei.foundation.vocabulary.yamlfile import YamlFile, read
from utvei.workspace.plan.domain.pack import MEASURES, PLAN, PLANS, Measure, Plan, Service, slug_of
from utvei.workspace.plan.domain.words import PLACES


@dataclass(frozen=True)
class _Written:
    """One measure as it is written: its file, its lines, its content."""

    path: str
    file: YamlFile
    measure: Measure


def whole(content: Content) -> Iterator[Fault]:
    """Yield what is wrong between the files of a plan; each of them is known to be sound in itself."""
    measures = list(content.paths(MEASURES))
    for path in content.paths(PLANS):
        if path != PLAN and path not in measures:
            yield Fault(path, 1, f"The frame of the plan stands in «{PLAN}».", "Rename the file, or move it to plan/measures/.")
    if PLAN not in content.files:
        for path in measures[:1]:
            yield Fault(path, 1, f"Measures belong to a plan in «{PLAN}».", "Add it, or remove the measures.")
        return
    file = read(content.text(PLAN))
    plan = Plan.model_validate(file.value)
    written = [_written(content, path) for path in measures]
    yield from _plan(plan, file, content)
    yield from _numbers(written)
    for one in written:
        yield from _measure(one, plan, content)


def _written(content: Content, path: str) -> _Written:
    file = read(content.text(path))
    return _Written(path, file, Measure.model_validate(file.value))


def _plan(plan: Plan, file: YamlFile, content: Content) -> Iterator[Fault]:
    slugs = [slug_of(path) for path in content.paths(MEASURES)]
    for i, gap in enumerate(plan.gaps):
        if gap.measure is not None and gap.measure not in slugs:
            line = file.line(("gaps", i, "measure"))
            yield Fault(PLAN, line, f"There is no measure «{gap.measure}»{nearest(gap.measure, slugs)}.", "Mend the slug.")
    for key, unit in plan.units.items():
        if unit.contact and f"directory/{unit.contact}.yaml" not in content.files:
            yield Fault(PLAN, file.line(("units", key, "contact")), f"There is no actor «{unit.contact}».", "Mend the key, or remove it.")
    keys = [area.key for area in plan.areas]
    for i, area in enumerate(keys):
        if area in keys[:i]:
            yield Fault(PLAN, file.line(("areas", i, "key")), f"The area «{area}» stands twice.", "Remove one of them.")


def _numbers(written: list[_Written]) -> Iterator[Fault]:
    """Yield numbers that are taken, and those that leave a hole."""
    seen: set[int] = set()
    for one in written:
        number = one.measure.number
        if number in seen or number > len(written):
            expected = f"The measures have the numbers 1 to {len(written)}, each once; {number} does not fit."
            yield Fault(one.path, one.file.line(("number",)), expected, "Mend the number.")
        seen.add(number)


def _measure(one: _Written, plan: Plan, content: Content) -> Iterator[Fault]:
    measure = one.measure
    areas = [area.key for area in plan.areas]
    if measure.area not in areas:
        yield Fault(one.path, one.file.line(("area",)), f"The plan has no area «{measure.area}».", f"Add it to {PLAN}, or mend the key.")
    ids = [part.id for part in measure.sub_actions]
    for i, key in enumerate(ids):
        if key != f"{measure.number}{'abcdefghijklmnopqrstuvwxyz'[i]}":
            line = one.file.line(("sub_actions", i, "id"))
            yield Fault(one.path, line, f"The parts of measure {measure.number} are lettered in order; «{key}» is not.", "Mend the id.")
    yield from _units(one, plan)
    for i, service in enumerate(measure.serves):
        if not _there(service, content):
            line = one.file.line(("serves", i, "to"))
            yield Fault(one.path, line, f"«{service.to}» leads nowhere in this house.", "Mend it, or add what it points at.")


def _units(one: _Written, plan: Plan) -> Iterator[Fault]:
    named = [(("responsible", i, "unit"), who.unit) for i, who in enumerate(one.measure.responsible)]
    for j, part in enumerate(one.measure.sub_actions):
        named += [(("sub_actions", j, "responsible", i, "unit"), who.unit) for i, who in enumerate(part.responsible)]  # type: ignore[misc]
    for place, unit in named:
        if unit not in plan.units:
            yield Fault(one.path, one.file.line(place), f"The plan has no unit «{unit}»{nearest(unit, plan.units)}.", "Mend the key.")


def _there(service: Service, content: Content) -> bool:
    kind, _, key = service.to.partition(":")
    if kind == "page":
        return f"knowledge/{key}/nb.md" in content.files
    if kind == "actor":
        return f"directory/{key}.yaml" in content.files
    return service.to in PLACES
