"""The ground of a picture: what is drawn where, in which ink, ours and the desk's own."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from geodata.ground.ground_sources import ground_sources
from geodata.layout.map_notes import ground_credit_lines
from geodata.layout.mercator import Viewport
from geodata.layout.scene import Scene
from geodata.layout.styles import MAP_PALETTES, hex_to_rgba
from geodata.render.basemap_outlines import PictureWindow
from geodata.render.ground_drawing import draw_ground, road_width, window_names
from geodata.render.mpl_canvas import new_canvas
from geodata.settings import variable_of
from geodata.view import Camera, Theme
from geodata.words import LANGS, Lang
from tests.ground_archives import BOUNDS, write_archive, write_imagery

SIZE = (800, 600)
ALPS = Camera(lon=11.0, lat=48.0, zoom=4.0)
HORMUZ = Camera(lon=56.3, lat=26.6, zoom=8.0)
Pixels = npt.NDArray[np.int16]


def _drawn(scene: Scene, camera: Camera, theme: Theme = "light") -> Pixels:
    """The picture of the ground alone, over the sea."""
    here = replace(scene, camera=camera, size=SIZE, theme=theme)
    canvas = new_canvas(SIZE, hex_to_rgba(MAP_PALETTES[theme].sea))
    draw_ground(here, canvas, PictureWindow(Viewport(camera, SIZE)))
    file = BytesIO()
    canvas.figure.savefig(file, format="png")
    return np.asarray(Image.open(file).convert("RGB"), np.int16)


def _ink_at(pixels: Pixels, camera: Camera, lon: float, lat: float) -> tuple[int, ...]:
    x, y = map(round, Viewport(camera, SIZE).project(lon, lat))
    return tuple(pixels[y, x].tolist())


def _is_ink(found: tuple[int, ...], code: str) -> bool:
    return max(abs(a - b) for a, b in zip(found, hex_to_rgba(code)[:3], strict=True)) <= 3


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_land_and_sea_stand_where_they_are(scene: Scene, theme: Theme) -> None:
    """Qeshm is land, the strait south of it is sea, in the colours of the theme."""
    paper, pixels = MAP_PALETTES[theme], _drawn(scene, HORMUZ, theme)
    assert _is_ink(_ink_at(pixels, HORMUZ, 56.0, 26.85), paper.land)
    assert _is_ink(_ink_at(pixels, HORMUZ, 56.5, 26.55), paper.sea)


def test_no_seam_shows_between_tiles(scene: Scene) -> None:
    """Along the edge of two tiles through Arabia, at 45° east, everything is land, or a line upon it."""
    camera = Camera(lon=50.6, lat=27.1, zoom=5.0)
    pixels, screen = _drawn(scene, camera), Viewport(camera, SIZE)
    (x, top), bottom = map(round, screen.project(45.0, 29.0)), round(screen.project(45.0, 22.0)[1])
    band = pixels[top:bottom, x - 12 : x + 12]
    assert np.abs(band - np.array(hex_to_rgba(MAP_PALETTES["light"].sea)[:3])).max(axis=2).min() > 5


def test_lakes_are_water(scene: Scene) -> None:
    """Lake Geneva, in the colour of the sea; the Caspian Sea is no land."""
    lake = Camera(lon=6.5, lat=46.45, zoom=8.0)
    assert _is_ink(_ink_at(_drawn(scene, lake), lake, 6.55, 46.42), MAP_PALETTES["light"].sea)
    caspian = Camera(lon=50.5, lat=42.0, zoom=5.0)
    assert _is_ink(_ink_at(_drawn(scene, caspian), caspian, 50.5, 42.0), MAP_PALETTES["light"].sea)


def test_rivers_and_provinces_have_their_ink(scene: Scene) -> None:
    """In France, from the zoom at which they begin."""
    camera, paper = Camera(lon=2.5, lat=47.0, zoom=6.0), MAP_PALETTES["light"]
    for code in (paper.river, paper.province):
        near = np.abs(_drawn(scene, camera) - np.array(hex_to_rgba(code)[:3])).max(axis=2) <= 12
        assert near.sum() > 100, code


def test_the_world_goes_on_beyond_the_date_line(scene: Scene) -> None:
    """Chukotka is land on both sides of it."""
    for lon in (179.9, -179.9):
        camera = Camera(lon=lon, lat=67.5, zoom=5.0)
        pixels = _drawn(scene, camera)
        assert _is_ink(_ink_at(pixels, camera, 178.0, 67.5), MAP_PALETTES["light"].land)
        assert _is_ink(_ink_at(pixels, camera, -177.0, 67.0), MAP_PALETTES["light"].land)


@pytest.mark.parametrize(("lang", "words"), [("en", "Bandar Abbas"), ("ar", "بندر عباس")])
def test_names_are_in_the_readers_language(scene: Scene, lang: Lang, words: str) -> None:
    """Those of the tiles in the window."""
    here = replace(scene, camera=HORMUZ, size=SIZE, lang=lang)
    names = {each.text: each for each in window_names(here, PictureWindow(Viewport(HORMUZ, SIZE)))}
    assert names[words].kind == "town"
    assert names[words].at == pytest.approx((56.28, 27.19), abs=0.05)


def test_the_desks_own_lies_over_our_land(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within its bounds: its lake in the middle of Bohemia; outside ours stands."""
    paper, (west, south, east, _north) = MAP_PALETTES["light"], BOUNDS
    before = _drawn(scene, ALPS)
    monkeypatch.setenv(variable_of("tiles"), str(write_archive(tmp_path / "own.pmtiles")))
    after = _drawn(scene, ALPS)
    assert _is_ink(_ink_at(after, ALPS, 15.0, 49.5), paper.sea)
    assert not _is_ink(_ink_at(before, ALPS, 15.0, 49.5), paper.sea)
    left, bottom = map(round, Viewport(ALPS, SIZE).project(west, south))
    right = round(Viewport(ALPS, SIZE).project(east, south)[0])
    for outside in (np.s_[:, : left - 2], np.s_[bottom + 2 :, :], np.s_[:, right + 2 :]):
        assert (before[outside] == after[outside]).all()


