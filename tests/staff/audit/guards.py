"""Takes the guards off the record, as someone who owns the database could, and puts them back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from django.db import connection

MIGRATION = import_module("utvei.foundation.audit.migrations.0002_append_only")


@contextmanager
def unguarded() -> Iterator[None]:
    """Let the block change what may only be added to. On PostgreSQL it takes a superuser."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit_%'")
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")
        try:
            yield
        finally:
            if connection.vendor == "postgresql":
                cursor.execute("SET session_replication_role = DEFAULT")
            else:
                for statement in MIGRATION.SQLITE:
                    cursor.execute(statement)
