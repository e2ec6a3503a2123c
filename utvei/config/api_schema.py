"""The API's description beyond what the code says: bodies, answers and an example of each."""

from __future__ import annotations

from typing import Any

from utvei.foundation.vocabulary.domain.keys import vocabulary

_WORDS = vocabulary()
_KEYS = {"type": "array", "items": {"type": "string", "enum": list(_WORDS.observations)}, "uniqueItems": True}


def _body(properties: dict[str, Any], required: list[str], example: dict[str, Any]) -> dict[str, Any]:
    schema = {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema, "example": example}}}}


def _answers(properties: dict[str, Any]) -> dict[str, Any]:
    ok = {"type": "object", "properties": properties, "required": list(properties)}
    error = {"type": "object", "properties": {"error": {"type": "string"}}, "required": ["error"]}

    def said(text: str, schema: dict[str, Any]) -> dict[str, Any]:
        return {"description": text, "content": {"application/json": {"schema": schema}}}

    return {
        "responses": {
            "200": said("The answer.", ok), "400": said("Refused: what and why.", error), "413": {"description": "The body is too large."},
            "415": said("The body is not JSON.", error),
        }
    }  # fmt: skip


_LIST = {"type": "array", "items": {"type": "object"}}
_AT = {"type": "string", "description": "A time such as 2027-05-17T22:00; without a zone it is Europe/Oslo. Default: now."}
ASSESS = {
    **_body(
        {
            "observations": _KEYS, "absent": _KEYS, "told": _KEYS, "age": {"type": "integer", "minimum": 0, "maximum": 120},
            "age_group": {"enum": ["child", "adult", "unknown"]}, "role": {"enum": list(_WORDS.roles)},
            "employer_kind": {"enum": list(_WORDS.employer_kinds)}, "municipality": {"type": "string"}, "district": {"type": "string"},
            "at": _AT, "language": {"enum": ["nb", "nn", "en"]},
        },
        ["observations"],
        {"observations": ["documents_taken", "debt_bondage"], "told": ["threats"], "age": 30, "role": "health"},
    ),
    **_answers(
        {
            "level": {"enum": list(_WORDS.levels)}, "forms": {"type": "array", "items": {"enum": list(_WORDS.forms)}},
            "acute": {"type": "boolean"}, "child": {"type": ["boolean", "null"]}, "summary": {"type": "string"},
            **dict.fromkeys(("because", "not_yet", "ask_next", "steps", "duties", "rights", "contacts", "other_routes"), _LIST),
            "lead": {"type": "object"}, "topics": {"type": "array", "items": {"type": "string"}}, "rules_version": {"type": "string"},
        }
    ),
}  # fmt: skip
_WHO_PROPERTIES: dict[str, Any] = {
    "at": _AT, "need": {"type": "array", "items": {"enum": list(_WORDS.needs)}},
    "age": {"type": "integer", "minimum": 0, "maximum": 120, "description": "Age of the exposed person."},
    "channel": {"enum": list(_WORDS.channels)}, "language": {"type": "string", "description": "ISO 639-1."}, "district": {"type": "string"},
    "open_only": {"type": "boolean"}, "limit": {"type": "integer", "minimum": 1, "maximum": 200},
}  # fmt: skip
WHO = {
    **_body(_WHO_PROPERTIES, [], {"at": "2027-05-17T22:00", "need": ["child_protection"], "age": 15}),
    **_answers({"at": _AT, "results": _LIST}),
}
WHO_GET = {
    "parameters": [{"name": name, "in": "query", "required": False, "schema": schema} for name, schema in _WHO_PROPERTIES.items()],
    **_answers({"at": _AT, "results": _LIST}),
}
SEARCH = {
    **_body(
        {
            "query": {"type": "string", "minLength": 1}, "language": {"enum": ["nb", "nn", "en"]},
            "limit": {"type": "integer", "minimum": 1, "maximum": 100},
        },
        ["query"],
        {"query": "passet er tatt", "limit": 5},
    ),
    **_answers({"query": {"type": "string"}, "results": _LIST}),
}  # fmt: skip
TOPICS = _answers({"topics": _LIST})
