"""Glyph marks of events at a point, in an APP-6 frame where the View shows symbols."""

from collections.abc import Iterator

from geodata.layout.layout_context import DrawnEvent, LayoutContext
from geodata.layout.scene import GlyphMark
from geodata.layout.styles import GLYPH_SIZE
from geodata.view import ShowOption
from geodata.vocabulary import Affiliation, PlaceRole


def glyph_marks(context: LayoutContext) -> Iterator[GlyphMark]:
    """Yield a glyph for every event at a point; with symbols also one for framed events in an area."""
    symbols = ShowOption.SYMBOLS in context.selection.view.show
    for drawn in context.events_on_map:
        for location in drawn.event.places:
            if location.role is not PlaceRole.AT:
                continue
            frame = _symbol_frame(drawn, context) if symbols else None
            if context.is_area(location) and not frame:
                continue
            for anchor in context.anchors(location):
                yield glyph_mark(drawn, anchor, frame)


def glyph_mark(drawn: DrawnEvent, at: tuple[float, float], frame: str | None = None) -> GlyphMark:
    """Return the glyph mark of an event at a longitude and latitude."""
    return GlyphMark(
        drawn.event.id, at, drawn.style.glyph, GLYPH_SIZE, drawn.style.ink, drawn.focused, drawn.tip, frame
    )


def _symbol_frame(drawn: DrawnEvent, context: LayoutContext) -> str | None:
    """APP-6 frame of an event, by the affiliation of its first actor; None where that is unknown."""
    if not (context.brief.kind_by_id[drawn.event.kind].framed and drawn.event.actors):
        return None
    actor = context.brief.actor_by_id[drawn.event.actors[0].actor]
    return None if actor.affiliation is Affiliation.UNKNOWN else f"frame-{actor.affiliation}"
