"""The session store: digests for keys, encrypted content, and no writing back of a session that was ended meanwhile."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as Stored
from django.contrib.sessions.serializers import JSONSerializer
from django.utils import timezone

from utvei.foundation.accounts.models import Session
from utvei.foundation.vault.services import CannotOpen, protect, reveal

LONGEST = timedelta(hours=8)
_TABLE = "accounts_session"


def digest(key: str) -> str:
    """Return the form in which a session's key stands in the database; 40 characters."""
    return hashlib.sha256(b"utvei session\0" + key.encode()).hexdigest()[:40]


class SessionStore(Stored):
    """Keeps sessions in the table of `Session`. A late save never makes a row again that is gone: Django raises, and the request ends."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Return the table's model."""
        return Session

    def _get_session_from_db(self) -> Session | None:
        key = self.session_key
        row = Session.objects.filter(session_key=digest(key), expire_date__gt=timezone.now()).first() if key else None
        if row is None:
            self._session_key = None
        return row

    def exists(self, session_key: str) -> bool:
        """Return whether there is a session of this key."""
        return bool(Session.objects.filter(session_key=digest(session_key)).exists())

    def delete(self, session_key: str | None = None) -> None:
        """End a session, the present one unless another is named."""
        key = session_key or self.session_key
        if key:
            Session.objects.filter(session_key=digest(key)).delete()

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """Return the row of the session as it now is."""
        return Session(
            session_key=digest(self._own_key()),
            session_data=self.encode(data),
            expire_date=timezone.now() + LONGEST,
            user_id=data.get("_auth_user_id"),
            started_at=_moment(data.get("started")),
            seen_at=_moment(data.get("seen")),
            device=str(data.get("device", ""))[:80],
        )

    def encode(self, session_dict: dict[str, Any]) -> str:
        """Return the content encrypted for this session's row."""
        text = JSONSerializer().dumps(session_dict).decode("latin-1")
        return protect(text, table=_TABLE, row=digest(self._own_key()), column="session_data")

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        """Return the content; empty when it was changed or moved, which ends the session."""
        try:
            text = reveal(str(session_data), table=_TABLE, row=digest(self.session_key or ""), column="session_data")
        except CannotOpen:
            return {}
        return dict(JSONSerializer().loads(text.encode("latin-1")))

    def _own_key(self) -> str:
        return str(self._get_or_create_session_key())  # type: ignore[attr-defined]  # Django has it, its stubs do not


def _moment(seconds: object) -> datetime | None:
    return datetime.fromtimestamp(float(seconds), UTC) if isinstance(seconds, int | float) else None
