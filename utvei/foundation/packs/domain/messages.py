"""What pydantic says of a file, in words for its author: the line, what was expected, how to mend it."""

from __future__ import annotations

import re
import types
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, RootModel, ValidationError
from pydantic_core import ErrorDetails

from utvei.foundation.packs.domain.documents import Document, Path
from utvei.foundation.packs.domain.pack import LANGUAGE, SLUG, VERSION
from utvei.foundation.packs.domain.plain import near, one_of, shown
from utvei.foundation.vocabulary.manifests import Fault

_FORMS = {
    "string_type": ("a text", "Write a text, in quotes if it looks like a number."),
    "int_type": ("a whole number", "Write a number without quotes."),
    "int_parsing": ("a whole number", "Write a number without quotes."),
    "int_from_float": ("a whole number", "Write a number without a decimal point."),
    "float_type": ("a number", "Write a number without quotes."),
    "float_parsing": ("a number", "Write a number without quotes."),
    "bool_type": ("«true» or «false»", "Write «true» or «false» without quotes."),
    "bool_parsing": ("«true» or «false»", "Write «true» or «false» without quotes."),
    "list_type": ("a list", "Write «[…]», or one «- » line for each."),
    "tuple_type": ("a list", "Write «[…]», or one «- » line for each."),
    "dict_type": ("fields with values", "Write «name: value» lines, indented under it."),
    "model_type": ("fields with values", "Write «name: value» lines, indented under it."),
    "model_attributes_type": ("fields with values", "Write «name: value» lines, indented under it."),
    "none_required": ("«null»", "Write «null» or leave it out."),
    "recursion_loop": ("plain data", "Write the value out."),
}

_PATTERNS = {
    SLUG: "of a key (small letters a–z, digits and «-»)",
    VERSION: "of a version (numbers with points, such as 1.0)",
    LANGUAGE: "of a language (two or three small letters)",
}


def faults_in_model(document: Document, model: type[BaseModel]) -> Iterator[Fault]:
    """Yield one fault for each thing in a file that its model refuses."""
    if document.value is None:
        yield Fault(document.path, 1 + document.offset, "The file holds something.", "Fill it in, or remove the file.")
        return
    try:
        model.model_validate(document.value)
    except ValidationError as error:
        yield from _faults(document, model, error.errors(include_url=False))
    except (ArithmeticError, LookupError, TypeError, RecursionError):
        # A validator of the section met a value it had not thought of.
        yield Fault(document.path, 1, "The file fits the form of its section.", "Compare it with an example of the same kind.")


def _faults(document: Document, model: type[BaseModel], errors: Iterable[ErrorDetails]) -> Iterator[Fault]:
    kept = _one_branch(document, errors)
    misspelt = set(_misspelt(model, kept))
    for error in kept:
        if error["type"] == "missing" and error["loc"] in misspelt:
            continue  # the author wrote it under a name that is nearly right, which has a fault of its own
        expected, mend = _words(document, model, error)
        yield Fault(document.path, document.line(error["loc"]), expected, mend)


def _misspelt(model: type[BaseModel], errors: Iterable[ErrorDetails]) -> Iterator[Path]:
    """Yield where a field is missing because a field beside it is misspelt."""
    for error in errors:
        around = error["loc"][:-1]
        if error["type"] == "extra_forbidden" and (known := near(error["loc"][-1], known_fields(model, around))):
            yield (*around, known)


def _one_branch(document: Document, errors: Iterable[ErrorDetails]) -> list[ErrorDetails]:
    """Where a value may be one of several models, keep what the model says that it fits best: the fewest and deepest faults."""
    kept: list[ErrorDetails] = []
    branches: dict[Path, dict[str, list[ErrorDetails]]] = {}
    for error in errors:
        at, label = _branch(document, error)
        if label is None:
            kept.append(error)
        else:
            branches.setdefault(at, {}).setdefault(label, []).append(error)
    for labels in branches.values():
        fits: list[ErrorDetails] = min(labels.values(), key=lambda group: _fit(document, group))
        kept.extend(fits)
    return kept


def _fit(document: Document, group: Sequence[ErrorDetails]) -> tuple[int, int]:
    return len(group), -max(len(document.place(error["loc"])) for error in group)


def _branch(document: Document, error: ErrorDetails) -> tuple[Path, str | None]:
    """Return where a choice between models was made and which one an error speaks for, or None for no choice."""
    loc = error["loc"]
    at: Path = ()
    for number, step in enumerate(loc):
        last = number == len(loc) - 1
        if (*at, step) in document.lines:
            at = (*at, step)
        elif last and error["type"] in ("missing", "extra_forbidden"):
            return at, None
        else:
            return at, None if step == "[key]" else str(step)
    return at, None


