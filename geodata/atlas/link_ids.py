"""Ids in a link: former ones replaced by the present ones, unknown ones with the nearest known ones."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from geodata.brief.present_ids import LIST_OF_KEY
from geodata.brief.record_types.table_record import ReferenceLayer
from geodata.brief.records import Brief
from geodata.phrasing.document_words import document_name
from geodata.view import LAYER_PREFIX, URL_PARAMETERS, HideOption, ParsedView, View
from geodata.vocabulary import Statement, Status
from geodata.words import LANGS, Lang, nearest_keys, translate

BAD_VALUE: Final = "bad-value"
"""Reason of an ignored parameter whose value cannot be one of its key."""
_MOST_SHOWN: Final = 80
"""Characters of a value in a message."""


@dataclass(frozen=True)
class UnknownValue:
    """A value of a link that is not known, with the ids of the nearest known ones."""

    key: str
    value: str
    near: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return the value with the nearest known ones on one line, cut where it is long."""
        known = f" (nearest: {', '.join(self.near)})" if self.near else ""
        return f"{self.key}={self.value[:_MOST_SHOWN]}{known}"


def former_values(view: View, brief: Brief) -> tuple[tuple[str, str, str], ...]:
    """Return the former ids in a View, as (URL key, former id, present id)."""
    return tuple(
        (key, name, table[name])
        for key, group in LIST_OF_KEY.items()
        for table in (brief.former_ids[group],)
        for name in _values(view, key)
        if name in table
    )


def view_with_present_ids(view: View, brief: Brief) -> View:
    """Return a View with the present ids of a brief in the place of former ones."""
    changes: dict[str, Any] = {}
    for key, former, present in former_values(view, brief):
        field = URL_PARAMETERS[key]
        before = changes.get(field, getattr(view, field))
        changes[field] = before - {former} | {present} if isinstance(before, frozenset) else present
    return view.with_changes(**changes) if changes else view


def unknown_values(parsed: ParsedView, brief: Brief) -> tuple[UnknownValue, ...]:
    """Return the values of a link that a brief does not know; former ids are known.

    Values that cannot be ids at all are among them.
    """
    view = view_with_present_ids(parsed.view, brief)
    found = list(bad_values(parsed.ignored))
    for key, ids in _LINK_IDS.items():
        values = _values(view, key)
        known = ids.known(brief) if values else ()
        found += [(key, name) for name in values if name not in known]
    return tuple(UnknownValue(key, name, _nearest_ids(key, name, brief)) for key, name in found)


def bad_values(ignored: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str]]:
    """Yield key and value of the ignored parameters that should be ids and cannot be."""
    for key, value, reason in ignored:
        if reason == BAD_VALUE and key in _LINK_IDS:
            yield key, value


def unknown_brief(brief_id: str, titles: Mapping[str, Iterable[str]]) -> UnknownValue:
    """Return an unknown brief with the nearest known ones, by the titles of each in all languages."""
    spellings = {name: (name, *wordings) for name, wordings in titles.items()}
    return UnknownValue("brief", brief_id, nearest_keys(brief_id, spellings))


def link_value_name(key: str, value: str, brief: Brief, lang: Lang) -> str:
    """Return the name of a known value of a link."""
    return _LINK_IDS[key].name(brief, value, lang)


def _layers_by_value(brief: Brief) -> dict[str, ReferenceLayer]:
    """Return the reference layers by the values of ``hide`` that hide them."""
    return {f"{LAYER_PREFIX}{layer.id}": layer for layer in brief.layers}


def _hidden_name(brief: Brief, value: str, lang: Lang) -> str:
    """Return the name of what a value of ``hide`` hides."""
    layer = _layers_by_value(brief).get(value)
    return layer.title[lang] if layer else translate(f"filters.{value}", lang)


def _values(view: View, key: str) -> list[str]:
    """Return the values of a URL key in a View."""
    found = getattr(view, URL_PARAMETERS[key])
    return sorted(found) if isinstance(found, frozenset) else [found] if found is not None else []


def _nearest_ids(key: str, value: str, brief: Brief) -> tuple[str, ...]:
    known = sorted(_LINK_IDS[key].known(brief))
    return nearest_keys(value, {name: _spellings(key, name, brief) for name in known})


def _spellings(key: str, name: str, brief: Brief) -> Iterator[str]:
    """Yield id, names and aliases of a known value; of events the ids alone, since rows have no record."""
    yield name
    if key == "focus":
        return
    yield from (link_value_name(key, name, brief, lang) for lang in LANGS)
    if key == "actor":
        yield from brief.actor_by_id[name].aliases


@dataclass(frozen=True)
class _LinkIds:
    """Ids that a brief knows as values of a URL key, and the name of each."""

    known: Callable[[Brief], Collection[str]]
    name: Callable[[Brief, str, Lang], str]


_LINK_IDS: Final[Mapping[str, _LinkIds]] = {
    "brief": _LinkIds(lambda brief: (brief.id,), lambda brief, _, lang: brief.title[lang]),
    "actor": _LinkIds(
        lambda brief: brief.actor_by_id, lambda brief, name, lang: brief.actor_by_id[name].name[lang]
    ),
    "role": _LinkIds(
        lambda brief: brief.kind_table.roles,
        lambda brief, name, lang: brief.kind_table.roles[name].name(lang),
    ),
    "layer": _LinkIds(
        lambda brief: (*brief.kind_table.kinds, *brief.kind_table.families),
        lambda brief, name, lang: brief.kind_table.layer_name(name, lang),
    ),
    "statement": _LinkIds(
        lambda _: tuple(map(str, Statement)), lambda _, name, lang: translate(f"statement.{name}", lang)
    ),
    "status": _LinkIds(
        lambda _: tuple(map(str, Status)), lambda _, name, lang: translate(f"status.{name}", lang)
    ),
    "tag": _LinkIds(lambda brief: brief.event_tags, lambda _brief, name, _lang: name),
    "hide": _LinkIds(
        lambda brief: (*map(str, HideOption), *_layers_by_value(brief)),
        _hidden_name,
    ),
    "document": _LinkIds(
        lambda brief: brief.document_by_id,
        lambda brief, name, lang: document_name(brief.document_by_id[name], lang),
    ),
    "focus": _LinkIds(
        lambda brief: brief.event_by_id, lambda brief, name, lang: brief.event_by_id[name].title[lang]
    ),
}
"""URL keys with values of which an unknown one is refused."""
