"""One alias table: former ids in a file lead to the records that have them now."""

import json
from typing import Any

from geodata.brief.brief_reader import read_brief_bytes
from geodata.brief.present_ids import LIST_OF_KEY, alias_table, with_present_ids
from geodata.brief.records import Brief
from geodata.kinds.kind_table import shipped_kinds
from geodata.view import URL_PARAMETERS

WORDS = {"en": "Words", "ar": "كلمات"}
CLAIM = {"source": "speaker", "document": "note", "statement": "reported"}
VALUES: dict[str, Any] = {
    "schema": "2",
    "id": "renamed",
    "title": WORDS,
    "as_of": "2030-01-15",
    "language": "en",
    "kinds": [
        {
            "id": "overflight",
            "words": {"en": {"one": "Overflight", "many": "Overflights"}},
            "family": "military",
            "was": ["flyby"],
        }
    ],
    "documents": [{"id": "note", "type": "page", "title": WORDS}],
    "actors": [
        {"id": "navy", "name": WORDS, "kind": "force", "was": ["old-navy"]},
        {"id": "fleet", "name": WORDS, "kind": "force", "part_of": "old-navy"},
        {"id": "pact", "name": WORDS, "kind": "alliance", "members": ["old-navy", "fleet"]},
    ],
    "sources": [{"id": "speaker", "name": WORDS, "actor": "old-navy"}],
    "places": [
        {"id": "buoy", "name": WORDS, "kind": "point", "geometry": {"lon": 40, "lat": 20}, "was": ["mark"]},
        {"id": "near", "name": WORDS, "kind": "point", "geometry": {"near": "mark", "km": 30}},
    ],
    "theatre": ["mark"],
    "events": [
        {
            "id": "first",
            "was": ["beginning"],
            "tags": ["mark"],
            "kind": "flyby",
            "title": WORDS,
            "status": "actual",
            "when": {"edtf": "2029-12"},
            "actors": [{"actor": "old-navy", "role": "party"}],
            "places": [{"place": "mark"}],
            "claims": [{"id": "c1", **CLAIM}],
        },
        {
            "id": "second",
            "parent": "beginning",
            "kind": "overflight",
            "title": WORDS,
            "status": "actual",
            "when": {"edtf": "2029-12"},
            "places": [{"place": "near"}],
            "claims": [{"id": "c2", **CLAIM}],
        },
    ],
    "slides": [{"id": "one", "title": WORDS, "view": "focus=beginning&layer=flyby&actor=old-navy&tag=mark"}],
}


def read(**changes: Any) -> Brief:
    """The brief of the values, which has no problem."""
    reading = read_brief_bytes(json.dumps(VALUES | changes).encode())
    assert [str(problem) for problem in reading.problems if not problem.is_warning] == []
    assert reading.brief is not None
    return reading.brief


def test_every_reference_is_replaced() -> None:
    """Of kinds, actors, places and events, in slides too; nothing is left off."""
    brief = read()
    first, second = brief.events
    assert (first.kind, first.actors[0].actor, first.places[0].place) == ("overflight", "navy", "buoy")
    assert second.parent == "first"
    assert (brief.actors[1].part_of, brief.actors[2].members) == ("navy", ("navy", "fleet"))
    assert (brief.sources[0].actor, brief.theatre) == ("navy", ("buoy",))
    assert brief.place_resolver.resolve("near").anchor == brief.place_resolver.resolve("buoy").anchor
    assert brief.slides[0].view == "focus=first&layer=overflight&actor=navy&tag=mark"


def test_the_table_of_a_brief() -> None:
    """It has the former ids of all its records."""
    assert {group: dict(names) for group, names in read().former_ids.items()} == {
        "kinds": {"flyby": "overflight"},
        "roles": {},
        "actors": {"old-navy": "navy"},
        "places": {"mark": "buoy"},
        "events": {"beginning": "first"},
    }


def test_a_present_id_is_no_former_one() -> None:
    """Where another record has it now."""
    records = {"actors": [("navy", ("fleet", "old-navy")), ("fleet", ())]}
    assert alias_table(records, shipped_kinds())["actors"] == {"old-navy": "navy"}


def test_in_a_file_too() -> None:
    """A record that has no former ids keeps its own."""
    actors = [{"id": "navy", "was": ["fleet", "old-navy"]}, {"id": "fleet"}]
    found = with_present_ids({"actors": actors, "sources": [{"actor": "fleet"}, {"actor": "old-navy"}]})
    assert found["sources"] == [{"actor": "fleet"}, {"actor": "navy"}]


def test_any_values_pass() -> None:
    """Lists of texts, texts in place of records, records without an id."""
    odd = {"actors": ["x", {"was": "y"}, {"id": 3}, {"id": "a", "was": ["b", 4]}], "events": {"kind": "b"}}
    odd |= {"sources": [{"actor": "b"}, {"actor": ["b"]}, None], "slides": "view"}
    found = with_present_ids(odd)
    assert found["sources"] == [{"actor": "a"}, {"actor": ["b"]}, None]
    assert found["events"] == odd["events"]


def test_keys_of_links_are_known() -> None:
    """Each key of the table is a parameter of a link."""
    assert LIST_OF_KEY.keys() <= URL_PARAMETERS.keys()
