"""Areas: seas hatched, a hedged place with a broken edge, outlines light enough to travel."""

import pytest
import shapely

from geodata.layout.areas import area_marks, hatched_ground, pick_outlines
from geodata.layout.layout_context import LayoutContext
from geodata.layout.styles import BROKEN_EDGE
from geodata.places import gazetteer_shape as shape_of


@pytest.mark.parametrize(
    ("event", "shape", "hatch", "dash"),
    [
        ("ocean-2024", "sea-of-okhotsk", True, None),
        ("joint-sea", "yellow-sea", True, BROKEN_EDGE),
        ("troops-in-russia", "rus", False, None),
        ("us-presence", "east-asia", False, None),
    ],
)
def test_what_is_named_decides_the_look(
    layout_context: LayoutContext,
    event: str,
    shape: str,
    hatch: bool,  # noqa: FBT001 - a table
    dash: tuple[float, float] | None,
) -> None:
    """A sea is hatched; "mostly" breaks its edge; a country or a region is neither."""
    (found,) = [
        area
        for area in area_marks(layout_context.events_on_map, layout_context)
        if (area.event, area.shape) == (event, shape)
    ]
    assert (found.hatch, found.dash) == (hatch, dash)
    assert found.fill[3] == round(255 * (0.18 if hatch else 0.1) * found.ink[3] / 255)


def test_small_areas_lie_on_top(layout_context: LayoutContext) -> None:
    """Russia first, South Korea last but reachable."""
    order = [area.shape for area in area_marks(layout_context.events_on_map, layout_context)]
    assert order[0] == "rus"
    assert order.index("east-asia") < order.index("yellow-sea") < order.index("kor")


@pytest.mark.parametrize("name", ["rus", "sea-of-japan", "kor", "south-east-asia"])
def test_outlines_are_light_and_cover_the_shape(name: str) -> None:
    """Few points, closed rings, nearly all of the area."""
    rings = pick_outlines(name)
    assert sum(len(ring) for ring in rings) < 700
    assert all(ring[0] == ring[-1] for ring in rings)
    area = sum(shapely.Polygon(ring).area for ring in rings)
    assert area == pytest.approx(shape_of(name).area, rel=0.15)


def test_hatched_ground_is_where_the_seas_are(layout_context: LayoutContext) -> None:
    """In pixels: the middle of the Yellow Sea is in it, Moscow is not."""
    ground = hatched_ground(area_marks(layout_context.events_on_map, layout_context), layout_context.viewport)
    assert shapely.contains_xy(ground, *layout_context.viewport.project(123.5, 36.0))
    assert not shapely.contains_xy(ground, *layout_context.viewport.project(37.6, 55.8))
