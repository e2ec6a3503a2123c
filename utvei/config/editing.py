"""What the editors' app asks of the whole house: check the content, write a release of it, show one page as it will look.

`workspace` may not import `config`; the settings name these functions and the app loads them by name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.utils import timezone

from utvei.config.apps import sections
from utvei.config.publishing import build, site_facts
from utvei.foundation.packs.domain.check import check
from utvei.foundation.packs.services import Refused
from utvei.foundation.release import services
from utvei.foundation.ui.rendering import page
from utvei.foundation.vault.services import public_key
from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.manifests import CannotBuild, Fault
from utvei.public.knowledge import library
from utvei.public.knowledge.domain.pack import url, whose
from utvei.public.knowledge.presenting import Presenter


def faults(content: Content) -> list[Fault]:
    """Return everything wrong with the content; nothing when it may be published."""
    return check(content, sections())


def prepare(content: Content) -> Callable[[], None]:
    """Build a release and return what writes it and switches to it. Raises Refused for what cannot be built; the switch raises OSError."""
    try:
        files, manifest = build(content, timezone.localdate(), public_key().hex(), home=settings.UTVEI_HOME)
    except CannotBuild as error:
        raise Refused(f"Dette kan ikke trykkes: {error}") from None

    def switch() -> None:
        services.publish(home=settings.UTVEI_HOME, files=files, manifest=manifest)

    return switch


def preview(content: Content, path: str) -> bytes:
    """Return one knowledge page as the open house will show it. Raises ValueError or KeyError for a text that cannot be shown yet."""
    slug, language = whose(path)
    site = site_facts(content)

    def render(template: str, context: Mapping[str, Any], *, language: str, path: str) -> bytes:
        return page(template, context, language=language, path=path, site=site)

    presenter = Presenter(library.collect(content), render, language)
    return render("knowledge/page.html", presenter.page(slug), language=language, path=url(slug))
