"""Texts follow the packs; what is changed here stays; what changes in both places waits for somebody to look."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from tests.staff.editing import house
from tests.staff.editing.drafts import anew, draft, reviewed
from utvei.foundation.audit.models import AuditEvent
from utvei.foundation.packs import selectors as packs
from utvei.workspace.editing import selectors, services
from utvei.workspace.editing.models import PageText
from utvei.workspace.editing.services import Refused

OURS = "## Hva er dette?\n\nVår tekst. {source:strl-257}"


def upstream(**replaced: str) -> None:
    text = house.FILES[house.TEGN]
    for old, new in replaced.items():
        text = text.replace(old, new)
    house.put({**house.FILES, house.TEGN: text})


def test_texts_are_made_once(content: None) -> None:
    assert PageText.objects.count() == 2
    again = services.sync()
    assert (again.made, again.updated, again.drafts_kept, again.gone) == (0, 0, 0, 0)
    text = PageText.objects.get(path=house.TEGN)
    assert text.live and not text.has_unpublished_changes and text.reviewed == date(2026, 11, 22)
    assert text.live_revision is not None and text.live_revision.user is None


def test_an_upstream_change_comes_through(tegn: PageText) -> None:
    upstream(Gammel="Nyere")
    assert services.sync().updated == 1
    assert "Nyere tekst" in anew(tegn).body
    assert anew(tegn).revisions.count() == 2


def test_a_draft_is_never_written_over(tegn: PageText, people: SimpleNamespace) -> None:
    draft(tegn, people.editor, title="Min tittel")
    upstream(Gammel="Nyere")
    assert services.sync().drafts_kept == 1
    text = anew(tegn)
    assert text.title == "Tegn" and "Nyere tekst" in text.body  # what readers see
    mine = text.get_latest_revision_as_object()
    assert mine.title == "Min tittel" and "Nyere tekst" in mine.body  # mine, on the new ground
    assert [one.field for one in selectors.since_published(text)] == ["title"]


def test_a_field_that_both_changed_keeps_the_draft(tegn: PageText, people: SimpleNamespace) -> None:
    draft(tegn, people.editor, body=OURS)
    upstream(Gammel="Nyere")
    services.sync()
    assert anew(tegn).get_latest_revision_as_object().body == OURS


def test_a_review_of_a_text_that_changed_underneath_ends(tegn: PageText, people: SimpleNamespace) -> None:
    text = draft(tegn, people.editor, title="Min tittel")
    services.submit(text=text, user=people.editor)
    upstream(Gammel="Nyere")
    services.sync()
    with pytest.raises(Refused):
        services.decide(text=anew(tegn), user=people.reviewer, approve=True)


def test_a_page_that_upstream_takes_away_goes_and_comes_back(tegn: PageText) -> None:
    house.put({path: text for path, text in house.FILES.items() if path != house.TEGN})
    assert services.sync().gone == 1
    assert not anew(tegn).live
    house.put(house.FILES)
    assert services.sync().updated == 1
    assert anew(tegn).live


def published(tegn: PageText, people: SimpleNamespace) -> None:
    services.publish(text=reviewed(tegn, people.editor, people.reviewer, body=OURS), user=people.publisher)
    upstream(Gammel="Deres nye")
    services.sync()


def test_what_both_changed_waits_with_a_difference(tegn: PageText, people: SimpleNamespace) -> None:
    published(tegn, people)
    (change,) = selectors.waiting_upstream()
    assert (change.path, change.label, change.text) == (house.TEGN, "Tekst", tegn)
    kinds = {(line.kind, line.text) for line in change.lines}
    assert ("out", "Vår tekst. {source:strl-257}") in kinds and ("in", "Deres nye tekst. {source:strl-257}") in kinds
    assert anew(tegn).body == OURS and packs.value_of(packs.content(), house.TEGN, "body") == OURS


def test_ours_is_kept_with_one_click(tegn: PageText, people: SimpleNamespace) -> None:
    published(tegn, people)
    (change,) = selectors.waiting_upstream()
    services.settle(path=change.path, field=change.field, take_theirs=False, theirs=change.seen, user=people.editor)
    assert selectors.waiting_upstream() == []
    assert packs.value_of(packs.content(), house.TEGN, "body") == OURS
    assert AuditEvent.objects.filter(act="editing.kept_ours", object=house.TEGN).count() == 1


def test_theirs_is_taken_by_a_publisher(tegn: PageText, people: SimpleNamespace) -> None:
    published(tegn, people)
    (change,) = selectors.waiting_upstream()
    with pytest.raises(Refused):
        services.settle(path=change.path, field=change.field, take_theirs=True, theirs=change.seen, user=people.editor)
    services.settle(path=change.path, field=change.field, take_theirs=True, theirs=change.seen, user=people.publisher)
    assert "Deres nye" in str(packs.value_of(packs.content(), house.TEGN, "body"))
    assert "Deres nye" in anew(tegn).body and selectors.waiting_upstream() == []


def test_a_decision_is_about_what_was_shown(tegn: PageText, people: SimpleNamespace) -> None:
    published(tegn, people)
    (change,) = selectors.waiting_upstream()
    upstream(Gammel="Enda nyere")
    with pytest.raises(Refused, match="Last siden"):
        services.settle(path=change.path, field=change.field, take_theirs=True, theirs=change.seen, user=people.publisher)


def test_overdue_texts_are_listed_by_owner(tegn: PageText, lenker: PageText) -> None:
    assert selectors.overdue(date(2027, 4, 1)) == []
    (soon,) = selectors.overdue(date(2027, 5, 22))
    assert (soon.owner, len(soon.passed), len(soon.soon)) == ("fagredaksjonen", 0, 2)
    (late,) = selectors.overdue(date(2027, 5, 23))
    assert (len(late.passed), len(late.soon)) == (2, 0)
