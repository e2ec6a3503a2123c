"""Faults on their way out: where they stand as seen from the folder that was checked, and the error that carries them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from utvei.foundation.packs.reading import Chain
from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.manifests import Fault


class PackRefused(ValueError):
    """A pack with faults; ``faults`` are all of them and the message is one a line."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)


class Refused(Exception):
    """Something that may not be done; the text says why, to the person who asked for it."""


def from_folder(fault: Fault, content: Content, chain: Chain) -> Fault:
    """Return a fault of the merged content with its path as seen from the checked folder: ``../national/…`` for one it extends."""
    key = content.origin.get(fault.path)
    prefix = next((layer.prefix for layer in chain.layers if layer.key == key), "")
    return replace(fault, path=prefix + fault.path)
