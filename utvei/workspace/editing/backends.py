"""What the editor's tool may ask of a person, answered from our roles. Its own groups and permissions stay empty."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import BaseBackend

from utvei.foundation.accounts.domain.roles import Permission
from utvei.foundation.accounts.selectors import permissions_of

_IN = "wagtailadmin.access_admin"
_TEXT = "editing.{}_pagetext"
GRANTS: dict[Permission, frozenset[str]] = {
    Permission.EDIT_CONTENT: frozenset({_IN, *(_TEXT.format(act) for act in ("view", "add", "change", "lock", "unlock"))}),
    Permission.REVIEW_CONTENT: frozenset({_IN, _TEXT.format("view")}),
    Permission.PUBLISH: frozenset(
        {_IN, _TEXT.format("publish"), *(f"editing.{act}_referencegroup" for act in ("view", "add", "change", "delete"))}
    ),
    Permission.ANSWER_LETTERS: frozenset({_IN}),
}


class EditingBackend(BaseBackend):
    """Grants the tool's permissions by role, and signs nobody in."""

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """Return every permission name that the person's roles give; none for one who is not active."""
        if not getattr(user_obj, "is_active", False) or getattr(user_obj, "is_anonymous", True):
            return set()
        # None of the roles that come here sleeps without a passkey.
        held = permissions_of(user_obj, passkey=False)
        return {name for permission in held for name in GRANTS.get(permission, ())}

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        """Return whether the person's roles give a permission."""
        return perm in self.get_all_permissions(user_obj, obj)

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        """Return whether the person's roles give anything in an app."""
        return any(name.startswith(f"{app_label}.") for name in self.get_all_permissions(user_obj))
