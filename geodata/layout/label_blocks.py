"""Label blocks: title, figures with their speakers, status and hedges of each event, before placement."""

from collections.abc import Iterator, Sequence

from geodata.brief.records import Event
from geodata.layout.label_placement import LabelBlock, LabelLine
from geodata.layout.lanes import group_lanes
from geodata.layout.layout_context import AREA_PLACE_KINDS, DrawnEvent, LayoutContext, label_remarks
from geodata.layout.scene import LaneMark
from geodata.layout.styles import MAP_PALETTES, PERHAPS_TEXT_OPACITY, Rgba, hex_to_rgba
from geodata.layout.text_lines import wrap_text
from geodata.phrasing.figure_words import figure_lines
from geodata.phrasing.list_words import join_facts
from geodata.places import label_point
from geodata.vocabulary import PlaceRole, Standing

TITLE_SIZE, TEXT_SIZE = 13.0, 12.0
"""Type sizes in pixels of titles and of the other lines."""
MAX_LINE_WIDTH = 205.0
"""Pixels that a title line may take."""
NARROW_SCREEN = 600
"""Width in pixels below which a map has titles alone."""
NARROW_MAX_LINE_WIDTH = 140.0
"""Pixels that a title line may take on a narrow map."""
MOST_FIGURES = 4
"""Lines of figures in a block, at most."""
LANE_SPOTS = (0.5, 0.2, 0.8)
"""Positions along a lane where its label may hang, as shares of its points, the middle first."""


def make_label_blocks(context: LayoutContext, lanes: Sequence[LaneMark]) -> tuple[LabelBlock, ...]:
    """Return the label blocks of all drawn events: one per event, one for lanes that share their ends."""
    single = [_event_block(drawn, context) for drawn in context.events_on_map if not drawn.is_lane]
    return (*single, *_lane_blocks(context, lanes))


def max_title_width(context: LayoutContext) -> float:
    """Return the pixels that a title line may take."""
    return NARROW_MAX_LINE_WIDTH if is_narrow_map(context) else MAX_LINE_WIDTH


def is_narrow_map(context: LayoutContext) -> bool:
    """Return whether the map has room for titles alone."""
    return context.viewport.size[0] < NARROW_SCREEN


def _event_block(drawn: DrawnEvent, context: LayoutContext) -> LabelBlock:
    area = any(context.place_kind(at) in AREA_PLACE_KINDS for at in drawn.event.places)
    return LabelBlock(
        event=drawn.event.id,
        spots=tuple(_anchor_points(drawn, context)),
        rows=tuple(_event_lines(drawn, context, shared=False)),
        ink=drawn.style.ink,
        clearance=4.0 if area else 11.0,
        has_rival_figures=_has_rival_figures(drawn),
    )


def _anchor_points(drawn: DrawnEvent, context: LayoutContext) -> Iterator[tuple[float, float]]:
    for location in drawn.event.places:
        if location.role is PlaceRole.AT:
            yield from (label_point(name) for name, _ in context.place_shapes(location))


def _event_lines(drawn: DrawnEvent, context: LayoutContext, *, shared: bool) -> Iterator[LabelLine]:
    """Lines of an event: title, figures, remarks; in a shared block remarks follow in the title's line."""
    event, ink = drawn.event, label_ink(drawn, context)
    remarks = join_facts(*label_remarks(drawn, context.lang))
    title = event.title[context.lang]
    for line in wrap_text(
        join_facts(title, remarks) if shared else title, TITLE_SIZE, max_title_width(context), strong=True
    ):
        yield LabelLine(
            line, TITLE_SIZE, ink, strong=True, event=event.id, tip=drawn.tip, proposed=event.proposed
        )
    figures = (
        ()
        if is_narrow_map(context)
        else figure_lines(_with_first_unit(event), context.brief, context.lang)[:MOST_FIGURES]
    )
    for line in figures:
        for piece in wrap_text(line, TEXT_SIZE, max_title_width(context) * 1.25):
            yield LabelLine(piece, TEXT_SIZE, ink, event=event.id, tip=drawn.tip, is_figure=True)
    if remarks and not shared:
        for piece in wrap_text(remarks, TEXT_SIZE, max_title_width(context) * 1.25):
            yield LabelLine(piece, TEXT_SIZE, ink, event=event.id, tip=drawn.tip)


def _has_rival_figures(drawn: DrawnEvent) -> bool:
    """Whether the event has rival figures."""
    return len(_with_first_unit(drawn.event).claims) > 1


def _with_first_unit(event: Event) -> Event:
    """The event with only the claims whose figures have the unit of its first figure."""
    units = [claim.figure.unit for claim in event.claims if claim.figure]
    claims = (claim for claim in event.claims if claim.figure and claim.figure.unit == units[0])
    return event.model_copy(update={"claims": tuple(claims)})


def label_ink(drawn: DrawnEvent, context: LayoutContext) -> Rgba:
    """Return the text colour of an event's label."""
    return hex_to_rgba(
        MAP_PALETTES[context.theme].text, 1.0 if drawn.standing is Standing.WITHIN else PERHAPS_TEXT_OPACITY
    )


def _lane_blocks(context: LayoutContext, lanes: Sequence[LaneMark]) -> Iterator[LabelBlock]:
    """One block for the events of each pair of ends and direction."""
    for members in group_lanes(context).values():
        events = {drawn.event.id for drawn in members}
        paths = [[spot for part in lane.parts for spot in part] for lane in lanes if lane.event in events]
        if not paths:
            continue
        middle = paths[len(paths) // 2]
        rows = [row for drawn in members for row in _event_lines(drawn, context, shared=len(members) > 1)]
        yield LabelBlock(
            event=members[0].event.id,
            spots=tuple(middle[int(share * len(middle))] for share in LANE_SPOTS),
            rows=tuple(rows),
            ink=members[0].style.ink,
            clearance=6.0 + 4.0 * len(members),
            has_rival_figures=any(_has_rival_figures(drawn) for drawn in members),
        )
