"""Places chosen for names of a brief, and its theatre, as text of ``brief.yaml``."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ruamel.yaml.nodes import MappingNode, SequenceNode

from geodata.brief.implied_records import gazetteer_place_record
from geodata.brief.record_types.place_record import Place
from geodata.brief.yaml_edit import (
    TextReplacement,
    append_record,
    checked_text,
    field_edit,
    field_node,
    last_leaf,
    load_yaml,
    record_nodes,
    root_node,
    splice_text,
)
from geodata.brief.yaml_writer import inline_yaml
from geodata.drafting.place_questions import name_key
from geodata.gazetteer import FeatureKind, place_of_id
from geodata.words import Lang

_ALIASES: Final = "aliases"
_THEATRE: Final = "theatre"
_BEFORE_THEATRE: Final = ("marking", "language", "as_of", "id")
"""Fields below which the theatre is written, the first that is there."""


@dataclass(frozen=True)
class ChosenPlace:
    """The place that a person chose for a name of a brief."""

    name: str
    """The name as the brief writes it."""
    place: str
    """Id of the place in the gazetteer."""
    lang: Lang
    """Language of the brief."""
    made_on: str = ""
    """Digest of the brief that it was made on."""

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


def with_chosen_places(text: str, places: Iterable[ChosenPlace]) -> str:
    """Return the text with a record for each place chosen; one that has a record gets the name as an alias.

    Raises
    ------
    EditError
        Where the layout of the text does not take it.
    """
    for each in places:
        known = [place for place in load_yaml(text).get("places") or () if place.get("id") == each.place]
        text = (
            _with_alias(text, each, known[0])
            if known
            else append_record(text, "places", chosen_place_fields(each))
        )
    return text


def _with_alias(text: str, chosen: ChosenPlace, known: Mapping[str, Any]) -> str:
    written = known.get("name")
    names = written.values() if isinstance(written, Mapping) else (written,)
    aliases = list(known.get(_ALIASES) or ())
    if not takes_spelling(chosen) or chosen.key in {
        name_key(str(name)) for name in (*names, *aliases) if name
    }:
        return text
    expected = load_yaml(text)
    record = next(each for each in expected["places"] if each.get("id") == chosen.place)
    record[_ALIASES] = [*aliases, chosen.name]
    nodes = record_nodes(root_node(text), "places")
    place = next(each for each in nodes if getattr(field_node(each, "id"), "value", None) == chosen.place)
    return checked_text(splice_text(text, [_alias_edit(place, aliases, chosen.name)]), expected)


def _alias_edit(place: MappingNode, aliases: Sequence[str], name: str) -> TextReplacement:
    old = field_node(place, _ALIASES)
    if isinstance(old, SequenceNode) and old.value and not old.flow_style:
        item = f"{' ' * old.start_mark.column}- {inline_yaml([name])[1:-1]}"
        return last_leaf(old).end_mark.index, -1, item
    return field_edit(place, _ALIASES, inline_yaml([*aliases, name]))


def with_theatre(text: str, places: Sequence[str]) -> str:
    """Return the text with other places that the brief is about; none are an empty list.

    Raises
    ------
    EditError
        Where the layout of the text does not take it.
    """
    expected = load_yaml(text)
    expected[_THEATRE] = list(places)
    root = root_node(text)
    line = inline_yaml(list(places))
    old = next((pair for pair in root.value if pair[0].value == _THEATRE), None)
    if old is not None:
        # A list with a line for each place begins below its field.
        edit: TextReplacement = (old[0].end_mark.index, last_leaf(old[1]).end_mark.index, f": {line}")
    elif root.flow_style:
        edit = field_edit(root, _THEATRE, line)
    else:
        above = next(node for name in _BEFORE_THEATRE if (node := field_node(root, name)) is not None)
        edit = (last_leaf(above).end_mark.index, -1, f"{' ' * root.start_mark.column}{_THEATRE}: {line}")
    return checked_text(splice_text(text, [edit]), expected)
