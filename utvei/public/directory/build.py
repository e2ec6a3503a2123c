"""Writes the directory's part of a release: actors, channels, shared schedules and their intervals for the next 400 days."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Container, Mapping
from datetime import timedelta
from typing import Any

from utvei.foundation.vocabulary.content import Content
from utvei.foundation.vocabulary.manifests import BuildContext
from utvei.foundation.vocabulary.yamlfile import read
from utvei.public.directory.domain.hours import AHEAD_DAYS, osm
from utvei.public.directory.domain.pack import Actor, Hours, districts_of, key_of
from utvei.public.directory.domain.timetable import FOREVER, midnight, window_of

FILE = "directory.sqlite"
_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE actor (key TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE source (key TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE schedule (id INTEGER PRIMARY KEY, form TEXT NOT NULL UNIQUE, osm TEXT NOT NULL);
CREATE TABLE channel (actor TEXT NOT NULL REFERENCES actor, position INTEGER NOT NULL, channel TEXT NOT NULL,
  schedule INTEGER NOT NULL REFERENCES schedule, PRIMARY KEY (actor, position)) WITHOUT ROWID;
CREATE TABLE interval (schedule INTEGER NOT NULL REFERENCES schedule, start INTEGER NOT NULL, stop INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'unknown')), PRIMARY KEY (schedule, start)) WITHOUT ROWID;
CREATE TABLE closure (actor TEXT NOT NULL, position INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
  PRIMARY KEY (actor, position, start)) WITHOUT ROWID;
"""


def actors_of(content: Content) -> dict[str, Actor]:
    """Return the actors of a pack by key. Raises YamlFault or pydantic's ValidationError for a file that was not checked before."""
    return {key_of(path): Actor.model_validate(read(content.text(path)).value) for path in content.paths("directory/*.yaml")}


def sources_of(content: Content, wanted: Container[str]) -> dict[str, dict[str, Any]]:
    """Return the wanted entries of sources.yaml and sources/*.yaml by key; what is not there is left out."""
    found: dict[str, dict[str, Any]] = {}
    for path in [*content.paths("sources.yaml"), *content.paths("sources/*.yaml")]:
        entries = read(content.text(path)).value
        if isinstance(entries, dict):
            found.update({key: facts for key, facts in entries.items() if key in wanted and isinstance(facts, dict)})
    return found


def form_text(form: Hours) -> str:
    """Return a form as text that is equal for equal forms."""
    return json.dumps(form.model_dump(), sort_keys=True)


def build(ctx: BuildContext) -> Mapping[str, bytes]:
    """Return ``directory.sqlite``, equal for equal content and day."""
    actors = actors_of(ctx.content)
    connection = sqlite3.connect(":memory:")
    try:
        connection.executescript("PRAGMA journal_mode=DELETE;" + _SCHEMA)
        schedules = _write_schedules(connection, actors, ctx)
        for key, actor in actors.items():
            _write_actor(connection, key, actor, schedules)
        sources = sources_of(ctx.content, {key for actor in actors.values() for key in actor.sources})
        connection.executemany("INSERT INTO source VALUES (?, ?)", ((key, json.dumps(sources[key])) for key in sorted(sources)))
        first, last = midnight(ctx.today), midnight(ctx.today + timedelta(days=AHEAD_DAYS))
        meta = {"first": str(first), "last": str(last), "districts": json.dumps(districts_of(ctx.content))}
        connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
        connection.commit()
        connection.execute("VACUUM")
        return {FILE: connection.serialize()}
    finally:
        connection.close()


def _write_schedules(connection: sqlite3.Connection, actors: Mapping[str, Actor], ctx: BuildContext) -> dict[str, int]:
    forms = {form_text(channel.hours): channel.hours for actor in actors.values() for channel in actor.channels}
    schedules: dict[str, int] = {}
    for number, text in enumerate(sorted(forms), start=1):
        schedules[text] = number
        connection.execute("INSERT INTO schedule VALUES (?, ?, ?)", (number, text, " || ".join(osm(forms[text], ctx.today.year))))
        rows = [(0, FOREVER, True)] if forms[text].kind == "always" else window_of(forms[text], (), ctx.today, AHEAD_DAYS).rows
        stretches = [(number, start, stop, "open" if is_open else "unknown") for start, stop, is_open in rows]
        connection.executemany("INSERT INTO interval VALUES (?, ?, ?, ?)", stretches)
    return schedules


def _write_actor(connection: sqlite3.Connection, key: str, actor: Actor, schedules: Mapping[str, int]) -> None:
    connection.execute("INSERT INTO actor VALUES (?, ?)", (key, actor.model_dump_json()))
    for position, channel in enumerate(actor.channels):
        row = (key, position, channel.channel, schedules[form_text(channel.hours)])
        connection.execute("INSERT INTO channel VALUES (?, ?, ?, ?)", row)
        shut = [(key, position, midnight(first), midnight(to)) for first, to in sorted(set(channel.shut))]
        connection.executemany("INSERT OR REPLACE INTO closure VALUES (?, ?, ?, ?)", shut)
