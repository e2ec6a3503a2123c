"""All pages for the one who is exposed, together: what a reader of a language is shown, and where English stands in for a gap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from utvei.foundation.vocabulary.texts import LANGUAGES, Strict
from utvei.public.exposed.domain.languages import OWN_NAMES
from utvei.public.exposed.domain.pack import Block, Form, Part, ShortPage, WholePage

# Stands in where a text is missing: the most widely read of the languages that people here have written.
STAND_IN = "en"


@dataclass(frozen=True)
class Shown:
    """One part as it is shown, and the language its text is in, which is another than the page's where there is a gap."""

    part: Part
    block: Block
    language: str


class Book(Strict):
    """The form and the texts, by language. A language has a short page; bokmål, nynorsk and English may have a whole one as well."""

    form: Form
    short: dict[str, ShortPage]
    whole: dict[str, WholePage]

    def languages(self) -> list[str]:
        """Return the languages that have a page, and those whose gap is marked, in the order they are shown."""
        return [code for code in OWN_NAMES if code in self.short or code in self.form.gaps]

    def text(self, language: str) -> ShortPage | WholePage:
        """Return the whole page where there is one, else the short one. Raises KeyError for a language without a page."""
        return self.whole.get(language) or self.short[language]

    def parts(self, language: str, *, short: bool = False) -> Iterator[Shown]:
        """Yield the parts in order; the whole page where there is one, unless the short form is asked for."""
        text = self.short[language] if short else self.text(language)
        parts = self.form.whole if isinstance(text, WholePage) else self.form.short
        for part in parts:
            if part.key in text.sections:
                yield Shown(part, text.sections[part.key], language)
            else:
                yield Shown(part, self.short[STAND_IN].sections[part.key], STAND_IN)

    def gets(self, actor: str, language: str) -> tuple[str, str] | None:
        """Return what an actor gives in six words, and the language they are in; None for an actor the short form does not know."""
        for code in (language, STAND_IN, LANGUAGES[0]):
            if code in self.short and actor in self.short[code].gets:
                return self.short[code].gets[actor], code
        return None
