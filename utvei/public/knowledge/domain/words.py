"""The words of a text as the search compares them: lowered, stemmed in Norwegian and English, bared of marks in any script."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

from utvei.public.knowledge.domain.scripts import levelled

MAX_LETTERS = 200
MAX_WORDS = 16
# Vowel signs belong to their word: Arabic, Hebrew, the scripts of India, Thai, Lao, Burmese, Khmer.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u0951-\u0963"
    "\u0980-\u0983\u09bc-\u09d7\u0a00-\u0a03\u0a3c-\u0a51\u0b82\u0bbe-\u0bcd\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd"
    "\u102b-\u103e\u17b4-\u17d3"
)
_WORD = re.compile(rf"[^\W_][^\W_{_MARKS}]*(?:[{_MARKS}]+[^\W_]*)*")
# Letters that no one presses on a keyboard, or that are drawn in two ways: a join without width, the Arabic stretch, Persian forms.
_ALIKE = str.maketrans(
    {"\u200b": "", "\u200c": "", "\u200d": "", "\ufeff": "", "\u00ad": "", "\u0640": "", "ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ہ": "ه",
     "ھ": "ه", "ة": "ه", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "ي", "ё": "е", "ı": "i", "ł": "l", "đ": "d", "ø": "o",
     "æ": "ae", "ß": "ss", "ð": "d", "þ": "th", "ə": "e"}
)  # fmt: skip
_ARABIC_ARTICLE = re.compile(r"^(?:وال|بال|كال|فال|ال|لل)(?=..)")
# Thai, Lao, Khmer, Burmese, Chinese and Japanese put no space between words.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_NORWEGIAN = snowballstemmer.stemmer("norwegian")
_ENGLISH = snowballstemmer.stemmer("english")
# Pairs that the stemmer leaves apart although every reader takes them for one word.
_SAME = {"foreldr": "foreld", "trusl": "trussel", "kriminalit": "kriminell", "ofr": "offer", "off": "offer"}
# Nynorsk words, and forms that bend irregularly, beside the bokmål word that they are compared as.
_AS_BOKMAL = """
eg:jeg ho:hun dei:de dykk:dere hennar:hennes kven:hvem kva:hva kor:hvor korleis:hvordan kvifor:hvorfor kvar:hvor ikkje:ikke utan:uten
nokon:noen nokre:noen noko:noe frå:fra meir:mer berre:bare mykje:mye saman:sammen gjer:gjør gjera:gjøre kjem:kommer koma:komme veit:vet
løn:lønn løna:lønn lønna:lønn heim:hjem heime:hjem heimen:hjem heimland:hjemland born:barn borna:barn ungane:unger skule:skole
skulen:skole lærar:lærer lærarar:lærer vald:vold valdeleg:voldelig valdtekt:voldtekt valdteken:voldtatt sjuk:syk sjukehus:sykehus
kjærast:kjæreste kjærasten:kjæreste bu:bo bur:bo bor:bo budde:bo bodde:bo sel:selge selje:selge sele:selge seljer:selge solgt:selge
solgte:selge seld:selge stele:stjele stel:stjele stjal:stjele stjålet:stjele køyrd:kjøre køyre:kjøre køyrer:kjøre klede:klær kleda:klær
selt:selge selgd:selge pengar:penger pengane:penger tek:ta teke:ta tatt:ta tar:ta tok:ta seie:si seier:si sier:si sa:si spør:spørre
spurte:spørre spørje:spørre tvungen:tvinge tvunget:tvinge tvungne:tvinge tvang:tvinge tvingar:tvinge jobbar:jobbe arbeidar:arbeider
søv:sove sov:sove gut:gutt guten:gutt gutar:gutt gutane:gutt jenter:jente jentene:jente truar:true trugar:true trugsmål:trussel
truslar:trussel held:holde halde:holde heldt:holde slo:slå slår:slå slått:slå betalar:betale betalt:betale betalte:betale dotter:datter
dottera:datter døtre:datter son:sønn sonen:sønn løyve:tillatelse opphaldsløyve:oppholdstillatelse opphald:opphold opphaldet:opphold
naud:nød rettar:rettighet rettane:rettighet stad:sted uroa:urolig uroleg:urolig teikn:tegn teikna:tegn utnytting:utnyttelse
utnyttinga:utnyttelse utnytta:utnyttet forsvann:forsvinne forsvant:forsvinne forsvunnet:forsvinne forsvunne:forsvinne rømte:rømme
rømt:rømme rømde:rømme ringje:ringe ringer:ringe teieplikt:taushetsplikt teieplikta:taushetsplikt gitt:gi lurte:lure lurt:lure
presser:presse pressar:presse presset:presse pressa:presse låst:låse låser:låse hjelpar:hjelp hjelper:hjelp noreg:norge
"""
_SPELT_AS = dict(pair.split(":") for pair in _AS_BOKMAL.split())
# Words that carry nothing, in bokmål, nynorsk and English; a query of nothing else is searched as it stands.
_QUIET = """
a alle am an and andre are at av be bli blir ble by både can da de deg dei dem den der dere det di din ditt do does du
eg ei eit eller en enn er et etter ein for fordi fra frå få får gjør ha han har hadde hans hennes henne her hjå ho hos hun
hva hvem hvis hvor hvordan hvorfor i if ikke ikkje in is it jeg kan korleis kva kven må man me med meg men min mitt mot
måtte my ned noe noen nokon noko nå og of om on or oss over på sa se seg selv si sin sitt sine skal som så the their they
til to um under ut var vart ved vi vil was what when where who why with without you your å åt også
vet veit ham dem dette denne disse desse mens she he him his them we us our this that these those
"""
QUIET = frozenset(_QUIET.split())
# Of the quiet words, those that tell a question apart from another; «hvem kan jeg ringe» is «hvem skal eg ringje», and not «ringe».
_TELLING = """
hva hvem hvor hvordan hvorfor kva kven kor korleis what where who why how alle alone over under ut
"""
TELLING = frozenset(_TELLING.split())
NOT = frozenset({"ikke", "ikkje", "not", "no", "aldri", "never", "uten", "utan", "without"})


def fold(text: str) -> str:
    """Return a text as titles are compared: composed, lowered, words with one space between."""
    return " ".join(tokens(text))


def tokens(text: str) -> list[str]:
    """Return the words of a text in order, lowered; control characters, signs and lone surrogates are not words."""
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


@lru_cache(maxsize=20_000)
def bare(word: str) -> str:
    """Return a lowered word without accents and vowel signs, å, ø and æ among them, and without the Arabic article.

    Ethiopic letters are levelled to their row. Scripts whose vowel signs are letters of their own (Thai, those of India) keep them.
    """
    alike = word.translate(_ALIKE)
    if alike.isascii():
        return alike
    apart = unicodedata.normalize("NFD", alike)
    kept = "".join(letter for letter in apart if not "\u0300" <= letter <= "\u036f" and not "\u064b" <= letter <= "\u065f")
    return levelled(_ARABIC_ARTICLE.sub("", unicodedata.normalize("NFC", kept).translate(_ALIKE)))


def unspaced(text: str) -> bool:
    """Return whether a text is in a script that puts no space between words."""
    return _UNSPACED.search(text) is not None


def run(text: str) -> str:
    """Return a text of such a script in one run, as its phrases are looked for within it."""
    return "".join(unicodedata.normalize("NFC", text).lower().split())


def foreign_letters(text: str) -> bool:
    """Return whether a text holds a letter that is not Latin."""
    return any(letter.isalpha() and ord(letter) > 0x24F and not 0x1E00 <= ord(letter) <= 0x1EFF for letter in text)


@lru_cache(maxsize=20_000)
def stem(word: str, language: str = "nb") -> str:
    """Return the stem of a lowered word; a doubled m at its end is single, as in «hjemmet» and «hjem», and a centre keeps its e."""
    found = str(_ENGLISH.stemWord(word) if language == "en" else _NORWEGIAN.stemWord(_SPELT_AS.get(word, word)))
    if found.endswith("er") and found != word and language != "en":
        found = str(_NORWEGIAN.stemWord(found))  # «lageret» and «lager», «læreren» and «lærer»
    if found.endswith("mm"):
        found = found[:-1]
    if found.endswith("sentr"):
        found = f"{found[:-1]}er"
    return _SAME.get(found, found) if language != "en" else found


def stems(text: str, language: str = "nb") -> list[str]:
    """Return the stems of a text in order."""
    return [stem(word, language) for word in tokens(text)]


def both(word: str) -> tuple[str, ...]:
    """Return the stems a visitor's word may have, Norwegian first, since a query can be in any of our languages."""
    return tuple(dict.fromkeys((stem(word), stem(word, "en"))))


def asked(query: str) -> list[str]:
    """Return the words of a query that carry something, at most sixteen out of its first two hundred letters."""
    words = tokens(query[:MAX_LETTERS])[:MAX_WORDS]
    return [word for word in words if word not in QUIET] or words
