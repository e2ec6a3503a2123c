"""Which phone numbers may be printed: paper cannot be called back, so a number nobody has checked is left out.

A person with a name may still decide to print one, and that decision stands in the pack: who, why, and on which day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Annotated

from pydantic import Field, RootModel

from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.manifests import Fault
from utvei.foundation.vocabulary.texts import Strict
from utvei.foundation.vocabulary.yamlfile import read

NUMBERS = "materials/numbers.yaml"
# With a star, since a pack without decisions is whole all the same.
PATTERN = "materials/*.yaml"
# Numbers that the whole country knows and that stand in law and regulation.
ALWAYS = frozenset({"110", "112", "113", "116117"})
Words = Annotated[str, Field(min_length=3)]


class Approval(Strict):
    """A decision to print a number that is not confirmed."""

    editor: Words
    reason: Words
    date: date


class Approvals(RootModel[dict[str, Approval]]):
    """``materials/numbers.yaml``: decisions by the key of the actor."""


def approvals(content: Content) -> Mapping[str, Approval]:
    """Return the decisions of a checked pack; none where it has no such file."""
    if NUMBERS not in content.files:
        return {}
    return Approvals.model_validate(read(content.text(NUMBERS)).value or {}).root


def may_print(actor: str, number: str, confirmed: date | None, approved: Mapping[str, Approval]) -> bool:
    """Return whether a number of an actor may stand on paper: known to all, confirmed by a call, or decided by an editor."""
    return number in ALWAYS or confirmed is not None or actor in approved


def check(content: Content) -> Iterable[Fault]:
    """Yield decisions about actors that are not there or have no number, and files that have no place here."""
    for path in content.paths(PATTERN):
        if path.count("/") == 1 and path != NUMBERS:
            yield Fault(path, 1, f"Decisions to print a number stand in «{NUMBERS}».", "Rename the file or remove it.")
    if NUMBERS in content.files:
        yield from _decisions(content)


def _decisions(content: Content) -> Iterator[Fault]:
    file = read(content.text(NUMBERS))
    for key in file.value or {}:
        path = f"directory/{key}.yaml"
        if path not in content.files:
            yield Fault(NUMBERS, file.line((key,)), f"There is no actor «{key}».", "Mend the key, or remove the decision.")
            continue
        channels = read(content.text(path)).value.get("channels") or []
        if not any(channel.get("channel") == "phone" for channel in channels):
            yield Fault(NUMBERS, file.line((key,)), f"«{key}» has no phone number that could be printed.", "Remove the decision.")
