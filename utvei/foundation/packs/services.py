"""Checks a pack folder, loads it into the database, writes a new one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from utvei.foundation.packs.domain.check import check
from utvei.foundation.packs.domain.merge import local_actors, merge
from utvei.foundation.packs.domain.overlay import Change, fingerprint, lay_over, value_of, written
from utvei.foundation.packs.domain.pack import SLUG
from utvei.foundation.packs.domain.skeleton import skeleton
from utvei.foundation.packs.faults import PackRefused, Refused, from_folder
from utvei.foundation.packs.reading import Chain, read_chain
from utvei.foundation.vocabulary import yamlfile
from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.manifests import Fault, PackSection

__all__ = ["LoadResult", "PackRefused", "Refused", "change", "check_folder", "export", "load", "new", "put_out", "take_upstream"]
_REVIEW_AFTER = timedelta(days=180)
_OSLO = ZoneInfo("Europe/Oslo")


@dataclass(frozen=True)
class LoadResult:
    """What loading did. ``changed`` is false when the very same content was there already."""

    changed: bool
    fingerprint: str
    packs: tuple[str, ...]
    files: int

    def __str__(self) -> str:
        did = "loaded" if self.changed else "nothing to do, the same is loaded:"
        return f"{did} {' + '.join(self.packs)}, {self.files} files, {self.fingerprint}"


def check_folder(folder: Path, sections: Sequence[PackSection]) -> tuple[Content | None, list[Fault]]:
    """Return the merged content of a pack folder and what is wrong with it; no content when a file cannot be read at all.

    The paths of faults lead from the folder; those of a pack it extends begin with ``../``. Never raises for what a pack holds.
    """
    content, faults = _checked(read_chain(folder), sections)
    return content, faults


def load(*, folder: Path, sections: Sequence[PackSection], by: str) -> LoadResult:
    """Check a pack folder and replace all content in the database with it, whole or not at all.

    ``by`` says who loads: a person's key or the name of a command. Raises PackRefused, with every fault, and changes nothing then.
    """
    from django.utils import timezone  # noqa: PLC0415  checking a pack needs neither settings nor database

    from utvei.foundation.packs import store  # noqa: PLC0415

    chain = read_chain(folder)
    content, faults = _checked(chain, sections)
    if faults or content is None:
        raise PackRefused(faults)
    changed = not store.is_stored(chain.layers)
    if changed:
        store.replace(chain.layers, by, timezone.now())
    return LoadResult(changed, content.fingerprint(), tuple(layer.key for layer in chain.layers), len(content.files))


def change(*, path: str, field: str, value: Any, by: str) -> None:
    """Change one field here. ``value`` None takes an optional field away. A value that is the packs' own drops the change."""
    from django.db import transaction  # noqa: PLC0415  checking a pack needs neither settings nor database
    from django.utils import timezone  # noqa: PLC0415

    from utvei.foundation.packs import store  # noqa: PLC0415

    with transaction.atomic():
        theirs = value_of(store.stored(), path, field)
        if theirs == value:
            store.drop(path, field)
        else:
            store.put(Change(path, field, fingerprint(theirs), value), by, timezone.now())


def take_upstream(*, path: str, field: str) -> bool:
    """Give up a change made here for the packs' own value. Returns whether there was one."""
    from utvei.foundation.packs import store  # noqa: PLC0415  checking a pack needs neither settings nor database

    return store.drop(path, field)


def put_out(lay: Callable[[], None], rest: Callable[[], None]) -> None:
    """Change the overlay with ``lay`` and do ``rest`` in one transaction, then switch to a release of the outcome. Raises Refused."""
    from utvei.foundation.packs import putting_out  # noqa: PLC0415  checking a pack needs neither settings nor database

    putting_out.put_out(lay, rest)


def export(folder: Path) -> list[Path]:
    """Write what was changed here out as a pack that extends the loaded one. Raises FileExistsError, and ValueError without changes."""
    from utvei.foundation.packs import store  # noqa: PLC0415  checking a pack needs neither settings nor database

    changes = store.changes()
    if not changes:
        raise ValueError("nothing has been changed here: there is nothing to export")
    merged = lay_over(store.stored(), changes)
    parent = yamlfile.read(merged.text("pack.yaml")).value
    files = {path: merged.files[path] for path in sorted({one.path for one in changes})}
    facts = {"key": f"{parent['key']}-endringer", "extends": parent["key"], "name": parent["name"], "version": parent["version"]}
    rest = {key: parent[key] for key in ("language", "languages", "municipality") if key in parent}
    files["pack.yaml"] = written("pack.yaml", {**facts, **rest})
    folder.mkdir(parents=True)
    for path, body in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(body)
    return [folder / path for path in files]


def new(name: str, target: Path, today: date | None = None) -> Path:
    """Write a small valid local pack that extends «national» into a folder that is not there yet, and return that folder.

    ``name`` is the municipality's name; its key is made from it. The folder «national» has to lie beside the target when the pack
    is checked; ``today`` is the day of its review dates. Raises ValueError for a name without letters, FileExistsError for a folder
    that is there.
    """
    if not name.isprintable() or not re.fullmatch(SLUG, key := key_of(name)) or set(name) & set('"\\{}'):
        raise ValueError(f"«{name}» is no name for a pack: letters, digits and spaces are")
    day = today or datetime.now(_OSLO).date()
    files = skeleton(key, name.strip(), day.isoformat(), (day + _REVIEW_AFTER).isoformat())
    target.mkdir(parents=True)
    for path, text in files.items():
        (target / path).parent.mkdir(exist_ok=True)
        (target / path).write_text(text, "utf-8")
    return target


def key_of(name: str) -> str:
    """Return a pack's key for a municipality's name: «Indre Østfold» gives «indre-ostfold»."""
    plain = name.strip().lower().translate(str.maketrans("æøåäöáčđŋšŧž", "aoaaoacdnstz"))
    return re.sub(r"[\s-]+", "-", plain)


def _checked(chain: Chain, sections: Sequence[PackSection]) -> tuple[Content | None, list[Fault]]:
    if chain.faults:
        return None, sorted(set(chain.faults), key=lambda fault: (fault.path, fault.line, fault.expected))
    content = merge(chain.layers)
    return content, [from_folder(fault, content, chain) for fault in check(content, sections, local_actors(chain.layers))]
