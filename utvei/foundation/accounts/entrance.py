"""The way in: half signed in with a password, wholly with a second factor, out again; and what a session remembers of it.

A session holds `half` (who gave a password, when, where to), or Django's own key of the person together with `factor` (how), `started`,
`seen` and `proved` (when a factor was last shown). Times are seconds since 1970.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth import login, logout
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from utvei.foundation.accounts import selectors
from utvei.foundation.accounts.backends import may_sign_in
from utvei.foundation.accounts.models import User
from utvei.foundation.audit.domain.actors import NOBODY
from utvei.foundation.audit.services import record, record_refused

IDLE = timedelta(minutes=20)
LONGEST = timedelta(hours=8)
HALF = timedelta(minutes=10)
FRESH = timedelta(minutes=5)
SEEN_EVERY = 30  # seconds; a session is not written anew for every picture
BACKEND = "utvei.foundation.accounts.backends.EmailBackend"
_SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux"))
_BROWSERS = (("Firefox/", "Firefox"), ("Edg/", "Edge"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))


@dataclass(frozen=True)
class HalfWay:
    """Someone who has given the right password, and where they were going."""

    user: User
    to: str


def begin(request: HttpRequest, user: User, to: str) -> None:
    """Remember in a new session that the password is given."""
    request.session.flush()
    request.session["half"] = {"user": str(user.pk), "at": now(), "to": to, "hash": user.get_session_auth_hash()}


def half_way(request: HttpRequest) -> HalfWay | None:
    """Return who is half signed in, or None when nobody is, it is too long ago, or the password was changed since."""
    half = request.session.get("half")
    if not half or now() - half["at"] > HALF.total_seconds():
        return None
    user = selectors.person(half["user"])
    if user is None or not may_sign_in(user) or not constant_time_compare(half["hash"], user.get_session_auth_hash()):
        return None
    return HalfWay(user, half["to"])


@transaction.atomic
def complete(request: HttpRequest, user: User, factor: str) -> None:
    """Sign a person in wholly, in a session with a new key. Nobody comes in without a row in the record."""
    request.session.flush()
    login(request, user, backend=BACKEND)
    moment = now()
    request.session.update({"factor": factor, "started": moment, "seen": moment, "proved": moment, "device": device(request)})
    actor = selectors.actor(user, passkey=factor == "webauthn")
    record(by=actor, act="accounts.signed_in", kind="accounts.user", object=user.pk, details={"type": factor})


@transaction.atomic
def prove(request: HttpRequest, user: User, factor: str) -> None:
    """Note that a factor was shown again, in a session with a new key."""
    request.session.cycle_key()
    request.session["proved"] = now()
    record(by=selectors.actor(user), act="accounts.confirmed", kind="accounts.user", object=user.pk, details={"type": factor})


@transaction.atomic
def leave(request: HttpRequest, user: User) -> None:
    """Sign a person out and end the session in the database."""
    record(by=selectors.actor(user), act="accounts.signed_out", kind="accounts.user", object=user.pk)
    logout(request)


def refuse(why: str, user: User | None = None) -> None:
    """Note a sign-in that was refused. What was typed is never noted: people type passwords into the wrong field."""
    key = str(user.pk) if user else ""
    record_refused(by=NOBODY, act="accounts.sign_in_refused", kind="accounts.user" if key else "", object=key, details={"why": why})


def is_whole(session: SessionBase) -> bool:
    """Return whether a session came about with a second factor. Other code may sign people in; here that does not count."""
    return bool(session.get("factor")) and "started" in session


def is_fresh(session: SessionBase) -> bool:
    """Return whether a factor was shown so lately that factors and passwords may be changed."""
    return now() - float(session.get("proved", 0)) <= FRESH.total_seconds()


def end_if_over(request: HttpRequest) -> None:
    """End a session that stood unused too long or has lasted too long, and note when it was last used."""
    session = request.session
    if "_auth_user_id" not in session or "started" not in session:
        return
    moment = now()
    # A clock set back must not lengthen a session: what lies in the future is over too.
    idle = not -SEEN_EVERY <= moment - session["seen"] <= IDLE.total_seconds()
    if idle or moment - session["started"] > LONGEST.total_seconds():
        _expire(request, "idle" if idle else "longest")
    elif moment - session["seen"] >= SEEN_EVERY:
        session["seen"] = moment


def now() -> float:
    """Return the time in seconds since 1970."""
    return timezone.now().timestamp()


def device(request: HttpRequest) -> str:
    """Return browser and system in two words, for the list of one's own sessions. Neither address nor versions."""
    agent = request.headers.get("User-Agent", "")
    browser = next((name for mark, name in _BROWSERS if mark in agent), "Ukjent nettleser")
    system = next((name for mark, name in _SYSTEMS if mark in agent), "ukjent maskin")
    return f"{browser} på {system}"


def _expire(request: HttpRequest, why: str) -> None:
    key = request.session["_auth_user_id"]
    with transaction.atomic():
        request.session.flush()
        record(by=NOBODY, act="accounts.session_expired", kind="accounts.user", object=key, details={"why": why})
    request.user = AnonymousUser()
