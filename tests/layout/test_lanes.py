"""Lanes: side by side, tapering, pointing at the recipient."""

import math
from dataclasses import replace

import pytest
import shapely

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.selection import select_events
from geodata.brief.records import Brief
from geodata.layout.composition import compose_scene
from geodata.layout.lanes import (
    FAN_BREADTH,
    LANE_GAP,
    bundle_sign,
    fanned_lanes,
    join_pixel_lines,
    lane_bundles,
    lane_marks,
    offset_line,
)
from geodata.layout.layout_context import LayoutContext
from geodata.layout.looks.status_looks import StatusLook
from geodata.layout.mercator import Viewport
from geodata.layout.scene import LaneMark
from geodata.layout.styles import ARROW_WIDTH, LANE_WIDTH
from geodata.places import gazetteer_shape, label_point
from geodata.view import Camera, parse_view
from tests.isolates import without_isolates

RETURNS = "lane:rus:prk:supply:ahead"
FAR_EAST = Camera(lon=130.0, lat=42.0, zoom=3.0)


@pytest.fixture(scope="module")
def found(layout_context: LayoutContext) -> dict[str, LaneMark]:
    """The lanes of the brief by event, or by the key of several."""
    return {lane.event: lane for lane in lane_marks(layout_context)}


def test_lanes_of_a_pair_a_direction_and_a_look_are_one(layout_context: LayoutContext) -> None:
    """What happened is never one with what lies ahead, nor one direction with the other."""
    groups = [
        (bundle.ends, bundle.look.value, [drawn.event.id for drawn in bundle.members])
        for bundle in lane_bundles(layout_context)
        if "prk" in str(bundle.ends)
    ]
    assert groups == [
        ((("rus",), ("prk",)), "ahead", ["rus-prk-tech", "rus-prk-food", "rus-prk-space"]),
        ((("prk",), ("rus",)), "ahead", ["prk-rus-agreed"]),
        ((("prk",), ("rus",)), "happened", ["prk-rus-containers"]),
    ]


def test_every_transfer_is_on_a_lane(layout_context: LayoutContext, found: dict[str, LaneMark]) -> None:
    """Under its own id, or among the events of the key under which its lane stands."""
    signs = [bundle_sign(bundle, layout_context) for bundle in lane_bundles(layout_context)]
    events = [event for sign in signs for event in sign.events]
    assert sorted(events) == sorted(drawn.event.id for drawn in layout_context.events_on_map if drawn.is_lane)
    arrows = set(layout_context.arrow_paths)
    assert set(found) - arrows == {sign.key for sign in signs}


@pytest.mark.parametrize(
    ("lang", "name", "words"),
    [
        ("en", "Russia → North Korea", "3 transfers, not yet happened"),
        ("ar", "روسيا ← كوريا الشمالية", "لم يقع بعد: 3 توريدات"),
    ],
)
def test_a_lane_says_its_number_in_words(
    layout_context: LayoutContext, lang: str, name: str, words: str
) -> None:
    """With its ends and the titles of all its events, of which none is left out."""
    context = replace(layout_context, lang=lang)
    sign = next(bundle_sign(each, context) for each in lane_bundles(context) if each.key == RETURNS)
    plain = [without_isolates(text) for text in (sign.name, sign.count)]
    assert plain == [name, words]
    assert all(title in sign.tip.body for title in sign.titles)
    assert len(sign.titles) == 3


def many_lanes(brief: Brief, number: int, kind: str = "transfer") -> LayoutContext:
    """The layout of so many transfers from China to South Korea, the first in focus."""
    data = brief.model_dump(mode="json", exclude_none=True)
    (event,) = [each for each in data["events"] if each["id"] == "iran-drones"]
    places = [{"place": "chn", "role": "from"}, {"place": "kor", "role": "to"}]
    data["events"] = [
        event
        | {"id": f"parts-{at}", "places": places, "kind": "transfer" if at else kind}
        | {"claims": [event["claims"][0] | {"id": f"parts-{at}-1"}]}
        for at in range(number)
    ]
    data["queries"], data["slides"] = [], []
    atlas = build_atlas(Brief.model_validate(data), f"lanes-{number}-{kind}")
    chosen = select_events(atlas, parse_view("focus=parts-0").view)
    return LayoutContext(chosen, "en", "light", Viewport(FAR_EAST, (960, 640)))


