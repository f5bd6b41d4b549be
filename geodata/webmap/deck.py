"""A Scene drawn by deck.gl: a pydeck Deck whose JSON is plain, local and free of anything to evaluate.

Layers of the map itself carry their colours in ``_subLayerProps``, where Streamlit's dimming of what is not
selected does not reach. Layers that can be picked carry the focused event in their id: once a click has
moved the focus, Streamlit drops the selection of the layer that is gone, and nothing stays dimmed.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final

import pydeck

from geodata.layout.areas import outline
from geodata.layout.scene import Dense, Dot, Lane, Panel, Scene, Text, Tip
from geodata.layout.styles import (
    BACKING_OPACITY,
    BACKING_SCALE,
    CASING,
    CASING_OPACITY,
    FRAME_SCALE,
    HALO,
    HEAD_SIZE,
    LEADER_OPACITY,
    LEADER_WIDTH,
    PANEL_OPACITY,
    PANEL_RADIUS,
    PAPERS,
    RING_SCALE,
    Paper,
    colour,
)
from geodata.webmap.assets import url
from geodata.webmap.deck_strings import literal
from geodata.webmap.ground_layers import DASHED, Layer, ground, zone
from geodata.words import direction, gl

FONT: Final = "'IBM Plex Sans Arabic', sans-serif"
NOSE: Final = 68
"""Where in its cell the tip of an arrowhead lies: it turns about that point."""
CATCH: Final = (0, 0, 0, 1)
"""Too faint to be seen, enough to be picked."""
GRIP: Final = 12.0
"""Pixels of a lane that catch the pointer."""
FONT_PIXELS: Final = 64
PANEL_LINE: Final = 6
"""Line height of the unseen words: the higher, the finer their width can be chosen."""
MONOSPACE: Final = 0.6
"""Width of a letter of a monospaced face in its size."""
NO_SELECTION: Final = "-"


class Plan(pydeck.Deck):  # type: ignore[misc]
    """A Deck whose layers are plain dictionaries, printed as they are and without white space.

    pydeck turns strings into expressions and guesses at files; here nothing is guessed.
    """

    def __init__(self, scene: Scene, layers: Sequence[Layer]) -> None:
        camera = scene.camera
        super().__init__(
            layers=list(layers),
            views=[pydeck.View(type="MapView", id="map", controller=True, repeat=True)],
            initial_view_state=pydeck.ViewState(
                longitude=camera.lon,
                latitude=camera.lat,
                zoom=camera.zoom,
                min_zoom=0.4,
                max_zoom=9,
                pitch=0,
                bearing=0,
            ),
            map_provider=None,
            tooltip=_tooltip(scene),
        )

    def to_json(self) -> str:
        """The JSON that deck.gl reads."""
        return json.dumps(json.loads(super().to_json()), ensure_ascii=False, separators=(",", ":"))


def deck(scene: Scene) -> pydeck.Deck:
    """The Scene for ``st.pydeck_chart``; every static shape by URL, every text literal."""
    return Plan(scene, [layer for layer in _layers(scene) if layer.get("data") or layer.get("image")])


def picked(state: Mapping[str, Any]) -> str | None:
    """The id of the event that a selection of the chart names; none when it names none."""
    selection = state.get("selection") or {}
    for rows in (selection.get("objects") or {}).values():
        for row in rows:
            if isinstance(row, Mapping) and isinstance(row.get("event"), str):
                return str(row["event"])
    return None


def _tooltip(scene: Scene) -> dict[str, Any]:
    paper, way = PAPERS[scene.theme], direction(scene.lang)
    return {
        "html": f'<div dir="{way}"><b>{{head}}</b><br>{{body}}</div>',
        "style": {
            "background": paper.panel,
            "color": paper.text,
            "border": f"1px solid {paper.border}",
            "borderRadius": "4px",
            "fontFamily": FONT,
            "fontSize": "13px",
            "lineHeight": "1.5",
            "maxWidth": "280px",
            "padding": "6px 10px",
        },
    }


def _layers(scene: Scene) -> Iterator[Layer]:
    """All layers from the ground up."""
    yield from ground(scene)
    for area in scene.areas:
        yield from zone(area, scene)
    for area in scene.hidden_areas:
        yield from (layer | {"visible": False} for layer in zone(area, scene))
    yield _words("names", scene.names, scene, strong=False)
    yield grips(scene)
    yield from marks(scene)
    yield _panels(scene)
    for strong in (False, True):
        texts = [text for text in scene.texts if text.strong is strong]
        yield _words("titles" if strong else "words", texts, scene, strong=strong)


def marks(scene: Scene) -> Iterator[Layer]:
    """The layers of what stands on the ground and is no word."""
    yield _links(scene)
    yield from _lanes(scene)
    if scene.dense:
        yield _dense(scene.dense, scene)
    yield _leaders(scene)
    yield _dots(scene)


def _id(name: str, scene: Scene) -> str:
    """A layer's id: the focus is part of it, so that a click leaves no selection behind."""
    return f"{name}:{scene.focus or NO_SELECTION}"


