"""What the pages for the one who is exposed bring to the house."""

from __future__ import annotations

import json
from collections.abc import Mapping

from utvei.foundation.vocabulary.manifests import BuildContext, Manifest, PackSection, ReleasePart
from utvei.foundation.vocabulary.yamlfile import read
from utvei.public.exposed.domain.pack import PATTERN, ExposedPage, check, language_of

FILE = "exposed.json"


def build(ctx: BuildContext) -> Mapping[str, bytes]:
    """Return the pages by language as one file."""
    texts = {
        language_of(path): ExposedPage.model_validate(read(ctx.content.text(path)).value).model_dump(mode="json")
        for path in ctx.content.paths(PATTERN)
    }
    return {FILE: json.dumps(texts, ensure_ascii=False, sort_keys=True).encode()}


MANIFEST = Manifest(
    app="exposed",
    pack_sections=(PackSection("exposed", PATTERN, ExposedPage, check),),
    release_parts=(ReleasePart("exposed", build),),
)
