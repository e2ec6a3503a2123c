"""The record: only added to, in the transaction of what it tells of, and no tampering goes unseen."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from unittest import mock

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from tests.staff.audit.guards import unguarded
from utvei.foundation.audit import selectors, services
from utvei.foundation.audit.domain.actors import NOBODY, Actor, house
from utvei.foundation.audit.domain.chain import START, Break, NotForTheRecord
from utvei.foundation.audit.middleware import refusals
from utvei.foundation.audit.models import AuditEvent, AuditHead
from utvei.foundation.audit.presenting import UnknownAct, present, presenters

pytestmark = pytest.mark.django_db
KARI = Actor("00000000-0000-4000-8000-000000000001", "editor", "org")
ROWS = 40


def write(count: int = ROWS) -> None:
    """Write rows of some variety."""
    for number in range(count):
        with transaction.atomic():
            services.record(
                by=KARI if number % 2 else house("tests"),
                act=("accounts.user_disabled", "accounts.role_given")[number % 2],
                kind="accounts.user",
                object=f"person-{number % 5}",
                ground="oppgave" if number % 3 else "",
                details={"role": "editor", "until": None} if number % 2 else {},
            )


def test_a_record_that_nobody_touched_is_whole() -> None:
    assert services.verify() == []
    write()
    assert services.verify() == []
    assert selectors.head()[0] == ROWS
    assert list(AuditEvent.objects.order_by("sequence").values_list("sequence", flat=True)) == list(range(1, ROWS + 1))
    assert AuditEvent.objects.get(sequence=1).previous == START


Change = Callable[[random.Random, int], None]


def _text(field: str) -> Change:
    def change(chance: random.Random, row: int) -> None:
        old = getattr(AuditEvent.objects.get(pk=row), field)
        AuditEvent.objects.filter(pk=row).update(**{field: (old + "x")[-len(old) or 1 :] if old else "x"})

    return change


def _at(chance: random.Random, row: int) -> None:
    AuditEvent.objects.filter(pk=row).update(at=F("at") + timedelta(microseconds=chance.choice([1, -1, 10**6, 86_400_000_000])))


def _delete(chance: random.Random, row: int) -> None:
    AuditEvent.objects.filter(pk=row).delete()


def _swap_with_next(chance: random.Random, row: int) -> None:
    AuditEvent.objects.filter(pk=row).update(sequence=10_000)
    AuditEvent.objects.filter(pk=row + 1).update(sequence=row)
    AuditEvent.objects.filter(pk=10_000).update(sequence=row + 1)


def _fingerprint(chance: random.Random, row: int) -> None:
    AuditEvent.objects.filter(pk=row).update(fingerprint=f"{chance.getrandbits(256):064x}")


def _previous(chance: random.Random, row: int) -> None:
    AuditEvent.objects.filter(pk=row).update(previous=f"{chance.getrandbits(256):064x}")


def _forge_whole_row(chance: random.Random, row: int) -> None:
    """Rewrite a row and chain it as well as anyone can who lacks the key."""
    event = AuditEvent.objects.get(pk=row)
    event.object = "someone else"
    AuditEvent.objects.filter(pk=row).update(object=event.object, fingerprint=event.link().entry.fingerprint(event.previous, b"guessed"))


FIELDS = ("actor", "role", "organisation", "act", "kind", "object", "ground", "details")
TAMPERING: list[tuple[str, Change]] = [
    *((field, _text(field)) for field in FIELDS),
    ("at", _at),
    ("delete", _delete),
    ("swap", _swap_with_next),
    ("fingerprint", _fingerprint),
    ("previous", _previous),
    ("forge", _forge_whole_row),
]


def test_two_hundred_random_changes_are_seen_and_the_right_row_named() -> None:
    write()
    chance, seen = random.Random(20270301), 0  # noqa: S311  chance that can be repeated, and no secret
    for _ in range(200):
        name, change = chance.choice(TAMPERING)
        row = chance.randint(1, ROWS - 1)
        mark = transaction.savepoint()
        with unguarded():
            change(chance, row)
        found = services.verify()
        assert found, (name, row)
        assert found[0].sequence == row, (name, row, found)
        seen += 1
        transaction.savepoint_rollback(mark)
        assert services.verify() == []
    assert seen == 200


@pytest.mark.parametrize("cut", [1, 5, ROWS])
def test_rows_cut_from_the_end_are_missed(cut: int) -> None:
    write()
    with unguarded():
        AuditEvent.objects.filter(pk__gt=ROWS - cut).delete()
    assert services.verify()[0].sequence == ROWS - cut + 1


def test_a_changed_last_row_and_a_changed_end_are_seen() -> None:
    write(3)
    with unguarded():
        AuditHead.objects.update(fingerprint="0" * 64)
    assert services.verify() == [Break(3, "not the row that was written last")]
    with unguarded():
        AuditHead.objects.all().delete()
    assert services.verify()[0].sequence == 1


def test_a_row_slipped_in_is_seen() -> None:
    write(3)
    with unguarded():
        row = AuditEvent.objects.get(pk=3)
        row.pk = 4
        row.save(force_insert=True)
    assert services.verify()[0].sequence == 4


def test_without_its_guards_the_record_would_change() -> None:
    write(2)
    with unguarded():
        assert AuditEvent.objects.update(ground="endret") == 2


FORBIDDEN = [
    "UPDATE audit_auditevent SET ground = 'x'",
    "DELETE FROM audit_auditevent",
    "DELETE FROM audit_audithead",
    "UPDATE audit_audithead SET sequence = 0",
    "TRUNCATE audit_auditevent",
    "TRUNCATE audit_audithead",
]


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_the_database_itself_refuses_every_change(statement: str) -> None:
    if "TRUNCATE" in statement and connection.vendor == "sqlite":
        statement = statement.replace("TRUNCATE", "DELETE FROM")  # SQLite has no other way to empty a table
    write(2)
    with pytest.raises(DatabaseError, match="the record"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert services.verify() == []


def test_a_row_belongs_to_a_transaction() -> None:
    outside = SimpleNamespace(in_atomic_block=False)
    with mock.patch("django.db.transaction.get_connection", lambda: outside), pytest.raises(services.NotInTransaction):
        services.record(by=KARI, act="accounts.signed_out")


def test_a_row_goes_with_a_change_that_is_rolled_back() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        services.record(by=KARI, act="accounts.signed_out")
        raise RuntimeError
    assert not AuditEvent.objects.exists()
    assert services.verify() == []


def test_what_was_refused_survives_a_request_that_breaks() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        with transaction.atomic():
            services.record_refused(by=NOBODY, act="accounts.sign_in_refused", details={"why": "password"})
            assert not AuditEvent.objects.exists()  # nothing is written while anything can be rolled back
            raise RuntimeError("everything is rolled back")

    with pytest.raises(RuntimeError):
        refusals(view)(RequestFactory().post("/inn/"))
    assert AuditEvent.objects.get().detail() == {"why": "password"}


def test_what_was_refused_outside_a_request_is_written_at_once() -> None:
    services.record_refused(by=NOBODY, act="accounts.sign_in_refused", details={"why": "code"})
    assert AuditEvent.objects.count() == 1


def test_an_act_that_nobody_tells_of_is_never_recorded() -> None:
    with pytest.raises(UnknownAct), transaction.atomic():
        services.record(by=KARI, act="accounts.something_new")
    with pytest.raises(UnknownAct):
        present(AuditEvent(sequence=1, act="accounts.something_new"))


DETAILS: dict[str, services.Details] = {
    "accounts.signed_in": {"type": "totp"},
    "accounts.confirmed": {"type": "webauthn"},
    "accounts.factor_added": {"type": "webauthn"},
    "accounts.factor_removed": {"type": "totp"},
    "accounts.sign_in_refused": {"why": "throttled"},
    "accounts.session_expired": {"why": "idle"},
    "accounts.sessions_ended": {"count": 2},
    "accounts.role_given": {"role": "publisher", "until": "31.12.2027"},
    "accounts.role_revoked": {"role": "publisher"},
}


@pytest.mark.parametrize("act", sorted(presenters()))
def test_every_act_is_told_in_a_plain_sentence(act: str) -> None:
    with transaction.atomic():
        row = services.record(by=KARI, act=act, details=DETAILS.get(act, {}))
    sentence = present(row)
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert "{" not in sentence


def test_what_is_told_of_one_thing_is_found() -> None:
    write(10)
    about = selectors.about("accounts.user", "person-1")
    assert [one.sequence for one in about] == [7, 2]
    assert about[1].sentence == "Ga rollen Redaktør."
    assert {one.actor for one in selectors.by_actor(KARI.id)} == {KARI.id}
    assert [one.sequence for one in selectors.latest(3, before=9)] == [8, 7, 6]


@pytest.mark.parametrize(
    "details",
    [
        {"note": "linje\nskift"},
        {"note": "\x1b[31m"},
        {"note": "\u202e"},
        {"note": "x" * 301},
        {"note": {"a": 1}},
        {"note": 1.5},
        {"note": ["a", 1.5]},
    ],
)
def test_the_record_takes_no_content_and_no_control_characters(details: dict[str, object]) -> None:
    with pytest.raises(NotForTheRecord), transaction.atomic():
        services.record(by=KARI, act="accounts.signed_out", details=details)  # type: ignore[arg-type]  # that is the test
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize("name", ["kind", "object", "ground"])
def test_no_line_of_the_record_can_be_forged_through_a_field(name: str) -> None:
    with pytest.raises(NotForTheRecord), transaction.atomic():
        services.record(by=KARI, act="accounts.signed_out", **{name: "a\r\nb"})  # type: ignore[arg-type]


def test_the_record_points_at_no_other_table() -> None:
    assert not [field for model in (AuditEvent, AuditHead) for field in model._meta.get_fields() if field.is_relation]
