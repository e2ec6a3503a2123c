"""When a job is due: after its time, sooner and then ever later after a failure, and never while somebody has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

TICK = timedelta(minutes=1)  # how often the worker looks
LIMIT = timedelta(minutes=10)  # how long a job may take; then it is broken off and has failed
# How long a claim stands. Longer than a job may take, by more than two machines' clocks differ: a claim that is older belongs to a
# worker that was killed, and another may take the job.
CLAIM = LIMIT + timedelta(minutes=5)
LONGEST_WAIT = timedelta(hours=1)  # between two tries of a job that goes on failing


@dataclass(frozen=True)
class Past:
    """What is known of a job: when it last began and failed, how many times in a row, and until when somebody has it."""

    started_at: datetime | None = None
    failed_at: datetime | None = None
    failures: int = 0
    held_until: datetime | None = None


def is_due(past: Past, *, every: timedelta, now: datetime) -> bool:
    """Return whether a job is to run now."""
    if past.held_until is not None:  # somebody has it; or had it and was killed, and then it was not done
        return not now < past.held_until <= now + CLAIM
    if past.started_at is None or past.started_at > now + CLAIM:
        return True  # never, or by a clock that was wrong: a day in the future would keep the job waiting for good
    if past.failures and past.failed_at is not None:
        return now >= past.failed_at + wait(past.failures, every)
    return now >= past.started_at + every


def wait(failures: int, every: timedelta) -> timedelta:
    """Return how long to wait after a number of failures in a row: a tick, two, four, at most an hour or the job's own time."""
    return min(TICK * (1 << min(failures - 1, 16)), every, LONGEST_WAIT)
