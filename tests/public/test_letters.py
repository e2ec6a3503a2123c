"""A reader's letter: sealed in the open house, opened by the staff house alone, answered under a code."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from utvei.foundation.vault.domain.keys import key_pair
from utvei.foundation.vault.domain.receipt import NotACode, answer_place, new_code
from utvei.foundation.vault.domain.receipt import key_pair as receipt_pair
from utvei.foundation.vault.domain.sealing import open_sealed, seal
from utvei.public.dropbox import services
from utvei.public.dropbox.domain.letters import ANSWER, KIND, LONGEST, VERSION, Letter, Refused, compose, read_letter
from utvei.public.dropbox.limits import HOUR, Hourly

STAFF = key_pair(b"7" * 32)
DAY = date(2026, 11, 22)


def a_letter(code: str, text: str = "Telefonnummeret på siden er feil.") -> Letter:
    return compose(subject="mistake", page="/kunnskap/tegn/", text=text, receipt_key=receipt_pair(code).public, day=DAY)


def test_a_letter_goes_in_sealed_and_is_opened_by_the_staff_key_alone(tmp_path: Path) -> None:
    letter = a_letter(new_code())
    services.put(home=tmp_path, staff_key=STAFF.public, letter=letter)
    (file,) = (tmp_path / services.INBOX).iterdir()
    sealed = file.read_bytes()
    assert letter.text.encode() not in sealed
    assert file.stat().st_mtime == 0
    assert read_letter(open_sealed(STAFF.private, sealed, kind=KIND, version=VERSION)) == letter


def test_an_answer_is_fetched_with_the_code_alone(tmp_path: Path) -> None:
    code = new_code()
    pair = receipt_pair(code)
    assert services.answer(home=tmp_path, code=code) is None
    folder = tmp_path / services.ANSWERS
    folder.mkdir(parents=True)
    services.write(folder / answer_place(pair.public), seal(pair.public, b"Takk, rettet.", kind=ANSWER, version=VERSION))
    assert services.answer(home=tmp_path, code=code.lower().replace("-", " ")) == "Takk, rettet."
    assert services.answer(home=tmp_path, code=new_code()) is None
    with pytest.raises(NotACode):
        services.answer(home=tmp_path, code="../../etc/passwd")


@pytest.mark.parametrize(
    ("field", "given"),
    [("subject", {"subject": "rant"}), ("text", {"text": "kort"}), ("text", {"text": "x" * (LONGEST + 1)}), ("page", {"page": "http://x"})],
)
def test_a_letter_outside_the_bounds_is_refused(field: str, given: dict[str, str]) -> None:
    whole = {"subject": "mistake", "page": "", "text": "En lang nok tekst.", **given}
    with pytest.raises(Refused) as refused:
        compose(subject=whole["subject"], page=whole["page"], text=whole["text"], receipt_key=b"1" * 32, day=DAY)
    assert refused.value.field == field


def test_control_characters_do_not_travel() -> None:
    assert a_letter(new_code(), "Linje en\x1b[31m\r\nLinje\x00 to er her").text == "Linje en[31m\nLinje to er her"


def test_each_sender_and_all_together_are_bounded_and_forgotten_by_the_hour() -> None:
    limit = Hourly(each=2, all_together=3)
    assert [limit.allows("a", 0.0) for _ in range(3)] == [True, True, False]
    assert limit.allows("b", 10.0)
    assert not limit.allows("c", 20.0)
    assert limit.allows("a", HOUR + 1.0)


def test_a_full_box_takes_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "MOST_WAITING", 1)
    services.put(home=tmp_path, staff_key=STAFF.public, letter=a_letter(new_code()))
    with pytest.raises(services.BoxFull):
        services.put(home=tmp_path, staff_key=STAFF.public, letter=a_letter(new_code()))
