"""From a Selection to its Scene: every mark resolved, every word placed; the renderers choose nothing."""

from collections.abc import Iterator, Sequence

from geodata.atlas.filters import Selection
from geodata.picture import captions, labels
from geodata.picture.areas import areas, hatched
from geodata.picture.blocks import blocks
from geodata.picture.dense import INLINE, dense
from geodata.picture.fit import fit
from geodata.picture.imprint import imprint
from geodata.picture.labels import Ground, Layout
from geodata.picture.lanes import HEAD, lanes
from geodata.picture.legend import brief_legend, legend
from geodata.picture.links import links
from geodata.picture.mercator import Screen
from geodata.picture.names import names
from geodata.picture.scene import Area, Box, Dense, Dot, Lane, Link, Scene, Text
from geodata.picture.sheet import AREAS, Drawn, Sheet
from geodata.places import anchor
from geodata.view import Camera, Show, Theme
from geodata.vocabulary import Affiliation, Kind, PlaceRole
from geodata.words import Lang, period

DOT = 15.0
"""Pixels of a point's glyph."""

LEGEND_CORNER = (120, 56)
"""Pixels at the bottom left where the page opens the legend."""

__all__ = ["compose", "fit"]


def compose(
    selection: Selection,
    *,
    lang: Lang,
    theme: Theme,
    size: tuple[int, int] = (960, 640),
    camera: Camera | None = None,
) -> Scene:
    """The Scene of what is selected, for a language, a theme and a size in pixels.

    The camera is the one given, else the View's, else the one that shows the whole brief.
    """
    chosen = camera or selection.view.camera or fit(selection, size)
    sheet = Sheet(selection, lang, theme, Screen(chosen, size))
    return _many(sheet) if _crowded(sheet) else _drawn(sheet)


def bare(selection: Selection, *, lang: Lang, theme: Theme, size: tuple[int, int]) -> Scene:
    """The Scene without words on its map: what a frame round it must know."""
    sheet = Sheet(selection, lang, theme, Screen(selection.view.camera or fit(selection, size), size))
    layout = Layout(sheet.screen, lang)
    if _crowded(sheet):
        return _scene(sheet, marks=((), (), (), ()), layout=layout, own=(), thin=_thin(sheet))
    marks = areas(sheet.drawn, sheet), lanes(sheet), (), _curves(sheet)
    return _scene(sheet, marks=marks, layout=layout, own=())


def _crowded(sheet: Sheet) -> bool:
    """Whether there are so many events that each is but a point."""
    selection = sheet.selection
    return int(selection.atlas.events["on_map"].to_numpy(bool)[selection.shown].sum()) > INLINE


def _curves(sheet: Sheet) -> tuple[Link, ...]:
    return links(sheet) if Show.RELATIONS in sheet.selection.view.show else ()


def _thin(sheet: Sheet) -> Dense:
    screen = sheet.screen
    return dense(sheet.selection, screen.camera, lang=sheet.lang, theme=sheet.theme, size=screen.size)


def _drawn(sheet: Sheet) -> Scene:
    zones, ways = areas(sheet.drawn, sheet), lanes(sheet)
    curves = _curves(sheet)
    points = tuple(_dots(sheet))
    ground = Ground(list(_taken(sheet, ways, points)), _lines(sheet, ways), hatched(zones, sheet.screen))
    layout = labels.place(blocks(sheet, ways), Layout(sheet.screen, sheet.lang, ground))
    own = tuple(names(sheet, layout))
    return _scene(
        sheet,
        marks=(zones, ways, points, curves),
        layout=layout,
        own=own,
    )


def _scene(
    sheet: Sheet,
    *,
    marks: tuple[tuple[Area, ...], tuple[Lane, ...], tuple[Dot, ...], tuple[Link, ...]],
    layout: Layout,
    own: tuple[Text, ...],
    thin: Dense | None = None,
) -> Scene:
    zones, ways, points, curves = marks
    selection, lang = sheet.selection, sheet.lang
    counts = (("within", selection.within), ("perhaps", selection.perhaps), ("hidden", selection.hidden))
    return Scene(
        title=sheet.brief.title[lang],
        period=period(selection.view.start, selection.view.end, lang),
        actors=tuple(_actors(sheet)),
        counts=counts,
        legend=brief_legend(sheet) if thin else legend(sheet, zones, ways, curves),
        notes=tuple(captions.notes(sheet, zones, ways, thin)),
        text_alternative=captions.alternative(sheet, thin),
        lang=lang,
        theme=sheet.theme,
        size=sheet.screen.size,
        camera=sheet.screen.camera,
        focus=selection.view.focus,
        areas=zones,
        hidden_areas=() if thin else areas(sheet.hidden, sheet),
        lanes=ways,
        dots=points,
        links=curves,
        texts=tuple(layout.texts),
        boxes=tuple(layout.boxes),
        panels=tuple(layout.panels),
        leaders=tuple(layout.leaders),
        names=own,
        dense=thin,
        imprint=imprint(sheet),
    )


def _many(sheet: Sheet) -> Scene:
    """A Scene of so many events that each is a point and the map fetches them by itself."""
    thin = _thin(sheet)
    layout = Layout(sheet.screen, sheet.lang)
    dots = tuple(_focus(sheet))
    return _scene(sheet, marks=((), (), dots, ()), layout=layout, own=tuple(names(sheet, layout)), thin=thin)


def _focus(sheet: Sheet) -> Iterator[Dot]:
    """The event in focus, where it is one of many and may be thinned away."""
    atlas, focus = sheet.selection.atlas, sheet.selection.view.focus
    row = atlas.row.get(focus) if focus else None
    if row is not None and sheet.selection.standing[row] and bool(atlas.events["on_map"].iat[row]):
        at = float(atlas.events["lon"].iat[row]), float(atlas.events["lat"].iat[row])
        yield _dot(sheet.draw(row), at, None)


def _dots(sheet: Sheet) -> Iterator[Dot]:
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
                yield _dot(drawn, anchor(name), frame)


def _dot(drawn: Drawn, at: tuple[float, float], frame: str | None) -> Dot:
    return Dot(drawn.event.id, at, drawn.style.glyph, DOT, drawn.style.ink, drawn.focused, drawn.tip, frame)


def _frame(drawn: Drawn, sheet: Sheet) -> str | None:
    """The APP-6 frame of a deployment: of its first actor, where the analyst has set how it stands."""
    if drawn.event.kind is not Kind.DEPLOYMENT:
        return None
    actor = sheet.brief.actor[drawn.event.actors[0].actor]
    return None if actor.affiliation is Affiliation.UNKNOWN else f"frame-{actor.affiliation}"


def _taken(sheet: Sheet, ways: Sequence[Lane], points: Sequence[Dot]) -> Iterator[Box]:
    for dot in points:
        yield labels.boxed(sheet.screen.xy(*dot.at), dot.size)
    for lane in ways:
        yield labels.boxed(sheet.screen.xy(*lane.tip_at), HEAD)
    wide, high = LEGEND_CORNER
    yield Box(0, sheet.screen.size[1] - high, wide, sheet.screen.size[1])


def _lines(sheet: Sheet, ways: Sequence[Lane]) -> list[Box]:
    spots = (spot for lane in ways for part in lane.parts for spot in part)
    return [labels.boxed(sheet.screen.xy(*spot), 6.0) for spot in spots]


def _actors(sheet: Sheet) -> Iterator[str]:
    chosen = sheet.selection.view.actors
    for name, actor in sheet.brief.actor.items():
        if chosen is None or name in chosen:
            yield actor.name[sheet.lang]
