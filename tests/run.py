"""Run the tests, one run for each program: the open house without a database, the staff house on SQLite and on PostgreSQL.

What cannot be run here is skipped by name, with the reason, at the end.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# What is printed takes long to make and comes out the same everywhere: made once here, taken over by every release of the tests.
FORMER = ROOT / ".pytest_cache" / "former"
PRINTED_FROM = (ROOT / "packs", ROOT / "utvei" / "workspace" / "materials")
POSTGRES = "postgres://postgres@127.0.0.1:5432/test"
CHROMIUM = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")


def main() -> int:
    """Run what was asked for and return pytest's verdict."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help="pure tests alone, for make check")
    parser.add_argument("--full", action="store_true", help="also what is too long for each run")
    arguments = parser.parse_args()
    made_once(anew=not arguments.quick)
    if arguments.quick:
        return quick()
    skipped: list[str] = []
    browser(skipped)
    marks = [] if arguments.full else ["-m", "not full"]
    url = postgres(skipped)
    databases = {"staff house on SQLite": "", **({"staff house on PostgreSQL": url} if url else {})}
    verdicts = {"open house": run("open house", ["tests", "--ignore=tests/staff", *marks])}
    verdicts |= side_by_side({name: ["tests/staff", *marks] for name in databases}, databases)
    failed = [name for name, verdict in verdicts.items() if verdict]
    for line in skipped:
        say(f"SKIPPED {line}")
    say("FAILED: " + ", ".join(failed) if failed else "all runs passed: " + ", ".join(verdicts))
    return 1 if failed else 0


def made_once(*, anew: bool) -> None:
    """Publish once into a folder that later runs begin with. What fails here fails again, and is told, in the tests.

    Not ``anew``: what an earlier run made is good enough, unless what it is made from has been touched since.
    """
    os.environ["UTVEI_FORMER"] = str(FORMER)
    current = FORMER / "release" / "current"
    touched = max(file.stat().st_mtime for folder in PRINTED_FROM for file in folder.rglob("*") if "__pycache__" not in file.parts)
    if not anew and current.exists() and current.lstat().st_mtime > touched:
        return
    environment = {**os.environ, "UTVEI_HOME": str(FORMER), "DJANGO_SETTINGS_MODULE": "utvei.config.settings.public"}
    command = [sys.executable, "-c", "from utvei.config.cli import main; raise SystemExit(main())", "publish", "--packs-only"]
    started = time.monotonic()
    subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    say(f"what is printed was made in {time.monotonic() - started:.0f} s")


def quick() -> int:
    """Run what needs no browser and no database, in two halves side by side: the rules of the advice take as long as all the rest."""
    halves = (["guidance", "architecture"], ["directory", "packs", "knowledge", "plan", "vault"])
    marks = ["-m", "not full and not slow and not browser", "-q", "--durations=0", "--durations-min=5"]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "utvei.config.settings.public"}
    started = [pytest_in_the_background([*(f"tests/{name}" for name in half), *marks], environment) for half in halves]
    for half in started:
        say(half.communicate()[0])
    return max(half.returncode for half in started)


def run(name: str, arguments: list[str]) -> int:
    """Run pytest once for the open house."""
    say(f"== {name} ==")
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "utvei.config.settings.public"}
    return subprocess.run([sys.executable, "-m", "pytest", *arguments], cwd=ROOT, env=environment, check=False).returncode


def side_by_side(runs: dict[str, list[str]], databases: dict[str, str]) -> dict[str, int]:
    """Run pytest for the staff house on each database at once, and show what each said when it is done."""
    started = {}
    for name, arguments in runs.items():
        environment = {**os.environ, "DATABASE_URL": databases[name], "DJANGO_SETTINGS_MODULE": "utvei.config.settings.staff"}
        started[name] = pytest_in_the_background(arguments, environment)
    for name, process in started.items():
        say(f"== {name} ==")
        say(process.communicate()[0])
    return {name: process.returncode for name, process in started.items()}


def pytest_in_the_background(arguments: list[str], environment: dict[str, str]) -> subprocess.Popen[str]:
    """Start pytest; what it says waits until it is asked for."""
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def browser(skipped: list[str]) -> None:
    """See that there is a Chromium, installed if allowed."""
    if not any(Path(path).exists() for path in CHROMIUM) and not installed("chromium"):
        skipped.append("journeys in a browser: no Chromium here, and none could be installed with apt")


def postgres(skipped: list[str]) -> str | None:
    """Return the address of a PostgreSQL that answers, or None with the reason noted."""
    url = os.environ.get("UTVEI_TEST_POSTGRES", POSTGRES)
    if answers(url) or (installed("postgresql") and started() and answers(url)):
        return url
    skipped.append(f"staff house on PostgreSQL: nothing answers at {url}; set UTVEI_TEST_POSTGRES")
    return None


def answers(url: str) -> bool:
    """Return whether a database answers."""
    import psycopg

    try:
        psycopg.connect(url, connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


def installed(package: str) -> bool:
    """Return whether a Debian package could be installed; never asks."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False

    def quiet(words: list[str]) -> int:
        return subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode

    say(f"installing {package} …")
    quiet(["apt-get", "update", "-qq"])
    return quiet(["apt-get", "install", "-qq", "-y", "--no-install-recommends", package]) == 0


def started() -> bool:
    """Start a PostgreSQL just installed, and let the tests in from this machine alone."""
    script = "pg_ctlcluster $(pg_lsclusters -h | awk 'NR==1{print $1, $2}') start; su postgres -c 'createdb test'"
    return subprocess.run(["sh", "-c", script], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0


def say(text: str) -> None:
    """Write a line at once."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