def _words(document: Document, model: type[BaseModel], error: ErrorDetails) -> tuple[str, str]:
    kind, loc, given = error["type"], error["loc"], error.get("input")
    context = error.get("ctx", {})
    name = _name(document, loc)
    if kind == "missing":
        return f"«{loc[-1]}» is required{_under(document, loc[:-1])}.", f"Add a line «{loc[-1]}: …»."
    if kind == "extra_forbidden":
        return _extra(document, model, loc)
    if kind in ("literal_error", "enum"):
        known = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        return _choice(name, given, known)
    if kind in ("value_error", "assertion_error"):
        message = str(context.get("error", error["msg"])).rstrip(".")
        return f"{name} needs {message}.", _instead(given)
    return _simple(name, kind, given, context, error["msg"])


def _simple(name: str, kind: str, given: Any, context: Mapping[str, Any], message: str) -> tuple[str, str]:
    if kind in _FORMS:
        form, mend = _FORMS[kind]
        return f"{name} is {form}{_not(given)}.", mend
    start = kind.split("_")[0]
    words = {
        "date": (f"{name} is a date such as 2026-11-22{_not(given)}.", "Write year-month-day."),
        "time": (f"{name} is a time such as 08:30{_not(given)}.", "Write hours and minutes, in quotes."),
        "too_short": (f"{name} is not empty.", "Fill it in."),
        "string_too_short": (f"{name} is not empty.", "Fill it in."),
        "too_long": (f"{name} has at most {context.get('max_length')} entries.", "Shorten it."),
        "string_too_long": (f"{name} has at most {context.get('max_length')} characters.", "Shorten it."),
        "string_pattern_mismatch": (f"{name} has the form {_pattern(context)}{_not(given)}.", "Write it in that form."),
    }
    other = (f"{name} does not fit: {message[:1].lower()}{message[1:]}.", _instead(given))
    return words.get(kind) or words.get(start, other)


def _pattern(context: Mapping[str, Any]) -> str:
    pattern = str(context.get("pattern"))
    return _PATTERNS.get(pattern, pattern)


def _name(document: Document, loc: Path) -> str:
    place = document.place(loc)
    if not place:
        return "The file"
    if loc and loc[-1] == "[key]":
        return f"The key «{shown(place[-1])}»"
    if isinstance(place[-1], int):
        around = next((step for step in reversed(place) if isinstance(step, str)), None)
        return f"Entry {place[-1] + 1} of «{shown(around)}»" if around else f"Entry {place[-1] + 1}"
    return f"«{shown(place[-1])}»"


def _under(document: Document, loc: Path) -> str:
    name = _name(document, loc)
    return "" if name == "The file" else f" in {name[0].lower() + name[1:]}"


def _not(given: Any) -> str:
    if isinstance(given, bool) or given is None:
        return f", not «{'null' if given is None else str(given).lower()}»"
    return f", not «{shown(given)}»" if isinstance(given, str | int | float) else ""


def _instead(given: Any) -> str:
    plain = isinstance(given, str | int | float) and not isinstance(given, bool)
    return f"Change «{shown(given)}»." if plain else "Change it so that it fits."


def _choice(name: str, given: Any, known: list[str]) -> tuple[str, str]:
    best = near(given, known) if isinstance(given, str) else None
    mend = f"Write «{best}», the nearest of them." if best else "Write one of them."
    return f"{name} is one of {one_of(known)}{_not(given)}.", mend


def _extra(document: Document, model: type[BaseModel], loc: Path) -> tuple[str, str]:
    fields = known_fields(model, loc[:-1])
    best = near(loc[-1], fields)
    mend = f"Write «{best}», the nearest of them, or remove it." if best else "Remove it."
    around = _under(document, loc[:-1]).removeprefix(" in ") or "The file"
    around = around[0].upper() + around[1:]
    return f"{around} knows the fields {one_of(fields, 30)}, not «{shown(loc[-1])}».", mend


def known_fields(model: type[BaseModel], loc: Path) -> list[str]:
    """Return the fields that a model knows at a place in a file."""
    kinds: list[Any] = [model]
    for step in loc:
        kinds = [inner for kind in kinds for inner in _inside(kind, step)] or kinds
    return sorted({name for kind in kinds for name in _fields(kind)})


def _fields(kind: Any) -> Iterator[str]:
    for part in _flat(kind):
        if isinstance(part, type) and issubclass(part, BaseModel):
            yield from (info.alias or name for name, info in part.model_fields.items())


def _inside(kind: Any, step: str | int) -> Iterator[Any]:
    for part in _flat(kind):
        if isinstance(part, type) and issubclass(part, BaseModel):
            for name, info in part.model_fields.items():
                if step in (name, info.alias):
                    yield info.annotation
        elif get_origin(part) in (dict, Mapping) or get_origin(part) in (list, tuple, set, frozenset):
            yield get_args(part)[-1] if get_args(part)[-1] is not Ellipsis else get_args(part)[0]


def _flat(kind: Any) -> Iterator[Any]:
    """Yield a type, or what it may be when it is a choice, an annotated type or a root model."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        for part in get_args(kind):
            yield from _flat(part)
    elif origin is Annotated:
        yield from _flat(get_args(kind)[0])
    elif isinstance(kind, type) and not origin and issubclass(kind, RootModel):
        yield from _flat(kind.model_fields["root"].annotation)
    else:
        yield kind
