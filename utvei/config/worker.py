"""The worker: each minute it looks at what is due and runs it, until it is told to end. `python -m utvei.config.worker`"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from utvei.foundation.jobs.domain.due import LIMIT, TICK
from utvei.foundation.vocabulary.manifests import Job

_NAP = 0.2  # seconds; how soon an idle worker notices that it is to end


class TooLong(Exception):
    """A job that took longer than it may. No OSError and no ValueError, so that no job takes it for a fault of its own work."""


def main() -> int:
    """Tick until SIGTERM or SIGINT; a job that is running then is finished first. Returns an exit code."""
    stopping = False

    def stop(signum: int, frame: FrameType | None) -> None:
        nonlocal stopping
        stopping = True

    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, stop)
    _start()
    while not stopping:
        tick(lambda: stopping)
        next_tick = time.monotonic() + TICK.total_seconds()
        while not stopping and time.monotonic() < next_tick:
            time.sleep(_NAP)
    return 0


def tick(stopping: Callable[[], bool]) -> None:
    """Run what is due, one job after another, and hold no connection until the next tick."""
    from django.db import connections  # noqa: PLC0415  only after the settings are read

    from utvei.config.apps import jobs  # noqa: PLC0415  as above
    from utvei.foundation.jobs.services import run_if_due  # noqa: PLC0415  models need Django

    for job in jobs():
        if stopping():
            return
        run_if_due(job=job, run=_run)
    connections.close_all()


def _start() -> None:
    import django  # noqa: PLC0415  signals are taken before anything slow

    os.environ["DJANGO_SETTINGS_MODULE"] = "utvei.config.settings.staff"
    django.setup()


def _run(job: Job) -> None:
    with limited(LIMIT.total_seconds()):
        job.run()


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Break off what takes longer: raises TooLong inside the block. Only in a process's main thread."""

    def over(signum: int, frame: FrameType | None) -> None:
        raise TooLong

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


if __name__ == "__main__":
    sys.exit(main())
