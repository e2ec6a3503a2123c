"""`utvei serve`, `utvei demo`, `utvei doctor`: the house itself."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from utvei.config import cli_content
from utvei.config.doctor import examine
from utvei.config.refusal import Refusal
from utvei.config.serving import PROGRAMS, ports, serve
from utvei.config.settings.common import PACKS

DEMO_PACK = "trondheim"


def add_to(commands: Any) -> None:
    """Add the house commands."""
    one = commands.add_parser("serve", help="serve the open house and, one port up, the staff house")
    one.add_argument("--host", default="127.0.0.1")
    one.add_argument("--port", type=_port, default=8000)
    one.add_argument("--only", choices=(*PROGRAMS, "worker"), help="one program alone")
    one.set_defaults(run=_serve)
    demo = commands.add_parser("demo", help="prepare the demonstration municipality: database, packs, release")
    demo.set_defaults(run=_demo)
    doctor = commands.add_parser("doctor", help="look the installation over, and say what to mend")
    doctor.set_defaults(run=_doctor)


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65534:
        raise argparse.ArgumentTypeError("a port from 1 to 65534 was expected")
    return int(text)


def _serve(arguments: argparse.Namespace) -> int:
    if arguments.only == "worker":
        raise Refusal("there is no background work yet, and so no worker to start")
    programs = (arguments.only,) if arguments.only else tuple(PROGRAMS)
    if "public" in programs:
        from utvei.config.asking import the_release  # noqa: PLC0415  only where it is needed

        the_release()
    for program in programs:
        name = {"public": "open house ", "staff": "staff house"}[program]
        sys.stderr.write(f"{name}  http://{_shown(arguments.host)}:{ports(arguments.port, programs)[program]}\n")
    sys.stderr.write("Ctrl-C ends.\n")
    return serve(host=arguments.host, port=arguments.port, programs=programs)


def _shown(host: str) -> str:
    return "localhost" if host in ("127.0.0.1", "::1") else host


def _demo(arguments: argparse.Namespace) -> int:
    def run() -> int:
        from django.core.management import call_command  # noqa: PLC0415  only after the settings are read

        sys.stderr.write("database …\n")
        call_command("migrate", verbosity=0, interactive=False)
        sys.stderr.write("packs …\n")
        cli_content.main_load(PACKS / DEMO_PACK)
        sys.stderr.write("release …\n")
        return cli_content.main_publish()

    return cli_content.with_database(run)


def _doctor(arguments: argparse.Namespace) -> int:
    findings = list(examine())
    for finding in findings:
        word = "ok  " if finding.ok else "MEND" if finding.serious else "look"
        sys.stdout.write(f"{word} {finding.text}\n")
    return 1 if any(finding.serious and not finding.ok for finding in findings) else 0
