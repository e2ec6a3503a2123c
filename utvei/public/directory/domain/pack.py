"""The form of a pack's directory: one file an actor, its channels, and the weekly form of each channel's hours."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_serializer, model_validator

from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.domain.keys import vocabulary
from utvei.foundation.vocabulary.manifests import Fault
from utvei.foundation.vocabulary.texts import LocalText, Reviewed, Strict
from utvei.foundation.vocabulary.yamlfile import YamlFault, read
from utvei.public.directory.domain.languages import LANGUAGE_NAMES

Day = Literal["mo", "tu", "we", "th", "fr", "sa", "su"]
DAYS: tuple[Day, ...] = ("mo", "tu", "we", "th", "fr", "sa", "su")
Group = Literal["national_helpline", "help_and_support", "municipal", "expertise", "other", "national_addition"]
GROUPS: tuple[Group, ...] = ("national_helpline", "help_and_support", "municipal", "expertise", "other", "national_addition")
Sureness = Literal["seed", "V", "V-", "K", "U"]
DAY_MINUTES = 24 * 60
WEEK_MINUTES = 7 * DAY_MINUTES
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])|24:00")
_NUMBER = re.compile(r"[0-9]{3,15}")
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
WITH_NUMBER = frozenset({"phone", "sms", "whatsapp"})
WITH_URL = frozenset({"chat", "web"})


def _clock(value: Any) -> Any:
    if not isinstance(value, str) or not _CLOCK.fullmatch(value):
        raise ValueError('a time of day in quotes with four digits, such as "08:30"')
    return value


def _number(value: Any) -> Any:
    if not isinstance(value, str) or not _NUMBER.fullmatch(value):
        raise ValueError('a number in quotes, three to fifteen digits and nothing else, such as "116117"')
    return value


def _url(value: Any) -> Any:
    if not isinstance(value, str) or not re.fullmatch(r"https://[^\s/]+\S*", value):
        raise ValueError("an address that begins with https://")
    return value


def _need(value: str) -> str:
    if value not in vocabulary().needs:
        raise ValueError(f"a need of the vocabulary: {', '.join(vocabulary().needs)}")
    return value


def _channel(value: str) -> str:
    if value not in vocabulary().channels:
        raise ValueError(f"a channel of the vocabulary: {', '.join(vocabulary().channels)}")
    return value


def _language(value: str) -> str:
    if value not in LANGUAGE_NAMES:
        raise ValueError(f"a language code: {', '.join(LANGUAGE_NAMES)}")
    return value


def _flag(value: Any) -> Any:
    if not isinstance(value, bool):
        raise ValueError("true or false, without quotes")
    return value


Flag = Annotated[bool, BeforeValidator(_flag)]
Clock = Annotated[str, BeforeValidator(_clock)]
Number = Annotated[str, BeforeValidator(_number)]
Url = Annotated[str, BeforeValidator(_url)]
Need = Annotated[str, AfterValidator(_need)]
LanguageCode = Annotated[str, AfterValidator(_language)]


def minutes(clock: str) -> int:
    """Return the minutes since midnight of a time such as 08:30; 24:00 is 1440."""
    return int(clock[:2]) * 60 + int(clock[3:])


class Row(Strict):
    """Days with one span of time; ``to`` is the first minute after it, and at or before ``from`` it lies on the next day."""

    days: tuple[Day, ...] = Field(min_length=1)
    start: Clock = Field(alias="from")
    to: Clock
    certain: Flag = True

    @model_validator(mode="after")
    def _spans(self) -> Row:
        if self.start == "24:00":
            raise ValueError("a time before 24:00 under «from»")
        if len(set(self.days)) != len(self.days):
            raise ValueError("each day once under «days»")
        return self

    @property
    def span(self) -> tuple[int, int]:
        """Minutes since midnight of the day it begins on; the end is above 1440 when it lies on the next day."""
        start, end = minutes(self.start), minutes(self.to)
        return start, end if end > start else end + DAY_MINUTES

    @model_serializer
    def _as_written(self) -> dict[str, Any]:
        return {"days": list(self.days), "from": self.start, "to": self.to, "certain": self.certain}


class Hours(Strict):
    """A channel's hours: ``always``, ``unknown``, or a weekly form. In a file the first two are plain words."""

    kind: Literal["always", "unknown", "weekly"] = "weekly"
    rows: tuple[Row, ...] = ()
    unknown_days: tuple[Day, ...] = ()
    public_holidays: Literal["closed", "as_usual", "unknown"] | None = None

    @model_validator(mode="before")
    @classmethod
    def _words(cls, value: Any) -> Any:
        if value in ("always", "unknown"):
            return {"kind": value}
        if not isinstance(value, dict) or "kind" in value:
            raise ValueError("«always», «unknown», or a weekly form with «rows» and «public_holidays»")
        return value

    @model_validator(mode="after")
    def _whole(self) -> Hours:
        if self.kind != "weekly":
            return self
        if not self.rows:
            raise ValueError("at least one row; where no hours are known, write «unknown»")
        if self.public_holidays is None:
            raise ValueError("«closed», «as_usual» or «unknown» under «public_holidays»")
        if any(set(row.days) & set(self.unknown_days) for row in self.rows):
            raise ValueError("a day either in a row or under «unknown_days», not in both")
        if _overlap(self.rows):
            raise ValueError("rows that do not overlap")
        return self

    @model_serializer
    def _as_written(self) -> str | dict[str, Any]:
        if self.kind != "weekly":
            return self.kind
        rows = [row.model_dump() for row in self.rows]
        return {"rows": rows, "unknown_days": list(self.unknown_days), "public_holidays": self.public_holidays}


