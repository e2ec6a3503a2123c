"""How the record tells what editors did."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol


class Row(Protocol):
    """What a presenter needs of a row."""

    object: str


def _about(sentence: str) -> Callable[[Row], str]:
    def tell(event: Row) -> str:
        return sentence.format(event.object)

    return tell


PRESENTERS: Mapping[str, Callable[[Row], str]] = {
    "editing.submitted": _about("Sendte teksten {} til faglig kontroll."),
    "editing.taken_back": _about("Tok teksten {} tilbake fra faglig kontroll."),
    "editing.approved": _about("Godkjente teksten {} faglig."),
    "editing.sent_back": _about("Sendte teksten {} tilbake til den som skrev den."),
    "editing.published": _about("Publiserte teksten {}."),
    "editing.taken_down": _about("Tok ned siden {}."),
    "editing.kept_ours": _about("Beholdt vår tekst i {} etter en endring i pakken."),
    "editing.took_theirs": _about("Tok inn pakkens tekst i {}."),
    "editing.released": _about("La ut innholdet på nytt."),
    "editing.letter_read": _about("Leste et brev fra en leser."),
    "editing.letter_answered": _about("Svarte på et brev fra en leser."),
    "editing.letter_deleted": _about("Slettet et brev fra en leser etter 90 dager."),
}
