"""Every app's manifest, collected: the one place that knows them all."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module

from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.manifests import Job, Manifest, PackSection, ReleasePart, SearchRow

APPS = (
    "utvei.public.directory",
    "utvei.public.knowledge",
    "utvei.public.guidance",
    "utvei.public.exposed",
    "utvei.public.dropbox",
    "utvei.public.site",
    "utvei.workspace.plan",
    "utvei.workspace.materials",
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


def search_rows(content: Content) -> tuple[SearchRow, ...]:
    """Return what every app lets the search find, beside what the knowledge bank finds itself."""
    return tuple(row for manifest in manifests() if manifest.search_rows for row in manifest.search_rows(content))


def jobs() -> tuple[Job, ...]:
    """Return everything that the worker does. The accounts know nothing of manifests, so their own job stands here."""
    return (*(job for manifest in manifests() for job in manifest.jobs), Job("accounts.sweep", timedelta(days=1), _sweep_accounts))


def _sweep_accounts() -> None:
    from utvei.foundation.accounts.services import sweep  # noqa: PLC0415  the open house knows the manifests and has no models

    sweep()
