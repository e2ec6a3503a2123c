"""The merged content of a pack and those it extends: paths and bytes, nothing interpreted."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase


@dataclass(frozen=True)
class Content:
    """Files by their path inside a pack (``directory/rosa.yaml``), and which pack each one came from."""

    files: Mapping[str, bytes]
    origin: Mapping[str, str] = field(default_factory=dict)

    def paths(self, pattern: str) -> Iterator[str]:
        """Yield the sorted paths that match a glob; ``*`` also crosses slashes, as in fnmatch."""
        return (path for path in sorted(self.files) if fnmatchcase(path, pattern))

    def text(self, path: str) -> str:
        """Return a file as text. Raises KeyError when it is not there, UnicodeDecodeError when it is no UTF-8."""
        return self.files[path].decode("utf-8")

    def fingerprint(self) -> str:
        """Return ``sha256:…`` over every path and byte, the same wherever the content is read."""
        digest = hashlib.sha256()
        for path in sorted(self.files):
            digest.update(path.encode() + b"\0" + hashlib.sha256(self.files[path]).digest())
        return f"sha256:{digest.hexdigest()}"
