"""The legend, made from the style table: an item for each style in use on the map, with counts."""

from collections.abc import Iterator

import numpy as np

from geodata.atlas.atlas_frames import KINDS
from geodata.layout.layout_context import Sheet
from geodata.layout.scene import Area, Lane, LegendItem, Link
from geodata.layout.styles import (
    GLYPHS,
    HEADS,
    INKS,
    OPACITIES,
    OPAQUE,
    PAPERS,
    PROPOSED_DASH,
    PROPOSED_EDGE,
    SWATCH_BROKEN_EDGE,
    SWATCH_DISPUTED_DASH,
    SWATCH_EDGE_WIDTH,
    SWATCH_LANE_WIDTH,
    SWATCH_STATUS_WIDTH,
    Colour,
    Style,
    colour,
    css,
    style,
)
from geodata.layout.swatches import (
    HEIGHT,
    Swatch,
    SwatchBox,
    SwatchCurve,
    SwatchGlyph,
    SwatchHatch,
    SwatchLine,
    swatch_svg,
)
from geodata.view import Theme
from geodata.vocabulary import Kind, Standing, Status
from geodata.words import say

ZONES = frozenset({Kind.EXERCISE, Kind.DEPLOYMENT})
"""Kinds whose swatch is a box."""


def legend(
    sheet: Sheet, areas: tuple[Area, ...], lanes: tuple[Lane, ...], links: tuple[Link, ...]
) -> tuple[LegendItem, ...]:
    """Return an item for each kind, status, standing and convention that the map shows."""
    return (
        *_kind_items(sheet),
        *_status_items(sheet),
        *_standing_items(sheet),
        *_note_items(sheet, areas, lanes, links),
    )


def brief_legend(sheet: Sheet) -> tuple[LegendItem, ...]:
    """Return the legend of a map of discs: kinds and standings."""
    return (*_kind_items(sheet), *_standing_items(sheet))


def _lane_line(ink: str, width: float, dash: tuple[float, float] | None = None) -> SwatchLine:
    """Line of a lane; ``dash`` in multiples of its width."""
    pixels = tuple(part * width for part in dash) if dash else ()
    return SwatchLine(1, 25, HEIGHT / 2, ink, width, pixels)


def _lane_head(name: str, ink: str) -> SwatchGlyph:
    return SwatchGlyph(name, ink, x=27, size=6)


def _box_swatch(look: Style, *, hatch: bool, dash: tuple[float, ...] = ()) -> Swatch:
    """Box with the fill and hatch of a sea, or with the fill of a country."""
    ink = _hex_code(look.ink)
    box = SwatchBox(ink, look.zone if hatch else look.country, width=SWATCH_EDGE_WIDTH, dash=dash)
    return (box, SwatchHatch(ink)) if hatch else (box,)


def _hex_code(ink: Colour) -> str:
    """The ``#rrggbb`` code of an opaque colour."""
    return css((*ink[:3], OPAQUE))


def kind_swatch(kind: Kind, theme: Theme) -> Swatch:
    """Return the swatch of a kind: its line, its box or its glyph."""
    look = style(kind, Status.ACTUAL, Standing.WITHIN, theme)
    ink = _hex_code(look.ink)
    if kind is Kind.TRANSFER:
        return _lane_line(ink, SWATCH_LANE_WIDTH), _lane_head("head", ink)
    if kind is Kind.ALIGNMENT:
        return (SwatchCurve((2, 12), (17, 0), (32, 12), ink, SWATCH_EDGE_WIDTH),)
    if kind in ZONES:
        return _box_swatch(look, hatch=kind is Kind.EXERCISE)
    return (SwatchGlyph(GLYPHS[kind], ink),)


def swatch(kind: Kind, theme: Theme) -> str:
    """Return the swatch of a kind as inline SVG."""
    return swatch_svg(kind_swatch(kind, theme))


def _kind_items(sheet: Sheet) -> Iterator[LegendItem]:
    """Every kind of the brief with the number of its events shown."""
    codes = sheet.selection.atlas.clock.kind
    present, shown = (
        np.bincount(found, minlength=len(KINDS)) for found in (codes, codes[sheet.selection.shown])
    )
    for at, kind in enumerate(Kind):
        if present[at]:
            label = say(f"kinds.{kind}", sheet.lang)
            yield LegendItem("kind", kind, label, kind_swatch(kind, sheet.theme), int(shown[at]))


def _status_items(sheet: Sheet) -> Iterator[LegendItem]:
    ink = INKS[sheet.theme][Kind.TRANSFER]
    found = [drawn.event.status for drawn in sheet.drawn]
    for status in Status:
        if status in found:
            look = style(Kind.TRANSFER, status, Standing.WITHIN, sheet.theme)
            drawn = _lane_line(ink, SWATCH_STATUS_WIDTH, look.dash), _lane_head(HEADS[status], ink)
            yield LegendItem(
                "status", status, say(f"status.{status}", sheet.lang), drawn, found.count(status)
            )


def _standing_items(sheet: Sheet) -> Iterator[LegendItem]:
    ink = _hex_code(colour(PAPERS[sheet.theme].text))
    counts = {Standing.WITHIN: sheet.selection.within, Standing.PERHAPS: sheet.selection.perhaps}
    for standing, count in counts.items():
        dot = SwatchGlyph("circle", ink, OPACITIES[standing])
        yield LegendItem("standing", standing, say(f"standing.{standing}", sheet.lang), (dot,), count)


def _note_items(
    sheet: Sheet, areas: tuple[Area, ...], lanes: tuple[Lane, ...], links: tuple[Link, ...]
) -> Iterator[LegendItem]:
    """Conventions in use: proposal, judgement, hatch, broken edge, schematic lane, relation, border."""
    paper = PAPERS[sheet.theme]
    sea = style(Kind.EXERCISE, Status.ACTUAL, Standing.WITHIN, sheet.theme)
    frame = SwatchBox(paper.text, opacity=PROPOSED_EDGE, radius=3, dash=PROPOSED_DASH)
    border = SwatchLine(2, 32, HEIGHT // 2, paper.quiet, dash=SWATCH_DISPUTED_DASH)
    found: list[tuple[str, bool, Swatch]] = [
        ("proposed", any(drawn.event.proposed for drawn in sheet.drawn), (frame,)),
        ("judged", any(drawn.judged for drawn in sheet.drawn), (SwatchGlyph("circle-open", paper.text),)),
        ("hatch", any(area.hatch for area in areas), _box_swatch(sea, hatch=True)),
        ("hedged", _any_hedge(sheet), _box_swatch(sea, hatch=True, dash=SWATCH_BROKEN_EDGE)),
        ("schematic", bool(lanes), (SwatchCurve((2, 13), (12, 2), (31, 5), paper.quiet),)),
        ("relation", bool(links), kind_swatch(Kind.ALIGNMENT, sheet.theme)),
        ("disputed", True, (border,)),
    ]
    for name, present, drawn in found:
        if present:
            yield LegendItem("note", name, say(f"picture.legend.{name}", sheet.lang), drawn)


def _any_hedge(sheet: Sheet) -> bool:
    return any(at.hedge for drawn in sheet.drawn for at in drawn.event.places)
