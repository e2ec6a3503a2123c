"""What the front page, the search page and the shared files bring to the house."""

from __future__ import annotations

from utvei.foundation.vocabulary.manifests import Manifest

MANIFEST = Manifest(app="site")
