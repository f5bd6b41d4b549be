"""Every data format, read back with geopandas, holds the same rows, columns, citations and shapes."""

import inspect
import io
import json
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely
from geopandas.testing import assert_geoseries_equal
from pandas.testing import assert_frame_equal

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.csv_rows import EXPORT_COLUMNS
from geodata.atlas.geojson import BOUND_NAMES, feature_collection
from geodata.atlas.selection import Selection, select_events
from geodata.brief.record_fields import Marking
from geodata.brief.records import Brief
from geodata.export import formats
from geodata.export.export_layers import file_metadata, selection_frame
from geodata.export.formats import ExportFormat, FormatGroup, formats_of, picture_scales
from geodata.export.geopackage import DOCUMENT_TABLE, METADATA_TABLE, STYLE_TABLE
from geodata.render.picture_options import PICTURE_FORMATS as PICTURES
from geodata.view import View, parse_view
from geodata.words.localized_text import LocalizedText

DATA = formats_of(FormatGroup.DATA)
COLUMNS = [column.name for column in EXPORT_COLUMNS]


def from_layers(path: Path) -> gpd.GeoDataFrame:
    """Every layer of a file that has events, one below the other."""
    others = {DOCUMENT_TABLE, METADATA_TABLE, STYLE_TABLE}
    names = [name for name, _ in pyogrio.list_layers(path) if name not in others]
    parts = [gpd.read_file(path, layer=name) for name in names]
    return gpd.GeoDataFrame(pd.concat(parts, ignore_index=True), geometry="geometry", crs=parts[0].crs)


def from_csv(path: Path) -> gpd.GeoDataFrame:
    """The rows of a spreadsheet, which holds no shapes."""
    rows = pd.read_csv(path, encoding="utf-8-sig", dtype={"sentences": str})
    return gpd.GeoDataFrame(rows, geometry=gpd.GeoSeries([None] * len(rows), crs="EPSG:4326"))


READERS: dict[str, Callable[[Path], gpd.GeoDataFrame]] = {
    "csv": from_csv,
    "gpkg": from_layers,
    "parquet": gpd.read_parquet,
    "kml": from_layers,
}


@pytest.fixture(scope="module")
def selection(shipped_atlas: Atlas) -> Selection:
    """The shipped brief, with a filter that hides something."""
    return select_events(shipped_atlas, parse_view("from=2012-01-01&hide=ahead").view)


def plain(frame: pd.DataFrame) -> pd.DataFrame:
    """The documented columns with one sign for what is missing and one type for numbers."""
    truths = {column.name: "bool" for column in EXPORT_COLUMNS if column.type == "bool"}
    found = frame[COLUMNS].astype({"where_prec": "Float64", **truths}).astype(object)
    days = [column.name for column in EXPORT_COLUMNS if column.type == "date"]
    found[days] = found[days].apply(lambda column: pd.to_datetime(column).dt.strftime("%Y-%m-%d"))
    return found.where(found.notna(), None).set_axis(found["event_id"].tolist())


@pytest.mark.parametrize("name", sorted(READERS))
def test_round_trip(name: str, selection: Selection, tmp_path: Path) -> None:
    """Geopandas reads every row, column, missing value and coordinate as written."""
    path = tmp_path / f"brief.{name}"
    path.write_bytes(DATA[name].load_maker()(selection))
    wanted = selection_frame(selection).set_index("event_id", drop=False)
    found = READERS[name](path).set_index("event_id", drop=False).loc[wanted.index]
    assert_frame_equal(plain(found), plain(wanted))
    assert found.crs == wanted.crs
    if name != "csv":
        assert_geoseries_equal(found.geometry.set_axis(wanted.index), wanted.geometry, check_crs=False)


@pytest.mark.parametrize("name", [*sorted(READERS), "geojson"])
def test_what_is_proposed_says_so(name: str, drafted_atlas: Atlas, tmp_path: Path) -> None:
    """Every format tells proposed events from accepted ones."""
    path = tmp_path / f"brief.{name}"
    path.write_bytes(DATA[name].load_maker()(select_events(drafted_atlas, View())))
    found = READERS.get(name, gpd.read_file)(path).set_index("event_id")["proposed"].astype(bool)
    assert found.to_dict() == {"harbour-exercise": True, "parts": False, "closer": False}


@pytest.mark.parametrize("name", ["gpkg", "parquet"])
def test_days_are_dates(name: str, selection: Selection, tmp_path: Path) -> None:
    """Map software filters by them; as text it could not."""
    path = tmp_path / f"brief.{name}"
    path.write_bytes(DATA[name].load_maker()(selection))
    if name == "gpkg":
        layer = pyogrio.list_layers(path)[0][0]
        info = pyogrio.read_info(path, layer=layer)
        types = dict(zip(info["fields"], info["dtypes"], strict=True))
        assert {types[day] for day in BOUND_NAMES} == {"datetime64[D]"}
    else:
        schema = pq.read_schema(path)
        assert {str(schema.field(day).type) for day in BOUND_NAMES} == {"date32[day]"}


