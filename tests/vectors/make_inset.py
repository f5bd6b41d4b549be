"""The place of a map in its inset, as Python tells it; the browser must tell the same.

``python tests/vectors/make_inset.py`` writes ``inset.json``; ``tests/layout/insets/test_inset_map.py`` and
``geodata/instrument/tests/controls/inset-rule.test.ts`` read it.
"""

import json
from dataclasses import astuple
from pathlib import Path
from typing import Any, Final

from geodata.ground.ground_tiles import WorldBox
from geodata.layout.insets.inset_map import InsetFrame, is_cross
from geodata.layout.mercator import Viewport
from geodata.view import Camera

FOLDER: Final = Path(__file__).parent
FRAMES: Final = {
    "plain": InsetFrame(WorldBox(0.62, 0.44, 0.65, 0.47), 0.605, 0.43, 2400.0),
    "across 180": InsetFrame(WorldBox(0.57, 0.09, 1.03, 0.37), 0.4, 0.03, 200.0),
    "at the top": InsetFrame(WorldBox(0.3, 0.0, 0.45, 0.2), 0.25, -0.05, 400.0),
}
"""Frames about states: one of some degrees, one that runs on east of 180, one at the end of the map."""
VIEWS: Final = (
    ("plain", (43.2, 13.0, 7.0), (726, 562)),
    ("plain", (43.2, 13.0, 9.5), (726, 562)),
    ("plain", (43.2, 13.0, 12.0), (726, 562)),
    ("plain", (43.2, 13.0, 5.0), (726, 562)),
    ("plain", (44.0, 15.0, 6.6), (480, 562)),
    ("plain", (44.0, 15.0, 6.6), (479, 562)),
    ("plain", (43.2, 13.0, 6.2), (1400, 400)),
    ("plain", (43.2, 13.0, 6.2), (480, 1200)),
    ("plain", (43.2, 13.0, 8.0), (480, 320)),
    ("plain", (43.2, 13.0, 8.0), (480, 319)),
    ("plain", (36.0, 13.0, 9.0), (726, 562)),
    ("plain", (43.2, -13.0, 9.0), (726, 562)),
    ("across 180", (131.9, 43.1, 6.0), (726, 562)),
    ("across 180", (131.9, 43.1, 5.0), (726, 562)),
    ("across 180", (131.9, 43.1, 5.45), (726, 562)),
    ("across 180", (131.9, 43.1, 5.0), (562, 726)),
    ("across 180", (179.9, 66.0, 6.0), (726, 562)),
    ("across 180", (-172.0, 66.0, 6.0), (726, 562)),
    ("across 180", (90.0, 60.0, 1.5), (726, 562)),
    ("at the top", (-60.0, 84.0, 3.5), (726, 562)),
)
"""Frame, camera, and size of the part of a map between its controls."""


def made() -> list[dict[str, Any]]:
    """Return each view with its place in its inset."""
    return [_answered(*view) for view in VIEWS]


def _answered(name: str, camera: tuple[float, float, float], size: tuple[int, int]) -> dict[str, Any]:
    frame, (lon, lat, zoom) = FRAMES[name], camera
    box = frame.view_box(Viewport(Camera(lon=lon, lat=lat, zoom=zoom), size))
    return {
        "frame": {
            "state": astuple(frame.state),
            "west": frame.west,
            "north": frame.north,
            "world_pixels": frame.world_pixels,
        },
        "camera": {"lon": lon, "lat": lat, "zoom": zoom},
        "size": size,
        "box": None if box is None else [round(side, 6) for side in astuple(box)],
        "cross": None if box is None else is_cross(box),
    }


if __name__ == "__main__":
    text = json.dumps(made(), separators=(",", ":"), allow_nan=False)
    (FOLDER / "inset.json").write_text(text.replace('},{"frame', '},\n{"frame') + "\n", encoding="utf-8")
