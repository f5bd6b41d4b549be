"""The layers whose shapes are fetched by address: never picked, and not dimmed by Streamlit."""

import json
from dataclasses import replace
from typing import Any

import pytest

from geodata.layout.scene import AreaLook, Scene
from geodata.layout.styles import MAP_PALETTES, hex_to_rgba
from geodata.webmap.area_layers import area_layers, basemap_layers
from geodata.webmap.layer_rows import LayerContext


@pytest.fixture
def context(scene: Scene) -> LayerContext:
    """The whole brief, inline."""
    return LayerContext(scene, inline=True)


def printed(layers: Any) -> list[dict[str, Any]]:
    """The JSON of layers."""
    return [json.loads(layer.to_json()) for layer in layers]


def test_the_basemap_has_the_colours_of_the_theme(context: LayerContext) -> None:
    """Sea under countries under borders, none of them picked."""
    layers = printed(basemap_layers(context))
    assert [layer["id"] for layer in layers] == ["sea", "countries", "borders", "disputed"]
    fill = layers[1]["_subLayerProps"]["polygons-fill"]["getFillColor"]
    assert tuple(fill) == hex_to_rgba(MAP_PALETTES["light"].land)
    assert layers[1]["data"].endswith("/countries.geojson")
    assert not any(layer["pickable"] for layer in layers)


def test_no_colour_is_where_streamlit_dims_it(context: LayerContext) -> None:
    """Streamlit rewrites a layer's colour properties after a click; these layers have none."""
    areas = [layer for area in context.scene.areas for layer in area_layers(area, context)]
    layers = printed([*basemap_layers(context), *areas])
    assert not any({"getFillColor", "getColor", "getLineColor"} & layer.keys() for layer in layers)


def test_a_sea_is_filled_hatched_and_edged(context: LayerContext) -> None:
    """Three layers from one file; a country is filled alone, in focus alone that of an arrow's host."""
    sea, country = (
        [layer["id"].split(":")[3:] for layer in printed(area_layers(area, context))]
        for area in context.scene.areas
        if area.shape in {"sea-of-okhotsk", "kor"} and area.event in {"ocean-2024", "ufs-2024"}
    )
    assert sorted([sea, country], key=len) == [[[]], [[], ["hatch"], ["edge"]]]


def test_a_focused_area_has_a_ring(context: LayerContext) -> None:
    """The ring is marked as drawn for the focus only."""
    area = replace(context.scene.areas[0], focused=True, look="country")
    layers = printed(area_layers(area, context))
    assert [layer.get("focus", False) for layer in layers] == [False, True]
    assert layers[1]["id"].endswith(":ring")


def test_an_event_id_is_no_expression(context: LayerContext) -> None:
    """An id with a dash stays itself, where pydeck would make a subtraction of it."""
    area = replace(context.scene.areas[0], event="a-b", look="sea")
    assert {layer["event"] for layer in printed(area_layers(area, context))} == {"a-b"}


def test_a_hidden_area_is_not_drawn(context: LayerContext) -> None:
    """Its layers are there, and invisible."""
    layers = printed(area_layers(replace(context.scene.areas[0], look="sea"), context, visible=False))
    assert {layer["visible"] for layer in layers} == {False}


@pytest.mark.parametrize(
    ("look", "layers"),
    [
        ("country", [""]),
        ("host", []),
        ("sea", ["", "hatch", "edge"]),
        ("area", ["", "hatch"]),
        ("edge", ["edge"]),
        ("line", ["edge"]),
        ("ring", ["edge"]),
        ("wash", [""]),
        ("wash-inner", [""]),
    ],
)
def test_each_look_has_its_layers(context: LayerContext, look: AreaLook, layers: list[str]) -> None:
    """Lines are drawn as lines; a focus ring lies on the outer shape of each place alone."""
    area = replace(context.scene.areas[0], look=look, shape="jpn")
    found = printed(area_layers(area, context))
    name = f"zone:{area.event}:{area.shape}"
    assert [layer["id"].removeprefix(name).removeprefix(":") for layer in found] == layers
    strokes = {"linestrings"} if look in {"edge", "line", "ring"} else {"polygons-stroke"}
    assert all(set(layer["_subLayerProps"]) == strokes for layer in found if layer["stroked"])
    focused = printed(area_layers(replace(area, focused=True), context))
    assert any(layer.get("focus") for layer in focused) is (look not in {"area", "wash", "wash-inner"})


def test_the_edge_of_an_area_is_not_drawn_where_it_is_cut(context: LayerContext) -> None:
    """A sea across the antimeridian has its edge from a file of lines."""
    fill, _, edge = printed(
        area_layers(replace(context.scene.areas[0], look="sea", shape="bering-sea"), context)
    )
    assert fill["data"].endswith("/area-bering-sea.geojson")
    assert edge["data"].endswith("/area-bering-sea.edge.geojson")
    assert set(edge["_subLayerProps"]) == {"linestrings"}