def _overlap(rows: Iterable[Row]) -> bool:
    starts = ((DAYS.index(day) * DAY_MINUTES, row.span) for row in rows for day in row.days)
    spans = sorted((midnight + start, midnight + end) for midnight, (start, end) in starts)
    around = [*spans, (spans[0][0] + WEEK_MINUTES, 0)]
    return any(this[1] > following[0] for this, following in zip(around, around[1:], strict=False))


class Closure(Strict):
    """Days on which a channel is closed whatever its hours say; ``to`` is the first day after them."""

    first: date = Field(alias="from")
    to: date
    reason: LocalText

    @model_validator(mode="after")
    def _order(self) -> Closure:
        if self.to <= self.first:
            raise ValueError("a day under «to» that is later than «from»")
        return self

    @model_serializer
    def _as_written(self) -> dict[str, Any]:
        return {"from": self.first.isoformat(), "to": self.to.isoformat(), "reason": self.reason}


class Channel(Strict):
    """One way to reach an actor, with hours of its own."""

    channel: Annotated[str, AfterValidator(_channel)]
    number: Number | None = None
    url: Url | None = None
    label: LocalText | None = None
    free: Flag | None = None
    sureness: Sureness | None = None
    disputed: LocalText | None = None
    languages: tuple[LanguageCode, ...] = ()
    hours: Hours
    closures: tuple[Closure, ...] = ()

    @model_validator(mode="after")
    def _reachable(self) -> Channel:
        if (self.channel in WITH_NUMBER) != (self.number is not None):
            raise ValueError("a number for phone, sms and whatsapp, and for nothing else")
        if self.url is not None and self.channel not in WITH_URL:
            raise ValueError("an url for chat and web alone")
        return self

    @property
    def shut(self) -> tuple[tuple[date, date], ...]:
        """The closures as pairs of days, the second one exclusive."""
        return tuple((closure.first, closure.to) for closure in self.closures)


class Ages(Strict):
    """The ages of those an actor is for, in whole years; None is not stated."""

    min: int | None = Field(default=None, ge=0, le=120)
    max: int | None = Field(default=None, ge=0, le=120)

    @model_validator(mode="after")
    def _order(self) -> Ages:
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError("a «min» that is not above «max»")
        return self


class Actor(Reviewed):
    """An actor: what it does, for whom, how it is reached, and how sure we are of that."""

    name: LocalText
    short: LocalText
    description: LocalText
    who_for: LocalText
    group: Group
    sureness: Sureness
    read_in_source: date
    confirmed: date | None = None
    needs: tuple[Need, ...] = ()
    ages: Ages = Ages()
    cost: Literal["free"] | None = None
    anonymous: Flag | None = None
    without_papers: Flag | None = None
    languages: tuple[LanguageCode, ...] = ()
    interpreter: Flag | None = None
    districts: tuple[str, ...] = ()
    website: Url | None = None
    hidden_address: Flag = False
    emergency: Flag = False
    to_confirm: LocalText | None = None
    notes: LocalText | None = None
    channels: tuple[Channel, ...] = ()

    @model_validator(mode="after")
    def _hidden(self) -> Actor:
        if self.hidden_address and any(channel.channel == "drop_in" for channel in self.channels):
            raise ValueError("no drop_in channel where the address is hidden")
        return self

    @property
    def disputed(self) -> bool:
        """Whether any of its numbers is disputed."""
        return any(channel.disputed for channel in self.channels)


def key_of(path: str) -> str:
    """Return the actor key of a path such as ``directory/rosa.yaml``."""
    return path.rsplit("/", 1)[-1].removesuffix(".yaml")


def districts_of(content: Content) -> tuple[str, ...]:
    """Return the districts that pack.yaml declares; none when it declares none or cannot be read."""
    try:
        value = read(content.text("pack.yaml")).value
        found = value["municipality"]["districts"]
    except (KeyError, TypeError, YamlFault, UnicodeDecodeError):
        return ()
    return tuple(str(name) for name in found) if isinstance(found, list) else ()


def whole(content: Content) -> Iterable[Fault]:
    """Yield what only all files together show: keys, one file an actor, declared districts."""
    declared, seen = districts_of(content), dict[str, str]()
    for path in content.paths("directory/*.yaml"):
        key = key_of(path)
        if not _KEY.fullmatch(key):
            yield Fault(path, 1, f"«{key}» is no actor key.", "Name the file with small letters a–z, digits and single hyphens.")
        if key in seen:
            yield Fault(path, 1, f"«{key}» already has the file {seen[key]}.", "Keep one file an actor.")
        seen.setdefault(key, path)
        yield from _undeclared(path, content, declared)


def _undeclared(path: str, content: Content, declared: tuple[str, ...]) -> Iterable[Fault]:
    try:
        file = read(content.text(path))
    except (YamlFault, UnicodeDecodeError):
        return  # told where the file itself is checked
    named = file.value.get("districts") if isinstance(file.value, dict) else None
    for i, name in enumerate(named if isinstance(named, list) else []):
        if name not in declared:
            known = ", ".join(declared) or "none yet"
            mend = f"Declare it under municipality.districts in pack.yaml, or use one of: {known}."
            yield Fault(path, file.line(("districts", i)), f"«{name}» is no declared district.", mend)
