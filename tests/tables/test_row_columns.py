"""Events of the rows of a table."""

from dataclasses import replace
from typing import Any

import pytest

from geodata.brief.record_types.table_mapping import RowMapping, TableRead
from geodata.tables.row_columns import RowColumns, derive_row_columns
from geodata.tables.table_context import TableContext
from geodata.tables.table_file import TableError, read_table

CONTEXT = TableContext(
    "log",
    ("ref",),
    known_kinds=frozenset({"patrol", "other-kind"}),
    default_kind="other-kind",
    known_actors=frozenset({"xxa"}),
    places={},
    find_place=lambda _name: None,
    has_lane=lambda start, end: (start, end) != ("a", "c"),
    lang="en",
    speaker="The log",
)
TITLE = {"title": {"text": "{what} {where}"}}
HEAD = "ref,what,where,day,until,prec,lon,lat,who,dead,low,high,by"


def derived(*rows: str, mapping: dict[str, Any] | None = None, context: TableContext = CONTEXT) -> RowColumns:
    """The columns of some rows below the header of these tests."""
    data = "\n".join((HEAD, *rows, "")).encode()
    read = TableRead()
    chosen = RowMapping.model_validate(TITLE | (mapping or {}))
    return derive_row_columns(read_table(data, read), chosen, read, context)


def left_out(columns: RowColumns) -> list[tuple[int, str, str]]:
    """Record, column and reason of each row that is left out."""
    return [(row["record"], row["column"], row["reason"]) for row in columns.left_out.to_pylist()]


def test_a_row_becomes_an_event_with_an_id_by_its_key_and_a_title_without_gaps() -> None:
    """A row becomes an event with an id by its key and a title without gaps."""
    columns = derived("A 1,Patrol,,,,,,,,,,,", "B/2,Drill,off Tema,,,,,,,,,,")
    assert columns.events["event_id"].to_pylist() == ["log-a-1", "log-b-2"]
    assert columns.events["title"].to_pylist() == ["Patrol", "Drill off Tema"]


def test_a_repeated_key_gets_a_hash_of_its_content_and_equal_rows_a_number() -> None:
    """A repeated key gets a hash of its content and equal rows a number."""
    columns = derived("a,x,,,,,,,,,,,", "a,y,,,,,,,,,,,", "a,y,,,,,,,,,,,", "b,x,,,,,,,,,,,")
    first, second, third, last = columns.events["event_id"].to_pylist()
    assert last == "log-b"
    assert first.startswith("log-a-")
    assert third == f"{second}-2"
    assert len({first, second, third}) == 3


def test_the_id_of_a_row_does_not_depend_on_the_rows_before_it() -> None:
    """The id of a row does not depend on the rows before it."""
    whole = derived("a,x,,,,,,,,,,,", "b,y,,,,,,,,,,,").events["event_id"].to_pylist()
    assert derived("b,y,,,,,,,,,,,").events["event_id"].to_pylist() == whole[1:]


def test_dates_become_edtf_at_the_precision_of_their_table() -> None:
    """Dates become edtf at the precision of their table."""
    mapping = {"start": {"column": "day"}, "end": {"column": "until"}, "date_prec": {"column": "prec"}}
    columns = derived(
        "1,x,,2030-03-04,2030-03-04,day,,,,,,,",
        "2,x,,2030-03-04,2030-03-09,day,,,,,,,",
        "3,x,,2030-03-04,,week,,,,,,,",
        "4,x,,2030-03-04,,month,,,,,,,",
        "5,x,,,,,,,,,,,",
        mapping=mapping,
    )
    assert columns.events["edtf"].to_pylist() == [
        "2030-03-04",
        "2030-03-04/2030-03-09",
        "2030-03-01/2030-03-07",
        "2030-03",
        None,
    ]


def test_a_row_with_a_fault_is_left_out_whole_and_listed_with_its_record_and_column() -> None:
    """A row with a fault is left out whole and listed with its record and column."""
    mapping = {
        "start": {"column": "day"},
        "end": {"column": "until"},
        "place": {"lon": {"column": "lon"}, "lat": {"column": "lat"}},
        "figures": {"column": "dead", "unit": "person", "counts": {"id": "killed", "en": "killed"}},
    }
    columns = derived(
        "1,x,,2030-06-31,,,,,,,,,",
        "2,x,,2030-06-30,2030-06-01,,,,,,,,",
        "3,x,,2030-06-30,,,1,95,,,,,",
        "4,x,,2030-06-30,,,1,five,,,,,",
        "5,x,,2030-06-30,,,1,5,,many,,,",
        "6,x,,2030-06-30,,,1,5,,-2,,,",
        "7,x,,2030-06-30,,,1,5,,0,,,",
        mapping=mapping,
    )
    assert left_out(columns) == [
        (1, "day", "no-such-day"),
        (2, "until", "end-before-start"),
        (3, "lat", "latitude-out-of-range"),
        (4, "lat", "not-a-number"),
        (5, "dead", "not-a-number"),
        (6, "dead", "negative-amount"),
    ]
    assert columns.events["record"].to_pylist() == [7]
    assert columns.figures.to_pylist() == [{"event": 0, "mapping": 0, "best": 0.0, "low": None, "high": None}]


