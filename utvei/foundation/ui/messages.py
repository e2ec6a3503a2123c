"""Which interface texts the open pages have, and which a catalogue lacks: `python -m utvei.foundation.ui.messages`.

Bokmål is what is written in templates and code; the other languages stand in `locale/<language>/LC_MESSAGES/django.po`.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
# The plan brings its own words; the editors' pages are not open pages.
SOURCES = (HERE, HERE.parents[1] / "public", HERE.parents[1] / "workspace" / "materials")
LANGUAGES = ("nn", "en")
# Names of the emergency numbers: given to the pages by the release, translated where they are shown.
GIVEN = ("Akutt fare", "Lege", "Legevakt")
_TRANSLATE = re.compile(r'\{%\s*(?:translate|trans)\s+"((?:[^"\\]|\\.)*)"')
_BLOCK = re.compile(r"\{%\s*blocktrans(?:late)?\b([^%]*)%\}(.*?)\{%\s*endblocktrans(?:late)?\s*%\}", re.DOTALL)
_PLURAL = re.compile(r"\{%\s*plural\s*%\}")
_VARIABLE = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_ENTRY = re.compile(r'^(msgid|msgid_plural|msgstr(?:\[0\])?) ((?:"[^\n]*"\n?)+)', re.MULTILINE)
_CALLS = {"_", "gettext", "gettext_noop", "gettext_lazy"}


def wanted() -> dict[str, str]:
    """Return every message of templates and code, with the file where it was met first."""
    found: dict[str, str] = dict.fromkeys(GIVEN, "the release")
    for root in SOURCES:
        for file in sorted(root.rglob("*")):
            if file.suffix in (".html", ".py"):
                for message in _messages(file):
                    found.setdefault(message, str(file.relative_to(HERE.parents[2])))
    return found


def _messages(file: Path) -> Iterator[str]:
    text = file.read_text(encoding="utf-8")
    return _of_template(text) if file.suffix == ".html" else _of_code(text)


def _of_template(text: str) -> Iterator[str]:
    yield from _TRANSLATE.findall(text)
    for options, body in _BLOCK.findall(text):
        for part in _PLURAL.split(body):
            message = _VARIABLE.sub(r"%(\1)s", part)
            yield " ".join(message.split()) if "trimmed" in options else message


def _of_code(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CALLS and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def catalogue(language: str) -> dict[str, str]:
    """Return a catalogue's messages with their translations; plural forms are left to gettext, the first one counts here."""
    text = (HERE / "locale" / language / "LC_MESSAGES" / "django.po").read_text(encoding="utf-8")
    entries: dict[str, str] = {}
    for block in text.split("\n\n"):
        parts = {key: _joined(lines) for key, lines in _ENTRY.findall(block)}
        for key in ("msgid", "msgid_plural"):
            if parts.get(key):
                entries[parts[key]] = parts.get("msgstr") or parts.get("msgstr[0]", "")
    return entries


def _joined(lines: str) -> str:
    return "".join(str(ast.literal_eval(line)) for line in lines.splitlines())


def missing(language: str) -> list[str]:
    """Return the messages that a language has no words for."""
    known = catalogue(language)
    return [message for message in wanted() if not known.get(message)]


if __name__ == "__main__":
    lacking = [f"{language}: {message}" for language in LANGUAGES for message in missing(language)]
    sys.stdout.writelines(f"{line}\n" for line in lacking)
    sys.exit(1 if lacking else 0)
