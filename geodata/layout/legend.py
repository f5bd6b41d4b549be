"""The legend, made from the style table: an item for each style in use on the map, with counts."""

from collections.abc import Iterator

import numpy as np

from geodata.atlas.atlas_frames import KINDS
from geodata.layout.layout_context import LayoutContext
from geodata.layout.scene import AreaMark, LaneMark, LegendItem, RelationCurve
from geodata.layout.styles import (
    KIND_COLOURS,
    KIND_GLYPHS,
    MAP_PALETTES,
    OPAQUE_ALPHA,
    PROPOSED_DASH,
    PROPOSED_EDGE_OPACITY,
    STANDING_OPACITIES,
    STATUS_ARROWHEADS,
    SWATCH_BROKEN_EDGE,
    SWATCH_DISPUTED_DASH,
    SWATCH_EDGE_WIDTH,
    SWATCH_LANE_WIDTH,
    SWATCH_STATUS_WIDTH,
    EventStyle,
    Rgba,
    event_style,
    hex_to_rgba,
    rgba_to_css,
)
from geodata.layout.swatches import (
    SWATCH_HEIGHT,
    SwatchBox,
    SwatchCurve,
    SwatchGlyph,
    SwatchHatch,
    SwatchLine,
    SwatchShapes,
    swatch_svg,
)
from geodata.places.edge_bands import WASH_LEVELS
from geodata.view import Theme
from geodata.vocabulary import Kind, Standing, Status
from geodata.words import translate

BOX_SWATCH_KINDS = frozenset({Kind.EXERCISE, Kind.DEPLOYMENT})
"""Kinds whose swatch is a box."""


def make_legend(
    context: LayoutContext,
    areas: tuple[AreaMark, ...],
    lanes: tuple[LaneMark, ...],
    links: tuple[RelationCurve, ...],
) -> tuple[LegendItem, ...]:
    """Return an item for each kind, status, standing and convention that the map shows."""
    return (
        *_kind_items(context),
        *_status_items(context),
        *_standing_items(context),
        *_note_items(context, areas, lanes, links),
    )


def make_disc_legend(context: LayoutContext) -> tuple[LegendItem, ...]:
    """Return the legend of a map of discs: kinds and standings."""
    return (*_kind_items(context), *_standing_items(context))


def _lane_line(ink: str, width: float, dash: tuple[float, float] | None = None) -> SwatchLine:
    """Line of a lane; ``dash`` in multiples of its width."""
    pixels = tuple(part * width for part in dash) if dash else ()
    return SwatchLine(1, 25, SWATCH_HEIGHT / 2, ink, width, pixels)


def _lane_head(name: str, ink: str) -> SwatchGlyph:
    return SwatchGlyph(name, ink, x=27, size=6)


def _box_swatch(look: EventStyle, *, hatch: bool, dash: tuple[float, ...] = ()) -> SwatchShapes:
    """Box with the fill and hatch of a sea, or with the fill of a country."""
    ink = _hex_code(look.ink)
    box = SwatchBox(ink, look.sea_fill if hatch else look.country_fill, width=SWATCH_EDGE_WIDTH, dash=dash)
    return (box, SwatchHatch(ink)) if hatch else (box,)


def _hex_code(ink: Rgba) -> str:
    """The ``#rrggbb`` code of an opaque colour."""
    return rgba_to_css((*ink[:3], OPAQUE_ALPHA))


def kind_swatch(kind: Kind, theme: Theme) -> SwatchShapes:
    """Return the swatch of a kind: its line, its box or its glyph."""
    look = event_style(kind, Status.ACTUAL, Standing.WITHIN, theme)
    ink = _hex_code(look.ink)
    if kind is Kind.TRANSFER:
        return _lane_line(ink, SWATCH_LANE_WIDTH), _lane_head("head", ink)
    if kind is Kind.ALIGNMENT:
        return (SwatchCurve((2, 12), (17, 0), (32, 12), ink, SWATCH_EDGE_WIDTH),)
    if kind in BOX_SWATCH_KINDS:
        return _box_swatch(look, hatch=kind is Kind.EXERCISE)
    return (SwatchGlyph(KIND_GLYPHS[kind], ink),)


def kind_swatch_svg(kind: Kind, theme: Theme) -> str:
    """Return the swatch of a kind as inline SVG."""
    return swatch_svg(kind_swatch(kind, theme))