def test_coordinates_that_stand_for_no_place_give_none() -> None:
    """Coordinates that stand for no place give none."""
    mapping = {"place": {"lon": {"column": "lon"}, "lat": {"column": "lat"}, "none": ["lost"]}}
    columns = derived(
        "1,x,,,,,0,0,,,,,",
        "2,x,,,,,NaN,NaN,,,,,",
        "3,x,,,,,-99,-99,,,,,",
        "4,x,,,,,unknown,5,,,,,",
        "5,x,,,,,lost,lost,,,,,",
        "6,x,,,,,,,,,,,",
        "7,x,,,,,-99.1,19.4,,,,,",
        mapping=mapping,
    )
    assert left_out(columns) == []
    assert columns.places["event"].to_pylist() == [6]
    assert columns.spots.select(["lon", "lat"]).to_pylist() == [{"lon": -99.1, "lat": 19.4}]
    assert columns.events["unplaced"].to_pylist() == ["no-place"] * 6 + [None]


def test_a_name_is_looked_up_only_in_a_table_without_coordinates() -> None:
    """A name is looked up only in a table without coordinates."""
    context = replace(
        CONTEXT,
        places={"Alph": (45.0, 12.0), "Here": "bay", "Nowhere": None},
        find_place={"Tema": "tema"}.get,
    )
    rows = ("1,x,Alph,,,,,,,,,,", "2,x,Here,,,,,,,,,,", "3,x,Nowhere,,,,,,,,,,", "4,x,Tema,,,,,,,,,,")
    named = {"place": {"name": {"column": "where"}}}
    columns = derived(*rows, mapping=named, context=context)
    (spot,) = columns.spots.to_pylist()
    assert (spot["name"], spot["lon"], spot["shape"]) == ("Alph", 45.0, None)
    assert columns.places.select(["event", "place"]).to_pylist() == [
        {"event": 0, "place": spot["place"]},
        {"event": 1, "place": "bay"},
        {"event": 3, "place": "tema"},
    ]
    assert columns.events["unplaced"].to_pylist() == [None, None, "unknown-place", None]
    both = {"place": {"name": {"column": "where"}, "lon": {"column": "lon"}, "lat": {"column": "lat"}}}
    assert derived(*rows, mapping=both, context=context).places.num_rows == 0


def test_an_unknown_kind_becomes_the_default_and_is_counted() -> None:
    """An unknown kind becomes the default and is counted."""
    kind = {"kind": {"column": "what", "values": {"P": "patrol"}}}
    columns = derived("1,P,,,,,,,,,,,", "2,Feast,,,,,,,,,,,", "3,Feast,,,,,,,,,,,", mapping=kind)
    assert columns.events["kind"].to_pylist() == ["patrol", "other-kind", "other-kind"]
    assert columns.unknown_kinds.to_pylist() == [{"kind": "Feast", "rows": 2}]


def test_actors_of_one_cell_are_split_and_named_once() -> None:
    """Actors of one cell are split and named once."""
    actors = {"actors": {"column": "who", "split": ";", "values": {"A": "xxa"}, "role": "party"}}
    columns = derived('1,x,,,,,,,"Front; A",,,,', "2,x,,,,,,,front,,,,", mapping=actors)
    assert columns.participations["event"].to_pylist() == [0, 0, 1]
    front, brief_actor, again = columns.participations["actor"].to_pylist()
    assert brief_actor == "xxa"
    assert front == again
    assert front.startswith("log-")
    assert columns.actors["actor"].to_pylist() == [front]


def test_an_event_without_a_speaker_is_told_by_its_document() -> None:
    """An event without a speaker is told by its document."""
    columns = derived("1,x,,,,,,,,,,,Radio", "2,x,,,,,,,,,,,", mapping={"source": {"column": "by"}})
    names = dict(zip(*(columns.sources[name].to_pylist() for name in ("source", "name")), strict=True))
    speakers = [names[source] for source in columns.speakers["source"].to_pylist()]
    assert speakers == ["Radio", "The log"]


def test_a_withheld_speaker_is_marked() -> None:
    """A withheld speaker is marked."""
    columns = derived("1,x,,,,,,,,,,,HIDDEN", mapping={"source": {"column": "by", "withheld": ["HIDDEN"]}})
    assert columns.sources["withheld"].to_pylist() == [True]


def test_a_mapping_that_names_a_missing_column_is_refused() -> None:
    """A mapping that names a missing column is refused."""
    with pytest.raises(TableError, match="no column nobody"):
        derived("1,x,,,,,,,,,,,", mapping={"note": {"column": "nobody"}})


def test_a_row_without_a_title_has_that_of_its_place_or_its_number() -> None:
    """No event is without a name."""
    mapping = {"title": {"column": "what"}, "place": {"name": {"column": "where"}}}
    columns = derived("1,Raid,Oea,,,,,,,,,,", "2,,Oea,,,,,,,,,,", "3,,,,,,,,,,,,", mapping=mapping)
    assert columns.events["title"].to_pylist() == ["Raid", "Oea", "Row 3"]


