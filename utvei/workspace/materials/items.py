"""What each printed item says, as plain data for the sources in print/: the same texts, numbers and marks in every form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from babel import Locale
from babel.dates import format_date

from utvei.foundation.vocabulary.texts import LANGUAGES
from utvei.public.exposed.domain.book import Book, Shown
from utvei.public.exposed.domain.languages import OWN_NAMES, direction
from utvei.workspace.materials import qr
from utvei.workspace.materials.contacts import EMERGENCY, Contacts, Wording
from utvei.workspace.materials.domain.audiences import (
    AUDIENCES,
    BY_DISTRICT,
    DISTRICT_FORMS,
    DISTRICT_LANGUAGES,
    FORMS,
    NEUTRAL,
    WRITTEN,
    stem,
)
from utvei.workspace.materials.domain.texts import MaterialText
from utvei.workspace.materials.domain.words import PRINTED

Data = dict[str, Any]
# The unicode data knows Tagalog by its newer name; dates in English are written as in Europe.
_LOCALES = {"tl": "fil", "en": "en_GB"}
# Parts of the short form that speak of buttons and marks on a screen.
_SCREEN_ONLY = ("free",)
_CONTACTS_ON_A_CARD = 4


@dataclass(frozen=True)
class Item:
    """One item in one language: which it is, and what it says. ``machine`` tells that a machine wrote the words."""

    audience: str
    form: str
    language: str
    district: str
    machine: bool
    data: Data

    @property
    def stem(self) -> str:
        """The path of its files, without their ending."""
        return stem(self.audience, self.form, self.language, self.district)


@dataclass(frozen=True)
class Source:
    """What items are made from. ``address`` is empty where the municipality has settled none; then no code is printed."""

    book: Book | None
    texts: Mapping[tuple[str, str], MaterialText]
    contacts: Contacts
    place: str
    address: str
    districts: tuple[str, ...]


def items(source: Source) -> Iterator[Item]:
    """Yield every item: audience by audience, language by language, form by form, the districts last."""
    for audience in AUDIENCES:
        for language in OWN_NAMES:
            said = _said(source, audience, language)
            for form in FORMS if said else ():
                yield _item(audience, form, language, said)
        for district in source.districts if audience in BY_DISTRICT else ():
            yield from _of_district(source, audience, district)


def _of_district(source: Source, audience: str, district: str) -> Iterator[Item]:
    """Yield what is made for a district: only where the directory knows an office of its own there."""
    for language in DISTRICT_LANGUAGES:
        text = source.texts.get((audience, language))
        if text and source.contacts.has_office(text.contacts, district):
            for form in DISTRICT_FORMS:
                yield _item(audience, form, language, _written(source, audience, language, text, district), district)


def _item(audience: str, form: str, language: str, said: Data, district: str = "") -> Item:
    name = "/".join(part for part in (audience, form, language, district) if part)
    data = {**said, "name": name, "form": form, "language": language, "direction": direction(language), "district": district}
    return Item(audience, form, language, district, bool(said["machine"]), data)


def _said(source: Source, audience: str, language: str) -> Data:
    """Return what is said to an audience in a language; nothing where it has no text."""
    if audience not in WRITTEN:
        return _exposed(source, source.book, language) if source.book and language in source.book.short else {}
    text = source.texts.get((audience, language))
    return _written(source, audience, language, text) if text else {}


def _written(source: Source, audience: str, language: str, text: MaterialText, district: str = "") -> Data:
    words = {key: spoken[language] for key, spoken in PRINTED.items()}
    wording = Wording(language, words["unconfirmed"], words["disputed"], words["free"], words["anonymous"], lambda key: None)
    rows = source.contacts.rows([key for key in text.contacts if key not in EMERGENCY], wording, district)
    path = f"/t/{language}/" if audience in NEUTRAL else "/" if language == LANGUAGES[0] else f"/{language}/"
    return {
        "title": text.title,
        "heading": text.title,
        "short": text.short,
        "claim": "",
        "lead": [text.lead],
        "points": {"heading": text.points_title, "lines": text.points},
        "steps": {"heading": text.do_title, "lines": text.do},
        "danger": {"heading": words["emergency"], "text": []},
        "emergency": source.contacts.emergency(wording),
        "groups": [{"heading": text.contacts_title, "text": [], "rows": rows}] if rows else [],
        "careful": None,
        "card": rows[:_CONTACTS_ON_A_CARD],
        "machine": "",
        "address_line": text.address_line,
        "reviewed": words["reviewed"].format(date=_day(text.reviewed, language)),
        "day": text.reviewed.isoformat(),
        **_framed(source, audience, path, words["qr"]),
    }


def _exposed(source: Source, book: Book, language: str) -> Data:
    text = book.short[language]
    words = text.words
    wording = Wording(language, words.unconfirmed, words.disputed, words.free, words.anonymous, lambda key: book.gets(key, language))
    parts = [shown for shown in book.parts(language, short=True) if shown.part.key not in _SCREEN_ONLY]
    groups = [_group(source, shown, wording) for shown in parts if shown.part.tone == "plain" and shown.part.calls]
    danger, careful = _toned(parts, "first"), _toned(parts, "care")
    return {
        "title": text.title,
        "heading": text.heading,
        "short": text.heading,
        "claim": text.not_your_fault,
        "lead": text.opening,
        "points": None,
        "steps": None,
        "danger": {"heading": danger.block.heading, "text": danger.block.text} if danger else {"heading": "", "text": []},
        "emergency": source.contacts.emergency(wording),
        "groups": [group for group in groups if group["rows"]],
        "careful": _careful(careful, words.leave) if careful else None,
        "card": [row for group in groups for row in group["rows"]][:_CONTACTS_ON_A_CARD],
        "machine": text.machine or "",
        "address_line": "",
        # What no professional has read does not say that it was reviewed.
        "reviewed": "" if text.machine else words.reviewed.format(date=_day(text.reviewed, language)),
        "day": text.reviewed.isoformat(),
        **_framed(source, "exposed", f"/t/{language}/", "{address}"),
    }


def _group(source: Source, shown: Shown, wording: Wording) -> Data:
    """Return a part with its contacts. Its words ask the reader to ring, so they stand only where a number does."""
    rows = source.contacts.rows(shown.part.calls, wording)
    return {"heading": shown.block.heading, "text": shown.block.text if any(row["number"] for row in rows) else [], "rows": rows}


def _toned(parts: list[Shown], tone: str) -> Shown | None:
    return next((shown for shown in parts if shown.part.tone == tone), None)


def _careful(shown: Shown, leave: str) -> Data:
    """Return the advice about phones, without the lines about a button that paper does not have."""
    return {"heading": shown.block.heading, "lines": [line for line in (*shown.block.text, *shown.block.points) if leave not in line]}


def _framed(source: Source, audience: str, path: str, alt: str) -> Data:
    """Return what stands around the text: who sends it, the address, and whether its outside must say nothing."""
    shown = f"{source.address}{path}".split("://")[-1].rstrip("/")
    code = {"svg": qr.svg(f"{source.address}{path}"), "alt": alt.format(address=shown)} if source.address else None
    sender = " · ".join(part for part in ("Utvei", source.place) if part)
    return {"sender": sender, "neutral": audience in NEUTRAL, "address": shown if source.address else "", "qr": code}


def _day(day: date, language: str) -> str:
    return format_date(day, "long", locale=Locale.parse(_LOCALES.get(language, language)))
