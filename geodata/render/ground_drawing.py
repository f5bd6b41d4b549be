"""The ground of a picture, drawn from the archives: land, waters and lines of ours, the desk's own between.

The same layers in the same order and widths as ``instrument/src/basemap-style.ts``.
"""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import shapely
from PIL import Image, UnidentifiedImageError

from geodata.ground.ground_archive import GroundArchive
from geodata.ground.ground_sources import ground_sources
from geodata.ground.ground_tiles import (
    PlacedTile,
    WorldBox,
    is_shown,
    mercator_box,
    read_image,
    read_layers,
    tiles_in_box,
)
from geodata.ground.tile_geometry import FieldValue, TileLayer
from geodata.layout.mercator import mercator_latitude, mercator_y
from geodata.layout.name_placement import ground_name
from geodata.layout.scene import GroundName, PixelBox, Scene
from geodata.layout.styles import (
    BORDER_WIDTH,
    DISPUTED_DASH,
    MAP_PALETTES,
    PROVINCE_WIDTH,
    RIVER_WIDTH,
    MapPalette,
    Rgba,
    hex_to_rgba,
)
from geodata.render.basemap_outlines import CLIP_MARGIN, PictureWindow
from geodata.render.mpl_canvas import Canvas, Points, Stroke
from geodata.settings import current_settings

DECK_DASH_UNIT: Final = 0.5
"""deck.gl counts dashes in halves of a line's width."""
RIVER_ZOOM: Final = 4
BUILDING_ZOOM: Final = 13
BUILDING_OPACITY: Final = 0.7
ROAD_WIDTHS: Final[Mapping[tuple[str, ...], tuple[float, float]]] = {
    ("minor_road", "path"): (0.0, 5.0),
    ("rail",): (0.3, 2.0),
    ("major_road",): (0.4, 9.0),
    ("highway",): (0.8, 12.0),
}
"""Pixels of the width of roads of these kinds at the first and the last zoom of :data:`ROAD_ZOOMS`."""
ROAD_ZOOMS: Final = (8, 17)
ROAD_GROWTH: Final = 1.6
"""Base of the exponential between the two."""
MOST_IMAGE_PIXELS: Final = 4096 * 4096
_JOIN: Final = 8
"""Parts of a pixel to which the ends of dashed lines are rounded, so that those of two tiles meet."""
_POLYGON, _LINE = 3, 1
"""Numbers of types of shapes in shapely."""
Parts = npt.NDArray[np.object_]
_NOTHING: Final[Parts] = np.empty(0, object)


@dataclass(frozen=True)
class TilePiece:
    """Shapes of one layer of one tile in pixels of the window's screen, and the feature of each."""

    tile: PlacedTile
    parts: Parts
    owners: npt.NDArray[np.int64]
    fields: tuple[Mapping[str, FieldValue], ...]

    def where(self, field: str, values: Iterable[FieldValue]) -> Parts:
        """Return the shapes of the features whose field has one of some values."""
        wanted = set(values)
        kept = np.array([each.get(field) in wanted for each in self.fields], bool)
        return self.parts[kept[self.owners]] if len(kept) else self.parts[:0]


def draw_ground(scene: Scene, canvas: Canvas, window: PictureWindow) -> None:
    """Draw sea, land, waters, lines of provinces, the desk's own archives, and borders over them."""
    paper, sources = MAP_PALETTES[scene.theme], ground_sources()
    pieces = _pieces(sources.shipped, window, ("land", "rivers", "water", "admin1", "borders"))
    _fill(pieces["land"], canvas, window, hex_to_rgba(paper.land))
    if scene.camera.zoom >= RIVER_ZOOM:
        _stroke(pieces["rivers"], canvas, window, Stroke(hex_to_rgba(paper.river), RIVER_WIDTH))
    _fill(pieces["water"], canvas, window, hex_to_rgba(paper.sea))
    _stroke(pieces["water"], canvas, window, Stroke(hex_to_rgba(paper.river), PROVINCE_WIDTH))
    _stroke(pieces["admin1"], canvas, window, Stroke(hex_to_rgba(paper.province), PROVINCE_WIDTH))
    for archive in sources.own:
        if is_shown(archive, world_box(window), scene.camera.zoom):
            _draw_own(archive, canvas, window, paper)
    _draw_borders(pieces["borders"], canvas, window, paper)


def _draw_borders(
    borders: Sequence[TilePiece], canvas: Canvas, window: PictureWindow, paper: MapPalette
) -> None:
    """Draw borders, the disputed ones broken, plain as the others, or not at all, by the setting."""
    look = current_settings().disputed
    plain = (0, 1) if look == "plain" else (0,)
    settled = [each.where("disputed", plain) for each in borders]
    canvas.draw_lines(_lines(settled, window), Stroke(hex_to_rgba(paper.border), BORDER_WIDTH))
    if look == "broken":
        disputed = [_inside_tile(each, window, each.where("disputed", (1,))) for each in borders]
        dash = (DISPUTED_DASH[0] * DECK_DASH_UNIT, DISPUTED_DASH[1] * DECK_DASH_UNIT)
        canvas.draw_lines(_joined(disputed, window), Stroke(hex_to_rgba(paper.quiet), BORDER_WIDTH, dash))


