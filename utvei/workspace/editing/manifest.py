"""What the editors' app brings to the house."""

from __future__ import annotations

from datetime import timedelta

from utvei.foundation.vocabulary.manifests import Job, Manifest


def _fetch() -> None:
    from django.conf import settings  # noqa: PLC0415  the open house reads this manifest too, and has no models
    from django.utils import timezone  # noqa: PLC0415

    from utvei.workspace.editing import letters  # noqa: PLC0415

    letters.fetch(home=settings.UTVEI_HOME, today=timezone.localdate())


def _sweep() -> None:
    from django.conf import settings  # noqa: PLC0415  as above
    from django.utils import timezone  # noqa: PLC0415

    from utvei.foundation.audit.domain.actors import house  # noqa: PLC0415
    from utvei.workspace.editing import letters  # noqa: PLC0415

    letters.sweep(home=settings.UTVEI_HOME, by=house("worker"), today=timezone.localdate())


MANIFEST = Manifest(
    app="editing",
    jobs=(Job("letters.fetch", timedelta(minutes=5), _fetch), Job("letters.sweep", timedelta(days=1), _sweep)),
)
