"""Static files: at an address with their hash, known by name, never by path."""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import shapely

from geodata import __version__
from geodata.places.own_shapes import name_own_shape
from geodata.webmap import assets
from geodata.webmap.assets import asset_content, asset_media_type, asset_url, column_file_url, font_file_names

MOST_BYTES = 2_400_000
NAMES = (
    "land.geojson",
    "countries.geojson",
    "borders.geojson",
    "disputed.geojson",
    "area-sea-of-japan.geojson",
    "glyphs.png",
)


@pytest.mark.parametrize("name", NAMES)
def test_the_address_holds_the_hash(name: str) -> None:
    """The content has the hash of its address, and the address is relative."""
    folder, sha256, last = asset_url(name).split("/")
    found = asset_content(sha256, name)
    assert (folder, last) == ("assets", name)
    assert found is not None
    assert hashlib.sha256(found).hexdigest() == sha256


@pytest.mark.parametrize(
    "name",
    [
        "../styles.py",
        "area-../../x.geojson",
        "area-.geojson",
        "area-own-0123.geojson",
        "/etc/passwd",
        "glyphs.json",
        "",
    ],
)
def test_other_names_are_not_answered(name: str) -> None:
    """No name from a request becomes a path."""
    assert asset_content("0" * 64, name) is None


def test_a_shape_of_a_brief_is_answered_by_its_name() -> None:
    """Lines as lines, cut where Web Mercator ends."""
    name = f"area-{name_own_shape(shapely.MultiLineString([[(1, 2), (3, 89)]]), (2, 3))}.geojson"
    found = asset_content(asset_url(name).split("/")[1], name)
    assert found is not None
    (feature,) = json.loads(found)["features"]
    assert "LineString" in feature["geometry"]["type"]
    points = shapely.get_coordinates(shapely.from_geojson(json.dumps(feature)))
    assert points[:, 1].max() == 85


def test_another_hash_is_not_answered() -> None:
    """A stale address has no content."""
    assert asset_content("0" * 64, "glyphs.png") is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.geojson", "application/geo+json"),
        ("a.png", "image/png"),
        ("a.woff2", "font/woff2"),
        ("a.ttf", "font/ttf"),
    ],
)
def test_media_types(name: str, kind: str) -> None:
    """Each file ending has its type."""
    assert asset_media_type(name) == kind


def test_land_is_fill_only_and_on_the_map() -> None:
    """Polygons inside Web Mercator, rounded to three decimals."""
    sha256 = asset_url("land.geojson").split("/")[1]
    feature = json.loads(asset_content(sha256, "land.geojson") or b"")["features"][0]
    land = shapely.from_geojson(json.dumps(feature))
    assert (
        shapely.get_type_id(land) == shapely.GeometryType.MULTIPOLYGON
        or land.geom_type == "GeometryCollection"
    )
    assert -85 <= land.bounds[1] < land.bounds[3] <= 85


def test_countries_are_coarser_than_land_and_cover_it() -> None:
    """One feature a country, half the bytes; together they cover the land."""
    found, land = (
        shapely.from_geojson(asset_content(asset_url(name).split("/")[1], name) or b"")
        for name in ("countries.geojson", "land.geojson")
    )
    assert len(shapely.get_parts(found)) > 200
    assert (
        len(asset_content(asset_url("countries.geojson").split("/")[1], "countries.geojson") or b"") < 700_000
    )
    assert shapely.area(found) == pytest.approx(shapely.area(land), rel=0.01)


def test_the_column_file_has_an_address_for_each_version() -> None:
    """A new version of the program fetches the file anew."""
    assert column_file_url("abc") == f"tables/abc.bin?v={__version__}"


def test_disputed_borders_travel_by_themselves() -> None:
    """Drawn dashed, they are a file of their own, with lines near Crimea, Kashmir and Western Sahara."""
    sha256 = asset_url("disputed.geojson").split("/")[1]
    lines = shapely.from_geojson(asset_content(sha256, "disputed.geojson") or b"")
    for box in ((32.0, 44.0, 37.0, 46.5), (72.0, 32.0, 80.0, 37.0), (-17.5, 20.5, -8.0, 28.0)):
        assert shapely.intersects(lines, shapely.box(*box)), box


def test_fonts_are_served() -> None:
    """The typeface of the map in its weights."""
    assert {"IBMPlexSansArabic-Regular.woff2", "IBMPlexSansArabic-SemiBold.woff2"} <= set(font_file_names())
    assert asset_url(font_file_names()[0]).startswith("assets/")


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A small build of two entries that import one chunk."""
    for name in assets.SCRIPTS:
        (tmp_path / name).write_text('import"./chunk-AB.js"', encoding="ascii")
    (tmp_path / "chunk-AB.js").write_text("export {}", encoding="ascii")
    (tmp_path / "sources.sha256").write_text("0" * 64, encoding="ascii")
    monkeypatch.setattr(assets, "BUILD_FOLDER", tmp_path)
    _forget()
    yield tmp_path
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    for kept in (assets._build, assets._build_sha256, assets._makers, assets._sha256):
        kept.cache_clear()


def test_built_files_stand_under_one_hash(build: Path) -> None:
    """A relative import between them is an address of its own; the stamp of the sources is not served."""
    code = asset_url(assets.MAP_SCRIPT)
    folder = code.rpartition("/")[0]
    assert {asset_url(name).rpartition("/")[0] for name in (*assets.SCRIPTS, "chunk-AB.js")} == {folder}
    sha256 = folder.split("/")[1]
    assert asset_content(sha256, "chunk-AB.js") == (build / "chunk-AB.js").read_bytes()
    assert asset_content(sha256, "sources.sha256") is None
    assert asset_content("0" * 64, "chunk-AB.js") is None


def test_another_chunk_makes_another_address(build: Path) -> None:
    """The hash is one of all built files: what is kept under an address is never stale."""
    before = asset_url(assets.MAP_SCRIPT)
    (build / "chunk-AB.js").write_text("export const changed = 1", encoding="ascii")
    _forget()
    assert asset_url(assets.MAP_SCRIPT) != before


@pytest.mark.skipif(not assets.is_map_built(), reason="the map's code is not built")
def test_every_import_of_the_build_is_served() -> None:
    """Static and dynamic imports of every file lead to a file of the same folder."""
    sha256 = asset_url(assets.MAP_SCRIPT).split("/")[1]
    waiting, seen = [assets.MAP_SCRIPT, assets.BRIEFING_SCRIPT], set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        code = asset_content(sha256, name)
        assert code is not None, name
        waiting += re.findall(r"""(?:from|import)\s*\(?["']\./([\w.-]+\.js)["']""", code.decode())
    assert len(seen) > 2


@pytest.mark.skipif(not assets.is_map_built(), reason="the map's code is not built")
def test_the_code_of_the_map_is_small() -> None:
    """All of it but MapLibre's worker; the two entries share what both need."""
    files = (path for path in Path(str(assets.BUILD_FOLDER)).glob("*.js") if path.name != "worker.js")
    assert sum(path.stat().st_size for path in files) <= MOST_BYTES
