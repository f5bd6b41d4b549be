"""Look-up of places by id, by name, by the beginning of a name and by consonants.

All answer from the index; until it is built, the shipped table answers alone, and the compact file by id.
"""

import difflib
import itertools
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any, Final

from geodata.gazetteer.desk_names import NAME_LANGUAGES, desk_name, desk_name_ids, has_desk_names
from geodata.gazetteer.gazetteer_record import FeatureKind, FoundBy, PlaceRecord
from geodata.gazetteer.index_rows import importance_of, record_of_row, record_of_shipped
from geodata.gazetteer.name_consonants import (
    arabic_skeletons,
    has_arabic_letters,
    latin_skeletons,
    vowel_agreement,
)
from geodata.gazetteer.name_index import SPELLINGS_OF_A_PLACE, open_index
from geodata.gazetteer.shipped_table import shipped_places
from geodata.gazetteer.world_file import EXTENT_COLUMNS, aliases, find_row, read_columns
from geodata.words import fold_text

LONGEST_NAME: Final = 100
"""Characters of a name; longer words name no place."""
_COLUMNS: Final = (
    "p.id, p.kind, p.ar, p.en, p.lon, p.lat, p.radius_km, p.where_prec, p.population, p.country, p.province, "
    "p.disputed"
)
_BY_NAME: Final = (
    f"SELECT {_COLUMNS}, n.other FROM names n JOIN places p USING (number) "  # noqa: S608 - no words of a user
    "WHERE n.folded = ? ORDER BY n.number LIMIT ?"
)
_BY_CONSONANTS: Final = (
    f"SELECT {_COLUMNS}, c.name FROM consonants c JOIN places p USING (number) "  # noqa: S608
    "WHERE c.skeleton = ? ORDER BY c.number LIMIT ?"
)
_BY_ID: Final = f"SELECT {_COLUMNS} FROM places p WHERE p.id = ?"  # noqa: S608
_BY_ALIAS: Final = f"SELECT {_COLUMNS} FROM aliases a JOIN places p USING (id) WHERE a.alias = ?"  # noqa: S608
_BEGUN: Final = f"SELECT {_COLUMNS}, p.importance FROM places p WHERE number = ?"  # noqa: S608
_WHOLE_NAME: Final = 20.0
_WHOLE_SPELLING: Final = 2.0
_OTHER: Final = 0.1
"""Weights of a place's importance in a search: the words are a whole name, or begin another spelling."""
_KINDS: Final = {kind.value: kind for kind in FeatureKind}
_MOST_OF_A_SKELETON: Final = 400
_LEAST_AGREEMENT: Final = 0.6
"""Share of the long vowels that a name found by consonants has."""
_LEAST_LIKENESS: Final = 0.78
"""Share of the letters that a name written nearly so has in common with the words."""
_MAIN_NAME: Final = 0.15
"""By so much a place goes before others that agree as well, where its English name agrees."""


def place_of_id(place_id: str) -> PlaceRecord | None:
    """Return the place of an id or of one of its other ids, None if there is none.

    It needs no index: without one the compact file is read, which takes a second the first time.
    """
    if len(place_id) > LONGEST_NAME:
        return None
    index = open_index()
    return _place_without_index(place_id) if index is None else _place_in(index, place_id)


@lru_cache(maxsize=4096)
def _place_in(index: sqlite3.Connection, place_id: str) -> PlaceRecord | None:
    row = index.execute(_BY_ID, (place_id,)).fetchone() or index.execute(_BY_ALIAS, (place_id,)).fetchone()
    return _record(row, FoundBy.ID) if row else None


def places_named(words: str, limit: int = 500) -> tuple[PlaceRecord, ...]:
    """Return the places that have this name in any spelling, the most important first.

    ``found_by`` tells whether the words are the place's name in Arabic or English, or another spelling.
    """
    folded = fold_text(words) if len(words) <= LONGEST_NAME else ""
    if not folded:
        return ()
    index = open_index()
    found = (
        _shipped_matches(lambda name: name == folded, limit)
        if index is None
        else _places_in(index, folded, limit)
    )
    return _first_of_each([*_desk_matches(folded), *found], limit) if has_desk_names() else found


@lru_cache(maxsize=4096)
def _places_in(index: sqlite3.Connection, folded: str, limit: int) -> tuple[PlaceRecord, ...]:
    rows = index.execute(_BY_NAME, (folded, limit))
    return tuple(_record(row, FoundBy.SPELLING if row[12] else FoundBy.NAME) for row in rows)


def places_starting_with(words: str, limit: int = 10) -> tuple[PlaceRecord, ...]:
    """Return the places of which a name, or the words of a name from one on, begin with these words.

    The most important go first; a place counts for more where the words are its whole name, and for less
    where only a spelling besides its Arabic and English name begins so.
    """
    folded = fold_text(words) if len(words) <= LONGEST_NAME else ""
    index = open_index()
    if not folded:
        return ()
    desk = _desk_matches(folded, begun=True) if has_desk_names() else []
    if index is None:
        shipped = _shipped_matches(lambda name: f" {folded}" in f" {name}", limit)
        return _first_of_each([*desk, *shipped], limit)
    found: dict[str, tuple[float, PlaceRecord]] = {}
    for place in _places_in(index, folded, limit):
        weight = _WHOLE_NAME if place.found_by is FoundBy.NAME else _WHOLE_SPELLING
        found[place.id] = (importance_of(place) * weight, place)
    for column, weight in (("main", 1.0), ("other", _OTHER)):
        for number in _begun(index, column, folded, limit):
            row = index.execute(_BEGUN, (number,)).fetchone()
            place = _record(row, FoundBy.BEGINNING)
            found.setdefault(place.id, (row[12] * weight, place))
    ranked = sorted(found.values(), key=lambda each: -each[0])
    return _first_of_each([*desk, *(place for _, place in ranked)], limit)


