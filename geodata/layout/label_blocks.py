"""What is written beside each mark: title, figures with their speakers, status and hedges."""

from collections.abc import Iterator, Sequence

from geodata.brief.records import Event
from geodata.layout.label_placement import Block, Row
from geodata.layout.lanes import grouped
from geodata.layout.layout_context import AREAS, Drawn, Sheet, remarks
from geodata.layout.scene import Lane
from geodata.layout.styles import PAPERS, Colour, colour
from geodata.layout.text_lines import wrapped
from geodata.phrasing.figure_words import badge_lines
from geodata.phrasing.list_words import join_facts
from geodata.places import anchor
from geodata.vocabulary import PlaceRole, Standing

TITLE, SMALL = 13.0, 12.0
WIDEST = 205.0
NARROW_SCREEN = 600
NARROW_WIDEST = 140.0
MOST_FIGURES = 4
FAINT = 0.72
"""Ink of words about an event that only perhaps falls within the period."""
LANE_SPOTS = (0.5, 0.2, 0.8)
"""Where along a lane its words may stand, as shares of its points, the middle first."""


def blocks(sheet: Sheet, lanes: Sequence[Lane]) -> tuple[Block, ...]:
    """The words of all drawn events: one block an event, one a lane for those that share it."""
    single = [_single(drawn, sheet) for drawn in sheet.drawn if not drawn.lane]
    return (*single, *_shared(sheet, lanes))


def widest(sheet: Sheet) -> float:
    """Pixels that a line of a block may take."""
    return NARROW_WIDEST if narrow(sheet) else WIDEST


def narrow(sheet: Sheet) -> bool:
    """Whether the screen has room for titles alone."""
    return sheet.screen.size[0] < NARROW_SCREEN


def _single(drawn: Drawn, sheet: Sheet) -> Block:
    area = any(sheet.kind_of(at) in AREAS for at in drawn.event.places)
    return Block(
        event=drawn.event.id,
        spots=tuple(_spots(drawn, sheet)),
        rows=tuple(_rows(drawn, sheet, shared=False)),
        ink=drawn.style.ink,
        clear=4.0 if area else 11.0,
        ladder=_rivalled(drawn),
    )


def _spots(drawn: Drawn, sheet: Sheet) -> Iterator[tuple[float, float]]:
    for location in drawn.event.places:
        if location.role is PlaceRole.AT:
            yield from (anchor(name) for name, _ in sheet.shapes_of(location))


def _rows(drawn: Drawn, sheet: Sheet, *, shared: bool) -> Iterator[Row]:
    """Title, then figures, then remarks; where events share a block, the remarks go on with the title."""
    event, ink = drawn.event, ink_of(drawn, sheet)
    said = join_facts(*remarks(drawn, sheet.lang))
    title = event.title[sheet.lang]
    for line in wrapped(join_facts(title, said) if shared else title, TITLE, widest(sheet), strong=True):
        yield Row(line, TITLE, ink, strong=True, event=event.id, tip=drawn.tip, proposed=event.proposed)
    figures = () if narrow(sheet) else badge_lines(_told_first(event), sheet.brief, sheet.lang)[:MOST_FIGURES]
    for line in figures:
        for piece in wrapped(line, SMALL, widest(sheet) * 1.25):
            yield Row(piece, SMALL, ink, event=event.id, tip=drawn.tip, figure=True)
    if said and not shared:
        for piece in wrapped(said, SMALL, widest(sheet) * 1.25):
            yield Row(piece, SMALL, ink, event=event.id, tip=drawn.tip)


def _rivalled(drawn: Drawn) -> bool:
    """Whether figures that differ are what the words are for."""
    return len(_told_first(drawn.event).claims) > 1


def _told_first(event: Event) -> Event:
    """The event with the claims of its ladder: figures of the unit that comes first."""
    units = [claim.figure.unit for claim in event.claims if claim.figure]
    claims = (claim for claim in event.claims if claim.figure and claim.figure.unit == units[0])
    return event.model_copy(update={"claims": tuple(claims)})


def ink_of(drawn: Drawn, sheet: Sheet) -> Colour:
    """The ink of words about an event."""
    return colour(PAPERS[sheet.theme].text, 1.0 if drawn.standing is Standing.WITHIN else FAINT)


def _shared(sheet: Sheet, lanes: Sequence[Lane]) -> Iterator[Block]:
    """One block for the events of each pair and direction."""
    for members in grouped(sheet).values():
        events = {drawn.event.id for drawn in members}
        paths = [[spot for part in lane.parts for spot in part] for lane in lanes if lane.event in events]
        if not paths:
            continue
        middle = paths[len(paths) // 2]
        rows = [row for drawn in members for row in _rows(drawn, sheet, shared=len(members) > 1)]
        yield Block(
            event=members[0].event.id,
            spots=tuple(middle[int(share * len(middle))] for share in LANE_SPOTS),
            rows=tuple(rows),
            ink=members[0].style.ink,
            clear=6.0 + 4.0 * len(members),
            ladder=any(_rivalled(drawn) for drawn in members),
        )