def _kind_items(context: LayoutContext) -> Iterator[LegendItem]:
    """Every kind of the brief with the number of its events shown."""
    codes = context.selection.atlas.filter_columns.kind
    present, shown = (
        np.bincount(rows, minlength=len(KINDS)) for rows in (codes, codes[context.selection.shown_rows])
    )
    for at, kind in enumerate(Kind):
        if present[at]:
            label = translate(f"kind-plural.{kind}", context.lang)
            yield LegendItem("kind", kind, label, kind_swatch(kind, context.theme), int(shown[at]))


def _status_items(context: LayoutContext) -> Iterator[LegendItem]:
    ink = KIND_COLOURS[context.theme][Kind.TRANSFER]
    statuses = [drawn.event.status for drawn in context.events_on_map]
    for status in Status:
        if status in statuses:
            look = event_style(Kind.TRANSFER, status, Standing.WITHIN, context.theme)
            drawn = (
                _lane_line(ink, SWATCH_STATUS_WIDTH, look.dash),
                _lane_head(STATUS_ARROWHEADS[status], ink),
            )
            yield LegendItem(
                "status", status, translate(f"status.{status}", context.lang), drawn, statuses.count(status)
            )


def _standing_items(context: LayoutContext) -> Iterator[LegendItem]:
    ink = _hex_code(hex_to_rgba(MAP_PALETTES[context.theme].text))
    counts = {
        Standing.WITHIN: context.selection.within_count,
        Standing.PERHAPS: context.selection.perhaps_count,
    }
    for standing, count in counts.items():
        dot = SwatchGlyph("circle", ink, STANDING_OPACITIES[standing])
        yield LegendItem("standing", standing, translate(f"standing.{standing}", context.lang), (dot,), count)


def _note_items(
    context: LayoutContext,
    areas: tuple[AreaMark, ...],
    lanes: tuple[LaneMark, ...],
    links: tuple[RelationCurve, ...],
) -> Iterator[LegendItem]:
    """Conventions in use: proposal, judgement, hatch, broken edge, schematic lane, relation, border."""
    paper = MAP_PALETTES[context.theme]
    sea = event_style(Kind.EXERCISE, Status.ACTUAL, Standing.WITHIN, context.theme)
    frame = SwatchBox(paper.text, opacity=PROPOSED_EDGE_OPACITY, radius=3, dash=PROPOSED_DASH)
    border = SwatchLine(2, 32, SWATCH_HEIGHT // 2, paper.quiet, dash=SWATCH_DISPUTED_DASH)
    notes: list[tuple[str, bool, SwatchShapes]] = [
        ("proposed", any(drawn.event.is_proposed for drawn in context.events_on_map), (frame,)),
        (
            "judged",
            any(drawn.judged for drawn in context.events_on_map),
            (SwatchGlyph("circle-open", paper.text),),
        ),
        ("hatch", any(area.look == "sea" for area in areas), _box_swatch(sea, hatch=True)),
        *_own_place_notes(areas, sea),
        ("hedged", _any_hedge(context), _box_swatch(sea, hatch=True, dash=SWATCH_BROKEN_EDGE)),
        ("schematic", bool(lanes), (SwatchCurve((2, 13), (12, 2), (31, 5), paper.quiet),)),
        ("relation", bool(links), kind_swatch(Kind.ALIGNMENT, context.theme)),
        ("disputed", True, (border,)),
    ]
    for name, present, drawn in notes:
        if present:
            yield LegendItem("note", name, translate(f"picture.legend.{name}", context.lang), drawn)


def _own_place_notes(
    areas: tuple[AreaMark, ...], look: EventStyle
) -> Iterator[tuple[str, bool, SwatchShapes]]:
    """Yield the three looks of places of the brief's own."""
    ink = _hex_code(look.ink)
    red, green, blue, opacity = look.wash
    middle = SwatchBox(ink, (red, green, blue, min(OPAQUE_ALPHA, WASH_LEVELS * opacity)), opacity=0.0)
    ticks = (SwatchLine(start, start + 3, SWATCH_HEIGHT / 2, ink) for start in (6, 25))
    ring: SwatchShapes = (SwatchGlyph("ring", ink), *ticks)
    yield "fills", any(area.look == "area" for area in areas), _box_swatch(look, hatch=True)
    yield "somewhere", any(area.look == "ring" for area in areas), ring
    yield "unlimited", any(area.look == "wash" for area in areas), (middle,)


def _any_hedge(context: LayoutContext) -> bool:
    return any(at.hedge for drawn in context.events_on_map for at in drawn.event.places)
