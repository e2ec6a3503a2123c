"""A small content, people in their roles, and stand-ins for what the whole house does at publishing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils import timezone

from utvei.foundation.accounts import services as accounts
from utvei.foundation.accounts.domain.roles import Role
from utvei.foundation.accounts.models import User
from utvei.foundation.audit.domain.actors import house
from utvei.foundation.packs import store
from utvei.foundation.packs.domain.check import check
from utvei.foundation.packs.domain.merge import Layer
from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.manifests import Fault
from utvei.public.knowledge.domain.pack import PATTERN
from utvei.public.knowledge.manifest import MANIFEST

PAGE = """---
title: "{title}"
summary: "Et kort svar. Og en setning til."
group: {group}
topics: [acute]
sources: [strl-257]
owner: fagredaksjonen
reviewed: "2026-11-22"
next_review: "2027-05-22"
---

## Hva er dette?

{body} {{source:strl-257}}
"""
FILES: Mapping[str, str] = {
    "pack.yaml": "key: liten\nversion: '1.0'\nname: {nb: Liten}\nlanguage: nb\nlanguages: [nb]\n",
    "sources.yaml": "strl-257: {title: Straffeloven, publisher: Stortinget, kind: law, law: straffeloven § 257, in_force: null, "
    "read: '2026-11-22', sureness: V, url: null}\n",
    "knowledge/tegn/nb.md": PAGE.format(title="Tegn", group="signs", body="Gammel tekst."),
    "knowledge/lenker/nb.md": PAGE.format(title="Lenker", group="resources", body="En liste."),
}
TEGN, LENKER = "knowledge/tegn/nb.md", "knowledge/lenker/nb.md"
switched: list[str] = []


def put(files: Mapping[str, str]) -> None:
    """Load content without its checks, as an upstream pack would."""
    pack = Layer("liten", "1.0", "", {path: text.encode() for path, text in files.items()})
    store.replace([pack], "test", timezone.now())


def faults(content: Content) -> list[Fault]:
    """Check pages as the house does."""
    return check(content, [section for section in MANIFEST.pack_sections if section.pattern == PATTERN])


def prepare(content: Content) -> Callable[[], None]:
    """Stand in for the building of a release."""
    return lambda: switched.append(content.fingerprint())


def full_disk(content: Content) -> Callable[[], None]:
    """Stand in for a disk that is full when the release is written."""

    def fail() -> None:
        raise OSError("the disk is full")

    return fail


def person(name: str, *roles: Role) -> User:
    """Return a new person in roles."""
    user = accounts.create_user(by=house("test"), email=f"{name}@example.org", name=name.title())
    for role in roles:
        accounts.give_role(by=house("test"), user=user, role=role)
    return user