def window_names(scene: Scene, window: PictureWindow) -> Iterator[GroundName]:
    """Yield the names of the shipped archive in a window, in the language of the Scene."""
    archive = ground_sources().shipped
    for tile in tiles_in_box(archive, world_box(window), window.viewport.camera.zoom):
        layer = read_layers(archive, tile).get("names")
        if layer is None:
            continue
        points = shapely.get_coordinates(layer.parts)
        for (east, south), owner in zip(points.tolist(), layer.owners.tolist(), strict=True):
            at = east * 360 - 180, mercator_latitude(south)
            if name := ground_name(layer.fields[owner], at, scene.lang):
                yield name


def world_box(window: PictureWindow) -> WorldBox:
    """Return the part of the world in a window."""
    across, down = (side + CLIP_MARGIN for side in window.beyond)
    return window.viewport.world_box((across, down))


def _pieces(
    archive: GroundArchive, window: PictureWindow, names: tuple[str, ...]
) -> dict[str, list[TilePiece]]:
    """Return the layers of an archive in a window, tile by tile."""
    found: dict[str, list[TilePiece]] = {name: [] for name in names}
    for tile in tiles_in_box(archive, world_box(window), window.viewport.camera.zoom):
        for name, layer in read_layers(archive, tile).items():
            if name in found:
                found[name].append(_piece(layer, tile, window))
    return found


def _piece(layer: TileLayer, tile: PlacedTile, window: PictureWindow) -> TilePiece:
    def moved(points: Points) -> Points:
        return _pixels(points + np.array([tile.worlds, 0.0]), window)

    return TilePiece(tile, shapely.transform(layer.parts, moved), layer.owners, layer.fields)


def _pixels(points: Points, window: PictureWindow) -> Points:
    """Return Mercator coordinates as pixels of a window's screen."""
    screen = window.viewport
    middle = np.array([(screen.camera.lon + 180) / 360, mercator_y(screen.camera.lat)])
    found: Points = (points - middle) * screen.world_pixels + np.array(screen.size) / 2
    return found


def _pixel_edges(box: WorldBox, window: PictureWindow) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom in pixels of a part of the world."""
    corners = _pixels(np.array([(box.west, box.north), (box.east, box.south)]), window)
    (left, top), (right, bottom) = corners.tolist()
    return left, top, right, bottom


def _fill(
    pieces: list[TilePiece], canvas: Canvas, window: PictureWindow, ink: Rgba, within: WorldBox | None = None
) -> None:
    """Fill the polygons of pieces; neighbouring tiles overlap, so that no seam shows between them."""
    parts = [_cut(each.parts[shapely.get_type_id(each.parts) == _POLYGON], window, within) for each in pieces]
    # Where two overlap, they turn the same way round: else they would cancel each other.
    turned = shapely.orient_polygons(shapely.get_parts(np.concatenate([_NOTHING, *parts])))
    canvas.fill_polygons(shapely.GeometryCollection(turned.tolist()), ink)


def _stroke(pieces: list[TilePiece], canvas: Canvas, window: PictureWindow, stroke: Stroke) -> None:
    """Draw the lines of pieces and the edges of their polygons, each within its own tile."""
    canvas.draw_lines(_lines([_inside_tile(each, window, each.parts) for each in pieces], window), stroke)


def _inside_tile(piece: TilePiece, window: PictureWindow, parts: Parts) -> Parts:
    """Return lines, and the rings of polygons, cut where their tile ends."""
    polygons = shapely.get_type_id(parts) == _POLYGON
    points, owners = shapely.get_coordinates(shapely.get_rings(parts[polygons]), return_index=True)
    outlines = shapely.linestrings(points, indices=owners) if len(points) else _NOTHING
    lines = np.concatenate([parts[shapely.get_type_id(parts) == _LINE], outlines])
    return np.asarray(shapely.clip_by_rect(lines, *_pixel_edges(piece.tile.box, window)), object)


def _lines(parts: Iterable[Parts], window: PictureWindow) -> list[Points]:
    """Return lines as arrays of points, cut to the window."""
    cut = shapely.get_parts(_cut(np.concatenate([_NOTHING, *parts]), window))
    points, owners = shapely.get_coordinates(cut, return_index=True)
    return [each for each in np.split(points, np.flatnonzero(np.diff(owners)) + 1) if len(each) > 1]


def _joined(parts: Iterable[Parts], window: PictureWindow) -> list[Points]:
    """Return lines joined where those of two tiles meet, so that their dashes run on."""
    lines = shapely.get_parts(np.concatenate([_NOTHING, *parts]))
    rounded = shapely.transform(lines, lambda points: np.round(points * _JOIN) / _JOIN)
    merged = shapely.line_merge(shapely.union_all(rounded))
    return _lines([np.array([merged], object)], window)


def _cut(parts: Parts, window: PictureWindow, within: WorldBox | None = None) -> Parts:
    """Return shapes cut to the window, and to a part of the world where one is given."""
    edges = window.edges
    if within is not None:
        inner = _pixel_edges(within, window)
        edges = (
            max(edges[0], inner[0]), max(edges[1], inner[1]), min(edges[2], inner[2]), min(edges[3], inner[3])
        )  # fmt: skip
        if edges[0] >= edges[2] or edges[1] >= edges[3]:
            return _NOTHING
    return np.asarray(shapely.clip_by_rect(parts, *edges), object)


def _draw_own(archive: GroundArchive, canvas: Canvas, window: PictureWindow, paper: MapPalette) -> None:
    """Draw an archive of the desk's own within its bounds."""
    if archive.kind == "raster":
        _draw_images(archive, canvas, window)
        return
    zoom = window.viewport.camera.zoom
    pieces = _pieces(archive, window, ("earth", "water", "roads", "buildings"))
    for worlds in sorted({each.tile.worlds for name in pieces for each in pieces[name]}):
        bounds = mercator_box(archive.bounds).moved_east(worlds)
        here = {
            name: [each for each in found if each.tile.worlds == worlds] for name, found in pieces.items()
        }
        _fill(here["earth"], canvas, window, hex_to_rgba(paper.land), bounds)
        _fill(here["water"], canvas, window, hex_to_rgba(paper.sea), bounds)
        streams = [each.parts[shapely.get_type_id(each.parts) == _LINE] for each in here["water"]]
        canvas.draw_lines(
            _lines([_cut(each, window, bounds) for each in streams], window),
            Stroke(hex_to_rgba(paper.river), RIVER_WIDTH),
        )
        if zoom >= BUILDING_ZOOM:
            _fill(here["buildings"], canvas, window, hex_to_rgba(paper.province, BUILDING_OPACITY), bounds)
        for kinds, widths in ROAD_WIDTHS.items():
            roads = [_cut(each.where("kind", kinds), window, bounds) for each in here["roads"]]
            canvas.draw_lines(
                _lines(roads, window), Stroke(hex_to_rgba(paper.border), road_width(widths, zoom))
            )