def _told(event: str | None, tip: Tip | None) -> dict[str, str]:
    if event is None or tip is None:
        return {}
    return {"event": event, "head": literal(tip.head), "body": literal(tip.body)}


def grips(scene: Scene) -> Layer:
    """Coarse outlines of all areas, unseen, that a pointer can pick."""
    return {
        "@@type": "PolygonLayer",
        "id": _id("areas", scene),
        "data": [
            _told(area.event, area.tip) | {"ring": ring}
            for area in scene.areas
            for ring in outline(area.shape)
        ],
        "getPolygon": "@@=ring",
        "stroked": False,
        "pickable": True,
        "unseen": True,
        "_subLayerProps": {"fill": {"getFillColor": CATCH}},
    }


def _links(scene: Scene) -> Layer:
    rows = [
        _told(link.event, link.tip) | {"path": link.path, "c": link.ink, "w": link.width}
        for link in scene.links
    ]
    return _paths(_id("links", scene), rows)


def _paths(name: str, rows: Sequence[Layer], **more: Any) -> Layer:
    return {
        "@@type": "PathLayer",
        "id": name,
        "data": list(rows),
        "getPath": "@@=path",
        "getColor": "@@=c",
        "getWidth": "@@=w",
        "widthUnits": "pixels",
        "pickable": True,
        **more,
    }


def _lanes(scene: Scene) -> Iterator[Layer]:
    """Casing and ring, the tapering stretches, solid or dashed, the heads, and a broad unseen grip."""
    paper = PAPERS[scene.theme]
    yield _paths("lanes:casing", list(_casing(scene.lanes, paper)), pickable=False)
    solid = [row for lane in scene.lanes if lane.dash is None for row in _stretches(lane)]
    dashed = [row for lane in scene.lanes if lane.dash is not None for row in _stretches(lane)]
    yield _paths("lanes:solid", solid, pickable=False)
    yield _paths(
        "lanes:dashed",
        dashed,
        pickable=False,
        getDashArray="@@=d",
        dashJustified=True,
        extensions=[DASHED],
    )
    yield _icons("lanes:heads", list(_heads(scene.lanes, paper.land)), pickable=False)
    grips = [
        _told(lane.event, lane.tip)
        | {"path": [spot for part in lane.parts for spot in part], "c": CATCH, "w": GRIP}
        for lane in scene.lanes
    ]
    yield _paths(_id("lanes", scene), grips, unseen=True)


def _stretches(lane: Lane) -> Iterator[Layer]:
    for part, width in zip(lane.parts, lane.widths, strict=True):
        row = {"event": lane.event, "path": part, "c": lane.ink, "w": width}
        yield row | {"d": lane.dash} if lane.dash else row


def _casing(lanes: Iterable[Lane], paper: Paper) -> Iterator[Layer]:
    """A pale rim that parts a lane from what it crosses; a dark ring round the focused lane."""
    for lane in lanes:
        row = {"event": lane.event, "path": [spot for part in lane.parts for spot in part]}
        yield row | {"c": colour(paper.land, CASING_OPACITY), "w": lane.widths[-1] + CASING}
        if lane.focused:
            yield row | {"c": colour(paper.ring), "w": lane.widths[-1] + HALO, "focus": True}


def _heads(lanes: Iterable[Lane], ground: str) -> Iterator[Layer]:
    for lane in lanes:
        spot = {"event": lane.event, "p": lane.tip_at, "a": lane.angle, "s": HEAD_SIZE}
        if lane.head == "head-open":
            yield spot | {"i": "head", "c": colour(ground)}
        yield spot | {"i": lane.head, "c": lane.ink}


def _icons(name: str, rows: Sequence[Layer], **more: Any) -> Layer:
    return {
        "@@type": "IconLayer",
        "id": name,
        "data": list(rows),
        "iconAtlas": url("glyphs.png"),
        "iconMapping": _mapping(),
        "getIcon": "@@=i",
        "getPosition": "@@=p",
        "getSize": "@@=s",
        "getColor": "@@=c",
        "getAngle": "@@=a",
        "sizeUnits": "pixels",
        "alphaCutoff": -1,
        "pickable": True,
        **more,
    }


