"""The merged content in the database: reads all of it, replaces all of it. Imports models, so it is imported only where they are wanted."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from utvei.foundation.packs.domain.merge import Layer, merge
from utvei.foundation.packs.domain.overlay import Change
from utvei.foundation.packs.models import OverlayChange, PackFile, PackVersion
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


def changes() -> list[Change]:
    """Return every field that was changed here."""
    rows = OverlayChange.objects.values_list("path", "field", "replaced", "value")
    return [Change(path, field, replaced, value) for path, field, replaced, value in rows]


def put(change: Change, by: str, at: datetime) -> None:
    """Write one changed field, over an earlier change to the same one."""
    facts = {"replaced": change.replaced, "value": change.value, "changed_at": at, "changed_by": by}
    OverlayChange.objects.update_or_create(path=change.path, field=change.field, defaults=facts)


def drop(path: str, field: str) -> bool:
    """Forget a changed field, so that the packs' own value is in force again. Returns whether there was one."""
    return OverlayChange.objects.filter(path=path, field=field).delete()[0] > 0
