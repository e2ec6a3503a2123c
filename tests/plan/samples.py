"""A small invented plan and the pack around it."""

from __future__ import annotations

from utvei.foundation.vocabulary.content import Content

REVIEWED = 'owner: slt\nreviewed: "2026-11-22"\nnext_review: "2027-05-22"\nsources: [utkast]\n'

SOURCES = 'utkast: {title: Et utkast, publisher: Prøveby, kind: plan, read: "2026-11-22", sureness: seed, url: null, note: null}\n'

ACTOR = f"""
name: {{nb: Vakta, nn: Vakta, en: The watch}}
short: {{nb: svarer alltid}}
description: {{nb: "Svarer hele døgnet."}}
who_for: {{nb: Alle}}
group: municipal
sureness: seed
read_in_source: "2026-11-22"
confirmed: null
needs: [trafficking_advice]
ages: {{}}
channels: []
{REVIEWED}"""

PAGE = f"""---
title: "Hvem leder?"
summary: "Kort svar. Enda et."
group: what-do-i-do
topics: [what-to-do]
{REVIEWED}---

## Hvem?

Noen.
"""

PLAN = f"""
title: {{nb: Planen, nn: Planen, en: The plan}}
summary: {{nb: "En plan.", nn: "Ein plan.", en: "A plan."}}
status: consultation
period: {{first: 2026, last: 2030}}
ordered_by: {{text: {{nb: "Noen ba.", nn: "Nokon bad.", en: "Someone asked."}}, day: "2021-10-27", case: "130/21"}}
principles: [{{nb: "Hjelp først.", nn: "Hjelp først.", en: "Help first."}}]
frame: [{{nb: "Innen 2030.", nn: "Innan 2030.", en: "By 2030."}}]
areas:
  - {{key: organise, title: {{nb: Ordne, nn: Ordne, en: Order}}, aim: {{nb: "Godt.", nn: "Godt.", en: "Well."}}, sources: [utkast]}}
units:
  social: {{name: {{nb: Sosiale, nn: Sosiale, en: Social}}, contact: vakta}}
gaps:
  - {{text: {{nb: "Ingen frist.", nn: "Ingen frist.", en: "No deadline."}}, measure: forste}}
{REVIEWED}"""


def measure(number: int = 1, extra: str = "") -> str:
    """Return one measure as it is written."""
    return f"""
number: {number}
area: organise
name: "Første"
title: {{nb: "Det første <b>", nn: Det fyrste, en: The first}}
summary: {{nb: "Noe skjer.", nn: "Noko skjer.", en: "Something happens."}}
text: {{nb: "Bare på bokmål."}}
responsible: [{{unit: social, basis: interpreted}}]
sub_actions:
  - {{id: "{number}a", text: {{nb: "Gjør det.", nn: "Gjer det.", en: "Do it."}}, kind: tiltak}}
serves:
  - {{to: "page:leder", why: {{nb: Svaret, nn: Svaret, en: The answer}}}}
  - {{to: "actor:vakta", why: {{nb: Svarer, nn: Svarar, en: Answers}}}}
  - {{to: "/til-deg/", why: {{nb: Til deg, nn: Til deg, en: To you}}}}
  - {{to: "/bekymret/", why: {{nb: Verktøyet, nn: Verktøyet, en: The tool}}}}
{extra}{REVIEWED}"""


def content(**changed: str) -> Content:
    """Return the sample pack; a name such as ``plan__plan`` replaces ``plan/plan.yaml``."""
    files = {
        "sources.yaml": SOURCES,
        "directory/vakta.yaml": ACTOR,
        "directory/slt.yaml": ACTOR.replace("Vakta", "Koordinatoren"),
        "knowledge/leder/nb.md": PAGE,
        "exposed/nb.yaml": "title: x",
        "exposed/en.yaml": "title: x",
        "plan/plan.yaml": PLAN,
        "plan/measures/forste.yaml": measure(),
    }
    files.update({f"{name.replace('__', '/')}.yaml": text for name, text in changed.items()})
    return Content({path: text.encode() for path, text in files.items()})
