"""How much a phone must fetch at a first visit, everything included."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from figures import Figure
from house import House
from wire import first_visit

AIM = "aim ≤ 60"
# A case with much to say: an adult, strong ground, an acute sign told, a role that the law binds.
FORM = urlencode(
    [("age", "adult"), ("role", "health"), ("employer_kind", "public"), ("situation", "work")]
    + [("obs", key) for key in ("documents_taken", "debt_bondage", "excessive_hours", "no_or_little_pay")]
    + [("told", "threats")]
)
PAGES = (
    ("front", "front page", "/", ""),
    ("advice", "advice page", "/bekymret/rad/", FORM),
    ("tool", "the tool, first screen", "/bekymret/", ""),
)


def measure(house: House) -> Iterator[Figure]:
    """Yield bytes (in kB of 1000) and requests of a first visit to each page."""
    for key, text, path, form in PAGES:
        size, requests = first_visit(house.port, path, form)
        yield Figure("visit", f"{key}_kb", f"{text}: first visit, headers and assets included", size / 1000, "kB", AIM)
        yield Figure("visit", f"{key}_requests", f"{text}: requests", requests, "")
