"""A page's Markdown as HTML: CommonMark and tables, shortcodes, stable anchors, numbered source marks, nothing unsafe."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape
from itertools import pairwise
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from utvei.public.knowledge.domain.shortcodes import SHORTCODE
from utvei.public.knowledge.domain.texts import slugify

# Anchors that the page around the text uses itself.
_TAKEN = ("main", "kilder", "innhold", "gjor-dette", "relatert")
_SOURCE_WORD = {"nb": "Kilde", "nn": "Kjelde", "en": "Source"}
_LINK_WORD = {"nb": "Lenke til", "nn": "Lenkje til", "en": "Link to"}
_TABLE_WORD = {"nb": "Tabell", "nn": "Tabell", "en": "Table"}
_TAGS = frozenset(
    ("a", "abbr", "b", "br", "code", "em", "i", "small", "span", "strong", "sup")
    + ("blockquote", "div", "hr", "p", "pre", "section", "h2", "h3", "h4", "h5", "h6")
    + ("dd", "dl", "dt", "li", "ol", "ul", "table", "tbody", "td", "th", "thead", "tr")
)
_ATTRIBUTES = {
    "*": {"class", "id", "lang", "dir", "aria-label", "aria-labelledby", "role"},
    "a": {"href", "rel", "hreflang"},
    "ol": {"start"},
    "div": {"tabindex"},
    "th": {"scope"},
}


@dataclass(frozen=True)
class Target:
    """What a link leads to: its address, and the words of the link."""

    address: str
    title: str


@dataclass(frozen=True)
class Links:
    """Resolves the keys of shortcodes. Each raises KeyError for a key that is not there.

    ``call`` returns trusted HTML and is told whether it stands as a block; ``actor`` returns a name alone.
    """

    page: Callable[[str], Target]
    term: Callable[[str], Target]
    call: Callable[[str, bool], str]
    actor: Callable[[str], str]


@dataclass
class Writer:
    """Writes the texts of one page, in reading order, and remembers the sources and headings met on the way."""

    links: Links
    language: str = "nb"
    sources: list[str] = field(default_factory=list)
    contents: list[tuple[str, str]] = field(default_factory=list)
    _anchors: set[str] = field(default_factory=lambda: set(_TAKEN))

    def block(self, text: str) -> str:
        """Return Markdown as safe HTML. Raises KeyError for a key that is nowhere."""
        return _clean(_parser().render(text, {"writer": self}))

    def line(self, text: str) -> str:
        """Return one line of Markdown as safe HTML without a paragraph around it. Raises KeyError."""
        return _clean(_parser().renderInline(text, {"writer": self}))

    def number(self, key: str) -> int:
        """Return the number of a source, counted from 1 in the order of reading."""
        if key not in self.sources:
            self.sources.append(key)
        return self.sources.index(key) + 1

    def anchor(self, text: str) -> str:
        """Return an anchor that no other heading of the page has."""
        wanted = slugify(text)
        found, count = wanted, 2
        while found in self._anchors:
            found, count = f"{wanted}-{count}", count + 1
        self._anchors.add(found)
        return found


def _clean(html: str) -> str:
    """Return HTML with nothing in it but what a page may hold; the last word on every text."""
    return nh3.clean(
        html,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "tel", "sms"},
        link_rel=None,
        generic_attribute_prefixes={"data-"},
    )


@cache
def _parser() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    md.inline.ruler.before("escape", "shortcode", _shortcode)
    md.core.ruler.push("headings", _headings)
    md.core.ruler.push("page_links", _page_links)
    md.core.ruler.push("call_blocks", _call_blocks)
    md.core.ruler.push("source_marks", _source_marks)
    for name, rule in (("shortcode", _write_shortcode), ("table_open", _table_open), ("table_close", _table_close)):
        md.add_render_rule(name, rule)
    return md


def _shortcode(state: StateInline, silent: bool) -> bool:
    match = SHORTCODE.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        token = state.push("shortcode", "", 0)
        token.meta = {"kind": match[1], "key": match[2], "words": match[3] or "", "block": False}
    state.pos = match.end()
    return True


def _inside(tokens: Sequence[Token]) -> list[tuple[int, Token]]:
    return [(i, token) for i, token in enumerate(tokens) if token.type == "inline"]


def _headings(state: StateCore) -> None:
    """Give each heading an anchor; one of the first level becomes one of the second, since the page has its own."""
    writer: Writer | None = state.env.get("writer")
    for i, token in _inside(state.tokens):
        opening = state.tokens[i - 1]
        if opening.type != "heading_open" or writer is None:
            continue
        if opening.tag == "h1":
            opening.tag = state.tokens[i + 1].tag = "h2"
        words = words_of(token, writer.links)
        opening.attrSet("id", writer.anchor(words))
        _add_link(token, str(opening.attrGet("id")), f"{_LINK_WORD.get(writer.language, _LINK_WORD['nb'])} «{words}»")
        if opening.tag == "h2":
            writer.contents.append((str(opening.attrGet("id")), words))


def _add_link(heading: Token, anchor: str, label: str) -> None:
    """Let a heading end in a link to itself, so that its address can be handed on."""
    link = Token("html_inline", "", 0, content=f' <a class="anchor" href="#{anchor}" aria-label="{escape(label)}">#</a>')
    heading.children = [*(heading.children or []), link]


def _page_links(state: StateCore) -> None:
    """Turn ``page:slug`` into an address and tell the browser to send nothing along to other sites."""
    writer: Writer | None = state.env.get("writer")
    for _, token in _inside(state.tokens):
        for child in token.children or []:
            if child.type != "link_open" or writer is None:
                continue
            goal = str(child.attrGet("href") or "")
            if goal.startswith("page:"):
                child.attrSet("href", writer.links.page(goal.removeprefix("page:")).address)
            elif "//" in goal:
                child.attrSet("rel", "noopener noreferrer")


def _call_blocks(state: StateCore) -> None:
    """Let a paragraph that holds nothing but calls stand as blocks."""
    for i, token in _inside(state.tokens):
        children = [c for c in token.children or [] if c.type != "softbreak" and not (c.type == "text" and not c.content.strip())]
        calls = [c for c in children if c.type == "shortcode" and c.meta["kind"] == "call"]
        if state.tokens[i - 1].type != "paragraph_open" or not calls or len(calls) != len(children):
            continue
        state.tokens[i - 1].hidden = state.tokens[i + 1].hidden = True
        token.children = calls
        for call in calls:
            call.meta["block"] = True


def _source_marks(state: StateCore) -> None:
    """Let a source mark follow its sentence closely, so that it never begins a line of its own."""
    for _, token in _inside(state.tokens):
        children = token.children or []
        for before, child in pairwise(children):
            if child.type == "shortcode" and child.meta["kind"] == "source" and before.type == "text":
                before.content = before.content.rstrip()


def _write_shortcode(self: RendererHTML, tokens: Sequence[Token], idx: int, options: Any, env: MutableMapping[str, Any]) -> str:
    writer: Writer = env["writer"]
    meta = tokens[idx].meta
    key, words = meta["key"], meta["words"]
    if meta["kind"] == "call":
        return writer.links.call(key, meta["block"])
    if meta["kind"] == "source":
        number, name = writer.number(key), _SOURCE_WORD.get(writer.language, _SOURCE_WORD["nb"])
        return f'<sup class="source-mark"><a href="#kilde-{key}" aria-label="{name} {number}">{number}</a></sup>'
    if meta["kind"] == "page":
        page = writer.links.page(key)
        return f'<a href="{escape(page.address)}">{escape(words or page.title)}</a>'
    term = writer.links.term(key)
    return f'<a class="term" href="{escape(term.address)}">{escape(words or term.title)}</a>'


def _table_open(self: RendererHTML, tokens: Sequence[Token], idx: int, options: Any, env: MutableMapping[str, Any]) -> str:
    name = _TABLE_WORD.get(env["writer"].language, _TABLE_WORD["nb"])
    # A wide table scrolls on its own, and can be reached with the keyboard to do so.
    return f'<div class="table-scroll" role="region" tabindex="0" aria-label="{name}"><table class="ds-table">\n'


def _table_close(self: RendererHTML, tokens: Sequence[Token], idx: int, options: Any, env: MutableMapping[str, Any]) -> str:
    return "</table></div>\n"


def words_of(token: Token, links: Links | None = None) -> str:
    """Return what a reader reads of an inline token; source marks are left out."""
    parts = []
    for child in token.children or []:
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif child.type == "shortcode":
            parts.append(_words_of_shortcode(child, links))
    return " ".join("".join(parts).split())


def _words_of_shortcode(child: Token, links: Links | None) -> str:
    kind, key, words = child.meta["kind"], child.meta["key"], child.meta["words"]
    if words or kind == "source":
        return str(words)
    if links is None:
        return str(key).replace("-", " ")
    if kind == "call":
        return links.actor(key)
    return (links.page if kind == "page" else links.term)(key).title


def plain(text: str, links: Links | None = None) -> str:
    """Return Markdown as plain text, one line for each paragraph, heading or cell; without ``links`` keys stand as words."""
    lines = [words_of(token, links) for _, token in _inside(_parser().parse(text, {}))]
    return "\n".join(line for line in lines if line)


def has_title(text: str) -> int | None:
    """Return the line, counted from 1, of the first heading of the first level, or None."""
    for token in _parser().parse(text, {}):
        if token.type == "heading_open" and token.tag == "h1":
            return (token.map or [0])[0] + 1
    return None
