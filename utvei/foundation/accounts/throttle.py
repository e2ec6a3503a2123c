"""Slows down guessing: by account and address together, so that nobody can lock another person out from elsewhere."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from utvei.foundation.accounts.models import Attempt, as_address
from utvei.foundation.vault.services import purpose_key


@dataclass(frozen=True)
class Limit:
    """So many tries in so long, counted from the first."""

    name: str
    tries: int
    within: timedelta


PASSWORD = Limit("password", 5, timedelta(minutes=15))  # for one account from one address
ADDRESS = Limit("address", 100, timedelta(minutes=15))  # for all accounts from one address: many share one at work
CODE = Limit("code", 5, timedelta(minutes=15))
# Whoever guesses codes has the password already. A passkey is not guessed, and still opens.
CODE_ANYWHERE = Limit("code-anywhere", 40, timedelta(hours=1))
INVITATION = Limit("invitation", 20, timedelta(minutes=15))


@dataclass(frozen=True)
class Bucket:
    """What one limit counts, as the digest it is stored under."""

    limit: Limit
    key: str


def bucket(limit: Limit, *, account: str = "", address: str = "") -> Bucket:
    """Return the bucket of a limit for an account, an address, or both."""
    text = "\0".join((limit.name, as_address(account), address))
    return Bucket(limit, hmac.new(purpose_key("throttle"), text.encode(), hashlib.sha256).hexdigest())


def take(buckets: Iterable[Bucket]) -> bool:
    """Count one try in each bucket and return whether it is within every limit."""
    within = [_take(one) for one in buckets]  # all are counted, also after one that is full
    return all(within)


def clear(buckets: Iterable[Bucket]) -> None:
    """Forget the tries, after one that succeeded."""
    Attempt.objects.filter(key__in=[one.key for one in buckets]).delete()


def address(request: HttpRequest) -> str:
    """Return where a request comes from: the peer, or what the outermost trusted proxy saw; for IPv6 the network of a household."""
    proxies = int(settings.TRUSTED_PROXIES)
    seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    text = seen[-proxies] if 0 < proxies <= len(seen) else request.META.get("REMOTE_ADDR", "")
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return "unknown"
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else str(found)


def _take(one: Bucket) -> bool:
    now = timezone.now()
    with transaction.atomic():
        row, _ = Attempt.objects.select_for_update().get_or_create(key=one.key, defaults={"since": now})
        if now - row.since >= one.limit.within:
            row.tried, row.since = 0, now
        row.tried += 1
        row.save()
    return row.tried <= one.limit.tries
