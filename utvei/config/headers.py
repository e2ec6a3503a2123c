"""The response headers of the open house, from one function that the stored pages and Django both use."""

from __future__ import annotations

import re

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'"
)
_COMMON = {
    "Content-Security-Policy": CSP,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=(), browsing-topics=()",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
}
STORED = "public, max-age=300"
ASSET = "public, max-age=31536000, immutable"
NO_STORE = "no-store"
# Where a script may fetch, and only from this house: it shows how far the download of a package has come.
_FETCHING = re.compile(r"(?:/(?:nn|en))?/materiell/")


def public_headers(cache: str, path: str = "") -> dict[str, str]:
    """Return every header of a public response with a cache rule: STORED for stored pages, ASSET for hashed files, else NO_STORE.

    ``path`` is the address that is answered; the security policy is the same for all but those under /materiell/.
    """
    policy = f"{CSP}; connect-src 'self'" if _FETCHING.match(path) else CSP
    return {**_COMMON, "Content-Security-Policy": policy, "Cache-Control": cache}
