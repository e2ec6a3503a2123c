"""A job runs when it is due, once at a time, and its failure harms nobody else and tells nothing of what it worked on."""

from __future__ import annotations

import io
import logging
import threading
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from tests.staff.accounts.conftest import Clock
from utvei.config.apps import jobs
from utvei.config.quiet import PlaceOnly
from utvei.config.worker import TooLong, limited, tick
from utvei.foundation.jobs.models import JobRun
from utvei.foundation.jobs.services import run_if_due
from utvei.foundation.vocabulary.manifests import Job

HOUR = timedelta(hours=1)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock that the worker goes by."""
    fake = Clock()
    monkeypatch.setattr("django.utils.timezone.now", fake)
    return fake


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """What is logged, as the house writes it."""
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(PlaceOnly())
    monkeypatch.setattr(logging.getLogger(), "handlers", [handler])
    return out


def broken() -> None:
    """Fail with words that no log may hold."""
    raise ValueError("Kari Nordmann ZZKANARI")


def test_it_runs_when_it_is_due_and_not_before(db: None, clock: Clock) -> None:
    ran: list[int] = []
    job = Job("count", HOUR, lambda: ran.append(1))
    assert run_if_due(job=job)
    clock.forward(minutes=59)
    assert not run_if_due(job=job)
    clock.forward(minutes=1)
    assert run_if_due(job=job)
    row = JobRun.objects.get()
    assert len(ran) == 2
    assert (row.name, row.started_at, row.finished_at) == ("count", clock.at, clock.at)
    assert (row.failed_at, row.failures, row.held_until) == (None, 0, None)


def test_a_failure_is_noted_tried_again_and_forgotten_when_it_is_well(db: None, clock: Clock, lines: io.StringIO) -> None:
    first = clock.at
    bad, good = Job("letters", HOUR, broken), Job("letters", HOUR, lambda: None)
    assert run_if_due(job=bad)
    assert not run_if_due(job=bad)
    clock.forward(minutes=1)
    assert run_if_due(job=bad)
    row = JobRun.objects.get()
    assert (row.failures, row.failed_at, row.finished_at, row.held_until) == (2, clock.at, None, None)
    clock.forward(minutes=1)
    assert not run_if_due(job=good)
    clock.forward(minutes=1)
    assert run_if_due(job=good)
    row.refresh_from_db()
    assert (row.failures, row.finished_at) == (0, clock.at)
    assert row.failed_at == first + timedelta(minutes=1)
    assert "ZZKANARI" not in lines.getvalue()
    assert lines.getvalue().startswith("ERROR utvei.worker.letters ValueError")


def test_one_failing_job_stops_no_other(db: None, lines: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    given = (Job("a", HOUR, broken), Job("b", HOUR, lambda: ran.append("b")))
    monkeypatch.setattr("utvei.config.apps.jobs", lambda: given)
    monkeypatch.setattr("django.db.connections.close_all", lambda: None)  # the test's own connection stays
    tick(lambda: False)
    assert ran == ["b"]


def test_between_two_jobs_the_worker_may_end(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    given = (Job("a", HOUR, lambda: ran.append("a")), Job("b", HOUR, lambda: ran.append("b")))
    monkeypatch.setattr("utvei.config.apps.jobs", lambda: given)
    tick(lambda: bool(ran))
    assert ran == ["a"]


def test_a_job_that_another_has_taken_is_left_alone(db: None, clock: Clock) -> None:
    ran: list[int] = []

    def slow() -> None:
        ran.append(1)
        assert not run_if_due(job=job)  # the second worker, meanwhile

    job = Job("slow", HOUR, slow)
    assert run_if_due(job=job)
    assert ran == [1]
    assert JobRun.objects.get().failures == 0


def test_a_job_whose_worker_was_killed_is_taken_up_again(db: None, clock: Clock) -> None:
    def killed() -> None:
        raise SystemExit

    with pytest.raises(SystemExit):
        run_if_due(job=Job("letters", HOUR, killed))
    job = Job("letters", HOUR, lambda: None)
    clock.forward(minutes=14)
    assert not run_if_due(job=job)
    clock.forward(minutes=1)
    assert run_if_due(job=job)


def test_whoever_lost_the_claim_changes_nothing(db: None, clock: Clock) -> None:
    def late() -> None:
        clock.forward(hours=2)
        assert run_if_due(job=Job("late", HOUR, lambda: None))
        clock.forward(minutes=1)

    began = clock.at
    assert run_if_due(job=Job("late", HOUR, late))
    assert JobRun.objects.get().finished_at == began + 2 * HOUR


def test_a_database_that_is_away_is_no_end(lines: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(job: Job) -> None:
        raise DatabaseError("ZZKANARI")

    monkeypatch.setattr("utvei.foundation.jobs.services._claim", away)
    monkeypatch.setattr("django.db.connections.close_all", lambda: None)
    assert not run_if_due(job=Job("a", HOUR, broken))
    assert "DatabaseError" in lines.getvalue() and "ZZKANARI" not in lines.getvalue()


def test_what_takes_too_long_is_broken_off() -> None:
    with pytest.raises(TooLong), limited(0.05):
        threading.Event().wait(20)
    with limited(0.05):
        pass
    threading.Event().wait(0.1)  # nothing comes afterwards


def test_the_houses_own_jobs_run_and_have_names_of_their_own(db: None) -> None:
    own = jobs()
    assert {job.name for job in own} == {"letters.fetch", "letters.sweep", "accounts.sweep"}
    for job in own:
        with transaction.atomic():
            assert run_if_due(job=job)
    assert not JobRun.objects.exclude(failures=0).exists()
