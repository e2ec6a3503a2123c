"""What visitors write, asked of the packs as they are: one of the right answers stands among the first three."""

from __future__ import annotations

from pathlib import Path

import pytest

from utvei.foundation.vocabulary.content import Content
from utvei.public.knowledge import index, library
from utvei.public.knowledge.domain import pack
from utvei.public.knowledge.found import rows
from utvei.public.knowledge.selectors import search

PACKS = Path(__file__).parents[2] / "packs"

# The query, and the pages, glossary words and actors of which one must stand among the first three.
QUERIES = {
    "hva er menneskehandel": "hva-er-menneskehandel",
    "hva betyr menneskehandel": "hva-er-menneskehandel menneskehandel",
    "trafficking": "hva-er-menneskehandel menneskehandel",
    "human trafficking": "hva-er-menneskehandel menneskehandel",
    "forskjell på menneskesmugling og menneskehandel": "hva-er-menneskehandel ord-og-begreper menneskesmugling",
    "moderne slaveri": "hva-er-menneskehandel former-arbeid tvangsarbeid",
    "passet er tatt": "tegn tegn-arbeid",
    "noen har tatt passet hennes": "tegn tegn-arbeid",
    "sjefen tok passet mitt": "tegn tegn-arbeid",
    "kjæresten selger henne": "former-seksuell tegn-seksuell",
    "kjæresten hennes selger henne til andre": "former-seksuell tegn-seksuell",
    "prostitusjon": "former-seksuell tegn-seksuell nadheim-trondheim",
    "hallik": "former-seksuell tegn-seksuell",
    "pimp": "former-seksuell tegn-seksuell",
    "nakenbilder": "former-digital",
    "svart arbeid": "former-arbeid tegn-arbeid tips-arbeidsliv arbeidstilsynet a-krim",
    "lønnstyveri": "former-arbeid tegn-arbeid tips-arbeidsliv lonnstyveri",
    "får ikke lønn": "former-arbeid tegn-arbeid tips-arbeidsliv",
    "sover på jobben": "tegn-arbeid former-arbeid",
    "tvangsarbeid": "former-arbeid tegn-arbeid tvangsarbeid",
    "arbeiderne bor i en brakke på byggeplassen": "tegn-arbeid former-arbeid",
    "sosial dumping": "former-arbeid tegn-arbeid sosial-dumping ord-og-begreper",
    "tipse om arbeidslivskriminalitet": "tips-arbeidsliv a-krim arbeidslivskriminalitet",
    "tigger på gata": "former-tigging",
    "selger narkotika for noen": "former-kriminalitet tegn-barn",
    "gutt som selger dop": "former-kriminalitet tegn-barn mindrearige",
    "stjeler i butikk for andre": "former-kriminalitet",
    "pengemuldyr": "former-kriminalitet pengemuldyr",
    "tvangsgift": "tvangsekteskap",
    "giftes bort mot sin vilje": "tvangsekteskap",
    "tvangsekteskap": "tvangsekteskap",
    "tegn på menneskehandel": "tegn tegn-barn tegn-arbeid tegn-seksuell",
    "hvordan ser jeg at et barn blir utnyttet": "tegn-barn mindrearige",
    "barn under 18": "mindrearige tegn-barn",
    "child welfare": "mindrearige meldeplikt barnevernsvakta barnevernstjenesten",
    "barnevernet": "mindrearige meldeplikt barnevernsvakta barnevernstjenesten",
    "barnevernvakt": "barnevernsvakta",
    "police": "politi-112 politi-02800 akutt",
    "politi": "politi-112 politi-02800 kom",
    "akutt": "akutt",
    "i fare nå": "akutt",
    "hun er låst inne": "akutt tegn",
    "selvmordstanker": "akutt mental-helse nod-113 kirkens-sos",
    "bekymringsmelding": "meldeplikt",
    "når må jeg melde til barnevernet": "meldeplikt",
    "meldeplikten": "meldeplikt",
    "avvergeplikt": "avvergingsplikt",
    "plikt til å hindre": "avvergingsplikt",
    "kan jeg bryte taushetsplikten": "taushetsplikt",
    "confidentiality": "taushetsplikt personvern",
    "tolk": "tolk",
    "tolken er onkelen hans": "tolk",
    "interpreter": "tolk",
    "hvordan snakker jeg med henne": "samtale",
    "refleksjonsperiode": "refleksjonsperiode",
    "reflection period": "refleksjonsperiode",
    "uten lovlig opphold": "opphold refleksjonsperiode",
    "oppholdstillatelse": "opphold refleksjonsperiode",
    "advokat": "bistandsadvokat",
    "legal aid": "bistandsadvokat",
    "voldsoffererstatning": "erstatning kfv",
    "sted å sove i natt": "trygt-sted krisesenteret",
    "shelter": "trygt-sted krisesenteret",
    "helsehjelp til papirløse": "helsehjelp",
    "lege uten papirer": "helsehjelp",
    "reise hjem": "retur iom",
    "hvem har ansvaret": "hvem-leder",
    "hva gjør jeg": "hva-gjor-jeg",
    "jeg er bekymret for noen": "hva-gjor-jeg parorende",
    "datteren min": "parorende mindrearige tegn-barn",
    "paragraf 257": "straff hva-er-menneskehandel",
    "straffeloven": "straff",
    "statistikk": "tall-og-omfang",
    "rosa": "rosa",
    "22 33 11 66": "rosa",
    "22331166": "rosa",
    "116111": "alarmtelefonen",
    "116 111": "alarmtelefonen",
    "rossa": "rosa",
    "krisesentret": "krisesenteret",
    "alarmtelefon": "alarmtelefonen",
    "nadheim": "nadheim-trondheim",
    "uteseksjon": "uteseksjonen",
    "tryggest": "tryggest",
    "arbeidstilsyn": "arbeidstilsynet",
    "nav": "nav",
    "legevakt": "legevakten",
    "korleis ser eg teikn": "tegn tegn-barn tegn-arbeid tegn-seksuell",
    "victim lawyer": "bistandsadvokat",
    "forced labour": "former-arbeid tegn-arbeid",
    "innkjøp": "innkjop",
    "frivillig": "frivillige",
    "organhandel": "former-organ-krig",
    "hotell": "tegn-seksuell",
    "hun har fått dyre ting": "tegn-barn tegn",
    "rømt fra barnevernsinstitusjon": "mindrearige meldeplikt barnevernsvakta",
    "lærer bekymret for elev": "hva-gjor-jeg skolehelse",
    "strafferamme for menneskehandel": "straff",
    "kan jeg være anonym": "anonym-drofting tips-arbeidsliv",
    "human traficking": "menneskehandel hva-er-menneskehandel",
    "jobber på bilvask": "former-arbeid tegn-arbeid",
    "negledesign": "former-arbeid tegn-arbeid",
    "fastlegen min": "fastlege helsehjelp",
    "vold hjemme": "trygt-sted akutt krisesenteret",
    "chat for ungdom": "alarmtelefonen kors-pa-halsen helsestasjon-ungdom",
    "kurs": "opplaering rvts-midt rvts-utnyttelse",
}


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The search over the national pack with Trondheim's laid over it."""
    files: dict[str, bytes] = {}
    for root in (PACKS / "national", PACKS / "trondheim"):
        files.update({path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()})
    content = Content(files)
    path = tmp_path_factory.mktemp("real") / "search.sqlite"
    path.write_bytes(index.write(rows(library.collect(content)), pack.thesaurus(content)))
    return path


@pytest.mark.parametrize("query", QUERIES)
def test_a_right_answer_is_among_the_first_three(real: Path, query: str) -> None:
    first = [hit.actor or hit.url.rstrip("/").split("/")[-1].split("#")[-1] for hit in search(real, query, limit=3)]
    assert set(first) & set(QUERIES[query].split()), first


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_answers_do_not_hang_on_the_readers_language(real: Path, language: str) -> None:
    for query in ("passet er tatt", "child welfare", "rosa"):
        assert search(real, query, language, limit=3)
