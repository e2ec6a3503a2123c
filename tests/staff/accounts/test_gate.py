"""The gate: every address says who may open it, and exactly they come through."""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as live
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, path, reverse

from tests.staff.accounts.people import as_if_by_passkey, client, half_way, person, sign_in
from utvei.config.settings import secrets
from utvei.foundation.accounts.domain.access import CLOSED, Access, Door, access_to, open_to_all, requires
from utvei.foundation.accounts.domain.roles import PERMISSION_NAMES, ROLES, Permission, Role, acting_role, permissions

pytestmark = pytest.mark.django_db
KEY = uuid.UUID(int=1)
ARGUMENTS: dict[str, dict[str, object]] = {
    "invitation": {"key": KEY, "token": "abc-def"},
    "remove_factor": {"key": 1},
    "person": {"key": KEY},
    "change_person": {"key": KEY},
    "asset": {"name": "none.css"},
}


def addresses(resolver: URLResolver | None = None, prefix: str = "/") -> Iterator[tuple[str, object, str | None]]:
    """Yield every address of the staff house: its route, its view and its name. Branches declared by prefix are left out."""
    for one in (resolver or get_resolver("utvei.config.urls_staff")).url_patterns:
        route = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            if not any(route.startswith(known) for known in live.ACCESS_BY_PREFIX):
                yield from addresses(one, route)
        elif isinstance(one, URLPattern):
            yield route, one.callback, one.name


ALL = list(addresses())
OURS = [(route, view, name) for route, view, name in ALL if name in {*ARGUMENTS} or "<" not in route]


def test_every_address_declares_who_may_open_it() -> None:
    undeclared = [route for route, view, _ in ALL if access_to(view, route, live.ACCESS_BY_PREFIX) == CLOSED]
    assert undeclared == []
    assert len(ALL) >= 22


def visitors() -> dict[str, Client]:
    """Return one browser for each way of coming, each signed in as far as its name says."""
    every = {role.value: sign_in(person(role, email=f"{role.value}@kommune.invalid")) for role in Role}
    for browser in every.values():
        as_if_by_passkey(browser)
    forced = client()
    forced.force_login(person(Role.ADMINISTRATOR, email="forced@kommune.invalid"))
    return {
        "nobody": client(),
        "half": half_way(person(Role.ADMINISTRATOR, email="half@kommune.invalid")),
        "without factor": half_way(person(Role.ADMINISTRATOR, email="bare@kommune.invalid", totp=False)),
        "forced": forced,
        "no role": sign_in(person(email="none@kommune.invalid")),
        **every,
    }


def may(visitor: str, access: Access) -> bool:
    """Return whether a visitor should come through: the same rule, written once more from the roles."""
    whole = visitor not in {"nobody", "half", "without factor", "forced"}
    half = visitor in {"half", "without factor"}
    if access.door is Door.PERMITTED:
        return whole and visitor != "no role" and bool(ROLES[Role(visitor)].permissions & access.permissions)
    return {Door.ANYONE: True, Door.HALF: half, Door.EITHER: half or whole, Door.SIGNED_IN: whole, Door.CLOSED: False}[access.door]


def test_exactly_those_come_through_who_are_declared() -> None:
    tried, everyone = 0, visitors()
    # The way out, and ending sessions, would sign the visitors out: they are walked in tests of their own.
    for route, view, name in [one for one in OURS if one[2] != "sign_out"]:
        address = reverse(str(name), urlconf="utvei.config.urls_staff", kwargs=ARGUMENTS.get(str(name), {}))
        access = access_to(view, address, live.ACCESS_BY_PREFIX)
        for visitor, browser in everyone.items():
            answer = browser.get(address)
            stopped = answer.status_code == 403 or (answer.status_code == 302 and answer.headers["Location"].startswith("/inn/"))
            onward = access.door in {Door.HALF, Door.EITHER} or name == "passkey"
            assert stopped != may(visitor, access) or (onward and may(visitor, access)), (visitor, route, answer.status_code)
            tried += 1
    assert tried >= 20 * 15


