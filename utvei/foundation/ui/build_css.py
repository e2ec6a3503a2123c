"""Builds the one stylesheet of the open pages from vendored Designsystemet and our own: `python -m utvei.foundation.ui.build_css`.

It only leaves things out: unused layers, unused tokens, comments and white space. The result is committed, so nothing is built at set-up.
"""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent
VENDOR = HERE / "static" / "vendor"
OWN = HERE / "css"
TARGET = HERE / "static" / "site.css"

LAYERS = "@layer ds.theme,ds.base,ds.components;"
# Order matters as in the original: later components may build on earlier ones.
COMPONENTS = (
    "heading", "paragraph", "label", "link", "button", "details", "list", "alert", "card", "breadcrumbs",
    "skip-link", "tag", "field", "fieldset", "input", "validation-message", "error-summary", "table",
)  # fmt: skip
THEME_LAYERS = ("size-mode", "type-scale", "size", "semantic", "typography.primary", "color")
COLOURS_KEPT = ("accent", "danger", "neutral", "warning")
OWN_FILES = ("colours", "frame", "parts", "pages", "guidance", "print")
# Selectors and states that the open pages never have; whole rules and selector parts with them are left out.
UNUSED = (
    *("role=switch", "data-field=counter", "ds-field-affix", "ds-floating"),
    *("data-color=success", "data-color=info", "aria-sort", "readonly"),
)
_TOKEN = re.compile(r"(--ds-[\w-]+)\s*:([^;{}]*)(;|(?=\}))")
# The pages' security policy lets no picture be part of a stylesheet; css/parts.css draws these signs with borders instead.
_EMBEDDED = re.compile(r'--[\w-]+:url\("data:[^"]*"\);?')
_REFERENCE = re.compile(r"var\(\s*(--ds-[\w-]+)")


def build() -> str:
    """Return the whole stylesheet. Raises FileNotFoundError when a source is missing."""
    theme = _theme((VENDOR / "theme.css").read_text())
    base = (VENDOR / "base.css").read_text()
    components = "".join((VENDOR / f"{name}.css").read_text() for name in COMPONENTS)
    own = "".join((OWN / f"{name}.css").read_text() for name in OWN_FILES)
    components = _EMBEDDED.sub("", components)
    base = _EMBEDDED.sub("", base)
    whole = f"{LAYERS}{theme}@layer ds.base{{{base}}}@layer ds.components{{{components}}}{own}"
    return without_unused_tokens(minified(without_unused_rules(whole)))


def _theme(text: str) -> str:
    """Return the theme's layers for size, type and shape, and its colour roles; its palettes and schemes are replaced by ours."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    kept = []
    for match in re.finditer(r"@layer ds\.theme\.([\w.-]+)\s*\{", text):
        body = _block(text, match.end())
        if match[1] in THEME_LAYERS and (match[1] != "color" or any(f'[data-color="{name}"]' in body for name in COLOURS_KEPT)):
            kept.append(f"@layer ds.theme{{{body}}}")
    return "".join(kept)


def _block(text: str, start: int) -> str:
    """Return what stands between a brace that ends before ``start`` and its match."""
    depth = 1
    for end in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[end], 0)
        if not depth:
            return text[start:end]
    raise ValueError("a block that is never closed")


def without_unused_rules(css: str) -> str:
    """Leave out plain rules all of whose selectors speak of something the pages never have."""

    def keep(match: re.Match[str]) -> str:
        selector = match[1]
        return "" if any(word in selector for word in UNUSED) and _all_unused(selector) else match[0]

    return re.sub(r"(?<=[{};])([^{};@]+)\{[^{}]*\}", keep, css)


def _all_unused(selector: str) -> bool:
    parts = _top_level(selector)
    return all(any(word in part for word in UNUSED) for part in parts) and ":not(" not in selector


def _top_level(selector: str) -> list[str]:
    """Split a selector list at the commas outside brackets."""
    parts, depth, current = [], 0, ""
    for character in selector:
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(character, 0)
        if character == "," and not depth:
            parts.append(current)
            current = ""
        else:
            current += character
    return [*parts, current]


def minified(css: str) -> str:
    """Take away comments and white space where it can never matter."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};])\s*", r"\1", css)
    css = re.sub(r",\s+", ",", css)
    return css.replace(";}", "}")


def without_unused_tokens(css: str) -> str:
    """Leave out Designsystemet's tokens that nothing refers to, and then those that only they referred to."""
    while True:
        used = set(_REFERENCE.findall(css))
        slim = _TOKEN.sub(lambda match, used=used: match[0] if match[1] in used else "", css)  # type: ignore[misc]
        slim = re.sub(r"(?<=[{};])[^{};@]+\{\}", "", slim.replace(";}", "}"))
        slim = re.sub(r"@(?:layer ds\.theme|supports [^{;]+|media [^{;]+)\{\}", "", slim)
        if slim == css:
            return css
        css = slim


if __name__ == "__main__":
    TARGET.write_text(build())
