"""Archives of one's own in a real Chromium: drawn over our land, with their sources, read by ranges."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect
from pmtiles.tile import TileType

from geodata.layout.styles import MAP_PALETTES
from tests.browser.conftest import MAP, Server, Settle, _pixels
from tests.ground_archives import TILE, image_tile, vector_tile, write_archive

pytestmark = pytest.mark.browser
RED = (200, 40, 40, 255)
EAST_OF_IT = (TILE[0], TILE[1] + 1, TILE[2])
EASTERN_BOUNDS = (22.5, 41.0, 45.0, 55.0)
LARGE = 20 << 30
"""Bytes of an archive of which next to nothing is written."""
SENT = """
() => performance.getEntriesByType("resource").filter(({name}) => name.includes("/ground/"))
  .map(({name, encodedBodySize}) => [name, encodedBodySize])
"""


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Vector tiles of central Europe with one great lake, images east of them, and a file of 20 GB."""
    folder = tmp_path_factory.mktemp("tiles")
    imagery = write_archive(
        folder / "imagery.pmtiles",
        {EAST_OF_IT: image_tile(RED)},
        bounds=EASTERN_BOUNDS,
        form=TileType.PNG,
        attribution="Zulu Imagery",
        day="2024-03-05",
    )
    large = write_archive(
        folder / "large.pmtiles",
        {(4, 10, 5): vector_tile(earth=[], water=[])},
        bounds=(45.0, 41.0, 67.5, 55.0),
        attribution="Yankee Maps",
    )
    os.truncate(large, LARGE)
    return {"vector": write_archive(folder / "vector.pmtiles"), "imagery": imagery, "large": large}


@pytest.fixture(scope="module")
def shown(
    chromium: Browser, server: Callable[..., Server], archives: dict[str, Path], settle: Settle
) -> Iterator[Callable[[float, float], Page]]:
    """A function that opens the map of a server with these archives at a position."""
    started = server(BRIEFMAP_TILES=":".join(map(str, archives.values())))
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")

    def _open(lon: float, lat: float) -> Page:
        page = context.new_page()
        page.set_default_timeout(90_000)
        page.goto(f"{started.address}?lang=en&theme=light&layer=-&lon={lon}&lat={lat}&zoom=6")
        page.wait_for_selector(MAP)
        settle(page)
        return page

    yield _open
    context.close()


def colour_at_the_middle(page: Page) -> tuple[int, ...]:
    """The colour of most of the ground about the middle of the map."""
    box = page.locator(".instrument .map").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    png = page.screenshot(clip={"x": x - 40, "y": y - 40, "width": 80, "height": 80})
    red, green, blue = np.median(_pixels(png).reshape(-1, 3), axis=0).astype(int).tolist()
    return red, green, blue


def colour(code: str) -> tuple[int, ...]:
    """Red, green and blue of a colour of the palette."""
    return tuple(bytes.fromhex(code.removeprefix("#")))


@pytest.mark.parametrize(
    ("lon", "lat", "drawn", "sources"),
    [
        (11.0, 48.5, colour(MAP_PALETTES["light"].sea), ["© OpenStreetMap contributors"]),
        (34.0, 49.5, RED[:3], ["Zulu Imagery", "5 March 2024"]),
        (100.0, 48.0, colour(MAP_PALETTES["light"].land), []),
    ],
    ids=["a lake of theirs", "their images", "our land beyond their bounds"],
)
def test_they_are_drawn_over_our_land_within_their_bounds(
    shown: Callable[[float, float], Page],
    lon: float,
    lat: float,
    drawn: tuple[int, ...],
    sources: list[str],
) -> None:
    """Vector tiles in our colours, images as they are; a source in view is named, with the day of images."""
    page = shown(lon, lat)
    assert colour_at_the_middle(page) == pytest.approx(drawn, abs=12)
    notes = page.locator(".instrument .map-notes")
    expect(notes).not_to_contain_text("Yankee Maps")
    for words in sources:
        expect(notes).to_contain_text(words)
    page.close()


def test_of_a_large_archive_only_ranges_are_read(
    shown: Callable[[float, float], Page], archives: dict[str, Path]
) -> None:
    """A file of 20 GB is open at once, and less than a megabyte of it is sent."""
    page = shown(56.0, 48.5)
    sent = page.evaluate(SENT)
    assert all("?bytes=" in name for name, _ in sent)
    assert 0 < sum(size for _, size in sent) < 8_000_000
    by_archive = {name.partition("?")[0] for name, _ in sent}
    assert len(by_archive) == 2
    assert archives["large"].stat().st_blocks * 512 < 1 << 20
    expect(page.locator(".instrument .map-notes")).to_contain_text("Yankee Maps")
    page.close()
