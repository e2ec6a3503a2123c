"""What only the whole of the pages for the one who is exposed can show: the same keys in every language, marks, and who may be first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.manifests import Fault
from utvei.foundation.vocabulary.texts import LANGUAGES
from utvei.foundation.vocabulary.yamlfile import YamlFile, read
from utvei.public.exposed.domain.languages import OWN_NAMES
from utvei.public.exposed.domain.pack import FORM, SHORT, WHOLE, language_of

MODEL = LANGUAGES[0]


def check_form(content: Content) -> Iterable[Fault]:
    """Yield a part that nobody answers, and ROSA first: it is for adults, and its number is disputed."""
    file = _file(content, FORM)
    if file is None:
        return
    actors = {language_of(path) for path in content.paths("directory/*.yaml")}
    for form in ("short", "whole"):
        for i, part in enumerate(_list(file.value, form)):
            calls = part.get("calls") if isinstance(part, dict) else None
            if isinstance(calls, list) and calls:
                yield from _call_faults(file.line((form, i, "calls")), calls, actors)
    for language in file.value.get("gaps") or {} if isinstance(file.value, dict) else {}:
        if f"exposed/{language}.yaml" in content.files:
            yield Fault(FORM, file.line(("gaps", language)), f"no gap for «{language}», which has a text.", "Take the gap away.")


def _call_faults(line: int, calls: list[str], actors: set[str]) -> Iterator[Fault]:
    if "rosa" in (calls[0], calls[-1]):
        yield Fault(
            FORM, line, "a contact before rosa, which is for adults, and one after: its number is disputed.", "Put others around it."
        )
    if not actors & set(calls):
        yield Fault(FORM, line, f"at least one actor of the directory among {', '.join(calls)}.", "Use keys of files in directory/.")


def check_short(content: Content) -> Iterable[Fault]:
    """Yield a language nobody knows, one without its mark, and keys that differ from bokmål's without being a marked gap."""
    model, form = _file(content, f"exposed/{MODEL}.yaml"), _file(content, FORM)
    for path in content.paths(SHORT):
        language, file = language_of(path), read(content.text(path))
        if language not in OWN_NAMES:
            yield Fault(path, 1, "a file named after a language that has a name of its own here.", f"One of {', '.join(OWN_NAMES)}.")
        yield from _mark_faults(path, language, file.value if isinstance(file.value, dict) else {})
        if model is not None and path != f"exposed/{MODEL}.yaml":
            yield from _differences(path, file, model.value)
    if model is not None and form is not None:
        yield from _parts(f"exposed/{MODEL}.yaml", model, form.value, "short")


def _mark_faults(path: str, language: str, value: dict[str, Any]) -> Iterator[Fault]:
    marks = bool(value.get("machine")) + bool(value.get("reviewer"))
    if language in LANGUAGES and value.get("machine"):
        yield Fault(path, 1, f"no «machine» in {', '.join(LANGUAGES)}, which people wrote.", "Take it away.")
    elif language not in LANGUAGES and marks != 1:
        yield Fault(path, 1, "«machine» as long as no professional has read the text, or «reviewer» when one has.", "Write one of them.")


def check_whole(content: Content) -> Iterable[Fault]:
    """Yield a language that may not have the whole text, and parts that differ from those of the form."""
    form = _file(content, FORM)
    for path in content.paths(WHOLE):
        short = _file(content, f"exposed/{language_of(path)}.yaml")
        read_by = short.value.get("reviewer") if short and isinstance(short.value, dict) else None
        if language_of(path) not in LANGUAGES and not read_by:
            yield Fault(path, 1, "only the short form in a language that no professional has read.", "Take it away.")
        if form is not None:
            yield from _parts(path, read(content.text(path)), form.value, "whole")


def _parts(path: str, file: YamlFile, form: Any, which: str) -> Iterator[Fault]:
    wanted = [part.get("key") for part in _list(form, which) if isinstance(part, dict)]
    there = file.value.get("sections") if isinstance(file.value, dict) else None
    if isinstance(there, dict) and list(there) != wanted:
        yield Fault(path, file.line(("sections",)), f"the parts of {FORM} in order: {', '.join(map(str, wanted))}.", "Add or move them.")


def _differences(path: str, file: YamlFile, model: Any) -> Iterator[Fault]:
    gaps = set(_list(file.value, "gaps"))
    wanted, there = set(_keys(model)), set(_keys(file.value))
    for key in sorted(wanted - there - gaps):
        yield Fault(path, 1, f"«{key}», as in bokmål.", "Translate it, or name it under «gaps».")
    for key in sorted(there - wanted):
        yield Fault(path, 1, f"no «{key}»: bokmål's short form has none.", "Take it away.")
    for key in sorted(gaps - (wanted - there)):
        yield Fault(path, 1, f"no gap «{key}»: it is there, or bokmål lacks it too.", "Take it from «gaps».")


def _keys(value: Any) -> Iterator[str]:
    """Yield dotted keys; of the texts themselves how many lines they have counts too, so that nothing is lost in translation."""
    for name in ("sections", "gets"):
        part = value.get(name) if isinstance(value, dict) else None
        for key, text in part.items() if isinstance(part, dict) else ():
            yield f"{name}.{key}"
            for lines in ("text", "points"):
                found = text.get(lines) if isinstance(text, dict) else None
                yield from (f"{name}.{key}.{lines}.{i}" for i in range(len(found) if isinstance(found, list) else 0))


def _list(value: Any, key: str) -> list[Any]:
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, list) else []


def _file(content: Content, path: str) -> YamlFile | None:
    return read(content.text(path)) if path in content.files else None
