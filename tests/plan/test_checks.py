"""What only the whole of a plan can show is found, with its line."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from tests.plan import samples
from utvei.foundation.vocabulary.yamlfile import read
from utvei.workspace.plan.domain.checks import whole
from utvei.workspace.plan.domain.pack import Measure, Plan


def test_a_sound_plan_has_no_faults() -> None:
    assert list(whole(samples.content())) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("page:leder", "page:leter", "«page:leter» leads nowhere"),
        ("actor:vakta", "actor:vakt", "«actor:vakt» leads nowhere"),
        ('"/bekymret/"', '"/bekymra/"', "«/bekymra/» leads nowhere"),
        ("area: organise", "area: assist", "no area «assist»"),
        ('id: "1a"', 'id: "1b"', "lettered in order"),
        ("unit: social", "unit: sosial", "no unit «sosial»"),
        ("number: 1", "number: 2", "numbers 1 to 1"),
    ],
)
def test_a_fault_in_a_measure_is_found(old: str, new: str, expected: str) -> None:
    written = samples.measure()
    assert old in written
    content = samples.content(plan__measures__forste=written.replace(old, new, 1))
    found = list(whole(content))
    assert any(expected in fault.expected for fault in found), found
    lines = content.text("plan/measures/forste.yaml").split("\n")
    assert all(new.split(": ")[-1].strip('"') in lines[f.line - 1] for f in found if expected in f.expected)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("measure: forste", "measure: andre", "no measure «andre»"),
        ("contact: vakta", "contact: vokta", "no actor «vokta»"),
    ],
)
def test_a_fault_in_the_frame_is_found(old: str, new: str, expected: str) -> None:
    found = list(whole(samples.content(plan__plan=samples.PLAN.replace(old, new, 1))))
    assert [expected in fault.expected for fault in found] == [True]


def test_two_measures_cannot_share_a_number() -> None:
    assert any("each once" in fault.expected for fault in whole(samples.content(plan__measures__andre=samples.measure(1))))


def test_a_frame_under_another_name_and_measures_without_a_frame_are_faults() -> None:
    assert ["frame of the plan" in f.expected for f in whole(samples.content(plan__ny=samples.PLAN))] == [True]
    files = dict(samples.content().files)
    del files["plan/plan.yaml"]
    assert ["belong to a plan" in f.expected for f in whole(type(samples.content())(files))] == [True]


@pytest.mark.parametrize("line", ['due: "2027-01-01"\n', "progress: 50\n", "status: started\n"])
def test_a_measure_has_no_date_and_no_progress(line: str) -> None:
    with pytest.raises(ValidationError):
        Measure.model_validate(read(samples.measure(extra=line)).value)


def test_a_plan_is_out_for_consultation_until_somebody_builds_what_follows() -> None:
    with pytest.raises(ValidationError):
        Plan.model_validate(read(samples.PLAN.replace("status: consultation", "status: adopted")).value)
