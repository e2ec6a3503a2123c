"""What the knowledge bank brings to the house."""

from __future__ import annotations

from utvei.foundation.vocabulary.manifests import Manifest, PackSection, ReleasePart
from utvei.public.knowledge import upkeep
from utvei.public.knowledge.build import build
from utvei.public.knowledge.domain import checks, pack, resources, thesaurus, whole

MANIFEST = Manifest(
    app="knowledge",
    pack_sections=(
        PackSection("knowledge", pack.PATTERN, pack.FrontMatter, checks.pages),
        PackSection("readable", pack.PATTERN, pack.FrontMatter, whole.readable),
        PackSection("sourced", pack.PATTERN, pack.FrontMatter, whole.sourced),
        PackSection("covered", pack.PATTERN, pack.FrontMatter, whole.covered),
        PackSection("glossary", "glossary.yaml", pack.Glossary, checks.glossary),
        PackSection("resources", resources.FILE, resources.Resources),
        PackSection("thesaurus", thesaurus.FILES, thesaurus.Thesaurus, checks.thesaurus),
        PackSection("thesaurus in other languages", thesaurus.OTHER_LANGUAGES, thesaurus.OtherLanguage, checks.other_languages),
    ),
    release_parts=(ReleasePart("knowledge", build),),
    doctor_checks=(upkeep.check,),
)
