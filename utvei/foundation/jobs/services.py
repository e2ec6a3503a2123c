"""Runs a job that is due: claimed by one worker, noted when it ends, and logged without content when it fails."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from django.db import DatabaseError, connections
from django.db.models import F
from django.utils import timezone

from utvei.foundation.jobs.domain.due import CLAIM, is_due
from utvei.foundation.jobs.models import JobRun
from utvei.foundation.vocabulary.manifests import Job

__all__ = ["run_if_due"]
_LOG = "utvei.worker"


def run_if_due(*, job: Job, run: Callable[[Job], object] = lambda job: job.run()) -> bool:
    """Run a job when it is due and nobody else has it; return whether it ran. What a job raises is noted and goes no further.

    A database that does not answer counts as «not now»: the line is logged, and the next tick tries again.
    """
    try:
        began = _claim(job)
        if began is None:
            return False
        try:
            run(job)
        except Exception:
            _told(job)
            _end(job, began, failed=True)
        else:
            _end(job, began, failed=False)
    except DatabaseError:
        _told(job)
        connections.close_all()
        return False
    return True


def _claim(job: Job) -> datetime | None:
    """Take a job if it is due. One statement changes the row only as it was read, so that of two workers one gets it, in any database."""
    row = JobRun.objects.get_or_create(name=job.name)[0]
    now = timezone.now()
    if not is_due(row.past(), every=job.every, now=now):
        return None
    unchanged = JobRun.objects.filter(name=job.name, started_at=row.started_at, failed_at=row.failed_at, held_until=row.held_until)
    return now if unchanged.update(started_at=now, held_until=now + CLAIM) else None


def _end(job: Job, began: datetime, *, failed: bool) -> None:
    """Note how it went and let go, unless the claim ran out and another has the job now."""
    mine = JobRun.objects.filter(name=job.name, started_at=began)
    if failed:
        mine.update(failed_at=timezone.now(), failures=F("failures") + 1, held_until=None)
    else:
        mine.update(finished_at=timezone.now(), failures=0, held_until=None)


def _told(job: Job) -> None:
    # The logger's name is all that a line keeps of the message (config/quiet.py), and so the job's name stands there.
    logging.getLogger(f"{_LOG}.{job.name}").exception("failed")
