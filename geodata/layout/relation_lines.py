"""Relations between actors as thin curves: only actual, reported ones with named ends."""

from collections.abc import Iterator, Sequence

from geodata.atlas.selection import STANDINGS
from geodata.brief.records import Event
from geodata.layout.layout_context import Drawn, Sheet
from geodata.layout.mercator import Pixel
from geodata.layout.scene import Link
from geodata.places import anchor
from geodata.view import Show
from geodata.vocabulary import Kind, Role, Status

BEND = 0.16
"""Distance of a curve's middle from the straight line, as a share of its length."""
STEPS = 16
"""Straight pieces of a curve."""
PAIR = 2
"""Number of actors of a relation without a lead."""
RELATIONS = frozenset({Kind.ALIGNMENT, Kind.AGREEMENT})


def links(sheet: Sheet) -> tuple[Link, ...]:
    """Return the curves of the selected relations, if the View shows them.

    A bloc of judged friends is never drawn: a forecast or a judgement has no line, nor has a relation of
    three or more parties without a lead, whose pairs the text does not name.
    """
    if Show.RELATIONS not in sheet.selection.view.show:
        return ()
    return tuple(
        Link(drawn.event.id, tuple(_curve(*ends, sheet)), drawn.style.ink, drawn.style.width, drawn.tip)
        for drawn in sheet.listed
        if _drawable(drawn)
        for ends in pairs(drawn.event)
        if all(_has_anchor(name) for name in ends)
    )


def _drawable(drawn: Drawn) -> bool:
    event = drawn.event
    return (
        event.kind in RELATIONS
        and event.status is Status.ACTUAL
        and not drawn.judged
        and drawn.standing in STANDINGS[1:]
    )


def pairs(event: Event) -> Sequence[tuple[str, str]]:
    """Return the pairs of actor ids that a relation joins: each lead with each partner, or the only two."""
    leads = [part.actor for part in event.actors if part.role is Role.LEAD]
    partners = [part.actor for part in event.actors if part.role is Role.PARTNER]
    if leads and partners:
        return [(lead, partner) for lead in leads for partner in partners]
    if len(event.actors) == PAIR:
        one, two = event.actors
        return [(one.actor, two.actor)]
    return []


def _has_anchor(name: str) -> bool:
    """Whether the gazetteer has an anchor for an id."""
    try:
        anchor(name)
    except KeyError:
        return False
    return True


def _curve(start: str, end: str, sheet: Sheet) -> Iterator[tuple[float, float]]:
    """Longitudes and latitudes of a curve between two anchors, bent to its right on screen."""
    one, two = (sheet.screen.xy(*anchor(name)) for name in (start, end))
    top = _control_point(one, two)
    for step in range(STEPS + 1):
        t = step / STEPS
        x, y = (
            (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t**2 * c for a, b, c in zip(one, top, two, strict=True)
        )
        yield sheet.screen.lonlat(x, y)


def _control_point(one: Pixel, two: Pixel) -> Pixel:
    """Control point of the curve."""
    across, down = two[0] - one[0], two[1] - one[1]
    return (one[0] + two[0]) / 2 + down * BEND * 2, (one[1] + two[1]) / 2 - across * BEND * 2
