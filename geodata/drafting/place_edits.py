"""Places chosen for names of a brief, as records and as edits of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from geodata.brief.implied_records import gazetteer_place_record
from geodata.brief.record_types.place_record import Place
from geodata.drafting.place_questions import name_key
from geodata.editing.operations import AddRecord, Operation, SetField
from geodata.editing.record_path import Values, listed_records, record_key
from geodata.gazetteer import FeatureKind, place_of_id
from geodata.words import Lang

_ALIASES: Final = "aliases"


@dataclass(frozen=True)
class ChosenPlace:
    """The place that a person chose for a name of a brief."""

    name: str
    """The name as the brief writes it."""
    place: str
    """Id of the place in the gazetteer."""
    lang: Lang
    """Language of the brief."""

    @property
    def key(self) -> str:
        """The folded name, which all its mentions share."""
        return name_key(self.name)


def takes_spelling(chosen: ChosenPlace) -> bool:
    """Return whether the text's spelling is a name of the place: an airport is called by its town."""
    found = place_of_id(chosen.place)
    return found is None or found.kind is not FeatureKind.AIRPORT


def chosen_place_record(chosen: ChosenPlace) -> Place:
    """Return a chosen place as a record of the brief: the text's spelling is an alias.

    Where the gazetteer has no name in the brief's language the spelling is its name there. A place that does
    not take the spelling has its own names alone.
    """
    found = gazetteer_place_record(chosen.place)
    if not takes_spelling(chosen):
        return found
    if not found.name.has(chosen.lang):
        name = found.name.model_copy(update={"root": {**found.name.root, chosen.lang: chosen.name}})
        found = found.model_copy(update={"name": name})
    if chosen.key in {name_key(name) for name in found.name.wordings}:
        return found
    return found.model_copy(update={_ALIASES: (chosen.name,)})


def chosen_place_fields(chosen: ChosenPlace) -> dict[str, Any]:
    """Return the fields of the record of a chosen place as written into ``brief.yaml``."""
    return chosen_place_record(chosen).model_dump(mode="json", exclude_defaults=True)


def chosen_place_operation(values: Values, chosen: ChosenPlace) -> Operation | None:
    """Return the edit that puts a chosen place into a brief; None where the brief has it by that name.

    A place that has a record gets the text's spelling as an alias.
    """
    records = listed_records(values, "places")
    known = next((each for each in records if record_key("places", each) == chosen.place), None)
    if known is None:
        return AddRecord(group="places", values=chosen_place_fields(chosen))
    written = known.get("name")
    names = list(written.values()) if isinstance(written, Mapping) else [written]
    aliases = list(known.get(_ALIASES) or ())
    held = {name_key(str(name)) for name in (*names, *aliases) if name}
    if not takes_spelling(chosen) or chosen.key in held:
        return None
    return SetField(
        record=f"places/{chosen.place}",
        field=_ALIASES,
        before=known.get(_ALIASES),
        after=[*aliases, chosen.name],
    )
