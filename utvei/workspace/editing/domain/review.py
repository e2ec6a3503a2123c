"""When a text must be read by a second person, and why a version may not be published."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

# Lists of what others have made; all other groups speak of law, rights or health.
FREE_GROUPS = frozenset({"resources"})


@dataclass(frozen=True)
class Approval:
    """A version that somebody has approved: what it said, by its hash, and who did."""

    fingerprint: str
    reviewer: str


def needs_review(groups: Iterable[str]) -> bool:
    """Return whether a text in these groups, the old and the new, must be reviewed: moving it out of a group does not free it."""
    return any(group not in FREE_GROUPS for group in groups if group)


def why_not(*, groups: Iterable[str], fingerprint: str, authors: Collection[str], approvals: Iterable[Approval]) -> str | None:
    """Return why a version may not be published, in words for the editor, or None when it may."""
    if not needs_review(groups):
        return None
    of_this = [approval for approval in approvals if approval.fingerprint == fingerprint]
    if not of_this:
        return "Teksten er ikke godkjent av en fagleser slik den står nå. Send den til faglig kontroll først."
    if all(approval.reviewer in authors for approval in of_this):
        return "Den som har skrevet teksten, kan ikke godkjenne den. En annen fagleser må lese den."
    return None
