"""The second factor: one-time codes, recovery codes and passkeys, on top of what allauth stores and computes."""

from __future__ import annotations

import hmac
import io
import json
from typing import Any

import qrcode
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.webauthn.internal import auth as webauthn
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from fido2.utils import websafe_decode
from qrcode.image.svg import SvgPathImage

from utvei.foundation.accounts.adapter import belonging_to
from utvei.foundation.accounts.models import CodeStep, User, readable

PERIOD = 30  # seconds that one code stands
TYPES = {"totp": "Kodeapp", "webauthn": "Passnøkkel", "recovery_codes": "Reservekoder"}
LARGEST = 20_000  # characters of a passkey's answer; a real one has some thousand at the most
_MALFORMED = (ValidationError, ValueError, TypeError, KeyError, AttributeError, RecursionError)


class WrongFactor(Exception):
    """The code or the passkey's answer is not right, was used before, or is not the person's."""


def owned(user: User) -> list[Authenticator]:
    """Return the person's factors, recovery codes among them, oldest first."""
    return list(Authenticator.objects.filter(user=user).order_by("created_at", "pk"))


def kinds(user: User) -> set[str]:
    """Return which kinds of factor the person has; recovery codes alone are none."""
    found = {one.type for one in owned(user)}
    return found if found - {"recovery_codes"} else set()


def new_secret() -> str:
    """Return a new secret for a code app: 160 bits in base 32."""
    return str(generate_totp_secret())


def picture(user: User, secret: str) -> str:
    """Return the secret as a square code to photograph, an SVG element without header."""
    drawn = qrcode.make(get_adapter().build_totp_url(user, secret), image_factory=SvgPathImage)
    out = io.BytesIO()
    drawn.save(out)
    text = out.getvalue().decode()
    return text[text.index("<svg") :]


def add_totp(user: User, secret: str, code: str) -> Authenticator:
    """Give the person a code app, once it has shown a right code. Raises WrongFactor."""
    step = _step_of(secret, code)
    if step is None or "totp" in kinds(user):
        raise WrongFactor
    made = place_totp(user, secret)
    CodeStep.objects.update_or_create(user=user, defaults={"step": step})
    return made


def place_totp(user: User, secret: str) -> Authenticator:
    """Give the person a code app with a secret, unproved: for the demonstration alone; others go by `add_totp`."""
    with belonging_to(user.pk):
        return TOTP.activate(user, secret).instance


def accept_code(user: User, code: str) -> Authenticator:
    """Use up a one-time code or a recovery code and return which factor it was. Raises WrongFactor for a wrong or used one."""
    for one in owned(user):
        right = (one.type == "totp" and _accept_totp(user, one, code)) or (
            one.type == "recovery_codes" and _accept_recovery(user, one, code)
        )
        if right:
            one.record_usage()
            return one
    raise WrongFactor


def code_now(user: User) -> str | None:
    """Return a code that the person can use now, or None when those of this minute are used. For the demonstration alone."""
    one = Authenticator.objects.get(user=user, type="totp")
    used = CodeStep.objects.filter(user=user).values_list("step", flat=True).first() or 0
    step = max(_now(), used + 1)
    with belonging_to(user.pk):
        secret = get_adapter().decrypt(one.data["secret"])
    return str(format_hotp_value(hotp_value(secret, step))) if step <= _now() + 1 else None


def recovery_codes(user: User, *, anew: bool = False) -> list[str]:
    """Return the recovery codes not yet used; ``anew`` makes ten others, and the old ones no longer count."""
    with belonging_to(user.pk):
        if anew:
            Authenticator.objects.filter(user=user, type="recovery_codes").delete()
        return list(RecoveryCodes.activate(user).get_unused_codes())


def recovery_left(user: User) -> int:
    """Return how many recovery codes are left, without reading them."""
    one = Authenticator.objects.filter(user=user, type="recovery_codes").first()
    return 10 - int(one.data.get("used_mask", 0)).bit_count() if one else 0


def begin_passkey(user: User) -> str:
    """Return what the browser needs to make a passkey, as JSON. The challenge waits in the session."""
    return json.dumps(webauthn.begin_registration(user, True))


def add_passkey(user: User, name: str, answer: str) -> Authenticator:
    """Give the person the passkey that the browser made. Raises WrongFactor."""
    try:
        credential = _read(answer)
        webauthn.parse_registration_response(credential)
        made = webauthn.complete_registration(credential)
    except _MALFORMED as error:
        raise WrongFactor from error
    if not made.is_user_verified():
        raise WrongFactor
    return webauthn.WebAuthn.add(user, readable(name)[:80] or "Passnøkkel", credential).instance


def ask_passkey(user: User | None) -> str:
    """Return what the browser needs to use a passkey, as JSON; without a person, any passkey for this house."""
    return json.dumps(webauthn.begin_authentication(user))


def accept_passkey(user: User | None, answer: str) -> Authenticator:
    """Check a passkey's answer and return the factor, and thereby its owner. Raises WrongFactor."""
    try:
        response = _read(answer)
        webauthn.parse_authentication_response(response)
        found = webauthn.complete_authentication(user or _owner_named_in(response), response)
    except _MALFORMED as error:
        raise WrongFactor from error
    found.record_usage()
    return found


def _read(answer: str) -> dict[str, Any]:
    """Return a passkey's answer. Raises ValueError for one too large, and for the one character that PostgreSQL cannot keep."""
    if len(answer) > LARGEST or "\\u0000" in answer:
        raise ValueError("no passkey's answer")
    return dict(json.loads(answer))


def _owner_named_in(response: dict[str, Any]) -> User:
    handle = websafe_decode(response["response"]["userHandle"]).decode()
    user = User.objects.filter(pk=handle).first()
    if user is None:
        raise WrongFactor
    return user


def _now() -> int:
    return int(timezone.now().timestamp()) // PERIOD


def _step_of(secret: str, code: str) -> int | None:
    """Return the half-minute a code belongs to: this one, the last or the next, for clocks that differ a little."""
    given = "".join(code.split())
    for step in (_now(), _now() - 1, _now() + 1):
        if given.isascii() and hmac.compare_digest(format_hotp_value(hotp_value(secret, step)), given):
            return step
    return None


def _accept_totp(user: User, one: Authenticator, code: str) -> bool:
    with belonging_to(user.pk):
        step = _step_of(get_adapter().decrypt(one.data["secret"]), code)
    if step is None:
        return False
    with transaction.atomic():
        row, _ = CodeStep.objects.select_for_update().get_or_create(user=user)
        fresh = step > row.step
        if fresh:
            CodeStep.objects.filter(pk=row.pk).update(step=step)
    return fresh


def _accept_recovery(user: User, one: Authenticator, code: str) -> bool:
    with belonging_to(user.pk):
        return bool(one.wrap().validate_code("".join(code.split())))
