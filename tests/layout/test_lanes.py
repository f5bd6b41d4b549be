"""Lanes: side by side, tapering, pointing at the recipient."""

import math

import pytest
import shapely

from geodata.layout.lanes import LANE_GAP, group_lanes, join_pixel_lines, lane_marks, offset_line
from geodata.layout.layout_context import LayoutContext
from geodata.layout.scene import LaneMark


@pytest.fixture(scope="module")
def found(layout_context: LayoutContext) -> dict[str, LaneMark]:
    """The lanes of the brief by event."""
    return {lane.event: lane for lane in lane_marks(layout_context)}


def test_lanes_of_a_pair_and_direction_stand_together(layout_context: LayoutContext) -> None:
    """Two ways between Russia and North Korea, never mixed."""
    groups = {
        pair: [drawn.event.id for drawn in members] for pair, members in group_lanes(layout_context).items()
    }
    assert sorted(groups[("prk",), ("rus",)]) == ["prk-rus-agreed", "prk-rus-containers"]
    assert sorted(groups[("rus",), ("prk",)]) == ["rus-prk-food", "rus-prk-space", "rus-prk-tech"]


def test_every_transfer_has_one_lane(layout_context: LayoutContext, found: dict[str, LaneMark]) -> None:
    """Each is there to be clicked."""
    assert set(found) == {drawn.event.id for drawn in layout_context.events_on_map if drawn.is_lane}


def test_lanes_grow_towards_their_head(found: dict[str, LaneMark]) -> None:
    """Direction survives a print without colour: a taper and a head at the end."""
    for lane in found.values():
        assert list(lane.widths) == sorted(lane.widths)
        assert len(lane.widths) == len(lane.parts)
    assert found["iran-drones"].widths[-1] > 2 * found["iran-drones"].widths[0]


def test_the_head_turns_with_the_line(found: dict[str, LaneMark]) -> None:
    """From Iran northward (up, counterclockwise 90°), from Russia to Korea down and west."""
    assert 45 < found["iran-drones"].angle < 180
    assert math.sin(math.radians(found["rus-prk-food"].angle)) < 0
    assert math.sin(math.radians(found["prk-rus-containers"].angle)) > 0


@pytest.mark.parametrize(
    ("event", "head", "dashed"),
    [("iran-drones", "head", False), ("rus-prk-food", "head", True), ("kor-ukr-arms", "head-open", True)],
)
def test_status_is_the_line(found: dict[str, LaneMark], event: str, head: str, dashed: bool) -> None:  # noqa: FBT001
    """Actual solid, agreed dashed with a full head, proposed dotted with a hollow one."""
    assert (found[event].arrowhead, found[event].dash is not None) == (head, dashed)


def test_a_shifted_line_keeps_its_distance() -> None:
    """Seven pixels to the right hand of a line eastward is seven pixels down."""
    moved = offset_line([(0.0, 0.0), (100.0, 0.0)], LANE_GAP)
    assert moved[0] == pytest.approx((0, LANE_GAP))
    assert moved[-1] == pytest.approx((100, LANE_GAP))


def test_a_line_cut_at_the_antimeridian_is_joined(layout_context: LayoutContext) -> None:
    """Two parts that meet at 180° are one line, two that do not are two."""
    cut = shapely.MultiLineString([[(170, 50), (180, 51)], [(-180, 51), (-170, 50)]])
    apart = shapely.MultiLineString([[(100, 50), (110, 51)], [(120, 51), (130, 50)]])
    assert [len(list(join_pixel_lines(lines, layout_context))) for lines in (cut, apart)] == [1, 2]
