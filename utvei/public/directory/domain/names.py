"""What the pages call needs, channels, groups and days, in each language of the pages."""

from __future__ import annotations

from collections.abc import Mapping

Names = Mapping[str, Mapping[str, str]]


def name(names: Names, key: str, language: str = "nb") -> str:
    """Return a key's name in a language, else in bokmål, else the key itself (a pack may have added it)."""
    found = names.get(key, {})
    return found.get(language) or found.get("nb") or key


def _three(nb: str, nn: str, en: str) -> dict[str, str]:
    return {"nb": nb, "nn": nn, "en": en}


NEED_NAMES: Names = {
    "emergency": _three("akutt fare", "akutt fare", "immediate danger"),
    "safety_tonight": _three("et trygt sted i natt", "ein trygg stad i natt", "somewhere safe tonight"),
    "medical": _three("legehjelp", "legehjelp", "medical care"),
    "sexual_health": _three("seksuell helse", "seksuell helse", "sexual health"),
    "sexual_assault": _three("hjelp etter seksuelle overgrep", "hjelp etter seksuelle overgrep", "help after sexual assault"),
    "mental_health": _three("noen å snakke med", "nokon å snakke med", "someone to talk to"),
    "child_protection": _three("barnevern", "barnevern", "child welfare"),
    "youth_outreach": _three("hjelp til ungdom", "hjelp til ungdom", "help for young people"),
    "exit_from_criminal_network": _three("hjelp ut av kriminelle miljøer", "hjelp ut av kriminelle miljø", "a way out of crime networks"),
    "violence_in_close_relations": _three("vold i nære relasjoner", "vald i nære relasjonar", "violence in close relations"),
    "vulnerable_adult": _three("vern av sårbare voksne", "vern av sårbare vaksne", "protection of vulnerable adults"),
    "prostitution_support": _three("støtte til deg som selger sex", "støtte til deg som sel sex", "support for people who sell sex"),
    "trafficking_advice": _three("råd om menneskehandel", "råd om menneskehandel", "advice on human trafficking"),
    "labour_tips": _three("tips om ulovlig arbeid", "tips om ulovleg arbeid", "tips about illegal work"),
    "labour_rights": _three("rettigheter på jobben", "rettar på jobben", "rights at work"),
    "legal_advice": _three("juridiske råd", "juridiske råd", "legal advice"),
    "immigration_advice": _three("råd om opphold", "råd om opphald", "advice on residence"),
    "assisted_return": _three("hjelp til å reise hjem", "hjelp til å reise heim", "help to return home"),
    "refugee_health": _three("helsehjelp for flyktninger", "helsehjelp for flyktningar", "health care for refugees"),
    "pregnancy": _three("svangerskap og fødsel", "svangerskap og fødsel", "pregnancy and birth"),
    "family_support": _three("støtte til familier", "støtte til familiar", "support for families"),
    "economy": _three("penger, bolig og arbeid", "pengar, bustad og arbeid", "money, housing and work"),
    "community_network": _three("fellesskap og nettverk", "fellesskap og nettverk", "community and network"),
    "student_support": _three("hjelp til studenter", "hjelp til studentar", "help for students"),
    "professional_guidance": _three("veiledning til fagfolk", "rettleiing til fagfolk", "guidance for professionals"),
    "international_data": _three("internasjonale tall og rapporter", "internasjonale tal og rapportar", "international data and reports"),
}
CHANNEL_NAMES: Names = {
    "phone": _three("Telefon", "Telefon", "Phone"),
    "sms": _three("SMS", "SMS", "Text message"),
    "chat": _three("Chat", "Chat", "Chat"),
    "whatsapp": _three("WhatsApp", "WhatsApp", "WhatsApp"),
    "drop_in": _three("Oppmøte", "Oppmøte", "Drop in"),
    "web": _three("Nettsted", "Nettstad", "Website"),
    "post": _three("Post", "Post", "Post"),
}
GROUP_NAMES: Names = {
    "national_helpline": _three("Nasjonal hjelpelinje", "Nasjonal hjelpelinje", "National helpline"),
    "help_and_support": _three("Hjelp, råd og støtte", "Hjelp, råd og støtte", "Help, advice and support"),
    "municipal": _three("Kommunale tilbud", "Kommunale tilbod", "Municipal services"),
    "expertise": _three("Kompetanse", "Kompetanse", "Expertise"),
    "other": _three("Andre aktører", "Andre aktørar", "Other organisations"),
    "national_addition": _three("Nasjonale nummer og etater", "Nasjonale nummer og etatar", "National numbers and agencies"),
}
DAY_NAMES: Mapping[str, tuple[str, ...]] = {
    "nb": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "nn": ("måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "søndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTH_NAMES: Mapping[str, tuple[str, ...]] = {
    "nb": ("januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"),
    "nn": ("januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember"),
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
