"""What the editors' app brings to the house."""

from utvei.foundation.vocabulary.manifests import Manifest

MANIFEST = Manifest(app="editing")
