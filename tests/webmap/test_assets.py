"""Static files: at an address with their hash, known by name, never by path."""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import shapely
from pydantic import TypeAdapter

from geodata import __version__
from geodata.places import load_land
from geodata.places.own_shapes import name_own_shape
from geodata.webmap import assets
from geodata.webmap.assets import asset_content, asset_media_type, asset_url, column_file_url, font_file_names
from geodata.webmap.browser_contract import GroundNameText
from geodata.words import LANGS, Lang

MOST_BYTES = 2_400_000
NAMES = (
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


def test_shapes_in_full_and_areas_of_names_share_one_hash() -> None:
    """None is made before it is asked for; a shape that has no full form, and an unknown one, is none."""
    base = assets.full_shapes_base()
    sha256 = base.split("/")[1]
    names = [f"full-{name}.geojson" for name in ("sea-of-japan", "rus.edge", "central-asia")]
    assert asset_url(names[0]) == f"{base}sea-of-japan.geojson"
    for name in (*names, "named-persian-gulf.geojson"):
        content = asset_content(sha256, name)
        assert content is not None
        assert json.loads(content)["features"][0]["geometry"]["type"]
    assert len(asset_content(sha256, names[0]) or b"") > 3 * len(assets._bytes("area-sea-of-japan.geojson"))
    for name in ("full-aden.geojson", "full-zulu.geojson", "named-aden.geojson", "named-.geojson"):
        assert asset_content(sha256, name) is None


@pytest.mark.parametrize("lang", LANGS)
def test_the_names_of_areas_stand_in_one_file(lang: Lang) -> None:
    """In the reader's language, each with the address of its area; the file is small."""
    name = assets.area_names_file(lang)
    content = asset_content(asset_url(name).split("/")[1], name)
    assert content is not None
    rows = TypeAdapter(list[GroundNameText]).validate_json(content)
    strait = next(row for row in rows if row.id == "strait-of-hormuz")
    assert strait.text == {"ar": "مضيق هرمز", "en": "Strait of Hormuz"}[lang]
    assert strait.land == asset_url("named-strait-of-hormuz.geojson")
    assert len(gzip.compress(content)) < 16_000


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


def test_countries_are_coarse_fills_on_the_map_and_cover_the_land() -> None:
    """One feature a country, inside Web Mercator; together they cover the land."""
    file = asset_content(asset_url("countries.geojson").split("/")[1], "countries.geojson") or b""
    found = shapely.from_geojson(file)
    assert len(shapely.get_parts(found)) > 200
    assert len(file) < 700_000
    assert -85 <= found.bounds[1] < found.bounds[3] <= 85
    land = shapely.clip_by_rect(load_land("fine"), -180, -85, 180, 85)
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
    for kept in (assets._build, assets._build_sha256, assets._makers, assets._own_sha256):
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