@cache
def _mapping() -> dict[str, dict[str, Any]]:
    places = json.loads((files("geodata") / "data" / "symbols" / "glyphs.json").read_text("utf-8"))
    return {
        name: place | ({"anchorX": NOSE, "anchorY": place["height"] / 2} if name.startswith("head") else {})
        for name, place in places.items()
    }


def _dots(scene: Scene) -> Layer:
    rows = [row for dot in scene.dots for row in _dot(dot, scene)]
    return _icons(_id("dots", scene), rows)


def _dot(dot: Dot, scene: Scene) -> Iterator[Layer]:
    """A halo of paper, the ring of the focus, the glyph, and its frame where it has one."""
    paper = PAPERS[scene.theme]
    row = _told(dot.event, dot.tip) | {"p": dot.at, "a": 0}
    yield row | {"i": "disc", "s": dot.size * BACKING_SCALE, "c": colour(paper.panel, BACKING_OPACITY)}
    if dot.focused:
        yield row | {"i": "ring", "s": dot.size * RING_SCALE, "c": colour(paper.ring), "focus": True}
    if dot.frame:
        yield row | {"i": dot.frame, "s": dot.size * FRAME_SCALE, "c": dot.ink}
    yield row | {"i": dot.glyph, "s": dot.size, "c": dot.ink}


def _leaders(scene: Scene) -> Layer:
    rows = [
        {
            "event": leader.event,
            "path": leader.path,
            "c": (*leader.ink[:3], round(leader.ink[3] * LEADER_OPACITY)),
            "w": LEADER_WIDTH,
        }
        for leader in scene.leaders
    ]
    return _paths("leaders", rows, pickable=False)


def _words(name: str, texts: Sequence[Text], scene: Scene, *, strong: bool) -> Layer:
    return {
        "@@type": "TextLayer",
        "id": _id(name, scene),
        "data": [_written(text) for text in texts],
        "getText": "@@=t",
        "getPosition": "@@=p",
        "getPixelOffset": "@@=o",
        "getTextAnchor": "@@=a",
        "getAlignmentBaseline": "center",
        "getSize": "@@=s",
        "getColor": "@@=c",
        "sizeUnits": "pixels",
        "fontFamily": FONT,
        "fontWeight": 600 if strong else 400,
        "characterSet": "auto",
        "fontSettings": {"fontSize": FONT_PIXELS, "buffer": 4},
        "pickable": name != "names",
    }


def _panels(scene: Scene) -> Layer:
    """Paper under each block: unseen words of its size with a ground, as only words keep their pixels."""
    return {
        "@@type": "TextLayer",
        "id": _id("panels", scene),
        "data": [_told(panel.event, panel.tip) | _paper(panel) for panel in scene.panels],
        "getText": "@@=t",
        "getPosition": "@@=p",
        "getPixelOffset": "@@=o",
        "getTextAnchor": "start",
        "getAlignmentBaseline": "top",
        "getSize": "@@=s",
        "lineHeight": PANEL_LINE,
        "sizeUnits": "pixels",
        "fontFamily": "monospace",
        "background": True,
        "backgroundBorderRadius": PANEL_RADIUS,
        "pickable": True,
        "_subLayerProps": {
            "characters": {"getColor": (0, 0, 0, 0)},
            "background": {"getFillColor": colour(PAPERS[scene.theme].panel, PANEL_OPACITY)},
        },
    }


def _paper(panel: Panel) -> Layer:
    wide, high = panel.size
    size = high / PANEL_LINE
    letters = "n" * max(1, round(wide / (size * MONOSPACE)))
    return {"t": letters, "p": panel.at, "o": panel.offset, "s": round(size, 2)}


def _written(text: Text) -> Layer:
    row: Layer = _told(text.event, text.tip)
    shaped = literal(gl(text.text))
    return row | {
        "t": shaped,
        "p": text.at,
        "o": text.offset,
        "a": text.align,
        "s": text.size,
        "c": text.ink,
    }


def _dense(found: Dense, scene: Scene) -> Layer:
    """The marks of a map of points."""
    rows = [
        ({"event": disc.event} if disc.event else {})
        | {"head": literal(disc.head), "body": "", "p": disc.at, "c": disc.ink, "r": disc.radius}
        for disc in found.discs
    ]
    return {
        "@@type": "ScatterplotLayer",
        "id": _id("marks", scene),
        "data": rows,
        "getPosition": "@@=p",
        "getFillColor": "@@=c",
        "getRadius": "@@=r",
        "radiusUnits": "pixels",
        "pickable": True,
    }
