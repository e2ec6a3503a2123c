"""The rows of the record and the end of its chain. No foreign keys: the record outlives what it tells of."""

from __future__ import annotations

import json
from typing import Any

from django.db import models

from utvei.foundation.audit.domain.chain import START, Entry, Link


class AuditEvent(models.Model):
    """One act or one reading. Triggers in the database refuse every change and removal."""

    sequence = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=64, blank=True, db_index=True)
    role = models.CharField(max_length=80, blank=True)
    organisation = models.CharField(max_length=64, blank=True)
    act = models.CharField(max_length=80, db_index=True)
    kind = models.CharField(max_length=80, blank=True)
    object = models.CharField(max_length=300, blank=True)
    ground = models.CharField(max_length=300, blank=True)
    # Text and not a JSON column: a database that writes JSON its own way would break the chain.
    details = models.TextField(default="{}")
    previous = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64)

    class Meta:
        ordering = ("-sequence",)
        indexes = [models.Index(fields=["kind", "object"], name="audit_about")]

    def __str__(self) -> str:
        return f"{self.sequence} {self.act}"

    def link(self) -> Link:
        """Return the row as the chain sees it."""
        names = ("sequence", "at", "actor", "role", "organisation", "act", "kind", "object", "ground", "details")
        return Link(Entry(**{name: getattr(self, name) for name in names}), self.previous, self.fingerprint)

    def detail(self) -> dict[str, Any]:
        """Return the details as they were given."""
        return dict(json.loads(self.details))


class AuditHead(models.Model):
    """The last row written: one row for the installation, locked by whoever writes the next."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    sequence = models.BigIntegerField(default=0)
    fingerprint = models.CharField(max_length=64, default=START)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="audit_one_head")]

    def __str__(self) -> str:
        return f"head {self.sequence}"
