"""The legend, printed from the style table: what is on the map and nothing else."""

from collections.abc import Iterator

import numpy as np

from geodata.atlas.atlas_frames import KINDS
from geodata.layout import glyphs
from geodata.layout.layout_context import Sheet
from geodata.layout.scene import Area, Lane, LegendItem, Link
from geodata.layout.styles import GLYPHS, HEADS, INKS, OPACITIES, PAPERS, Style, colour, css, style
from geodata.view import Theme
from geodata.vocabulary import Kind, Standing, Status
from geodata.words import say

WIDTH, HEIGHT = 34, 16
ZONES = frozenset({Kind.EXERCISE, Kind.DEPLOYMENT})


def legend(
    sheet: Sheet, areas: tuple[Area, ...], lanes: tuple[Lane, ...], links: tuple[Link, ...]
) -> tuple[LegendItem, ...]:
    """One item for each kind, status, standing and convention that the map shows."""
    return (*_kinds(sheet), *_statuses(sheet), *_standings(sheet), *_notes(sheet, areas, lanes, links))


def brief_legend(sheet: Sheet) -> tuple[LegendItem, ...]:
    """The legend of a map of points alone."""
    return (*_kinds(sheet), *_standings(sheet))


def svg(*parts: str) -> str:
    """A swatch of fixed size round drawn parts."""
    inner = "".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true" focusable="false">{inner}</svg>'
    )


def _glyph(name: str, ink: str, *, x: float = WIDTH / 2, size: float = 7.0) -> str:
    across = glyphs.path(name, lambda value: value * size)
    return f'<path d="{across}" fill="{ink}" fill-rule="evenodd" transform="translate({x} {HEIGHT / 2})"/>'


def _line(ink: str, dash: tuple[float, float] | None, width: float) -> str:
    dashes = f' stroke-dasharray="{dash[0] * width:g} {dash[1] * width:g}"' if dash else ""
    return f'<path d="M1 {HEIGHT / 2}H25" stroke="{ink}" stroke-width="{width}" fill="none"{dashes}/>'


def _zone(look: Style, ink: str, *, hatch: bool, dash: str = "") -> str:
    box = f'<rect x="2" y="2" width="{WIDTH - 4}" height="{HEIGHT - 4}"'
    lines = "".join(
        f'<path d="M{x} {HEIGHT - 2}l12 -12" stroke="{ink}" stroke-width="1" opacity=".5"/>'
        for x in range(3, WIDTH - 12, 6)
    )
    fill = css(look.zone if hatch else look.country)
    edge = f'{box} fill="{fill}" stroke="{ink}" stroke-width="1.4"{dash}/>'
    return edge + (lines if hatch else "")


def swatch(kind: Kind, theme: Theme) -> str:
    """The swatch of a kind: its line, its zone, its glyph."""
    look = style(kind, Status.ACTUAL, Standing.WITHIN, theme)
    ink = css(look.ink)
    if kind is Kind.TRANSFER:
        return svg(_line(ink, None, 2.6), _glyph("head", ink, x=27, size=6))
    if kind is Kind.ALIGNMENT:
        return svg(f'<path d="M2 12Q17 0 32 12" stroke="{ink}" stroke-width="1.4" fill="none"/>')
    if kind in ZONES:
        return svg(_zone(look, ink, hatch=kind is Kind.EXERCISE))
    return svg(_glyph(GLYPHS[kind], ink))


def _kinds(sheet: Sheet) -> Iterator[LegendItem]:
    """Every kind that the brief has, with how many of its events are shown."""
    codes = sheet.selection.atlas.clock.kind
    present, shown = (
        np.bincount(found, minlength=len(KINDS)) for found in (codes, codes[sheet.selection.shown])
    )
    for at, kind in enumerate(Kind):
        if present[at]:
            label = say(f"kinds.{kind}", sheet.lang)
            yield LegendItem("kind", kind, label, swatch(kind, sheet.theme), int(shown[at]))


def _statuses(sheet: Sheet) -> Iterator[LegendItem]:
    ink = INKS[sheet.theme][Kind.TRANSFER]
    found = [drawn.event.status for drawn in sheet.drawn]
    for status in Status:
        if status in found:
            look = style(Kind.TRANSFER, status, Standing.WITHIN, sheet.theme)
            line = _line(ink, look.dash, 2.2)
            drawn = svg(line, _glyph(HEADS[status], ink, x=27, size=6))
            yield LegendItem(
                "status", status, say(f"status.{status}", sheet.lang), drawn, found.count(status)
            )


def _standings(sheet: Sheet) -> Iterator[LegendItem]:
    counts = {Standing.WITHIN: sheet.selection.within, Standing.PERHAPS: sheet.selection.perhaps}
    for standing, count in counts.items():
        ink = css(colour(PAPERS[sheet.theme].text, OPACITIES[standing]))
        yield LegendItem(
            "standing", standing, say(f"standing.{standing}", sheet.lang), svg(_glyph("circle", ink)), count
        )


def _notes(
    sheet: Sheet, areas: tuple[Area, ...], lanes: tuple[Lane, ...], links: tuple[Link, ...]
) -> Iterator[LegendItem]:
    """The conventions in use: proposal, judgement, hatch, broken edge, relation, disputed border."""
    paper = PAPERS[sheet.theme]
    look = style(Kind.EXERCISE, Status.ACTUAL, Standing.WITHIN, sheet.theme)
    ink = css(look.ink)
    found: list[tuple[str, bool, str]] = [
        ("proposed", any(drawn.event.proposed for drawn in sheet.drawn), svg(_frame(paper.text))),
        ("judged", any(drawn.judged for drawn in sheet.drawn), svg(_glyph("circle-open", paper.text))),
        ("hatch", any(area.hatch for area in areas), svg(_zone(look, ink, hatch=True))),
        ("hedged", _hedged(sheet), svg(_zone(look, ink, hatch=True, dash=' stroke-dasharray="4 3"'))),
        ("schematic", bool(lanes), svg(f'<path d="M2 13Q12 2 31 5" stroke="{paper.quiet}" fill="none"/>')),
        ("relation", bool(links), swatch(Kind.ALIGNMENT, sheet.theme)),
        ("disputed", True, svg(_border(paper.quiet))),
    ]
    for name, present, drawn in found:
        if present:
            yield LegendItem("note", name, say(f"picture.legend.{name}", sheet.lang), drawn)


def _hedged(sheet: Sheet) -> bool:
    return any(at.hedge for drawn in sheet.drawn for at in drawn.event.places)


def _frame(ink: str) -> str:
    """The frame round the words of what is only proposed."""
    box = f'<rect x="2" y="2" width="{WIDTH - 4}" height="{HEIGHT - 4}" rx="3"'
    return f'{box} fill="none" stroke="{ink}" stroke-opacity=".8" stroke-dasharray="4 3"/>'


def _border(ink: str) -> str:
    return f'<path d="M2 8H32" stroke="{ink}" stroke-dasharray="5 2 1 2" fill="none"/>'
