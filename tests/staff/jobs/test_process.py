"""`utvei serve` starts the worker and ends it."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from utvei.config import cli_content, cli_house
from utvei.config.cli import main

pytestmark = pytest.mark.slow
SERVE = "import sys; from utvei.config.serving import serve; sys.exit(serve(host='127.0.0.1', port={}, programs={}))"
WORKER = ["-c", "import sys; from utvei.config.cli import main; sys.exit(main(['serve', '--only', 'worker']))"]
JOBS = ["accounts.sweep", "letters.fetch", "letters.sweep"]


def done(home: Path) -> list[str]:
    """Return the jobs that a worker has done."""
    with sqlite3.connect(home / "utvei.sqlite3") as database:
        return [name for (name,) in database.execute("SELECT name FROM jobs_jobrun WHERE finished_at IS NOT NULL ORDER BY name")]


def children(process: subprocess.Popen[bytes]) -> list[int]:
    """Return the processes that a process started."""
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return [int(word) for word in listed.read_text().split()]


def gone(number: int) -> bool:
    """Return whether a process has ended."""
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("both", [True, False], ids=["staff and worker", "worker alone"])
def test_serve_starts_the_worker_and_ends_it(environment: dict[str, str], tmp_path: Path, how: signal.Signals, both: bool) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    words = ["-c", SERVE.format(port, ("staff", "worker"))] if both else WORKER
    with subprocess.Popen([sys.executable, *words], env=environment, stderr=subprocess.PIPE) as process:
        try:
            end = time.monotonic() + 60
            while done(tmp_path) != JOBS:
                assert process.poll() is None and time.monotonic() < end
                time.sleep(0.2)
            started = children(process)
            assert len(started) == (2 if both else 1)
            process.send_signal(how)
            assert process.wait(20) == 0
            assert all(gone(one) for one in started)
        finally:
            process.kill()
        assert process.stderr is not None
        assert b"Traceback" not in process.stderr.read()


@pytest.mark.parametrize(
    ("words", "programs"), [((), ("public", "staff", "worker")), (("--only", "staff"), ("staff",)), (("--only", "worker"), ("worker",))]
)
def test_the_command_names_what_to_start(monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], programs: tuple[str, ...]) -> None:
    asked: list[dict[str, object]] = []

    def started(**given: object) -> int:
        asked.append(given)
        return 0

    monkeypatch.setattr(cli_house, "serve", started)
    monkeypatch.setattr(cli_content, "with_database", lambda run: 0)
    monkeypatch.setattr("utvei.config.asking.the_release", lambda: None)
    assert main(["serve", *words]) == 0
    assert asked == [{"host": "127.0.0.1", "port": 8000, "programs": programs}]
