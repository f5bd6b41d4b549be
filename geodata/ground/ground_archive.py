"""A PMTiles archive: its header, what it says of itself, and its tiles, read by ranges alone."""

import hashlib
import html
import json
import math
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Literal

from pmtiles.tile import (
    Compression,
    Entry,
    TileType,
    deserialize_directory,
    deserialize_header,
    find_tile,
    zxy_to_tileid,
)

from geodata.errors import BriefmapError
from geodata.regular_file import FileReadError, read_file_range

ArchiveKind = Literal["vector", "raster"]
Bounds = tuple[float, float, float, float]
"""West, south, east and north in degrees (EPSG:4326)."""
MOST_ZOOM: Final = 22
FIRST_BYTES: Final = 16_384
"""Bytes at the beginning of an archive that hold header and root directory, and are part of its identity."""
_HEADER_BYTES: Final = 127
_MAGIC: Final = b"PMTiles"
_VERSION: Final = 3
_MOST_METADATA: Final = 4 << 20
_MOST_DIRECTORY: Final = 16 << 20
_MOST_TILE: Final = 32 << 20
"""Bytes that metadata, a directory or a tile may have, packed or not."""
_MOST_DEPTH: Final = 4
_GZIP_BITS: Final = 31
_MOST_ATTRIBUTION: Final = 200
_RASTER: Final[Mapping[TileType, str]] = {
    TileType.PNG: "image/png",
    TileType.JPEG: "image/jpeg",
    TileType.WEBP: "image/webp",
}
_TAG: Final = re.compile(r"<[^>]*>")
_DAY: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_DAY_KEYS: Final = ("day", "date", "acquired")
"""Keys under which the metadata of imagery may have its day."""


class ArchiveError(BriefmapError):
    """An archive that is not drawn: which, what was found, what is expected, what to do."""

    def __init__(self, path: Path, found: str, expected: str, remedy: str) -> None:
        super().__init__(f"{path}: found {found}, expected {expected}; {remedy}")


@dataclass(frozen=True)
class GroundArchive:
    """An archive that can be drawn."""

    path: Path
    identity: str
    """Stands for size, time and first bytes of the file: another file has another."""
    kind: ArchiveKind
    media_type: str
    """Of its tiles, uncompressed."""
    bounds: Bounds
    min_zoom: int
    max_zoom: int
    attribution: str
    """Plain text."""
    day: str
    """Day, month or year of imagery as the archive states it; empty where it does not."""
    tile_size: int
    """Side of a tile in pixels of the screen."""
    version: str
    """Version of the scheme of its layers, as it states it."""
    size: int
    """Bytes of the file."""
    header: Mapping[str, Any]

    def __hash__(self) -> int:
        """Return the hash of what stands for the file."""
        return hash(self.identity)

    @property
    def first_zoom(self) -> int:
        """Zoom from which an archive of the desk's own is drawn: its bounds are about a tile wide or high.

        Further out its tiles, which are cut by no bounds, would lie over half of the world.
        """
        west, south, east, north = self.bounds
        return max(self.min_zoom, math.ceil(math.log2(360 / max(east - west, north - south))))


def open_archive(path: Path) -> GroundArchive:
    """Return an archive, its header, metadata and first directory read.

    Raises
    ------
    ArchiveError
        Where the file cannot be read, is no PMTiles archive of version 3, is cut, names no source, or holds
        tiles of a form or compression that is not drawn.
    """
    try:
        first = read_file_range(path, 0, FIRST_BYTES)
    except FileReadError as error:
        raise ArchiveError(path, error.found, "a PMTiles archive", "correct the path") from None
    header = _checked_header(path, first.content, first.size)
    told = _metadata(path, header)
    attribution = _plain_text(told.get("attribution"))
    if not attribution:
        raise ArchiveError(
            path,
            "no attribution in its metadata",
            "the name of its source",
            "write the archive again with one",
        )
    _read_directory(path, first.changed, first.size, header["root_offset"], header["root_length"])
    kind: ArchiveKind = "vector" if header["tile_type"] == TileType.MVT else "raster"
    stamp = f"{first.size} {first.changed} {hashlib.sha256(first.content).hexdigest()}"
    return GroundArchive(
        path=path,
        identity=hashlib.sha256(stamp.encode()).hexdigest()[:32],
        kind=kind,
        media_type=_RASTER.get(header["tile_type"], "application/vnd.mapbox-vector-tile"),
        bounds=_bounds(path, header),
        min_zoom=header["min_zoom"],
        max_zoom=header["max_zoom"],
        attribution=attribution,
        day=_stated_day(told) if kind == "raster" else "",
        tile_size=512 if kind == "vector" else 256,
        version=str(told.get("version", "")),
        size=first.size,
        header=header | {"changed": first.changed},
    )


