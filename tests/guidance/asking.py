"""What the tests of the tool share: a fixed hour, one way to ask, and random assessments."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from tests.guidance.oracle import WORDS
from utvei.foundation.release.selectors import Release
from utvei.foundation.vocabulary.domain.keys import vocabulary
from utvei.public.guidance.services import assess

TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Oslo"))
FIELDS = [
    "level", "forms", "acute", "child", "summary", "because", "not_yet", "ask_next", "steps", "duties", "rights", "lead", "contacts",
    "other_routes", "topics", "rules_version",
]  # fmt: skip
HOURS = ("2026-11-24T10:00", "2026-11-29T03:00", "2026-12-24T23:30", "2027-05-17T13:00", "2029-07-01T12:00", None)


def ask(release: Release, data: dict[str, Any]) -> dict[str, Any]:
    """The tool's answer, on a Tuesday morning where the input names no hour."""
    return assess(release, data, now=TUESDAY)


def actors(answer: dict[str, Any]) -> list[str]:
    """Whom the answer names, in order."""
    return [contact["actor"] for contact in answer["contacts"]]


@st.composite
def assessments(draw: st.DrawFn, /, **fixed: Any) -> dict[str, Any]:
    """Any assessment that the contract allows; ``fixed`` fields stand as they are given. Few signs are as likely as many."""
    most = draw(st.sampled_from([2, 4, 8, 30]))
    signs = draw(st.lists(st.sampled_from(list(WORDS)), unique=True, max_size=most))
    kinds = draw(st.lists(st.sampled_from(["observations", "observations", "told", "absent"]), min_size=len(signs), max_size=len(signs)))
    data: dict[str, Any] = {"observations": [], "told": [], "absent": []}
    for sign, kind in zip(signs, kinds, strict=True):
        data[kind].append(sign)
    data |= draw(
        st.sampled_from(
            [
                {},
                {"age_group": "unknown"},
                {"age_group": "child"},
                {"age_group": "adult"},
                {"age": 0},
                {"age": 15},
                {"age": 17},
                {"age": 18},
                {"age": 30},
                {"age": 120},
            ]
        )
    )
    choices = {"role": vocabulary().roles, "employer_kind": vocabulary().employer_kinds, "at": HOURS, "language": ("nb", "nn", "en")}
    for name, values in choices.items():
        data[name] = draw(st.sampled_from([None, *values]))
    return {name: value for name, value in {**data, **fixed}.items() if value is not None}


def seen(data: dict[str, Any]) -> set[str]:
    """What was seen or told."""
    return {*data["observations"], *data.get("told", ())}


def child_of(data: dict[str, Any]) -> bool | None:
    """Whether it is a child, by age or group; None when that is not known."""
    if "age" in data:
        return bool(data["age"] < 18)
    return {"child": True, "adult": False}.get(data.get("age_group", "unknown"))
