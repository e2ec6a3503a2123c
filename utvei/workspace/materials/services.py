"""Decides that a number nobody has rung may be printed, or takes the decision back; both are recorded and put out at once."""

from __future__ import annotations

from datetime import date

from utvei.foundation.audit.domain.actors import Actor
from utvei.foundation.audit.services import record
from utvei.foundation.packs import services as packs
from utvei.foundation.packs.services import Refused
from utvei.workspace.materials import selectors
from utvei.workspace.materials.domain.numbers import NUMBERS

__all__ = ["Refused", "approve", "withdraw"]
NUMBER = "materials.number"
LONGEST = 500


def approve(*, actor: str, reason: str, editor: str, today: date, by: Actor) -> None:
    """Let an actor's unconfirmed number be printed, in somebody's name. Raises Refused, and then nothing has happened."""
    words = " ".join(reason.split())
    if actor not in {one.key for one in selectors.numbers() if not one.decided}:
        raise Refused("Velg en aktør som har et nummer vi ikke trykker i dag.")
    if len(words) < 3 or len(words) > LONGEST:
        raise Refused(f"Skriv hvorfor nummeret kan trykkes, med høyst {LONGEST} tegn.")
    if len(editor.strip()) < 3:
        raise Refused("Du må ha et navn i huset før du kan bestemme dette. Be administratoren legge det inn.")
    decision = {"editor": editor.strip(), "reason": words, "date": today.isoformat()}

    def lay() -> None:
        packs.change(path=NUMBERS, field=actor, value=decision, by=by.id or by.role)

    def rest() -> None:
        record(by=by, act="materials.number_approved", kind=NUMBER, object=actor, details={"reason": words})

    packs.put_out(lay, rest)


def withdraw(*, actor: str, by: Actor) -> None:
    """Leave a number out of print again. Raises Refused."""
    if actor not in {one.key for one in selectors.numbers() if one.decided and one.ours}:
        raise Refused("Denne beslutningen er ikke tatt her, og kan ikke tas tilbake her.")

    def lay() -> None:
        packs.take_upstream(path=NUMBERS, field=actor)

    def rest() -> None:
        record(by=by, act="materials.number_withdrawn", kind=NUMBER, object=actor)

    packs.put_out(lay, rest)