def _begun(index: sqlite3.Connection, column: str, folded: str, limit: int) -> Iterator[int]:
    """Yield the numbers of the places with a name that begins so, or has a word that does."""
    phrase = folded.replace(chr(34), " ")
    rows = index.execute(
        "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid", (f'{column} : "{phrase}" *',)
    )
    # The spellings of a place follow one another.
    numbers = itertools.groupby(rowid // SPELLINGS_OF_A_PLACE for (rowid,) in rows)
    yield from (number for number, _ in itertools.islice(numbers, limit))


def places_by_consonants(words: str, limit: int = 10) -> tuple[PlaceRecord, ...]:
    """Return the places without an Arabic name that these Arabic words can be, the likeliest first.

    The consonants of one of a place's Latin names are those of the words, and most long vowels agree; of the
    places that agree as well, the most important go first. Without the index there are none.
    """
    index = open_index()
    if index is None or not has_arabic_letters(words) or len(words) > LONGEST_NAME:
        return ()
    found: dict[str, tuple[float, PlaceRecord]] = {}
    for skeleton in arabic_skeletons(words):
        for row in index.execute(_BY_CONSONANTS, (skeleton, _MOST_OF_A_SKELETON)):
            agreement = round(vowel_agreement(words, row[12]), 1)
            known = found.get(row[0])
            if agreement < _LEAST_AGREEMENT:
                continue
            agreement += _MAIN_NAME if row[12] == row[3] else 0
            if known is None or known[0] < agreement:
                found[row[0]] = (agreement, _record(row, FoundBy.CONSONANTS))
    # Sorting keeps the order of equals: that of importance within a skeleton.
    ranked = sorted(found.values(), key=lambda each: (-each[0], -each[1].population))
    return tuple(place for _, place in ranked[:limit])


def places_spelt_like(words: str, limit: int = 10) -> tuple[PlaceRecord, ...]:
    """Return the places with a Latin name that is written nearly as these words, the likest first.

    The consonants are the same, as far as they are written in one way alone, and nearly all letters agree.
    Without the index there are none.
    """
    index = open_index()
    folded = fold_text(words) if len(words) <= LONGEST_NAME else ""
    if index is None or not folded or has_arabic_letters(words):
        return ()
    found: dict[str, tuple[float, PlaceRecord]] = {}
    for skeleton in latin_skeletons(words):
        for row in index.execute(_BY_CONSONANTS, (skeleton, _MOST_OF_A_SKELETON)):
            likeness = difflib.SequenceMatcher(None, folded, fold_text(row[12]), autojunk=False).ratio()
            known = found.get(row[0])
            if likeness >= _LEAST_LIKENESS and (known is None or known[0] < likeness):
                found[row[0]] = (likeness, _record(row, FoundBy.CONSONANTS))
    ranked = sorted(found.values(), key=lambda each: (-each[0], -each[1].population))
    return tuple(place for _, place in ranked[:limit])


def _record(row: tuple[Any, ...], found_by: FoundBy) -> PlaceRecord:
    return _under_desk_name(PlaceRecord(row[0], _KINDS[row[1]], *row[2:12], found_by))  # type: ignore[call-arg]


def _under_desk_name(record: PlaceRecord) -> PlaceRecord:
    """Return a place under the names that the desk has for it."""
    if not has_desk_names():
        return record
    names = {lang: desk_name(record.id, lang) or getattr(record, lang) for lang in NAME_LANGUAGES}
    return replace(record, ar=names["ar"], en=names["en"])


def _desk_matches(folded: str, *, begun: bool = False) -> list[PlaceRecord]:
    """Return the places that only the desk calls so, or that the desk's name begins with the words."""
    found = map(place_of_id, desk_name_ids(folded, begun=begun))
    return [replace(place, found_by=FoundBy.NAME) for place in found if place is not None]


def _first_of_each(places: Iterable[PlaceRecord], limit: int) -> tuple[PlaceRecord, ...]:
    by_id: dict[str, PlaceRecord] = {}
    for place in places:
        by_id.setdefault(place.id, place)
    return tuple(itertools.islice(by_id.values(), limit))


def _place_without_index(place_id: str) -> PlaceRecord | None:
    """Return a place of the shipped table, or of the compact file."""
    place_id = aliases().get(place_id, place_id)
    if place_id in shipped_places():
        return _shipped_records()[place_id]
    row = find_row(place_id)
    return _under_desk_name(record_of_row(row)) if row else None


@cache
def _shipped_records() -> dict[str, PlaceRecord]:
    """Return the records of the shipped table by id, which answer until the index is built."""
    extents = dict(zip(*read_columns(EXTENT_COLUMNS), strict=True))
    return {
        key: _under_desk_name(record_of_shipped(place, extents)) for key, place in shipped_places().items()
    }


def _shipped_matches(matches: Callable[[str], bool], limit: int) -> tuple[PlaceRecord, ...]:
    """Return the places of the shipped table with a folded name that matches."""
    found = []
    for place in shipped_places().values():
        record = _shipped_records()[place.id]
        if any(matches(fold_text(name)) for name in (place.ar, place.en) if name):
            found.append(replace(record, found_by=FoundBy.NAME))
        elif any(matches(fold_text(name)) for name in place.aliases):
            found.append(replace(record, found_by=FoundBy.SPELLING))
    return tuple(found[:limit])
