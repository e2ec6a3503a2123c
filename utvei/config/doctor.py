"""Look an installation over: release, sources that end, numbers nobody has confirmed, what the machine lacks."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.conf import settings

from utvei.config.apps import manifests
from utvei.config.refusal import Refusal
from utvei.foundation.release.selectors import Release
from utvei.foundation.vocabulary.manifests import Finding
from utvei.public.directory.selectors import open_directory

SECRETS = ("UTVEI_SECRET_KEY", "UTVEI_LETTER_SECRET", "UTVEI_FIELD_SECRET", "UTVEI_AUDIT_SECRET")
OLD_DAYS = 300  # after 400 days the intervals of a release are used up; the weekly form still answers, more slowly
today = date.today


def examine() -> Iterator[Finding]:
    """Yield what is well and what is to be mended."""
    yield Finding(sys.version_info >= (3, 11), f"Python {sys.version.split()[0]} (3.11 or newer is needed)")
    yield _pdf()
    yield _production()
    yield from _release()
    yield from _staff()
    for manifest in manifests():
        for check in manifest.doctor_checks:
            yield from check()


def _staff() -> Iterable[Finding]:
    """Look at people, record, worker and letters, where this process has the staff house's settings or may still take them."""
    if settings.configured and not settings.DATABASES.get("default", {}).get("NAME"):
        return []
    from utvei.config.cli_content import with_database  # noqa: PLC0415  only where the database is wanted

    found: list[Finding] = []

    def look() -> int:
        from django.utils import timezone  # noqa: PLC0415  as the imports below

        from utvei.foundation.accounts.selectors import findings  # noqa: PLC0415  models need Django
        from utvei.foundation.audit.services import verify  # noqa: PLC0415  models need Django
        from utvei.foundation.jobs import selectors as jobs  # noqa: PLC0415  models need Django
        from utvei.workspace.editing import selectors as editing  # noqa: PLC0415  models need Django

        found.extend(Finding(ok, text, serious=False) for ok, text in findings())
        breaks = verify()
        found.append(Finding(not breaks, f"the record is not whole: {breaks[0]}" if breaks else "the record is whole"))
        found.extend(jobs.findings(timezone.now()))
        found.extend(editing.findings(timezone.localdate()))
        return 0

    try:
        with_database(look)
    except Refusal as error:
        return [Finding(False, f"staff house: {error}")]
    return found


def _pdf() -> Finding:
    try:
        importlib.import_module("weasyprint")
    except (ImportError, OSError) as error:
        return Finding(False, f"PDF: the button is hidden, since Pango is not there ({str(error).splitlines()[0]})", serious=False)
    return Finding(True, "PDF can be made")


def _production() -> Finding:
    if os.environ.get("UTVEI_PRODUCTION") != "1":
        return Finding(True, "a demonstration: secrets are made at first run, and refused in production")
    missing = [name for name in SECRETS if not os.environ.get(name)]
    return Finding(not missing, f"production, but {', '.join(missing)} is not set" if missing else "production, with its own secrets")


def _release() -> Iterable[Finding]:
    from utvei.config.asking import the_release  # noqa: PLC0415  read late, so that a test may set the home

    try:
        release = the_release()
    except Refusal as error:
        return [Finding(False, str(error))]
    return [Finding(True, f"release {release.manifest.hash}"), _age(release), *_numbers(release)]


def _age(release: Release) -> Finding:
    first = date.fromisoformat(release.manifest.first_day)
    return Finding(
        today() - first < timedelta(days=OLD_DAYS), f"the release's hours begin {first}; publish again before {first + timedelta(days=400)}"
    )


def _numbers(release: Release) -> Iterable[Finding]:
    actors = open_directory(release.path("directory.sqlite")).actors
    unconfirmed = [a.key for a in actors if a.contacts and a.actor.confirmed is None]
    told = f"{len(unconfirmed)} of {len(actors)} actors have a channel that nobody has rung or written to"
    yield Finding(not unconfirmed, told, serious=False)
    disputed = [a.key for a in actors if a.actor.disputed]
    if disputed:
        yield Finding(False, f"the number is disputed: {', '.join(disputed)}", serious=False)
