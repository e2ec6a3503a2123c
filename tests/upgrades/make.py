"""Write a small filled database of this version, as SQL: `python tests/upgrades/make.py 2026-11-22`. Made once for each release."""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

MADE = datetime(2026, 11, 22, tzinfo=UTC)
HERE = Path(__file__).resolve().parent


def main(name: str) -> None:
    """Migrate an empty SQLite database, fill every table of ours with an invented row or two, and dump it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "small.sqlite3"
        os.environ |= {"DATABASE_URL": f"sqlite:///{file}", "UTVEI_HOME": folder, "DJANGO_SETTINGS_MODULE": "utvei.config.settings.staff"}
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        fill()
        with sqlite3.connect(file) as database:
            (HERE / f"{name}.sql").write_text("\n".join(database.iterdump()) + "\n", "utf-8")


def fill() -> None:
    """Make the rows that an upgrade must not lose. The people are invented."""
    from utvei.foundation.accounts.models import Organisation, User
    from utvei.foundation.packs.models import PackFile, PackVersion

    organisation = Organisation.objects.create(key="demo", name="Demonstrasjonskommunen")
    User.objects.create_user("redaktor@demo.invalid", name="Oppdiktet Redaktør", organisation=organisation)
    version = PackVersion.objects.create(
        key="demo", position=0, version="2026.11.22", fingerprint="sha256:0", loaded_at=MADE, loaded_by="demo"
    )
    PackFile.objects.create(path="pack.yaml", pack=version, body=b"key: demo\n", sha256="0" * 64)


if __name__ == "__main__":
    main(sys.argv[1])
