"""The filter form of «who can help now»: what was chosen, what is wrong with it, and the question it makes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from utvei.foundation.vocabulary.domain.keys import vocabulary
from utvei.public.directory.domain.languages import LANGUAGE_NAMES
from utvei.public.directory.domain.listing import Directory
from utvei.public.directory.domain.names import CHANNEL_NAMES, NEED_NAMES, name
from utvei.public.directory.domain.query import Query, Refused

WHO = {"": _("Vet ikke"), "child": _("Et barn, under 18 år"), "adult": _("En voksen")}
_ADULT = {"child": False, "adult": True}
_SINGLE = ("channel", "language", "district", "at")
_WRONG = {
    "at": _("Skriv dag og klokkeslett, for eksempel 2027-05-17T22:00."),
    "age": _("Skriv alderen som et helt tall fra 0 til 120."),
    "need": _("Velg et behov fra lista."),
    "channel": _("Velg en måte å ta kontakt på fra lista."),
    "language": _("Velg et språk fra lista."),
    "district": _("Velg en bydel fra lista."),
    "who": _("Alderen passer ikke med det du valgte om hvem hjelpen er til."),
}
_LONGEST = 80


class Filters:
    """What a form said. ``query`` is None when something in it is wrong; ``errors`` then says what."""

    def __init__(self, posted: Mapping[str, Any], directory: Directory, now: datetime) -> None:
        self.directory = directory
        self.chosen = {key: str(posted.get(key, "")).strip()[:_LONGEST] for key in ("who", "age", "need", *_SINGLE)}
        self.open_only = bool(posted.get("open_only"))
        self.errors: list[dict[str, str]] = []
        self.query = self._read(now)

    def _read(self, now: datetime) -> Query | None:
        raw: dict[str, Any] = {key: self.chosen[key] for key in _SINGLE if self.chosen[key]}
        if self.chosen["need"]:
            raw["need"] = [self.chosen["need"]]
        if self.chosen["age"]:
            text = self.chosen["age"]
            raw["age"] = int(text) if text.isascii() and text.isdigit() else text
        try:
            if self.chosen["who"] not in WHO:
                raise Refused("an age group that is not known", key="who")
            query = Query.parse({**raw, "open_only": self.open_only}, districts=self.directory.districts, now=now)
            adult = _ADULT.get(self.chosen["who"])
            if query.age is not None and adult is not None and query.is_adult is not adult:
                raise Refused("an age that does not fit the age group", key="who")
            return replace(query, adult=adult)
        except Refused as refused:
            self.errors.append({"text": str(_WRONG.get(refused.key, refused.message)), "field": refused.key})
            return None

    def fields(self, language: str) -> dict[str, Any]:
        """Return the form's fields with their choices and what was chosen, labels in a language."""
        needs = [(key, _capital(name(NEED_NAMES, key, language))) for key in vocabulary().needs]
        tongues = sorted(((key, _capital(name(LANGUAGE_NAMES, key, language))) for key in LANGUAGE_NAMES), key=lambda item: item[1])
        channels = [(key, name(CHANNEL_NAMES, key, language)) for key in vocabulary().channels]
        anyone = gettext("Alle")
        return {
            "who": self._choices("who", WHO.items()),
            "need": self._choices("need", [("", gettext("Alt")), *needs]),
            "channel": self._choices("channel", [("", anyone), *channels]),
            "language": self._choices("language", [("", anyone), *tongues]),
            "district": self._choices("district", [("", anyone), *((d, d) for d in self.directory.districts)]),
            "has_districts": bool(self.directory.districts),
            "age": self.chosen["age"],
            "at": self.chosen["at"],
            "open_only": self.open_only,
            "wrong": {error["field"]: True for error in self.errors},
        }

    def _choices(self, key: str, choices: Iterable[tuple[str, Any]]) -> list[dict[str, Any]]:
        return [{"value": value, "label": str(label), "chosen": value == self.chosen[key]} for value, label in choices]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
