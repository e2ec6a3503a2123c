"""What other programs read of the knowledge bank: the Atom feed of changes, the map of the site, and what robots may read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.texts import LANGUAGES, pick
from utvei.foundation.vocabulary.yamlfile import read
from utvei.public.knowledge.domain import pack
from utvei.public.knowledge.domain.contacts import actor_url
from utvei.public.knowledge.domain.markdown import plain
from utvei.public.knowledge.domain.texts import address
from utvei.public.knowledge.library import Library

FEED = "/kunnskap/endringer.atom"
_ATOM, _MAP = "http://www.w3.org/2005/Atom", "http://www.sitemaps.org/schemas/sitemap/0.9"
_TITLES = {
    "nb": "Utvei: endringer i kunnskapsbanken",
    "nn": "Utvei: endringar i kunnskapsbanken",
    "en": "Utvei: changes in the knowledge bank",
}
_LATEST = 50
_PLACES = ("/", "/bekymret/", "/hvem-kan-hjelpe/", "/aktorer/", "/kunnskap/", "/kunnskap/ordliste/", "/kunnskap/kilder/")


def files(content: Content, shelf: Library) -> Mapping[str, bytes]:
    """Return the files by their path in the release; the map is left out where the pack says no address of its own."""
    site = _municipality(content)
    base = str(site.get("address", "")).rstrip("/")
    found = {f"pages{address(FEED, language)}": _feed(shelf, language, base, site) for language in LANGUAGES}
    robots = "User-agent: *\nAllow: /\n"
    if base:
        found["pages/sitemap.xml"] = _sitemap(shelf, base)
        robots += f"Sitemap: {base}/sitemap.xml\n"
    found["pages/robots.txt"] = robots.encode()
    found["reviews.json"] = json.dumps(reviews(shelf), ensure_ascii=False, separators=(",", ":")).encode()
    return found


def _municipality(content: Content) -> Mapping[str, Any]:
    value: Any = read(content.text("pack.yaml")).value if "pack.yaml" in content.files else None
    found = value.get("municipality") if isinstance(value, dict) else None
    return found if isinstance(found, dict) else {}


def _feed(shelf: Library, language: str, base: str, site: Mapping[str, Any]) -> bytes:
    """Return the pages that were read through last, the newest first. A page changes when somebody has answered for it anew."""
    register_namespace("", _ATOM)
    pages = [page for texts in shelf.pages.values() for written, page in texts.items() if written == language and not page.front.hidden]
    pages.sort(key=lambda page: (-page.front.reviewed.toordinal(), page.slug))
    feed = Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": language})
    _add(feed, "title", _TITLES[language])
    _add(feed, "id", _id(site, address(FEED, language)))
    _add(feed, "updated", f"{max((page.front.reviewed for page in pages), default='2000-01-01')}T00:00:00Z")
    SubElement(feed, f"{{{_ATOM}}}link", {"rel": "self", "href": base + address(FEED, language)})
    name = site.get("name")
    _add(SubElement(feed, f"{{{_ATOM}}}author"), "name", pick(name, language) if isinstance(name, dict) else "Utvei")
    for page in pages[:_LATEST]:
        where = address(pack.url(page.slug), language)
        entry = SubElement(feed, f"{{{_ATOM}}}entry")
        _add(entry, "title", page.front.title)
        _add(entry, "id", _id(site, where))
        SubElement(entry, f"{{{_ATOM}}}link", {"href": base + where})
        _add(entry, "updated", f"{page.front.reviewed}T00:00:00Z")
        _add(entry, "summary", plain(page.front.summary, shelf.links(language)))
    return _bytes(feed)


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, f"{{{_ATOM}}}{name}").text = text


def _id(site: Mapping[str, Any], path: str) -> str:
    return uuid5(NAMESPACE_URL, f"utvei:{site.get('key', '')}:{path}").urn


def _bytes(tree: Element) -> bytes:
    whole: bytes = tostring(tree, encoding="utf-8", xml_declaration=True)
    return whole


def _sitemap(shelf: Library, base: str) -> bytes:
    register_namespace("", _MAP)
    urls = Element(f"{{{_MAP}}}urlset")
    for path, changed in _addresses(shelf):
        url = SubElement(urls, f"{{{_MAP}}}url")
        SubElement(url, f"{{{_MAP}}}loc").text = base + path
        if changed:
            SubElement(url, f"{{{_MAP}}}lastmod").text = changed
    return _bytes(urls)


def _addresses(shelf: Library) -> Iterator[tuple[str, str]]:
    """Yield the addresses worth finding, with the day each was read through."""
    for language in LANGUAGES:
        yield from ((address(path, language), "") for path in _PLACES)
        for slug in shelf.slugs:
            if language in shelf.pages[slug]:
                yield address(pack.url(slug), language), str(shelf.pages[slug][language].front.reviewed)
        yield from ((address(actor_url(key), language), str(actor.reviewed)) for key, actor in sorted(shelf.phonebook.actors.items()))
    yield from ((page.url, "") for _, page in sorted(shelf.exposed.items()))


def reviews(shelf: Library) -> dict[str, dict[str, str]]:
    """Return when each page is to be read through again, and when each source that is known to end ends."""
    pages = {f"{slug}/{lang}": str(page.front.next_review) for slug in shelf.slugs for lang, page in sorted(shelf.pages[slug].items())}
    ends = {key: str(source.expires) for key, source in sorted(shelf.sources.items()) if source.expires}
    return {"pages": pages, "sources": ends}
