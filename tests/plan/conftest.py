"""Renders with the open house's own templates."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.manifests import BuildContext

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "utvei.config.settings.public")
SITE = {"name": "Prøveby", "exit_url": "https://www.yr.no/", "languages": ["nb", "nn", "en"], "emergency": []}
Built = Callable[[Content], dict[str, bytes]]


@pytest.fixture(scope="session")
def built() -> Built:
    """Return what builds the plan's part of a release."""
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()
    from utvei.foundation.ui.rendering import page
    from utvei.workspace.plan.build import build

    def render(template: str, context: Mapping[str, Any], *, language: str, path: str) -> bytes:
        return page(template, context, language=language, path=path, site=SITE)

    return lambda content: build(BuildContext(content=content, today=date(2026, 11, 22), render=render))
