"""Runs the open house with its real server on a free port, and asks it things exactly as they are written."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from utvei.config.serving import command, environment

ROOT = Path(__file__).resolve().parents[2]
WAIT_SECONDS = 30.0
FORM = "application/x-www-form-urlencoded"
Fields = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True)
class Answer:
    """What came back: header names in small letters, each with every value it had."""

    status: int
    headers: dict[str, list[str]]
    body: bytes

    def header(self, name: str) -> str:
        """Return the one value of a header, or an empty text. Fails when it came twice."""
        values = self.headers.get(name.lower(), [])
        assert len(values) <= 1, f"{name} came {len(values)} times: {values}"
        return values[0] if values else ""

    @property
    def text(self) -> str:
        """The body as UTF-8 text."""
        return self.body.decode()

    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


@dataclass(frozen=True)
class House:
    """A running open house, where it keeps its state, and where its output goes."""

    port: int
    process: subprocess.Popen[bytes]
    home: Path
    folder: Path

    @property
    def url(self) -> str:
        """The address without a last slash."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def output(self) -> bytes:
        """What the server has written to its output and error streams."""
        return (self.folder / "output").read_bytes()

    def ask(self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None) -> Answer:
        """Send one request on a connection of its own; the path goes out as it is written, dots and all."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.putrequest(method, path, skip_accept_encoding=True)
            for name, value in (headers or {}).items():
                connection.putheader(name, value)
            if body is not None:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            return _read(connection.getresponse())
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Answer:
        """Get a page; header names with underscores for hyphens."""
        return self.ask("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    def post(self, path: str, fields: Fields, **headers: str) -> Answer:
        """Post a form."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.ask("POST", path, urlencode(fields, doseq=True).encode(), {"Content-Type": FORM, **named})

    def api(self, path: str, data: Any) -> Answer:
        """Post to the API: bytes as they are, anything else as JSON."""
        body = data if isinstance(data, bytes) else json.dumps(data).encode()
        return self.ask("POST", f"/api/v1{path}", body, {"Content-Type": "application/json"})


def _read(response: http.client.HTTPResponse) -> Answer:
    headers: dict[str, list[str]] = {}
    for name, value in response.getheaders():
        headers.setdefault(name.lower(), []).append(value)
    return Answer(response.status, headers, response.read())


@contextmanager
def running(home: Path, folder: Path, extra: Mapping[str, str] | None = None) -> Iterator[House]:
    """Serve a state folder until the block ends. ``extra`` is what the operator's environment holds besides."""
    folder.mkdir(parents=True, exist_ok=True)
    scratch = folder / "tmp"
    scratch.mkdir(exist_ok=True)
    given = {**os.environ, **(extra or {}), "UTVEI_HOME": str(home), "TMPDIR": str(scratch), "PYTHONPATH": str(ROOT)}
    port = free_port()
    with (folder / "output").open("wb") as out:
        process = subprocess.Popen(
            command("public", "127.0.0.1", port), env=environment("public", given), stdout=out, stderr=subprocess.STDOUT, cwd=scratch
        )
        house = House(port, process, home, folder)
        try:
            _wait(house)
            yield house
        finally:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def broken_copy(home: Path, folder: Path) -> Iterator[House]:
    """Serve a copy of a state folder in which nothing that is made per request can be made."""
    copy = folder / "home"
    shutil.copytree(home, copy, symlinks=True)
    release = copy / "release" / (copy / "release" / "current").readlink().name
    for name in ("directory.sqlite", "rules.json", "topics.json"):
        (release / name).chmod(0o644)
        (release / name).write_bytes(b"this is neither a database nor JSON")
    with running(copy, folder / "served") as served:
        yield served


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(house: House) -> None:
    end = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < end:
        assert house.process.poll() is None, f"the server ended at once:\n{house.output.decode(errors='replace')}"
        try:
            house.get("/bekymret/")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server did not answer in time")
