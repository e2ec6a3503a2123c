"""Readers' letters: fetched out of the box, kept encrypted, read with a row in the record, answered with a sealed file, deleted in time."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.db import transaction

from utvei.foundation.audit.domain.actors import Actor
from utvei.foundation.audit.services import record
from utvei.foundation.packs.services import Refused
from utvei.foundation.vault.domain.receipt import answer_place
from utvei.foundation.vault.domain.sealing import seal
from utvei.foundation.vault.services import CannotOpen, open_letter, protect, reveal
from utvei.public.dropbox import services as box
from utvei.public.dropbox.domain.letters import ANSWER, KIND, VERSION, Letter, read_letter
from utvei.workspace.editing.models import ReaderLetter

LETTER = "editing.letter"
KEPT = timedelta(days=90)
LONGEST_ANSWER = 8000
_TABLE = "editing_readerletter"


@dataclass(frozen=True)
class Fetched:
    """What fetching found: new letters, and files that none of our keys opens."""

    new: int
    unreadable: int


def fetch(*, home: Path, today: date) -> Fetched:
    """Take every letter out of the box into the database, each whole or not at all. What cannot be opened stays where it is."""
    new = unreadable = 0
    for path in sorted((home / box.INBOX).glob(f"{KIND}-*")):
        try:
            opened = open_letter(path.read_bytes(), kind=KIND, version=VERSION)
            read_letter(opened)
        except FileNotFoundError:
            continue  # the worker and an open page fetch side by side; the other was first
        except (CannotOpen, ValueError, KeyError, OSError):
            unreadable += 1
            continue
        new += _keep(path, opened.decode(), today)
    return Fetched(new, unreadable)


def _keep(path: Path, opened: str, today: date) -> bool:
    with transaction.atomic():
        row, made = ReaderLetter.objects.get_or_create(name=path.name, defaults={"fetched_on": today, "content": ""})
        if made:
            row.content = _protect(row, "content", opened)
            row.save(update_fields=["content"])
    path.unlink(missing_ok=True)  # after the row is kept: a letter may be there twice for a moment, never not at all
    return made


@transaction.atomic
def read(*, letter: ReaderLetter, by: Actor, today: date) -> tuple[Letter, str]:
    """Return what a letter says and what was answered, and write down who read it. Raises CannotOpen."""
    record(by=by, act="editing.letter_read", kind=LETTER, object=letter.pk)
    if letter.read_on is None:
        letter.read_on = today
        letter.save(update_fields=["read_on"])
    return _opened(letter), reveal(letter.answer, **_place(letter, "answer")) if letter.answer else ""


@transaction.atomic
def answer(*, letter: ReaderLetter, text: str, home: Path, by: Actor, today: date) -> None:
    """Seal an answer to the writer's code, lay it out for the open house, and mark the letter. Raises Refused, CannotOpen and OSError."""
    words = text.replace("\r\n", "\n").strip()
    if not words or len(words) > LONGEST_ANSWER:
        raise Refused(f"Skriv et svar på høyst {LONGEST_ANSWER} tegn.")
    row = ReaderLetter.objects.select_for_update().get(pk=letter.pk)
    if row.answered_on is not None:
        raise Refused("Brevet er alt besvart.")
    key = bytes.fromhex(_opened(row).receipt_key)
    row.answer, row.answered_on = _protect(row, "answer", words), today
    row.save(update_fields=["answer", "answered_on"])
    record(by=by, act="editing.letter_answered", kind=LETTER, object=row.pk)
    folder = home / box.ANSWERS
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Last: when the file cannot be written, nothing is marked. A file without its mark is written over by the next try.
    box.write(folder / answer_place(key), seal(key, words.encode(), kind=ANSWER, version=VERSION))


@transaction.atomic
def sweep(*, home: Path, by: Actor, today: date) -> int:
    """Delete letters fetched 90 days ago or more, with their answers, read or not; returns how many."""
    gone = list(ReaderLetter.objects.select_for_update().filter(fetched_on__lte=today - KEPT))
    for letter in gone:
        record(by=by, act="editing.letter_deleted", kind=LETTER, object=letter.pk)
        if letter.answer:
            (home / box.ANSWERS / answer_place(bytes.fromhex(_opened(letter).receipt_key))).unlink(missing_ok=True)
        letter.delete()
    return len(gone)


def head(letter: ReaderLetter) -> dict[str, str]:
    """Return subject, page and day of a letter for the list, without its text. What cannot be opened says so."""
    try:
        opened = _opened(letter)
    except CannotOpen:
        return {"subject": "", "page": "", "written": "", "broken": "ja"}
    return {"subject": opened.subject, "page": opened.page, "written": opened.written, "broken": ""}


def _opened(letter: ReaderLetter) -> Letter:
    return Letter(**json.loads(reveal(letter.content, **_place(letter, "content"))))


def _protect(letter: ReaderLetter, column: str, text: str) -> str:
    return protect(text, **_place(letter, column))


def _place(letter: ReaderLetter, column: str) -> dict[str, str]:
    return {"table": _TABLE, "row": str(letter.pk), "column": column}
