"""Finding events, places and actors by their names, however they are spelt."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from geodata.atlas.atlas_frames import Atlas
from geodata.brief.records import Brief
from geodata.places import place
from geodata.words import Lang, fold

MOST = 20


@dataclass(frozen=True)
class Hit:
    """Something found: what it is, its id, its name, and the events that it leads to."""

    kind: Literal["event", "place", "actor"]
    id: str
    label: str
    events: tuple[str, ...]


def search(atlas: Atlas, text: str, lang: Lang) -> tuple[Hit, ...]:
    """At most 20 hits whose names hold every word of a text; names that begin with it come first.

    Spellings are folded (``geodata.words.fold``); both languages and all aliases are searched.
    """
    wanted = fold(text)
    if not wanted:
        return ()
    found = [
        (not any(name.startswith(wanted) for name in names), at, hit)
        for at, (hit, names) in enumerate(_named(atlas.brief, lang))
        if any(all(word in name for word in wanted.split()) for name in names)
    ]
    return tuple(hit for _, _, hit in sorted(found, key=lambda row: row[:2])[:MOST])


def _named(brief: Brief, lang: Lang) -> Iterator[tuple[Hit, list[str]]]:
    """Everything that can be found, with its folded names."""
    for event in brief.events:
        yield Hit("event", event.id, event.title[lang], (event.id,)), _folded(event.title.ar, event.title.en)
    for actor in brief.actor.values():
        events = tuple(at.id for at in brief.events if actor.id in {part.actor for part in at.actors})
        if events:
            names = _folded(actor.name.ar, actor.name.en, actor.id, *actor.aliases)
            yield Hit("actor", actor.id, actor.name[lang], events), names
    for found in brief.place.values():
        events = tuple(at.id for at in brief.events if found.id in {spot.place for spot in at.places})
        if events:
            aliases = [alias for shape in found.geometry for alias in place(shape).aliases]
            yield (
                Hit("place", found.id, found.name[lang], events),
                _folded(found.name.ar, found.name.en, *aliases),
            )


def _folded(*names: str) -> list[str]:
    return [fold(name) for name in names]
