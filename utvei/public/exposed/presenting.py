"""What the page for the one who is exposed shows: parts, whom to ring, and the few words around them, in the page's own language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.lists import format_list

from utvei.foundation.vocabulary.texts import LANGUAGES
from utvei.public.directory import selectors as directory
from utvei.public.directory.domain.listing import Clock, Directory
from utvei.public.directory.domain.pack import Actor
from utvei.public.directory.domain.times import oslo
from utvei.public.exposed.domain.book import Book, Shown
from utvei.public.exposed.domain.languages import direction
from utvei.public.exposed.domain.pack import Words

# Parts for one age are filled for that age; all others for a reader whose age nobody knows.
ADULT = {"adult": True, "young": False}
# The unicode data knows Tagalog by its newer name.
_LOCALES = {"tl": "fil"}
# Where one text serves several spoken languages, or its common name would bring the wrong interpreter.
_SPOKEN = {"tl": ("tagalog",), "fa": ("persisk", "dari"), "ku": ("kurmandsji",)}


@dataclass(frozen=True)
class Ring:
    """Whom to ring: what it gives (in a language), what the directory states that matters before its name, and whether it is open."""

    call: directory.Call
    gets: str
    gets_language: str
    facts: str
    state: str
    disputed: str


@dataclass(frozen=True)
class Section:
    """A part with its calls; ``language`` and ``direction`` are those of its text."""

    shown: Shown
    direction: str
    rings: list[Ring]


class Presenter:
    """Fills the page of one language from the texts, the directory and the clock."""

    def __init__(self, book: Book, entries: Directory, now: datetime, language: str) -> None:
        self.book, self.entries, self.now, self.language = book, entries, now, language
        self.words: Words = book.short[language].words
        self.locale = Locale.parse(_LOCALES.get(language, language))

    def sections(self) -> list[Section]:
        """Return the parts in order, each with whom to ring."""
        return [Section(shown, direction(shown.language), self._rings(shown)) for shown in self.book.parts(self.language)]

    def say(self) -> list[str]:
        """Return the sentences to say in Norwegian on the phone, one for each language a reader may want an interpreter in."""
        if self.language in LANGUAGES[:2]:
            return []
        names = _SPOKEN.get(self.language) or (Locale("nb").languages[self.language],)
        return [f"Jeg snakker {name}. Jeg trenger tolk." for name in names]

    def reviewed(self, day: date) -> str:
        """Return when the text was last read by its owner, in words."""
        return self.words.reviewed.format(date=format_date(day, "long", locale=self.locale))

    def _rings(self, shown: Shown) -> list[Ring]:
        adult = ADULT.get(shown.part.key)
        calls = directory.calls(self.entries, shown.part.calls, self.now, self._listed_in(), adult=adult)
        return [self._ring(call) for call in calls]

    def _listed_in(self) -> str:
        """The directory itself is written in three languages; names of Norwegian offices stand as they are said on the phone."""
        return self.language if self.language in LANGUAGES else LANGUAGES[0]

    def _ring(self, call: directory.Call) -> Ring:
        gets = self.book.gets(call.key, self.language) or (call.short, self._listed_in())
        disputed = self.words.disputed if call.disputed else ""
        return Ring(call, *gets, self._facts(self.entries.by_key[call.key].actor), self._state(call), disputed)

    def _state(self, call: directory.Call) -> str:
        listed = self.entries.by_key[call.key]
        contact = next((one for one in listed.contacts if one.channel.channel == call.channel and one.channel.number == call.tel), None)
        moment = Clock(self.now).moment(contact) if contact else Clock(self.now).actor(listed)
        if moment.state == "open":
            return self.words.open_until.format(time=self._time(moment.closes)) if moment.closes else self.words.open_now
        if moment.state == "unknown":
            return self.words.unknown
        return self.words.opens.format(time=self._time(moment.opens)) if moment.opens else self.words.closed

    def _time(self, moment: datetime) -> str:
        """Return the time, with its weekday when it is another day: the clock is Norway's, for that is where one rings."""
        local = oslo(moment)
        form = "HH:mm" if local.date() == oslo(self.now).date() else "EEEE HH:mm"
        return format_datetime(local.replace(tzinfo=None), form, locale=self.locale)

    def _facts(self, actor: Actor) -> str:
        """Return what the directory states, in a line; what it does not state is not said."""
        facts = [self.words.free] if actor.cost == "free" else []
        if actor.anonymous:
            facts.append(self.words.anonymous)
        spoken = [self.locale.languages.get(code, code) for code in actor.languages if code not in LANGUAGES[:2]]
        if spoken:
            facts.append(self.words.speaks.format(languages=format_list(spoken, locale=self.locale)))
        if actor.interpreter:
            facts.append(self.words.interpreter)
        return " · ".join(facts)
