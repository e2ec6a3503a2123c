"""What may not be typed into a text of a pack: phone numbers, addresses of e-mail, numbers of persons, secrets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

# Digits that belong to a longer word, number, key, date or paragraph are none of our business.
_BEFORE = r"(?<![\w.,:/§–-])(?<![§–-] )(?<!\d )"
_AFTER = r"(?![\w/–-])(?![.,:]\d)(?! \d)"
_PHONE = re.compile(
    _BEFORE
    + r"(?:(?:\+|00)47[ .]?)?"
    + r"(\d{8}|\d{2}([ .])\d{2}\2\d{2}\2\d{2}|\d{3} \d{2} \d{3}|\d{4} \d{4}(?<![12]\d{3} [12]\d{3})|116 ?\d{3}|0\d{4}|11[023])"
    + _AFTER
)
_ABROAD = re.compile(r"(?<![\w+])\+\d[\d ]{6,16}\d")
_PERSON = re.compile(r"(?<![\w/=.-])\d{6} ?\d{5}(?![\w-])")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_AMOUNT = re.compile(r"(kr|kroner|nok|side|nr\.?|kapittel)\s*$", re.IGNORECASE)
_SECRET = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----"
    r"|\b(AKIA[0-9A-Z]{16}|gh[pousr]_\w{36,}|sk-[\w-]{20,}|xox[bpas]-[\w-]{10,}|eyJ[\w-]{10,}\.eyJ[\w-]{10,})"
    r"|\b(password|passord|secret|token|api[_-]?key)\s*[:=]\s*(?=\S*\d)\S{8,}",
    re.IGNORECASE,
)


def typed_anywhere(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield where (a position in the text), the rule and the remedy for what may stand in no text of a pack."""
    for found in _SECRET.finditer(text):
        yield found.start(), "A pack holds no secrets.", "Remove it, and change the secret: whoever has the pack has seen it."
    for found in _PERSON.finditer(text):
        yield found.start(), "A pack holds no numbers of persons.", "Remove the digits."


def typed_in_prose(text: str, numbers: Mapping[str, str], page: bool) -> Iterator[tuple[int, str, str]]:
    """Yield the same for texts that people read.

    ``numbers`` are the directory's phone numbers and the actors that have them. A ``page`` has shortcodes that fetch them. Other texts
    have none: their numbers come from the actors listed beside them, and they may name 110, 112 and 113 if the directory has them.
    """
    for found in _EMAIL.finditer(text):
        yield found.start(), "An address of e-mail is not typed into a text.", _instead(None, page)
    for found in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", found.group(1))
        actor = numbers.get(digits)
        allowed = not page and actor and len(digits) == 3
        amount = (actor is None or len(digits) == 3) and _AMOUNT.search(text[: found.start()])
        if not allowed and not amount:
            yield found.start(), _number(found.group()), _instead(actor, page)
    for found in _ABROAD.finditer(text):
        if not _PHONE.search(found.group()):
            yield found.start(), _number(found.group()), _instead(None, page)


def _number(text: str) -> str:
    return f"A phone number is not typed into a text; «{text.strip()}» is."


def _instead(actor: str | None, page: bool) -> str:
    if page:
        return f"Write {{call:{actor or '…'}}}: it comes from the directory."
    return f"Name the actor «{actor or '…'}» in the list beside the text: its number is shown from the directory."
