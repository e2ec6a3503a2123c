"""The address of a static file of the staff house."""

from __future__ import annotations

from django import template

from utvei.foundation.accounts import assets

register = template.Library()


@register.simple_tag
def staff_asset(name: str) -> str:
    """Return the address of a file in accounts/static. Raises KeyError when there is none."""
    return assets.address(name)
