"""From merged packs to a release: every app's part, the assets, and the facts that each page needs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from utvei.config.apps import parts, search_rows
from utvei.foundation.release import services
from utvei.foundation.release.domain.manifest import ReleaseManifest
from utvei.foundation.release.selectors import NoRelease, Release, current
from utvei.foundation.ui.assets import asset_files
from utvei.foundation.ui.rendering import page
from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.manifests import BuildContext, CannotBuild
from utvei.foundation.vocabulary.yamlfile import read

# The three numbers on top of every page, and the short word for each (the msgids are translated where they are shown).
EMERGENCY = (("politi-112", "Akutt fare"), ("nod-113", "Lege"), ("legevakten", "Legevakt"))

Told = Callable[[str, int, int], None]


class NoMunicipality(ValueError):
    """A pack that no municipality answers for cannot be published."""

    def __init__(self) -> None:
        super().__init__("only a municipality's pack can be published: pack.yaml has no «municipality»")


def site_facts(content: Content, letters_key: str | None = None, home: Path | None = None) -> dict[str, Any]:
    """Return what every page shows of its municipality. Raises NoMunicipality.

    ``letters_key`` is the staff house's public key in hexadecimal: without it no letter can be sealed, and none is taken. What is not
    given is kept from the release now current in ``home``: packs alone can be published without the staff house at hand.
    """
    kept = kept_facts(home)
    pack = read(content.text("pack.yaml")).value
    municipality = pack.get("municipality")
    if not municipality:
        raise NoMunicipality
    return {
        "key": municipality["key"],
        "name": municipality["name"]["nb"],
        "exit_url": municipality["exit_url"],
        "languages": pack.get("languages", ["nb"]),
        "districts": municipality.get("districts", []),
        "letters_key": letters_key or kept.get("letters_key"),
        "address": str(municipality.get("address") or _given_address() or kept.get("address") or "").rstrip("/"),
        "emergency": [{"key": key, "name": name, "number": _number(content, key)} for key, name in EMERGENCY],
    }


def _given_address() -> str:
    """Return where the environment says that visitors find the house. Raises CannotBuild for what no printed code may lead to."""
    given = os.environ.get("UTVEI_ADDRESS", "")
    if given and not given.startswith(("https://", "http://localhost")):
        raise CannotBuild(f"UTVEI_ADDRESS is an address that begins with https://, not «{given}»")
    return given


def _number(content: Content, actor: str) -> str:
    channels = read(content.text(f"directory/{actor}.yaml")).value["channels"]
    return str(next(channel["number"] for channel in channels if channel["channel"] == "phone"))


def build(
    content: Content, today: date, letters_key: str | None = None, *, home: Path | None = None, told: Told | None = None
) -> tuple[dict[str, bytes], ReleaseManifest]:
    """Return every file of a release and its manifest. Nothing is written.

    From the release now current in ``home`` a part may take over what would come out the same. ``told`` hears of work that takes long.
    """
    site = site_facts(content, letters_key, home)

    def render(template: str, context: Mapping[str, Any], *, language: str, path: str) -> bytes:
        return page(template, context, language=language, path=path, site=site)

    ctx = BuildContext(
        content=content,
        today=today,
        render=render,
        elsewhere=search_rows(content),
        former=former(home),
        told=told,
        address=site["address"],
    )
    files: dict[str, bytes] = {f"assets/{name}": body for name, body in asset_files().items()}
    names = []
    for part in parts():
        built = part.build(ctx)
        twice = files.keys() & built.keys()
        if twice:
            raise ValueError(f"the release part «{part.name}» writes {sorted(twice)[0]}, which another part wrote")
        files.update(built)
        names.append(part.name)
    manifest = ReleaseManifest(hash="", content=content.fingerprint(), first_day=today.isoformat(), site=site, parts=tuple(names))
    return files, manifest


def publish(*, content: Content, home: Path, today: date, letters_key: str | None = None, told: Told | None = None) -> Path:
    """Build a release and switch to it. Returns its folder. Without a key given, the one of the current release is kept."""
    files, manifest = build(content, today, letters_key, home=home, told=told)
    return services.publish(home=home, files=files, manifest=manifest)


def former(home: Path | None) -> Callable[[str], bytes | None] | None:
    """Return what reads a file of the current release, or None for one that it has not; None where there is no release yet.

    A home without one may be shown another in ``UTVEI_FORMER``: what is printed takes long, and comes out the same everywhere.
    """
    release = _first([home, os.environ.get("UTVEI_FORMER")] if home else [])
    if release is None:
        return None

    def read_file(name: str) -> bytes | None:
        try:
            return release.read(name)
        except OSError:
            return None

    return read_file


def _first(homes: Iterable[Path | str | None]) -> Release | None:
    """Return the current release of the first home that has one."""
    for home in homes:
        try:
            return current(Path(home)) if home else None
        except NoRelease:
            continue
    return None


def kept_facts(home: Path | None) -> Mapping[str, Any]:
    """Return what the current release says of its municipality; nothing where there is none."""
    try:
        return current(home).manifest.site if home else {}
    except NoRelease:
        return {}
