"""The fixed words of printed items and of the pages around them, in the three languages of the house."""

from __future__ import annotations

# On paper.
PRINTED = {
    "unconfirmed": {"nb": "ikke bekreftet", "nn": "ikkje stadfesta", "en": "not confirmed"},
    "disputed": {
        "nb": "Vi er ikke sikre på at nummeret er riktig. Får du ikke svar, ring det neste.",
        "nn": "Vi er ikkje sikre på at nummeret er rett. Får du ikkje svar, ring det neste.",
        "en": "We are not sure that this number is right. If nobody answers, call the next one.",
    },
    "free": {"nb": "gratis", "nn": "gratis", "en": "free"},
    "anonymous": {"nb": "du kan være anonym", "nn": "du kan vere anonym", "en": "you can stay anonymous"},
    "reviewed": {"nb": "Gjennomgått {date}.", "nn": "Gjennomgått {date}.", "en": "Reviewed {date}."},
    "emergency": {"nb": "Ring når det haster", "nn": "Ring når det hastar", "en": "Call when it is urgent"},
    "qr": {"nb": "QR-kode til {address}", "nn": "QR-kode til {address}", "en": "QR code to {address}"},
}
AUDIENCES = {
    "exposed": {"nb": "Til deg som trenger hjelp", "nn": "Til deg som treng hjelp", "en": "For you who need help"},
    "youth": {"nb": "Unge", "nn": "Unge", "en": "Young people"},
    "relatives": {"nb": "Foreldre og pårørende", "nn": "Foreldre og pårørande", "en": "Parents and relatives"},
    "work": {"nb": "Arbeidsgivere og arbeidstakere", "nn": "Arbeidsgivarar og arbeidstakarar", "en": "Employers and workers"},
    "hotels": {"nb": "Hotell og overnatting", "nn": "Hotell og overnatting", "en": "Hotels and lodging"},
    "cleaners": {"nb": "Renholdere", "nn": "Reinhaldarar", "en": "Cleaners"},
    "businesses": {"nb": "Bedrifter og innkjøpere", "nn": "Bedrifter og innkjøparar", "en": "Businesses and buyers"},
    "public": {"nb": "Alle", "nn": "Alle", "en": "Everyone"},
}
PLACES = {
    "exposed": {
        "nb": "Til toaletter, venterom og herberger. På mange språk.",
        "nn": "Til toalett, venterom og herberge. På mange språk.",
        "en": "For toilets, waiting rooms and shelters. In many languages.",
    },
    "youth": {
        "nb": "Til skoler, fritidsklubber og helsestasjoner.",
        "nn": "Til skular, fritidsklubbar og helsestasjonar.",
        "en": "For schools, youth clubs and health centres.",
    },
    "relatives": {
        "nb": "Til foreldremøter, venterom og bibliotek.",
        "nn": "Til foreldremøte, venterom og bibliotek.",
        "en": "For parents' meetings, waiting rooms and libraries.",
    },
    "work": {
        "nb": "Til pauserom, brakker og byggeplasser.",
        "nn": "Til pauserom, brakker og byggjeplassar.",
        "en": "For break rooms, site huts and building sites.",
    },
    "hotels": {
        "nb": "Til personalrom, resepsjon og nattevakt.",
        "nn": "Til personalrom, resepsjon og nattevakt.",
        "en": "For staff rooms, receptions and night shifts.",
    },
    "cleaners": {
        "nb": "Til vaskerom, traller og nøkkelskap.",
        "nn": "Til vaskerom, traller og nøkkelskap.",
        "en": "For cleaners' rooms, trolleys and key cabinets.",
    },
    "businesses": {
        "nb": "Til innkjøp, ledermøter og kantiner.",
        "nn": "Til innkjøp, leiarmøte og kantiner.",
        "en": "For purchasing, managers' meetings and canteens.",
    },
    "public": {
        "nb": "Til bibliotek, oppslagstavler og infoskjermer.",
        "nn": "Til bibliotek, oppslagstavler og infoskjermar.",
        "en": "For libraries, notice boards and screens.",
    },
}
FORMS = {
    "poster": {"nb": "Plakat A3", "nn": "Plakat A3", "en": "Poster A3"},
    "leaflet": {"nb": "Brosjyre, A4 brettet til A5", "nn": "Brosjyre, A4 bretta til A5", "en": "Leaflet, A4 folded to A5"},
    "card": {"nb": "Kort, 8 på et A4-ark", "nn": "Kort, 8 på eit A4-ark", "en": "Cards, 8 on an A4 sheet"},
    "sticker": {"nb": "Klistremerker, 6 på et A4-ark", "nn": "Klistremerke, 6 på eit A4-ark", "en": "Stickers, 6 on an A4 sheet"},
}
HOW = {
    "poster": {"nb": "Én side.", "nn": "Éi side.", "en": "One page."},
    "leaflet": {
        "nb": "Skriv ut på begge sider, vend på kortsiden, brett på midten.",
        "nn": "Skriv ut på begge sider, vend på kortsida, brett på midten.",
        "en": "Print on both sides, flip on the short edge, fold in the middle.",
    },
    "card": {
        "nb": "Skriv ut på begge sider, vend på langsiden, klipp etter merkene.",
        "nn": "Skriv ut på begge sider, vend på langsida, klipp etter merka.",
        "en": "Print on both sides, flip on the long edge, cut along the marks.",
    },
    "sticker": {
        "nb": "Skriv ut på etikettark, klipp etter merkene.",
        "nn": "Skriv ut på etikettark, klipp etter merka.",
        "en": "Print on label paper, cut along the marks.",
    },
}
# On the pages.
TEXTS = {
    "title": {"nb": "Materiell", "nn": "Materiell", "en": "Materials"},
    "lead": {
        "nb": "Plakater, brosjyrer, kort og klistremerker til å skrive ut. Velg hvem det er til.",
        "nn": "Plakatar, brosjyrar, kort og klistremerke til å skrive ut. Vel kven det er til.",
        "en": "Posters, leaflets, cards and stickers to print. Choose whom they are for.",
    },
    "who": {"nb": "Hvem er det til?", "nn": "Kven er det til?", "en": "Whom is it for?"},
    "kits": {"nb": "Opplegg for grupper", "nn": "Opplegg for grupper", "en": "Kits for groups"},
    "minutes": {"nb": "minutter", "nn": "minutt", "en": "minutes"},
    "all": {"nb": "Last ned alt", "nn": "Last ned alt", "en": "Download everything"},
    "all_lead": {
        "nb": "Alle PDF-filene i én pakke, klare til å sendes til trykkeriet.",
        "nn": "Alle PDF-filene i éi pakke, klare til å sendast til trykkjeriet.",
        "en": "All PDF files in one package, ready for the printer's.",
    },
    "set": {"nb": "Last ned hele settet", "nn": "Last ned heile settet", "en": "Download the whole set"},
    "files": {"nb": "filer", "nn": "filer", "en": "files"},
    "of": {"nb": "av", "nn": "av", "en": "of"},
    "done": {"nb": "Ferdig. Filen er lagret.", "nn": "Ferdig. Fila er lagra.", "en": "Done. The file is saved."},
    "failed": {
        "nb": "Nedlastingen stoppet. Prøv igjen.",
        "nn": "Nedlastinga stoppa. Prøv igjen.",
        "en": "The download stopped. Try again.",
    },
    "screen": {"nb": "Til skjerm: PNG og SVG", "nn": "Til skjerm: PNG og SVG", "en": "For screens: PNG and SVG"},
    "languages": {"nb": "Andre språk", "nn": "Andre språk", "en": "Other languages"},
    "district": {"nb": "For en bydel", "nn": "For ein bydel", "en": "For a district"},
    "print": {
        "nb": "PDF er til å skrive ut. PNG passer på infoskjermer, SVG til videre arbeid.",
        "nn": "PDF er til å skrive ut. PNG passar på infoskjermar, SVG til vidare arbeid.",
        "en": "PDF is for printing. PNG suits information screens, SVG further work.",
    },
    "machine_head": {"nb": "Maskinoversatt", "nn": "Maskinomsett", "en": "Machine-translated"},
    "machine_lead": {
        "nb": "Språkene under «maskinoversatt» er ikke lest av en fagperson. Det står også på det som skrives ut.",
        "nn": "Språka under «maskinomsett» er ikkje lesne av ein fagperson. Det står òg på det som blir skrive ut.",
        "en": "The languages under “machine-translated” have not been read by a professional. The printed items say so too.",
    },
    "demonstration": {
        "nb": "Dette er en demonstrasjon: QR-koden virker bare på denne maskinen. Ikke heng arkene opp.",
        "nn": "Dette er ein demonstrasjon: QR-koden verkar berre på denne maskina. Ikkje heng arka opp.",
        "en": "This is a demonstration: the QR code works on this machine only. Do not put the sheets up.",
    },
    "no_address": {
        "nb": "QR settes inn når adressen er bestemt.",
        "nn": "QR blir sett inn når adressa er bestemt.",
        "en": "A QR code is added once the address is settled.",
    },
    "numbers": {
        "nb": "Numre som ingen har ringt og bekreftet, er ikke med på det som skrives ut. Nødnumrene og legevakten er med.",
        "nn": "Nummer som ingen har ringt og stadfesta, er ikkje med på det som blir skrive ut. Naudnummera og legevakta er med.",
        "en": "Numbers that nobody has called and confirmed are left off the printed items. The emergency numbers are there.",
    },
    "hidden": {
        "nb": "Kortet ser ut som et vanlig stempelkort på utsiden. Hjelpen står på baksiden.",
        "nn": "Kortet ser ut som eit vanleg stempelkort på utsida. Hjelpa står på baksida.",
        "en": "On the outside the card looks like an ordinary stamp card. The help is on the back.",
    },
    "others": {"nb": "Til andre", "nn": "Til andre", "en": "For others"},
    "page": {"nb": "side", "nn": "side", "en": "page"},
}


def in_language(language: str) -> dict[str, str]:
    """Return every fixed text of the pages in a language."""
    return {key: words[language] for key, words in TEXTS.items()}
