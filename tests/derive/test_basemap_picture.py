"""Basemap pictures: position of land and sea, colours of each theme, reproducible bytes, provenance."""

import io
import json
from pathlib import Path
from typing import get_args

import numpy as np
import pytest
from PIL import Image, ImageColor

from geodata.atlas.thinning import mercator
from geodata.derive import basemap_picture
from geodata.derive.basemap_picture import FOLDER, SIDE, draw_basemap, write_basemaps
from geodata.layout.styles import PAPERS
from geodata.view import Theme

PLACES = [("Moscow", 37.6, 55.7, True), ("Pacific", -150.0, 10.0, False), ("Caspian", 51.0, 41.0, False)]


@pytest.mark.parametrize("theme", get_args(Theme))
@pytest.mark.parametrize(("name", "lon", "lat", "land"), PLACES)
def test_land_and_sea(theme: Theme, name: str, lon: float, lat: float, land: bool) -> None:  # noqa: FBT001
    """A place on land has the colour of land, one at sea that of the sea."""
    shipped = Image.open(FOLDER / f"basemap-{theme}.png").convert("RGB")
    east, south = mercator(np.array([lon]), np.array([lat]))
    found = shipped.getpixel((int(east[0] * SIDE), int(south[0] * SIDE)))
    assert found == ImageColor.getrgb(PAPERS[theme].land if land else PAPERS[theme].sea), name


def test_a_rebuild_is_identical() -> None:
    """A rebuilt picture has the shipped bytes."""
    assert draw_basemap("light") == (FOLDER / "basemap-light.png").read_bytes()


def test_the_size_is_a_parameter() -> None:
    """The picture can be made at any size."""
    assert Image.open(io.BytesIO(draw_basemap("dark", side=64))).size == (64, 64)


def test_every_file_has_its_provenance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The written record equals the shipped one and names each picture."""
    monkeypatch.setattr(basemap_picture, "draw_basemap", lambda _theme: b"picture")
    write_basemaps(tmp_path)
    record = (tmp_path / "provenance.json").read_bytes()
    assert record == (FOLDER / "provenance.json").read_bytes()
    assert {path.name for path in tmp_path.glob("*.png")} == set(json.loads(record)[0]["files"].split())
