"""The legend, made from the style table: an item for each style in use on the map, with counts."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import STANDINGS, Selection
from geodata.kinds.event_kind import EventKind, KindForm
from geodata.kinds.kind_table import KindLook
from geodata.layout.layout_context import LayoutContext
from geodata.layout.looks.status_looks import StatusLook
from geodata.layout.note_signs import note_glyph
from geodata.layout.scene import AreaMark, LaneMark, LegendItem, RelationCurve
from geodata.layout.styles import (
    AREA_SIGN_GLYPH,
    ARROW_WIDTH,
    MAP_PALETTES,
    NOTE_SIGN_RADIUS,
    OPAQUE_ALPHA,
    PAGE_PALETTES,
    PROPOSED_DASH,
    PROPOSED_EDGE_OPACITY,
    REFERENCE_FILL_OPACITY,
    REFERENCE_WIDTH,
    SEA_FILL_OPACITY,
    STANDING_OPACITIES,
    STATUS_ARROWHEADS,
    STATUS_DASHES,
    STATUS_RIMS,
    SWATCH_BROKEN_HATCH,
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
from geodata.phrasing.layer_words import layer_phrase
from geodata.phrasing.list_words import join_list
from geodata.places.edge_bands import WASH_LEVELS
from geodata.settings import current_settings
from geodata.view import Theme
from geodata.vocabulary import LayerLook, Standing, Status
from geodata.words import Lang, translate

_SYMBOL_X = 26.0
"""Middle of the symbol of a kind behind the sample of its form."""
_SAMPLE_END = 17.0
"""End of that sample."""
_STATUS_END = 13.0
"""End of the line of a look of status, before its head."""


def make_legend(
    context: LayoutContext,
    areas: tuple[AreaMark, ...],
    lanes: tuple[LaneMark, ...],
    links: tuple[RelationCurve, ...],
) -> tuple[LegendItem, ...]:
    """Return an item for each kind, status, standing, reference layer and convention that the map shows."""
    return (
        *_kind_items(context, _kinds_on_map(context, links)),
        *_status_items(context),
        *_drawn_standing_items(context),
        *_reference_items(context),
        *_note_items(context, areas, lanes, links),
    )


def make_disc_legend(context: LayoutContext) -> tuple[LegendItem, ...]:
    """Return the legend of a map of discs: kinds, standings, reference layers and the sign of an area."""
    signs = [_in_country_item(context)] if context.selection.atlas.event_areas.names else []
    kinds = _kind_items(context, _kinds_present(context), _disc_swatch)
    return (*kinds, *_drawn_standing_items(context), *signs, *_reference_items(context))


def _in_country_item(context: LayoutContext) -> LegendItem:
    """The sign of events known only to a country or a province."""
    sign = SwatchGlyph(AREA_SIGN_GLYPH, MAP_PALETTES[context.theme].text)
    return LegendItem("note", "in-country", translate("picture.legend.in-country", context.lang), (sign,))


def _lane_line(ink: str, width: float, dash: tuple[float, float] | None = None) -> SwatchLine:
    """Line of a lane; ``dash`` in halves of its width, as on the map."""
    pixels = tuple(part * width / 2 for part in dash) if dash else ()
    return SwatchLine(1, _STATUS_END, SWATCH_HEIGHT / 2, ink, width, pixels)


def _sea_swatch(ink: str, broken: tuple[float, ...] = ()) -> SwatchShapes:
    """Box with the fill and hatch of a sea; the lines of the hatch may be broken."""
    fill = hex_to_rgba(ink, SEA_FILL_OPACITY)
    return SwatchBox(ink, fill, width=SWATCH_EDGE_WIDTH), SwatchHatch(ink, dash=broken)


def _relation_curve(ink: str) -> SwatchCurve:
    return SwatchCurve((2, 12), (17, 0), (32, 12), ink, SWATCH_EDGE_WIDTH)


def _hex_code(ink: Rgba) -> str:
    """The ``#rrggbb`` code of an opaque colour."""
    return rgba_to_css((*ink[:3], OPAQUE_ALPHA))


def kind_swatch(look: KindLook, theme: Theme) -> SwatchShapes:
    """Return the swatch of a kind: a sample of its form, then its symbol; of a point the symbol alone."""
    style = event_style(look, StatusLook.HAPPENED, Standing.WITHIN, theme)
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


def drawn_look(atlas: Atlas, kind: str) -> KindLook:
    """Return the look of a kind in the form in which the events of a brief are drawn."""
    return replace(atlas.brief.kind_table.look_of(kind), form=atlas.kind_forms[kind])


def kind_swatch_svg(look: KindLook, theme: Theme) -> str:
    """Return the swatch of a kind as inline SVG."""
    return swatch_svg(kind_swatch(look, theme))


