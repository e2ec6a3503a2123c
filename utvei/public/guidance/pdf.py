"""PDF from our own print page: one render at a time, local files only, and none at all where the machine lacks Pango."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from functools import cache
from typing import Any

WAIT_SECONDS = 20
BASE = "https://utvei.invalid/"  # a name that leads nowhere: addresses in the page are read against it
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
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415

    class OwnFiles(URLFetcher):  # type: ignore[misc]  # weasyprint ships no types
        """Answers for our own assets alone: nothing is asked of the network or the disk."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            body, kind = own_file(url, files)
            return URLFetcherResponse(url, body, {"Content-Type": kind})

    if not _one_at_a_time.acquire(timeout=WAIT_SECONDS):
        raise Busy
    try:
        document = weasyprint.HTML(string=html.decode(), url_fetcher=OwnFiles(), base_url=BASE)
        return bytes(document.write_pdf(pdf_variant="pdf/ua-1"))
    finally:
        _one_at_a_time.release()


def own_file(url: str, files: Mapping[str, bytes]) -> tuple[bytes, str]:
    """Return an asset and its type. Raises ValueError for anything else that a page might name."""
    name = re.fullmatch(re.escape(BASE) + r"assets/([\w.-]+)", url)
    if not name or name[1] not in files:
        raise ValueError("only the house's own files go into a PDF")
    return files[name[1]], {"css": "text/css", "svg": "image/svg+xml"}.get(name[1].rsplit(".", 1)[-1], "application/octet-stream")
