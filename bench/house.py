"""The real open house for a bench: the real packs published to a folder of its own, served on a free port of this machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from utvei.foundation.release.selectors import Release, current

ROOT = Path(__file__).resolve().parents[1]
PACK = ROOT / "packs" / "trondheim"
HOST = "127.0.0.1"
START_SECONDS = 30
UTVEI = (sys.executable, "-m", "utvei.config.cli")


@dataclass(frozen=True)
class House:
    """Where the house keeps its state, and the port it answers on."""

    home: Path
    port: int

    @property
    def release(self) -> Release:
        """The release that is served."""
        return current(self.home)


@contextmanager
def standing() -> Iterator[House]:
    """Publish, serve, and take all of it away afterwards. Raises CalledProcessError when the packs cannot be published."""
    with tempfile.TemporaryDirectory(prefix="utvei-bench-") as folder:
        home = Path(folder)
        own = {**os.environ, "UTVEI_HOME": folder}
        publish = [*UTVEI, "publish", "--packs-only", "--pack", str(PACK)]
        subprocess.run(publish, env=own, check=True, stdout=subprocess.DEVNULL)
        port = free_port()
        with running([*UTVEI, "serve", "--only", "public", "--port", str(port)], port, own):
            yield House(home, port)


def free_port() -> int:
    """Return a port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: Sequence[str], port: int, environment: Mapping[str, str]) -> Iterator[None]:
    """Run a server until the block ends, beginning when it listens. Raises RuntimeError when it does not."""
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(command, env=dict(environment), stdout=subprocess.DEVNULL, stderr=said)
        try:
            if not _listens(child, port):
                said.seek(0)
                raise RuntimeError(f"{command[0]} did not start: {said.read()[-400:].decode(errors='replace')}")
            yield
        finally:
            _end(child)


def _listens(child: subprocess.Popen[bytes], port: int) -> bool:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and child.poll() is None:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return True
    return False


def _end(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(10)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