def _disc_swatch(look: KindLook, theme: Theme) -> SwatchShapes:
    """The disc of a kind, which has the colour of its family and no symbol."""
    style = event_style(look, StatusLook.HAPPENED, Standing.WITHIN, theme)
    return (SwatchGlyph("circle", _hex_code(style.ink)),)


def _kind_items(
    context: LayoutContext,
    kinds: Iterable[EventKind],
    swatch_of: Callable[[KindLook, Theme], SwatchShapes] = kind_swatch,
) -> Iterator[LegendItem]:
    """Some kinds of the brief, each with the number of its events on the map.

    Of a kind without places, which is drawn as relations, all that are shown are counted.
    """
    table, atlas, rows = context.brief.kind_table, context.selection.atlas, context.selection.shown_rows
    codes, on_map = atlas.filter_columns.kind, atlas.events["on_map"].to_numpy(bool)
    drawn, shown, placed = (
        np.bincount(codes[some], minlength=len(table.kinds)) for some in (rows[on_map[rows]], rows, on_map)
    )
    counts = np.where(placed > 0, drawn, shown)
    for kind in kinds:
        swatch = swatch_of(drawn_look(context.selection.atlas, kind.id), context.theme)
        count = int(counts[table.kind_ids.index(kind.id)])
        yield LegendItem("kind", kind.id, kind.plural_name(context.lang), swatch, count)


def _kinds_on_map(context: LayoutContext, links: Sequence[RelationCurve]) -> tuple[EventKind, ...]:
    """Kinds of the events that are drawn, relations among them, those of a family together."""
    related = {link.event for link in links}
    drawn = (*context.events_on_map, *(each for each in context.events_off_map if each.event.id in related))
    used = {each.event.kind for each in drawn}
    return tuple(kind for kind in _kinds_present(context) if kind.id in used)


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
    """The looks of status that are on the map, each with its statuses in words."""
    lang, ink = context.lang, MAP_PALETTES[context.theme].text
    for look in StatusLook:
        drawn = [each for each in context.events_on_map if each.look is look]
        if drawn:
            statuses = {each.event.status for each in drawn}
            names = [translate(f"status.{status}", lang) for status in Status if status in statuses]
            values = {"statuses": join_list(names, lang)} if look is StatusLook.AHEAD else {}
            label = translate(f"status-look.{look}", lang, **values)
            yield LegendItem("status", look, label, status_swatch(look, ink), len(drawn))


def status_swatch(look: StatusLook, ink: str) -> SwatchShapes:
    """Return the swatch of a look of status: a line with its head, and a point with its rim."""
    line = _lane_line(ink, SWATCH_STATUS_WIDTH, STATUS_DASHES[look])
    head = SwatchGlyph(STATUS_ARROWHEADS[look], ink, x=line.end + 2, size=5)
    dot, rim = (SwatchGlyph(name, ink, x=_SYMBOL_X + 1, size=6) for name in ("dot", STATUS_RIMS[look]))
    return line, head, dot, rim


def _drawn_standing_items(context: LayoutContext) -> tuple[LegendItem, ...]:
    """The standings that the map tells apart, each with the number of its events."""
    counts = {
        Standing.WITHIN: context.selection.within_count,
        Standing.PERHAPS: context.selection.perhaps_count,
    }
    drawn = drawn_standings(context.selection)
    kept = {each: count for each, count in counts.items() if each in drawn}
    return standing_items(kept, context.lang, context.theme)


def drawn_standings(selection: Selection) -> frozenset[Standing]:
    """Return the standings of events on the map; none where all are within the period: full ink is plain."""
    codes = selection.standing[selection.atlas.events["on_map"].to_numpy(bool)]
    found = frozenset(STANDINGS[code] for code in np.unique(codes).tolist() if code)
    return found if Standing.PERHAPS in found else frozenset()


def standing_items(counts: Mapping[Standing, int | None], lang: Lang, theme: Theme) -> tuple[LegendItem, ...]:
    """Return the legend's items of some standings, each with a number of events where one is given."""
    ink = _hex_code(hex_to_rgba(MAP_PALETTES[theme].text))
    return tuple(
        LegendItem(
            "standing",
            standing,
            translate(f"standing.{standing}", lang),
            (SwatchGlyph("circle", ink, STANDING_OPACITIES[standing]),),
            count,
        )
        for standing, count in counts.items()
    )


def _reference_items(context: LayoutContext) -> Iterator[LegendItem]:
    """Every reference layer that is shown, with its source and its day."""
    for layer in context.selection.shown_layers:
        swatch = reference_swatch(layer.look, context.theme)
        yield LegendItem("reference", layer.id, layer_phrase(layer, context.lang), swatch)


