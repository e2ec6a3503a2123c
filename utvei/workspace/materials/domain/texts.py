"""The texts of leaflets, posters, cards and stickers: ``materials/texts/<audience>/<language>.yaml``, one file an audience and language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Annotated

from pydantic import AfterValidator, Field

from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.domain.keys import nearest
from utvei.foundation.vocabulary.manifests import Fault
from utvei.foundation.vocabulary.texts import LANGUAGES, Reviewed
from utvei.foundation.vocabulary.yamlfile import YamlFile, read
from utvei.public.exposed.domain.pack import TELLING
from utvei.workspace.materials.domain.audiences import NEUTRAL, WRITTEN

PATTERN = "materials/texts/*/*.yaml"
_NUMBER = re.compile(r"\d(?:[ \u00a0]?\d){2,}")


def _no_number(value: str) -> str:
    if _NUMBER.search(value):
        raise ValueError("no phone number in a text: name the actor under «contacts», and the directory gives the number")
    return value


Title = Annotated[str, Field(min_length=1, max_length=60), AfterValidator(_no_number)]
Lead = Annotated[str, Field(min_length=1, max_length=260), AfterValidator(_no_number)]
Point = Annotated[str, Field(min_length=1, max_length=110), AfterValidator(_no_number)]
Short = Annotated[str, Field(min_length=1, max_length=60), AfterValidator(_no_number)]


class MaterialText(Reviewed):
    """What is printed for an audience, in one language. ``short`` stands alone on a sticker; ``contacts`` are actors of the directory.

    ``points`` say what to look for, ``do`` what to do, in order. ``address_line`` leads to the address, where the pack has one.
    """

    title: Title
    short: Short
    lead: Lead
    points_title: Short
    points: list[Point] = Field(min_length=3, max_length=6)
    do_title: Short
    do: list[Point] = Field(min_length=3, max_length=5)
    contacts_title: Short
    contacts: list[str] = Field(min_length=1, max_length=6)
    address_line: Short


def whose(path: str) -> tuple[str, str]:
    """Return audience and language of ``materials/texts/<audience>/<language>.yaml``."""
    *_, audience, name = path.split("/")
    return audience, name.removesuffix(".yaml")


def texts(content: Content) -> dict[tuple[str, str], MaterialText]:
    """Return every text of a checked pack by audience and language. Raises ValidationError for one that was not checked."""
    return {whose(path): MaterialText.model_validate(read(content.text(path)).value) for path in content.paths(PATTERN)}


def check(content: Content) -> Iterable[Fault]:
    """Yield audiences nobody knows, languages that lack or differ, titles that tell, and contacts that may not stand alone."""
    files = {path: read(content.text(path)) for path in content.paths(PATTERN)}
    disputed = set(_disputed(content))
    for path, file in files.items():
        audience, language = whose(path)
        if audience not in WRITTEN or language not in LANGUAGES:
            mend = f"Audiences are {', '.join(WRITTEN)}; languages are {', '.join(LANGUAGES)}."
            yield Fault(path, 1, f"No printed item is for «{audience}» in «{language}»{nearest(audience, WRITTEN)}.", mend)
        yield from _contacts(path, file, disputed)
        if audience in NEUTRAL:
            yield from _telling(path, file)
    for audience in sorted({whose(path)[0] for path in files} & set(WRITTEN)):
        yield from _languages(audience, files)


def _languages(audience: str, files: dict[str, YamlFile]) -> Iterator[Fault]:
    """Yield what a language lacks of bokmål: a leaflet must say the same whoever reads it."""
    paths = {language: f"materials/texts/{audience}/{language}.yaml" for language in LANGUAGES}
    model = files.get(paths["nb"])
    for path in paths.values():
        if path not in files:
            yield Fault(path, 1, f"each audience in {', '.join(LANGUAGES)}.", "Write it, or remove the audience's other files.")
        elif model is not None and path != paths["nb"]:
            yield from _differences(path, files[path], model)


def _differences(path: str, file: YamlFile, model: YamlFile) -> Iterator[Fault]:
    for name in ("points", "do"):
        if len(file.value[name]) != len(model.value[name]):
            count = len(model.value[name])
            yield Fault(path, file.line((name,)), f"as many lines under «{name}» as bokmål has: {count}.", "Add or remove lines.")
    for name in ("contacts", "sources"):
        if file.value[name] != model.value[name]:
            yield Fault(path, file.line((name,)), f"the same «{name}» as bokmål has, in the same order.", "Copy the line from bokmål.")


def _contacts(path: str, file: YamlFile, disputed: set[str]) -> Iterator[Fault]:
    keys = file.value["contacts"]
    for i, key in enumerate(keys):
        if key in disputed and (i == 0 or all(other in disputed for other in keys[i + 1 :])):
            line = file.line(("contacts", i))
            mend = "Put another contact before it and another one after it."
            yield Fault(path, line, f"«{key}» neither first nor last: its number is disputed.", mend)


def _telling(path: str, file: YamlFile) -> Iterator[Fault]:
    for name in ("title", "short"):
        if TELLING.search(file.value[name]):
            yield Fault(path, file.line((name,)), f"a neutral «{name}» that says nothing of what it is about.", "Find other words.")


def _disputed(content: Content) -> Iterator[str]:
    for path in content.paths("directory/*.yaml"):
        channels = read(content.text(path)).value.get("channels") or []
        if any(channel.get("disputed") for channel in channels):
            yield path.rsplit("/", 1)[-1].removesuffix(".yaml")
