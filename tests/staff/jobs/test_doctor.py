"""`utvei doctor` tells when the worker last ran, what goes on failing, and letters that wait."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from utvei.config.cli import main
from utvei.foundation.jobs import selectors
from utvei.foundation.jobs.models import JobRun
from utvei.workspace.editing import selectors as editing
from utvei.workspace.editing.models import ReaderLetter

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_a_worker_that_never_ran_is_told(db: None) -> None:
    JobRun.objects.create(name="letters.fetch")  # made before its first run
    (finding,) = selectors.findings(NOW)
    assert not finding.ok and not finding.serious
    assert "never run" in finding.text


def test_after_a_day_without_the_worker_somebody_should_look(db: None) -> None:
    JobRun.objects.create(name="letters.fetch", started_at=NOW - 24 * HOUR)
    assert [(one.ok, one.text) for one in selectors.findings(NOW)] == [(True, "the worker last ran 2027-02-28 10:00")]
    (late,) = selectors.findings(NOW + timedelta(minutes=1))
    assert not late.ok and not late.serious


def test_a_job_that_goes_on_failing_is_named(db: None) -> None:
    JobRun.objects.create(name="letters.fetch", started_at=NOW - HOUR, failed_at=NOW - HOUR, failures=3)
    ran, failing = selectors.findings(NOW)
    assert ran.ok and not failing.ok
    assert failing.text == "the job letters.fetch has failed 3 times in a row, last 2027-03-01 09:00"


def test_letters_that_wait_for_more_than_a_week_are_told(db: None) -> None:
    today = date(2027, 3, 10)
    ReaderLetter.objects.create(name="a", content="", fetched_on=today - timedelta(days=7))
    ReaderLetter.objects.create(name="b", content="", fetched_on=today - timedelta(days=30), answered_on=today)
    (fine,) = editing.findings(today)
    assert fine.ok and fine.text.startswith("1 letters")
    (late,) = editing.findings(today + timedelta(days=1))
    assert not late.ok and not late.serious
    assert "1 of them for more than 7 days" in late.text


def test_the_command_has_the_lines(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    main(["doctor"])
    out = capsys.readouterr().out
    assert "look the worker has never run" in out
    assert "ok   0 letters from readers wait" in out
