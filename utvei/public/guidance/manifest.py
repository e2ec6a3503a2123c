"""What the guidance brings to the house."""

from __future__ import annotations

from pydantic import RootModel

from utvei.foundation.vocabulary.manifests import Manifest, PackSection, ReleasePart
from utvei.foundation.vocabulary.texts import LocalText
from utvei.public.guidance.build import build, check_whole
from utvei.public.guidance.domain import pack


class Phrases(RootModel[dict[str, LocalText]]):
    """`guidance/phrases.yaml`."""


MANIFEST = Manifest(
    app="guidance",
    pack_sections=(
        PackSection("observations", "guidance/observations.yaml", pack.ObservationTexts),
        PackSection("screens", "guidance/screens.yaml", pack.Screens),
        PackSection("roles", "guidance/roles.yaml", pack.Roles),
        PackSection("levels", "guidance/levels.yaml", pack.LevelTexts),
        PackSection("units", "guidance/units.yaml", pack.UnitTexts),
        PackSection("phrases", "guidance/phrases.yaml", Phrases),
        PackSection("rules", "guidance/rules/*.yaml", pack.Rules, check_whole),
    ),
    release_parts=(ReleasePart("guidance", build),),
)
