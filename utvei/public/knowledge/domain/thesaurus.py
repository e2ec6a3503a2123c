"""The thesaurus of the search: what visitors write in any language, and what it means here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Annotated

from pydantic import AfterValidator, Field, RootModel

from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.texts import LANGUAGES, Strict
from utvei.foundation.vocabulary.yamlfile import read
from utvei.public.knowledge.domain.scripts import kept
from utvei.public.knowledge.domain.words import NOT, QUIET, TELLING, bare, run, stem, tokens, unspaced

# All of them count, so that a municipality adds words of its own in thesaurus-<place>.yaml beside the national ones.
FILES = "thesaurus*.yaml"
OTHER_LANGUAGES = "thesaurus/*.yaml"
KINDS = ("topic", "need", "actor", "page")
_COMPOUND = 6  # a stem of so many letters also begins compounds: «selvmordstanker»


def _has_a_word(phrase: str) -> str:
    if not tokens(phrase):
        raise ValueError("a phrase with at least one word in it")
    return phrase


Phrase = Annotated[str, Field(min_length=1), AfterValidator(_has_a_word)]


class Synonyms(Strict):
    """What visitors write, and what to look for as well: words, or ``topic:``, ``need:``, ``actor:``, ``page:`` with a key.

    ``aside`` when it says who it is about or where, and counts for less beside what is happening: a child, a neighbour, a trade.
    ``together`` are two lists of keys: a query that has a thought of each means this as well, in any language.
    """

    key: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")] | None = None
    words: list[Phrase] = Field(min_length=1)
    means: list[Annotated[str, Field(min_length=1)]] = Field(min_length=1)
    aside: bool = False
    together: Annotated[list[Annotated[list[str], Field(min_length=1)]], Field(min_length=2, max_length=2)] | None = None


class Thesaurus(RootModel[list[Synonyms]]):
    """The synonyms in our own languages, one entry for each thought."""


class OtherLanguage(RootModel[dict[str, list[Phrase]]]):
    """What each thought is called in another language, by the key of the thought."""


@dataclass(frozen=True)
class Part:
    """One word of a phrase as it is compared; ``begins`` when every word that begins so will do.

    ``related`` when it is the beginning that its other forms in a language without a stemmer here are taken to share.
    """

    form: str
    begins: bool
    related: bool = False


@dataclass(frozen=True)
class Wording:
    """One phrase: its words in any order, or ``run`` when its script has no spaces; ``own`` when the language is one of ours."""

    parts: tuple[Part, ...]
    run: str
    language: str
    own: bool


@dataclass(frozen=True)
class Thought:
    """What is meant, what it is called in bokmål, and every wording of it; ``together`` are the keys of two thoughts that say it."""

    means: Sequence[str]
    name: str
    wordings: Sequence[Wording]
    aside: bool = False
    key: str = ""
    together: Sequence[tuple[str, str]] = ()


def thoughts(content: Content) -> Iterator[Thought]:
    """Yield the thesaurus of a checked pack. Raises ValidationError or YamlFault for one that was not checked."""
    others: dict[str, list[Wording]] = {}
    for path in content.paths(OTHER_LANGUAGES):
        language = path.rsplit("/", 1)[-1].removesuffix(".yaml")
        for key, phrases in OtherLanguage.model_validate(read(content.text(path)).value or {}).root.items():
            others.setdefault(key, []).extend(wording(phrase, language) for phrase in phrases)
    for path in own_files(content):
        for entry in Thesaurus.model_validate(read(content.text(path)).value or []).root:
            yield thought(entry, others)


def own_files(content: Content) -> Iterator[str]:
    """Yield the files that say what is meant; those of other languages only add to them."""
    return (path for path in content.paths(FILES) if "/" not in path)


def thought(entry: Synonyms, others: Mapping[str, Sequence[Wording]]) -> Thought:
    """Return an entry with its wordings in every language."""
    own = [wording(phrase, LANGUAGES[0]) for phrase in entry.words]
    wordings = [*own, *others.get(entry.key or "", ())]
    together = tuple(product(*entry.together or ((), ())))
    return Thought(entry.means, entry.words[0].replace("*", ""), wordings, entry.aside, entry.key or "", together)


def wording(phrase: str, language: str) -> Wording:
    """Return a phrase as it is compared: stems in our own languages, bare words in others."""
    own = language in LANGUAGES
    if not own and unspaced(phrase):
        return Wording((), run(phrase.replace("*", "")), language, own)
    pieces = [piece for piece in phrase.split() if tokens(piece)]
    if own:
        loud = [piece for piece in pieces if piece.lower() in NOT or piece.lower() not in QUIET]
        telling = [piece for piece in pieces if piece in loud or piece.lower() in TELLING]
        pieces = next((kept for kept in (loud, telling) if len(kept) > 1), pieces)
    parts = [part for piece in pieces for part in _parts(piece, own)]
    return Wording(tuple(dict.fromkeys(parts)), "", language, own)


def _parts(piece: str, own: bool) -> Iterator[Part]:
    """Yield the words of a piece; only its last may stand for every word that begins so."""
    found = tokens(piece)
    for i, word in enumerate(found):
        open_end = piece.endswith("*") and i == len(found) - 1
        form = bare(stem(word)) if own and not open_end else bare(word)
        yield Part(form, open_end or (own and len(form) >= _COMPOUND))


def relative(part: Part) -> Part | None:
    """Return the beginning that other forms of a foreign word share with it; nothing for a short word, or one with an open end."""
    letters = 0 if part.begins else kept(part.form)
    return Part(part.form[:letters], True, True) if letters else None
