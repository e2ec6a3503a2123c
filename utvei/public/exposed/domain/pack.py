"""The pages for the one who is exposed: their order, short texts in every language, whole ones in three; numbers by key only."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from utvei.foundation.vocabulary.texts import LocalText, Reviewed, Strict

FORM = "exposed.yaml"
SHORT = "exposed/*.yaml"
WHOLE = "exposed-whole/*.yaml"
# Words that give away what the page is about to someone who looks at the tab or over a shoulder.
TELLING = re.compile(
    r"menneskeha|traffick|slave|prostit|utnytt|exploit|vold|violen|przemoc|handel|trata|насил|торг|استغلال|اتجار|العنف",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d(?:[ \u00a0]?\d){2,}")
Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]


def _neutral(value: str) -> str:
    if TELLING.search(value):
        raise ValueError("a neutral title that says nothing of what the page is about")
    return value


def _no_number(value: str) -> str:
    if _NUMBER.search(value):
        raise ValueError("no phone number in a text: name the actor under «calls», and the directory gives the number")
    return value


Text = Annotated[str, Field(min_length=1), AfterValidator(_no_number)]
Title = Annotated[Text, AfterValidator(_neutral)]


class Part(Strict):
    """One part of the page: its key, how it looks, whether it stands closed under its heading, and whom to ring in this order."""

    key: Key
    tone: Literal["plain", "first", "care"] = "plain"
    fold: bool = False
    calls: list[str] = Field(default_factory=list)


class Form(Strict):
    """The order of the parts, the same in every language, and the languages that lack a text, with the reason."""

    short: list[Part] = Field(min_length=1)
    whole: list[Part] = Field(min_length=1)
    gaps: dict[str, LocalText] = Field(default_factory=dict)


class Block(Strict):
    """The text of one part: a heading, a little text, points."""

    heading: Text
    text: list[Text] = Field(default_factory=list)
    points: list[Text] = Field(default_factory=list)


class _Written(Reviewed):
    """``title`` stands in the browser's tab, ``heading`` on the page."""

    title: Title
    heading: Title
    not_your_fault: Text
    opening: list[Text] = Field(min_length=1)
    sections: dict[Key, Block]


class WholePage(_Written):
    """The whole page in one language."""


class Words(Strict):
    """The few words around the text; each language brings its own. ``{…}`` is filled in by the page."""

    call: Text
    open_now: Text
    open_until: Annotated[Text, Field(pattern=r"\{time\}")]
    closed: Text
    opens: Annotated[Text, Field(pattern=r"\{time\}")]
    unknown: Text
    unconfirmed: Text
    disputed: Text
    free: Text
    anonymous: Text
    speaks: Annotated[Text, Field(pattern=r"\{languages\}")]
    interpreter: Text
    say: Text
    leave: Text
    languages: Text
    police: Text
    ambulance: Text
    doctor: Text
    content: Text
    stored: Text
    reviewed: Annotated[Text, Field(pattern=r"\{date\}")]


class ShortPage(_Written):
    """The short form: safety, whom to ring, free and without a name, under 18. All that a text no professional has read may hold.

    ``machine`` says in the page's own language that no professional has reviewed it; ``reviewer`` names the office or firm that has;
    ``gets`` is what each contact gives; ``gaps`` names the keys that are left out on purpose (``gets.rosa``, ``sections.free``).
    """

    machine: Text | None = None
    reviewer: Text | None = None
    gets: dict[Key, Text]
    words: Words
    gaps: list[str] = Field(default_factory=list)

    @model_validator(mode="after")
    def _leave_is_named(self) -> ShortPage:
        phone = self.sections.get("phone")
        if phone and not any(self.words.leave in line for line in [*phone.text, *phone.points]):
            raise ValueError(f"the part «phone» names the way out as the button does: «{self.words.leave}»")
        return self


def language_of(path: str) -> str:
    """Return the language that a file is written in, from its name."""
    return path.rsplit("/", 1)[-1].removesuffix(".yaml")
