"""The response headers of the open house, from one function that the stored pages and Django both use."""

from __future__ import annotations

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


def public_headers(cache: str) -> dict[str, str]:
    """Return every header of a public response with a cache rule: STORED for stored pages, ASSET for hashed files, else NO_STORE."""
    return {**_COMMON, "Cache-Control": cache}
