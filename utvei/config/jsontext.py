"""JSON as strangers send it: UTF-8, no key twice, no NaN, not nested without end."""

from __future__ import annotations

import json
from typing import Any


def read_json(body: bytes) -> Any:
    """Return the value of a JSON text. Raises ValueError with a plain message."""
    try:
        return json.loads(body.decode("utf-8-sig"), object_pairs_hook=_pairs, parse_constant=_constant)
    except UnicodeDecodeError:
        raise ValueError("the input is not UTF-8 text") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"the input is not valid JSON: {error.msg}, line {error.lineno}, column {error.colno}") from None
    except RecursionError:
        raise ValueError("the input is nested too deeply") from None


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for key, value in pairs:
        if key in out:
            raise ValueError(f"the key «{key[:60]}» stands twice in one JSON object")
        out[key] = value
    return out


def _constant(word: str) -> Any:
    raise ValueError(f"{word} is no JSON number")