def reference_swatch(look: LayerLook, theme: Theme) -> SwatchShapes:
    """Return the swatch of a reference layer of a look."""
    ink, middle = MAP_PALETTES[theme].reference, SWATCH_HEIGHT / 2
    match look:
        case LayerLook.AREA:
            return (SwatchBox(ink, hex_to_rgba(ink, REFERENCE_FILL_OPACITY), width=REFERENCE_WIDTH),)
        case LayerLook.POINTS:
            return tuple(SwatchGlyph("dot", ink, x=x, size=6) for x in (8.0, 17.0, 26.0))
        case LayerLook.NOTE:
            words = [SwatchLine(14, end, y, ink, REFERENCE_WIDTH) for end, y in ((32, 6), (26, 11))]
            return (SwatchGlyph("dot", ink, x=7.0, size=6), *words)
        case LayerLook.ARROW:
            line = SwatchLine(1, 26, middle, ink, REFERENCE_WIDTH)
            return line, SwatchGlyph("head", ink, x=28, size=5)
    return (SwatchLine(1, 33, middle, ink, REFERENCE_WIDTH),)


def _note_items(
    context: LayoutContext,
    areas: tuple[AreaMark, ...],
    lanes: tuple[LaneMark, ...],
    links: tuple[RelationCurve, ...],
) -> Iterator[LegendItem]:
    """Conventions in use: proposal, judgement, note, hatch, broken edge, schematic lane, relation, border."""
    paper = MAP_PALETTES[context.theme]
    sea = _sample_colour(context, KindForm.AREA)
    frame = SwatchBox(paper.text, opacity=PROPOSED_EDGE_OPACITY, radius=3, dash=PROPOSED_DASH)
    sign = SwatchGlyph(AREA_SIGN_GLYPH, paper.text)
    border = SwatchLine(2, 32, SWATCH_HEIGHT // 2, paper.quiet, dash=SWATCH_DISPUTED_DASH)
    arrows = {lane.event for lane in lanes} & context.arrow_paths.keys()
    noted = any(context.brief.queries_of(drawn.event.id) for drawn in context.events_on_map)
    note_ink = PAGE_PALETTES[context.theme].warning
    note_sign = SwatchGlyph(note_glyph(context.lang), note_ink, size=NOTE_SIGN_RADIUS)
    notes: list[tuple[str, bool, SwatchShapes]] = [
        ("noted", noted, (note_sign,)),
        ("proposed", any(drawn.event.is_proposed for drawn in context.events_on_map), (frame,)),
        (
            "judged",
            any(drawn.judged for drawn in context.events_on_map),
            (SwatchGlyph("circle-open", paper.text),),
        ),
        ("hatch", any(area.look in {"sea", "area"} for area in areas), _sea_swatch(sea)),
        ("in-country", any(area.look == "country" for area in areas), (sign,)),
        *_own_place_notes(areas, sea),
        ("hedged", any(area.hatch and area.hedged for area in areas), _sea_swatch(sea, SWATCH_BROKEN_HATCH)),
        ("sent", bool(arrows), _arrow_swatch(paper.text)),
        (
            "schematic",
            any(lane.event not in arrows for lane in lanes),
            (SwatchCurve((2, 13), (12, 2), (31, 5), paper.quiet),),
        ),
        ("relation", bool(links), (_relation_curve(_sample_colour(context, KindForm.RELATION)),)),
        ("disputed", current_settings().disputed == "broken", (border,)),
    ]
    for name, present, drawn in notes:
        if present:
            key = "mark-list.noted" if name == "noted" else f"picture.legend.{name}"
            yield LegendItem("note", name, translate(key, context.lang), drawn)


def _arrow_swatch(ink: str) -> SwatchShapes:
    """The broad arrow of sender and host."""
    return SwatchLine(1, 18, SWATCH_HEIGHT / 2, ink, ARROW_WIDTH), SwatchGlyph("head", ink, x=20, size=8)


def _own_place_notes(areas: tuple[AreaMark, ...], ink: str) -> Iterator[tuple[str, bool, SwatchShapes]]:
    """Yield the looks of a place that is somewhere in a ring, and of a name without limits."""
    middle = SwatchBox(ink, hex_to_rgba(ink, min(1.0, WASH_LEVELS * WASH_LEVEL_OPACITY)), opacity=0.0)
    ticks = (SwatchLine(start, start + 3, SWATCH_HEIGHT / 2, ink) for start in (6, 25))
    ring: SwatchShapes = (SwatchGlyph("ring", ink), *ticks)
    yield "somewhere", any(area.look == "ring" for area in areas), ring
    yield "unlimited", any(area.look == "wash" for area in areas), (middle,)
