"""The fixed words of the plan's pages in three languages; what a pack says is not here."""

from __future__ import annotations

from collections.abc import Mapping

from utvei.foundation.vocabulary.texts import LANGUAGES

Words = Mapping[str, str]


def _say(nb: str, nn: str, en: str) -> Words:
    return dict(zip(LANGUAGES, (nb, nn, en), strict=True))


# Addresses of the open house that a measure may point at, and what they are called. «/til-deg/» is completed with a language.
PLACES: Mapping[str, Words] = {
    "/bekymret/": _say("Jeg er bekymret for noen", "Eg er uroa for nokon", "I am worried about someone"),
    "/hvem-kan-hjelpe/": _say("Hvem kan hjelpe nå?", "Kven kan hjelpe no?", "Who can help now?"),
    "/aktorer/": _say("Alle som kan hjelpe", "Alle som kan hjelpe", "Everyone who can help"),
    "/akutt/": _say("Når det haster", "Når det hastar", "When it is urgent"),
    "/kunnskap/": _say("Kunnskap", "Kunnskap", "Knowledge"),
    "/kunnskap/ordliste/": _say("Ordliste", "Ordliste", "Glossary"),
    "/til-deg/": _say("Til deg", "Til deg", "For you"),
    "/materiell/": _say("Plakater, brosjyrer og opplegg", "Plakatar, brosjyrar og opplegg", "Posters, leaflets and kits"),
    "/materiell/opplegg/school-8-10/": _say("Opplegg for 8.–10. trinn", "Opplegg for 8.–10. trinn", "A kit for years 8–10"),
    "/materiell/opplegg/school-upper/": _say("Opplegg for videregående", "Opplegg for vidaregåande", "A kit for upper secondary"),
}
KINDS: Mapping[str, Words] = {
    "tiltak": _say("Noe som skal gjøres", "Noko som skal gjerast", "Something to be done"),
    "presisering": _say("En presisering", "Ei presisering", "A clarification"),
    "innholdskrav": _say("Krav til innholdet", "Krav til innhaldet", "A demand on content"),
    "resultatkrav": _say("Krav til resultatet", "Krav til resultatet", "A demand on the result"),
}
BASES: Mapping[str, Words] = {
    "stated": _say("slik står det i utkastet", "slik står det i utkastet", "as the draft says"),
    "measure": _say("utkastet sier det om hele tiltaket", "utkastet seier det om heile tiltaket", "the draft says so of the whole measure"),
    "interpreted": _say("tolket", "tolka", "our reading"),
}
TEXTS: Mapping[str, Words] = {
    "draft": _say("Høringsutkast", "Høyringsutkast", "Consultation draft"),
    "draft_line": _say(
        "Planen er på høring. Den er ikke vedtatt, og alt på denne siden kan bli endret.",
        "Planen er på høyring. Han er ikkje vedteken, og alt på denne sida kan bli endra.",
        "The plan is out for consultation. It is not adopted, and everything on this page may change.",
    ),
    "only_nb": _say(
        "",
        "Noko av teksten finst førebels berre på bokmål.",
        "Some of the text is so far in Norwegian (bokmål) only.",
    ),
    "status": _say("Status", "Status", "Status"),
    "not_started": _say("Ikke startet", "Ikkje starta", "Not started"),
    "status_line": _say(
        "Ikke startet – planen er på høring",
        "Ikkje starta – planen er på høyring",
        "Not started – the plan is out for consultation",
    ),
    "legend": _say(
        "Tom ring betyr at tiltaket ikke er startet. Det gjelder alle, siden planen er på høring.",
        "Tom ring tyder at tiltaket ikkje er starta. Det gjeld alle, sidan planen er på høyring.",
        "An empty ring means that the measure has not started. That is so for all, since the plan is out for consultation.",
    ),
    "picture": _say("Alle tiltakene på ett sted", "Alle tiltaka på éin stad", "All the measures in one place"),
    "area": _say("Innsatsområde", "Innsatsområde", "Focus area"),
    "measure": _say("Tiltak", "Tiltak", "Measure"),
    "of": _say("av", "av", "of"),
    "parts": _say("deler", "delar", "parts"),
    "part": _say("del", "del", "part"),
    "period": _say("Periode", "Periode", "Period"),
    "ordered": _say("Bestilt", "Bestilt", "Ordered"),
    "case": _say("sak", "sak", "case"),
    "deadlines": _say("Frister", "Fristar", "Deadlines"),
    "deadline": _say("Frist", "Frist", "Deadline"),
    "target_figure": _say("Mål å måle mot", "Mål å måle mot", "Indicator"),
    "not_said": _say("Står ikke i utkastet", "Står ikkje i utkastet", "Not said in the draft"),
    "gaps": _say("Hva sier utkastet ikke?", "Kva seier utkastet ikkje?", "What does the draft not say?"),
    "gaps_lead": _say(
        "Dette kan du spørre om eller svare på i høringen.",
        "Dette kan du spørje om eller svare på i høyringa.",
        "You can ask about this, or answer it, in the consultation.",
    ),
    "principles": _say("Hva bygger planen på?", "Kva byggjer planen på?", "What does the plan build on?"),
    "frame": _say("Hvilke rammer gjelder?", "Kva rammer gjeld?", "Within what limits?"),
    "basis": _say("Andre planer og avtaler bak", "Andre planar og avtalar bak", "Other plans and agreements behind it"),
    "established": _say("Hva gjør kommunen alt i dag?", "Kva gjer kommunen alt i dag?", "What does the municipality do already?"),
    "established_lead": _say(
        "De nye tiltakene kommer i tillegg til dette.",
        "Dei nye tiltaka kjem i tillegg til dette.",
        "The new measures come on top of this.",
    ),
    "name": _say("Navn i utkastet", "Namn i utkastet", "Name in the draft"),
    "responsible": _say("Ansvarlig", "Ansvarleg", "Responsible"),
    "coordination": _say("Samordning", "Samordning", "Coordination"),
    "unclear_mark": _say("Uklart", "Uklårt", "Unclear"),
    "who_unclear": _say("Hvem som gjør hva, er uklart.", "Kven som gjer kva, er uklårt.", "Who does what is unclear."),
    "target": _say("Hvem det gjelder", "Kven det gjeld", "Whom it concerns"),
    "kind": _say("Hva slags del", "Kva slags del", "Kind of part"),
    "sub_actions": _say("Hva skal gjøres?", "Kva skal gjerast?", "What is to be done?"),
    "serves": _say("Hva i Utvei hjelper til?", "Kva i Utvei hjelper til?", "What in Utvei serves this?"),
    "serves_lead": _say(
        "Dette finnes her nå, uansett hva som blir vedtatt.",
        "Dette finst her no, uansett kva som blir vedteke.",
        "This is here now, whatever is decided.",
    ),
    "unclear": _say("Hva er uklart?", "Kva er uklårt?", "What is unclear?"),
    "no_dates": _say(
        "Utkastet har ingen frist for tiltaket, og ikke noe å måle det mot.",
        "Utkastet har ingen frist for tiltaket, og ikkje noko å måle det mot.",
        "The draft has no deadline for the measure, and nothing to measure it by.",
    ),
    "neighbours": _say("Andre tiltak", "Andre tiltak", "Other measures"),
    "whole": _say("Hele planen", "Heile planen", "The whole plan"),
    "contact": _say("Kontakt", "Kontakt", "Contact"),
}


def in_language(language: str) -> dict[str, str]:
    """Return every fixed text of the templates in a language."""
    return {key: words[language] for key, words in TEXTS.items()}
