"""The atlas: documented columns, one row an event, valid geometry."""

import numpy as np
import pytest
import shapely

from geodata.atlas.atlas_frames import Atlas, build_atlas, event_titles
from geodata.atlas.event_columns import EVENT_COLUMNS
from geodata.atlas.place_shapes import place_geometry
from geodata.atlas.record_frames import ATLAS_CRS
from geodata.brief.records import Brief


def test_columns(demo_atlas: Atlas) -> None:
    """The frame has exactly the documented columns, in EPSG:4326."""
    assert list(demo_atlas.events.columns) == [column.name for column in EVENT_COLUMNS]
    assert demo_atlas.events.crs == ATLAS_CRS


def test_geometry(demo_atlas: Atlas) -> None:
    """A sea is an area, a route a line, and an event without a place has none."""
    kinds = [found.geom_type if found is not None else None for found in demo_atlas.events.geometry]
    assert kinds == ["MultiPolygon", "MultiLineString", None]
    assert demo_atlas.events["schematic"].tolist() == [False, True, False]
    assert demo_atlas.events["on_map"].tolist() == [True, True, False]


def test_precision_is_the_least(demo_atlas: Atlas) -> None:
    """The precision of an event is that of its least precise place."""
    assert demo_atlas.events["where_prec"].tolist()[:2] == [5, 6]
    assert demo_atlas.events["where_prec"].isna().tolist() == [False, False, True]


def test_open_bounds(demo_atlas: Atlas) -> None:
    """Open ends are missing values in the frame."""
    row = demo_atlas.events.iloc[1]
    assert str(row["start_latest"].date()) == "2022-10-31"
    assert demo_atlas.events[["start_earliest", "end_latest"]].iloc[1].isna().all()


@pytest.mark.parametrize(
    ("places", "kind"),
    [
        (("sea-of-japan", "yellow-sea"), "MultiPolygon"),
        (("vladivostok",), "MultiPoint"),
        (("vladivostok", "sea-of-japan"), "GeometryCollection"),
    ],
)
def test_multi_form(demo: Brief, places: tuple[str, ...], kind: str) -> None:
    """One type gives its Multi form, several a collection."""
    spots = [{"place": name} for name in places]
    event = type(demo.events[0]).model_validate(demo.events[0].model_dump() | {"places": spots})
    brief = Brief.model_validate(demo.model_dump() | {"events": [event.model_dump()], "queries": []})
    found = build_atlas(brief, "x").events.geometry.iloc[0]
    assert found.geom_type == kind
    assert shapely.is_valid(found)


def test_place_shape(demo: Brief) -> None:
    """The shape of a place is valid and holds its seas."""
    assert place_geometry("sea-of-japan", demo).contains(shapely.Point(135, 40))


def test_claims(demo_atlas: Atlas) -> None:
    """Rival figures are rows of their own, never one number."""
    rows = demo_atlas.claims.query("event == 0")
    assert rows["value"].tolist() == [30, 20]
    assert rows["source"].tolist() == ["ministry", "paper"]


def test_a_brief_without_events_has_frames(empty: Brief) -> None:
    """Frames without rows have the types of those with some."""
    found = build_atlas(empty, "empty")
    assert len(found.events) == len(found.claims) == 0
    assert (found.claims["event"].dtype, found.claims["proposed"].dtype) == (np.int64, np.bool_)


def test_titles_by_language(sparse: Brief, demo_atlas: Atlas) -> None:
    """A title that is not translated stands in the language there is."""
    assert list(event_titles(build_atlas(sparse, "sparse"), "ar")) == ["Ship hit", "Goods shipped", "Talks"]
    assert event_titles(demo_atlas, "ar")[0] == "مناورة الميناء"
    assert event_titles(demo_atlas, "en")[0] == "Harbour exercise"
