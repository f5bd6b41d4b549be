"""Places as briefs use them, under the desk's names: the shipped table, and any other place by its id."""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final, cast

from geodata.gazetteer.desk_names import read_desk_names
from geodata.gazetteer.gazetteer_record import FeatureKind, PlaceRecord
from geodata.gazetteer.place_lookup import place_of_id
from geodata.gazetteer.shipped_table import LICENCES, GazetteerKind, GazetteerPlace, shipped_places
from geodata.words import Lang, fold_text

_BRIEF_KINDS: Final[Mapping[FeatureKind, GazetteerKind]] = {
    FeatureKind.AIRPORT: "point",
    FeatureKind.CONTINENT: "region",
    FeatureKind.LAKE: "sea",
}
"""Kinds that briefs do not tell apart."""
_SOURCES: Final = {"gn": "geonames", "adm1": "geonames", "icao": "airportsdata", "wpi": "wpi"}
"""Source by the beginning of an id; the other places are of Natural Earth or curated."""


@cache
def _named_places() -> Mapping[str, GazetteerPlace]:
    """Return the places of the shipped table by id under the desk's names; read once.

    Raises
    ------
    DeskNamesError
        Where the file of the desk's names cannot be used.
    """
    places = dict(shipped_places())
    names = read_desk_names(lambda place_id: place_id in places or place_of_id(place_id) is not None)
    for (place_id, lang), name in names.items():
        if place_id in places:
            places[place_id] = _renamed(places[place_id], lang, name)
    return MappingProxyType(places)


def _renamed(entry: GazetteerPlace, lang: Lang, name: str) -> GazetteerPlace:
    """Return a place with the desk's name in a language; the name of before is an alias."""
    before = getattr(entry, lang)
    if before == name:
        return entry
    aliases = tuple(dict.fromkeys((before, *(alias for alias in entry.aliases if alias != name))))
    names = entry.name.root | {lang: name}
    return replace(entry, ar=names.get("ar", ""), en=names.get("en", ""), aliases=aliases)


class _Places(Mapping[str, GazetteerPlace]):
    """Places by id: iterates over the shipped table, and finds any other place of the gazetteer too."""

    def __getitem__(self, place_id: str) -> GazetteerPlace:
        found = _named_places().get(place_id) or _place_beyond(place_id)
        if found is None:
            raise KeyError(place_id)
        return found

    def __contains__(self, place_id: object) -> bool:
        return isinstance(place_id, str) and self.get(place_id) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(_named_places())

    def __len__(self) -> int:
        return len(_named_places())


def gazetteer_places() -> Mapping[str, GazetteerPlace]:
    """Return the places by id: iteration is over the shipped table, a look-up finds any other place too.

    Raises
    ------
    DeskNamesError
        Where the file of the desk's names cannot be used.
    """
    _named_places()
    return _PLACES


_PLACES: Final = _Places()


def gazetteer_place(place_id: str) -> GazetteerPlace:
    """Return the place with this id.

    Raises
    ------
    KeyError
        If the gazetteer has no such id; the message suggests similar ones.
    """
    try:
        return _PLACES[place_id]
    except KeyError:
        close = difflib.get_close_matches(place_id, _named_places(), n=3)
        hint = f"; close ones: {', '.join(close)}" if close else ""
        message = f"gazetteer: no place {place_id!r}, expected an id of geodata/data/gazetteer{hint}"
        raise KeyError(message) from None


@lru_cache(maxsize=4096)
def _place_beyond(place_id: str) -> GazetteerPlace | None:
    """Return a place that the shipped table has not; its own id is that of the gazetteer, not an alias."""
    # Ids of shipped places have no such beginning, so that a mistyped one costs no look-up.
    if "-" not in place_id:
        return None
    found = place_of_id(place_id)
    if found is None:
        return None
    return _named_places().get(found.id) or _as_gazetteer_place(found)


def _as_gazetteer_place(record: PlaceRecord) -> GazetteerPlace:
    kind = _BRIEF_KINDS.get(record.kind) or cast("GazetteerKind", record.kind.value)
    source = _SOURCES.get(record.id.partition("-")[0], "curated")
    return GazetteerPlace(
        id=record.id,
        ar=record.ar,
        en=record.en,
        aliases=(),
        kind=kind,
        lon=record.lon,
        lat=record.lat,
        where_prec=record.where_prec,
        members=(),
        source=source,
        source_id=record.id.partition("-")[2],
        licence=LICENCES[source],
        population=record.population or None,
        radius_km=record.radius_km if record.kind is FeatureKind.PROVINCE else None,
    )


@cache
def _places_by_name() -> Mapping[str, tuple[GazetteerPlace, ...]]:
    """Return the places of the shipped table that have a name, id or alias, by the folded name."""
    found: dict[str, dict[str, GazetteerPlace]] = {}
    for entry in _named_places().values():
        for name in (entry.id, entry.ar, entry.en, *entry.aliases):
            found.setdefault(fold_text(name), {})[entry.id] = entry
    return {name: tuple(entries.values()) for name, entries in found.items()}


def find_places_by_name(text: str) -> tuple[GazetteerPlace, ...]:
    """Return the places of the shipped table with this name in any spelling, sorted by id.

    Several places mean that the name is ambiguous: callers let the user choose.
    """
    return _places_by_name().get(fold_text(text), ())
