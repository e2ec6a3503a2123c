"""The merged content in the database: reads all of it, replaces all of it. Imports models, so it is imported only where they are wanted."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from utvei.foundation.packs.domain.merge import Layer, merge
from utvei.foundation.packs.models import PackFile, PackVersion
from utvei.foundation.vocabulary.content import Content


def stored() -> Content:
    """Return the content that was loaded last; no files when nothing was."""
    rows = PackFile.objects.values_list("path", "body", "pack__key")
    found = [(path, bytes(body), key) for path, body, key in rows]
    return Content({path: body for path, body, _ in found}, {path: key for path, _, key in found})


def is_stored(layers: Sequence[Layer]) -> bool:
    """Tell whether exactly these packs are what was loaded last, and every file of them is still as it was."""
    there = PackVersion.objects.values_list("key", "position", "version", "fingerprint")
    here = [(layer.key, position, layer.version, layer.fingerprint()) for position, layer in enumerate(layers)]
    return list(there) == here and stored() == merge(layers)


def replace(layers: Sequence[Layer], by: str, at: datetime) -> None:
    """Replace every row in one transaction: afterwards all is new, or, when anything fails, all is as it was."""
    content = merge(layers)
    with transaction.atomic():
        PackFile.objects.all().delete()
        PackVersion.objects.all().delete()
        packs = {
            layer.key: PackVersion.objects.create(
                key=layer.key,
                position=position,
                version=layer.version,
                fingerprint=layer.fingerprint(),
                loaded_at=at,
                loaded_by=by,
            )
            for position, layer in enumerate(layers)
        }
        PackFile.objects.bulk_create(
            [
                PackFile(path=path, pack=packs[content.origin[path]], body=body, sha256=hashlib.sha256(body).hexdigest())
                for path, body in sorted(content.files.items())
            ],
            batch_size=100,
        )