def road_width(widths: tuple[float, float], zoom: float) -> float:
    """Return the width in pixels of a road at a zoom, from its widths at the ends of the zooms."""
    first, last = ROAD_ZOOMS
    at = min(max(zoom, first), last) - first
    share: float = (ROAD_GROWTH**at - 1) / (ROAD_GROWTH ** (last - first) - 1)
    return widths[0] + (widths[1] - widths[0]) * share


def _draw_images(archive: GroundArchive, canvas: Canvas, window: PictureWindow) -> None:
    """Draw the images of an archive as one, so that no seam shows between them, cut to its bounds."""
    tiles = list(tiles_in_box(archive, world_box(window), window.viewport.camera.zoom))
    for worlds in sorted({each.worlds for each in tiles}):
        here = [each for each in tiles if each.worlds == worlds]
        whole, box = _mosaic(archive, here)
        if whole is None:
            continue
        shared = box.clipped_to(mercator_box(archive.bounds).moved_east(worlds))
        if shared is None:
            continue
        high, wide = whole.shape[:2]
        across, down = wide / (box.east - box.west), high / (box.south - box.north)
        left, right = round((shared.west - box.west) * across), round((shared.east - box.west) * across)
        top, bottom = round((shared.north - box.north) * down), round((shared.south - box.north) * down)
        if left < right and top < bottom:
            canvas.draw_image(whole[top:bottom, left:right], PixelBox(*_pixel_edges(shared, window)))


def _mosaic(archive: GroundArchive, tiles: list[PlacedTile]) -> tuple[npt.NDArray[np.uint8] | None, WorldBox]:
    """Return the images of tiles of one zoom side by side, clear where there is none, and their box."""
    boxes = [each.box for each in tiles]
    box = WorldBox(
        min(each.west for each in boxes),
        min(each.north for each in boxes),
        max(each.east for each in boxes),
        max(each.south for each in boxes),
    )
    columns, rows = {each.column for each in tiles}, {each.row for each in tiles}
    side, whole = archive.tile_size, None
    for tile in tiles:
        content = read_image(archive, tile)
        pixels = None if content is None else decode_image(content, side)
        if pixels is None:
            continue
        if whole is None:
            whole = np.zeros((len(rows) * side, len(columns) * side, 4), np.uint8)
        top, left = (tile.row - min(rows)) * side, (tile.column - min(columns)) * side
        whole[top : top + side, left : left + side] = pixels
    return whole, box


def decode_image(content: bytes, side: int) -> npt.NDArray[np.uint8] | None:
    """Return an image as an array of shape (side, side, 4); None where it is none, or is too large."""
    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "WEBP")) as image:
            if image.width * image.height > MOST_IMAGE_PIXELS:
                return None
            return np.asarray(image.convert("RGBA").resize((side, side)))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return None
