"""The file `pack.yaml`: what a pack is called, what it extends, and whose it is."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from utvei.foundation.vocabulary.texts import LocalText, Strict

PACK_FILE = "pack.yaml"
SLUG = r"^[a-z0-9][a-z0-9-]{0,63}$"
Slug = Annotated[str, StringConstraints(pattern=SLUG)]
VERSION = r"^[0-9]+\.[0-9]+(\.[0-9]+)?$"
LANGUAGE = r"^[a-z]{2,3}$"
Language = Annotated[str, StringConstraints(pattern=LANGUAGE)]


def web_address(value: str) -> str:
    """Return an address that begins with https:// and names a host and no user. Raises ValueError."""
    parts = urlsplit(value)
    plain = value.isascii() and value.isprintable() and " " not in value
    if parts.scheme != "https" or not parts.hostname or "." not in parts.hostname or parts.username or not plain:
        raise ValueError("an address that begins with https://")
    return value


WebAddress = Annotated[str, AfterValidator(web_address)]


class Leads(Strict):
    """Which actor answers for each unit that can lead."""

    child_welfare: Slug
    health_and_welfare_office: Slug


class Municipality(Strict):
    """The municipality a local pack is for. ``fallback`` lists whom to ring when the lead cannot surely be reached."""

    key: Slug
    name: LocalText
    districts: list[Annotated[str, StringConstraints(min_length=1)]] = Field(default_factory=list)
    exit_url: WebAddress
    # Where the open house stands, for the sitemap; left out where it is not settled.
    address: WebAddress | None = None
    leads: Leads
    route_status: Literal["draft", "adopted"]
    fallback: dict[Slug, list[Slug]] = Field(default_factory=dict)


class Pack(Strict):
    """A pack's own words about itself. The pack it extends lies in a folder of that name beside it.

    ``local_actors`` are actors that this pack's lists may name though only some municipalities have them; where the municipality's
    pack has none of that key, it is left out of the list.
    """

    key: Slug
    name: LocalText
    version: Annotated[str, StringConstraints(pattern=VERSION)]
    language: Language
    languages: list[Language] = Field(min_length=1)
    extends: Slug | None = None
    local_actors: list[Slug] = Field(default_factory=list)
    municipality: Municipality | None = None

    @model_validator(mode="after")
    def _first_language_is_one_of_them(self) -> Pack:
        if self.language not in self.languages:
            raise ValueError("«language» to be one of «languages»")
        return self
