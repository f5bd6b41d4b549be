"""Frames of rows: the same from columns as from the records of the same rows."""

from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.brief.records import Brief
from geodata.settings import variable_of
from geodata.tables.brief_opening import open_brief

HEAD = "ref,what,where,goal,day,until,prec,near,lon,lat,who,on,dead,low,high,by,more,shape\n"
ROWS = (
    "A-1,exercise,Alph,,2030-01-02,,day,1,45.5,12.5,North; rus,lead,3,1,9,Radio,x,\n"
    "A-2,deployment,Alph,,2030-01,,month,2,45.5,12.5,,,,,,Radio; HIDDEN,y,\n"
    "A-3,unheard,Far,,2030-02-01,2030-02-09,day,1,180,10,North,,0,,,,,\n"
    "A-4,meeting,Land,,,,,6,44.1,33.2,,,2,5,3,Radio,,\n"
    "A-5,alignment,Off,,2030-03-01,,week,5,20.25,-30,North; South,,,,,HIDDEN,,\n"
    "A-6,exercise,Nowhere,,2030-04-01,,year,,,,,,1.5,,,Press,,\n"
    "A-7,exercise,Nowhere,,2030-99-01,,year,,,,,,,,,,,\n"
    'A-8,exercise,"A, B",,2030-04-02,,day,1,1,2,prk,,1,1,2,Press,,\n'
)
FIELDS = """
      title: {text: "{what} at {where}"}
      kind: {column: what}
      start: {column: day}
      end: {column: until}
      date_prec: {column: prec}
      actors: {column: who, split: ";", values: {rus: rus, prk: prk}, role: party}
      figures:
        - {best: dead, low: low, high: high, unit: person, counts: {id: dead, en: dead}}
        - {column: dead, unit: person, counts: {id: said, en: said}}
      source: {column: by, split: ";", withheld: [HIDDEN]}
      tags: {column: more}
      note: {column: on}
"""
POINTS = """
      place: {lon: {column: lon}, lat: {column: lat}, name: {column: where}, where_prec: {column: near},
        country: Iraq}
"""
HEADER = """
schema: 2
id: rows
title: {{en: Rows}}
as_of: 2031-01-01
language: {lang}
documents: [{{id: csv, type: table, file: rows.csv, title: {{en: The log}}}}]
places: [{{id: bay, name: {{en: The bay}}, kind: point, geometry: {{lon: 40, lat: 20}}}}]
tables:
  - id: log
    document: csv
    key: [ref]
{more}    mapping:{fields}{places}
"""


def write_brief(
    folder: Path, *, rows: str = ROWS, places: str = POINTS, lang: str = "en", more: str = ""
) -> Path:
    """A brief made of rows in a folder."""
    text = HEADER.format(fields=FIELDS.rstrip(), places=places.rstrip(), lang=lang, more=more)
    folder.joinpath("brief.yaml").write_text(text.lstrip(), "utf-8")
    folder.joinpath("rows.csv").write_text(HEAD + rows, "utf-8")
    return folder


def opened(folder: Path) -> Brief:
    """The brief in a folder."""
    reading = open_brief(folder)
    assert reading.brief is not None, reading.problems
    return reading.brief


def materialised(brief: Brief) -> Brief:
    """The same brief with a record for each row, and no columns."""
    described = {"events": tuple(brief.events), "places": tuple(brief.places)}
    plain = brief.model_copy(update=described)
    plain._rows = ()
    return plain


