"""The `utvei` command: answers on standard output, everything else on standard error; exit 0 done, 1 refused, 2 wrong call."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from utvei.config import cli_ask, cli_content, cli_house
from utvei.config.refusal import Refusal

HOME_HELP = "State lives under UTVEI_HOME (default ./var); DATABASE_URL chooses PostgreSQL."


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command."""
    top = argparse.ArgumentParser(
        prog="utvei", description="Utvei: an open house and a staff house against human trafficking.", epilog=HOME_HELP
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in (cli_ask, cli_content, cli_house):
        module.add_to(commands)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    arguments = parser().parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except Refusal as error:
        sys.stderr.write(f"utvei: {error}\n")
        return 1
    except BrokenPipeError:
        # Whoever read us has gone; there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
