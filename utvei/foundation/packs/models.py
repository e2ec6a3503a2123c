"""The merged content as tables: which packs it was made of, and every file of it."""

from __future__ import annotations

from django.db import models


class PackVersion(models.Model):
    """One pack of the chain that was loaded last; ``position`` 0 is the one that extends nothing."""

    key = models.CharField(max_length=64, unique=True)
    position = models.PositiveSmallIntegerField(unique=True)
    version = models.CharField(max_length=32)
    # Over this pack's own files, before a local file replaces a national one.
    fingerprint = models.CharField(max_length=80)
    loaded_at = models.DateTimeField()
    loaded_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("position",)

    def __str__(self) -> str:
        return f"{self.key} {self.version}"


class PackFile(models.Model):
    """One file of the merged content and the pack it came from."""

    path = models.CharField(max_length=200, unique=True)
    pack = models.ForeignKey(PackVersion, on_delete=models.CASCADE, related_name="files")
    body = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ("path",)

    def __str__(self) -> str:
        return self.path


class OverlayChange(models.Model):
    """One field that was changed here: what it replaced, by its hash, and the new value."""

    path = models.CharField(max_length=200)
    field = models.CharField(max_length=120)
    replaced = models.CharField(max_length=80, null=True)
    value = models.JSONField(null=True)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("path", "field")
        constraints = (models.UniqueConstraint(fields=("path", "field"), name="one_change_a_field"),)

    def __str__(self) -> str:
        return f"{self.path} {self.field}"
