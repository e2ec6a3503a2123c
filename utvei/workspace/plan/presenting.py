"""What each page of the plan shows: the contexts of the templates, in one language, with bokmål where a text is not translated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.texts import LocalText, pick
from utvei.foundation.vocabulary.yamlfile import read
from utvei.public.directory.domain.pack import Actor, key_of
from utvei.public.knowledge.domain import pack as knowledge
from utvei.public.knowledge.domain import sources
from utvei.public.knowledge.domain.contacts import actor_url
from utvei.public.knowledge.domain.texts import address, date_in_words
from utvei.workspace.plan.domain.pack import INDEX, Area, Established, Measure, Responsible, Service, SubAction, Whole, url
from utvei.workspace.plan.domain.words import BASES, KINDS, PLACES, in_language

Context = dict[str, Any]


@dataclass(frozen=True)
class Surroundings:
    """What the plan points at in the same pack: pages' titles by slug and language, actors, sources, languages of «til deg»."""

    titles: Mapping[str, Mapping[str, str]]
    actors: Mapping[str, Actor]
    sources: Mapping[str, sources.Source]
    to_you: frozenset[str]

    @classmethod
    def of(cls, content: Content) -> Surroundings:
        """Read them from a checked pack."""
        titles: dict[str, dict[str, str]] = {}
        for page in knowledge.pages(content):
            titles.setdefault(page.slug, {})[page.language] = page.front.title
        actors = {key_of(path): Actor.model_validate(read(content.text(path)).value) for path in content.paths("directory/*.yaml")}
        to_you = frozenset(path.split("/")[1].removesuffix(".yaml") for path in content.paths("exposed/*.yaml"))
        return cls(titles, actors, sources.load(content), to_you)


