"""PDF files laid open, so that a test can look for what stands inside their packed parts."""

from __future__ import annotations

import contextlib
import re
import zlib


def unpacked(pdf: bytes) -> bytes:
    """Return a PDF with its compressed parts laid open behind it."""
    parts = [pdf]
    for packed in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        with contextlib.suppress(zlib.error):
            parts.append(zlib.decompress(packed))
    return b"".join(parts)
