"""Put a sealed letter into the box, and fetch a sealed answer out of it."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from utvei.foundation.vault.domain.keys import CannotOpen
from utvei.foundation.vault.domain.receipt import answer_place, key_pair
from utvei.foundation.vault.domain.sealing import open_sealed, seal
from utvei.public.dropbox.domain.letters import ANSWER, KIND, VERSION, Letter

INBOX = "letters/in"
ANSWERS = "letters/out"


class BoxFull(RuntimeError):
    """Nothing more can be taken right now."""


MOST_WAITING = 5000


def put(*, home: Path, staff_key: bytes, letter: Letter) -> None:
    """Seal a letter to the staff house and write it whole. Its name is drawn at random and its time is set to nothing.

    Raises BoxFull when letters are not being fetched, OSError when the disk refuses.
    """
    folder = home / INBOX
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if sum(1 for _ in os.scandir(folder)) >= MOST_WAITING:
        raise BoxFull
    write(folder / f"{KIND}-{secrets.token_hex(16)}", seal(staff_key, letter.as_bytes(), kind=KIND, version=VERSION))


def write(path: Path, body: bytes) -> None:
    """Write a file whole or not at all, with no time on it that tells when."""
    scratch = path.with_name(f".{path.name}")
    with scratch.open("wb") as out:
        out.write(body)
        out.flush()
        os.fsync(out.fileno())
    os.utime(scratch, (0, 0))
    scratch.replace(path)


def answer(*, home: Path, code: str) -> str | None:
    """Return the answer that lies under a receipt code, or None when there is none yet. Raises NotACode."""
    pair = key_pair(code)
    try:
        sealed = (home / ANSWERS / answer_place(pair.public)).read_bytes()
        return open_sealed(pair.private, sealed, kind=ANSWER, version=VERSION).decode()
    except (FileNotFoundError, CannotOpen):
        return None
