"""Record of a place of the gazetteer, and the kinds of places."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from geodata.words import Lang
from geodata.words.localized_text import LocalizedText


class FeatureKind(StrEnum):
    """Kind of a place of the gazetteer."""

    CITY = "city"
    PORT = "port"
    AIRPORT = "airport"
    POINT = "point"
    PROVINCE = "province"
    COUNTRY = "country"
    REGION = "region"
    CONTINENT = "continent"
    SEA = "sea"
    LAKE = "lake"
    RIVER = "river"


class FoundBy(StrEnum):
    """Way by which words led to a place."""

    ID = "id"
    NAME = "name"
    """They are its name in Arabic or English."""
    SPELLING = "spelling"
    """They are another of its names or spellings."""
    BEGINNING = "beginning"
    """They are the beginning of one of its names, or of a word of one."""
    CONSONANTS = "consonants"
    """They have the consonants of one of its Latin names, in Arabic letters or in another Latin spelling."""


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """A place of the gazetteer; coordinates in degrees, EPSG:4326."""

    id: str
    kind: FeatureKind
    ar: str
    """Arabic name; empty where the sources have none."""
    en: str
    lon: float
    lat: float
    radius_km: float
    """Of a point, how far off its places can lie; of an area or a river the distance to the farthest point
    of its largest part."""
    where_prec: int
    """UCDP's code of geographic precision, 1 to 7."""
    population: int
    """0 where it is not known."""
    country: str
    """Id of the state, as in ``countries.csv``; empty at sea, for what several states share, and in a
    disputed area that is no row of that table itself."""
    province: str
    """Id of the province (``adm1-…``), or empty."""
    disputed: str
    """Id of the disputed area (``disputed.toml``) that it lies in, or empty."""
    found_by: FoundBy = FoundBy.ID

    @property
    def names(self) -> Mapping[Lang, str]:
        """Name by language, without the languages that it has none in."""
        both = (("ar", self.ar), ("en", self.en))
        return cast("Mapping[Lang, str]", {lang: text for lang, text in both if text})

    @property
    def name(self) -> LocalizedText:
        """The name, as records of a brief have it."""
        return LocalizedText(dict(self.names))
