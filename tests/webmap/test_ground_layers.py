"""The layers under the marks: by URL, never picked, out of reach of the page's dimming."""

from geodata.layout.scene import Scene
from geodata.layout.styles import PAPERS, colour
from geodata.webmap.ground_layers import ground, zone


def test_the_ground_is_the_papers(scene: Scene) -> None:
    """Sea under land under borders, in the tones of the theme."""
    layers = list(ground(scene))
    assert [layer["id"] for layer in layers] == ["sea", "land", "borders", "disputed"]
    assert layers[1]["_subLayerProps"]["polygons-fill"]["getFillColor"] == colour(PAPERS["light"].land)
    assert not any(layer["pickable"] for layer in layers)


def test_no_ground_has_a_colour_the_page_would_dim(scene: Scene) -> None:
    """Streamlit rewrites colour accessors of a layer after a click; these have none."""
    layers = [*ground(scene), *(layer for area in scene.areas for layer in zone(area, scene))]
    assert not any({"getFillColor", "getColor", "getLineColor"} & layer.keys() for layer in layers)


def test_a_sea_is_filled_hatched_and_edged(scene: Scene) -> None:
    """Three layers from one file; a country is filled alone."""
    sea, country = (
        [layer["id"].split(":")[3:] for layer in zone(area, scene)]
        for area in scene.areas
        if area.shape in {"sea-of-okhotsk", "rus"} and area.event in {"ocean-2024", "troops-in-russia"}
    )
    assert sorted([sea, country], key=len) == [[[]], [[], ["hatch"], ["edge"]]]
