"""Nothing goes out but what has been reviewed by another, is sound as a whole, and is put out by a publisher."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import LazySettings

from tests.staff.editing import house
from tests.staff.editing.drafts import anew, draft, reviewed
from utvei.foundation.accounts.domain.roles import Role
from utvei.foundation.audit.models import AuditEvent
from utvei.foundation.packs import selectors as packs
from utvei.foundation.packs import services as pack_services
from utvei.foundation.packs.models import OverlayChange
from utvei.workspace.editing import selectors, services
from utvei.workspace.editing.models import PageText, ReferenceGroup
from utvei.workspace.editing.services import Refused

Committed = Callable[[], Any]
NEW = "## Hva er dette?\n\nNy tekst. {source:strl-257}"


def body() -> str:
    return str(packs.value_of(packs.content(), house.TEGN, "body"))


def unchanged() -> None:
    assert "Gammel tekst" in body()
    assert not OverlayChange.objects.exists()
    assert not AuditEvent.objects.filter(act="editing.published").exists()
    assert house.switched == []


def test_a_reviewed_text_goes_out_as_overlay_with_a_row_and_a_release(
    tegn: PageText, people: SimpleNamespace, committed: Committed
) -> None:
    text = reviewed(tegn, people.editor, people.reviewer, body=NEW.replace("\n", "\r\n"))
    with committed():
        services.publish(text=text, user=people.publisher)
    assert body() == NEW
    change = OverlayChange.objects.get()
    assert (change.path, change.field, change.changed_by) == (house.TEGN, "body", str(people.publisher.pk))
    event = AuditEvent.objects.get(act="editing.published")
    assert (event.actor, event.object, event.detail()["fields"]) == (str(people.publisher.pk), house.TEGN, ["body"])
    assert house.switched == [packs.content().fingerprint()]
    text = anew(text)
    assert text.live and not text.has_unpublished_changes and text.current_workflow_state is None


def test_nothing_goes_out_without_review(tegn: PageText, people: SimpleNamespace) -> None:
    text = draft(tegn, people.editor, body=NEW)
    for user in (people.publisher, people.both):
        with pytest.raises(Refused, match="godkjent"):
            services.publish(text=text, user=user)
        with pytest.raises(Refused):
            text.get_latest_revision().publish(user=user, skip_permission_checks=True)
    unchanged()


def test_nothing_goes_out_while_it_is_being_reviewed_or_after_it_was_sent_back(tegn: PageText, people: SimpleNamespace) -> None:
    text = draft(tegn, people.editor, body=NEW)
    services.submit(text=text, user=people.editor)
    with pytest.raises(Refused):
        services.publish(text=anew(text), user=people.publisher)
    with pytest.raises(Refused, match="hvorfor"):
        services.decide(text=anew(text), user=people.reviewer, approve=False, comment=" ")
    services.decide(text=anew(text), user=people.reviewer, approve=False, comment="Kilden mangler.")
    assert [one.pk for one in selectors.sent_back(people.editor)] == [text.pk]
    assert selectors.decisions(text)[0].comment == "Kilden mangler."
    with pytest.raises(Refused):
        services.publish(text=anew(text), user=people.publisher)
    unchanged()


def test_only_a_publisher_publishes(tegn: PageText, people: SimpleNamespace) -> None:
    text = reviewed(tegn, people.editor, people.reviewer, body=NEW)
    for user in (people.editor, people.reviewer, people.administrator, None):
        with pytest.raises(Refused, match="Rollen"):
            services.publish(text=text, user=user)
    unchanged()


def test_the_author_cannot_review(tegn: PageText, people: SimpleNamespace) -> None:
    text = draft(tegn, people.both, body=NEW)
    services.submit(text=text, user=people.editor)
    with pytest.raises(Refused, match="Du har skrevet"):
        services.decide(text=anew(text), user=people.both, approve=True)
    # Not past our own page either: the tool's own way asks the same.
    state = anew(text).current_workflow_task_state
    with pytest.raises(Refused):
        state.task.specific.on_action(state, people.both, "approve")
    # And an approval written by other means does not count.
    state.approve(user=people.both)
    with pytest.raises(Refused, match="En annen fagleser"):
        services.publish(text=anew(text), user=people.both)
    unchanged()


def test_whoever_submits_cannot_review_and_an_editor_is_no_reviewer(tegn: PageText, people: SimpleNamespace) -> None:
    text = draft(tegn, people.editor, body=NEW)
    services.submit(text=text, user=people.both)
    for user in (people.both, people.editor, people.publisher, people.administrator):
        with pytest.raises(Refused):
            services.decide(text=anew(text), user=user, approve=True)
    assert selectors.to_review(people.reviewer) and not selectors.to_review(people.both)


def test_what_is_changed_after_the_approval_is_reviewed_again(tegn: PageText, people: SimpleNamespace) -> None:
    text = reviewed(tegn, people.editor, people.reviewer, body=NEW)
    text = draft(text, people.publisher, body=NEW + "\n\nEt tillegg.")
    with pytest.raises(Refused, match="slik den står nå"):
        services.publish(text=text, user=people.publisher)
    unchanged()


def test_an_approval_of_an_earlier_round_frees_nothing(tegn: PageText, people: SimpleNamespace) -> None:
    text = reviewed(tegn, people.editor, people.reviewer, body=NEW)
    services.publish(text=text, user=people.publisher)
    text = reviewed(anew(text), people.editor, people.reviewer, body=NEW + "\n\nMer.")
    services.publish(text=text, user=people.publisher)
    text = draft(anew(text), people.editor, body=NEW)
    with pytest.raises(Refused):
        services.publish(text=text, user=people.publisher)


def test_moving_a_text_to_a_free_group_does_not_free_it(tegn: PageText, people: SimpleNamespace) -> None:
    text = draft(tegn, people.editor, group="resources", body=NEW)
    with pytest.raises(Refused, match="godkjent"):
        services.publish(text=text, user=people.publisher)
    unchanged()


def test_a_list_of_resources_needs_no_review(lenker: PageText, people: SimpleNamespace) -> None:
    text = draft(lenker, people.publisher, title="Nyttige lenker")
    services.publish(text=text, user=people.publisher)
    assert packs.value_of(packs.content(), house.LENKER, "title") == "Nyttige lenker"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"topics": ["finnes-ikke"]}, "finnes-ikke"),
        ({"sources": ["ukjent-lov"]}, "ukjent-lov"),
        ({"summary": ""}, "summary"),
        ({"body": "Ring 22 33 11 66."}, "22 33 11 66"),
        ({"body": "Les [mer](page:borte)."}, "borte"),
        ({"next_review": None}, "next_review"),
    ],
)
def test_a_fault_in_the_whole_publishes_nothing(
    changes: dict[str, Any], told: str, tegn: PageText, people: SimpleNamespace, committed: Committed
) -> None:
    text = reviewed(tegn, people.editor, people.reviewer, **changes)
    with committed(), pytest.raises(Refused) as refused:
        services.publish(text=text, user=people.publisher)
    assert told in str(refused.value)
    unchanged()
    assert anew(text).has_unpublished_changes


def test_a_release_that_cannot_be_written_keeps_what_was_published(
    lenker: PageText, people: SimpleNamespace, committed: Committed, settings: LazySettings
) -> None:
    settings.UTVEI_PREPARE_RELEASE = "tests.staff.editing.house.full_disk"
    with committed():
        services.publish(text=draft(lenker, people.publisher, title="Nytt"), user=people.publisher)
    assert packs.value_of(packs.content(), house.LENKER, "title") == "Nytt"
    assert not selectors.is_released()
    settings.UTVEI_PREPARE_RELEASE = "tests.staff.editing.house.prepare"
    with committed():
        services.release_again(user=people.publisher)
    assert house.switched == [packs.content().fingerprint()]


def test_a_page_made_here_goes_out_and_can_be_taken_down(content: None, people: SimpleNamespace) -> None:
    text = PageText(slug="ny", language="nb", live=False)
    text.take({**packs.fields_of(packs.content(), house.TEGN), "title": "Ny side"})
    text.save()
    text = reviewed(text, people.editor, people.reviewer, body=NEW)
    services.publish(text=text, user=people.publisher)
    assert packs.value_of(packs.content(), "knowledge/ny/nb.md", "title") == "Ny side"
    text = reviewed(anew(text), people.editor, people.reviewer, title="Nyere side")
    services.publish(text=text, user=people.publisher)
    assert packs.value_of(packs.content(), "knowledge/ny/nb.md", "title") == "Nyere side"
    with pytest.raises(Refused):
        anew(text).unpublish(user=people.editor)
    anew(text).unpublish(user=people.publisher)
    assert "knowledge/ny/nb.md" not in packs.content().files and not anew(text).live


def test_a_page_of_a_pack_is_not_taken_down(tegn: PageText, people: SimpleNamespace) -> None:
    with pytest.raises(Refused, match="innholdspakken"):
        tegn.unpublish(user=people.publisher)
    assert anew(tegn).live


def test_a_named_reference_group_reviews_alone(tegn: PageText, people: SimpleNamespace) -> None:
    group = ReferenceGroup.objects.create(name="Helsegruppa")
    other = house.person("odd", Role.SUBJECT_REVIEWER)
    group.members.add(other, people.editor)
    text = draft(tegn, people.publisher, body=NEW, reference_group=group)
    services.submit(text=text, user=people.publisher)
    with pytest.raises(Refused, match="Helsegruppa"):
        services.decide(text=anew(text), user=people.reviewer, approve=True)
    with pytest.raises(Refused):
        services.decide(text=anew(text), user=people.editor, approve=True)
    services.decide(text=anew(text), user=other, approve=True)
    services.publish(text=anew(text), user=people.publisher)
    assert body() == NEW


def test_an_old_version_is_restored_and_reviewed_anew(tegn: PageText, people: SimpleNamespace) -> None:
    first = tegn.live_revision
    text = reviewed(tegn, people.editor, people.reviewer, body=NEW)
    services.publish(text=text, user=people.publisher)
    old = first.as_object()
    old.save_revision(user=people.editor, previous_revision=first, log_action=True, clean=False)
    text = anew(text)
    assert [one.field for one in selectors.since_published(text)] == ["body"]
    with pytest.raises(Refused):
        services.publish(text=text, user=people.publisher)
    services.submit(text=text, user=people.editor)
    services.decide(text=anew(text), user=people.reviewer, approve=True)
    services.publish(text=anew(text), user=people.publisher)
    assert "Gammel tekst" in body()
    assert not OverlayChange.objects.exists()  # it says what the pack says: nothing of ours is left


def test_upstream_that_waits_goes_on_waiting_when_another_field_is_published(tegn: PageText, people: SimpleNamespace) -> None:
    services.publish(text=reviewed(tegn, people.editor, people.reviewer, body=NEW), user=people.publisher)
    house.put({**house.FILES, house.TEGN: house.FILES[house.TEGN].replace("Gammel", "Deres nye")})
    services.sync()
    assert len(packs.waiting()) == 1
    services.publish(text=reviewed(anew(tegn), people.editor, people.reviewer, title="Ny tittel"), user=people.publisher)
    assert len(packs.waiting()) == 1 and body() == NEW
    pack_services.take_upstream(path=house.TEGN, field="title")


def test_remarks_are_said_and_settled_by_those_who_work_on_texts(tegn: PageText, people: SimpleNamespace) -> None:
    remark = services.remark(text=tegn, user=people.reviewer, words="Er dette rett?")
    with pytest.raises(Refused):
        services.remark(text=tegn, user=people.administrator, words="Hei")
    services.settle_remark(key=str(remark.pk), user=people.editor)
    assert selectors.remarks(tegn)[0].settled_at is not None


def test_what_is_submitted_can_be_taken_back(tegn: PageText, people: SimpleNamespace) -> None:
    text = draft(tegn, people.editor, body=NEW)
    services.submit(text=text, user=people.editor)
    with pytest.raises(Refused, match="alt til"):
        services.submit(text=anew(text), user=people.editor)
    services.take_back(text=anew(text), user=people.editor)
    with pytest.raises(Refused):
        services.decide(text=anew(text), user=people.reviewer, approve=True)
    services.submit(text=anew(text), user=people.editor)
