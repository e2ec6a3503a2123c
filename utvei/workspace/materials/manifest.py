"""What leaflets and kits bring to the house."""

from __future__ import annotations

from utvei.foundation.vocabulary.manifests import Manifest, PackSection, ReleasePart
from utvei.workspace.materials.build import build, search_rows
from utvei.workspace.materials.domain import kits, numbers, texts
from utvei.workspace.materials.kits import build as build_kits

MANIFEST = Manifest(
    app="materials",
    pack_sections=(
        PackSection("kits", kits.PATTERN, kits.KitFront, kits.check),
        PackSection("materials", texts.PATTERN, texts.MaterialText, texts.check),
        PackSection("printed numbers", numbers.PATTERN, numbers.Approvals, numbers.check),
    ),
    release_parts=(ReleasePart("materials", build), ReleasePart("kits", build_kits)),
    search_rows=search_rows,
)
