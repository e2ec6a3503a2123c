"""Who printed items are for, which forms there are, and where each of them lies. Addresses say nothing of what they are about."""

from __future__ import annotations

import re
import unicodedata

from utvei.foundation.vocabulary.texts import LANGUAGES

INDEX = "/materiell/"
# In the order they are shown; the second is the word in the address.
SLUGS = {
    "exposed": "til-deg",
    "youth": "unge",
    "relatives": "parorende",
    "work": "arbeidsliv",
    "hotels": "hoteller",
    "cleaners": "renholdere",
    "businesses": "bedrifter",
    "public": "alle",
}
AUDIENCES = tuple(SLUGS)
# Audiences that the texts in materials/texts/ are for; the texts for the one who is exposed are those of «til deg».
WRITTEN = AUDIENCES[1:]
# Whoever is watched must be able to carry these: nothing on the outside says what they are about.
NEUTRAL = ("exposed", "youth")
BY_DISTRICT = ("youth", "relatives", "public")
FORMS = {"poster": "plakat", "leaflet": "brosjyre", "card": "kort", "sticker": "klistremerke"}
# How many pages each form has; a build that gives another number is refused.
PAGES = {"poster": 1, "leaflet": 2, "card": 2, "sticker": 1}
DISTRICT_FORMS = ("poster", "leaflet")
DISTRICT_LANGUAGES = LANGUAGES[:2]
_NORDIC = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


def slug_of(name: str) -> str:
    """Return a district's name as it stands in an address: small letters a–z and hyphens."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_NORDIC)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def url(audience: str) -> str:
    """Return the path of an audience's page, without language."""
    return f"{INDEX}{SLUGS[audience]}/"


def stem(audience: str, form: str, language: str, district: str = "") -> str:
    """Return the path of an item's files without their ending; it is the same whatever language the page is read in."""
    place = f"-{slug_of(district)}" if district else ""
    return f"{url(audience)}{FORMS[form]}-{language}{place}"
