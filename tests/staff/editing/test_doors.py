"""Who may open what under /cms/, what is not there, and what each answer carries."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from tests.staff.accounts.people import person, sign_in
from tests.staff.editing import house
from tests.staff.editing.drafts import anew, draft
from utvei.foundation.accounts.domain.roles import Role
from utvei.foundation.accounts.models import User
from utvei.foundation.audit.models import AuditEvent
from utvei.foundation.packs import selectors as packs
from utvei.foundation.vault.domain.receipt import key_pair, new_code
from utvei.foundation.vault.services import public_key
from utvei.public.dropbox import services as box
from utvei.public.dropbox.domain.letters import compose
from utvei.workspace.editing import services
from utvei.workspace.editing.middleware import CSP, OPEN, PREVIEW_CSP
from utvei.workspace.editing.models import PageText, ReaderLetter

OURS = ["/cms/", "/cms/tekster/", "/cms/frister/", "/cms/oppstroms/", "/cms/kontroll/{}/", "/cms/kontroll/{}/vis/", "/cms/brev/"]
GONE = [
    "/cms/pages/", "/cms/images/", "/cms/documents/", "/cms/users/", "/cms/groups/", "/cms/collections/", "/cms/workflows/list/",
    "/cms/reports/site-history/", "/cms/redirects/", "/cms/sites/", "/cms/api/main/pages/", "/cms/login/", "/cms/password_reset/",
    "/cms/tekster/delete/{}/", "/cms/tekster/unpublish/{}/", "/cms/tekster/copy/{}/", "/cms/snippets/", "/cms/choose-page/",
    "/cms/failwhale/",
    "/cms/styleguide/",
    "/cms/static/../../config/settings/staff.py",
    "/cms/static/editing/../../models.py", "/cms/static/nothing.css",
]  # fmt: skip


@pytest.fixture(autouse=True)
def quick_hashes(settings: LazySettings, tmp_path: Path) -> None:
    """Hash passwords quickly and keep letters apart."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.UTVEI_HOME = tmp_path
    settings.UTVEI_PREVIEW = "tests.staff.editing.test_doors.rendered"


def rendered(content: object, path: str) -> bytes:
    """Stand in for the rendering of the whole house."""
    return f"<!doctype html><title>{path}</title><script>alert(1)</script>".encode()


@pytest.fixture
def browsers(content: None) -> SimpleNamespace:
    """A signed-in browser for each role."""
    roles = {
        "editor": Role.EDITOR, "reviewer": Role.SUBJECT_REVIEWER, "publisher": Role.PUBLISHER, "administrator": Role.ADMINISTRATOR,
        "register": Role.REGISTER_KEEPER,
    }  # fmt: skip
    return SimpleNamespace(**{name: sign_in(person(role, email=f"{name}@kommune.invalid")) for name, role in roles.items()})


@pytest.mark.parametrize("path", OURS)
def test_the_editors_pages_open_for_editors_and_for_nobody_else(path: str, browsers: SimpleNamespace, tegn: PageText) -> None:
    where = path.format(tegn.pk)
    assert browsers.editor.get(where).status_code == 200
    assert browsers.administrator.get(where).status_code == 403
    assert browsers.register.get(where).status_code == 403
    answer = Client().get(where)
    assert answer.status_code == 302 and answer["Location"].startswith("/inn/")


@pytest.mark.parametrize("path", GONE)
def test_what_is_not_ours_is_not_there(path: str, browsers: SimpleNamespace, tegn: PageText) -> None:
    assert browsers.publisher.get(path.format(tegn.pk)).status_code == 404


def test_every_address_of_the_tool_is_on_the_list_or_not_there() -> None:
    names = {name for name in _names(get_resolver(), "", "") if name}
    assert names >= OPEN, OPEN - names
    uploads = {name for name in OPEN if any(word in name for word in ("image", "document", "upload", "avatar", "user"))}
    assert not uploads


def _names(resolver: URLResolver, prefix: str, namespace: str) -> list[str]:
    found = []
    for one in resolver.url_patterns:
        if isinstance(one, URLPattern):
            found.append(namespace + str(one.name or ""))
        else:
            inner = f"{namespace}{one.namespace}:" if one.namespace else namespace
            found.extend(_names(one, prefix + str(one.pattern), inner))
    return found


def test_a_reviewer_reviews_and_does_not_write_or_read_letters(browsers: SimpleNamespace, tegn: PageText) -> None:
    reviewer: Client = browsers.reviewer
    assert reviewer.get("/cms/").status_code == 200
    assert reviewer.get(f"/cms/kontroll/{tegn.pk}/").status_code == 200
    assert reviewer.get(f"/cms/tekster/edit/{tegn.pk}/").status_code == 302
    assert reviewer.get("/cms/brev/").status_code == 403
    assert reviewer.get("/cms/tekster/add/").status_code == 302


