"""Whatever is not an assessment is refused by name, on one line, and with the nearest known word."""

from __future__ import annotations

import string
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utvei.public.guidance.domain.assessment import Place, Refused, parse_assessment

HERE = Place("trondheim", ("Østbyen", "Midtbyen", "Lerkendal", "Heimdal"))
CONTROL = "documents\x00_taken\r\n\x1b[31m\u202e"
TABLE: list[tuple[Any, str]] = [
    (None, "JSON object"),
    ([], "JSON object"),
    ("observations", "JSON object"),
    (7, "JSON object"),
    ({}, "«observations» is missing"),
    ({"told": []}, "«observations» is missing"),
    ({"observations": "threats"}, "«observations» must be a list"),
    ({"observations": {"threats": True}}, "«observations» must be a list"),
    ({"observations": [], "told": "threats"}, "«told» must be a list"),
    ({"observations": [], "absent": 1}, "«absent» must be a list"),
    ({"observations": ["document_taken"]}, "did you mean «documents_taken»?"),
    ({"observations": [], "told": ["threat"]}, "did you mean «threats»?"),
    ({"observations": [], "absent": ["violense"]}, "in «absent»; did you mean «violence»?"),
    ({"observations": ["country_of_origin"]}, "unknown observation «country_of_origin»"),
    ({"observations": [None]}, "unknown observation «None»"),
    ({"observations": [["threats"]]}, "unknown observation"),
    ({"observations": [{"threats": 1}]}, "unknown observation"),
    ({"observations": [7]}, "unknown observation «7»"),
    ({"observations": ["Threats"]}, "did you mean «threats»?"),
    ({"observations": [CONTROL]}, "unknown observation «documents"),
    ({"observations": ["x" * 1_000_000]}, "unknown observation «xxx"),
    ({"observations": ["threats"], "absent": ["threats"]}, "«threats» stands in both «observations» and «absent»"),
    ({"observations": ["threats"], "told": ["threats"]}, "«threats» stands in both «observations» and «told»"),
    ({"observations": [], "told": ["threats"], "absent": ["threats"]}, "«threats» stands in both «absent» and «told»"),
    ({"observations": [], "age": -1}, "from 0 to 120, not -1"),
    ({"observations": [], "age": 121}, "not 121"),
    ({"observations": [], "age": 400}, "not 400"),
    ({"observations": [], "age": True}, "not True"),
    ({"observations": [], "age": False}, "not False"),
    ({"observations": [], "age": "16"}, "not 16"),
    ({"observations": [], "age": 1.5}, "not 1.5"),
    ({"observations": [], "age": 16.0}, "not 16.0"),
    ({"observations": [], "age": float("nan")}, "not nan"),
    ({"observations": [], "age": [16]}, "whole number"),
    ({"observations": [], "age": {}}, "whole number"),
    ({"observations": [], "age": 10**5000}, "whole number"),
    ({"observations": [], "age": 16, "age_group": "adult"}, "age 16 and age_group «adult» contradict"),
    ({"observations": [], "age": 18, "age_group": "child"}, "age 18 and age_group «child» contradict"),
    ({"observations": [], "age_group": "adlt"}, "did you mean «adult»?"),
    ({"observations": [], "age_group": True}, "unknown age_group"),
    ({"observations": [], "age_group": ["child"]}, "unknown age_group"),
    ({"observations": [], "age_group": ""}, "unknown age_group"),
    ({"observations": [], "age_group": "a" * 1_000_000}, "unknown age_group"),
    ({"observations": [], "role": "teacher"}, "unknown role «teacher»"),
    ({"observations": [], "role": "skool"}, "did you mean «school»?"),
    ({"observations": [], "role": ["school"]}, "unknown role"),
    ({"observations": [], "role": ""}, "unknown role"),
    ({"observations": [], "role": 0}, "unknown role"),
    ({"observations": [], "employer_kind": "publik"}, "did you mean «public»?"),
    ({"observations": [], "employer_kind": {"public": 1}}, "unknown employer_kind"),
    ({"observations": [], "municipality": "oslo"}, "this installation serves «trondheim»"),
    ({"observations": [], "municipality": "oslo\n\x1b[0m"}, "this installation serves «trondheim»"),
    ({"observations": [], "municipality": 5001}, "unknown municipality"),
    ({"observations": [], "municipality": ["trondheim"]}, "unknown municipality"),
    ({"observations": [], "district": "Lerkendahl"}, "did you mean «Lerkendal»?"),
    ({"observations": [], "district": 3}, "unknown district"),
    ({"observations": [], "language": "no"}, "unknown language «no»"),
    ({"observations": [], "language": "NB"}, "known are nb, nn, en"),
    ({"observations": [], "at": "tomorrow"}, "«at»: "),
    ({"observations": [], "at": "2027-02-30T10:00"}, "«at»: "),
    ({"observations": [], "at": "2027-05-17T22:00 Mars/Olympus"}, "«at»: "),
    ({"observations": [], "at": "2027-05-17T22:00+99:00"}, "«at»: "),
    ({"observations": [], "at": "2027-05-17\n22:00"}, "«at»: "),
    ({"observations": [], "at": "9" * 1_000_000}, "«at»: "),
    ({"observations": [], "at": ""}, "«at»: "),
    ({"observations": [], "at": 1_800_000_000}, "«at» must be a time"),
    ({"observations": [], "at": ["2027-05-17T22:00"]}, "«at» must be a time"),
    ({"observations": [], "observed": []}, "did you mean «observations»?"),
    ({"observations": [], "name": "Kari"}, "unknown key «name»"),
    ({"observations": [], "agegroup": "child"}, "did you mean «age_group»?"),
    ({"observations": [], "__proto__": {}}, "unknown key «__proto__»"),
    ({"observations": [], "": 1}, "unknown key «»"),
    ({"observations": [], "k\n\x07": 1}, "unknown key «k"),
    ({"observations": [], "k" * 1_000_000: 1}, "unknown key «kkk"),
    ({"observations": [], 7: 1}, "unknown key «7»"),
    ({"observations": ["\ud800"]}, "unknown observation"),
]


