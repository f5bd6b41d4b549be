"""From a Selection to its Scene: every mark resolved, every word placed; the renderers choose nothing."""

from collections.abc import Iterator, Sequence

from geodata.atlas.filters import Selection
from geodata.brief.records import Event
from geodata.picture import labels
from geodata.picture.areas import areas
from geodata.picture.blocks import blocks
from geodata.picture.dense import INLINE, dense
from geodata.picture.fit import fit
from geodata.picture.labels import Layout
from geodata.picture.lanes import HEAD, lanes
from geodata.picture.legend import legend
from geodata.picture.links import links
from geodata.picture.mercator import Screen
from geodata.picture.scene import Area, Box, Dense, Dot, Lane, Link, Scene, Text
from geodata.picture.sheet import AREAS, Drawn, Sheet
from geodata.picture.styles import PAPERS, colour
from geodata.places import anchor
from geodata.places import place as gazetteer_place
from geodata.view import Camera, Show, Theme
from geodata.vocabulary import Affiliation, Kind, PlaceRole
from geodata.words import Lang, isolate, period, say

DOT = 15.0
"""Pixels of a point's glyph."""
NAME = 11.5
"""Type size of names that belong to the map."""
SEAS = (
    "sea-of-japan",
    "sea-of-okhotsk",
    "yellow-sea",
    "east-china-sea",
    "south-china-sea",
    "black-sea",
    "caspian-sea",
)
SEA_NAMES_FROM = 3.2
"""Zoom from which seas that the brief does not name are named."""

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
    if int(selection.atlas.events["on_map"].to_numpy(bool)[selection.shown].sum()) > INLINE:
        return _many(sheet)
    return _drawn(sheet)


def _drawn(sheet: Sheet) -> Scene:
    zones, ways = areas(sheet), lanes(sheet)
    curves = links(sheet) if Show.RELATIONS in sheet.selection.view.show else ()
    points = tuple(_dots(sheet))
    layout = labels.place(
        blocks(sheet, ways),
        Layout(sheet.screen, sheet.lang, list(_taken(sheet, ways, points)), _lines(sheet, ways)),
    )
    names = tuple(_names(sheet, layout))
    return _scene(
        sheet,
        marks=(zones, ways, points, curves),
        layout=layout,
        names=names,
    )


def _scene(
    sheet: Sheet,
    *,
    marks: tuple[tuple[Area, ...], tuple[Lane, ...], tuple[Dot, ...], tuple[Link, ...]],
    layout: Layout,
    names: tuple[Text, ...],
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
        legend=legend(sheet, zones, ways, curves) if thin is None else (),
        notes=tuple(_notes(sheet, zones, ways, thin)),
        text_alternative=_alternative(sheet, thin),
        lang=lang,
        theme=sheet.theme,
        size=sheet.screen.size,
        camera=sheet.screen.camera,
        areas=zones,
        lanes=ways,
        dots=points,
        links=curves,
        texts=tuple(layout.texts),
        boxes=tuple(layout.boxes),
        leaders=tuple(leader for _, _, leader in layout.leaders),
        names=names,
        dense=thin,
        sources=tuple(source.name[lang] for source in sheet.brief.sources),
    )


def _many(sheet: Sheet) -> Scene:
    """A Scene of so many events that each is a point and the map fetches them by itself."""
    camera, size = sheet.screen.camera, sheet.screen.size
    thin = dense(sheet.selection, camera, lang=sheet.lang, theme=sheet.theme, size=size)
    layout = Layout(sheet.screen, sheet.lang, [], [])
    return _scene(sheet, marks=((), (), (), ()), layout=layout, names=(), thin=thin)


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


def _lines(sheet: Sheet, ways: Sequence[Lane]) -> list[Box]:
    spots = (spot for lane in ways for part in lane.parts for spot in part)
    return [labels.boxed(sheet.screen.xy(*spot), 6.0) for spot in spots]


def _names(sheet: Sheet, layout: Layout) -> Iterator[Text]:
    """Names of the brief's countries and of the seas, where no word of the brief stands."""
    quiet = colour(PAPERS[sheet.theme].quiet)
    taken = [*layout.boxes, *layout.hard]
    for name in dict.fromkeys([*_places(sheet), *SEAS]):
        found = gazetteer_place(name)
        if found.kind == "sea" and name not in _places(sheet) and sheet.screen.camera.zoom < SEA_NAMES_FROM:
            continue
        words = found.ar if sheet.lang == "ar" else found.en
        text = Text(None, (found.lon, found.lat), (0.0, 0.0), words, "middle", NAME, strong=False, ink=quiet)
        (box,) = labels.fixed([text], sheet.screen)
        if sheet.screen.holds(sheet.screen.xy(*text.at), 8) and not any(box.meets(other) for other in taken):
            taken.append(box)
            yield text


def _places(sheet: Sheet) -> list[str]:
    """Gazetteer ids of the seas of the brief and of its actors that are states."""
    brief = sheet.brief
    named = [name for place in brief.place.values() for name in place.geometry]
    states = [name for name in brief.actor if len(name) == len("xxx")]
    return [name for name in [*states, *named] if _kind(name) in {"country", "sea"}]


def _kind(name: str) -> str | None:
    try:
        return gazetteer_place(name).kind
    except KeyError:
        return None


def _actors(sheet: Sheet) -> Iterator[str]:
    chosen = sheet.selection.view.actors
    for name, actor in sheet.brief.actor.items():
        if chosen is None or name in chosen:
            yield actor.name[sheet.lang]


def _notes(sheet: Sheet, zones: Sequence[Area], ways: Sequence[Lane], thin: Dense | None) -> Iterator[str]:
    """What a reader must know to read the map right."""
    lang = sheet.lang
    if thin and not thin.exact:
        marks, events = (
            say(f"count.{name}", lang, n=n) for name, n in (("marks", thin.marks), ("events", thin.events))
        )
        yield say("picture.note.thinned", lang, marks=marks, events=events)
    if thin:
        yield say("picture.note.points", lang)
    if any(area.hatch for area in zones):
        yield say("picture.note.seas", lang)
    if ways:
        yield say("picture.note.schematic", lang)
    yield say("picture.note.borders", lang)


def _alternative(sheet: Sheet, thin: Dense | None) -> str:
    """What the map shows, in words, for who does not see it; the table holds the same events."""
    lang = sheet.lang
    events = [drawn.event for drawn in sheet.drawn] if thin is None else []
    number = thin.events if thin else len(events)
    lead = say(
        "picture.alternative", lang, title=sheet.brief.title[lang], count=say("count.events", lang, n=number)
    )
    return " ".join([lead, _titles(events, lang)]).strip()


def _titles(events: Sequence[Event], lang: Lang) -> str:
    comma = "؛ " if lang == "ar" else "; "
    words = [isolate(event.title[lang]) if lang == "ar" else event.title[lang] for event in events]
    return f"{comma.join(words)}." if words else ""
