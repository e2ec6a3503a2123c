"""Every app's manifest, collected: the one place that knows them all."""

from __future__ import annotations

from importlib import import_module

from utvei.foundation.vocabulary.manifests import Manifest, PackSection, ReleasePart

APPS = (
    "utvei.public.directory",
    "utvei.public.knowledge",
    "utvei.public.guidance",
    "utvei.public.exposed",
    "utvei.public.dropbox",
    "utvei.public.site",
    "utvei.workspace.plan",
    "utvei.workspace.editing",
)


def manifests() -> tuple[Manifest, ...]:
    """Return the manifests in the order of the house."""
    return tuple(import_module(f"{app}.manifest").MANIFEST for app in APPS)


def sections() -> tuple[PackSection, ...]:
    """Return every kind of file that a pack may hold."""
    return tuple(section for manifest in manifests() for section in manifest.pack_sections)


def parts() -> tuple[ReleasePart, ...]:
    """Return every part of a release."""
    return tuple(part for manifest in manifests() for part in manifest.release_parts)
