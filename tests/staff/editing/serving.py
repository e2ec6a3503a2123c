"""A served staff house with the real packs and the demonstration's people, in a process and a home of its own.

Run as a program, it prepares a home: `python -m tests.staff.editing.serving prepare` or `load FOLDER`.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import struct
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105  the invented people's code app
PASSWORD = "fire rare ord i rekke"  # noqa: S105  invented
PEOPLE = {"redaktor": "editor", "fagleser": "subject_reviewer", "publisering": "publisher"}


@dataclass(frozen=True)
class Served:
    """Where a staff house answers and keeps its state."""

    url: str
    home: Path

    def stored(self, path: str) -> str:
        """Return a page of the current release."""
        return (self.home / "release/current" / path).read_text("utf-8")


def code(at: float | None = None) -> str:
    """Return the one-time code of the invented people."""
    counter = struct.pack(">Q", int((at or time.time()) // 30))
    digest = hmac.digest(base64.b32decode(SECRET), counter, hashlib.sha1)
    offset = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[offset : offset + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def environment(home: Path) -> dict[str, str]:
    """Return the environment of a house that keeps its state in a folder."""
    settings = os.environ.get("UTVEI_STAFF_SETTINGS", "utvei.config.settings.staff")
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
    database = {"DATABASE_URL": f"sqlite:///{home / 'utvei.sqlite3'}"}
    return {**os.environ, **database, "UTVEI_HOME": str(home), "DJANGO_SETTINGS_MODULE": settings, "PYTHONPATH": path}


def run(home: Path, *words: str) -> None:
    """Run this file as a program on a home."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.staff.editing.serving", *words]
    done = subprocess.run(command, env=environment(home), capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@contextmanager
def served(home: Path, port: int) -> Iterator[Served]:
    """Serve a prepared home until the block ends."""
    target = "tests.staff.editing.serving:application"
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "1",
               "--blocking-threads", "1", "--no-access-log", "--log-level", "warning", "--no-ws", target]  # fmt: skip
    with (home / "output").open("wb") as out:
        process = subprocess.Popen(command, env=environment(home), stdout=out, stderr=subprocess.STDOUT, cwd=ROOT)
        try:
            _wait(port, process, home)
            yield Served(f"http://localhost:{port}", home)
        finally:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(port: int, process: subprocess.Popen[bytes], home: Path) -> None:
    end = time.monotonic() + 90
    while time.monotonic() < end:
        assert process.poll() is None, (home / "output").read_text("utf-8", "replace")
        try:
            urllib.request.urlopen(f"http://localhost:{port}/inn/", timeout=60).close()  # noqa: S310  our own address
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
        else:
            return
    raise AssertionError("the staff house did not answer in time")


def _prepare() -> None:
    from django.core.management import call_command

    from utvei.foundation.accounts import factors, services
    from utvei.foundation.accounts.domain.roles import Role
    from utvei.foundation.audit.domain.actors import house

    call_command("migrate", verbosity=0, interactive=False)
    for name, role in PEOPLE.items():
        user = services.create_user(by=house("test"), email=f"{name}@kommune.invalid", name=name.title())
        services.set_password(by=house("test"), user=user, password=PASSWORD)
        services.give_role(by=house("test"), user=user, role=Role(role))
        factors.place_totp(user, SECRET)
    _load(ROOT / "packs/trondheim")
    _publish()


def _load(folder: Path) -> None:
    from django.utils import timezone

    from utvei.foundation.packs import store
    from utvei.foundation.packs.reading import read_chain
    from utvei.workspace.editing.services import sync

    store.replace(read_chain(folder).layers, "test", timezone.now())
    sync()


def _publish() -> None:
    from utvei.config.editing import prepare
    from utvei.foundation.packs.selectors import content

    prepare(content())()


if __name__ == "__main__":
    import django

    django.setup()
    if sys.argv[1] == "prepare":
        _prepare()
    else:
        _load(Path(sys.argv[2]))


def __getattr__(name: str) -> object:
    """Make the WSGI application when the server asks for it."""
    if name == "application":
        from django.core.wsgi import get_wsgi_application

        return get_wsgi_application()
    raise AttributeError(name)
