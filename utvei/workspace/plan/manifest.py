"""What the plan brings to the house: its files in a pack and its pages in a release."""

from __future__ import annotations

from utvei.foundation.vocabulary.manifests import Manifest, PackSection, ReleasePart
from utvei.workspace.plan.build import build, plan_rows
from utvei.workspace.plan.domain import checks, pack

MANIFEST = Manifest(
    app="plan",
    pack_sections=(
        PackSection("plan", pack.PLANS, pack.Plan, checks.whole),
        PackSection("measures", pack.MEASURES, pack.Measure, checks.whole),
    ),
    release_parts=(ReleasePart("plan", build),),
    search_rows=plan_rows,
)
