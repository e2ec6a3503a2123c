"""Asks when the worker last ran, for `utvei doctor`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils import timezone

from utvei.foundation.jobs.models import JobRun
from utvei.foundation.vocabulary.manifests import Finding

__all__ = ["findings"]
_A_DAY = timedelta(days=1)


def findings(now: datetime) -> Iterator[Finding]:
    """Yield what `utvei doctor` says: when a job last began, and those that go on failing."""
    rows = list(JobRun.objects.all())
    last = max((row.started_at for row in rows if row.started_at), default=None)
    if last is None:
        yield Finding(False, "the worker has never run; utvei serve starts it, or utvei serve --only worker", serious=False)
        return
    yield Finding(now - last <= _A_DAY, f"the worker last ran {timezone.localtime(last):%Y-%m-%d %H:%M}", serious=False)
    for row in rows:
        if row.failures and row.failed_at:
            text = f"the job {row.name} has failed {row.failures} times in a row, last {timezone.localtime(row.failed_at):%Y-%m-%d %H:%M}"
            yield Finding(False, text, serious=False)
