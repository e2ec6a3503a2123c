"""Answers finished pages and assets of the release before Django is asked, and compresses what Django makes.

A page that is the same for everybody is bytes in memory; only front page, contacts, advice and forms cost a template.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import brotli

from utvei.config.headers import ASSET, NO_STORE, STORED, public_headers
from utvei.foundation.release.selectors import current

MOST_BYTES = 256 * 1024  # of a body; answers are a few kilobytes at the most
DRAINED_BYTES = 16 * 1024 * 1024
LIMIT_BYTES = 48 * 1024 * 1024
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".xml": "application/xml; charset=utf-8",
    ".woff2": "font/woff2",
    ".png": "image/png",
    ".pdf": "application/pdf",
    ".txt": "text/plain; charset=utf-8",
    ".zip": "application/zip",
}
COMPRESSIBLE = ("text/", "image/svg", "application/json", "application/xml", "application/atom")
ENCODERS: dict[str, Callable[[bytes, bool], bytes]] = {
    "br": lambda body, keep: bytes(brotli.compress(body, quality=11 if keep else 5)),
    "gzip": lambda body, keep: gzip.compress(body, compresslevel=9 if keep else 6, mtime=0),
}


@dataclass(frozen=True)
class Stored:
    """A finished answer: its header list and its bytes."""

    headers: list[tuple[str, str]]
    etag: str
    body: bytes


class StoredPages:
    """The stored pages of the release that stands now; a new release is seen at the next request."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.link = str(home / "release" / "current")
        self.name = ""
        self.files: dict[str, Path] = {}
        self.kept: OrderedDict[tuple[str, str], Stored] = OrderedDict()
        self.size = 0

    def find(self, path: str, encoding: str) -> Stored | None:
        """Return the finished answer for an address, or None where the release stores none."""
        self._follow()
        key = (path, encoding)
        found = self.kept.get(key)
        if found is None and path in self.files:
            found = self._keep(key, self.files[path])
        return found

    def _follow(self) -> None:
        # Asked at every request: the link's text alone tells whether there is a new release.
        try:
            name = os.readlink(self.link)  # noqa: PTH115  several times as quick as a Path's
        except OSError:
            return
        if name != self.name:
            self.files, self.name = _listed(current(self.home).folder), name
            self.kept, self.size = OrderedDict(), 0

    def _keep(self, key: tuple[str, str], file: Path) -> Stored | None:
        try:
            body = file.read_bytes()
        except FileNotFoundError:
            return None
        kind = TYPES.get(file.suffix, "application/octet-stream")
        encoding = key[1] if kind.startswith(COMPRESSIBLE) else ""
        etag = f'"{hashlib.sha256(body).hexdigest()[:16]}{encoding}"'
        body = ENCODERS[encoding](body, True) if encoding else body
        common = public_headers(ASSET if key[0].startswith("/assets/") else STORED, key[0])
        headers = [*common.items(), ("Content-Type", kind), ("ETag", etag)]
        headers += [("Vary", "Accept-Encoding"), *([("Content-Encoding", encoding)] if encoding else [])]
        found = Stored([*headers, ("Content-Length", str(len(body)))], etag, body)
        self.kept[key], self.size = found, self.size + len(body)
        while self.size > LIMIT_BYTES and len(self.kept) > 1:
            self.size -= len(self.kept.popitem(last=False)[1].body)
        return found


def _listed(folder: Path) -> dict[str, Path]:
    """Return every stored address of a release; an address that is not here is not looked for on disk."""
    pages, files = folder / "pages", {f"/assets/{p.name}": p for p in (folder / "assets").glob("*")}
    for file in pages.rglob("*"):
        if file.is_file():
            path = "/" + file.relative_to(pages).as_posix()
            files[path.removesuffix("index.html")] = file
    return files


def accepted(environ: WSGIEnvironment) -> str:
    """Return the best encoding that a browser takes: brotli, else gzip, else none."""
    offered = {part.split(";")[0].strip(): part.replace(" ", "") for part in environ.get("HTTP_ACCEPT_ENCODING", "").lower().split(",")}
    return next((name for name in ENCODERS if name in offered and not offered[name].endswith((";q=0", ";q=0.0"))), "")


def open_house(home: Path, django: WSGIApplication) -> WSGIApplication:
    """Return the open house: stored pages first, Django behind."""
    pages = StoredPages(home)

    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        method, path = environ["REQUEST_METHOD"], environ.get("PATH_INFO", "")
        encoding = accepted(environ)
        if method in ("GET", "HEAD"):
            found = pages.find(path, encoding)
            if found is not None:
                return _answer(found, environ, start_response)
            if not path.endswith("/") and pages.find(path + "/", encoding) is not None:
                start_response(
                    "301 Moved Permanently", [*public_headers(STORED, path).items(), ("Location", path + "/"), ("Content-Length", "0")]
                )
                return []
        too_large = refused_for_size(environ)
        if too_large:
            return _refuse(too_large, path, start_response)
        # Nobody need write a HEAD of a view: it is the GET without its body, which is left out below.
        asked = {**environ, "REQUEST_METHOD": "GET"} if method == "HEAD" else environ
        return _compressed(django, asked, start_response, encoding, bare=method == "HEAD")

    return application


def refused_for_size(environ: WSGIEnvironment) -> bytes | None:
    """Return the answer to a body that is too large, after reading it away so that the sender hears it; None for one that is not."""
    length = environ.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) <= MOST_BYTES:
        return None
    left, stream = min(int(length), DRAINED_BYTES), environ["wsgi.input"]
    while left > 0 and (chunk := stream.read(min(left, 65536))):
        left -= len(chunk)
    text = f"the body is larger than {MOST_BYTES} bytes"
    return json.dumps({"error": text}).encode() if environ.get("PATH_INFO", "").startswith("/api/") else f"{text}\n".encode()


def _refuse(body: bytes, path: str, start_response: StartResponse) -> list[bytes]:
    kind = "application/json" if body.startswith(b"{") else "text/plain; charset=utf-8"
    headers = [*public_headers(NO_STORE, path).items(), ("Content-Type", kind), ("Content-Length", str(len(body)))]
    start_response("413 Content Too Large", headers)
    return [body]


def _answer(found: Stored, environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
    known = environ.get("HTTP_IF_NONE_MATCH", "")
    if known.strip() == "*" or found.etag in known:
        start_response(
            "304 Not Modified", [(k, v) for k, v in found.headers if k not in ("Content-Length", "Content-Type", "Content-Encoding")]
        )
        return []
    start_response("200 OK", found.headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [found.body]


def _compressed(
    django: WSGIApplication, environ: WSGIEnvironment, start_response: StartResponse, encoding: str, *, bare: bool
) -> Iterable[bytes]:
    """Run Django and compress its answer. Nothing secret stands in a public page, so compression gives nothing away."""
    caught: list[Any] = []

    def hold(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Callable[[bytes], object]:
        caught[:] = [status, headers, exc_info]
        return lambda data: None

    answer = django(environ, hold)
    try:
        body = b"".join(answer)
    finally:
        close = getattr(answer, "close", None)
        if close:
            close()
    status, headers, exc_info = caught
    kind = next((value for name, value in headers if name.lower() == "content-type"), "")
    if encoding and len(body) > 600 and kind.startswith(COMPRESSIBLE):
        body = ENCODERS[encoding](body, False)
        headers = [*[(k, v) for k, v in headers if k.lower() not in ("content-length", "vary")], ("Content-Encoding", encoding)]
        headers += [("Vary", "Accept-Encoding"), ("Content-Length", str(len(body)))]
    start_response(status, headers, exc_info)
    return [] if bare else [body]