def test_texts_are_lines_without_hidden_signs() -> None:
    """A record refuses them."""
    columns = derived(
        '1,"a\u200b\nb",,,,,,,\u2066,,,,', mapping={"actors": {"column": "who", "role": "party"}}
    )
    assert columns.events["title"].to_pylist() == ["a b"]
    assert columns.participations.num_rows == 0


def test_an_address_that_is_none_stays_with_the_row() -> None:
    """An address that is none stays with the row."""
    rows = ("1,x,HIDDEN,,,,,,,,,,", "2,x,https://a.example/b,,,,,,,,,,")
    columns = derived(*rows, mapping={"url": {"column": "where"}})
    assert columns.urls.to_pylist() == [{"event": 1, "url": "https://a.example/b"}]


POINT = {"lon": {"column": "lon"}, "lat": {"column": "lat"}}


def test_rows_of_one_place_share_it() -> None:
    """Rows of one place share it, and its id does not depend on the rows before it."""
    mapping = {"place": {**POINT, "name": {"column": "where"}, "where_prec": {"column": "prec"}}}
    rows = ("1,x,Alph,,,2,45,12,,,,,", "2,x,Alph,,,2,45.0,12,,,,,", "3,x,Alph,,,3,45,12,,,,,")
    columns = derived(*rows, mapping=mapping)
    first, second, third = columns.places["place"].to_pylist()
    assert first == second != third
    assert columns.spots["where_prec"].to_pylist() == [2, 3]
    assert derived(rows[2], mapping=mapping).places["place"].to_pylist() == [third]


def test_a_coordinate_of_a_place_known_to_its_state_alone_is_given_up() -> None:
    """The state is the place, where the mapping names it."""
    place = {**POINT, "where_prec": {"column": "prec"}}
    row = "1,x,Oman,,,6,45,12,,,,,"
    alone = derived(row, mapping={"place": place})
    assert alone.places.num_rows == 0
    assert alone.events["unplaced"].to_pylist() == ["country-only"]
    context = replace(CONTEXT, find_place={"Oman": "omn"}.get)
    known = derived(row, mapping={"place": place | {"country": {"column": "where"}}}, context=context)
    assert known.places["place"].to_pylist() == ["omn"]


def test_the_one_known_end_of_a_route_is_the_place_of_its_event() -> None:
    """So are two ends between which no line can be drawn."""
    context = replace(CONTEXT, find_place={"A": "a", "B": "b", "C": "c"}.get)
    mapping = {"from": {"name": {"column": "what"}}, "to": {"name": {"column": "where"}}}
    rows = ("1,A,B,,,,,,,,,,", "2,A,?,,,,,,,,,,", "3,A,C,,,,,,,,,,")
    columns = derived(*rows, mapping=mapping, context=context)
    assert columns.places.to_pylist() == [
        {"event": 0, "role": "from", "place": "a"},
        {"event": 0, "role": "to", "place": "b"},
        {"event": 1, "role": "at", "place": "a"},
        {"event": 2, "role": "at", "place": "a"},
        {"event": 2, "role": "at", "place": "c"},
    ]


def test_ids_that_are_whole_numbers_lose_their_decimals() -> None:
    """Ids that are whole numbers lose their decimals, where all of the column are."""
    mapping = {"external": {"base": {"column": "ref"}}}
    columns = derived("214797.0,x,,,,,,,,,,,", "7.0,x,,,,,,,,,,,", mapping=mapping)
    assert columns.events["event_id"].to_pylist() == ["log-214797", "log-7"]
    assert columns.external["id"].to_pylist() == ["214797", "7"]
    mixed = derived("1.0,x,,,,,,,,,,,", "1.5,x,,,,,,,,,,,")
    assert mixed.events["event_id"].to_pylist() == ["log-1-0", "log-1-5"]


def test_a_geometry_of_several_shapes_leaves_its_row_out() -> None:
    """A row is one shape."""
    mapping = {"place": {"geometry": {"column": "where"}}}
    columns = derived('1,x,"POINT (4 5)",,,,,,,,,,', '2,x,"MULTIPOINT (4 5, 6 7)",,,,,,,,,,', mapping=mapping)
    assert left_out(columns) == [(2, "where", "several-shapes")]
    assert columns.spots.num_rows == 1


def test_the_line_of_a_row_is_that_of_the_file() -> None:
    """Of events and of rows that are left out."""
    mapping = {"start": {"column": "day"}}
    columns = derived(
        '1,"x\ny",,,,,,,,,,,', "2,x,,2030-02-31,,,,,,,,,", "", "3,x,,,,,,,,,,,", mapping=mapping
    )
    assert columns.events["line"].to_pylist() == [2, 6]
    assert columns.events["record"].to_pylist() == [1, 3]
    assert columns.left_out["line"].to_pylist() == [4]
