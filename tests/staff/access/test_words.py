"""The catalogue of the editors' tool: found by the house, whole in its places, and the list of English words catches what it should."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.test import Client
from django.utils.translation import gettext, override

from tests.staff.access.words import english
from tests.staff.accounts.people import person, sign_in
from utvei.foundation.accounts.domain.roles import Role
from utvei.workspace import editing

CATALOGUES = sorted((Path(editing.__file__).parent / "locale/nb/LC_MESSAGES").glob("*.po"))
_PLACE = re.compile(r"%\(\w+\)s|\{\w+\}|</?[a-z]+|%%")


def test_the_list_of_english_words_catches_them() -> None:
    assert english(["Search…", "Legg til tekst", "There are no texts to display.", "New: Tekst"]) == [
        "New: Tekst",
        "Search…",
        "There are no texts to display.",
    ]
    assert english(["knowledge/new/nb.md", "Status", "Sorter etter «Adresse»", "redaktor@demo.invalid", "Panelet"]) == []


def test_there_are_two_catalogues() -> None:
    assert [path.name for path in CATALOGUES] == ["django.po", "djangojs.po"]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_what_is_filled_in_has_its_place_in_both(path: Path) -> None:
    with path.open("rb") as file:
        messages = [message for message in read_po(file, abort_invalid=True) if message.id]
    assert len(messages) > 20
    for message in messages:
        given = message.id if isinstance(message.id, str) else message.id[1]
        for made in [message.string] if isinstance(message.string, str) else list(message.string or ()):
            assert made, given
            # Names and links may be left out where bokmål does without them; nothing may be asked for that is not given.
            assert set(_PLACE.findall(made)) <= set(_PLACE.findall(given)), given


def test_the_house_finds_its_words() -> None:
    with override("nb"):
        assert gettext("There are no %(model_name)s to display.") == "Det er ingen %(model_name)s å vise."


def test_the_tools_scripts_find_them_too(db: None) -> None:
    browser: Client = sign_in(person(Role.EDITOR))
    answer = browser.get("/cms/jsi18n/")
    assert answer.status_code == 200
    assert '"Collapse all": "Fold sammen alle"' in answer.content.decode()