def test_twenty_lanes_are_one_of_one_width_and_fan_out_within_a_breadth(brief: Brief) -> None:
    """As wide as the lane of one event; in focus each event has its own, none farther than stated."""
    context = many_lanes(brief, 20)
    (lane,) = lane_marks(context)
    assert max(lane.widths) <= LANE_WIDTH
    fans = fanned_lanes(context)
    assert [fan.bundle for fan in fans] == [lane.event] * 20
    assert [fan.event for fan in fans if fan.focused] == ["parts-0"]
    middles = [context.viewport.project(*fan.parts[0][len(fan.parts[0]) // 2]) for fan in fans]
    breadth = max(math.dist(one, two) for one in middles for two in middles)
    assert FAN_BREADTH * 0.8 < breadth < FAN_BREADTH * 1.2


def test_a_lane_of_two_kinds_counts_events(brief: Brief) -> None:
    """Where one word would not be true of all."""
    context = many_lanes(brief, 3, kind="aid")
    (bundle,) = lane_bundles(context)
    assert bundle_sign(bundle, context).count == "3 events reported"


def test_focus_fans_out_and_leaves_nothing_hidden(whole: Atlas) -> None:
    """The one lane gives way to those of its events, on top of all others; the one in focus has a ring."""
    plain, focused = (
        compose_scene(select_events(whole, parse_view(query).view), lang="en", theme="light", camera=FAR_EAST)
        for query in ("", "focus=rus-prk-food")
    )
    assert RETURNS in {lane.event for lane in plain.lanes}
    lanes = [lane.event for lane in focused.lanes]
    assert RETURNS not in lanes
    assert {"rus-prk-tech", "rus-prk-food", "rus-prk-space"} <= set(lanes)
    assert lanes[-3:] == ["rus-prk-tech", "rus-prk-food", "rus-prk-space"]
    assert [lane.event for lane in focused.lanes if lane.focused] == ["rus-prk-food"]


@pytest.mark.parametrize(
    ("event", "land"),
    [("lane:irn:rus:supply:happened", "rus"), ("kor-ukr-arms", "ukr"), (RETURNS, "prk")],
)
def test_no_arrow_ends_on_a_border(found: dict[str, LaneMark], event: str, land: str) -> None:
    """It ends at an anchor well inside the country."""
    tip, shape = shapely.Point(found[event].arrowhead_at), gazetteer_shape(land)
    assert shape.contains(tip)
    assert shape.boundary.distance(tip) > 0.5


def test_a_lane_ends_at_the_label_point_of_a_country_of_usual_size(brief: Brief) -> None:
    """Or just before a sign that stands there."""
    (lane,) = lane_marks(many_lanes(brief, 2))
    assert math.dist(lane.arrowhead_at, label_point("kor")) < 0.2


def test_the_headline_is_an_arrow(layout_context: LayoutContext, found: dict[str, LaneMark]) -> None:
    """Broad, of one width, with a larger head; it stops short of Russia and leaves from North Korea."""
    arrow = found["troops-in-russia"]
    assert set(arrow.widths) == {ARROW_WIDTH}
    assert arrow.head_size > found[RETURNS].head_size
    assert gazetteer_shape("rus").distance(shapely.Point(arrow.arrowhead_at)) > 0
    assert gazetteer_shape("prk").distance(shapely.Point(arrow.parts[0][0])) < 0.5
    assert layout_context.arrow_paths.keys() == {"troops-in-russia"}


def test_lanes_grow_towards_their_head(found: dict[str, LaneMark]) -> None:
    """Direction survives a print without colour: a taper and a head at the end."""
    for lane in found.values():
        assert list(lane.widths) == sorted(lane.widths)
        assert len(lane.widths) == len(lane.parts)
    iran = found["lane:irn:rus:supply:happened"]
    assert iran.widths[-1] > 1.7 * iran.widths[0]


def test_the_head_turns_with_the_line(found: dict[str, LaneMark]) -> None:
    """From Iran northward (up, counterclockwise 90°), from Russia to Korea down and west."""
    assert 45 < found["lane:irn:rus:supply:happened"].angle < 180
    assert math.sin(math.radians(found[RETURNS].angle)) < 0
    assert math.sin(math.radians(found["prk-rus-containers"].angle)) > 0


@pytest.mark.parametrize(
    ("event", "head", "dashed"),
    [
        ("prk-rus-containers", "head", False),
        (RETURNS, "head-open", True),
        ("kor-ukr-arms", "head-open", True),
    ],
)
def test_status_is_the_line(found: dict[str, LaneMark], event: str, head: str, dashed: bool) -> None:  # noqa: FBT001
    """What happened is solid with a full head; what lies ahead dotted with a hollow one."""
    assert (found[event].arrowhead, found[event].dash is not None) == (head, dashed)


def test_the_word_of_a_party_alone_is_a_claim(told_atlas: Atlas) -> None:
    """It has the look of what is alleged."""
    context = LayoutContext(
        select_events(told_atlas, parse_view("").view), "en", "light", Viewport(FAR_EAST, (960, 640))
    )
    looks = {drawn.event.id: drawn.look for drawn in context.events_on_map}
    assert StatusLook.CLAIMED in looks.values()
    assert looks["depot"] is StatusLook.CLAIMED


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
