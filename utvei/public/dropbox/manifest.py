"""What the letters bring to the house. Letters of this kind are opened by the editors' inbox in the staff house."""

from utvei.foundation.vocabulary.manifests import Manifest

MANIFEST = Manifest(app="dropbox")
