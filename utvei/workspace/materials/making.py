"""Makes the files of all items, and takes over from the release now current those that would come out the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from utvei.foundation.vocabulary.texts import LANGUAGES
from utvei.workspace.materials.domain.audiences import PAGES
from utvei.workspace.materials.items import Item
from utvei.workspace.materials.press import Job, printed
from utvei.workspace.materials.printing import SMALL, engine

# Beside the pages: what each item was made from, so that the next release knows what it can take over.
MADE = "materials/made.json"
Former = Callable[[str], bytes | None]
Told = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Made:
    """An item with its files, by what follows its stem."""

    item: Item
    files: Mapping[str, bytes]

    @property
    def pdf(self) -> bytes:
        """The file that is printed."""
        return self.files[".pdf"]


def in_release(address: str) -> str:
    """Return where the file of an address lies in a release."""
    return f"pages{address}"


def make(items: Sequence[Item], former: Former | None, told: Told | None) -> Iterator[Made]:
    """Yield every item with its files, telling how many there are and which is being made. Raises DoesNotFit."""
    known = _known(former)
    kept = {item.stem: _taken_over(item, known, former) if former else None for item in items}
    fresh = printed([Job(item.form, item.data, _is_small(item)) for item in items if kept[item.stem] is None])
    for number, item in enumerate(items, start=1):
        files = kept[item.stem]
        if told and files is None:
            told("leaflets and posters", number, len(items))
        yield Made(item, next(fresh) if files is None else files)


def notes(made: Iterable[Made]) -> bytes:
    """Return the file that says what each item was made from."""
    marks = {one.item.stem: mark(one.item) for one in made}
    return json.dumps(marks, indent=0, sort_keys=True).encode()


def mark(item: Item) -> str:
    """Return a fingerprint of what an item is made from: its data, and everything that sets it."""
    data = json.dumps(item.data, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(f"{engine()}\n{item.form}\n{_is_small(item)}\n{data}".encode()).hexdigest()[:24]


def _is_small(item: Item) -> bool:
    """Return whether a small picture is made as well: the pages show one of each form, in the language they are read in."""
    return item.language in LANGUAGES and not item.district


def _known(former: Former | None) -> Mapping[str, str]:
    written = former(MADE) if former else None
    try:
        found = json.loads(written or b"{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _taken_over(item: Item, known: Mapping[str, str], former: Former) -> dict[str, bytes] | None:
    """Return an item's files from the current release; None where it has them not, or was made from something else."""
    if known.get(item.stem) != mark(item):
        return None
    endings = [".pdf", ".svg", *(f"-{n}.svg" for n in range(2, PAGES[item.form] + 1)), ".png", *([SMALL] if _is_small(item) else [])]
    files = {ending: former(in_release(item.stem + ending)) for ending in endings}
    there = {ending: body for ending, body in files.items() if body is not None}
    return there if len(there) == len(endings) else None
