"""Bounds on letters, kept in memory alone and forgotten within the hour.

Who sends is known only as a keyed hash, and the key is drawn anew every hour and never written down: afterwards nobody can tell, not even
with the memory at hand, whose letters they were.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections import Counter
from threading import Lock

HOUR = 3600


class Hourly:
    """At most ``each`` letters an hour from one sender, and ``all_together`` from everybody."""

    def __init__(self, each: int = 5, all_together: int = 120) -> None:
        self.each = each
        self.all_together = all_together
        self._lock = Lock()
        self._hour = -1
        self._key = b""
        self._counts: Counter[bytes] = Counter()

    def allows(self, sender: str, seconds: float) -> bool:
        """Count one more letter at a monotonic time, and return whether it is within the bounds."""
        with self._lock:
            self._turn(int(seconds // HOUR))
            mark = hmac.digest(self._key, sender.encode(), hashlib.sha256)
            if self._counts[mark] >= self.each or self._counts.total() >= self.all_together:
                return False
            self._counts[mark] += 1
            return True

    def _turn(self, hour: int) -> None:
        if hour != self._hour:
            self._hour, self._key, self._counts = hour, secrets.token_bytes(32), Counter()
