"""Several workers at once: each job is run by one of them."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection

from utvei.foundation.jobs.models import JobRun
from utvei.foundation.jobs.services import run_if_due
from utvei.foundation.vocabulary.manifests import Job

WORKERS, JOBS = 4, 20
# Each worker waits until all are there, then goes through the same jobs in the same order, and says which it was given.
WORK = f"""
import sys, time, django; django.setup()
from datetime import timedelta
from pathlib import Path
from utvei.foundation.jobs.services import run_if_due
from utvei.foundation.vocabulary.manifests import Job
here = Path(sys.argv[1])
(here / sys.argv[2]).touch()
while len(list(here.glob("worker-*"))) < {WORKERS}:
    time.sleep(0.01)
for number in range({JOBS}):
    if run_if_due(job=Job(str(number), timedelta(hours=1), lambda: time.sleep(0.005))):
        print(number)
"""


@pytest.mark.slow
def test_processes_on_one_sqlite_file_share_the_jobs(environment: dict[str, str], tmp_path: Path) -> None:
    started = [
        subprocess.Popen([sys.executable, "-c", WORK, str(tmp_path), f"worker-{n}"], env=environment, stdout=subprocess.PIPE, text=True)
        for n in range(WORKERS)
    ]
    told = [one.communicate(timeout=120)[0].split() for one in started]
    assert [one.returncode for one in started] == [0] * WORKERS
    assert Counter(word for words in told for word in words) == {str(number): 1 for number in range(JOBS)}
    assert sum(bool(words) for words in told) > 1  # else nothing was tried


def test_connections_to_postgresql_share_the_jobs(db: None) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("this run has no PostgreSQL; the same is tried above with processes on SQLite")
    ready = Barrier(WORKERS)
    # The threads' connections are their own, outside the test's transaction: what they write stands, and one of them clears it away.
    with ThreadPoolExecutor(WORKERS) as pool:
        try:
            told = list(pool.map(lambda _: _work(ready), range(WORKERS)))
        finally:
            pool.submit(_clear).result()
    assert Counter(number for numbers in told for number in numbers) == dict.fromkeys(range(JOBS), 1)


def _clear() -> None:
    JobRun.objects.all().delete()
    connection.close()


def _work(ready: Barrier) -> list[int]:
    try:
        got = []
        for number in range(JOBS):
            ready.wait(30)
            if run_if_due(job=Job(str(number), timedelta(hours=1), lambda: None)):
                got.append(number)
        return got
    finally:
        connection.close()
