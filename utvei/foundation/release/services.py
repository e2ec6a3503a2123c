"""Write a release whole, and switch to it by one rename."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path

from utvei.foundation.release.domain.manifest import ReleaseManifest, release_hash

KEEP = 3


def publish(*, home: Path, files: Mapping[str, bytes], manifest: ReleaseManifest) -> Path:
    """Write the files under ``home/release/<hash>`` and make it the current release. Returns its folder.

    Nothing is visible until all of it is on disk: a reader sees the old release or the new one. Raises OSError when the disk refuses.
    """
    root = home / "release"
    root.mkdir(parents=True, exist_ok=True)
    facts = json.dumps(asdict(replace(manifest, hash="")), ensure_ascii=False, sort_keys=True)
    own = replace(manifest, hash=release_hash({**files, "manifest.json": facts.encode()}))
    folder = root / own.hash
    if not (folder / "manifest.json").is_file():
        _write_folder(root, folder, {**files, "manifest.json": json.dumps(asdict(own), ensure_ascii=False, indent=1).encode()})
    _switch(root, own.hash)
    _forget_old(root, own.hash)
    return folder


def _write_folder(root: Path, folder: Path, files: Mapping[str, bytes]) -> None:
    scratch = Path(tempfile.mkdtemp(prefix=".writing-", dir=root))
    former = root / "current"
    try:
        for path, body in files.items():
            if not _linked(former / path, scratch / path, body):
                _write_file(scratch / path, body)
        scratch.chmod(0o755)
        if folder.exists():
            shutil.rmtree(folder)
        scratch.rename(folder)
        _sync_folder(root)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _linked(former: Path, path: Path, body: bytes) -> bool:
    """Give a file of the current release a second name where its bytes are the same: no release is ever changed once it is written.

    Returns False where there is none, where it differs, and where the disk knows no second names; then it is written.
    """
    try:
        if former.stat().st_size != len(body) or former.read_bytes() != body:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        os.link(former, path)
    except OSError:
        return False
    return True


def _write_file(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as out:
        out.write(body)
        out.flush()
        os.fsync(out.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _switch(root: Path, name: str) -> None:
    link = root / f".current-{os.getpid()}"
    link.unlink(missing_ok=True)
    link.symlink_to(name)
    link.replace(root / "current")
    _sync_folder(root)


def _forget_old(root: Path, current: str) -> None:
    """Keep the newest few, so that a page being read when the switch came can still fetch what it needs."""
    folders = [p for p in root.iterdir() if p.is_dir() and not p.is_symlink() and not p.name.startswith(".") and p.name != current]
    for old in sorted(folders, key=lambda p: p.stat().st_mtime, reverse=True)[KEEP - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
