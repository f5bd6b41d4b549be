"""The column file: header and columns as bytes."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from geodata.atlas.atlas_frames import OPEN_END_DAY, Atlas, build_atlas
from geodata.atlas.column_file import column_file_bytes, read_column_file
from geodata.brief.records import Brief

SMALL_END = np.iinfo(np.int16).max


@pytest.fixture(scope="module")
def read(demo_atlas: Atlas) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return header and columns of the demo brief."""
    return read_column_file(column_file_bytes(demo_atlas))


def test_columns_lie_where_the_header_says(demo_atlas: Atlas) -> None:
    """At multiples of eight, one after the other, up to the last byte."""
    found = column_file_bytes(demo_atlas)
    head, columns = read_column_file(found)
    ends = [place["offset"] + columns[name].nbytes for name, place in head["columns"].items()]
    assert all(place["offset"] % 8 == 0 for place in head["columns"].values())
    assert ends == sorted(ends)
    assert max(ends) <= len(found) < max(ends) + 8
    assert int.from_bytes(found[4:8], "little") % 8 == 0


def test_days_are_those_of_the_clock(read: tuple[dict[str, Any], dict[str, Any]], demo_atlas: Atlas) -> None:
    """int16 where they fit; open bounds are the ends of the type."""
    head, columns = read
    assert head["as_of"] == 21929
    for name in ("start_earliest", "start_latest", "end_earliest", "end_latest"):
        assert columns[name].dtype == np.int16
        days = getattr(demo_atlas.filter_columns, name)
        inside = np.abs(days.astype(np.int64)) < SMALL_END
        assert columns[name][inside].tolist() == days[inside].tolist()
    assert columns["end_latest"][1] == SMALL_END
    assert demo_atlas.filter_columns.end_latest[1] == OPEN_END_DAY


def test_codes_lead_to_names(read: tuple[dict[str, Any], dict[str, Any]], demo_atlas: Atlas) -> None:
    """Kinds, flags, participations with meant actors, and days of claims."""
    head, columns = read
    assert [head["kinds"][code] for code in columns["kind"]] == demo_atlas.events["kind"].tolist()
    assert columns["flags"].tolist() == [4, 4, 3]
    assert [head["actors"][code] for code in columns["part_actor"]] == demo_atlas.participations[
        "actor"
    ].tolist()
    assert [head["roles"][code] for code in columns["part_role"]] == demo_atlas.participations[
        "role"
    ].tolist()
    assert (columns["said_event"].tolist(), columns["said_day"].tolist()) == ([0], [21924])
    assert head["ids"] == demo_atlas.events["event_id"].tolist()


def test_points_have_no_boxes(read: tuple[dict[str, Any], dict[str, Any]], demo_atlas: Atlas) -> None:
    """The four columns are there where an event is more than the point of its label."""
    assert read[1]["west"][2] != read[1]["west"][2]
    assert read[1]["west"][0] == demo_atlas.bounding_boxes[0, 0]
    spots = demo_atlas.events.assign(
        geometry=[
            None if np.isnan(row.lon) else row.geometry.representative_point()
            for row in demo_atlas.events.itertuples()
        ]
    )
    spots = spots.assign(lon=spots.geometry.x, lat=spots.geometry.y)
    points = replace(demo_atlas, digest="points", events=spots)
    assert "west" not in read_column_file(column_file_bytes(points))[1]


def test_days_of_other_centuries_are_wide(demo: Brief) -> None:
    """One event of long ago makes all day columns int32."""
    old = demo.events[0].model_dump() | {"when": {"edtf": "1850"}}
    brief = Brief.model_validate(demo.model_dump() | {"events": [old, *demo.model_dump()["events"][1:]]})
    columns = read_column_file(column_file_bytes(build_atlas(brief, "old")))[1]
    assert columns["start_earliest"].dtype == np.int32
    assert columns["end_latest"][1] == OPEN_END_DAY


def test_other_bytes_are_refused() -> None:
    """Other bytes are no column file."""
    with pytest.raises(ValueError, match="BMT1"):
        read_column_file(b"PAR1....")
