"""Words of each mark before they are placed: its title with figures and remarks, or the count of a sign."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from geodata.brief.derived_facts.comparable_figures import standing_claims
from geodata.brief.record_types.claim_record import Claim
from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.layout.areas import area_sign, shared_style
from geodata.layout.labels.label_words import (
    LEADING_WEIGHT,
    NUMBER_SIZE,
    USUAL_WEIGHT,
    LabelBlock,
    LabelLine,
    LabelVersion,
)
from geodata.layout.lanes import LaneBundle, bundle_sign, lane_bundles
from geodata.layout.layout_context import DrawnEvent, EventArea, LayoutContext, label_remarks
from geodata.layout.scene import GroupSign, LaneMark, LonLat
from geodata.layout.styles import MAP_PALETTES, PERHAPS_TEXT_OPACITY, Rgba, hex_to_rgba
from geodata.layout.text_lines import text_width, wrap_text
from geodata.phrasing.figure_words import figure_lines
from geodata.phrasing.list_words import join_facts
from geodata.phrasing.place_words import event_place_phrase, place_error_phrases
from geodata.places.own_shapes import named_anchor
from geodata.view import Theme
from geodata.vocabulary import Standing
from geodata.words import translate
from geodata.words.number_format import format_digits
from geodata.words.untranslated_text import isolate_untranslated

TITLE_SIZE, TEXT_SIZE = 13.0, 12.0
"""Type sizes in pixels of titles and of the other lines."""
LINE_WIDTHS: Final = (205.0, 130.0, 95.0)
"""Pixels that a line of a title may take in each of its shapes, the widest first."""
FIGURE_WIDTH_SHARE: Final = 1.25
"""Pixels that a line of a figure or a remark may take, in those of a title."""
MAX_TITLE_LETTERS: Final = 64
"""Letters of a title on the map, at most; ``short`` of an event is never cut."""
LEAST_TITLE_LETTERS: Final = 24
"""Letters before a pause at which a long title may end."""
POINT_CLEARANCE = 13.0
"""Pixels round a point that its glyph takes with its rim."""
MOST_FIGURES = 4
"""Lines of figures in a label, at most."""
SIGN_CLEARANCE, LANE_CLEARANCE, ARROW_CLEARANCE = 14.0, 5.0, 8.0
"""Pixels between a label and the middle of a sign, of a lane, or of the arrow of sender and host."""
LANE_SPOTS = (0.5, 0.35, 0.65, 0.2, 0.8)
"""Positions along a lane where its label may hang, as shares of its points, the middle first."""
PAUSES: Final = re.compile(r"\s*[,;:،؛(–—]\s*|\s-\s")
"""Signs before which a long title may end."""
ELLIPSIS: Final = "…"


def make_label_blocks(context: LayoutContext, lanes: Sequence[LaneMark]) -> tuple[LabelBlock, ...]:
    """Return the label blocks of all drawn events, in order; one for those that share a sign or a lane."""
    bundles = [bundle for bundle in lane_bundles(context) if bundle.is_shared]
    bundled = {drawn.event.id for bundle in bundles for drawn in bundle.members}
    found = [
        *(
            _event_block(each, lanes, context)
            for each in context.events_on_map
            if each.event.id not in bundled
        ),
        *(_bundle_block(bundle, lanes, context) for bundle in bundles),
    ]
    shared = [_sign_block(area, context) for area in context.signed_areas if area.is_shared]
    return (*(block for block in found if block.spots), *shared)


def _event_block(drawn: DrawnEvent, lanes: Sequence[LaneMark], context: LayoutContext) -> LabelBlock:
    glyphs = any(context.has_glyph(at) for at in drawn.locations)
    areas = {area.key for area in context.shared_places.values() if drawn in area.members}
    is_arrow = drawn.event.id in context.arrow_paths
    clearance = ARROW_CLEARANCE if is_arrow else POINT_CLEARANCE if glyphs else LANE_CLEARANCE
    is_line = drawn.is_lane or is_arrow
    return LabelBlock(
        event=drawn.event.id,
        spots=tuple(_lane_spots(drawn.event.id, lanes) if is_line else _anchor_points(drawn, context)),
        versions=tuple(_event_versions(drawn, context)),
        ink=drawn.style.ink,
        map_title=map_title(drawn.event, context),
        number=_number_line(drawn, context),
        clearance=clearance,
        own=frozenset(areas),
        is_area=not glyphs and not is_line,
        leads=is_arrow and drawn.event.weight == LEADING_WEIGHT,
        weight=drawn.event.weight or USUAL_WEIGHT,
    )


def _number_line(drawn: DrawnEvent, context: LayoutContext) -> LabelLine | None:
    """The number of an event, its place in the order of the file; None for an event of a row."""
    number = context.brief.event_numbers.get(drawn.event.id)
    if number is None:
        return None
    ink = hex_to_rgba(MAP_PALETTES[context.theme].panel)
    digits = format_digits(number, context.lang)
    return LabelLine(digits, NUMBER_SIZE, ink, strong=True, event=drawn.event.id, tip=drawn.tip)


def _anchor_points(drawn: DrawnEvent, context: LayoutContext) -> Iterator[LonLat]:
    for location in drawn.locations:
        yield from context.anchors(location)


def _bundle_block(bundle: LaneBundle, lanes: Sequence[LaneMark], context: LayoutContext) -> LabelBlock:
    """Block of the one lane of several events: its ends and their number in words, or the number alone."""
    ink = label_ink(bundle.members[0].standing, context.theme)
    proposed = all(drawn.event.is_proposed for drawn in bundle.members)
    named = sign_lines(bundle_sign(bundle, context), ink, proposed=proposed)
    return LabelBlock(
        event=bundle.key,
        spots=tuple(_lane_spots(bundle.key, lanes)),
        versions=(named, named[1:]),
        members=tuple(drawn.event.id for drawn in bundle.members),
        titles=bundle_sign(bundle, context).titles,
        ink=bundle.members[0].style.ink,
        clearance=LANE_CLEARANCE,
        leads=True,
        weight=min(drawn.event.weight or USUAL_WEIGHT for drawn in bundle.members),
    )


def _lane_spots(key: str, lanes: Sequence[LaneMark]) -> Iterator[LonLat]:
    """Points along the lanes under a key, the middle of the first one first."""
    paths = [[spot for part in lane.parts for spot in part] for lane in lanes if lane.event == key]
    for path in paths:
        for share in LANE_SPOTS:
            yield path[int(share * len(path))]


def _sign_block(area: EventArea, context: LayoutContext) -> LabelBlock:
    """Block of a sign: the name of its area, and the number of its events in words."""
    ink = label_ink(area.members[0].standing, context.theme)
    proposed = all(drawn.event.is_proposed for drawn in area.members)
    named = sign_lines(area_sign(area, context), ink, proposed=proposed)
    return LabelBlock(
        event=area.key,
        spots=(named_anchor(area.name),),
        versions=(named,),
        members=tuple(drawn.event.id for drawn in area.members),
        titles=area_sign(area, context).titles,
        ink=shared_style(area, context).ink,
        clearance=SIGN_CLEARANCE,
        leads=True,
    )


def sign_lines(sign: GroupSign, ink: Rgba, *, proposed: bool = False) -> LabelVersion:
    """Return the lines of a sign: its name, and the number of its events in words."""
    widest = max(sign.count_words, key=lambda words: text_width(words, TEXT_SIZE))
    name = LabelLine(sign.name, TITLE_SIZE, ink, strong=True, event=sign.key, tip=sign.tip, proposed=proposed)
    count = replace(
        name, text=sign.count, size=TEXT_SIZE, strong=False, is_count=True, room=text_width(widest, TEXT_SIZE)
    )
    return name, count


def _event_versions(drawn: DrawnEvent, context: LayoutContext) -> Iterator[LabelVersion]:
    """Versions of a label: with figures, where the event leads the brief, and without, in each shape."""
    event, ink = drawn.event, label_ink(drawn.standing, context.theme)
    title = isolate_untranslated(map_title(event, context))
    off = place_error_phrases(event, context.brief, context.lang)
    remarks = join_facts(*_destination(drawn, context), *label_remarks(drawn, context.lang), *off)
    plain = LabelLine("", TEXT_SIZE, ink, event=event.id, tip=drawn.tip)
    figures = _figures(event, context) if event.weight == LEADING_WEIGHT else ()
    seen: set[LabelVersion] = set()
    for shown in (figures, ()) if figures else ((),):
        for width in LINE_WIDTHS:
            lines = [
                replace(plain, text=text, size=TITLE_SIZE, strong=True, proposed=event.is_proposed)
                for text in wrap_text(title, TITLE_SIZE, width, strong=True)
            ]
            for words, is_figure in (*((each, True) for each in shown), (remarks, False)):
                wrapped = wrap_text(words, TEXT_SIZE, width * FIGURE_WIDTH_SHARE)
                lines += [replace(plain, text=text, is_figure=is_figure) for text in wrapped]
            version = tuple(lines)
            if version not in seen:
                seen.add(version)
                yield version


def _destination(drawn: DrawnEvent, context: LayoutContext) -> Iterator[str]:
    """Yield the words that say where an arrow of sender and host leads, which stops short of it."""
    if drawn.event.id in context.arrow_paths:
        place = event_place_phrase(drawn.event, context.brief, context.lang)
        yield translate("place.to", context.lang, place=place)


def map_title(event: Event, context: LayoutContext) -> str:
    """Return the title of an event on the map: its short one, else its title, at most to a pause."""
    if event.short:
        return event.short[context.lang]
    title = event.title[context.lang]
    if len(title) <= MAX_TITLE_LETTERS:
        return title
    pauses = [pause.start() for pause in PAUSES.finditer(title)]
    fitting = [at for at in pauses if LEAST_TITLE_LETTERS <= at <= MAX_TITLE_LETTERS]
    end = fitting[-1] if fitting else title.rfind(" ", 0, MAX_TITLE_LETTERS)
    return f"{title[: end if end > 0 else MAX_TITLE_LETTERS].rstrip()} {ELLIPSIS}"


def _figures(event: Event, context: LayoutContext) -> Sequence[str]:
    """Lines of the figures of an event on the map, each with its speaker."""
    claims = _figures_on_map(event, context.brief)
    return figure_lines(event, context.brief, context.lang, claims)[:MOST_FIGURES]


def _figures_on_map(event: Event, brief: Brief) -> tuple[Claim, ...]:
    """The claims whose figures stand on the mark: those of one measure that span no more than the event.

    A total since a day, or of a whole country, never stands on the mark of one day or one town.
    """
    own = [claim for claim in standing_claims(event) if claim.figure and not claim.figure.covers]
    measures = [brief.unit_table.measure_of(claim.figure.unit) for claim in own if claim.figure]
    return tuple(claim for claim, measure in zip(own, measures, strict=True) if measure == measures[0])


def label_ink(standing: Standing, theme: Theme) -> Rgba:
    """Return the text colour of the label of an event of a standing."""
    return hex_to_rgba(MAP_PALETTES[theme].text, 1.0 if standing is Standing.WITHIN else PERHAPS_TEXT_OPACITY)
