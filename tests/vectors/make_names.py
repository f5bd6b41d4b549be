"""Where Python places the names of the ground, and how wide it measures them; the browser must do the same.

``python tests/vectors/make_names.py`` writes ``name_placement.json``; ``tests/layout/test_name_placement.py``
and the map component's own tests read it.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import shapely

from geodata.layout.cell_raster import shape_sides
from geodata.layout.mercator import Viewport
from geodata.layout.name_placement import find_name_spots
from geodata.layout.scene import GroundName, PixelBox
from geodata.layout.text_lines import text_advance
from geodata.view import Camera

FOLDER = Path(__file__).parent
CAMERAS = (
    (131.9, 43.1, 2.0), (131.9, 43.1, 5.0), (131.9, 43.1, 8.0), (56.3, 26.6, 2.0), (56.3, 26.6, 5.0),
    (56.3, 26.6, 8.0), (32.5, 15.6, 5.0), (42.9, 11.6, 8.0), (179.0, -17.5, 5.0), (179.9, 66.0, 3.0),
)  # fmt: skip
SIZES = ((1440, 900), (390, 600))
SPELLINGS = (
    "", "Aden", "Côte d’Ivoire", "São Tomé & Príncipe", "Łódź", "P'yŏngyang", "Vĩnh Long", "東京", "A\u200eB",
    "عدن", "الله أباد", "فتح الله", "لا تور", "سلا", "جزر مالديف", "الجزائر", "بُورتسودان", "رأس لانوف",
    "ہٹیاں", "مرسى مطروح (مصر)", "خط 12 ب", "كـــركوك", "شيراز–بوشهر", "إسلام آباد", "آبادان",
    "پشاور", "زیبا\u200dک",
)  # fmt: skip
"""Texts of which the widths are compared: joined letters, ligatures, marks, digits, unknown characters."""


def made() -> dict[str, Any]:
    """Widths, the land of states, names, and the cases with their answers.

    Land and names are those of the file itself, once taken from the gazetteer: its changes are none here.
    """
    known: dict[str, Any] = json.loads((FOLDER / "name_placement.json").read_text(encoding="utf-8"))
    land, texts = known["land"], [*SPELLINGS, *known["texts"]]
    sides = {name: shape_sides(shapely.from_geojson(json.dumps(shape))) for name, shape in land.items()}
    return {
        "texts": known["texts"],
        "advances": {text: text_advance(text) for text in texts},
        "land": land,
        "names": known["names"],
        "cases": list(_cases(sides, [_name(name) for name in known["names"]])),
    }


def _name(fields: dict[str, Any]) -> GroundName:
    return GroundName(**fields | {"at": tuple(fields["at"])})


def _cases(sides: dict[str, Any], fixed: list[GroundName]) -> Iterator[dict[str, Any]]:
    draw = random.Random(16)  # noqa: S311 - the same cases each time
    for number, (lon, lat, zoom) in enumerate((*CAMERAS, *CAMERAS)):
        screen = Viewport(Camera(lon=lon, lat=lat, zoom=zoom), SIZES[number % 3 == 2])
        # In the second round some states do not act: they are named where they are seen all the same.
        quiet = set(list(sides)[: number // len(CAMERAS) * 5])
        known = [replace(name, acts=name.acts and name.id not in quiet) for name in fixed]
        names = [*known, *_towns(draw, screen, 200 if number % 4 else 8)]
        taken = list(_boxes(draw, screen, number * 2 % 23))
        found = find_name_spots(names, screen, taken, sides.get)
        near = [name for name in names if name.id in sides or screen.contains(screen.project(*name.at), -200)]
        yield {
            "camera": screen.camera.model_dump(),
            "size": screen.size,
            "taken": [[box.left, box.top, box.right, box.bottom] for box in taken],
            "names": [asdict(name) for name in near],
            "spots": [[spot.name.text, *(round(at, 2) for at in spot.middle)] for spot in found],
        }


def _towns(draw: random.Random, screen: Viewport, number: int) -> Iterator[GroundName]:
    width, height = screen.size
    for at in range(number):
        spot = screen.unproject(draw.uniform(0, width), draw.uniform(0, height))
        rank = round(screen.camera.zoom * 10) + draw.randint(-20, 3)
        yield GroundName("" if at % 5 == 0 else f"gn-{at}", f"Town {at % 150}", "town", rank, spot)


def _boxes(draw: random.Random, screen: Viewport, number: int) -> Iterator[PixelBox]:
    width, height = screen.size
    for _ in range(number):
        left, top = round(draw.uniform(0, width - 160), 1), round(draw.uniform(0, height - 60), 1)
        yield PixelBox(
            left, top, round(left + draw.uniform(20, 160), 1), round(top + draw.uniform(15, 60), 1)
        )


if __name__ == "__main__":
    text = json.dumps(made(), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    (FOLDER / "name_placement.json").write_text(text.replace('},{"', '},\n{"') + "\n", encoding="utf-8")
