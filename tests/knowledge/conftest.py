"""Renders with the open house's own templates, in a release built once for all tests."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.knowledge import samples
from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.manifests import BuildContext

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "utvei.config.settings.public")
TODAY = date(2026, 11, 22)
SITE = {
    "name": "Prøveby",
    "exit_url": "https://www.yr.no/",
    "languages": ["nb", "nn", "en"],
    "emergency": [{"key": "politi-112", "name": "Akutt fare", "number": "112"}],
}


def context_for(content: Content) -> BuildContext:
    """Return what a release part is built from, with the real templates."""
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()
    from utvei.foundation.ui.rendering import page

    def render(template: str, context: Mapping[str, Any], *, language: str, path: str) -> bytes:
        return page(template, context, language=language, path=path, site=SITE)

    return BuildContext(content=content, today=TODAY, render=render)


@pytest.fixture(scope="session")
def built() -> dict[str, bytes]:
    """The files of the sample pack's release."""
    from utvei.public.knowledge.build import build

    return build(context_for(samples.content()))


@pytest.fixture(scope="session")
def database(built: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample pack's search."""
    path = tmp_path_factory.mktemp("search") / "search.sqlite"
    path.write_bytes(built["search.sqlite"])
    return path
