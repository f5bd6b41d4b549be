"""The picture of the ground: true to the shapes, in the tones of each theme, the same on a rebuild."""

import io
from typing import get_args

import numpy as np
import pytest
from PIL import Image, ImageColor

from geodata.atlas.thinning import mercator
from geodata.derive.basemap_picture import FOLDER, SIDE, picture
from geodata.layout.styles import PAPERS
from geodata.view import Theme

PLACES = [("Moscow", 37.6, 55.7, True), ("Pacific", -150.0, 10.0, False), ("Caspian", 51.0, 41.0, False)]


@pytest.mark.parametrize("theme", get_args(Theme))
@pytest.mark.parametrize(("name", "lon", "lat", "land"), PLACES)
def test_land_and_sea(theme: Theme, name: str, lon: float, lat: float, land: bool) -> None:  # noqa: FBT001
    """A place on land has the tone of land, one at sea that of the sea."""
    shipped = Image.open(FOLDER / f"basemap-{theme}.png").convert("RGB")
    east, south = mercator(np.array([lon]), np.array([lat]))
    found = shipped.getpixel((int(east[0] * SIDE), int(south[0] * SIDE)))
    assert found == ImageColor.getrgb(PAPERS[theme].land if land else PAPERS[theme].sea), name


def test_the_same_bytes_twice() -> None:
    """A rebuild of the shipped picture gives the shipped bytes."""
    assert picture("light") == (FOLDER / "basemap-light.png").read_bytes()


def test_a_smaller_one() -> None:
    """The picture can be made at any size."""
    assert Image.open(io.BytesIO(picture("dark", side=64))).size == (64, 64)