BEHIND = [name for _, view, name in OURS if access_to(view, "/x", {}).door in {Door.SIGNED_IN, Door.PERMITTED}]


@pytest.mark.parametrize("name", BEHIND)
@pytest.mark.parametrize("method", ["get", "post", "head", "put", "delete", "patch", "options"])
def test_whoever_is_half_signed_in_reaches_only_the_second_factor(name: str, method: str) -> None:
    address = reverse(name, urlconf="utvei.config.urls_staff", kwargs=ARGUMENTS.get(name, {}))
    answer = getattr(half_way(person()), method)(address)
    assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, "/inn/")


@requires(Permission.PUBLISH)
def publishing(request: HttpRequest) -> HttpResponse:
    """Stand for a page that publishers open."""
    return HttpResponse(f"{request.actor.role}")  # type: ignore[attr-defined]


def forgotten(request: HttpRequest) -> HttpResponse:
    """Stand for a page whose writer forgot to say who may open it."""
    return HttpResponse("open to all the world")


urlpatterns = [
    path("publisering/", publishing),
    path("glemt/", forgotten),
    path("gren/", forgotten),
    path("gren/dypt/inne/", forgotten),
]
handler404 = "utvei.foundation.accounts.views.front.not_found"


@override_settings(ROOT_URLCONF=__name__)
def test_what_declares_nothing_is_closed_to_everyone() -> None:
    browser = sign_in_elsewhere(Role.ADMINISTRATOR, Role.PUBLISHER)
    assert browser.get("/glemt/").status_code == 403
    assert client().get("/glemt/").status_code == 302


@override_settings(ROOT_URLCONF=__name__, ACCESS_BY_PREFIX={"/gren/": Access(Door.PERMITTED, frozenset({Permission.EDIT_CONTENT}))})
def test_a_branch_that_others_wrote_is_declared_once() -> None:
    editor, keeper = sign_in_elsewhere(Role.EDITOR), sign_in_elsewhere(Role.REGISTER_KEEPER)
    for address in ("/gren/", "/gren/dypt/inne/"):
        assert [editor.get(address).status_code, keeper.get(address).status_code, client().get(address).status_code] == [200, 403, 302]


@override_settings(ROOT_URLCONF=__name__)
def test_one_acts_in_the_role_that_allowed_it() -> None:
    browser = sign_in_elsewhere(Role.EDITOR, Role.PUBLISHER)
    assert browser.get("/publisering/").content == b"publisher"


def sign_in_elsewhere(*roles: Role) -> Client:
    """Sign in by the real addresses and go on under the test's own."""
    with override_settings(ROOT_URLCONF="utvei.config.urls_staff"):
        browser = sign_in(person(*roles, email=f"{'-'.join(roles)}@kommune.invalid"))
        as_if_by_passkey(browser)
        return browser


def test_a_longer_prefix_wins_and_a_view_says_once_who_may_open_it() -> None:
    wide, narrow = Access(Door.SIGNED_IN), Access(Door.ANYONE)
    assert access_to(forgotten, "/gren/bilder/1", {"/gren/": wide, "/gren/bilder/": narrow}) == narrow
    with pytest.raises(ValueError, match="once"):
        open_to_all(publishing)
    with pytest.raises(ValueError, match="name a permission"):
        requires()


def test_each_role_and_each_permission_has_words_that_people_read() -> None:
    assert set(ROLES) == set(Role)
    assert set(PERMISSION_NAMES) == set(Permission)
    assert all(text.name and text.description.endswith(".") and text.permissions for text in ROLES.values())
    assert {one for text in ROLES.values() for one in text.permissions} == set(Permission)


def test_roles_that_ask_for_a_passkey_sleep_without_one() -> None:
    assert permissions([Role.ADMINISTRATOR, Role.EDITOR], passkey=False) == ROLES[Role.EDITOR].permissions
    assert acting_role([Role.ADMINISTRATOR], [Permission.READ_LOG], passkey=False) is None
    assert acting_role([Role.ADMINISTRATOR], [Permission.READ_LOG], passkey=True) is Role.ADMINISTRATOR