def read_tile(archive: GroundArchive, zoom: int, column: int, row: int) -> bytes | None:
    """Return the bytes of a tile, unpacked; None where the archive has none there.

    Raises
    ------
    ArchiveError
        Where the tile, or a directory on the way to it, is damaged, or the file is another by now.
    """
    header, wanted = archive.header, zxy_to_tileid(zoom, column, row)
    offset, length = header["root_offset"], header["root_length"]
    for _ in range(_MOST_DEPTH):
        entries = _read_directory(archive.path, header["changed"], archive.size, offset, length)
        found = find_tile(entries, wanted)
        if found is None:
            return None
        if found.run_length:
            start = header["tile_data_offset"] + found.offset
            packed = read_part(archive, start, found.length)
            is_packed = header["tile_compression"] == Compression.GZIP
            return _unpack(archive.path, packed, _MOST_TILE) if is_packed else packed
        offset, length = header["leaf_directory_offset"] + found.offset, found.length
    raise _damaged(archive.path, "directories within directories")


def read_part(archive: GroundArchive, start: int, length: int) -> bytes:
    """Return a part of an archive.

    Raises
    ------
    ArchiveError
        Where the file is another by now, or ends before.
    """
    return _read_part(archive.path, archive.header["changed"], archive.size, start, length)


def _checked_header(path: Path, content: bytes, size: int) -> dict[str, Any]:
    """Return the header of an archive whose parts all lie within the file."""
    if not content.startswith(_MAGIC):
        raise ArchiveError(path, "no PMTiles archive", "one", "name an archive that ends in .pmtiles")
    if len(content) < _HEADER_BYTES:
        raise _cut(path, size, _HEADER_BYTES)
    if content[len(_MAGIC)] != _VERSION:
        raise ArchiveError(
            path,
            f"PMTiles version {content[len(_MAGIC)]}",
            f"version {_VERSION}",
            "convert it with `pmtiles convert`",
        )
    try:
        header: dict[str, Any] = dict(deserialize_header(content[:_HEADER_BYTES]))
    except ValueError as error:
        raise _damaged(path, str(error)) from None
    parts = ("root", "metadata", "leaf_directory", "tile_data")
    end = max(header[f"{part}_offset"] + header[f"{part}_length"] for part in parts)
    if end > size:
        raise _cut(path, size, end)
    _check_form(path, header)
    return header


def _check_form(path: Path, header: Mapping[str, Any]) -> None:
    """Refuse tiles and compressions that are not drawn."""
    form, packing = header["tile_type"], header["tile_compression"]
    if form != TileType.MVT and form not in _RASTER:
        raise ArchiveError(
            path, f"tiles of the form {form.name}", "MVT, PNG, JPEG or WEBP", "choose another archive"
        )
    allowed = {Compression.GZIP} if form == TileType.MVT else {Compression.GZIP, Compression.NONE}
    for each in (packing, header["internal_compression"]):
        if each not in allowed:
            raise ArchiveError(
                path, f"compression {each.name.lower()}", "gzip", "write the archive again with gzip"
            )
    if not 0 <= header["min_zoom"] <= header["max_zoom"] <= MOST_ZOOM:
        zooms = f"zooms {header['min_zoom']} to {header['max_zoom']}"
        raise ArchiveError(path, zooms, f"zooms of 0 to {MOST_ZOOM}", "write the archive again")


