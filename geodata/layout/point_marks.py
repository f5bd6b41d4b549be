"""Events at a point: a glyph each, in the frame of a symbol where that is asked for."""

from collections.abc import Iterator

from geodata.layout.layout_context import AREAS, Drawn, Sheet
from geodata.layout.scene import Dot
from geodata.layout.styles import GLYPH_SIZE
from geodata.places import anchor
from geodata.view import Show
from geodata.vocabulary import Affiliation, Kind, PlaceRole


def dots(sheet: Sheet) -> Iterator[Dot]:
    """A glyph for every event at a point, and for every deployment that has no area of sea."""
    symbols = Show.SYMBOLS in sheet.selection.view.show
    for drawn in sheet.drawn:
        for location in drawn.event.places:
            if location.role is not PlaceRole.AT:
                continue
            frame = _frame(drawn, sheet) if symbols else None
            if sheet.kind_of(location) in AREAS and not frame:
                continue
            for name, _ in sheet.shapes_of(location):
                yield dot(drawn, anchor(name), frame)


def dot(drawn: Drawn, at: tuple[float, float], frame: str | None = None) -> Dot:
    """The glyph of an event at a place."""
    return Dot(
        drawn.event.id, at, drawn.style.glyph, GLYPH_SIZE, drawn.style.ink, drawn.focused, drawn.tip, frame
    )


def _frame(drawn: Drawn, sheet: Sheet) -> str | None:
    """The APP-6 frame of a deployment: of its first actor, where the analyst has set how it stands."""
    if drawn.event.kind is not Kind.DEPLOYMENT:
        return None
    actor = sheet.brief.actor[drawn.event.actors[0].actor]
    return None if actor.affiliation is Affiliation.UNKNOWN else f"frame-{actor.affiliation}"
