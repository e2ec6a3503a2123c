"""A house with a small content and its editors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from django.conf import LazySettings
from django.db import transaction
from django.test import TestCase

from tests.staff.editing import house
from utvei.foundation.accounts.domain.roles import Role
from utvei.workspace.editing import services
from utvei.workspace.editing.models import PageText


@pytest.fixture
def people(db: None) -> SimpleNamespace:
    """One person in each role that matters here."""
    return SimpleNamespace(
        editor=house.person("rita", Role.EDITOR),
        reviewer=house.person("finn", Role.SUBJECT_REVIEWER),
        publisher=house.person("petra", Role.PUBLISHER),
        administrator=house.person("ada", Role.ADMINISTRATOR),
        both=house.person("bo", Role.EDITOR, Role.SUBJECT_REVIEWER, Role.PUBLISHER),
    )


@pytest.fixture
def content(db: None, settings: LazySettings) -> Iterator[None]:
    """The small content, followed by texts, with stand-ins for the rest of the house."""
    settings.UTVEI_FAULTS = "tests.staff.editing.house.faults"
    settings.UTVEI_PREPARE_RELEASE = "tests.staff.editing.house.prepare"
    house.switched.clear()
    with transaction.atomic():
        house.put(house.FILES)
        services.sync()
    yield


@pytest.fixture
def tegn(content: None) -> PageText:
    """A text that must be reviewed."""
    return PageText.objects.get(path=house.TEGN)


@pytest.fixture
def lenker(content: None) -> PageText:
    """A text that need not be reviewed."""
    return PageText.objects.get(path=house.LENKER)


@pytest.fixture
def committed() -> Callable[[], object]:
    """Run what waits for the end of the transaction."""
    return lambda: TestCase.captureOnCommitCallbacks(execute=True)
