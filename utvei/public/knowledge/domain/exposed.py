"""The pages for the one who is exposed as the search reads them: a heading and plain text in one language each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.yamlfile import read

PATTERN = "exposed/*.yaml"
TOPICS = ("for-you-who-are-exposed",)


@dataclass(frozen=True)
class Exposed:
    """One page: its address, which holds its language, its heading, and its text in lines."""

    url: str
    heading: str
    text: str


def load(content: Content) -> Mapping[str, Exposed]:
    """Return the pages by language; what the file must hold is checked where the pages themselves are made."""
    found: dict[str, Exposed] = {}
    for path in content.paths(PATTERN):
        language = path.rsplit("/", 1)[-1].removesuffix(".yaml")
        value = read(content.text(path)).value
        if isinstance(value, dict) and isinstance(value.get("heading"), str):
            whole = f"exposed-whole/{language}.yaml"
            more = read(content.text(whole)).value if whole in content.files else {}
            lines = [*_lines(value), *(_lines(more) if isinstance(more, dict) else [])]
            found[language] = Exposed(f"/til-deg/{language}/", value["heading"], "\n".join(lines))
    return found


def _lines(value: Mapping[str, Any]) -> list[str]:
    sections, gets = value.get("sections"), value.get("gets")
    lists = [value.get("opening"), [value.get("not_your_fault")], list(gets.values()) if isinstance(gets, dict) else []]
    for section in sections.values() if isinstance(sections, dict) else []:
        if isinstance(section, dict):
            lists += [[section.get("heading")], section.get("text"), section.get("points")]
    return [line for found in lists if isinstance(found, list) for line in found if isinstance(line, str)]