def test_the_desks_own_ends_at_its_bounds(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though its tile goes on beyond them."""
    camera, bounds = Camera(lon=11.0, lat=48.0, zoom=5.0), (3.0, 43.0, 19.0, 53.0)
    before = _drawn(scene, camera)
    monkeypatch.setenv(variable_of("tiles"), str(write_archive(tmp_path / "own.pmtiles", bounds=bounds)))
    changed = (_drawn(scene, camera) != before).any(axis=(0, 2)).nonzero()[0]
    west, east = (Viewport(camera, SIZE).project(lon, 48.0)[0] for lon in (3.0, 19.0))
    assert (changed.min(), changed.max()) == pytest.approx((west, east), abs=2)


def test_our_borders_lie_over_the_desks_own(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which has none of its own that are drawn."""
    monkeypatch.setenv(variable_of("tiles"), str(write_archive(tmp_path / "own.pmtiles")))
    camera = Camera(lon=11.0, lat=48.0, zoom=6.0)
    paper, pixels = MAP_PALETTES["light"], _drawn(scene, camera)
    dark = np.abs(pixels - np.array(hex_to_rgba(paper.border)[:3])).max(axis=2) <= 12
    assert dark.sum() > 100


def test_the_desks_own_is_not_drawn_from_far(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where its tile would lie over half of a continent."""
    far = Camera(lon=11.0, lat=48.0, zoom=3.9)
    before = _drawn(scene, far)
    monkeypatch.setenv(variable_of("tiles"), str(write_archive(tmp_path / "own.pmtiles")))
    assert (_drawn(scene, far) == before).all()


def test_imagery_lies_over_our_land(scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Within its bounds, edge to edge, whatever its picture shows."""
    monkeypatch.setenv(variable_of("tiles"), str(write_imagery(tmp_path / "own.pmtiles")))
    pixels, screen = _drawn(scene, ALPS), Viewport(ALPS, SIZE)
    red = (np.abs(pixels - np.array((200, 40, 40))).max(axis=2) <= 6).astype(int)
    rows, columns = np.nonzero(red)
    left, top = screen.project(BOUNDS[0], BOUNDS[3])
    right, bottom = screen.project(BOUNDS[2], BOUNDS[1])
    expected = (max(left, 0), max(top, 0), min(right, SIZE[0]), min(bottom, SIZE[1]))
    found = (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
    assert found == pytest.approx(expected, abs=2)
    assert red.sum() > 0.9 * (expected[2] - expected[0]) * (expected[3] - expected[1])


@pytest.mark.parametrize("content", [b"no image", b"\x89PNG\r\n\x1a\n"])
def test_a_damaged_image_leaves_the_rest(
    content: bytes, scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Our ground stands there."""
    before = _drawn(scene, ALPS)
    path = tmp_path / "own.pmtiles"
    write_imagery(path)
    whole = path.read_bytes()
    start = whole.index(b"\x89PNG")
    path.write_bytes(whole[:start] + content.ljust(len(whole) - start, b"\0"))
    monkeypatch.setenv(variable_of("tiles"), str(path))
    assert len(ground_sources().own) == 1
    assert (_drawn(scene, ALPS) == before).all()


def test_roads_grow_with_the_zoom() -> None:
    """From nothing to their full width, as on the screen."""
    assert [road_width((0.8, 12.0), zoom) for zoom in (2, 8, 17, 20)] == pytest.approx([0.8, 0.8, 12, 12])
    assert 0.8 < road_width((0.8, 12.0), 12) < 3


@pytest.mark.parametrize("lang", LANGS)
def test_sources_are_credited(lang: Lang, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """GeoNames always; the desk's own where they are in view, imagery with its day."""
    monkeypatch.setenv(
        variable_of("tiles"),
        f"{write_archive(tmp_path / 'a.pmtiles')}:{write_imagery(tmp_path / 'b.pmtiles', day='2024-03-05')}",
    )
    (ours,) = ground_credit_lines(Viewport(HORMUZ, SIZE), lang)
    assert "GeoNames" in ours
    _, detail, imagery = ground_credit_lines(Viewport(ALPS, SIZE), lang)
    assert "© OpenStreetMap contributors" in detail
    assert "© OpenStreetMap contributors" in imagery
    assert "2024" in imagery
    assert imagery != detail
