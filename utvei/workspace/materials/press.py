"""Sets many items at once, a process for each core: `python -m utvei.workspace.materials.press` is one of them.

A worker reads an item a line as JSON and answers each with a line that tells the lengths of its files, then their bytes. It is given
the next item when it has answered, so that no pipe fills up.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from utvei.workspace.materials.printing import DoesNotFit, Printer

ROOT = Path(__file__).resolve().parents[3]
# Starting a process takes as long as setting a few items.
WORTH_IT = 12
AHEAD = 2


@dataclass(frozen=True)
class Job:
    """One item to set; ``small`` asks for the small picture too."""

    form: str
    data: Mapping[str, Any]
    small: bool


def printed(jobs: Sequence[Job]) -> Iterator[dict[str, bytes]]:
    """Yield the files of each job in order. Raises DoesNotFit for one that cannot be set, RuntimeError when a worker ended."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if len(jobs) < WORTH_IT or cores < 2:
        printer = Printer() if jobs else None
        for job in jobs if printer else ():
            yield printer.files(job.form, job.data, small=job.small)  # type: ignore[union-attr]  # there is one where there are jobs
        return
    with ExitStack() as stack:
        workers = [stack.enter_context(_Worker()) for _ in range(cores)]
        for number, job in enumerate(jobs[: AHEAD * cores]):
            workers[number % cores].ask(job)
        for number in range(len(jobs)):
            worker = workers[number % cores]
            yield worker.answer()
            following = number + AHEAD * cores
            if following < len(jobs):
                worker.ask(jobs[following])


class _Worker:
    """A process that sets items; ended with the block it is opened in, whatever it was doing."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "utvei.workspace.materials.press"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT)  # noqa: S603  our own module

    def __enter__(self) -> _Worker:
        return self

    def __exit__(self, *error: object) -> None:
        self.process.kill()
        self.process.communicate()

    def ask(self, job: Job) -> None:
        """Give it one more item. Raises RuntimeError."""
        line = json.dumps({"form": job.form, "data": job.data, "small": job.small})
        try:
            self._pipe(self.process.stdin).write(line.encode() + b"\n")
            self._pipe(self.process.stdin).flush()
        except BrokenPipeError:
            raise RuntimeError("a process that sets printed items ended") from None

    def answer(self) -> dict[str, bytes]:
        """Return the files of the item it was given first. Raises DoesNotFit or RuntimeError."""
        out = self._pipe(self.process.stdout)
        line = out.readline()
        if not line:
            raise RuntimeError("a process that sets printed items ended")
        told = json.loads(line)
        if "error" in told:
            raise DoesNotFit(told["error"])
        return {ending: out.read(length) for ending, length in told.items()}

    @staticmethod
    def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
        if pipe is None:  # never: both were asked for
            raise RuntimeError("a process without a pipe")
        return pipe


def main() -> None:
    """Answer until nothing more is asked."""
    printer, out = Printer(), sys.stdout.buffer
    for line in sys.stdin.buffer:
        job = json.loads(line)
        try:
            files = printer.files(job["form"], job["data"], small=job["small"])
        except DoesNotFit as error:
            out.write(json.dumps({"error": str(error)}).encode() + b"\n")
        else:
            out.write(json.dumps({ending: len(body) for ending, body in files.items()}).encode() + b"\n")
            out.writelines(files.values())
        out.flush()


if __name__ == "__main__":
    main()
