"""What the knowledge bank brings to the house."""

from __future__ import annotations

from utvei.foundation.vocabulary.manifests import Manifest, PackSection, ReleasePart
from utvei.public.knowledge.build import build
from utvei.public.knowledge.domain import checks, pack

MANIFEST = Manifest(
    app="knowledge",
    pack_sections=(
        PackSection("knowledge", pack.PATTERN, pack.FrontMatter, checks.pages),
        PackSection("glossary", "glossary.yaml", pack.Glossary, checks.glossary),
        PackSection("thesaurus", pack.THESAURUS, pack.Thesaurus, checks.thesaurus),
    ),
    release_parts=(ReleasePart("knowledge", build),),
)