@pytest.mark.parametrize(("data", "message"), TABLE, ids=[f"{n}:{message[:30]}" for n, (_, message) in enumerate(TABLE)])
def test_refused(data: Any, message: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_assessment(data, HERE)
    said = str(refused.value)
    assert message in said
    assert said.isprintable(), "the message stays on one line and carries no control character"
    assert len(said) < 500


@pytest.mark.parametrize(
    "data",
    [
        {"observations": []},
        {"observations": ["threats", "threats"]},
        {"observations": [], "told": None, "absent": None, "age": None, "role": None, "at": None, "district": None, "language": None},
        {"observations": [], "age": 0},
        {"observations": [], "age": 120, "age_group": "adult"},
        {"observations": [], "age": 17, "age_group": "unknown"},
        {"observations": [], "municipality": "trondheim", "district": "Østbyen"},
        {"observations": [], "at": "2027-03-28T02:30"},
    ],
)
def test_taken(data: dict[str, Any]) -> None:
    parse_assessment(data, HERE)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from(["threats", "child", "school"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(string.printable, max_size=12), inner, max_size=4),
    max_leaves=12,
)
NAMES = ["observations", "absent", "told", "age", "age_group", "role", "employer_kind", "municipality", "district", "at", "language"]


@settings(max_examples=150, deadline=None, database=None)
@given(data=JSON | st.dictionaries(st.sampled_from(NAMES), JSON, max_size=6))
def test_nothing_but_a_refusal_ever_comes(data: Any) -> None:
    try:
        parse_assessment(data, HERE)
    except Refused as error:
        assert str(error).isprintable()