def plain_values(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of a frame with geometries as text and missing values as None."""
    found = pd.DataFrame(frame.drop(columns="geometry", errors="ignore")).astype(object)
    if isinstance(frame, gpd.GeoDataFrame):
        found["geometry"] = frame.geometry.to_wkt(rounding_precision=9).to_numpy(object)
    return [
        {
            name: None if pd.api.types.is_scalar(value) and pd.isna(value) else value
            for name, value in row.items()
        }
        for row in found.to_dict("records")
    ]


def assert_same_frames(brief: Brief) -> Atlas:
    """The frames from columns equal those from records."""
    fast, slow = build_atlas(brief, "d"), build_atlas(materialised(brief), "d")
    assert list(fast.events.columns) == list(slow.events.columns)
    for name in ("events", "participations", "locations", "claims", "citations"):
        assert plain_values(getattr(fast, name)) == plain_values(getattr(slow, name)), name
    for name in ("start_earliest", "kind", "statements", "undated", "ahead", "holds"):
        left, right = (getattr(each.filter_columns, name) for each in (fast, slow))
        assert left.dtype == right.dtype, name
        assert left.tolist() == right.tolist(), name
    return fast


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable_of("cache"), str(tmp_path_factory.mktemp("cache")))


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_frames_of_points_equal_those_of_records(tmp_path: Path, lang: str) -> None:
    """Points, states, undated events, ranges out of order, split actors and withheld speakers."""
    atlas = assert_same_frames(opened(write_brief(tmp_path, lang=lang)))
    assert len(atlas.events) == 7
    assert atlas.events["on_map"].tolist() == [True, True, True, True, False, False, True]
    assert atlas.events["lon"].iloc[2] == -180.0 or atlas.events["lon"].iloc[2] == 180.0


NAMED = """
      from: {name: {column: where}}
      to: {name: {column: goal}, radius_km: {column: low}}
"""
ROUTES = (
    "B-1,transfer,Rajin,Vostochny,2030-01-02,,day,,,,,,,,,Radio,,\n"
    "B-2,transfer,Iran,the bay,2030-01-02,,day,,,,,,,,,Radio,,\n"
    "B-3,transfer,Iran,Atlantis,2030-01-02,,day,,,,,,,,,Radio,,\n"
    "B-4,transfer,here,there,2030-01-02,,day,,,,,,,30,,Radio,,\n"
    "B-5,transfer,nothing,known,2030-01-02,,day,,,,,,,,,Radio,,\n"
)
ANSWERS = "    places: {Atlantis: none, here: {lon: 40.5, lat: 14}, there: bay}\n"


def test_frames_of_routes_and_names_equal_those_of_records(tmp_path: Path) -> None:
    """Ports, areas, own places, answers, one known end, none."""
    atlas = assert_same_frames(opened(write_brief(tmp_path, rows=ROUTES, places=NAMED, more=ANSWERS)))
    assert atlas.events["schematic"].tolist() == [False, True, False, True, False]
    assert atlas.events["on_map"].tolist() == [True, True, True, True, False]


SHAPES = """
      place: {geometry: {column: shape}, name: {column: where}}
"""


def test_frames_of_shapes_equal_those_of_records(tmp_path: Path) -> None:
    """Points, lines and areas as text."""
    shapes = ("POINT (4 5)", "LINESTRING (4 5, 6 7)", "POLYGON ((4 5, 8 5, 8 9, 4 5))", "")
    rows = "".join(f'C-{at},meeting,Spot,,,,,,,,,,,,,,,"{shape}"\n' for at, shape in enumerate(shapes))
    atlas = assert_same_frames(opened(write_brief(tmp_path, rows=rows, places=SHAPES)))
    assert atlas.events.geometry.geom_type.tolist()[:3] == ["MultiPoint", "MultiLineString", "MultiPolygon"]


OVERRIDES = """    overrides:
      A-2: {kind: transfer, places: [{place: rus, role: from}, {place: bay, role: to}]}
      a-4: {title: {en: Another}, when: {edtf: "2030"}}
"""


def test_changed_rows_are_read_from_their_records(tmp_path: Path) -> None:
    """They keep their position among the rows."""
    atlas = assert_same_frames(opened(write_brief(tmp_path, more=OVERRIDES)))
    assert atlas.events["kind"].iloc[1] == "transfer"
    assert atlas.events["title"].iloc[3] == "Another"
    assert atlas.events["event_id"].tolist()[:4] == ["log-a-1", "log-a-2", "log-a-3", "log-a-4"]
    assert atlas.claims["event"].is_monotonic_increasing


def test_rows_stand_behind_the_events_of_the_file(tmp_path: Path) -> None:
    """Row numbers count through."""
    more = """    read: {separator: ","}
events:
  - id: written
    kind: meeting
    title: {en: Written}
    status: actual
    when: {undated: true}
    places: [{place: bay}]
    claims: [{id: one, source: desk, document: csv, row: 1, statement: reported}]
sources: [{id: desk, name: {en: Desk}}]
"""
    text = write_brief(tmp_path).joinpath("brief.yaml").read_text("utf-8")
    head, _, tail = more.partition("events:")
    del head
    tmp_path.joinpath("brief.yaml").write_text(text + "events:" + tail, "utf-8")
    atlas = assert_same_frames(opened(tmp_path))
    assert atlas.events["event_id"].tolist()[:2] == ["written", "log-a-1"]
    assert atlas.row_of_event["log-a-8"] == 7
