"""From a change of the overlay to the open house: the outcome is checked whole, a release is built of it, and both stand or neither."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from utvei.foundation.packs import selectors
from utvei.foundation.packs.faults import Refused
from utvei.foundation.vocabulary.content import Content

_log = logging.getLogger(__name__)


def put_out(lay: Callable[[], None], rest: Callable[[], None]) -> None:
    """Change the overlay with ``lay`` and do ``rest`` in one transaction, then switch to a release of the outcome. Raises Refused.

    What comes of ``lay`` is tried first and taken back: checking it and building the release takes seconds, and nobody else has to wait
    for them. The transaction then makes sure that the outcome is what was built.
    """
    with transaction.atomic():
        lay()
        content = selectors.content()
        transaction.set_rollback(True)
    switch = _built(content)
    with transaction.atomic():
        lay()
        rest()
        if selectors.content().fingerprint() != content.fingerprint():
            raise Refused("Noen andre publiserte samtidig. Prøv igjen.")
        transaction.on_commit(switch)


def _built(content: Content) -> Callable[[], None]:
    """Check the content, build a release of it, and return what switches to it. Raises Refused for faults."""
    faults = configured("UTVEI_FAULTS")(content)
    if faults:
        raise Refused(_told(faults))
    switch = configured("UTVEI_PREPARE_RELEASE")(content)

    def go() -> None:
        try:
            switch()
        except OSError:
            # What was published is kept and shown as not put out yet; whoever keeps the disk finds the cause here.
            _log.exception("the release could not be written")

    return go


def configured(name: str) -> Callable[..., Any]:
    """Return the function of the whole house that a setting names: an app may not import what stands above it."""
    found: Callable[..., Any] = import_string(getattr(settings, name))
    return found


def _told(faults: Iterable[Any]) -> str:
    listed = [str(fault) for fault in faults]
    more = f"\n… og {len(listed) - 8} til." if len(listed) > 8 else ""
    return "Innholdet har feil, og ingenting er publisert:\n" + "\n".join(listed[:8]) + more