def test_headers(browsers: SimpleNamespace, tegn: PageText) -> None:
    answer = browsers.editor.get("/cms/")
    assert answer["Content-Security-Policy"] == CSP and answer["Cache-Control"] == "no-store"
    shown = browsers.editor.get(f"/cms/kontroll/{tegn.pk}/vis/")
    assert shown["Content-Security-Policy"] == PREVIEW_CSP and "script-src" not in PREVIEW_CSP
    assert shown["X-Frame-Options"] == "SAMEORIGIN"
    static = browsers.editor.get("/cms/static/wagtailadmin/css/core.css")
    assert static.status_code == 200 and static["Cache-Control"].startswith("private")
    assert Client().get("/cms/static/wagtailadmin/css/core.css").status_code == 302


def test_the_way_of_a_text_through_the_pages(browsers: SimpleNamespace, tegn: PageText) -> None:
    where = f"/cms/kontroll/{tegn.pk}/"
    text = draft(tegn, _user("editor"), body="## Hva er dette?\n\nNy. {source:strl-257}")
    assert "Ny. {source:strl-257}" in browsers.editor.get(where).content.decode()
    browsers.publisher.post(where, {"act": "publish"})
    assert anew(text).has_unpublished_changes
    browsers.editor.post(where, {"act": "submit"})
    assert "Tegn" in browsers.reviewer.get("/cms/").content.decode()
    browsers.editor.post(where, {"act": "approve"})
    assert anew(text).workflow_in_progress
    browsers.reviewer.post(where, {"act": "approve"})
    assert not anew(text).workflow_in_progress
    answer = browsers.publisher.post(where, {"act": "publish"}, follow=True)
    assert "Teksten er publisert" in answer.content.decode()
    assert not anew(text).has_unpublished_changes
    assert browsers.editor.post(where, {"act": "format-disk"}).status_code == 404


def test_the_tools_own_publish_button_does_not_pass_either(browsers: SimpleNamespace, tegn: PageText) -> None:
    form = {
        "slug": "tegn", "language": "nb", "title": "Omgått", "summary": "Et kort svar.", "group": "resources", "topics": ["acute"],
        "sources": ["strl-257"], "owner": "fagredaksjonen", "reviewed": "2026-11-22", "next_review": "2027-05-22", "order": "100",
        "body": "## Hva?\n\nTekst. {source:strl-257}", "do_this": "", "action-publish": "1",
    }  # fmt: skip
    answer = browsers.publisher.post(f"/cms/tekster/edit/{tegn.pk}/", form, follow=True)
    assert "ikke godkjent av en fagleser" in answer.content.decode()
    assert packs.value_of(packs.content(), house.TEGN, "title") == "Tegn"
    assert anew(tegn).get_latest_revision_as_object().title == "Omgått"  # kept as a draft


def test_a_letter_is_read_and_answered_on_its_page(browsers: SimpleNamespace, tmp_path: Path) -> None:
    code = new_code()
    letter = compose(
        subject="mistake", page="/akutt/", text="<script>alert(1)</script> feil", receipt_key=key_pair(code).public,
        day=packs_day(),
    )  # fmt: skip
    box.put(home=tmp_path, staff_key=public_key(), letter=letter)
    assert "/akutt/" in browsers.editor.get("/cms/brev/").content.decode()
    found = ReaderLetter.objects.get()
    where = f"/cms/brev/{found.pk}/"
    page = browsers.editor.get(where).content.decode()
    assert "&lt;script&gt;" in page and "<script>alert" not in page
    assert AuditEvent.objects.filter(act="editing.letter_read").count() == 1
    for name in ("administrator", "reviewer"):
        assert getattr(browsers, name).get(where).status_code == 403
    assert AuditEvent.objects.filter(act="editing.letter_read").count() == 1
    browsers.editor.post(where, {"answer": "Takk, det er rettet."})
    assert box.answer(home=tmp_path, code=code) == "Takk, det er rettet."


def test_the_dashboard_says_when_a_release_is_behind(browsers: SimpleNamespace) -> None:
    assert "ikke lagt ut" in browsers.publisher.get("/cms/").content.decode()
    assert browsers.publisher.get("/cms/legg-ut/").status_code == 405


def test_signing_out_goes_the_houses_way(browsers: SimpleNamespace) -> None:
    assert browsers.editor.get("/cms/account/")["Location"] == "/min-konto/"
    answer = browsers.editor.post("/cms/logout/")
    assert (answer.status_code, answer["Location"]) == (307, "/ut/")


def test_the_tool_itself_asks_the_roles(content: None) -> None:
    user = person(Role.PUBLISHER, email="p@kommune.invalid")
    assert user.has_perm("editing.publish_pagetext") and user.has_perm("wagtailadmin.access_admin")
    assert not user.has_perm("editing.delete_pagetext") and not user.has_perm("auth.add_user")
    services.sync()
    other = person(Role.ADMINISTRATOR, email="a@kommune.invalid")
    assert not other.has_perm("wagtailadmin.access_admin")


def packs_day() -> date:
    """Return a day."""
    return date(2026, 11, 22)


def _user(name: str) -> User:
    return User.objects.get(email=f"{name}@kommune.invalid")
