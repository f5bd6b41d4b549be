"""Archives: what they say of themselves, their tiles by ranges, and what is refused of them."""

import gzip
import os
from pathlib import Path

import pytest
from pmtiles.tile import Compression, TileType

from geodata import regular_file
from geodata.ground import ground_archive
from geodata.ground.ground_archive import ArchiveError, open_archive, read_tile
from tests.ground_archives import BOUNDS, TILE, image_tile, vector_tile, write_archive, write_imagery

HEADER_BYTES = 127


def test_an_archive_says_what_it_is(tmp_path: Path) -> None:
    """Kind, bounds, zooms, and its source without tags."""
    found = open_archive(write_archive(tmp_path / "own.pmtiles"))
    assert (found.kind, found.bounds, found.min_zoom, found.max_zoom) == ("vector", BOUNDS, 4, 4)
    assert found.attribution == "© OpenStreetMap contributors"
    assert (found.version, found.day, found.tile_size) == ("4.11.9", "", 512)


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ({"day": "2024-03-05"}, "2024-03-05"),
        ({"date": "2024-03"}, "2024-03"),
        ({"day": "spring"}, ""),
        ({}, ""),
    ],
)
def test_imagery_has_its_day(told: dict[str, str], day: str, tmp_path: Path) -> None:
    """As the metadata state it, where that is a date."""
    found = open_archive(write_imagery(tmp_path / "own.pmtiles", **told))
    assert (found.kind, found.media_type, found.day, found.tile_size) == ("raster", "image/png", day, 256)


def test_a_tile_is_read_unpacked(tmp_path: Path) -> None:
    """And none where there is none."""
    content = vector_tile(earth=[])
    found = open_archive(write_archive(tmp_path / "own.pmtiles", {TILE: content}))
    assert read_tile(found, *TILE) == gzip.decompress(content)
    assert read_tile(found, 4, 9, 5) is None


def test_the_identity_is_that_of_the_file(tmp_path: Path) -> None:
    """Another size, time or beginning is another archive."""
    path = write_archive(tmp_path / "own.pmtiles")
    before = open_archive(path).identity
    assert open_archive(path).identity == before
    facts = path.stat()
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns + 1_000))
    later = open_archive(path).identity
    path.write_bytes(path.read_bytes() + b"x")
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    longer = open_archive(path).identity
    write_archive(path, name="b")
    write_archive(path, name="a")
    assert len({before, later, longer, open_archive(path).identity}) == 4


def test_an_archive_that_is_exchanged_is_read_no_more(tmp_path: Path) -> None:
    """Its directories are those of another file."""
    path = write_archive(tmp_path / "own.pmtiles")
    found = open_archive(path)
    write_archive(path, {TILE: vector_tile(water=[])})
    with pytest.raises(ArchiveError, match="another file"):
        read_tile(found, *TILE)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _beginning(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: HEADER_BYTES - 1])


def _other_magic(path: Path) -> None:
    path.write_bytes(b"SQLite format 3" + path.read_bytes()[15:])


def _older(path: Path) -> None:
    path.write_bytes(b"PMTiles\x02" + path.read_bytes()[8:])


def _bad_root(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[HEADER_BYTES : HEADER_BYTES + 4] = b"\0\0\0\0"
    path.write_bytes(bytes(content))


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (_cut, r"found [\d,]+ bytes, expected [\d,]+; the file is cut: copy it again"),
        (_beginning, r"found 126 bytes, expected 127; the file is cut"),
        (_other_magic, "found no PMTiles archive, expected one"),
        (_older, "found PMTiles version 2, expected version 3"),
        (_bad_root, "found a part that gzip does not unpack, expected a whole PMTiles archive"),
        (Path.unlink, "found No such file or directory, expected a PMTiles archive; correct the path"),
        (lambda path: (path.unlink(), path.mkdir()), "found a directory, expected a PMTiles archive"),
        (lambda path: (path.unlink(), os.mkfifo(path)), "found a named pipe, expected a PMTiles archive"),
    ],
)
def test_a_harmed_archive_is_refused(harm: object, words: str, tmp_path: Path) -> None:
    """With the file, what was found, what is expected and what to do."""
    path = write_archive(tmp_path / "own.pmtiles")
    harm(path)  # type: ignore[operator]
    with pytest.raises(ArchiveError, match=words) as refused:
        open_archive(path)
    assert str(refused.value).startswith(f"{path}: found ")


