"""`utvei serve`, `utvei demo`, `utvei doctor`: the house itself."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any

from utvei.config import cli_content
from utvei.config.doctor import examine
from utvei.config.refusal import Refusal
from utvei.config.serving import ALL, ports, serve
from utvei.config.settings.common import PACKS

DEMO_ADDRESS = "http://localhost:8000"
DEMO_PACK = "trondheim"


def add_to(commands: Any) -> None:
    """Add the house commands."""
    one = commands.add_parser("serve", help="serve the open house and, one port up, the staff house, with its worker")
    one.add_argument("--host", default="127.0.0.1")
    one.add_argument("--port", type=_port, default=8000)
    one.add_argument("--only", choices=ALL, help="one of them alone; the worker listens on no port")
    one.set_defaults(run=_serve)
    demo = commands.add_parser("demo", help="prepare the demonstration municipality: database, packs, release")
    demo.set_defaults(run=_demo)
    code = demo.add_subparsers(dest="act", metavar="ACT").add_parser("code", help="the one-time code of one of the demonstration's people")
    code.add_argument("user", metavar="USER", help="an address, or what stands before the @")
    code.set_defaults(run=_code)
    audit = commands.add_parser("audit", help="the record of acts and readings").add_subparsers(dest="act", required=True, metavar="ACT")
    verify = audit.add_parser("verify", help="go through the whole chain, and name the first row that was changed")
    verify.set_defaults(run=_verify)
    doctor = commands.add_parser("doctor", help="look the installation over, and say what to mend")
    doctor.set_defaults(run=_doctor)


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65534:
        raise argparse.ArgumentTypeError("a port from 1 to 65534 was expected")
    return int(text)


def _serve(arguments: argparse.Namespace) -> int:
    programs = (arguments.only,) if arguments.only else ALL
    if "public" in programs:
        from utvei.config.asking import the_release  # noqa: PLC0415  only where it is needed

        the_release()
    for program, port in ports(arguments.port, programs).items():
        name = {"public": "open house ", "staff": "staff house"}[program]
        sys.stderr.write(f"{name}  http://{_shown(arguments.host)}:{port}\n")
    if "staff" in programs:
        cli_content.with_database(_sign_ins)
    sys.stderr.write("Ctrl-C ends.\n")
    return serve(host=arguments.host, port=arguments.port, programs=programs)


def _shown(host: str) -> str:
    return "localhost" if host in ("127.0.0.1", "::1") else host


def _demo(arguments: argparse.Namespace) -> int:
    def run() -> int:
        from django.core.management import call_command  # noqa: PLC0415  only after the settings are read

        from utvei.foundation.accounts.demo import NotInProduction, prepare  # noqa: PLC0415  models need Django

        sys.stderr.write("database …\n")
        call_command("migrate", verbosity=0, interactive=False)
        sys.stderr.write("people …\n")
        try:
            prepare()
        except NotInProduction as error:
            raise Refusal(str(error)) from None
        sys.stderr.write("packs …\n")
        cli_content.main_load(PACKS / DEMO_PACK)
        sys.stderr.write("release …\n")
        # A pack that says no address is not printed with a code; the demonstration has one, so that it can be seen.
        os.environ.setdefault("UTVEI_ADDRESS", DEMO_ADDRESS)
        return cli_content.main_publish()

    return cli_content.with_database(run)


def _code(arguments: argparse.Namespace) -> int:
    def run() -> int:
        from utvei.foundation.accounts.demo import NoCode, NotInProduction, code_for  # noqa: PLC0415  models need Django

        try:
            sys.stdout.write(f"{code_for(arguments.user)}\n")
        except (NoCode, NotInProduction) as error:
            raise Refusal(str(error)) from None
        return 0

    return cli_content.with_database(run)


def _verify(arguments: argparse.Namespace) -> int:
    def run() -> int:
        from utvei.foundation.audit.services import verify  # noqa: PLC0415  models need Django

        breaks = verify()
        for one in breaks:
            sys.stdout.write(f"{one}\n")
        if breaks:
            raise Refusal(f"the record is not as it was written: {len(breaks)} break{'s' if len(breaks) != 1 else ''}")
        sys.stdout.write("the record is whole\n")
        return 0

    return cli_content.with_database(run)


def _sign_ins() -> int:
    """Tell how the demonstration's people sign in; nothing in production, and nothing where there are none yet."""
    from utvei.foundation.accounts.demo import NotInProduction, prepare  # noqa: PLC0415  models need Django

    try:
        people = prepare()
    except NotInProduction:
        return 0
    sys.stderr.write(f"sign in to the staff house with the password {people[0].password} and the code of: utvei demo code USER\n")
    for one in people:
        sys.stderr.write(f"  {one.email:38} {one.role}\n")
    return 0


def _doctor(arguments: argparse.Namespace) -> int:
    findings = list(examine())
    for finding in findings:
        word = "ok  " if finding.ok else "MEND" if finding.serious else "look"
        sys.stdout.write(f"{word} {finding.text}\n")
    return 1 if any(finding.serious and not finding.ok for finding in findings) else 0
