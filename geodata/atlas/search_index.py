"""Search for events, places and actors by name, whatever the spelling."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.row_frames import rows_of_brief
from geodata.brief.records import Brief
from geodata.places import gazetteer_place
from geodata.tables.searched_cells import rows_with_words
from geodata.words import Lang, fold_text

MOST_HITS = 20


@dataclass(frozen=True)
class SearchHit:
    """A found event, place or actor, with its name and the events that it leads to."""

    kind: Literal["event", "place", "actor"]
    id: str
    label: str
    events: tuple[str, ...]


def search_atlas(atlas: Atlas, text: str, lang: Lang) -> tuple[SearchHit, ...]:
    """Return at most ``MOST_HITS`` hits whose names contain every word of a text.

    Events, actors and places with names that begin with the text come first; events of rows of which only
    another cell has the words come last. Spellings are folded (``geodata.words.fold_text``); all languages
    and all aliases are searched.
    """
    wanted = fold_text(text)
    if not wanted:
        return ()
    found = [
        (not any(name.startswith(wanted) for name in names), at, hit)
        for at, (hit, names) in enumerate(_searchable_hits(atlas, lang))
        if any(all(word in name for word in wanted.split()) for name in names)
    ]
    by_name = [hit(atlas) for _, _, hit in sorted(found, key=lambda row: row[:2])[:MOST_HITS]]
    titles = islice(_row_hits(atlas.brief, wanted, "title"), MOST_HITS)
    cells = islice(_row_hits(atlas.brief, wanted, "text"), MOST_HITS)
    return tuple(list(dict.fromkeys([*by_name, *titles, *cells]))[:MOST_HITS])


def _row_hits(brief: Brief, wanted: str, column: str) -> Iterator[SearchHit]:
    """Yield the events of rows whose title, or whose further cells, have each word of a text."""
    for rows in rows_of_brief(brief):
        ids, titles = (rows.stored.columns.events[name] for name in ("event_id", "title"))
        for at in rows_with_words(rows.stored.searched, column, wanted.split()):
            if at not in rows.events.overridden:
                event_id = ids[at].as_py()
                yield SearchHit("event", event_id, titles[at].as_py(), (event_id,))


_HitMaker = Callable[[Atlas], SearchHit]


def _searchable_hits(atlas: Atlas, lang: Lang) -> Iterator[tuple[_HitMaker, list[str]]]:
    """Yield the maker of a hit with its folded names: described events, actors and places of events."""
    brief = atlas.brief
    for event in brief.event_records:
        hit = SearchHit("event", event.id, event.title[lang], (event.id,))
        yield _made(hit), _folded_names(*event.title.wordings)
    parts = atlas.participations
    taking_part = frozenset(parts.loc[~parts["as_written"], "actor"].unique())
    for actor in brief.actor_by_id.values():
        if actor.id in taking_part:
            hit = SearchHit("actor", actor.id, actor.name[lang], ())
            yield _led_to_events(hit), _folded_names(*actor.name.wordings, actor.id, *actor.aliases)
    used = frozenset(atlas.locations["place"].unique())
    for place_id, name, names in _place_names(brief, lang):
        if place_id in used:
            yield _led_to_events(SearchHit("place", place_id, name, ())), names


def _made(hit: SearchHit) -> _HitMaker:
    return lambda _atlas: hit


def _led_to_events(hit: SearchHit) -> _HitMaker:
    """Return the maker of the hit of an actor or a place with its events, which are looked up late."""

    def make(atlas: Atlas) -> SearchHit:
        parts = atlas.participations.loc[~atlas.participations["as_written"]]
        frame = parts if hit.kind == "actor" else atlas.locations
        rows = frame.loc[frame[hit.kind] == hit.id, "event"].unique()
        return replace(hit, events=tuple(atlas.events["event_id"].iloc[rows]))

    return make


def _place_names(brief: Brief, lang: Lang) -> Iterator[tuple[str, str, list[str]]]:
    """Yield id, name and folded names of each place; those of rows have the one name of their file."""
    for found in brief.named_places:
        aliases = [alias for shape in found.gazetteer_ids for alias in gazetteer_place(shape).aliases]
        yield found.id, found.name[lang], _folded_names(*found.name.wordings, *aliases)
    for rows in rows_of_brief(brief):
        for place_id, name, folded in rows.places.folded_names:
            yield place_id, name, [folded]


def _folded_names(*names: str) -> list[str]:
    return [fold_text(name) for name in names]