@pytest.mark.parametrize("name", sorted(set(READERS) - {"csv"}))
def test_rings_are_wound_by_rfc_7946(name: str, selection: Selection, tmp_path: Path) -> None:
    """Outer rings run counter-clockwise, holes clockwise."""
    path = tmp_path / f"brief.{name}"
    path.write_bytes(DATA[name].load_maker()(selection))
    areas = [
        part
        for part in shapely.get_parts(READERS[name](path).geometry.dropna().to_numpy())
        if part.geom_type == "Polygon"
    ]
    assert areas
    assert all(area.exterior.is_ccw for area in areas)
    assert not any(hole.is_ccw for area in areas for hole in area.interiors)


def test_geojson_round_trip(selection: Selection) -> None:
    """The GeoJSON has the same events and shapes; its properties are those of the flat columns, nested."""
    found = gpd.read_file(io.BytesIO(DATA["geojson"].load_maker()(selection)))
    wanted = selection_frame(selection)
    assert list(found["event_id"]) == list(wanted["event_id"])
    assert_geoseries_equal(found.geometry, wanted.geometry)
    claims = [feature["properties"]["claims"] for feature in feature_collection(selection)["features"]]
    assert [json.loads(cell) for cell in wanted["claims"]] == claims


def test_unlocated_events_are_kept(selection: Selection) -> None:
    """Every shown event is in the frame; one without a place has its reason."""
    frame = selection_frame(selection)
    assert len(frame) == len(selection.shown_rows)
    without = frame[frame.geometry.isna().to_numpy(bool)]
    assert len(without) > 5
    assert without["off_map"].notna().all()


@pytest.mark.parametrize("name", sorted(DATA))
def test_same_bytes_twice(name: str, selection: Selection) -> None:
    """A file depends on neither clock nor chance."""
    make = DATA[name].load_maker()
    assert make(selection) == make(selection)


@pytest.mark.parametrize("name", sorted(DATA))
def test_nothing_selected(name: str, demo_atlas: Atlas) -> None:
    """A view that shows nothing is an empty file and no failure."""
    assert DATA[name].load_maker()(select_events(demo_atlas, View(layers=frozenset())))


def test_pictures_are_those_that_can_be_drawn() -> None:
    """The registry offers what the renderer encodes, and each choice of the menu has a scale."""
    assert tuple(formats_of(FormatGroup.PICTURE)) == PICTURES
    choices = {choice: (entry.name, scale) for choice, (entry, scale) in picture_scales().items()}
    fine = {"png-2": ("png", "2"), "png-300": ("png", "300dpi")}
    assert choices == fine | {name: (name, "1") for name in ("png", "svg", "pdf")}


@pytest.mark.parametrize("entry", formats.FORMATS.values(), ids=lambda entry: entry.name)
def test_every_format_has_its_maker(entry: ExportFormat) -> None:
    """The address leads to a function; a command of its own has its line of help."""
    assert callable(entry.load_maker())
    assert bool(entry.help) == (entry.group is FormatGroup.PAPER)
    takes_progress = "progress" in inspect.signature(entry.load_maker()).parameters
    assert takes_progress == entry.progress


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("name", sorted(DATA))
def test_one_language_is_enough(name: str, lang: str, sparse: Brief, empty: Brief, tmp_path: Path) -> None:
    """A brief of one language, and one without events, are written in every format."""
    for brief in (sparse, empty):
        path = tmp_path / f"{brief.id}.{name}"
        selection = select_events(build_atlas(brief, brief.id), View(lang=lang))
        path.write_bytes(DATA[name].load_maker()(selection))
        assert path.stat().st_size > 0
    rows = READERS.get(name, gpd.read_file)(tmp_path / f"sparse.{name}")
    assert set(rows["title"]) == {"Ship hit", "Goods shipped", "Talks"}
    assert rows["title_ar"].isna().all()


@pytest.mark.parametrize("name", READERS)
def test_each_row_has_its_marking(name: str, sparse: Brief, tmp_path: Path) -> None:
    """Its own with that of the brief; the facts of the file have the highest."""
    event = sparse.events[0].model_copy(
        update={"marking": Marking(text=LocalizedText({"en": "SECRET"}), level=3)}
    )
    brief = sparse.model_copy(update={"events": (event, *sparse.events[1:])})
    selection = select_events(build_atlas(brief, "marked"), View())
    file = tmp_path / f"file.{name}"
    file.write_bytes(DATA[name].load_maker()(selection))
    found = READERS[name](file).set_index("event_id")["marking"]
    assert found.to_dict() == {"hit": "SECRET", "route": "TLP:GREEN", "talk": "TLP:GREEN"}
    told = file_metadata(selection)
    assert (told["marking"], told["stamp"], told["unfinished"]) == ("SECRET", "", "0")
    assert feature_collection(selection)["marking"] == "SECRET"
