"""A passkey made of software: answers as a browser would, with a finger always on it."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
from html import unescape
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2 import cbor

from tests.staff.accounts.people import Page

ORIGIN = "https://testserver"
UP, UV, AT = 1, 4, 64


def options(page: Page) -> dict[str, Any]:
    """Return what a page asks the browser for."""
    found = re.search(r'data-options="([^"]+)"', page.content.decode())
    assert found
    return dict(json.loads(unescape(found.group(1)))["publicKey"])


class Passkey:
    """One credential. ``flags`` says whether the finger was there; ``origin`` which page asked."""

    def __init__(self, origin: str = ORIGIN, flags: int = UP | UV, party: str = "testserver") -> None:
        self.origin, self.flags, self.party = origin, flags, party
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = os.urandom(16)
        self.handle = b""

    def create(self, asked: dict[str, Any]) -> str:
        """Return the answer to a page that asks for a new passkey."""
        self.handle = _bytes(asked["user"]["id"])
        numbers = self.key.public_key().public_numbers()
        cose = cbor.encode({1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")})
        data = self._head(self.flags | AT) + bytes(16) + len(self.id).to_bytes(2, "big") + self.id + cose
        attestation = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        response = {"clientDataJSON": _text(self._client("webauthn.create", asked["challenge"])), "attestationObject": _text(attestation)}
        return self._answer(response, {"credProps": {"rk": True}})

    def get(self, asked: dict[str, Any]) -> str:
        """Return the answer to a page that asks for a passkey."""
        client, data = self._client("webauthn.get", asked["challenge"]), self._head(self.flags)
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        names = {"clientDataJSON": client, "authenticatorData": data, "signature": signature, "userHandle": self.handle}
        return self._answer({name: _text(value) for name, value in names.items()}, {})

    def _head(self, flags: int) -> bytes:
        return hashlib.sha256(self.party.encode()).digest() + bytes([flags]) + bytes(4)

    def _client(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}).encode()

    def _answer(self, response: dict[str, str], results: dict[str, Any]) -> str:
        made = {"id": _text(self.id), "rawId": _text(self.id), "type": "public-key", "response": response}
        return json.dumps({**made, "clientExtensionResults": results, "authenticatorAttachment": "platform"})


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
