"""Many writers at once: one chain, without gap or fork."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from tests.staff.audit.guards import unguarded
from utvei.foundation.audit import services
from utvei.foundation.audit.domain.actors import house
from utvei.foundation.audit.models import AuditEvent, AuditHead

WRITERS, EACH = 4, 20
WRITE = f"""
import sys, django; django.setup()
from django.db import transaction
from utvei.foundation.audit import services
from utvei.foundation.audit.domain.actors import house
for number in range({EACH}):
    with transaction.atomic():
        services.record(by=house(sys.argv[1]), act="accounts.signed_out")
"""
VERIFY = (
    "import django; django.setup(); from utvei.foundation.audit import services, selectors; print(services.verify(), selectors.head()[0])"
)
MIGRATE = "import django; django.setup(); from django.core.management import call_command; call_command('migrate', verbosity=0)"


@pytest.mark.slow
def test_processes_on_one_sqlite_file_write_one_chain(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if name != "UTVEI_PRODUCTION"}
    environment = {**kept, "UTVEI_HOME": str(tmp_path), "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "utvei.config.settings.staff"}
    subprocess.run([sys.executable, "-c", MIGRATE], env=environment, check=True)
    started = [subprocess.Popen([sys.executable, "-c", WRITE, f"writer {n}"], env=environment) for n in range(WRITERS)]
    assert [one.wait(120) for one in started] == [0] * WRITERS
    done = subprocess.run([sys.executable, "-c", VERIFY], env=environment, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == f"[] {WRITERS * EACH}"


@pytest.mark.usefixtures("django_db_setup")
def test_connections_to_postgresql_write_one_chain(django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock():
        if connection.vendor != "postgresql":
            pytest.skip("this run has no PostgreSQL; the same is tried above with processes on SQLite")
        try:
            with ThreadPoolExecutor(WRITERS) as pool:
                list(pool.map(_write, range(WRITERS)))
            assert services.verify() == []
            assert AuditHead.objects.get().sequence == WRITERS * EACH
        finally:
            with unguarded():
                AuditEvent.objects.all().delete()
                AuditHead.objects.update(sequence=0, fingerprint="0" * 64)
            connection.close()


def _write(number: int) -> None:
    try:
        for _ in range(EACH):
            with transaction.atomic():
                services.record(by=house(f"writer {number}"), act="accounts.signed_out")
    finally:
        connection.close()
