"""Arrows of sender and host: short of the border, over no third country that can be spared."""

import math
from typing import Any

import numpy as np
import pytest
import shapely

from geodata.atlas.atlas_frames import build_atlas
from geodata.atlas.selection import select_events
from geodata.brief.records import Brief
from geodata.layout.areas import area_marks
from geodata.layout.labels.label_blocks import make_label_blocks
from geodata.layout.lanes import lane_marks
from geodata.layout.layout_context import LayoutContext
from geodata.layout.looks.sender_arrows import (
    LEAST_LENGTH,
    STOP_SHORT,
    SentBetween,
    arrow_path,
    sent_between,
)
from geodata.layout.mercator import Viewport
from geodata.layout.point_marks import glyph_marks
from geodata.places import gazetteer_shape, load_countries
from geodata.view import Camera, parse_view
from tests.isolates import without_isolates

HEADLINE = "troops-in-russia"
KOREA = SentBetween("prk", "rus")


def in_pixels(pair: SentBetween, zoom: float) -> tuple[Viewport, shapely.LineString, Any]:
    """A screen about the arrow, and arrow and host on it."""
    path = arrow_path(pair, zoom)
    assert path is not None
    screen = Viewport(Camera(lon=path[1][0], lat=path[1][1], zoom=zoom), (1000, 1000))
    host = shapely.transform(
        shapely.get_parts(gazetteer_shape(pair.host, "coarse")),
        lambda points: np.array([screen.project(*point) for point in points.tolist()]),
    )
    return screen, shapely.LineString([screen.project(*spot) for spot in path]), host


@pytest.mark.parametrize("zoom", [0.75, 1.5, 2.25, 3.5, 5.0])
@pytest.mark.parametrize("pair", [KOREA, SentBetween("usa", "kor"), SentBetween("cub", "ago")], ids=str)
def test_an_arrow_stops_short_of_the_host(pair: SentBetween, zoom: float) -> None:
    """By eight pixels at its tip, nowhere much nearer, at every zoom."""
    _, arrow, host = in_pixels(pair, zoom)
    assert arrow.length >= LEAST_LENGTH - 1
    away = min(part.distance(shapely.Point(arrow.coords[-1])) for part in host)
    assert STOP_SHORT - 4 < away < STOP_SHORT + 1


@pytest.mark.parametrize("zoom", [2.25, 3.5, 5.0])
def test_an_arrow_between_neighbours_crosses_no_third_country(zoom: float) -> None:
    """From North Korea it runs over the Sea of Japan, not over China."""
    path = arrow_path(KOREA, zoom)
    assert path is not None
    lands = load_countries("coarse").set_index("id").geometry
    line = shapely.LineString(path)
    for name in ("chn", "kor", "jpn", "rus"):
        assert line.intersection(lands[name]).length < 0.15 * line.length, name


def test_an_arrow_to_a_neighbour_inland_stays_in_the_sender() -> None:
    """From Belarus to Ukraine there is no water: it lies in Belarus and points at the border."""
    path = arrow_path(SentBetween("blr", "ukr"), 3.5)
    assert path is not None
    inside = gazetteer_shape("blr").intersection(shapely.LineString(path)).length
    assert inside > 0.8 * math.dist(*path)


def test_an_event_with_sender_and_host_leads_between_their_lands(brief: Brief) -> None:
    """The headline of the brief; whatever its kind, by the ends of the roles alone."""
    found = {event.id: sent_between(event, brief) for event in brief.events}
    assert {event: pairs for event, pairs in found.items() if pairs} == {HEADLINE: (KOREA,)}


@pytest.mark.parametrize(
    ("actors", "places"),
    [
        ([("prk", "attacker"), ("rus", "target")], ["rus"]),
        ([("prk", "sender")], ["rus"]),
        ([("rus", "host")], ["rus"]),
        ([("prk", "sender"), ("rus", "host")], ["vladivostok"]),
        ([("prk", "sender"), ("rus", "host")], ["rus", "ukr"]),
        ([("rus", "sender"), ("rus", "host")], ["rus"]),
        ([("nato", "sender"), ("rus", "host")], ["rus"]),
    ],
    ids=["a strike", "no host", "no sender", "a town", "two countries", "one land", "an alliance"],
)
def test_other_events_are_no_arrow(brief: Brief, actors: list[tuple[str, str]], places: list[str]) -> None:
    """Whoever is struck does not say whence; a place that is known better has a mark of its own."""
    event = brief.event_by_id[HEADLINE]
    changed = event.model_validate(
        event.model_dump(mode="json")
        | {"actors": [{"actor": name, "role": role} for name, role in actors]}
        | {"places": [{"place": name} for name in places]}
    )
    assert sent_between(changed, brief) == ()


def test_the_arrow_takes_the_place_of_the_sign(layout_context: LayoutContext) -> None:
    """Russia has no tint and no sign; it is there to be clicked, and ringed in focus."""
    marks = [area for area in area_marks(layout_context) if area.event == HEADLINE]
    assert [(area.shape, area.look, area.fill[3]) for area in marks] == [("rus", "host", 0)]
    assert HEADLINE not in {dot.event for dot in glyph_marks(layout_context)}
    assert HEADLINE in {lane.event for lane in lane_marks(layout_context)}


@pytest.mark.parametrize(("lang", "words"), [("en", "to Russia"), ("ar", "إلى روسيا")])
def test_its_words_say_where_to(everything: Any, lang: Any, words: str) -> None:
    """With the figures of their speakers, beside the arrow."""
    context = LayoutContext(everything, lang, "light", Viewport(Camera(lon=130, lat=42, zoom=3), (960, 640)))
    (block,) = [block for block in make_label_blocks(context, lane_marks(context)) if block.event == HEADLINE]
    rows = block.versions[0]
    assert words in [without_isolates(row.text) for row in rows]
    assert sum(row.is_figure for row in rows) >= 3
    (arrow,) = [lane for lane in lane_marks(context) if lane.event == HEADLINE]
    assert math.dist(block.spots[0], arrow.parts[0][0]) < math.dist(arrow.parts[0][0], arrow.arrowhead_at)


def test_other_events_of_the_host_keep_its_sign(brief: Brief) -> None:
    """A country can be a host, and known for more."""
    data = brief.model_dump(mode="json", exclude_none=True)
    data["slides"] = []
    extra = next(event for event in data["events"] if event["id"] == "ufs-2024")
    claims = [extra["claims"][0] | {"id": "drill-1"}]
    data["events"].append(extra | {"id": "drill", "places": [{"place": "rus"}], "claims": claims})
    context = LayoutContext(
        select_events(build_atlas(Brief.model_validate(data), "host"), parse_view("").view),
        "en",
        "light",
        Viewport(Camera(lon=130, lat=42, zoom=3), (960, 640)),
    )
    looks = {(area.event, area.look) for area in area_marks(context) if area.shape == "rus"}
    assert looks == {(HEADLINE, "host"), ("drill", "country")}
