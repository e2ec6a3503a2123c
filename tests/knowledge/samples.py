"""A small invented pack: enough of everything that the knowledge bank reads."""

from __future__ import annotations

from utvei.foundation.vocabulary.content import Content

REVIEWED = 'owner: fagredaksjonen\nreviewed: "2026-11-22"\nnext_review: "2027-05-22"\n'

SOURCES = """
strl-257: {title: Straffeloven, publisher: Lovdata, kind: law, law: straffeloven § 257, in_force: "2015-10-01", read: "2026-11-22",
  sureness: V, url: null, expires: null, note: null}
rapport: {title: En rapport, publisher: Et forlag, kind: report, read: "2026-11-20", sureness: K, url: "https://example.org/r"}
"""

ROSA = f"""
name: {{nb: ROSA, en: ROSA}}
short: {{nb: råd om menneskehandel, en: advice on human trafficking}}
description: {{nb: "Gir råd og hjelp til voksne i hele landet.", en: "Advice and help for adults in all of Norway."}}
who_for: {{nb: Voksne}}
group: national_helpline
sources: [rapport]
sureness: seed
read_in_source: "2026-11-22"
confirmed: null
needs: [trafficking_advice]
ages: {{min: 18}}
channels:
  - channel: phone
    number: "22331166"
    hours: always
    disputed: {{nb: "Kildene er ikke enige om nummeret."}}
{REVIEWED}"""

CRISIS = f"""
name: {{nb: Krisesenteret i Prøveby}}
short: {{nb: et trygt sted å være}}
description: {{nb: "Tar imot voksne og barn som er utsatt for vold."}}
who_for: {{nb: Voksne og barn}}
group: municipal
sources: [rapport]
sureness: seed
read_in_source: "2026-11-22"
confirmed: null
needs: [safety_tonight]
hidden_address: true
channels:
  - {{channel: phone, number: "73520000", hours: always}}
  - {{channel: sms, number: "41700000", hours: {{rows: [{{days: [mo, tu], from: "09:00", to: "12:00"}}], public_holidays: closed}}}}
{REVIEWED}"""

POLICE = f"""
name: {{nb: Politiet}}
short: {{nb: akutt fare}}
description: {{nb: "Kommer når noen er i fare."}}
who_for: {{nb: Alle}}
group: national_addition
sources: [rapport]
sureness: K
read_in_source: "2026-11-22"
emergency: true
channels: [{{channel: phone, number: "112", hours: always}}]
{REVIEWED}"""

GLOSSARY = """
menneskehandel:
  term: {nb: menneskehandel, en: human trafficking}
  explanation: {nb: "Å utnytte noen med tvang. {source:strl-257}", en: "To exploit someone by force."}
  also: [trafficking]
  sources: [strl-257, rapport]
  owner: fagredaksjonen
  reviewed: "2026-11-22"
  next_review: "2027-05-22"
aa-bot:
  term: {nb: årsak}
  explanation: {nb: Det som ligger bak.}
  sources: [rapport]
  owner: fagredaksjonen
  reviewed: "2026-11-22"
  next_review: "2027-05-22"
"""

THESAURUS = """
- words: [passet er tatt, tok passet]
  means: [dokumenter, "topic:signs-general"]
"""


def page(title: str, body: str, *, group: str = "signs", topics: str = "signs-general", sources: str = "rapport", more: str = "") -> bytes:
    """Return a page file."""
    front = f'title: "{title}"\nsummary: "Kort svar om {title}. Så vet du det."\ngroup: {group}\ntopics: [{topics}]\nsources: [{sources}]\n'
    return f"---\n{front}{REVIEWED}{more}---\n\n{body}\n".encode()


SIGNS = """## Hva ser du?

Noen har tatt passet. {source:strl-257} Flere dokumenter mangler. {source:rapport} Igjen. {source:strl-257}

## Hvem ringer du?

{call:rosa}

Er det fare, ring {call:politi-112}. Ellers {call:krisesenteret}, eller {call:rosa}.

## Hva ser du?

Les om {term:menneskehandel}, {term:menneskehandel|handel med folk} og [det som haster](page:akutt). {page:akutt}

| Tegn | Betyr |
|---|---|
| a | b |
"""


def files() -> dict[str, bytes]:
    """Return the files of the pack by path."""
    return {
        "pack.yaml": b"municipality: {key: proveby, name: {nb: Pr\xc3\xb8veby}, fallback: {adult: krisesenteret}}\n",
        "sources.yaml": SOURCES.encode(),
        "glossary.yaml": GLOSSARY.encode(),
        "thesaurus.yaml": THESAURUS.encode(),
        "directory/rosa.yaml": ROSA.encode(),
        "directory/krisesenteret.yaml": CRISIS.encode(),
        "directory/politi-112.yaml": POLICE.encode(),
        "knowledge/tegn/nb.md": page(
            "Tegn på utnyttelse", SIGNS, more="related: [akutt]\ndo_this: ['Ring {call:politi-112}.']\norder: 2\n"
        ),
        "knowledge/tegn/en.md": page("Signs of exploitation", "## What do you see?\n\nTheir passport is gone.\n"),
        "knowledge/akutt/nb.md": page("Er det akutt?", "## Nå?\n\n{call:politi-112}\n", group="acute", topics="acute"),
        "knowledge/skjult/nb.md": page("Under arbeid", "Ikke i listen.", more="hidden: true\norder: 1\n"),
    }


def content(**changed: bytes | None) -> Content:
    """Return the pack, with files of other content (keys with __ for /, _md and _yaml for the ending) or without them (None)."""
    found: dict[str, bytes] = files()
    for name, body in changed.items():
        path = name.replace("__", "/").replace("_md", ".md").replace("_yaml", ".yaml")
        if body is None:
            found.pop(path)
        else:
            found[path] = body
    return Content(found)
