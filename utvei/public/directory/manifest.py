"""What the directory brings to the house: its pack section and its part of a release."""

from __future__ import annotations

from utvei.foundation.vocabulary.manifests import Manifest, PackSection, ReleasePart
from utvei.public.directory.build import build
from utvei.public.directory.domain.pack import Actor, whole

MANIFEST = Manifest(
    app="directory",
    pack_sections=(PackSection("directory", "directory/*.yaml", Actor, whole),),
    release_parts=(ReleasePart("directory", build),),
)
