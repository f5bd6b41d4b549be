"""Withheld sources in the values of a file: also those that are left off, and so no part of the brief."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from geodata.brief.records import Brief
from geodata.brief.withheld.withheld_ids import WithheldIds

WITHHELD: Final = "withheld"
"""Word in a problem for a source or a document that has no masked id."""
_OPEN_VALUES: Final = frozenset({"false", "no", "off", "0", "f", "n"})
"""Values of ``withheld`` that mean false; any other one counts as true."""
_NAMING_FIELDS: Final = ("id", "name", "short", "url", "title", "publisher", "file", "sha256", "extracted")


def values_withhold(values: Mapping[str, Any]) -> bool:
    """Return whether a file withholds a source."""
    return bool(_withheld_sources(values)) or any(_values_of_rows(values))


def withheld_words(values: Mapping[str, Any], brief: Brief | None, ids: WithheldIds) -> Mapping[str, str]:
    """Return the words that name withheld sources and documents, with those that replace them.

    Of documents that are left off none is named, for nobody knows who speaks in them.
    """
    if ids.is_empty and not values_withhold(values):
        return {}
    known = {each.id for each in brief.documents} if brief else set()
    words = dict.fromkeys(_values_of_rows(values), WITHHELD)
    for record in _mappings(values.get("documents")):
        own = str(record.get("id"))
        if own in ids.documents or own not in known:
            words |= dict.fromkeys(_naming_words(record), ids.documents.get(own, WITHHELD))
    for record in _withheld_sources(values):
        words |= dict.fromkeys(_naming_words(record), ids.sources.get(str(record.get("id")), WITHHELD))
    for rows in brief.row_sources if brief else ():
        of_rows = (source for source in rows.sources if source.id in ids.sources)
        words |= {name: ids.source(each.id) for each in of_rows for name in (each.id, *each.name.wordings)}
    return {word: words[word] for word in sorted(words, key=len, reverse=True)}


def _withheld_sources(values: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [each for each in _mappings(values.get("sources")) if _is_withheld(each)]


def _is_withheld(source: Mapping[str, Any]) -> bool:
    value = source.get("withheld")
    return value is not None and str(value).strip().lower() not in _OPEN_VALUES


def _values_of_rows(values: Mapping[str, Any]) -> Iterator[str]:
    """Yield the values of columns that name a withheld source."""
    for table in _mappings(values.get("tables")):
        mapping = table.get("mapping")
        given = mapping.get("source") if isinstance(mapping, dict) else None
        for source in _mappings(given if isinstance(given, list) else [given]):
            yield from _texts(source.get("withheld"))


def _naming_words(record: Mapping[str, Any]) -> Iterator[str]:
    for name in _NAMING_FIELDS:
        yield from _texts(record.get(name))


def _texts(value: object) -> Iterator[str]:
    """Yield the texts in a value of a file, as they stand and without the blanks at their ends."""
    match value:
        case str():
            yield from (text for text in (value, value.strip()) if text.strip())
        case dict():
            yield from (text for each in value.values() for text in _texts(each))
        case list():
            yield from (text for each in value for text in _texts(each))


def _mappings(found: object) -> list[Mapping[str, Any]]:
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
