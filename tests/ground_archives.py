"""Small archives that tests make themselves: vector tiles in Protomaps' schema, and images."""

import gzip
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import mapbox_vector_tile
from PIL import Image
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

Place = tuple[int, int, int]
BOUNDS = (0.0, 41.0, 22.5, 55.0)
"""West, south, east, north of the archives; at zoom 4 their one tile is column 8, row 5."""
TILE: Place = (4, 8, 5)
EARTH = {"geometry": "POLYGON ((0 0, 4096 0, 4096 4096, 0 4096, 0 0))", "properties": {"kind": "earth"}}
LAKE = {
    "geometry": "POLYGON ((1024 1024, 3072 1024, 3072 3072, 1024 3072, 1024 1024))",
    "properties": {"kind": "lake"},
}
ROAD = {"geometry": "LINESTRING (0 512, 4096 512)", "properties": {"kind": "highway"}}
BOUNDARY = {"geometry": "LINESTRING (0 3500, 4096 3500)", "properties": {"kind": "country"}}


def vector_tile(**layers: list[dict[str, Any]]) -> bytes:
    """The bytes of a tile with features in units of its grid, y downward, packed."""
    content = mapbox_vector_tile.encode(
        [{"name": name, "features": features} for name, features in layers.items()],
        default_options={"y_coord_down": True},
    )
    return gzip.compress(content, mtime=0)


def image_tile(colour: tuple[int, int, int, int]) -> bytes:
    """The bytes of a PNG of one colour."""
    out = io.BytesIO()
    Image.new("RGBA", (256, 256), colour).save(out, format="PNG")
    return out.getvalue()


def write_archive(
    path: Path,
    tiles: Mapping[Place, bytes] | None = None,
    *,
    bounds: tuple[float, float, float, float] = BOUNDS,
    form: TileType = TileType.MVT,
    packing: Compression | None = None,
    **told: str | None,
) -> Path:
    """Write an archive; ``told`` are its metadata, by default those of a build of schema 4."""
    if tiles is None:
        tiles = {TILE: vector_tile(earth=[EARTH], water=[LAKE], roads=[ROAD], boundaries=[BOUNDARY])}
    metadata = {"version": "4.11.9", "attribution": '<a href="x">© OpenStreetMap</a> contributors'} | told
    west, south, east, north = (round(each * 10_000_000) for each in bounds)
    zooms = [place[0] for place in tiles]
    default = Compression.GZIP if form == TileType.MVT else Compression.NONE
    header = {
        "tile_type": form,
        "tile_compression": packing or default,
        "min_zoom": min(zooms), "max_zoom": max(zooms),
        "min_lon_e7": west, "min_lat_e7": south, "max_lon_e7": east, "max_lat_e7": north,
        "center_zoom": min(zooms), "center_lon_e7": west, "center_lat_e7": south,
    }  # fmt: skip
    with path.open("wb") as file:
        writer = Writer(file)
        for place in sorted(tiles, key=lambda each: zxy_to_tileid(*each)):
            writer.write_tile(zxy_to_tileid(*place), tiles[place])
        writer.finalize(header, {key: text for key, text in metadata.items() if text is not None})
    return path


def write_imagery(path: Path, colour: tuple[int, int, int, int] = (200, 40, 40, 255), **told: str) -> Path:
    """Write an archive with one image."""
    return write_archive(path, {TILE: image_tile(colour)}, form=TileType.PNG, **told)
