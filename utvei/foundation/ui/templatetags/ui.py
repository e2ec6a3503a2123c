"""The two addresses a template needs: a static file under its hashed name, and a page in the reader's language."""

from __future__ import annotations

from typing import Any

from django import template

from utvei.foundation.ui import assets
from utvei.foundation.ui.addresses import in_language

register = template.Library()


@register.simple_tag
def asset(name: str) -> str:
    """Return the address of a static file. Raises KeyError when ui/static holds no such file."""
    return assets.address(name)


@register.simple_tag(takes_context=True)
def href(context: dict[str, Any], path: str) -> str:
    """Return ``path`` with the prefix of the page's language."""
    return in_language(path, str(context.get("language", "nb")))
