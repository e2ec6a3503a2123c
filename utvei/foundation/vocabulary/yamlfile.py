"""YAML as pack authors expect it: core scalars only, no duplicate keys, and a line for every value.

PyYAML on its own reads ``16:15`` as 975 and ``no`` as false. Hours and languages are what packs are made of, so scalars are read here
after the core schema of YAML 1.2: null, true, false, whole and decimal numbers; everything else is text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

Path = tuple[str | int, ...]
_NULL = {"", "~", "null"}
_INT = re.compile(r"-?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+")
MAX_DEPTH = 40
MAX_EVENTS = 200_000
_BEGINS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


class YamlFault(ValueError):
    """A file that cannot be read as YAML; ``line`` counts from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


@dataclass(frozen=True)
class YamlFile:
    """A file's value and the line on which each part of it begins."""

    value: Any
    lines: Mapping[Path, int]

    def line(self, path: Path) -> int:
        """Return the line of a part, or of the nearest part around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


# Each part of the house reads the same files when a pack is checked and published.
@lru_cache(maxsize=2048)
def read(text: str) -> YamlFile:
    """Read one YAML document. Raises YamlFault, with a line, for anything that is not plain data.

    The same text gives the same object: nobody changes what they were given.
    """
    _refuse_tricks(text)
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlFault(mark.line + 1 if mark else 1, error.problem or "is not valid YAML") from None
    except yaml.reader.ReaderError as error:
        raise YamlFault(text.count("\n", 0, error.position) + 1, "holds a control character") from None
    except RecursionError:
        raise YamlFault(1, "is nested too deeply") from None
    lines: dict[Path, int] = {}
    return YamlFile(_value(node, (), lines) if node is not None else None, lines)


def _value(node: yaml.Node, path: Path, lines: dict[Path, int]) -> Any:
    lines[path] = node.start_mark.line + 1
    if len(path) > MAX_DEPTH:
        raise YamlFault(lines[path], "is nested too deeply")
    if not node.tag.startswith("tag:yaml.org,2002:"):
        raise YamlFault(lines[path], f"has the tag {node.tag}; plain data is expected")
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, lines)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*path, i), lines) for i, item in enumerate(node.value)]
    return _scalar(node)


def _mapping(node: yaml.MappingNode, path: Path, lines: dict[Path, int]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode) or key == "<<":
            raise YamlFault(line, "has a key that is not plain text")
        if key in out:
            raise YamlFault(line, f"has the key «{key}» twice")
        out[key] = _value(value_node, (*path, key), lines)
        lines[(*path, key)] = line
    return out


def _scalar(node: yaml.Node) -> str | int | float | bool | None:
    text = str(node.value)
    if getattr(node, "style", None):  # the C loader gives plain scalars an empty style
        return text
    if text in _NULL:
        return None
    if text in ("true", "false"):
        return text == "true"
    if _INT.fullmatch(text):
        return int(text) if len(text) < 16 else text
    return float(text) if _FLOAT.fullmatch(text) else text


def _refuse_tricks(text: str) -> None:
    """Raise YamlFault for aliases, which can make a small file endless, and for nesting that would exhaust the reader's stack."""
    depth = 0
    try:
        for number, event in enumerate(yaml.parse(text, Loader=yaml.CSafeLoader)):
            line = event.start_mark.line + 1 if event.start_mark else 1
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
                raise YamlFault(line, "has an anchor or an alias («&», «*») where plain data is expected")
            if getattr(event, "tag", None) is not None:
                raise YamlFault(line, "has a tag («!…») where plain data is expected")
            depth += isinstance(event, _BEGINS) - isinstance(event, _ENDS)
            if depth > MAX_DEPTH:
                raise YamlFault(line, "is nested too deeply")
            if number > MAX_EVENTS:
                raise YamlFault(line, "has too many values for one file")
    except yaml.YAMLError:
        return  # the reader itself says where and what
