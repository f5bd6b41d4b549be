"""The legend, made from the style table: an item for each style in use on the map, with counts."""

from collections.abc import Iterator

import numpy as np

from geodata.kinds.event_kind import EventKind, KindForm
from geodata.kinds.kind_table import KindLook
from geodata.layout.layout_context import LayoutContext
from geodata.layout.scene import AreaMark, LaneMark, LegendItem, RelationCurve
from geodata.layout.styles import (
    MAP_PALETTES,
    OPAQUE_ALPHA,
    PROPOSED_DASH,
    PROPOSED_EDGE_OPACITY,
    SEA_FILL_OPACITY,
    STANDING_OPACITIES,
    STATUS_ARROWHEADS,
    STATUS_DASHES,
    SWATCH_BROKEN_EDGE,
    SWATCH_DISPUTED_DASH,
    SWATCH_EDGE_WIDTH,
    SWATCH_LANE_WIDTH,
    SWATCH_STATUS_WIDTH,
    WASH_LEVEL_OPACITY,
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
from geodata.vocabulary import Standing, Status
from geodata.words import translate

_SYMBOL_X = 26.0
"""Middle of the symbol of a kind behind the sample of its form."""
_SAMPLE_END = 17.0
"""End of that sample."""


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


def _sea_swatch(ink: str, dash: tuple[float, ...] = ()) -> SwatchShapes:
    """Box with the fill and hatch of a sea."""
    fill = hex_to_rgba(ink, SEA_FILL_OPACITY)
    return SwatchBox(ink, fill, width=SWATCH_EDGE_WIDTH, dash=dash), SwatchHatch(ink)


def _relation_curve(ink: str) -> SwatchCurve:
    return SwatchCurve((2, 12), (17, 0), (32, 12), ink, SWATCH_EDGE_WIDTH)


def _hex_code(ink: Rgba) -> str:
    """The ``#rrggbb`` code of an opaque colour."""
    return rgba_to_css((*ink[:3], OPAQUE_ALPHA))


def kind_swatch(look: KindLook, theme: Theme) -> SwatchShapes:
    """Return the swatch of a kind: a sample of its form, then its symbol; of a point the symbol alone."""
    style = event_style(look, Status.ACTUAL, Standing.WITHIN, theme)
    ink = _hex_code(style.ink)
    if look.form is KindForm.POINT:
        return (SwatchGlyph(look.symbol, ink),)
    return (*_form_sample(look.form, style), SwatchGlyph(look.symbol, ink, x=_SYMBOL_X))


def _form_sample(form: KindForm, style: EventStyle) -> SwatchShapes:
    """Area, line with its head or curve, before a symbol."""
    ink = _hex_code(style.ink)
    if form is KindForm.AREA:
        return (SwatchBox(ink, style.sea_fill, width=SWATCH_EDGE_WIDTH, end=_SAMPLE_END),)
    if form is KindForm.LANE:
        line = SwatchLine(1, _SAMPLE_END - 6, SWATCH_HEIGHT / 2, ink, SWATCH_LANE_WIDTH)
        return line, SwatchGlyph("head", ink, x=_SAMPLE_END - 4, size=5)
    return (SwatchCurve((1, 12), (9, 0), (_SAMPLE_END, 12), ink, SWATCH_EDGE_WIDTH),)


def kind_swatch_svg(look: KindLook, theme: Theme) -> str:
    """Return the swatch of a kind as inline SVG."""
    return swatch_svg(kind_swatch(look, theme))


def _kind_items(context: LayoutContext) -> Iterator[LegendItem]:
    """Every kind of the brief with the number of its events shown."""
    table = context.brief.kind_table
    codes = context.selection.atlas.filter_columns.kind
    shown = np.bincount(codes[context.selection.shown_rows], minlength=len(table.kinds))
    for kind in _kinds_present(context):
        swatch = kind_swatch(table.look_of(kind.id), context.theme)
        count = int(shown[table.kind_ids.index(kind.id)])
        yield LegendItem("kind", kind.id, kind.plural_name(context.lang), swatch, count)


def _kinds_present(context: LayoutContext) -> tuple[EventKind, ...]:
    """Kinds of the brief's events, those of a family together."""
    used = frozenset(np.unique(context.selection.atlas.filter_columns.kind).tolist())
    kinds = context.brief.kind_table.kinds.values()
    return tuple(kind for at, kind in enumerate(kinds) if at in used)


def _sample_colour(context: LayoutContext, form: KindForm) -> str:
    """Colour in which a convention is shown: that of the first kind of a form, else that of text."""
    table = context.brief.kind_table
    looks = (table.look_of(kind.id) for kind in _kinds_present(context) if kind.form is form)
    return next((look.colours.of(context.theme) for look in looks), MAP_PALETTES[context.theme].text)


def _status_items(context: LayoutContext) -> Iterator[LegendItem]:
    ink = _sample_colour(context, KindForm.LANE)
    statuses = [drawn.event.status for drawn in context.events_on_map]
    for status in Status:
        if status in statuses:
            drawn = (
                _lane_line(ink, SWATCH_STATUS_WIDTH, STATUS_DASHES[status]),
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
    sea = _sample_colour(context, KindForm.AREA)
    frame = SwatchBox(paper.text, opacity=PROPOSED_EDGE_OPACITY, radius=3, dash=PROPOSED_DASH)
    border = SwatchLine(2, 32, SWATCH_HEIGHT // 2, paper.quiet, dash=SWATCH_DISPUTED_DASH)
    notes: list[tuple[str, bool, SwatchShapes]] = [
        ("proposed", any(drawn.event.is_proposed for drawn in context.events_on_map), (frame,)),
        (
            "judged",
            any(drawn.judged for drawn in context.events_on_map),
            (SwatchGlyph("circle-open", paper.text),),
        ),
        ("hatch", any(area.look == "sea" for area in areas), _sea_swatch(sea)),
        *_own_place_notes(areas, sea),
        ("hedged", _any_hedge(context), _sea_swatch(sea, dash=SWATCH_BROKEN_EDGE)),
        ("schematic", bool(lanes), (SwatchCurve((2, 13), (12, 2), (31, 5), paper.quiet),)),
        ("relation", bool(links), (_relation_curve(_sample_colour(context, KindForm.RELATION)),)),
        ("disputed", True, (border,)),
    ]
    for name, present, drawn in notes:
        if present:
            yield LegendItem("note", name, translate(f"picture.legend.{name}", context.lang), drawn)


def _own_place_notes(areas: tuple[AreaMark, ...], ink: str) -> Iterator[tuple[str, bool, SwatchShapes]]:
    """Yield the three looks of places of the brief's own."""
    middle = SwatchBox(ink, hex_to_rgba(ink, min(1.0, WASH_LEVELS * WASH_LEVEL_OPACITY)), opacity=0.0)
    ticks = (SwatchLine(start, start + 3, SWATCH_HEIGHT / 2, ink) for start in (6, 25))
    ring: SwatchShapes = (SwatchGlyph("ring", ink), *ticks)
    yield "fills", any(area.look == "area" for area in areas), _sea_swatch(ink)
    yield "somewhere", any(area.look == "ring" for area in areas), ring
    yield "unlimited", any(area.look == "wash" for area in areas), (middle,)


def _any_hedge(context: LayoutContext) -> bool:
    return any(at.hedge for drawn in context.events_on_map for at in drawn.event.places)
