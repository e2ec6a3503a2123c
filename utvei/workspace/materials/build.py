"""Writes the materials' part of a release: every item's files, the packages, and the pages that lead to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.manifests import BuildContext, SearchRow
from utvei.foundation.vocabulary.texts import LANGUAGES, pick
from utvei.foundation.vocabulary.yamlfile import read
from utvei.public.directory.domain.pack import districts_of
from utvei.public.directory.selectors import directory_of
from utvei.public.exposed.manifest import book_of
from utvei.public.knowledge.domain.texts import stored
from utvei.workspace.materials import kits
from utvei.workspace.materials.contacts import Contacts
from utvei.workspace.materials.domain.audiences import AUDIENCES, INDEX, url
from utvei.workspace.materials.domain.numbers import approvals
from utvei.workspace.materials.domain.texts import texts
from utvei.workspace.materials.domain.words import AUDIENCES as NAMES
from utvei.workspace.materials.domain.words import FORMS as FORM_NAMES
from utvei.workspace.materials.domain.words import PLACES, in_language
from utvei.workspace.materials.items import Item, Source, items
from utvei.workspace.materials.making import MADE, Made, in_release, make, notes
from utvei.workspace.materials.presenting import Presenter
from utvei.workspace.materials.zips import packed

WHOLE = f"{INDEX}utvei-materiell.zip"
# What visitors call printed things; a query with one of these words asks for them.
CALLED = (
    *("materiell", "plakat", "plakater", "brosjyre", "brosjyrer", "kort", "klistremerke", "klistremerker", "løpeseddel", "utskrift"),
    *("plakatar", "brosjyrar", "poster", "posters", "leaflet", "leaflets", "card", "cards", "sticker", "stickers", "flyer", "materials"),
)


def build(ctx: BuildContext) -> dict[str, bytes]:
    """Return the files by their path in the release; none where the pack has no text to print.

    Raises DoesNotFit for a text too long for its form, KeyError or ValidationError for a pack that was not checked.
    """
    source = source_of(ctx)
    made = list(make(list(items(source)), ctx.former, ctx.told))
    if not made:
        return {}
    zips = _zips(made)
    files = {in_release(one.item.stem + ending): body for one in made for ending, body in one.files.items()}
    files |= {in_release(at): body for at, body in zips.items()}
    files[MADE] = notes(made)
    for language in LANGUAGES:
        presenter = Presenter(made, zips, source.address, language)
        for path, template, context in _pages(presenter, made, ctx.content, language):
            files[stored(path, language)] = ctx.render(template, context, language=language, path=path)
    return files


def source_of(ctx: BuildContext) -> Source:
    """Return what the items of a pack are made from."""
    municipality = read(ctx.content.text("pack.yaml")).value.get("municipality") or {}
    return Source(
        book=book_of(ctx.content),
        texts=texts(ctx.content),
        contacts=Contacts(directory_of(ctx.content, ctx.today), approvals(ctx.content)),
        place=str((municipality.get("name") or {}).get("nb", "")),
        address=ctx.address,
        districts=districts_of(ctx.content),
    )


def _pages(presenter: Presenter, made: Sequence[Made], content: Content, language: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    yield INDEX, "materials/index.html", presenter.index(kits.links(content, language))
    for audience in dict.fromkeys(one.item.audience for one in made):
        yield url(audience), "materials/audience.html", presenter.audience(audience)


def _zips(made: Sequence[Made]) -> dict[str, bytes]:
    """Return the packages by address: one of everything, and one for each audience."""
    found = {WHOLE: packed({_name(one.item): one.pdf for one in made})}
    for audience in dict.fromkeys(one.item.audience for one in made):
        own = {_name(one.item): one.pdf for one in made if one.item.audience == audience}
        found[f"{INDEX}{url(audience).split('/')[-2]}.zip"] = packed(own)
    return found


def _name(item: Item) -> str:
    """Return the name of an item's PDF inside a package: its address, below a folder of the audience."""
    return f"{item.stem.removeprefix(INDEX)}.pdf"


def search_rows(content: Content) -> list[SearchRow]:
    """Return the pages as the search finds them: the index, and one page for each audience that has a text."""
    there = [key for key in AUDIENCES if (key, LANGUAGES[0]) in texts(content) or (key == "exposed" and book_of(content))]
    rows = []
    for language in LANGUAGES if there else ():
        words = in_language(language)
        forms = ", ".join(name[language] for name in FORM_NAMES.values())
        rows.append(SearchRow("materials", words["title"], INDEX, f"{words['lead']} {forms}", language, called=CALLED))
        for key in there:
            text = f"{pick(PLACES[key], language)} {forms}"
            rows.append(SearchRow("materials", f"{words['title']}: {NAMES[key][language]}", url(key), text, language, called=CALLED))
    return rows
