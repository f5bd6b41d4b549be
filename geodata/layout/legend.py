"""The legend, made from the style table: an item for each style in use on the map, with counts."""

from collections.abc import Iterator

import numpy as np

from geodata.atlas.atlas_frames import KINDS
from geodata.layout.layout_context import Sheet
from geodata.layout.scene import Area, Lane, LegendItem, RelationCurve
from geodata.layout.styles import (
    INKS,
    KIND_GLYPHS,
    OPACITIES,
    OPAQUE_ALPHA,
    PAPERS,
    PROPOSED_DASH,
    PROPOSED_EDGE_OPACITY,
    STATUS_ARROWHEADS,
    SWATCH_BROKEN_EDGE,
    SWATCH_DISPUTED_DASH,
    SWATCH_EDGE_WIDTH,
    SWATCH_LANE_WIDTH,
    SWATCH_STATUS_WIDTH,
    Colour,
    Style,
    colour,
    rgba_to_css,
    style,
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
from geodata.view import Theme
from geodata.vocabulary import Kind, Standing, Status
from geodata.words import say

BOX_SWATCH_KINDS = frozenset({Kind.EXERCISE, Kind.DEPLOYMENT})
"""Kinds whose swatch is a box."""


def make_legend(
    context: Sheet, areas: tuple[Area, ...], lanes: tuple[Lane, ...], links: tuple[RelationCurve, ...]
) -> tuple[LegendItem, ...]:
    """Return an item for each kind, status, standing and convention that the map shows."""
    return (
        *_kind_items(context),
        *_status_items(context),
        *_standing_items(context),
        *_note_items(context, areas, lanes, links),
    )


def make_disc_legend(context: Sheet) -> tuple[LegendItem, ...]:
    """Return the legend of a map of discs: kinds and standings."""
    return (*_kind_items(context), *_standing_items(context))


def _lane_line(ink: str, width: float, dash: tuple[float, float] | None = None) -> SwatchLine:
    """Line of a lane; ``dash`` in multiples of its width."""
    pixels = tuple(part * width for part in dash) if dash else ()
    return SwatchLine(1, 25, SWATCH_HEIGHT / 2, ink, width, pixels)


def _lane_head(name: str, ink: str) -> SwatchGlyph:
    return SwatchGlyph(name, ink, x=27, size=6)


def _box_swatch(look: Style, *, hatch: bool, dash: tuple[float, ...] = ()) -> SwatchShapes:
    """Box with the fill and hatch of a sea, or with the fill of a country."""
    ink = _hex_code(look.ink)
    box = SwatchBox(ink, look.zone if hatch else look.country, width=SWATCH_EDGE_WIDTH, dash=dash)
    return (box, SwatchHatch(ink)) if hatch else (box,)


def _hex_code(ink: Colour) -> str:
    """The ``#rrggbb`` code of an opaque colour."""
    return rgba_to_css((*ink[:3], OPAQUE_ALPHA))


def kind_swatch(kind: Kind, theme: Theme) -> SwatchShapes:
    """Return the swatch of a kind: its line, its box or its glyph."""
    look = style(kind, Status.ACTUAL, Standing.WITHIN, theme)
    ink = _hex_code(look.ink)
    if kind is Kind.TRANSFER:
        return _lane_line(ink, SWATCH_LANE_WIDTH), _lane_head("head", ink)
    if kind is Kind.ALIGNMENT:
        return (SwatchCurve((2, 12), (17, 0), (32, 12), ink, SWATCH_EDGE_WIDTH),)
    if kind in BOX_SWATCH_KINDS:
        return _box_swatch(look, hatch=kind is Kind.EXERCISE)
    return (SwatchGlyph(KIND_GLYPHS[kind], ink),)


def swatch(kind: Kind, theme: Theme) -> str:
    """Return the swatch of a kind as inline SVG."""
    return swatch_svg(kind_swatch(kind, theme))


def _kind_items(context: Sheet) -> Iterator[LegendItem]:
    """Every kind of the brief with the number of its events shown."""
    codes = context.selection.atlas.clock.kind
    present, shown = (
        np.bincount(found, minlength=len(KINDS)) for found in (codes, codes[context.selection.shown])
    )
    for at, kind in enumerate(Kind):
        if present[at]:
            label = say(f"kinds.{kind}", context.lang)
            yield LegendItem("kind", kind, label, kind_swatch(kind, context.theme), int(shown[at]))


def _status_items(context: Sheet) -> Iterator[LegendItem]:
    ink = INKS[context.theme][Kind.TRANSFER]
    found = [drawn.event.status for drawn in context.drawn]
    for status in Status:
        if status in found:
            look = style(Kind.TRANSFER, status, Standing.WITHIN, context.theme)
            drawn = (
                _lane_line(ink, SWATCH_STATUS_WIDTH, look.dash),
                _lane_head(STATUS_ARROWHEADS[status], ink),
            )
            yield LegendItem(
                "status", status, say(f"status.{status}", context.lang), drawn, found.count(status)
            )


def _standing_items(context: Sheet) -> Iterator[LegendItem]:
    ink = _hex_code(colour(PAPERS[context.theme].text))
    counts = {Standing.WITHIN: context.selection.within, Standing.PERHAPS: context.selection.perhaps}
    for standing, count in counts.items():
        dot = SwatchGlyph("circle", ink, OPACITIES[standing])
        yield LegendItem("standing", standing, say(f"standing.{standing}", context.lang), (dot,), count)


def _note_items(
    context: Sheet, areas: tuple[Area, ...], lanes: tuple[Lane, ...], links: tuple[RelationCurve, ...]
) -> Iterator[LegendItem]:
    """Conventions in use: proposal, judgement, hatch, broken edge, schematic lane, relation, border."""
    paper = PAPERS[context.theme]
    sea = style(Kind.EXERCISE, Status.ACTUAL, Standing.WITHIN, context.theme)
    frame = SwatchBox(paper.text, opacity=PROPOSED_EDGE_OPACITY, radius=3, dash=PROPOSED_DASH)
    border = SwatchLine(2, 32, SWATCH_HEIGHT // 2, paper.quiet, dash=SWATCH_DISPUTED_DASH)
    found: list[tuple[str, bool, SwatchShapes]] = [
        ("proposed", any(drawn.event.proposed for drawn in context.drawn), (frame,)),
        ("judged", any(drawn.judged for drawn in context.drawn), (SwatchGlyph("circle-open", paper.text),)),
        ("hatch", any(area.hatch for area in areas), _box_swatch(sea, hatch=True)),
        ("hedged", _any_hedge(context), _box_swatch(sea, hatch=True, dash=SWATCH_BROKEN_EDGE)),
        ("schematic", bool(lanes), (SwatchCurve((2, 13), (12, 2), (31, 5), paper.quiet),)),
        ("relation", bool(links), kind_swatch(Kind.ALIGNMENT, context.theme)),
        ("disputed", True, (border,)),
    ]
    for name, present, drawn in found:
        if present:
            yield LegendItem("note", name, say(f"picture.legend.{name}", context.lang), drawn)


def _any_hedge(context: Sheet) -> bool:
    return any(at.hedge for drawn in context.drawn for at in drawn.event.places)
