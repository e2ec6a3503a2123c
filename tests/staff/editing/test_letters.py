"""Letters are fetched, kept encrypted, read with a row in the record, answered to the code alone, and deleted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import connection

from utvei.foundation.accounts.domain.roles import Permission
from utvei.foundation.audit.domain.actors import Actor
from utvei.foundation.audit.models import AuditEvent
from utvei.foundation.vault.domain.receipt import key_pair, new_code
from utvei.foundation.vault.services import CannotOpen, public_key
from utvei.public.dropbox import services as box
from utvei.public.dropbox.domain.letters import compose
from utvei.workspace.editing import selectors, services
from utvei.workspace.editing.models import ReaderLetter
from utvei.workspace.editing.services import Refused, letters

TODAY = date(2026, 11, 22)
WORDS = "Telefonnummeret på siden virker ikke ZZKANARI."
Send = Callable[[], str]


@pytest.fixture
def send(db: None, tmp_path: Path) -> Send:
    """Lay a letter in the box and return its code."""

    def one() -> str:
        code = new_code()
        letter = compose(subject="mistake", page="/kunnskap/tegn/", text=WORDS, receipt_key=key_pair(code).public, day=TODAY)
        box.put(home=tmp_path, staff_key=public_key(), letter=letter)
        return code

    return one


@pytest.fixture
def by(people: SimpleNamespace) -> Actor:
    """An editor."""
    return services.acting(people.editor, Permission.ANSWER_LETTERS)


def test_a_letter_is_fetched_once_and_its_file_is_gone(send: Send, tmp_path: Path) -> None:
    send()
    assert letters.fetch(home=tmp_path, today=TODAY).new == 1
    assert letters.fetch(home=tmp_path, today=TODAY).new == 0
    assert list((tmp_path / box.INBOX).iterdir()) == []
    ((letter, head),) = selectors.inbox()
    assert head == {"subject": "mistake", "page": "/kunnskap/tegn/", "written": "2026-11-22", "broken": ""}
    assert selectors.unanswered() == 1


def test_the_database_holds_nothing_readable(send: Send, tmp_path: Path) -> None:
    send()
    letters.fetch(home=tmp_path, today=TODAY)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM editing_readerletter")
        assert "ZZKANARI" not in repr(cursor.fetchall())


def test_a_letter_that_no_key_opens_stays(db: None, tmp_path: Path) -> None:
    (tmp_path / box.INBOX).mkdir(parents=True)
    (tmp_path / box.INBOX / "correction-00").write_bytes(b"rubbish")
    fetched = letters.fetch(home=tmp_path, today=TODAY)
    assert (fetched.new, fetched.unreadable) == (0, 1)
    assert (tmp_path / box.INBOX / "correction-00").exists()


def test_every_reading_is_written_down(send: Send, tmp_path: Path, by: Actor) -> None:
    send()
    letters.fetch(home=tmp_path, today=TODAY)
    letter = ReaderLetter.objects.get()
    for _ in range(2):
        opened, answered = letters.read(letter=letter, by=by, today=TODAY)
    assert (opened.text, answered) == (WORDS, "")
    rows = AuditEvent.objects.filter(act="editing.letter_read", object=str(letter.pk), actor=by.id)
    assert rows.count() == 2


def test_no_record_no_reading(send: Send, tmp_path: Path, by: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    send()
    letters.fetch(home=tmp_path, today=TODAY)

    def fail(**named: object) -> None:
        raise RuntimeError("no record")

    monkeypatch.setattr(letters, "record", fail)
    with pytest.raises(RuntimeError):
        letters.read(letter=ReaderLetter.objects.get(), by=by, today=TODAY)


def test_the_answer_is_read_with_the_code_and_no_other(send: Send, tmp_path: Path, by: Actor) -> None:
    code, other = send(), send()
    letters.fetch(home=tmp_path, today=TODAY)
    for letter in ReaderLetter.objects.all():
        letters.answer(letter=letter, text=f"Takk! Svar til {letter.pk}", home=tmp_path, by=by, today=TODAY)
    answers = {box.answer(home=tmp_path, code=one) for one in (code, other)}
    assert len(answers) == 2 and all(one and one.startswith("Takk!") for one in answers)
    assert box.answer(home=tmp_path, code=new_code()) is None
    assert selectors.unanswered() == 0
    assert AuditEvent.objects.filter(act="editing.letter_answered").count() == 2


def test_a_letter_is_answered_once_and_with_words(send: Send, tmp_path: Path, by: Actor) -> None:
    send()
    letters.fetch(home=tmp_path, today=TODAY)
    letter = ReaderLetter.objects.get()
    with pytest.raises(Refused):
        letters.answer(letter=letter, text="  ", home=tmp_path, by=by, today=TODAY)
    letters.answer(letter=letter, text="Rettet.", home=tmp_path, by=by, today=TODAY)
    with pytest.raises(Refused, match="alt besvart"):
        letters.answer(letter=letter, text="Igjen.", home=tmp_path, by=by, today=TODAY)


def test_an_answer_that_cannot_be_written_marks_nothing(send: Send, tmp_path: Path, by: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    send()
    letters.fetch(home=tmp_path, today=TODAY)

    def fail(*given: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(box, "write", fail)
    with pytest.raises(OSError, match="full"):
        letters.answer(letter=ReaderLetter.objects.get(), text="Rettet.", home=tmp_path, by=by, today=TODAY)
    assert ReaderLetter.objects.get().answered_on is None
    assert not AuditEvent.objects.filter(act="editing.letter_answered").exists()


def test_a_letter_cannot_be_moved_to_another_row(send: Send, tmp_path: Path, by: Actor) -> None:
    send(), send()
    letters.fetch(home=tmp_path, today=TODAY)
    one, other = ReaderLetter.objects.all()
    one.content = other.content
    with pytest.raises(CannotOpen):
        letters.read(letter=one, by=by, today=TODAY)


def test_letters_and_answers_are_deleted_after_ninety_days(send: Send, tmp_path: Path, by: Actor) -> None:
    code = send()
    letters.fetch(home=tmp_path, today=TODAY)
    letters.answer(letter=ReaderLetter.objects.get(), text="Rettet.", home=tmp_path, by=by, today=TODAY)
    assert letters.sweep(home=tmp_path, by=by, today=TODAY + timedelta(days=89)) == 0
    assert letters.sweep(home=tmp_path, by=by, today=TODAY + timedelta(days=90)) == 1
    assert not ReaderLetter.objects.exists() and box.answer(home=tmp_path, code=code) is None
    assert AuditEvent.objects.filter(act="editing.letter_deleted").count() == 1


def test_an_administrator_and_a_reviewer_read_no_letters(people: SimpleNamespace) -> None:
    for user in (people.administrator, people.reviewer):
        with pytest.raises(Refused):
            services.acting(user, Permission.ANSWER_LETTERS)