class Presenter:
    """Writes the pages of a plan in one language."""

    def __init__(self, whole: Whole, around: Surroundings, language: str) -> None:
        self.whole, self.around, self.language = whole, around, language
        self.missing = False

    def all(self) -> Iterator[tuple[str, str, Context]]:
        """Yield path, template and context of every stored page."""
        yield INDEX, "plan/index.html", self._framed(self.index)
        for slug in self.whole.measures:
            yield url(slug), "plan/measure.html", self._framed(lambda slug=slug: self.measure(slug))

    def _framed(self, page: Any) -> Context:
        """Return a page's context with the fixed words, and whether any of its texts had to be shown in bokmål."""
        self.missing = False
        context: Context = page()
        return {**context, "words": in_language(self.language), "partial": self.missing}

    def text(self, text: LocalText) -> Context:
        """Return a text and the language to mark it with: empty when it is the reader's own."""
        self.missing = self.missing or self.language not in text
        return self.name(text)

    def name(self, text: LocalText) -> Context:
        """Return a name as ``text`` does, without telling the reader of it: a page pointed at says so itself."""
        return {"text": pick(text, self.language), "lang": "" if self.language in text else "nb"}

    def texts(self, texts: Sequence[LocalText]) -> list[Context]:
        """Return several texts as ``text`` does."""
        return [self.text(text) for text in texts]

    def index(self) -> Context:
        """Return the whole plan: the picture first, then what it lacks, rests on, and adds to."""
        plan = self.whole.plan
        order = plan.ordered_by
        return {
            "title": self.text(plan.title),
            "summary": self.text(plan.summary),
            "period": f"{plan.period.first}–{plan.period.last}",
            "ordered": self.text(order.text),
            "ordered_day": date_in_words(order.day, self.language),
            "case": order.case,
            "areas": [self._area(number, area) for number, area in enumerate(plan.areas, start=1)],
            "gaps": [self._gap(gap.text, gap.measure) for gap in plan.gaps],
            "principles": self.texts(plan.principles),
            "frame": self.texts(plan.frame),
            "basis": self.texts(plan.basis),
            "established": [self._established(part) for part in plan.established],
            **self._answerable(plan.sources, plan),
        }

    def _area(self, number: int, area: Area) -> Context:
        found = [self.teaser(slug) for slug, measure in self.whole.measures.items() if measure.area == area.key]
        return {"key": area.key, "number": number, "title": self.text(area.title), "aim": self.text(area.aim), "measures": found}

    def teaser(self, slug: str) -> Context:
        """Return a measure as a list shows it."""
        measure = self.whole.measures[slug]
        return {
            "number": measure.number,
            "title": self.text(measure.title),
            "summary": self.text(measure.summary),
            "parts": len(measure.sub_actions),
            "responsible": [self._responsible(who) for who in measure.responsible],
            "responsible_unclear": _unclear(measure),
            "url": address(url(slug), self.language),
        }

    def _gap(self, text: LocalText, measure: str | None) -> Context:
        return {**self.text(text), "url": address(url(measure), self.language) if measure else ""}

    def _established(self, part: Established) -> Context:
        return {"title": self.text(part.title), "text": self.text(part.text), "contacts": [self._actor(key) for key in part.contacts]}

    def _actor(self, key: str) -> Context:
        name = self.around.actors[key].name
        return {"name": pick(name, self.language), "url": address(actor_url(key), self.language)}

    def measure(self, slug: str) -> Context:
        """Return one measure: what, who, its parts, what serves it, what is unclear."""
        measure = self.whole.measures[slug]
        return {
            **self.teaser(slug),
            "name": measure.name,
            "count": len(self.whole.measures),
            "text": self.text(measure.text),
            "area": self._area_of(measure),
            "responsible_note": self.text(measure.responsible_note) if measure.responsible_note else None,
            "sub_actions": [self._part(part) for part in measure.sub_actions],
            "serves": [self._service(service) for service in measure.serves],
            "unclear": self.texts([*([measure.remark] if measure.remark else []), *measure.unclear]),
            "whole_url": address(INDEX, self.language),
            "others": [self.teaser(other) for other in self._neighbours(slug)],
            "crumbs": [{"title": pick(self.whole.plan.title, self.language), "url": INDEX}],
            **self._answerable(measure.sources, measure),
        }

    def _area_of(self, measure: Measure) -> Context:
        areas = self.whole.plan.areas
        number = next(i for i, area in enumerate(areas, start=1) if area.key == measure.area)
        return {"number": number, "title": self.text(areas[number - 1].title), "key": measure.area}

    def _neighbours(self, slug: str) -> list[str]:
        slugs = list(self.whole.measures)
        at = slugs.index(slug)
        return [slugs[i] for i in (at - 1, at + 1) if 0 <= i < len(slugs)]

    def _responsible(self, who: Responsible) -> Context:
        unit = self.whole.plan.units[who.unit]
        contact = self._actor(unit.contact) if unit.contact in self.around.actors and unit.contact else None
        return {**self.text(unit.name), "basis": BASES[who.basis][self.language], "contact": contact}

    def _part(self, part: SubAction) -> Context:
        return {
            "id": part.id,
            "text": self.text(part.text),
            "kind": KINDS[part.kind][self.language],
            "target": self.text(part.target) if part.target else None,
            "responsible": [self._responsible(who) for who in part.responsible],
        }

    def _service(self, service: Service) -> Context:
        kind, _, key = service.to.partition(":")
        if kind == "page":
            titles = dict(self.around.titles[key])
            return {"title": self.name(titles), "url": address(knowledge.url(key), self.language), "why": self.text(service.why)}
        if kind == "actor":
            actor = self.around.actors[key]
            return {"title": self.name(actor.name), "url": address(actor_url(key), self.language), "why": self.text(service.why)}
        title = {"text": PLACES[service.to][self.language], "lang": ""}
        return {"title": title, "url": self._place(service.to), "why": self.text(service.why)}

    def _place(self, path: str) -> str:
        """Return the address of a place; the pages for the one who is exposed carry their own language."""
        if path != "/til-deg/":
            return address(path, self.language)
        return f"{path}{self.language if self.language in self.around.to_you else 'nb'}/"

    def _answerable(self, keys: Sequence[str], what: Any) -> Context:
        actor = self.around.actors.get(what.owner)
        return {
            "sources": [self._source(key) for key in dict.fromkeys(keys)],
            "owner": pick(actor.name, self.language) if actor else what.owner,
            "reviewed": what.reviewed,
            "next_review": what.next_review,
        }

    def _source(self, key: str) -> Context:
        source = self.around.sources[key]
        read_on = date_in_words(source.read, self.language)
        shown = {"key": key, "title": source.title, "publisher": source.publisher, "law": source.law, "url": source.url}
        return {**shown, "read": read_on, "unsure": source.unsure, "note": source.note}


def _unclear(measure: Measure) -> bool:
    """Return whether the draft leaves open who answers for a measure, or for which part of it."""
    read_by_us = any(who.basis == "interpreted" for part in measure.sub_actions for who in part.responsible)
    return not measure.responsible or measure.responsible_note is not None or read_by_us
