"""The smallest local pack that holds together: what `utvei pack new` writes."""

from __future__ import annotations

from collections.abc import Mapping

_PACK = """\
# The local pack. A file here replaces the national one of the same path.
key: {key}
name: {{nb: "{name}"}}
version: "0.1"
language: nb
languages: [nb]
extends: national
municipality:
  key: {key}
  name: {{nb: "{name}"}}
  districts: []
  # Where «forlat siden» leads: a page that tells nothing about why it was opened.
  exit_url: "https://www.yr.no/"
  # Who leads in your municipality: a child, an adult.
  leads:
    child_welfare: barnevernstjenesten
    health_and_welfare_office: helse-og-velferd
  # «draft» until the municipality has adopted its routes; every page says which.
  route_status: draft
  # Whom to ring when the lead cannot surely be reached.
  fallback:
    child: [alarmtelefonen]
    adult: [vo-linjen]
"""
_SOURCES = """\
# What your own files point to. A key stands once over all packs.
{key}-nettsted:
  title: "Kommunens nettsider"
  publisher: "{name} kommune"
  kind: website
  law: null
  in_force: null
  read: "{day}"
  sureness: U
  url: null
  expires: null
  note: null
"""
_ACTOR = """\
name: {{nb: "{name}"}}
short: {{nb: "{short}"}}
description: {{nb: "{description}"}}
who_for: {{nb: "{who_for}"}}
group: municipal
sources: [{key}-nettsted]
sureness: U
read_in_source: "{day}"
confirmed: null
owner: slt
reviewed: "{day}"
next_review: "{next_day}"
needs: [{need}]
{ages}cost: free
anonymous: null
without_papers: null
languages: [nb]
interpreter: null
districts: []
website: null
to_confirm: {{nb: "Telefon og åpningstider mangler."}}
notes: null
# Add a phone as: - {{channel: phone, number: "12345678", hours: unknown}}
channels: []
"""
_CHILD = {
    "name": "Barnevernstjenesten",
    "short": "Hjelper barn som har det vanskelig",
    "description": "Barnevernstjenesten tar imot meldinger om barn. De undersøker og setter inn hjelp.",
    "who_for": "Barn og unge under 18 år, og familiene deres.",
    "need": "child_protection",
    "ages": "ages: {max: 17}\n",
}
_ADULT = {
    "name": "Helse og velferd",
    "short": "Samordner hjelp til voksne",
    "description": "Kontoret finner ut hva du trenger. De samordner hjelpen fra kommunen.",
    "who_for": "Voksne fra 18 år som trenger hjelp fra kommunen.",
    "need": "vulnerable_adult",
    "ages": "ages: {min: 18}\n",
}


def skeleton(key: str, name: str, day: str, next_day: str) -> Mapping[str, str]:
    """Return the files of a new local pack by path. Days are ISO dates: when it was written and when to read it again."""
    common = {"key": key, "day": day, "next_day": next_day}
    return {
        "pack.yaml": _PACK.format(key=key, name=name),
        f"sources/{key}.yaml": _SOURCES.format(key=key, name=name, day=day),
        "directory/barnevernstjenesten.yaml": _ACTOR.format(**common, **_CHILD),
        "directory/helse-og-velferd.yaml": _ACTOR.format(**common, **_ADULT),
    }
