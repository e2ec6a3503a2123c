"""What the pages about printed items show: whom they are for, and every form in every language with its files and their sizes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from utvei.public.exposed.domain.languages import OWN_NAMES, direction
from utvei.public.knowledge.domain.texts import address
from utvei.workspace.materials.domain.audiences import AUDIENCES, FORMS, INDEX, NEUTRAL, url
from utvei.workspace.materials.domain.words import AUDIENCES as NAMES
from utvei.workspace.materials.domain.words import FORMS as FORM_NAMES
from utvei.workspace.materials.domain.words import HOW, PLACES, in_language
from utvei.workspace.materials.making import Made
from utvei.workspace.materials.printing import SMALL, small_size

Context = dict[str, Any]


def size_in_words(count: int, language: str) -> str:
    """Return a number of bytes as a reader says it: kilobytes below one megabyte, else megabytes with one decimal."""
    if count < 999_500:
        return f"{max(1, round(count / 1000))} kB"
    return f"{count / 1e6:.1f} MB" if language == "en" else f"{count / 1e6:.1f} MB".replace(".", ",")


class Presenter:
    """Writes the pages in one language. ``zips`` are the packages' bytes by address."""

    def __init__(self, made: Sequence[Made], zips: dict[str, bytes], address_of_house: str, language: str) -> None:
        self.made, self.zips, self.house, self.language = made, zips, address_of_house, language

    def index(self, kits: Sequence[Any]) -> Context:
        """Return the front of the materials: eight audiences, the kits, and everything in one package."""
        return {
            **self._framed(),
            "audiences": self._audiences(""),
            "kits": kits,
            "zip": self._zip(f"{INDEX}utvei-materiell.zip", len(self.made)),
        }

    def audience(self, audience: str) -> Context:
        """Return the page of one audience: its forms, each with every language."""
        own = [one for one in self.made if one.item.audience == audience]
        return {
            **self._framed(),
            "title": NAMES[audience][self.language],
            "lead": PLACES[audience][self.language],
            "forms": [self._form(audience, form, own) for form in FORMS],
            "machine": any(one.item.machine for one in own),
            "has_address": bool(self.house),
            # Only a house on this very machine answers without encryption: the demonstration.
            "demonstration": self.house.startswith("http://"),
            "others": self._audiences(audience),
            "zip": self._zip(f"{INDEX}{url(audience).split('/')[-2]}.zip", len(own)),
            "crumbs": [{"title": in_language(self.language)["title"], "url": INDEX}],
        }

    def _framed(self) -> Context:
        return {"words": in_language(self.language)}

    def _audiences(self, without: str) -> list[Context]:
        there = {one.item.audience for one in self.made} - {without}
        return [
            {"title": NAMES[key][self.language], "line": PLACES[key][self.language], "url": address(url(key), self.language)}
            for key in AUDIENCES
            if key in there
        ]

    def _zip(self, at: str, count: int) -> Context:
        size = len(self.zips[at])
        return {"url": at, "name": at.rsplit("/", 1)[-1], "size": size_in_words(size, self.language), "count": count}

    def _form(self, audience: str, form: str, own: Sequence[Made]) -> Context:
        found = [one for one in own if one.item.form == form]
        whole = [one for one in found if not one.item.district]
        shown = next((one for one in whole if one.item.language == self.language), whole[0])
        width, height = small_size(form)
        return {
            "key": form,
            "title": FORM_NAMES[form][self.language],
            "how": HOW[form][self.language],
            "hidden": form == "card" and audience in NEUTRAL,
            "picture": f"{shown.item.stem}{SMALL}" if SMALL in shown.files else "",
            "width": width,
            "height": height,
            "main": self._link(shown),
            "written": [self._link(one) for one in whole if one is not shown and not one.item.machine],
            "machine": [self._link(one) for one in whole if one.item.machine],
            "districts": [self._link(one) for one in found if one.item.district],
            "screen": [self._link(one) for one in found],
        }

    def _link(self, one: Made) -> Context:
        """Return an item in one language with its files; a name stands in its own script."""
        item = one.item
        pictures = [ending for ending in one.files if ending.endswith(".svg")]
        return {
            "name": OWN_NAMES[item.language],
            "code": item.language,
            "direction": direction(item.language),
            "district": item.district,
            "pdf": f"{item.stem}.pdf",
            "size": size_in_words(len(one.pdf), self.language),
            "png": f"{item.stem}.png",
            "svg": [{"url": f"{item.stem}{ending}", "page": number} for number, ending in enumerate(pictures, start=1)],
        }