def _bounds(path: Path, header: Mapping[str, Any]) -> Bounds:
    west, south, east, north = (
        header[f"{name}_e7"] / 1e7 for name in ("min_lon", "min_lat", "max_lon", "max_lat")
    )
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):  # noqa: PLR2004 - degrees
        raise ArchiveError(
            path,
            f"bounds {west:g}, {south:g}, {east:g}, {north:g}",
            "west, south, east and north in degrees",
            "write the archive again with its bounds",
        )
    return west, south, east, north


def _metadata(path: Path, header: Mapping[str, Any]) -> Mapping[str, Any]:
    length = header["metadata_length"]
    if length > _MOST_METADATA:
        raise ArchiveError(
            path, f"{length:,} bytes of metadata", f"at most {_MOST_METADATA:,}", "shorten them"
        )
    try:
        packed = read_file_range(path, header["metadata_offset"], length).content
        is_packed = header["internal_compression"] == Compression.GZIP
        told = json.loads(_unpack(path, packed, _MOST_METADATA) if is_packed else packed)
    except (FileReadError, ValueError, RecursionError):
        raise _damaged(path, "metadata that are no JSON") from None
    return told if isinstance(told, dict) else {}


@lru_cache(maxsize=256)
def _read_directory(path: Path, changed: int, size: int, offset: int, length: int) -> list[Entry]:
    if length > _MOST_DIRECTORY:
        raise _damaged(path, f"a directory of {length:,} bytes")
    packed = _read_part(path, changed, size, offset, length)
    # The library unpacks by itself, without a limit.
    _unpack(path, packed, _MOST_DIRECTORY)
    try:
        return deserialize_directory(packed)
    except (ValueError, IndexError):
        raise _damaged(path, "a directory that cannot be read") from None


def _read_part(path: Path, changed: int, size: int, start: int, length: int) -> bytes:
    """Return a part of an archive that must still be the file that was opened."""
    if length > _MOST_TILE:
        raise _damaged(path, f"a tile of {length:,} bytes")
    try:
        part = read_file_range(path, start, length)
    except FileReadError as error:
        raise ArchiveError(path, error.found, "the archive that was opened", "start again") from None
    if (part.size, part.changed) != (size, changed):
        raise ArchiveError(path, "another file", "the archive that was opened", "load the page again")
    if len(part.content) < length:
        raise _cut(path, size, start + length)
    return part.content


def _unpack(path: Path, packed: bytes, most: int) -> bytes:
    stream = zlib.decompressobj(wbits=_GZIP_BITS)
    try:
        content = stream.decompress(packed, most)
    except zlib.error:
        raise _damaged(path, "a part that gzip does not unpack") from None
    if not stream.eof:
        raise _damaged(path, f"a part that does not end, or has more than {most:,} bytes")
    return content


def _damaged(path: Path, found: str) -> ArchiveError:
    return ArchiveError(path, found, "a whole PMTiles archive", "copy or write it again")


def _cut(path: Path, size: int, wanted: int) -> ArchiveError:
    return ArchiveError(path, f"{size:,} bytes", f"{wanted:,}", "the file is cut: copy it again")


def _plain_text(value: object) -> str:
    """Return words of the metadata without tags, on one line, cut where they are long."""
    text = " ".join(html.unescape(_TAG.sub(" ", value)).split()) if isinstance(value, str) else ""
    text = "".join(letter for letter in text if letter.isprintable())
    return text if len(text) <= _MOST_ATTRIBUTION else f"{text[: _MOST_ATTRIBUTION - 1]}…"


def _stated_day(told: Mapping[str, Any]) -> str:
    days = (told.get(key) for key in _DAY_KEYS)
    return next((day for day in days if isinstance(day, str) and _DAY.fullmatch(day)), "")
