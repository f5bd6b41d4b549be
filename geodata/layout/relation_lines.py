"""Relations between actors as thin curves: only actual, reported ones with named ends."""

from collections.abc import Iterator, Sequence

from geodata.atlas.relations import hub_pairs
from geodata.atlas.selection import STANDINGS
from geodata.brief.record_types.event_record import Event
from geodata.kinds.kind_table import KindTable
from geodata.layout.layout_context import DrawnEvent, LayoutContext
from geodata.layout.mercator import Pixel
from geodata.layout.scene import RelationCurve
from geodata.places import label_point
from geodata.view import ShowOption
from geodata.vocabulary import Status

CURVE_BEND = 0.16
"""Distance of a curve's middle from the straight line, as a share of its length."""
CURVE_PIECES = 16
"""Straight pieces of a curve."""
TWO_ACTORS = 2
"""Number of actors of a relation without a lead."""


def relation_curves(context: LayoutContext) -> tuple[RelationCurve, ...]:
    """Return the curves of the selected relations, if the View shows them.

    A bloc of judged friends is never drawn: a forecast or a judgement has no line, nor has a relation of
    three or more parties without a lead, whose pairs the text does not name.
    """
    if ShowOption.RELATIONS not in context.selection.view.show:
        return ()
    return tuple(
        RelationCurve(
            drawn.event.id, tuple(_curve(*ends, context)), drawn.style.edge, drawn.style.width, drawn.tip
        )
        for drawn in context.events_off_map
        if _drawable(drawn, context)
        for ends in relation_pairs(drawn.event, context.brief.kind_table)
        if all(_has_anchor(name) for name in ends)
    )


def _drawable(drawn: DrawnEvent, context: LayoutContext) -> bool:
    event = drawn.event
    return (
        context.brief.kind_by_id[event.kind].joins_actors
        and event.status is Status.ACTUAL
        and not drawn.judged
        and drawn.standing in STANDINGS[1:]
    )


def relation_pairs(event: Event, kinds: KindTable) -> Sequence[tuple[str, str]]:
    """Return the pairs of actor ids that a relation joins: each hub with each spoke, or the only two."""
    if paired := hub_pairs(event, kinds):
        return paired
    if len(event.actors) == TWO_ACTORS:
        one, two = event.actors
        return [(one.actor, two.actor)]
    return []


def _has_anchor(name: str) -> bool:
    """Whether the gazetteer has an anchor for an id."""
    try:
        label_point(name)
    except KeyError:
        return False
    return True


def _curve(start: str, end: str, context: LayoutContext) -> Iterator[tuple[float, float]]:
    """Longitudes and latitudes of a curve between two anchors, bent to its right on screen."""
    one, two = (context.viewport.project(*label_point(name)) for name in (start, end))
    top = _control_point(one, two)
    for step in range(CURVE_PIECES + 1):
        t = step / CURVE_PIECES
        x, y = (
            (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t**2 * c for a, b, c in zip(one, top, two, strict=True)
        )
        yield context.viewport.unproject(x, y)


def _control_point(one: Pixel, two: Pixel) -> Pixel:
    """Control point of the curve."""
    across, down = two[0] - one[0], two[1] - one[1]
    return (one[0] + two[0]) / 2 + down * CURVE_BEND * 2, (one[1] + two[1]) / 2 - across * CURVE_BEND * 2
