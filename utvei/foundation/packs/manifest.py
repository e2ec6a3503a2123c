"""How the app introduces itself: the two kinds of file that every pack has."""

from __future__ import annotations

from utvei.foundation.packs.domain.check import OWN_SECTIONS
from utvei.foundation.vocabulary.manifests import Manifest

MANIFEST = Manifest(app="packs", pack_sections=OWN_SECTIONS)
