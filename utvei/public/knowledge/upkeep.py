"""What `utvei doctor` says of the texts: pages that should have been read through again, and sources that end."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path

from utvei.foundation.release.selectors import NoRelease, current
from utvei.foundation.vocabulary.manifests import Finding

SOON = timedelta(days=90)
_NAMED = 8
today = date.today


def check() -> Iterable[Finding]:
    """Yield what is overdue in the release that stands now; nothing where there is none."""
    try:
        written = json.loads(current(Path(os.environ.get("UTVEI_HOME") or "var").resolve()).read("reviews.json"))
    except (NoRelease, FileNotFoundError, KeyError):
        return []
    return findings(written, today())


def findings(written: Mapping[str, Mapping[str, str]], day: date) -> Iterable[Finding]:
    """Yield a line each for overdue pages, sources that have ended, and sources that end within ninety days."""
    late = [page for page, review in written["pages"].items() if date.fromisoformat(review) < day]
    ends = {key: date.fromisoformat(end) for key, end in written["sources"].items()}
    ended = [f"{key} ({end})" for key, end in ends.items() if end < day]
    soon = [f"{key} ({end})" for key, end in ends.items() if day <= end <= day + SOON]
    yield Finding(not late, f"pages past their next review: {_listed(late)}" if late else "every page is within its next review", False)
    if ended:
        yield Finding(False, f"sources that have ended: {_listed(ended)}", False)
    if soon:
        yield Finding(False, f"sources that end within {SOON.days} days: {_listed(soon)}", False)


def _listed(names: list[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")
