"""The staff house's keys at work: letters in, fields at home, and secrets that can be changed."""

from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings

from utvei.foundation.vault import services
from utvei.foundation.vault.domain.sealing import seal


def test_a_letter_to_the_house_is_opened_by_the_house() -> None:
    sealed = seal(services.public_key(), "Åpningstiden er feil.".encode(), kind="correction", version=1)
    assert services.open_letter(sealed, kind="correction", version=1).decode() == "Åpningstiden er feil."
    with pytest.raises(services.CannotOpen):
        services.open_letter(sealed, kind="concern", version=1)


def test_after_a_change_of_secret_old_letters_and_fields_are_still_read(settings: Settings) -> None:
    before = services.public_key()
    letter = seal(before, b"brev", kind="question", version=1)
    value = services.protect("felt", table="t", row="1", column="c")
    settings.VAULT_LETTER_SECRETS = ["new" * 20, *settings.VAULT_LETTER_SECRETS]
    settings.VAULT_FIELD_SECRETS = ["newer" * 20, *settings.VAULT_FIELD_SECRETS]
    assert services.public_key() != before
    assert services.open_letter(letter, kind="question", version=1) == b"brev"
    assert services.reveal(value, table="t", row="1", column="c") == "felt"
    settings.VAULT_FIELD_SECRETS = settings.VAULT_FIELD_SECRETS[:1]
    with pytest.raises(services.CannotOpen):
        services.reveal(value, table="t", row="1", column="c")


@pytest.mark.parametrize("value", ["", "ikke base64 æ", "AAAA", "=", "AQ=="])
def test_what_is_no_protected_value_is_refused(value: str) -> None:
    with pytest.raises(services.CannotOpen):
        services.reveal(value, table="t", row="1", column="c")


def test_keys_for_different_purposes_differ_and_the_public_key_is_none_of_them() -> None:
    found = {services.purpose_key("throttle"), services.purpose_key("demonstration password"), services.public_key()}
    assert len(found) == 3
    assert {len(one) for one in found} == {32}
