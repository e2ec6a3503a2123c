"""PDF from our own print page: one render at a time, local files only, and none at all where the machine lacks Pango."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from functools import cache
from typing import Any

WAIT_SECONDS = 20
_one_at_a_time = threading.Lock()


class Busy(RuntimeError):
    """Another render took longer than anyone should wait."""


@cache
def available() -> bool:
    """Whether WeasyPrint and the libraries under it are there."""
    try:
        import weasyprint  # noqa: F401, PLC0415  heavy, and absent on some machines
    except (ImportError, OSError):
        return False
    return True


def from_html(html: bytes, files: Mapping[str, bytes]) -> bytes:
    """Return a tagged PDF of a finished page that may use the given assets, by name. Raises Busy."""
    import weasyprint  # noqa: PLC0415  heavy, and absent on some machines

    def local(url: str, *rest: Any, **more: Any) -> dict[str, Any]:
        return _local(url, files)

    if not _one_at_a_time.acquire(timeout=WAIT_SECONDS):
        raise Busy
    try:
        document = weasyprint.HTML(string=html.decode(), url_fetcher=local, base_url="utvei:/")
        return bytes(document.write_pdf(pdf_variant="pdf/ua-1"))
    finally:
        _one_at_a_time.release()


def _local(url: str, files: Mapping[str, bytes]) -> dict[str, Any]:
    """Answer for our own assets alone; whatever else a page might name is refused."""
    name = re.fullmatch(r"utvei:/+assets/([\w.-]+)", url)
    if not name or name[1] not in files:
        raise ValueError("only the house's own files go into a PDF")
    kind = {"css": "text/css", "svg": "image/svg+xml"}.get(name[1].rsplit(".", 1)[-1], "application/octet-stream")
    return {"string": files[name[1]], "mime_type": kind}
