"""Reads pack folders from disk: a folder, then the packs it extends."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from utvei.foundation.packs.domain.files import MAX_ALL, MAX_FILE, MAX_FILES, faults_in_files
from utvei.foundation.packs.domain.merge import MAX_CHAIN, Layer, field, read_pack_file
from utvei.foundation.packs.domain.pack import PACK_FILE
from utvei.foundation.packs.domain.plain import shown
from utvei.foundation.vocabulary.manifests import Fault

_MAX_DEPTH = 8
_NOT_PLAIN = "A pack holds plain files that can be read, no links."


@dataclass(frozen=True)
class Chain:
    """A pack and those it extends, the one that extends nothing first, and what was wrong on the way."""

    layers: tuple[Layer, ...]
    faults: tuple[Fault, ...]


def read_chain(folder: Path) -> Chain:
    """Read a pack and the packs it extends, each from a folder of that name beside it."""
    layers: list[Layer] = []
    faults: list[Fault] = []
    seen: list[Path] = []
    here: Path | None = folder
    while here is not None:
        seen.append(here.resolve())
        prefix = "" if here == folder else f"../{here.name}/"
        layer, found, parent = _read_layer(here, prefix)
        if layer.key in {other.key for other in layers}:
            fault = Fault(f"{prefix}{PACK_FILE}", 1, f"Each pack has a key of its own; «{shown(layer.key)}» stands twice.", "Change one.")
            faults.append(fault)
        layers.insert(0, layer)
        faults.extend(found)
        here, missing = _next(here, parent, seen, layer)
        faults.extend([missing] if missing else [])
    return Chain(tuple(layers), tuple(faults))


def _next(here: Path, parent: tuple[str, int], seen: list[Path], layer: Layer) -> tuple[Path | None, Fault | None]:
    """Return the folder that a pack extends, or what is wrong with it."""
    name, line = parent
    path = f"{layer.prefix}{PACK_FILE}"
    if not name:
        return None, None
    found = here.resolve().parent / name
    if not found.is_dir():
        return None, Fault(path, line, f"The pack «{shown(name)}» lies in the folder beside this one.", "Put it there or mend «extends».")
    if found.resolve() in seen or len(seen) >= MAX_CHAIN:
        reason = "A pack never extends itself, not by way of others either." if found.resolve() in seen else "The chain of packs is short."
        return None, Fault(path, line, reason, "Mend «extends».")
    return found, None


def _read_layer(folder: Path, prefix: str) -> tuple[Layer, list[Fault], tuple[str, int]]:
    files, faults = read_files(folder)
    faults.extend(faults_in_files(files))
    pack = read_pack_file(files)
    key, version, extends, line = folder.resolve().name, "", "", 1
    if isinstance(pack, Fault):
        faults.extend([pack] if pack not in faults else [])
    else:
        key, version = field(pack, "key") or key, field(pack, "version")
        extends, line = field(pack, "extends"), pack.line(("extends",))
    if not _is_name(extends):
        extends = ""  # the model of pack.yaml says what is wrong with it
    faults = [Fault(prefix + f.path, f.line, f.expected, f.mend) for f in faults]
    return Layer(key, version, prefix, files), faults, (extends, line)


def _is_name(text: str) -> bool:
    return text.replace("-", "").isalnum() and text.isascii()


def read_files(folder: Path) -> tuple[dict[str, bytes], list[Fault]]:
    """Read every plain file under a folder; links, and whatever is no plain file, are faults and never opened."""
    files: dict[str, bytes] = {}
    faults: list[Fault] = []
    if not folder.is_dir():
        return {}, [Fault(PACK_FILE, 1, "A pack is a folder.", f"Give the path of a folder instead of {shown(folder)}.")]
    total = 0
    for path, wrong in _entries(folder, "", 0):
        body = wrong or _read(folder / path)
        if isinstance(body, str):
            faults.append(Fault(shown(path), 1, body, "Remove it, or put a plain file there."))
            continue
        total += len(body)
        files[path] = body
        if total > MAX_ALL + MAX_FILE or len(files) > MAX_FILES:
            break  # enough to know that it is too much
    return files, faults


def _entries(folder: Path, under: str, depth: int) -> Iterator[tuple[str, str | None]]:
    """Yield every path under a folder, with what is wrong with it when that shows without opening it."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        yield under.rstrip("/") or PACK_FILE, "A pack holds folders that can be read."
        return
    for entry in entries:
        path = under + entry.name
        if not entry.is_dir(follow_symlinks=False):
            yield path, None
        elif entry.name.startswith("."):
            yield path, "A pack holds no hidden folders."
        elif depth >= _MAX_DEPTH:
            yield path, f"Folders lie at most {_MAX_DEPTH} deep."
        else:
            yield from _entries(folder / entry.name, f"{path}/", depth + 1)


def _read(path: Path) -> bytes | str:
    """Return a file's bytes, one more than allowed at the most, or what is wrong with it."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return _NOT_PLAIN
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return _NOT_PLAIN
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read(MAX_FILE + 1)
    finally:
        os.close(handle)
