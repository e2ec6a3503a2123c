"""`utvei assess`, `utvei who-can-help`, `utvei search`: ask the release, one question or a batch of them."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from utvei.config.asking import ask_assess, ask_search, ask_who_can_help
from utvei.config.jsontext import read_json
from utvei.config.refusal import Refusal

Ask = Callable[[Any, datetime], dict[str, Any]]
MAX_BYTES = 1024 * 1024


def add_to(commands: Any) -> None:
    """Add the asking commands."""
    _assess(commands.add_parser("assess", help="advice on what was seen; reads JSON from a file or standard input"))
    _who(commands.add_parser("who-can-help", help="who can help, and who is open at a time"))
    _search(commands.add_parser("search", help="search pages, glossary, resources and actors"))


def _assess(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", default="-", metavar="FILE|-")
    _batch(parser)
    parser.set_defaults(run=lambda a: _run(a, ask_assess, lambda: _json(_read(a.file))))


def _who(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--at", metavar="TIME", help="a time such as 2027-05-17T22:00; without a zone it is Europe/Oslo (default: now)")
    parser.add_argument("--need", action="append", default=[], help="may be given several times")
    parser.add_argument("--age", type=int, help="age of the exposed person")
    for name in ("channel", "language", "district"):
        parser.add_argument(f"--{name}")
    parser.add_argument("--open-only", action="store_true")
    parser.add_argument("--limit", type=int)
    _batch(parser)
    keys = ("at", "need", "age", "channel", "language", "district", "open_only", "limit")
    parser.set_defaults(run=lambda a: _run(a, ask_who_can_help, lambda: {k: getattr(a, k) for k in keys if getattr(a, k) is not None}))


def _search(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", nargs="?")
    parser.add_argument("--language")
    parser.add_argument("--limit", type=int)
    _batch(parser)
    keys = ("query", "language", "limit")
    parser.set_defaults(run=lambda a: _run(a, ask_search, lambda: {k: getattr(a, k) for k in keys if getattr(a, k) is not None}))


def _batch(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--batch", metavar="FILE|-", help="JSON Lines in, JSON Lines out, same order")


def _run(arguments: argparse.Namespace, ask: Ask, question: Callable[[], Any]) -> int:
    if arguments.batch is not None:
        return _run_batch(arguments.batch, ask)
    _print(ask(question(), datetime.now(UTC)))
    return 0


def _run_batch(source: str, ask: Ask) -> int:
    """Answer each row in its place; a refused row does not stop those behind it, but the exit code tells."""
    refused = False
    for row in _rows(source):
        try:
            _print(ask(_json(row), datetime.now(UTC)))
        except Refusal as error:
            refused = True
            _print({"error": str(error)})
    return 1 if refused else 0


def _rows(source: str) -> Iterator[bytes]:
    if source == "-":
        yield from (row for row in sys.stdin.buffer if row.strip())
        return
    try:
        with Path(source).open("rb") as rows:
            yield from (row for row in rows if row.strip())
    except OSError as error:
        raise Refusal(f"cannot read {source}: {error.strerror}") from None


def _read(source: str) -> bytes:
    try:
        if source == "-":
            return sys.stdin.buffer.read(MAX_BYTES + 1)
        with Path(source).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise Refusal(f"cannot read {source}: {error.strerror}") from None


def _json(body: bytes) -> Any:
    if len(body) > MAX_BYTES:
        raise Refusal(f"the input is larger than {MAX_BYTES} bytes")
    try:
        return read_json(body)
    except ValueError as error:
        raise Refusal(str(error)) from None


def _print(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
