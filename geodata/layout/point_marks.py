"""Glyph marks of events at a point, in an APP-6 frame where the View shows symbols."""

from collections.abc import Iterator

from geodata.layout.layout_context import AREA_PLACE_KINDS, DrawnEvent, Sheet
from geodata.layout.scene import Dot
from geodata.layout.styles import GLYPH_SIZE
from geodata.places import anchor
from geodata.view import Show
from geodata.vocabulary import Affiliation, Kind, PlaceRole


def glyph_marks(context: Sheet) -> Iterator[Dot]:
    """Yield a glyph for every event at a point; with symbols also one for framed deployments in an area."""
    symbols = Show.SYMBOLS in context.selection.view.show
    for drawn in context.drawn:
        for location in drawn.event.places:
            if location.role is not PlaceRole.AT:
                continue
            frame = _symbol_frame(drawn, context) if symbols else None
            if context.kind_of(location) in AREA_PLACE_KINDS and not frame:
                continue
            for name, _ in context.shapes_of(location):
                yield glyph_mark(drawn, anchor(name), frame)


def glyph_mark(drawn: DrawnEvent, at: tuple[float, float], frame: str | None = None) -> Dot:
    """Return the glyph mark of an event at a longitude and latitude."""
    return Dot(
        drawn.event.id, at, drawn.style.glyph, GLYPH_SIZE, drawn.style.ink, drawn.focused, drawn.tip, frame
    )


def _symbol_frame(drawn: DrawnEvent, context: Sheet) -> str | None:
    """APP-6 frame of a deployment, by the affiliation of its first actor; None where that is unknown."""
    if drawn.event.kind is not Kind.DEPLOYMENT:
        return None
    actor = context.brief.actor[drawn.event.actors[0].actor]
    return None if actor.affiliation is Affiliation.UNKNOWN else f"frame-{actor.affiliation}"
