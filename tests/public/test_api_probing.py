"""The API against its own description: many bodies, right and wrong, made from the OpenAPI document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.generation.modes import GenerationMode
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from tests.public.house import House

OPERATIONS = (
    ("POST", "/api/v1/assess"), ("POST", "/api/v1/who-can-help"), ("GET", "/api/v1/who-can-help"), ("POST", "/api/v1/search"),
    ("GET", "/api/v1/topics"),
)  # fmt: skip
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
# A call that takes nothing cannot be called wrongly.
PROBES = [(*operation, mode) for operation in OPERATIONS for mode in MODES if (operation[1], mode.value) != ("/api/v1/topics", "negative")]
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
PROBING = {"deadline": None, "database": None, "suppress_health_check": list(HealthCheck), "derandomize": True}


@pytest.fixture(scope="module")
def described(house: House) -> Iterator[Any]:
    """The description as the house serves it."""
    yield schemathesis.openapi.from_dict(house.get("/api/v1/openapi.json").json())


def probe(house: House, described: Any, method: str, path: str, examples: int, mode: GenerationMode) -> None:
    """Send bodies of one mode to one operation; fail where the answer is not what the description says."""
    operation = described[path][method]
    strategy = operation.as_strategy(generation_mode=mode)

    @settings(max_examples=examples, **PROBING)  # type: ignore[arg-type]  # a mapping of its keyword arguments
    @given(case=strategy)
    def send(case: Any) -> None:
        case.call_and_validate(base_url=house.url, checks=CHECKS)

    send()


@pytest.mark.parametrize(("method", "path", "mode"), PROBES)
def test_the_api_keeps_to_its_description(house: House, described: Any, method: str, path: str, mode: GenerationMode) -> None:
    probe(house, described, method, path, 40, mode)


@pytest.mark.full
@pytest.mark.parametrize(("method", "path", "mode"), PROBES)
def test_and_with_many_more(house: House, described: Any, method: str, path: str, mode: GenerationMode) -> None:
    probe(house, described, method, path, 1000, mode)


def test_every_operation_is_probed(described: Any) -> None:
    found = {(result.ok().method.upper(), result.ok().full_path) for result in described.get_all_operations()}
    assert found == set(OPERATIONS)
