"""Positions, geodesics and graticules by pyproj, PyPI's ``mgrs`` and our Python; the browser must agree.

``python tests/vectors/make_coordinates.py`` writes them beside itself.
"""

import json
from pathlib import Path
from typing import Any

import pyproj
from mgrs import MGRS

from geodata.layout.mercator import Viewport, make_graticule
from geodata.places.coordinate_text import format_decimal_degrees, format_degrees_minutes
from geodata.view import Camera
from geodata.words import LANGS

FOLDER = Path(__file__).parent
EARTH = pyproj.Geod(ellps="WGS84")
POSITIONS = (
    *((24.1034, 37.5212), (-5.3536, 36.1408), (131.8869, 43.1155), (56.25, 26.6), (-70.9, -53.16)),
    *((0.0, 0.0), (-0.00001, -0.00001), (179.99999, 51.2), (-180.0, 10.5), (180.0, 10.5), (190.25, -18.0)),
    *((-190.25, 65.9), (359.5, 12.0), (5.0, 60.4), (9.5, 78.2), (20.999, 72.5), (33.0, 83.99)),
    *((24.9999999, 59.9999999), (10.0, 84.0), (10.0, -80.0), (45.0, 85.5), (-120.0, 88.0)),
    *((0.0, 90.0), (135.0, -90.0), (-45.5, -89.9), (166.7, -85.0), (-91.0, -82.5)),
)
PAIRS = (
    *(((0.0, 0.0), (0.0, 1.0)), ((24.1, 37.5), (22.4, 39.6)), ((-74.0, 40.6), (139.8, 35.5))),
    *(((179.5, -17.0), (-179.5, -16.0)), ((170.0, 60.0), (-170.0, 66.0)), ((10.0, 89.5), (-170.0, 89.0))),
    *(((0.0, -90.0), (30.0, 10.0)), ((0.0, 0.1), (179.7, -0.1)), ((56.2, 26.5), (56.20001, 26.50001))),
)
CAMERAS = (
    *((Camera(lon=0, lat=0, zoom=0.4), (960, 640)), (Camera(lon=131.9, lat=43.1, zoom=4.2), (960, 640))),
    *(
        (Camera(lon=-179.2, lat=-17.5, zoom=5.75), (390, 420)),
        (Camera(lon=56.3, lat=26.6, zoom=8.6), (960, 640)),
    ),
    *((Camera(lon=30, lat=84.9, zoom=3), (800, 500)), (Camera(lon=36.2, lat=49.99, zoom=12), (960, 640))),
)


def positions() -> list[dict[str, Any]]:
    """Return positions in three notations, MGRS by PyPI's package."""
    return [
        {
            "at": [lon, lat],
            "decimal": format_decimal_degrees(turned(lon), lat),
            "minutes": format_degrees_minutes(turned(lon), lat),
            "mgrs": spaced(MGRS().toMGRS(lat, turned(lon))),
        }
        for lon, lat in POSITIONS
    ]


def turned(lon: float) -> float:
    """Return a longitude between -180 and 180."""
    return lon if -180 <= lon <= 180 else (lon + 180) % 360 - 180


def spaced(text: str) -> str:
    """Return a position in MGRS with its square, easting and northing apart."""
    return f"{text[:-10]} {text[-10:-5]} {text[-5:]}"


def lines() -> list[dict[str, Any]]:
    """Return lengths, bearings and middles of geodesics, by pyproj."""
    found = []
    for start, end in PAIRS:
        azimuth, _, metres = EARTH.inv(*start, *end)
        lon, lat, _ = EARTH.fwd(*start, azimuth, metres / 2)
        found.append(
            {"from": start, "to": end, "metres": metres, "bearing": azimuth % 360, "middle": [lon, lat]}
        )
    return found


def graticules() -> list[dict[str, Any]]:
    """Return the lines and labels of some maps in each language, once to their edges and once beyond."""
    return [
        {
            "camera": camera.model_dump(),
            "size": size,
            "edges": edges,
            "lang": lang,
            "step": found.step,
            "meridians": found.meridians,
            "parallels": found.parallels,
            "labels": [
                {
                    "text": label.text,
                    "at": [round(side, 1) for side in label.at],
                    "meridian": label.is_meridian,
                }
                for label in found.labels
            ],
        }
        for camera, size in CAMERAS
        for lang in LANGS
        for edges in ((0, 0, *size), (-80, -20, size[0] + 80, size[1] + 20))
        for found in [make_graticule(Viewport(camera, size), edges, lang)]
    ]


def made() -> dict[str, Any]:
    """Return the content of each file."""
    return {"coordinates": {"positions": positions(), "lines": lines()}, "graticule": graticules()}


if __name__ == "__main__":
    for name, content in made().items():
        text = json.dumps(content, ensure_ascii=False, indent=1)
        (FOLDER / f"{name}.json").write_text(text + "\n", encoding="utf-8")
