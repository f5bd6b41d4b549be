"""The graticule: its step, its lines, and where its labels stand."""

import json
from pathlib import Path
from typing import Any

import pytest

from geodata.layout.mercator import (
    MIN_STEP_PIXELS,
    SIDE_ROOM,
    Viewport,
    graticule_step,
    make_graticule,
    world_pixels_at,
)
from geodata.view import Camera
from geodata.words import LANGS, Lang
from tests.loaded_script import load_script

VECTORS = Path(__file__).parents[1] / "vectors"


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    """Return the vectors as their generator writes them now."""
    found: dict[str, Any] = json.loads(json.dumps(load_script(VECTORS / "make_coordinates.py").made()))
    return found


@pytest.mark.parametrize("name", ["coordinates", "graticule"])
def test_the_vectors_are_up_to_date(made: dict[str, Any], name: str) -> None:
    """Otherwise run ``python tests/vectors/make_coordinates.py`` and the tests of the browser code."""
    assert json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8")) == made[name]


@pytest.mark.parametrize("zoom", [0.4, 2, 4.5, 7, 9, 12])
def test_lines_are_as_close_as_they_may_be(zoom: float) -> None:
    """No closer than can be read, and within what a screen shows."""
    pixels = graticule_step(zoom) / 21600 * world_pixels_at(zoom)
    assert MIN_STEP_PIXELS <= pixels <= 3 * MIN_STEP_PIXELS


def test_meridians_run_on_over_the_antimeridian() -> None:
    """A map of the Pacific has lines on both sides, each by its own name."""
    screen = Viewport(Camera(lon=179.0, lat=0.0, zoom=4.0), (960, 640))
    found = make_graticule(screen, (0, 0, 960, 640), "en")
    assert {175 * 60, 180 * 60, 185 * 60} <= set(found.meridians)
    assert {"175°E", "180°", "175°W"} <= {label.text for label in found.labels}


def test_no_parallel_lies_beyond_the_map() -> None:
    """Web Mercator ends at 85 degrees."""
    screen = Viewport(Camera(lon=0.0, lat=80.0, zoom=1.0), (960, 640))
    assert max(make_graticule(screen, (0, -400, 960, 640), "en").parallels) <= 85 * 60


@pytest.mark.parametrize(("lang", "edge"), [("en", 0), ("ar", 960)])
def test_latitudes_stand_where_reading_starts_and_the_corner_stays_free(lang: Lang, edge: float) -> None:
    """On the left in English, on the right in Arabic."""
    screen = Viewport(Camera(lon=44.0, lat=33.0, zoom=4.0), (960, 640))
    labels = make_graticule(screen, (0, 0, 960, 640), lang).labels
    assert all(abs(label.at[0] - edge) < 10 for label in labels if not label.is_meridian)
    assert all(abs(label.at[0] - edge) >= SIDE_ROOM for label in labels if label.is_meridian)
    assert {label.is_meridian for label in labels} == {True, False}


def test_every_language_is_in_the_vectors(made: dict[str, Any]) -> None:
    """The browser proves each of them."""
    assert {case["lang"] for case in made["graticule"]} == set(LANGS)
