"""`utvei pack …` and `utvei publish`: from files to a release."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from utvei.config.apps import sections
from utvei.config.refusal import Refusal
from utvei.config.settings.common import PACKS, UTVEI_HOME
from utvei.foundation.vocabulary.content import Content

TODAY = date.today


def add_to(commands: Any) -> None:
    """Add the content commands."""
    pack = commands.add_parser("pack", help="check, load, compare or begin a pack").add_subparsers(dest="act", required=True, metavar="ACT")
    for name, run, text in (
        ("check", _check, "check a pack: file, line, what was expected, how to mend; needs no database"),
        ("load", _load, "load a pack and those it extends into the database, whole or not at all"),
        ("diff", _diff, "compare a pack with what is loaded"),
    ):
        one = pack.add_parser(name, help=text)
        one.add_argument("path", type=Path, metavar="PATH")
        one.set_defaults(run=run)
    export = pack.add_parser("export", help="write what was changed here out as a pack")
    export.add_argument("--out", type=Path, required=True, metavar="PATH")
    export.set_defaults(run=_export)
    new = pack.add_parser("new", help="begin a municipality's pack")
    new.add_argument("name", metavar="NAME")
    new.set_defaults(run=_new)
    publish = commands.add_parser("publish", help="write a release and switch to it")
    publish.add_argument("--packs-only", action="store_true", help="from the pack files alone; needs no database")
    publish.add_argument("--pack", type=Path, help=f"with --packs-only: the municipality's pack (default: the one in {PACKS.name}/)")
    publish.set_defaults(run=_publish)


def django(program: str) -> None:
    """Start Django with a program's settings. Raises Refusal where they refuse."""
    import django as framework  # noqa: PLC0415  the asking commands never pay for it

    os.environ["DJANGO_SETTINGS_MODULE"] = f"utvei.config.settings.{program}"
    try:
        framework.setup()
    except RuntimeError as error:
        raise Refusal(str(error)) from None


def with_database(run: Callable[[], int]) -> int:
    """Run what needs the database, and say in plain words when it is not there."""
    django("staff")
    from django.db import DatabaseError  # noqa: PLC0415  only after the settings are read

    try:
        return run()
    except DatabaseError as error:
        raise Refusal(
            f"the database does not answer as it should ({str(error).splitlines()[0]}); run utvei demo, or look at DATABASE_URL"
        ) from None


def checked(path: Path) -> Content:
    """Return a pack's merged content. Raises Refusal after naming every fault on standard error."""
    from utvei.foundation.packs.services import check_folder  # noqa: PLC0415  models need Django

    content, faults = check_folder(path, sections())
    for fault in faults:
        sys.stderr.write(f"{fault}\n")
    if faults or content is None:
        raise Refusal(f"{path}: {len(faults)} fault{'s' if len(faults) != 1 else ''}; nothing was done")
    return content


def _check(arguments: argparse.Namespace) -> int:
    django("public")
    content = checked(arguments.path)
    sys.stdout.write(f"{arguments.path}: {len(content.files)} files, no fault\n")
    return 0


def _load(arguments: argparse.Namespace) -> int:
    return with_database(lambda: main_load(arguments.path))


def main_load(path: Path) -> int:
    """Load a pack into the database. Raises Refusal."""
    from utvei.foundation.packs.services import load  # noqa: PLC0415  models need Django

    checked(path)
    sys.stdout.write(f"{load(folder=path, sections=sections(), by='utvei pack load')}\n")
    from utvei.workspace.editing.services import sync  # noqa: PLC0415  models need Django

    sync()
    return 0


def _diff(arguments: argparse.Namespace) -> int:
    def run() -> int:
        from utvei.foundation.packs.selectors import diff  # noqa: PLC0415  models need Django

        checked(arguments.path)
        for difference in diff(arguments.path):
            sys.stdout.write(f"{difference}\n")
        return 0

    return with_database(run)


def _export(arguments: argparse.Namespace) -> int:
    def run() -> int:
        from utvei.foundation.packs.services import export  # noqa: PLC0415  models need Django

        try:
            for path in export(arguments.out):
                sys.stdout.write(f"{path}\n")
        except (ValueError, FileExistsError) as error:
            raise Refusal(str(error)) from None
        return 0

    return with_database(run)


def _new(arguments: argparse.Namespace) -> int:
    django("public")
    from utvei.foundation.packs.services import key_of, new  # noqa: PLC0415  models need Django

    try:
        folder = new(name=arguments.name, target=PACKS / key_of(arguments.name))
    except (ValueError, FileExistsError) as error:
        raise Refusal(str(error)) from None
    sys.stdout.write(f"{folder}\n")
    return 0


def municipal_pack() -> Path:
    """Return the one municipality's pack. Raises Refusal where there is none, or more than one to choose from."""
    found = sorted(p.parent for p in PACKS.glob("*/pack.yaml") if "municipality:" in p.read_text("utf-8"))
    if len(found) != 1:
        names = ", ".join(p.name for p in found) or "none"
        raise Refusal(f"one municipality's pack was expected in {PACKS}, found {names}; name it with --pack")
    return found[0]


def _publish(arguments: argparse.Namespace) -> int:
    if arguments.packs_only:
        django("public")
        return _write(checked(arguments.pack or municipal_pack()))
    if arguments.pack:
        raise Refusal("--pack goes with --packs-only; without it, what is loaded in the database is published")
    return with_database(main_publish)


def main_publish() -> int:
    """Publish what is loaded in the database. Raises Refusal."""
    from utvei.foundation.packs.selectors import content  # noqa: PLC0415  models need Django

    loaded = content()
    if not loaded.files:
        raise Refusal("no pack is loaded: run utvei pack load PATH")
    from utvei.foundation.vault.services import public_key  # noqa: PLC0415  needs the staff house's settings

    return _write(loaded, public_key().hex())


def progress(pause: float = 2.0) -> Callable[[str, int, int], None]:
    """Return what tells on standard error how far long work has come: at most every ``pause`` seconds, and nothing of what is quick."""
    last = time.monotonic()
    told = False

    def tell(what: str, done: int, whole: int) -> None:
        nonlocal last, told
        now = time.monotonic()
        if now - last >= pause or (told and done == whole):
            sys.stderr.write(f"{what}: {done} of {whole}\n")
            sys.stderr.flush()
            last, told = now, done < whole

    return tell


def _write(content: Content, letters_key: str | None = None) -> int:
    from utvei.config.publishing import NoMunicipality, publish  # noqa: PLC0415  templates need Django
    from utvei.foundation.vocabulary.manifests import CannotBuild  # noqa: PLC0415  as above

    try:
        folder = publish(content=content, home=UTVEI_HOME, today=TODAY(), letters_key=letters_key, told=progress())
    except (NoMunicipality, CannotBuild) as error:
        raise Refusal(str(error)) from None
    except OSError as error:
        raise Refusal(f"the release could not be written: {error}") from None
    sys.stdout.write(f"{folder}\n")
    return 0
