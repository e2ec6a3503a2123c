"""The action tool on an open release: rules and directory joined, for pages, the API and the command alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from utvei.foundation.release.selectors import Release
from utvei.foundation.vocabulary.texts import pick
from utvei.public.directory.domain.help_now import for_adults
from utvei.public.directory.domain.listing import Clock, Directory, Listed
from utvei.public.directory.domain.times import iso
from utvei.public.directory.selectors import open_directory
from utvei.public.guidance.domain.advice import Advice, advise
from utvei.public.guidance.domain.assessment import Assessment, parse_assessment
from utvei.public.guidance.domain.contacts import Line
from utvei.public.guidance.domain.rules import RuleSet, read_rules

OPEN = {"open": True, "unknown": None, "closed": False}


@dataclass(frozen=True)
class DirectoryDesk:
    """Answers for the actors of a directory at an instant."""

    directory: Directory
    clock: Clock

    def line(self, actor: str, language: str) -> Line | None:
        """Return an actor's line at the instant."""
        listed = self.directory.by_key.get(actor)
        return None if listed is None else _line(listed, self.clock, language)


def _line(listed: Listed, clock: Clock, language: str) -> Line:
    """Speak of the telephone where there is one: it is the phone that the advice offers, and its hours that count."""
    phone = next((c for c in listed.contacts if c.channel.channel == "phone"), None)
    moment = clock.moment(phone) if phone else clock.actor(listed)
    return Line(
        actor=listed.key, name=pick(listed.actor.name, language), phone=phone.channel.number if phone else None, open=OPEN[moment.state],
        opens=iso(moment.opens), closes=iso(moment.closes), confirmed=iso_day(listed), disputed=listed.actor.disputed,
        adults_only=for_adults(listed),
    )  # fmt: skip


def iso_day(listed: Listed) -> str | None:
    """Return the day a person rang to check, or None."""
    return listed.actor.confirmed.isoformat() if listed.actor.confirmed else None


@lru_cache(maxsize=4)
def _rules(path: Path) -> RuleSet:
    return read_rules(path.read_bytes())


def rules_of(release: Release) -> RuleSet:
    """Return a release's compiled rules."""
    return _rules(release.path("rules.json"))


def assess(release: Release, data: Any, *, now: datetime) -> dict[str, Any]:
    """Return the answer of `utvei assess` to input as it came. Raises Refused."""
    assessment = parse_assessment(data, rules_of(release).place)
    return advice_on(release, assessment, now=now).as_json()


def advice_on(release: Release, assessment: Assessment, *, now: datetime) -> Advice:
    """Return the advice on a checked assessment at its own time, or now."""
    directory = open_directory(release.path("directory.sqlite"))
    desk = DirectoryDesk(directory, Clock(assessment.at or now))
    return advise(assessment, rules_of(release), desk)


def example_facts() -> Mapping[str, Any]:
    """Return an assessment that shows the form of the input."""
    return {"observations": ["documents_taken", "debt_bondage"], "age": 30, "role": "health", "language": "nb"}
