"""Search for events, places and actors by name, whatever the spelling."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from geodata.atlas.atlas_frames import Atlas
from geodata.brief.records import Brief
from geodata.places import gazetteer_place
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
    """Return at most ``MOST`` hits whose names contain every word of a text, those that begin with it first.

    Spellings are folded (``geodata.words.fold``); both languages and all aliases are searched.
    """
    wanted = fold_text(text)
    if not wanted:
        return ()
    found = [
        (not any(name.startswith(wanted) for name in names), at, hit)
        for at, (hit, names) in enumerate(_searchable_hits(atlas.brief, lang))
        if any(all(word in name for word in wanted.split()) for name in names)
    ]
    return tuple(hit for _, _, hit in sorted(found, key=lambda row: row[:2])[:MOST_HITS])


def _searchable_hits(brief: Brief, lang: Lang) -> Iterator[tuple[SearchHit, list[str]]]:
    """Yield each event, actor and place of a brief as a hit, with its folded names."""
    for event in brief.events:
        yield (
            SearchHit("event", event.id, event.title[lang], (event.id,)),
            _folded_names(*event.title.wordings),
        )
    for actor in brief.actor_by_id.values():
        events = tuple(at.id for at in brief.events if actor.id in {part.actor for part in at.actors})
        if events:
            names = _folded_names(*actor.name.wordings, actor.id, *actor.aliases)
            yield SearchHit("actor", actor.id, actor.name[lang], events), names
    for found in brief.place_by_id.values():
        events = tuple(at.id for at in brief.events if found.id in {spot.place for spot in at.places})
        if events:
            aliases = [alias for shape in found.gazetteer_ids for alias in gazetteer_place(shape).aliases]
            yield (
                SearchHit("place", found.id, found.name[lang], events),
                _folded_names(*found.name.wordings, *aliases),
            )


def _folded_names(*names: str) -> list[str]:
    return [fold_text(name) for name in names]
