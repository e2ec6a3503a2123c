"""When a job is due, by its row alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from utvei.foundation.jobs.domain.due import CLAIM, LIMIT, Past, is_due, wait

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)


@pytest.mark.parametrize(
    ("past", "due"),
    [
        (Past(), True),
        (Past(NOW - DAY), True),
        (Past(NOW - DAY + MINUTE), False),
        (Past(NOW - MINUTE, held_until=NOW - MINUTE + CLAIM), False),  # somebody has it
        (Past(NOW - CLAIM, held_until=NOW), True),  # had it, and was killed
        (Past(NOW - MINUTE, NOW - MINUTE, failures=1), True),
        (Past(NOW, NOW, failures=1), False),
        (Past(NOW, NOW - 3 * MINUTE, failures=3), False),
        (Past(NOW, NOW - 4 * MINUTE, failures=3), True),
        (Past(NOW - HOUR, NOW - 2 * DAY), False),  # failed once, and was done since
        (Past(NOW + 400 * DAY), True),  # a clock was wrong
        (Past(NOW + 400 * DAY, held_until=NOW + 400 * DAY + CLAIM), True),
        (Past(NOW + MINUTE), False),  # another machine's clock is a little ahead
    ],
)
def test_what_is_due(past: Past, due: bool) -> None:
    assert is_due(past, every=DAY, now=NOW) is due


def test_the_wait_doubles_and_has_an_end() -> None:
    waits = [wait(failures, DAY) for failures in range(1, 8)]
    assert waits == [MINUTE, 2 * MINUTE, 4 * MINUTE, 8 * MINUTE, 16 * MINUTE, 32 * MINUTE, HOUR]
    assert wait(5, 5 * MINUTE) == 5 * MINUTE
    assert wait(10**9, DAY) == HOUR


def test_a_job_is_broken_off_before_its_claim_runs_out() -> None:
    assert LIMIT < CLAIM
