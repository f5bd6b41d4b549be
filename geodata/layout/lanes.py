"""Lane marks: a line for all transfers of a pair that look alike, tapering to the arrowhead.

Its ends are anchors in the two places. While one of its events is in focus it fans out into theirs.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from geodata.atlas.event_places import is_schematic_route, route_ends
from geodata.layout.layout_context import DrawnEvent, LayoutContext
from geodata.layout.looks.status_looks import StatusLook
from geodata.layout.mercator import Pixel
from geodata.layout.scene import GroupSign, LaneMark, LonLatLine, Tooltip
from geodata.layout.styles import ARROW_HEAD_SIZE, ARROW_WIDTH, ARROWHEAD_SIZE, LANE_TAPER, LANE_WIDTH
from geodata.phrasing.place_words import event_place_phrase
from geodata.places.drawn_lanes import drawn_lane
from geodata.vocabulary import PlaceRole
from geodata.words import translate

LANE_GAP = 12.0
"""Pixels between lanes of the same pair and direction that are not one."""
FAN_GAP, FAN_BREADTH = 10.0, 42.0
"""Pixels between the lanes of a bundle that fans out, and between its outermost two at most."""
FAN_LANE_SHARE = 0.7
"""Width of a lane of a fan as a share of the gap between two, at most."""
TIP_CLEARANCE = 13.0
"""Pixels that an arrowhead keeps from the middle of a glyph at its end."""
PIECES = 5
"""Pieces of a lane, each of one width."""
MIN_DASHED_PIECE = 48.0
"""Least length in pixels of a piece of a dashed lane."""
ARROW_HEAD_SHARE, ARROW_WIDTH_SHARE = 0.7, 0.16
"""Side of the head of a short arrow, and its width, as shares of its length."""
LANE_KEY_PREFIX = "lane:"
"""Begins the key of a bundle of lanes; no id of an event has a colon."""
LaneEndpoints = tuple[tuple[str, ...], tuple[str, ...]]
"""Ids of the places that a lane leads from, and to."""


@dataclass(frozen=True)
class LaneBundle:
    """Events that lead from the same places to the same, of one family and one look of status: one lane."""

    ends: LaneEndpoints
    family: str
    look: StatusLook
    members: tuple[DrawnEvent, ...]

    @property
    def is_shared(self) -> bool:
        """Whether there are several events."""
        return len(self.members) > 1

    @property
    def key(self) -> str:
        """The id under which the lane stands: that of its only event, or one of its own."""
        start, end = ("+".join(names) for names in self.ends)
        own = f"{LANE_KEY_PREFIX}{start}:{end}:{self.family}:{self.look}"
        return own if self.is_shared else self.members[0].event.id


@dataclass(frozen=True)
class _LaneStyle:
    """Look of one drawn lane."""

    event: str
    drawn: DrawnEvent
    offset: float
    """Pixels to its right from the middle of its pair."""
    width: float
    focused: bool
    tip: Tooltip
    bundle: str | None = None
    is_arrow: bool = False
    """Whether it is the arrow of sender and host: as broad at its start, with a larger head."""

    @property
    def taper(self) -> float:
        """Width at its start as a share of that at its end; the lanes of a fan are too thin to taper."""
        return 1.0 if self.is_arrow or self.bundle else LANE_TAPER

    def head_size(self, length: float) -> float:
        """Side in pixels of the box of its head; smaller on a short arrow."""
        return min(ARROW_HEAD_SIZE, ARROW_HEAD_SHARE * length) if self.is_arrow else ARROWHEAD_SIZE


def lane_endpoints(drawn: DrawnEvent) -> LaneEndpoints:
    """Return the place ids a lane leads from and to."""
    places = drawn.event.places
    start, end = (
        tuple(at.place for at in places if at.role is role) for role in (PlaceRole.FROM, PlaceRole.TO)
    )
    return start, end


def lane_bundles(context: LayoutContext) -> tuple[LaneBundle, ...]:
    """Return the drawn transfers in bundles, in the order of their first events."""
    groups: dict[tuple[LaneEndpoints, str, StatusLook], list[DrawnEvent]] = {}
    for drawn in context.events_on_map:
        if drawn.is_lane:
            key = lane_endpoints(drawn), context.brief.family_of(drawn.event), drawn.look
            groups.setdefault(key, []).append(drawn)
    return tuple(LaneBundle(*key, tuple(members)) for key, members in groups.items())


def bundle_sign(bundle: LaneBundle, context: LayoutContext) -> GroupSign:
    """Return what the one lane of a bundle says of its events."""
    lang, brief = context.lang, context.brief
    kinds = {drawn.event.kind for drawn in bundle.members}
    kind = brief.kind_by_id[next(iter(kinds))] if len(kinds) == 1 else None
    numbers = range(1, len(bundle.members) + 1)
    counted = [
        kind.count_name(number, lang) if kind else translate("count.events", lang, n=number)
        for number in numbers
    ]
    return GroupSign(
        key=bundle.key,
        name=event_place_phrase(bundle.members[0].event, brief, lang),
        events=tuple(drawn.event.id for drawn in bundle.members),
        titles=tuple(drawn.event.title[lang] for drawn in bundle.members),
        count_words=tuple(translate(f"picture.lane.{bundle.look}", lang, count=words) for words in counted),
    )


def lane_marks(context: LayoutContext) -> tuple[LaneMark, ...]:
    """Return a lane for each bundle of the drawn transfers, then the arrows of sender and host.

    The lanes of one pair and direction lie side by side.
    """
    lanes = (
        lane
        for bundle, offset in _side_by_side(lane_bundles(context))
        for lane in _lanes(bundle.members[0], _bundle_style(bundle, offset, context), context)
    )
    return (*lanes, *_sender_arrows(context))


def _sender_arrows(context: LayoutContext) -> Iterator[LaneMark]:
    """Yield the arrows of events that lead from a sender's land: broad, of one width, with a large head."""
    for drawn in context.events_on_map:
        for start, tip in context.arrow_paths.get(drawn.event.id, ()):
            line = [context.viewport.project(*start), context.viewport.project(*tip)]
            width = min(ARROW_WIDTH, ARROW_WIDTH_SHARE * math.dist(*line))
            style = _LaneStyle(drawn.event.id, drawn, 0.0, width, drawn.focused, drawn.tip, is_arrow=True)
            yield from _lane(style, line, context)


