"""Start the programs, each in a process of its own with only the environment it needs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import FrameType

# What listens, each on its port; and the worker, which listens to nobody.
PROGRAMS = {"public": ("utvei.config.wsgi_public:application", 0), "staff": ("utvei.config.wsgi_staff:application", 1)}
WORKER = "worker"
ALL = (*PROGRAMS, WORKER)
# The open house holds no credential: whatever could be one never reaches its process.
PUBLIC_ENVIRONMENT = ("PATH", "HOME", "LANG", "LC_ALL", "TZ", "UTVEI_HOME", "VIRTUAL_ENV", "PYTHONPATH", "TMPDIR")


def environment(program: str, given: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a program: everything for the staff house and its worker, a short list for the open one."""
    if program != "public":
        return dict(given)
    return {name: given[name] for name in PUBLIC_ENVIRONMENT if name in given}


def command(program: str, host: str, port: int) -> list[str]:
    """Return the command line of one program. No access log: nobody's address is written down."""
    if program == WORKER:
        return [sys.executable, "-m", "utvei.config.worker"]
    target = PROGRAMS[program][0]
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port), "--workers", "1",
        "--blocking-threads", "1", "--no-access-log", "--log-level", "warning", "--no-ws", target,
    ]  # fmt: skip


def ports(port: int, programs: tuple[str, ...]) -> dict[str, int]:
    """Return the port of each that listens: the staff house is one up from the open house; a program on its own has the very port."""
    return {program: port + (PROGRAMS[program][1] if len(programs) > 1 else 0) for program in programs if program in PROGRAMS}


def serve(*, host: str, port: int, programs: tuple[str, ...]) -> int:
    """Run the programs until one ends or a signal comes; then end the others. Returns an exit code."""
    with _children(host, port, programs) as children:
        stopping = False

        def stop(signum: int, frame: FrameType | None) -> None:
            nonlocal stopping
            stopping = True

        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, stop)
        while not stopping:
            for program, child in children.items():
                if child.poll() is not None:
                    sys.stderr.write(f"the {program} program ended with code {child.returncode}\n")
                    return 1
            time.sleep(0.2)
    return 0


@contextmanager
def _children(host: str, port: int, programs: tuple[str, ...]) -> Iterator[dict[str, subprocess.Popen[bytes]]]:
    own = ports(port, programs)
    children = {
        program: subprocess.Popen(command(program, host, own.get(program, 0)), env=environment(program, os.environ))  # noqa: S603  ours
        for program in programs
    }
    try:
        yield children
    finally:
        for child in children.values():
            child.terminate()
        for child in children.values():
            try:
                child.wait(10)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
