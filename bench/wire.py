"""What goes over the wire: a request as a browser sends it, the answer counted to the last byte, and what a page makes a browser fetch."""

from __future__ import annotations

import gzip
import re
import socket
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

import brotli
from house import HOST

TIMEOUT_SECONDS = 20
_FETCHED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest"}


@dataclass(frozen=True)
class Answer:
    """An answer: how many bytes came, status line and headers included, and what they meant."""

    size: int
    status: int
    headers: dict[str, str]
    sent: bytes

    @property
    def body(self) -> bytes:
        """The body as it was before compression."""
        match self.headers.get("content-encoding", ""):
            case "br":
                return bytes(brotli.decompress(self.sent))
            case "gzip":
                return gzip.decompress(self.sent)
        return self.sent


def fetch(port: int, path: str, form: str = "") -> Answer:
    """Ask for an address, or post a form to it. Raises OSError when nobody answers."""
    head = [
        f"{'POST' if form else 'GET'} {path} HTTP/1.1",
        f"Host: {HOST}:{port}",
        "Accept-Encoding: gzip, deflate, br",
        "Connection: close",
    ]
    if form:
        head += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(form)}"]
    with socket.create_connection((HOST, port), timeout=TIMEOUT_SECONDS) as line:
        line.sendall("\r\n".join([*head, "", form]).encode())
        raw = b"".join(iter(lambda: line.recv(65536), b""))
    top, _, sent = raw.partition(b"\r\n\r\n")
    first, *rest = top.decode("latin-1").split("\r\n")
    pairs = (row.partition(":") for row in rest)
    return Answer(len(raw), int(first.split()[1]), {name.lower(): value.strip() for name, _, value in pairs}, sent)


class _Fetched(HTMLParser):
    """Collects what a browser fetches on its own while it shows a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "link" and _FETCHED_LINKS & set(given.get("rel", "").split()):
            self.found.append(given.get("href", ""))
        elif tag in ("script", "img", "source", "iframe", "embed", "audio", "video"):
            self.found.append(given.get("src", ""))
        elif tag == "use":
            self.found.append(given.get("href", ""))


def first_visit(port: int, path: str, form: str = "") -> tuple[int, int]:
    """Return bytes and requests of a page seen with an empty cache. Raises RuntimeError when an answer is no success."""
    page = _good(port, path, form)
    size, seen, waiting = page.size, {path}, _named_by(page, path)
    while waiting:
        address = waiting.pop()
        if address not in seen:
            seen.add(address)
            one = _good(port, address)
            size += one.size
            waiting += _named_by(one, address)
    return size, len(seen)


def _good(port: int, path: str, form: str = "") -> Answer:
    answer = fetch(port, path, form)
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}")
    return answer


def _named_by(answer: Answer, base: str) -> list[str]:
    kind = answer.headers.get("content-type", "")
    text = answer.body.decode("utf-8", "replace") if kind.startswith("text/") else ""
    named: list[str] = []
    if kind.startswith("text/html"):
        parser = _Fetched()
        parser.feed(text)
        named = parser.found or ["/favicon.ico"]
    elif kind.startswith("text/css"):
        named = re.findall(r"""(?:url\(\s*|@import\s+)["']?([^"')\s]+)""", text)
    addresses = [urldefrag(urljoin(base, name)).url for name in named if name and not name.startswith("data:")]
    foreign = [address for address in addresses if urlsplit(address).netloc]
    if foreign:
        raise RuntimeError(f"{base} makes a browser ask another host: {foreign[0]}")
    return addresses
