"""What the pages for the one who is exposed bring to the house."""

from __future__ import annotations

import json
from collections.abc import Mapping

from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.manifests import BuildContext, Manifest, PackSection, ReleasePart
from utvei.foundation.vocabulary.yamlfile import read
from utvei.public.exposed.domain import checks
from utvei.public.exposed.domain.book import Book
from utvei.public.exposed.domain.pack import FORM, SHORT, WHOLE, Form, ShortPage, WholePage, language_of

FILE = "exposed.json"


def book_of(content: Content) -> Book | None:
    """Return every page of a checked pack; None where the pack has no form for them."""
    if FORM not in content.files:
        return None
    return Book(
        form=Form.model_validate(read(content.text(FORM)).value),
        short={language_of(path): ShortPage.model_validate(read(content.text(path)).value) for path in content.paths(SHORT)},
        whole={language_of(path): WholePage.model_validate(read(content.text(path)).value) for path in content.paths(WHOLE)},
    )


def build(ctx: BuildContext) -> Mapping[str, bytes]:
    """Return the pages as one file; none where the pack has none."""
    book = book_of(ctx.content)
    return {FILE: json.dumps(book.model_dump(mode="json"), ensure_ascii=False, sort_keys=True).encode()} if book else {}


MANIFEST = Manifest(
    app="exposed",
    pack_sections=(
        PackSection("exposed-form", FORM, Form, checks.check_form),
        PackSection("exposed", SHORT, ShortPage, checks.check_short),
        PackSection("exposed-whole", WHOLE, WholePage, checks.check_whole),
    ),
    release_parts=(ReleasePart("exposed", build),),
)