def fanned_lanes(context: LayoutContext) -> tuple[LaneMark, ...]:
    """Return the lanes of the events of each shared bundle, as they lie while one of them is in focus."""
    return tuple(
        lane
        for bundle, offset in _side_by_side(lane_bundles(context))
        if bundle.is_shared
        for style in _fan_styles(bundle, offset)
        for lane in _lanes(style.drawn, style, context)
    )


def _side_by_side(bundles: Sequence[LaneBundle]) -> Iterator[tuple[LaneBundle, float]]:
    """Yield each bundle with its offset from the middle of its pair in pixels."""
    for bundle in bundles:
        pair = [other for other in bundles if other.ends == bundle.ends]
        yield bundle, (pair.index(bundle) - (len(pair) - 1) / 2) * LANE_GAP


def _bundle_style(bundle: LaneBundle, offset: float, context: LayoutContext) -> _LaneStyle:
    first = bundle.members[0]
    focused = any(drawn.focused for drawn in bundle.members)
    tip = bundle_sign(bundle, context).tip if bundle.is_shared else first.tip
    return _LaneStyle(bundle.key, first, offset, LANE_WIDTH, focused, tip)


def _fan_styles(bundle: LaneBundle, offset: float) -> Iterator[_LaneStyle]:
    gaps = len(bundle.members) - 1
    gap = min(FAN_GAP, FAN_BREADTH / gaps)
    for at, drawn in enumerate(bundle.members):
        yield _LaneStyle(
            drawn.event.id,
            drawn,
            offset + (at - gaps / 2) * gap,
            min(LANE_WIDTH, gap * FAN_LANE_SHARE),
            drawn.focused,
            drawn.tip,
            bundle.key,
        )


def _lanes(drawn: DrawnEvent, style: _LaneStyle, context: LayoutContext) -> Iterator[LaneMark]:
    for line in _event_pixel_lines(drawn, context):
        yield from _lane(style, offset_line(line, style.offset), context)


