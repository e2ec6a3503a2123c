"""The form of directory files: what is refused, and in which words."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from tests.directory.samples import OFFICE, content, phone, raw_actor
from utvei.foundation.vocabulary.content import Content
from utvei.public.directory.domain.pack import Actor, Hours, whole

ROW = {"days": ["mo"], "from": "08:30", "to": "15:00"}


def weekly(**changed: Any) -> dict[str, Any]:
    return {"rows": [ROW], "public_holidays": "closed", **changed}


def hours(**changed: Any) -> dict[str, Any]:
    return raw_actor(channels=[phone(weekly(**changed))])


@pytest.mark.parametrize(
    ("raw", "where", "message"),
    [
        (raw_actor(name={"en": "Only English"}), ("name",), "a text in bokmål under «nb»"),
        (raw_actor(needs=["medicine"]), ("needs", 0), "a need of the vocabulary"),
        (raw_actor(languages=["norsk"]), ("languages", 0), "a language code"),
        (raw_actor(group="nice"), ("group",), "Input should be 'national_helpline'"),
        (raw_actor(sources=[]), ("sources",), "at least 1 item"),
        (raw_actor(street="Storgata 1"), ("street",), "Extra inputs are not permitted"),
        (raw_actor(cost="cheap"), ("cost",), "Input should be 'free'"),
        (raw_actor(anonymous="true"), ("anonymous",), "true or false, without quotes"),
        (raw_actor(website="http://example.no"), ("website",), "an address that begins with https://"),
        (raw_actor(ages={"min": 20, "max": 10}), ("ages",), "a «min» that is not above «max»"),
        (raw_actor(ages={"min": -1}), ("ages", "min"), "greater than or equal to 0"),
        (raw_actor(channels=[phone("always", "22 33 11 66")]), ("channels", 0, "number"), "digits and nothing else"),
        (raw_actor(channels=[phone("always", "+4722331166")]), ("channels", 0, "number"), "digits and nothing else"),
        (raw_actor(channels=[{**phone("always"), "number": 22331166}]), ("channels", 0, "number"), "a number in quotes"),
        (raw_actor(channels=[{"channel": "phone", "hours": "always"}]), ("channels", 0), "a number for phone, sms and whatsapp"),
        (raw_actor(channels=[{"channel": "pigeon", "hours": "always"}]), ("channels", 0, "channel"), "a channel of the vocabulary"),
        (raw_actor(channels=[phone("sometimes")]), ("channels", 0, "hours"), "«always», «unknown», or a weekly form"),
        (raw_actor(channels=[phone({"kind": "always"})]), ("channels", 0, "hours"), "«always», «unknown», or a weekly form"),
        (hours(rows=[{**ROW, "from": 510}]), ("channels", 0, "hours", "rows", 0, "from"), "a time of day in quotes"),
        (hours(rows=[{**ROW, "from": "8:30"}]), ("channels", 0, "hours", "rows", 0, "from"), "a time of day in quotes"),
        (hours(rows=[{**ROW, "to": "25:00"}]), ("channels", 0, "hours", "rows", 0, "to"), "a time of day in quotes"),
        (hours(rows=[{**ROW, "from": "24:00"}]), ("channels", 0, "hours", "rows", 0), "a time before 24:00"),
        (hours(rows=[{**ROW, "days": ["mon"]}]), ("channels", 0, "hours", "rows", 0, "days", 0), "Input should be 'mo'"),
        (hours(rows=[{**ROW, "days": ["mo", "mo"]}]), ("channels", 0, "hours", "rows", 0), "each day once"),
        (hours(rows=[ROW, {**ROW, "from": "14:00", "to": "16:00"}]), ("channels", 0, "hours"), "rows that do not overlap"),
        (
            hours(rows=[{"days": ["su"], "from": "22:00", "to": "09:00"}, ROW]),
            ("channels", 0, "hours"),
            "rows that do not overlap",
        ),
        (hours(rows=[]), ("channels", 0, "hours"), "at least one row"),
        (hours(unknown_days=["mo"]), ("channels", 0, "hours"), "a day either in a row or under «unknown_days»"),
        (hours(public_holidays=None), ("channels", 0, "hours"), "«closed», «as_usual» or «unknown»"),
        (
            raw_actor(channels=[phone("always", closures=[{"from": "2026-12-24", "to": "2026-12-24", "reason": {"nb": "Jul"}}])]),
            ("channels", 0, "closures", 0),
            "a day under «to» that is later than «from»",
        ),
        (
            raw_actor(hidden_address=True, channels=[{"channel": "drop_in", "hours": OFFICE}]),
            (),
            "no drop_in channel where the address is hidden",
        ),
    ],
)
def test_refused(raw: dict[str, Any], where: tuple[str | int, ...], message: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Actor.model_validate(raw)
    error = refused.value.errors()[0]
    assert error["loc"] == where and message in error["msg"]


def test_written_form_comes_back() -> None:
    for raw in ("always", "unknown", weekly(unknown_days=["sa"])):
        form = Hours.model_validate(raw)
        assert Hours.model_validate(form.model_dump()) == form == Hours.model_validate_json(form.model_dump_json())


def test_whole_names_keys_doubles_and_districts() -> None:
    pack = content(
        pack="municipality: {districts: [Østbyen]}",
        directory__good="districts:\n  - Østbyen",
        directory__far="name: x\ndistricts:\n  - Østbyen\n  - Vestbyen",
        directory__more__good="name: x",
        directory__broken="a: [",
    )
    pack = Content({**pack.files, "directory/Bad_Key.yaml": b"name: x"})
    faults = {str(fault) for fault in whole(pack)}
    assert {fault.split(". ")[0] for fault in faults} == {
        "directory/far.yaml:4: «Vestbyen» is no declared district",
        "directory/more/good.yaml:1: «good» already has the file directory/good.yaml",
        "directory/Bad_Key.yaml:1: «Bad_Key» is no actor key",
    }
