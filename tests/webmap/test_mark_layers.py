"""The layers of marks: rims and rings, arrowheads, outlines to point at, points of dense briefs."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import select_events
from geodata.kinds.kind_table import shipped_kinds
from geodata.layout.composition import compose_scene
from geodata.layout.dense_points import disc_colours, disc_edges
from geodata.layout.looks.disc_marks import DiscMark, DiscMarks
from geodata.layout.note_signs import note_glyph
from geodata.layout.scene import Scene
from geodata.layout.styles import MAP_PALETTES, NOTE_SIGN_SHIFT, hex_to_rgba
from geodata.view import Camera, View
from geodata.vocabulary import Standing
from geodata.webmap.deck_strings import JOINER
from geodata.webmap.layer_rows import ColumnSource, LayerContext
from geodata.webmap.mark_layers import UNSEEN, dense_layer, mark_colours, mark_layers, note_sign_layer

COLUMNS = ColumnSource("tables/x.bin", shipped_kinds())


def layers_of(scene: Scene) -> dict[str, dict[str, Any]]:
    """The JSON of the inline layers by id, without the focus in it."""
    found = [json.loads(layer.to_json()) for layer in mark_layers(LayerContext(scene, inline=True))]
    return {layer["id"].removesuffix(":-"): layer for layer in found}


def test_lanes_lie_on_a_rim_and_can_be_pointed_at(scene: Scene) -> None:
    """One rim, one line to pick and one head or two a lane; the visible parts are not picked."""
    layers = layers_of(scene)
    assert len(layers["lanes:casing"]["data"]) == len(layers["lanes"]["data"]) == len(scene.lanes)
    assert {tuple(row["colour"]) for row in layers["lanes"]["data"]} == {UNSEEN}
    assert [name for name, layer in layers.items() if name.startswith("lanes") and layer["pickable"]] == [
        "lanes"
    ]


def test_a_focused_lane_and_dot_have_a_ring(scene: Scene) -> None:
    """In the theme's colour, marked as drawn for the focus only."""
    focused = replace(
        scene,
        lanes=(replace(scene.lanes[0], focused=True),),
        glyph_marks=(replace(scene.glyph_marks[0], focused=True),),
    )
    layers = layers_of(focused)
    ring = list(hex_to_rgba(MAP_PALETTES["light"].ring))
    for name in ("lanes:casing", "dots"):
        assert [row["colour"] for row in layers[name]["data"] if row.get("focus")] == [ring]


def test_dashes_follow_the_lane(scene: Scene) -> None:
    """Only dashed lanes are in the dashed layer, with their own dash."""
    layers = layers_of(scene)
    dashed = {lane.event for lane in scene.lanes if lane.dash}
    assert {row["event"] for row in layers["lanes:dashed"]["data"]} == dashed
    assert not {row["event"] for row in layers["lanes:solid"]["data"]} & dashed
    assert layers["lanes:dashed"]["getDashArray"] == "@@=dash"


def test_points_are_rows_or_an_address(many: Callable[[int], Atlas]) -> None:
    """Inline the Scene's own points; fetched the column file, with a colour for each kind and standing."""
    points = many(200)
    camera = Camera(lon=0, lat=0, zoom=0)
    scene = compose_scene(select_events(points, View()), lang="en", theme="dark", camera=camera)
    inline = json.loads(dense_layer(LayerContext(scene, inline=True)).to_json())
    assert len(inline["data"]) == 200
    fetched = json.loads(dense_layer(LayerContext(scene, inline=False), columns=COLUMNS).to_json())
    assert fetched["data"] == "tables/x.bin"
    named = fetched["colours"][points.events["kind"].iat[0]]
    assert {tuple(row["colour"]) for row in inline["data"]} <= {tuple(ink) for ink in named.values()}


def test_the_title_of_a_point_is_escaped(scene: Scene) -> None:
    """A title that looks like an expression stays text."""
    disc = DiscMark("a-b", (0.0, 0.0), (0, 0, 0, 255), (0, 0, 0, 255), 3.0, "@@=lon")
    dense = replace(scene, thinned=DiscMarks((disc,), 1, is_exact=True))
    (row,) = json.loads(dense_layer(LayerContext(dense, inline=True)).to_json())["data"]
    assert (row["event"], row["heading"]) == ("a-b", f"{JOINER}@@=lon")


@pytest.mark.parametrize("kind", shipped_kinds().kind_ids)
def test_colours_of_points_are_those_of_the_style_table(kind: str) -> None:
    """By kind and standing, for what is drawn."""
    found = mark_colours(shipped_kinds(), "light")[kind]
    inks = disc_colours(shipped_kinds(), "light")
    standings = (Standing.WITHIN, Standing.PERHAPS)
    edge = {"edge": disc_edges(shipped_kinds(), "light")[kind]}
    assert found == {standing: inks[kind, standing] for standing in standings} | edge


def test_signs_of_notes_stand_at_the_corners_that_the_layout_chose(scene: Scene) -> None:
    """Each once, as the glyph of the language, and picked as its label."""
    layer = json.loads(note_sign_layer(LayerContext(scene, inline=True)).to_json())
    noted = {panel.event: panel for panel in scene.panels if panel.note_corner}
    assert noted
    assert [row["event"] for row in layer["data"]] == list(noted)
    assert {row["icon"] for row in layer["data"]} == {note_glyph(scene.lang)} <= set(layer["iconMapping"])
    assert layer["getPixelOffset"] == "@@=offset"
    for row in layer["data"]:
        panel = noted[row["event"]]
        down, across = str(panel.note_corner).split("-")
        right = panel.offset[0] + (panel.size[0] + NOTE_SIGN_SHIFT if across == "right" else -NOTE_SIGN_SHIFT)
        bottom = panel.offset[1] + (panel.size[1] + NOTE_SIGN_SHIFT if down == "bottom" else -NOTE_SIGN_SHIFT)
        assert row["offset"] == pytest.approx([right, bottom])