def test_nobody_writes_alone_and_publishes_or_reviews_as_the_same_editor() -> None:
    assert Permission.PUBLISH not in ROLES[Role.EDITOR].permissions
    assert Permission.EDIT_CONTENT not in ROLES[Role.SUBJECT_REVIEWER].permissions
    assert not ROLES[Role.ADMINISTRATOR].permissions & {Permission.WORK_CASES, Permission.ANSWER_LETTERS, Permission.COORDINATE_CASES}


@pytest.mark.parametrize("address", ["/inn/", "/", "/min-konto/", "/folk/", "/finnes-ikke/", "/assets/none.css", "/ut/"])
@pytest.mark.parametrize("signed", [False, True])
def test_every_answer_has_strict_headers_and_is_never_kept(address: str, signed: bool) -> None:
    browser = sign_in(person(Role.ADMINISTRATOR)) if signed else client()
    answer = browser.get(address)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self';")
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    body = answer.content.decode()
    assert "style=" not in body
    assert "<script>" not in body
    assert " onclick" not in body


def test_only_static_files_may_be_kept(home: Path) -> None:
    from utvei.foundation.accounts import assets

    answer = client().get(assets.address("passkey.js"))
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/javascript")
    assert "immutable" in answer.headers["Cache-Control"]
    assert client().get("/assets/passkey.js").status_code == 404


def test_cookies_are_out_of_reach_of_scripts_and_of_plain_http() -> None:
    browser = sign_in(person())
    for name, same in (("utvei-session", "Lax"), ("utvei-csrf", "Strict")):
        cookie = browser.cookies[name]
        assert cookie["secure"]
        assert cookie["httponly"]
        assert cookie["path"] == "/"
        assert cookie["domain"] == ""
        assert cookie["samesite"] == same
        assert cookie["max-age"] == ""


def test_in_production_secrets_are_given_and_long(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    made = secrets.secret(tmp_path, "field_secret")
    assert made.startswith(secrets.MARK)
    assert secrets.secret(tmp_path, "field_secret") == made
    monkeypatch.setenv("UTVEI_PRODUCTION", "1")
    for value in ("", made, "short"):
        monkeypatch.setenv("UTVEI_FIELD_SECRET", value)
        with pytest.raises(secrets.MissingSecret, match="UTVEI_FIELD_SECRET"):
            secrets.secret(tmp_path, "field_secret")
    monkeypatch.setenv("UTVEI_FIELD_SECRET", "x" * 40)
    assert secrets.secret(tmp_path, "field_secret") == "x" * 40
    monkeypatch.setenv("UTVEI_FIELD_SECRET_OLDER", "a,b")
    assert secrets.older("field_secret") == ["a", "b"]


def test_nobody_can_sign_up() -> None:
    from allauth.account.adapter import get_adapter

    assert get_adapter().is_open_for_signup(None) is False
    assert not [route for route, _, _ in ALL if "signup" in route or "register" in route]


def test_in_production_cookies_are_bound_to_the_host_and_passkeys_required(tmp_path: Path) -> None:
    program = "from django.conf import settings as s; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.PASSKEY_REQUIRED)"
    given = {f"UTVEI_{name}_SECRET": name * 20 for name in ("LETTER", "FIELD", "AUDIT")}
    given |= {"UTVEI_SECRET_KEY": "key" * 20, "UTVEI_PRODUCTION": "1", "UTVEI_HOME": str(tmp_path), "DATABASE_URL": ""}
    environment = {**os.environ, **given, "DJANGO_SETTINGS_MODULE": "utvei.config.settings.staff"}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["__Host-session", "__Host-csrf", "True"]
    without = {**environment, "UTVEI_AUDIT_SECRET": ""}
    refused = subprocess.run([sys.executable, "-c", program], env=without, capture_output=True, text=True, check=False)
    assert refused.returncode != 0
    assert "UTVEI_AUDIT_SECRET" in refused.stderr
