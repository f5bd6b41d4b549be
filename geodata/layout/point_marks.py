"""Glyph marks of events at a point and signs of countries, in an APP-6 frame where the View shows symbols."""

from collections.abc import Iterator

from geodata.kinds.event_kind import OPEN_SUFFIX
from geodata.layout.areas import shared_style, shared_tip
from geodata.layout.layout_context import DrawnEvent, EventArea, LayoutContext
from geodata.layout.scene import GlyphMark
from geodata.layout.styles import AREA_SIGN_GLYPH, AREA_SIGN_SIZE, GLYPH_SIZE
from geodata.places.own_shapes import named_anchor
from geodata.view import ShowOption
from geodata.vocabulary import Affiliation


def glyph_marks(context: LayoutContext) -> Iterator[GlyphMark]:
    """Yield a glyph for every event at a point, and a sign for every country or province.

    With symbols also a glyph for each framed event in another area.
    """
    symbols = ShowOption.SYMBOLS in context.selection.view.show
    for drawn in context.events_on_map:
        frame = _symbol_frame(drawn, context) if symbols else None
        for shape in (shape for location in drawn.locations for shape in context.place_shapes(location)):
            if shape.look is None or (frame and shape.has_anchor and shape.look != "country"):
                yield glyph_mark(drawn, named_anchor(shape.name), frame)
    for area in context.signed_areas:
        yield _sign_mark(area, context, symbols=symbols)


def _sign_mark(area: EventArea, context: LayoutContext, *, symbols: bool) -> GlyphMark:
    """The sign of an area; hollow and framed as its only event is."""
    only = None if area.is_shared else area.members[0]
    style = shared_style(area, context)
    return GlyphMark(
        event=area.key,
        at=named_anchor(area.name),
        glyph=f"{AREA_SIGN_GLYPH}{OPEN_SUFFIX}" if only and only.judged else AREA_SIGN_GLYPH,
        size=AREA_SIGN_SIZE,
        ink=style.ink,
        edge=style.edge,
        rim=style.rim,
        focused=any(drawn.focused for drawn in area.members),
        tip=shared_tip(area, context),
        frame=_symbol_frame(only, context) if only and symbols else None,
    )


def glyph_mark(drawn: DrawnEvent, at: tuple[float, float], frame: str | None = None) -> GlyphMark:
    """Return the glyph mark of an event at a longitude and latitude."""
    style = drawn.style
    return GlyphMark(
        event=drawn.event.id,
        at=at,
        glyph=style.glyph,
        size=GLYPH_SIZE,
        ink=style.ink,
        edge=style.edge,
        rim=style.rim,
        focused=drawn.focused,
        tip=drawn.tip,
        frame=frame,
    )


def _symbol_frame(drawn: DrawnEvent, context: LayoutContext) -> str | None:
    """APP-6 frame of an event, by the affiliation of its first actor; None where that is unknown."""
    if not (context.brief.kind_by_id[drawn.event.kind].framed and drawn.event.actors):
        return None
    actor = context.brief.actor_by_id[drawn.event.actors[0].actor]
    return None if actor.affiliation is Affiliation.UNKNOWN else f"frame-{actor.affiliation}"
