"""Prepares a home in which something waits on every page: `python -m tests.staff.access.preparing`. Prints the key of each by name.

Nothing is published: none of these pages needs a release, and making one takes longer than all of this.
"""

from __future__ import annotations

import json

PEOPLE = {"redaktor": "editor", "fagleser": "subject_reviewer", "publisering": "publisher", "administrator": "administrator"}
DRAFTED, SENT, RETURNED, APPROVED = "akutt", "samtale", "tegn", "straff"


def main() -> None:
    """Migrate, let people in, load the packs, and bring one text to each state, two letters and an upstream change."""
    import django

    django.setup()
    from django.core.management import call_command

    from tests.staff.editing.serving import ROOT, _load

    call_command("migrate", verbosity=0, interactive=False)
    _people()
    _load(ROOT / "packs/trondheim")
    _change_here()
    print(json.dumps({**_texts(), **_letters()}))


def _people() -> None:
    from tests.staff.editing.serving import PASSWORD, SECRET
    from utvei.foundation.accounts import factors, services
    from utvei.foundation.accounts.domain.roles import Role
    from utvei.foundation.audit.domain.actors import house

    for name, role in PEOPLE.items():
        user = services.create_user(by=house("test"), email=f"{name}@kommune.invalid", name=name.title())
        services.set_password(by=house("test"), user=user, password=PASSWORD)
        services.give_role(by=house("test"), user=user, role=Role(role))
        factors.place_totp(user, SECRET)


def _texts() -> dict[str, str]:
    from tests.staff.editing.drafts import anew, draft
    from utvei.foundation.accounts.models import User
    from utvei.workspace.editing import services
    from utvei.workspace.editing.models import PageText, ReferenceGroup

    editor, reviewer = (User.objects.get(email=f"{name}@kommune.invalid") for name in ("redaktor", "fagleser"))
    ReferenceGroup.objects.create(name="Helse").members.add(reviewer)
    found: dict[str, str] = {}
    for slug in (DRAFTED, SENT, RETURNED, APPROVED):
        text = PageText.objects.get(slug=slug, language="nb")
        first = text.revisions.earliest("pk").pk
        text = draft(text, editor, title=f"{text.title} (ny)", body=f"{text.body}\n\nEt nytt avsnitt.\n")
        services.remark(text=text, user=editor, words="Se på overskriften.")
        if slug != DRAFTED:
            services.submit(text=text, user=editor)
        if slug in (RETURNED, APPROVED):
            services.decide(text=anew(text), user=reviewer, approve=slug == APPROVED, comment="Lest.")
        found |= {slug: str(text.pk), f"{slug}-first": str(first)}
        if slug == APPROVED:
            found["workflow"] = str(text.workflow_states.get().pk)
    return found


def _letters() -> dict[str, str]:
    from django.conf import settings
    from django.utils import timezone

    from utvei.foundation.audit.domain.actors import house
    from utvei.foundation.vault.domain.receipt import key_pair, new_code
    from utvei.foundation.vault.services import public_key
    from utvei.public.dropbox import services as box
    from utvei.public.dropbox.domain.letters import compose
    from utvei.workspace.editing import letters
    from utvei.workspace.editing.models import ReaderLetter

    today = timezone.localdate()
    for _ in range(2):
        code = key_pair(new_code()).public
        letter = compose(subject="mistake", page="/kunnskap/tegn/", text="Nummeret på siden virker ikke.", receipt_key=code, day=today)
        box.put(home=settings.UTVEI_HOME, staff_key=public_key(), letter=letter)
    letters.fetch(home=settings.UTVEI_HOME, today=today)
    new, answered = ReaderLetter.objects.all()
    letters.answer(letter=answered, text="Rettet.", home=settings.UTVEI_HOME, by=house("test"), today=today)
    return {"letter": str(new.pk), "answered": str(answered.pk)}


def _change_here() -> None:
    """Change a field here of which the pack has another text since."""
    from django.utils import timezone

    from utvei.foundation.packs.models import OverlayChange

    now = timezone.now()
    OverlayChange.objects.create(
        path="knowledge/asyl/nb.md", field="title", replaced="sha256:was", value="Asyl", changed_at=now, changed_by="test"
    )


if __name__ == "__main__":
    main()
