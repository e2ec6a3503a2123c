"""Bad texts and decisions in a pack: each is told with its file, its line, and what would mend it."""

from __future__ import annotations

import pytest

from tests.materials.samples import with_files
from utvei.config.apps import sections
from utvei.foundation.packs.domain.check import check
from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.manifests import Fault
from utvei.workspace.materials.domain import numbers, texts

HOTELS = "materials/texts/hotels/nb.yaml"
YOUTH = "materials/texts/youth/nb.yaml"


def faults(content: Content, **changed: tuple[str, str, str]) -> list[Fault]:
    """Return the faults of a pack in which texts are replaced: path, what stood there, what stands there now."""
    files = {path: content.text(path).replace(old, new, 1) for path, old, new in changed.values()}
    for path, text in files.items():
        assert text != content.text(path), "nothing was changed"
    whole = with_files(content, files)
    return [*check(whole, sections())]


def test_the_real_texts_have_no_fault(content: Content) -> None:
    assert list(texts.check(content)) == []
    assert list(numbers.check(content)) == []


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    (
        (HOTELS, "Ring før du spør følget.", "Ring 73 52 34 20 før du spør følget.", "number"),
        (HOTELS, "title:", "titel:", "titel"),
        (HOTELS, 'title: "Ser', f'title: "{"Ser " * 30}', "title"),
        (HOTELS, "tegn-generelle", "tegn-som-ikke-finnes", "tegn-som-ikke-finnes"),
        (HOTELS, "contacts: [politi-02800", "contacts: [politi-02801", "politi-02801"),
    ),
)
def test_a_file_that_is_wrong_in_itself(content: Content, path: str, old: str, new: str, expected: str) -> None:
    found = faults(content, one=(path, old, new))
    assert found and any(fault.path == path and expected in str(fault) for fault in found), found


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    (
        (YOUTH, "Presser noen deg?", "Menneskehandel?", "a neutral «title»"),
        (HOTELS, "contacts: [politi-02800, alarmtelefonen, rosa, vo-linjen]", "contacts: [rosa, vo-linjen]", "neither first nor last"),
        (HOTELS, "contacts: [politi-02800, alarmtelefonen, rosa, vo-linjen]", "contacts: [politi-02800, rosa]", "neither first nor last"),
        (HOTELS, '  - "Skader som ikke blir sett på."\n', "", "as many lines under «points»"),
    ),
)
def test_what_only_the_whole_shows(content: Content, path: str, old: str, new: str, expected: str) -> None:
    changed = with_files(content, {path: content.text(path).replace(old, new, 1)})
    found = [str(fault) for fault in texts.check(changed)]
    assert any(expected in fault for fault in found), found


def test_a_language_that_lacks_and_an_audience_nobody_knows(content: Content) -> None:
    without = Content({path: body for path, body in content.files.items() if path != "materials/texts/hotels/en.yaml"})
    assert [fault.path for fault in texts.check(without)] == ["materials/texts/hotels/en.yaml"]
    strange = with_files(content, {"materials/texts/hotel/nb.yaml": content.text(HOTELS)})
    assert any("«hotel»" in fault.expected and "hotels" in str(fault) for fault in texts.check(strange))


def test_decisions_name_who_why_and_when(content: Content) -> None:
    good = 'krisesenteret: {editor: "Kari Prøve", reason: "Ringte.", date: "2026-11-22"}\n'
    assert check(with_files(content, {numbers.NUMBERS: good}), sections()) == []
    for missing in ("editor", "reason", "date"):
        lacking = good.replace(f"{missing}:", f"x{missing}:")
        assert any(fault.path == numbers.NUMBERS for fault in check(with_files(content, {numbers.NUMBERS: lacking}), sections())), missing


def test_decisions_about_nobody(content: Content) -> None:
    told = "".join(f'{key}: {{editor: "Kari", reason: "Ringte.", date: "2026-11-22"}}\n' for key in ("finnes-ikke", "hvk"))
    found = list(numbers.check(with_files(content, {numbers.NUMBERS: told})))
    assert [(fault.line, "finnes-ikke" in fault.expected or "no phone" in fault.expected) for fault in found] == [(1, True), (2, True)]
    astray = with_files(content, {"materials/tall.yaml": told})
    assert [fault.path for fault in numbers.check(astray)] == ["materials/tall.yaml"]
