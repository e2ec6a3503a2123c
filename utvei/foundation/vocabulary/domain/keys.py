"""The shared keys: observations with their dimensions, forms, needs, roles, topics. Read once from `vocabulary.yaml`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any

from utvei.foundation.vocabulary.yamlfile import read


@dataclass(frozen=True)
class Observation:
    """A sign: its dimension, the second one it also counts as, and what makes it weigh."""

    key: str
    dimension: str
    also: str | None = None
    form: str | None = None
    core: bool = False
    serves: bool = False

    def dimensions(self) -> tuple[str, ...]:
        """Return every dimension the sign counts in."""
        return (self.dimension, self.also) if self.also else (self.dimension,)


@dataclass(frozen=True)
class Vocabulary:
    """Every shared key, in the order of the file."""

    observations: Mapping[str, Observation]
    levels: tuple[str, ...]
    forms: Mapping[str, str]
    roles: tuple[str, ...]
    employer_kinds: tuple[str, ...]
    duties: tuple[str, ...]
    rights: tuple[str, ...]
    lead_units: tuple[str, ...]
    needs: tuple[str, ...]
    channels: tuple[str, ...]
    topics: tuple[str, ...]

    def group(self, name: str) -> tuple[str, ...]:
        """Return the observation keys of a dimension, or of ``core``, ``condition``, ``serves``. Raises KeyError."""
        tests: dict[str, Callable[[Observation], bool]] = {
            "core": lambda o: o.core,
            "condition": lambda o: o.dimension == "exploitation" and not o.core,
            "serves": lambda o: o.serves,
        }

        def in_dimension(o: Observation) -> bool:
            return name in o.dimensions()

        test = tests.get(name, in_dimension)
        keys = tuple(key for key, o in self.observations.items() if test(o))
        if not keys:
            raise KeyError(name)
        return keys


def nearest(word: str, known: Iterable[str]) -> str:
    """Return «, did you mean …» for the known word nearest to a wrong one, or nothing."""
    found = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"; did you mean «{found[0]}»?" if found else ""


@cache
def vocabulary() -> Vocabulary:
    """Return the shared keys."""
    text = files("utvei.foundation.vocabulary").joinpath("vocabulary.yaml").read_text("utf-8")
    return _build(read(text).value)


def _build(data: Mapping[str, Any]) -> Vocabulary:
    lists = {name: tuple(data[name]) for name in ("levels", "roles", "duties", "rights", "lead_units", "needs", "channels", "topics")}
    return Vocabulary(
        observations={key: Observation(key=key, **facts) for key, facts in data["observations"].items()},
        forms={key: facts["law"] for key, facts in data["forms"].items()},
        employer_kinds=tuple(data["employer_kind"]),
        **lists,
    )