def _event_pixel_lines(drawn: DrawnEvent, context: LayoutContext) -> Iterator[list[Pixel]]:
    """Yield the lines of a transfer in pixels: between anchors, or the known way between ports."""
    places, brief = drawn.event.places, context.brief
    if not is_schematic_route(places, brief):
        row = context.selection.atlas.row_of_event[drawn.event.id]
        yield from join_pixel_lines(context.selection.atlas.events.geometry.iloc[row], context)
        return
    for start, end in route_ends(places, brief):
        for line in join_pixel_lines(drawn_lane(start, end), context):
            yield _off_the_glyph(line, context)


def _off_the_glyph(line: list[Pixel], context: LayoutContext) -> list[Pixel]:
    """The line without its last pixels where a glyph stands at its end."""
    path = shapely.LineString(line)
    at_glyph = any(math.dist(line[-1], glyph) < 1 for glyph in context.glyph_pixels)
    if not at_glyph or path.length < TIP_CLEARANCE + 2 * ARROWHEAD_SIZE:
        return line
    kept = shapely.get_coordinates(_first_part(path, path.length - TIP_CLEARANCE)).tolist()
    return [(x, y) for x, y in kept]


def join_pixel_lines(geometry: BaseGeometry, context: LayoutContext) -> Iterator[list[Pixel]]:
    """Yield the lines of a geometry in pixels; parts cut at the antimeridian are joined again."""
    chain: list[Pixel] = []
    for part in shapely.get_parts(geometry):
        points = [context.viewport.project(lon, lat) for lon, lat in shapely.get_coordinates(part).tolist()]
        if chain and math.dist(chain[-1], points[0]) > 1:
            yield chain
            chain = []
        chain += points[1:] if chain else points
    if chain:
        yield chain


def offset_line(line: Sequence[Pixel], distance: float) -> list[Pixel]:
    """Return a line moved to its right by ``distance`` pixels."""
    if not distance:
        return list(line)
    moved = shapely.offset_curve(shapely.LineString(line), distance)
    points = shapely.get_coordinates(moved).tolist()
    return [(x, y) for x, y in points] or list(line)


def _lane(style: _LaneStyle, line: Sequence[Pixel], context: LayoutContext) -> Iterator[LaneMark]:
    path = shapely.LineString(line)
    head = style.head_size(path.length)
    if path.length < head:
        return
    look = style.drawn.style
    whole = path.length < 2 * head and not style.is_arrow
    body = path if whole else _first_part(path, path.length - head * 0.55)
    neck, tip = path.interpolate(path.length - head), path.interpolate(path.length)
    number = _piece_count(style, path.length)
    parts = tuple(_piece(body, at / number, (at + 1) / number, context) for at in range(number))
    yield LaneMark(
        event=style.event,
        parts=parts,
        widths=tuple(_width(style, (at + 0.5) / number) for at in range(number)),
        ink=look.ink,
        edge=look.edge,
        dash=look.dash,
        arrowhead=look.arrowhead,
        arrowhead_at=context.viewport.unproject(tip.x, tip.y),
        angle=round(math.degrees(math.atan2(neck.y - tip.y, tip.x - neck.x)), 1),
        focused=style.focused,
        tip=style.tip,
        bundle=style.bundle,
        head_size=head,
    )


def _piece_count(style: _LaneStyle, length: float) -> int:
    """Pieces of a lane: one where its width stays; of a dashed one fewer, whose dashes begin anew in each."""
    if style.is_arrow or style.bundle:
        return 1
    return PIECES if style.drawn.style.dash is None else max(1, min(PIECES, int(length / MIN_DASHED_PIECE)))


def _width(style: _LaneStyle, share: float) -> float:
    """Width in pixels at a share of the way."""
    return round(style.width * (style.taper + (1 - style.taper) * share), 2)


def _first_part(path: shapely.LineString, length: float) -> shapely.LineString:
    """The first ``length`` pixels of a path."""
    return shapely.LineString(shapely.get_coordinates(substring(path, 0, length)))


def _piece(path: shapely.LineString, start: float, end: float, context: LayoutContext) -> LonLatLine:
    """Longitudes and latitudes of a piece of a path between two shares of its length."""
    piece = substring(path, start, end, normalized=True)
    points = shapely.get_coordinates(shapely.simplify(piece, 0.3)).tolist()
    spots = (context.viewport.unproject(x, y) for x, y in points)
    return tuple((round(lon, 3), round(lat, 3)) for lon, lat in spots)
