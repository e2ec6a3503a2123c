"""A small sound pack and small sections to check it with; each folder in `bad/` is laid over it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, RootModel

from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.domain.keys import vocabulary
from utvei.foundation.vocabulary.manifests import Fault, PackSection
from utvei.foundation.vocabulary.texts import LocalText, Reviewed, Strict

BAD = Path(__file__).parent / "bad"
EXPECTED, REMOVED = "expected.txt", "removed.txt"


class Channel(Strict):
    """A way to reach an actor."""

    channel: Literal["phone", "sms", "chat"]
    number: str | None = None
    hours: Literal["always", "unknown"] | dict[str, Any] = "unknown"


class Ages(Strict):
    """Whom an actor is for, in years."""

    min: int | None = Field(default=None, ge=0, le=120)
    max: int | None = None


class Actor(Reviewed):
    """A small actor."""

    name: LocalText
    group: Literal["national_helpline", "municipal", "other"]
    free: bool | None = None
    ages: Ages = Ages()
    channels: list[Channel] = []


class FrontMatter(Reviewed):
    """The fields of a small page."""

    title: Annotated[str, Field(min_length=1, max_length=60)]
    order: int
    related: list[str] = []


class Observation(Strict):
    """The words of an observation."""

    label: LocalText
    sources: list[str] = []


class Rule(Reviewed):
    """A small rule, with a condition that is one of several forms."""

    id: str
    when: str | AtLeast | AllOf
    contacts: list[str] = []
    text: LocalText
    examples: dict[str, list[dict[str, Any]]] = {}


class AtLeast(Strict):
    """So many of several."""

    n: int
    of: list[str]


class AllOf(Strict):
    """All of several."""

    all: list[str]


Rule.model_rebuild()


class Observations(RootModel[dict[str, Observation]]):
    """`guidance/observations.yaml`."""


class Rules(RootModel[list[Rule]]):
    """`guidance/rules/*.yaml`."""


class Word(Strict):
    """A word and what it means."""

    term: LocalText
    explanation: LocalText


class Glossary(RootModel[dict[str, Word]]):
    """`glossary.yaml`."""


def one_page_at_least(content: Content) -> Iterator[Fault]:
    """Yield a fault for a pack without pages: what only the whole can show."""
    if not any(content.paths("knowledge/*/nb.md")):
        yield Fault("pack.yaml", 1, "A pack has a page.", "Write one.")


SECTIONS = (
    PackSection("directory", "directory/*.yaml", Actor),
    PackSection("knowledge", "knowledge/*/*.md", FrontMatter, one_page_at_least),
    PackSection("glossary", "glossary.yaml", Glossary),
    PackSection("observations", "guidance/observations.yaml", Observations),
    PackSection("rules", "guidance/rules/*.yaml", Rules),
)
REVIEWED = 'sources: [strl-257]\nowner: fagredaksjonen\nreviewed: "2026-11-22"\nnext_review: "2027-05-22"\n'
FILES = {
    "pack.yaml": 'key: small\nname: {nb: "Liten"}\nversion: "1.0"\nlanguage: nb\nlanguages: [nb]\n',
    "sources.yaml": "strl-257:\n  title: Straffeloven\n  publisher: Lovdata\n  kind: law\n  law: straffeloven § 257\n"
    '  read: "2026-11-22"\n  sureness: V\n',
    "glossary.yaml": 'offer: {term: {nb: "offer"}, explanation: {nb: "Den som er utsatt."}}\n',
    "directory/rosa.yaml": f"name: {{nb: ROSA}}\ngroup: other\nfree: true\n{REVIEWED}"
    'channels:\n  - {channel: phone, number: "22331166", hours: unknown}\n',
    "directory/politi-112.yaml": f'name: {{nb: Politiet}}\ngroup: other\n{REVIEWED}channels: [{{channel: phone, number: "112"}}]\n',
    "knowledge/tegn/nb.md": f"---\ntitle: Tegn\norder: 1\n{REVIEWED}---\n## Hva ser du?\n\nRing {{call:rosa}}{{source:strl-257}}.\n"
    "Et {term:offer|mulig offer} er ikke alene. Mellom 2019–2020 kom 112 000 kroner, se § 257 og side 112.\n",
    "guidance/rules/one.yaml": f"- id: one\n  when: {{all: [threats]}}\n  contacts: [rosa]\n  text: {{nb: Ring 112 nå.}}\n"
    f"  {REVIEWED.strip().replace(chr(10), chr(10) + '  ')}\n",
}


def write(folder: Path) -> Path:
    """Write the sound pack into a folder and return it."""
    observations = "".join(f"{key}: {{label: {{nb: Tegn}}}}\n" for key in vocabulary().observations)
    for path, text in {**FILES, "guidance/observations.yaml": observations}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def lay_over(folder: Path, fault: Path) -> Path:
    """Copy one fault's files over a pack, and take away the files it names in removed.txt."""
    removed = fault / REMOVED
    for path in removed.read_text("utf-8").split() if removed.exists() else ():
        (folder / path).unlink()
    shutil.copytree(fault, folder, dirs_exist_ok=True, symlinks=True, ignore=shutil.ignore_patterns(EXPECTED, REMOVED))
    return folder
