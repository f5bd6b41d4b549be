"""Questions to a gazetteer: the places that bear a name, in the spellings of running text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, Protocol

from geodata.gazetteer import FeatureKind, PlaceRecord, places_by_consonants, places_named, places_spelt_like
from geodata.gazetteer.name_index import index_path, open_index

_DOTTED: Final = re.compile(r"(?:[A-Z]\.)+")
_APOSTROPHES: Final = re.compile("['’ʼ`‘]")
_ARTICLE: Final = re.compile(r"(?:al|el)[- ](?=\w{4})", re.IGNORECASE)
_ARTICLES: Final = ("Al ", "El ")
_CONSONANT_MATCHES: Final = 300


class NameLookup(Protocol):
    """A gazetteer that answers by name."""

    def named(self, words: str) -> Sequence[PlaceRecord]:
        """Return the places that bear this name, in any spelling."""

    def with_consonants(self, words: str) -> Sequence[PlaceRecord]:
        """Return the places whose Latin name has the consonants of an Arabic spelling."""

    def spelt_like(self, words: str) -> Sequence[PlaceRecord]:
        """Return the places with a Latin name that is written nearly so."""


class GazetteerLookup:
    """The project's gazetteer; a name is also found without its hyphens, apostrophes and dots.

    It keeps its answers: one serves one text.
    """

    def __init__(self) -> None:
        self._answers: dict[str, tuple[PlaceRecord, ...]] = {}

    def named(self, words: str) -> Sequence[PlaceRecord]:
        """Return the places that bear this name, in the first spelling that any bears."""
        if words not in self._answers:
            found = next((found for each in _spellings(words) if (found := places_named(each))), ())
            states = places_named(f"State of {words}") if found and words.isascii() else ()
            places = {place.id: place for place in (*found, *states)}
            self._answers[words] = tuple(_with_population(place) for place in places.values())
        return self._answers[words]

    def with_consonants(self, words: str) -> Sequence[PlaceRecord]:
        """Return the places whose Latin name has the consonants of an Arabic spelling, likeliest first."""
        return places_by_consonants(words, _CONSONANT_MATCHES)

    def spelt_like(self, words: str) -> Sequence[PlaceRecord]:
        """Return the places with a Latin name that is written nearly so, likest first."""
        return places_spelt_like(words, _CONSONANT_MATCHES)


def _with_population(place: PlaceRecord) -> PlaceRecord:
    """Return a place, a province with the people of its towns where the gazetteer has no number."""
    if place.kind is not FeatureKind.PROVINCE or place.population:
        return place
    return replace(place, population=_people_of_provinces(str(index_path())).get(place.id, 0))


@lru_cache(maxsize=2)
def _people_of_provinces(_index: str) -> Mapping[str, int]:
    index = open_index()
    if index is None:
        return {}
    rows = index.execute(
        "SELECT province, SUM(population) FROM places WHERE province <> '' GROUP BY province"
    )
    return dict(rows.fetchall())


def _spellings(words: str) -> Iterator[str]:
    yield words
    if _DOTTED.fullmatch(words):
        yield words.replace(".", "")
    if _APOSTROPHES.search(words):
        yield _APOSTROPHES.sub("", words)
    if "-" in words:
        yield words.replace("-", " ")
    elif " " in words:
        yield words.replace(" ", "-")
    if article := _ARTICLE.match(words):
        # Arabic has one article, which the Latin press writes in several ways.
        rest = words[article.end() :]
        yield from (f"{each}{rest}" for each in _ARTICLES)
        yield from (f"{each.strip()}-{rest}" for each in _ARTICLES)
