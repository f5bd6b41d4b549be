"""Actors, places and definitions of places that a brief uses without describing them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from geodata.brief.record_types.actor_record import Actor
from geodata.brief.record_types.place_record import Place
from geodata.places import gazetteer_place, gazetteer_places
from geodata.places.resolved_place import PlaceDefinition
from geodata.vocabulary import PlaceKind
from geodata.words import LANGS
from geodata.words.localized_text import LocalizedText


class PlaceDefinitions(Mapping[str, PlaceDefinition]):
    """Definitions of the places of a brief by id, each made when it is asked for."""

    def __init__(self, places: Mapping[str, Place], folder: Path | None) -> None:
        """Take the places, and the folder of the files that they name."""
        self._places, self._folder = places, folder

    def __getitem__(self, place_id: str) -> PlaceDefinition:
        """Return the definition of a place."""
        return self._places[place_id].definition(self._folder)

    def __iter__(self) -> Iterator[str]:
        """Yield the ids of the places."""
        return iter(self._places)

    def __len__(self) -> int:
        """Return the number of places."""
        return len(self._places)


def state_actor(actor_id: str) -> Actor:
    """Return a state of the gazetteer as an actor; an unknown id becomes its own name."""
    found = gazetteer_places().get(actor_id)
    name = found.name if found else LocalizedText(dict.fromkeys(LANGS, actor_id))
    return Actor(id=actor_id, name=name)


def gazetteer_place_record(place_id: str) -> Place:
    """Return a place of the gazetteer as a record of a brief."""
    found = gazetteer_place(place_id)
    return Place(
        id=place_id,
        name=found.name,
        kind=PlaceKind(found.kind),
        geometry=(found.id,),
        where_prec=found.where_prec,
    )
