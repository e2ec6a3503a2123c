"""One row a job: when it last began, was done and failed. It holds nothing of what the job worked on."""

from __future__ import annotations

from django.db import models

from utvei.foundation.jobs.domain.due import Past


class JobRun(models.Model):
    """When a job last ran. ``held_until`` is set while a worker runs it, and empty when it has ended."""

    name = models.CharField(max_length=80, primary_key=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    held_until = models.DateTimeField(null=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def past(self) -> Past:
        """Return the row as the rules of what is due see it."""
        return Past(self.started_at, self.failed_at, self.failures, self.held_until)
