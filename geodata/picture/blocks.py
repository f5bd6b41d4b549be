"""What is written beside each mark: title, figures with their speakers, status and hedges."""

from collections.abc import Iterator, Sequence

from geodata.brief.said import badge_lines, where_words
from geodata.picture.labels import Block, Row, wrapped
from geodata.picture.lanes import grouped
from geodata.picture.scene import Lane
from geodata.picture.sheet import AREAS, Drawn, Sheet, remarks
from geodata.picture.styles import PAPERS, Colour, colour
from geodata.places import anchor
from geodata.vocabulary import PlaceRole, Standing
from geodata.words import say

TITLE, SMALL = 13.0, 12.0
WIDEST = 190.0
NARROW_SCREEN = 600
NARROW_WIDEST = 140.0
MOST_FIGURES = 4
FAINT = 0.72
"""Ink of words about an event that only perhaps falls within the period."""
LANE_SPOTS = (3, 2, 4, 1, 5, 0, 6)
"""The stretches of a lane beside which its words may stand, the middle first."""


def blocks(sheet: Sheet, lanes: Sequence[Lane]) -> tuple[Block, ...]:
    """The words of all drawn events: one block an event, one a lane for those that share it."""
    single = [_single(drawn, sheet) for drawn in sheet.drawn if not drawn.lane]
    return (*single, *_shared(sheet, lanes))


def widest(sheet: Sheet) -> float:
    """Pixels that a line of a block may take."""
    return NARROW_WIDEST if sheet.screen.size[0] < NARROW_SCREEN else WIDEST


def _single(drawn: Drawn, sheet: Sheet) -> Block:
    area = any(sheet.kind_of(at) in AREAS for at in drawn.event.places)
    return Block(
        event=drawn.event.id,
        spots=tuple(_spots(drawn, sheet)),
        rows=tuple(_rows(drawn, sheet, drawn.event.title[sheet.lang])),
        ink=drawn.style.ink,
        clear=4.0 if area else 11.0,
    )


def _spots(drawn: Drawn, sheet: Sheet) -> Iterator[tuple[float, float]]:
    for location in drawn.event.places:
        if location.role is PlaceRole.AT:
            yield from (anchor(name) for name, _ in sheet.shapes_of(location))


def _rows(drawn: Drawn, sheet: Sheet, title: str) -> Iterator[Row]:
    event, ink = drawn.event, ink_of(drawn, sheet)
    for line in wrapped(title, TITLE, widest(sheet), strong=True):
        yield Row(line, TITLE, ink, strong=True, event=event.id, tip=drawn.tip)
    for line in _notes(drawn, sheet):
        for piece in wrapped(line, SMALL, widest(sheet) * 1.25):
            yield Row(piece, SMALL, ink, event=event.id, tip=drawn.tip)


def _notes(drawn: Drawn, sheet: Sheet) -> Iterator[str]:
    figures = badge_lines(drawn.event, sheet.brief, sheet.lang)
    yield from figures[:MOST_FIGURES]
    if len(figures) > MOST_FIGURES:
        yield say("picture.more-figures", sheet.lang, n=len(figures) - MOST_FIGURES)
    if found := remarks(drawn, sheet.lang):
        yield " · ".join(found)


def ink_of(drawn: Drawn, sheet: Sheet) -> Colour:
    """The ink of words about an event."""
    return colour(PAPERS[sheet.theme].text, 1.0 if drawn.standing is Standing.WITHIN else FAINT)


def _shared(sheet: Sheet, lanes: Sequence[Lane]) -> Iterator[Block]:
    """One block for the events of each pair and direction: from where to where, then what."""
    for members in grouped(sheet).values():
        events = {drawn.event.id for drawn in members}
        parts = [lane.parts for lane in lanes if lane.event in events]
        if not parts:
            continue
        middle = parts[len(parts) // 2]
        first = members[0]
        head = Row(
            where_words(first.event, sheet.brief, sheet.lang),
            SMALL,
            colour(PAPERS[sheet.theme].quiet),
            strong=True,
            event=first.event.id,
            tip=first.tip,
        )
        rows = (row for drawn in members for row in _rows(drawn, sheet, drawn.event.title[sheet.lang]))
        yield Block(
            event=first.event.id,
            spots=tuple(middle[at][0] for at in LANE_SPOTS),
            rows=(head, *rows),
            ink=first.style.ink,
            clear=6.0 + 4.0 * len(members),
        )