@pytest.mark.parametrize("attribution", [None, "", " ", "<br>"])
def test_an_archive_without_a_source_is_refused(attribution: str | None, tmp_path: Path) -> None:
    """Nothing is drawn that cannot be credited."""
    path = write_archive(tmp_path / "own.pmtiles", attribution=attribution)
    with pytest.raises(ArchiveError, match="no attribution in its metadata"):
        open_archive(path)


def test_a_source_is_one_line_of_plain_text(tmp_path: Path) -> None:
    """Without control characters, and cut where it is long."""
    path = write_archive(tmp_path / "own.pmtiles", attribution=f"a\n\u202eb <b>c</b>&amp;{'x' * 500}")
    found = open_archive(path).attribution
    assert found.startswith("a b c &x")
    assert len(found) == 200


@pytest.mark.parametrize("packing", [Compression.BROTLI, Compression.ZSTD, Compression.NONE])
def test_another_compression_is_refused(packing: Compression, tmp_path: Path) -> None:
    """Of vector tiles all but gzip."""
    path = write_archive(tmp_path / "own.pmtiles", packing=packing)
    with pytest.raises(ArchiveError, match=f"found compression {packing.name.lower()}, expected gzip"):
        open_archive(path)


def test_other_tiles_are_refused(tmp_path: Path) -> None:
    """Such as AVIF, which not every program reads."""
    path = write_archive(tmp_path / "own.pmtiles", {TILE: image_tile((0, 0, 0, 0))}, form=TileType.AVIF)
    with pytest.raises(ArchiveError, match="found tiles of the form AVIF"):
        open_archive(path)


@pytest.mark.parametrize("bounds", [(10.0, 0.0, 10.0, 5.0), (0.0, 5.0, 5.0, 0.0), (-200.0, 0.0, 5.0, 5.0)])
def test_bounds_that_are_none_are_refused(bounds: tuple[float, float, float, float], tmp_path: Path) -> None:
    """West of east, south of north, within the world."""
    path = write_archive(tmp_path / "own.pmtiles", bounds=bounds)
    with pytest.raises(ArchiveError, match="found bounds "):
        open_archive(path)


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tile of more bytes than any needs is damaged."""
    monkeypatch.setattr(ground_archive, "_MOST_TILE", 1_000)
    bomb = gzip.compress(bytes(2_000))
    found = open_archive(write_archive(tmp_path / "own.pmtiles", {TILE: bomb}))
    with pytest.raises(ArchiveError, match="does not end, or has more than 1,000 bytes"):
        read_tile(found, *TILE)


def test_of_a_large_archive_only_ranges_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 20 gigabytes, most of them holes, a few kilobytes."""
    path = write_archive(tmp_path / "own.pmtiles")
    os.truncate(path, 20_000_000_000)
    read = []

    def counted(path: Path, start: int, length: int) -> regular_file.FileRange:
        found = regular_file.read_file_range(path, start, length)
        read.append(len(found.content))
        return found

    monkeypatch.setattr(ground_archive, "read_file_range", counted)
    found = open_archive(path)
    assert read_tile(found, *TILE)
    assert found.size == 20_000_000_000
    assert sum(read) < 40_000


@pytest.mark.parametrize(
    ("bounds", "zoom"),
    [((-180.0, -85.0, 180.0, 85.0), 4), ((0.0, 0.0, 1.0, 1.0), 9), ((0.0, 0.0, 20.0, 1.0), 5)],
)
def test_a_small_archive_is_drawn_from_near(
    bounds: tuple[float, float, float, float], zoom: int, tmp_path: Path
) -> None:
    """Where its bounds are about a tile wide: its tiles further out would lie over half of the world."""
    assert open_archive(write_archive(tmp_path / "own.pmtiles", bounds=bounds)).first_zoom == zoom
