"""English words that no page of the staff house may hold. What editors write, and keys of the vocabulary, are not the house's own words."""

from __future__ import annotations

import re

from playwright.sync_api import Page

# None of them is a word in Norwegian.
ENGLISH = (
    "the|this|that|there|are|with|your|you|search|history|show|close|loading|publish|published|draft|save|edit|delete|submit|submitted|"
    "locked|lock|unlock|locking|compare|comparing|workflow|keyboard|preview|page|pages|yes|cancel|comment|comments|started|requested|now|"
    "ago|words|reading|toggle|skip|select|collapse|expand|breadcrumb|new|action|actions|add|view|details|current|changes|checks|review|"
    "approved|rejected|moderation|revision|revisions|timeline|minutes|seconds|error|errors|please|must|required|created|updated|"
    "user|users|all|items|results|next|previous|back|account|settings|shortcuts|panel|panels|unsaved|edits"
)
_WORD = re.compile(rf"(?<![\w@./-])({ENGLISH})(?![\w@/-])", re.IGNORECASE)
_NOT_OURS = "script, style, noscript, textarea, pre, code, iframe, .editing-picker, .editing-letter, .editing-diff, .comparison"
_TEXTS = """skip => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim();
    if (text && !walker.currentNode.parentElement.closest(skip)) found.push(text);
  }
  for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'data-w-tooltip-content-value'])
    for (const one of document.querySelectorAll(`[${name}]`)) if (!one.closest(skip)) found.push(one.getAttribute(name));
  return [document.title, ...found];
}"""


def english(texts: list[str]) -> list[str]:
    """Return the texts that hold an English word."""
    return sorted({text for text in texts if _WORD.search(text)})


def english_on(page: Page) -> list[str]:
    """Return what is English on a page, shown or read aloud."""
    return english(page.evaluate(_TEXTS, _NOT_OURS))
