"""Layers of a deck for reference layers: under the events, each with the id by which it is hidden."""

import json
from typing import Any

import pytest

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import select_events
from geodata.layout import composition
from geodata.layout.composition import compose_scene
from geodata.view import View, parse_view
from geodata.webmap import map_spec
from geodata.webmap.assets import asset_content
from geodata.webmap.browser_contract import NoteLine, SpecLayer
from geodata.webmap.deck import build_deck
from geodata.webmap.map_spec import encode_map_spec


def inline(atlas: Atlas, query: str = "") -> list[dict[str, Any]]:
    """The layers of the deck for the fallback map."""
    scene = compose_scene(select_events(atlas, parse_view(query).view), lang="ar", theme="dark")
    found: list[dict[str, Any]] = json.loads(build_deck(scene).to_json())["layers"]
    return found


def spec(atlas: Atlas, query: str = "") -> dict[str, Any]:
    """The map spec of a link."""
    found: dict[str, Any] = json.loads(encode_map_spec(atlas, parse_view(query).view))
    return found


def test_they_lie_under_the_events_areas_first(layered_atlas: Atlas) -> None:
    """Also in the deck of the fallback map, above the basemap."""
    names = [layer["id"] for layer in spec(layered_atlas)["deck"]["layers"]]
    own = [
        "reference:listed:areas",
        "reference:listed:lines",
        "reference:range:lines",
        "reference:track:lines",
        "reference:track:heads",
        "reference:bases:points",
        "reference:wait:points",
    ]
    assert names[: len(own)] == own
    assert names[len(own)].startswith("zone:")
    drawn = [layer["id"] for layer in inline(layered_atlas)]
    assert drawn[drawn.index("disputed") + 1 :][: len(own)] == own


def test_each_names_its_layer_and_no_event(layered_atlas: Atlas) -> None:
    """A filter reaches none of them; none can be picked."""
    for layer in spec(layered_atlas)["deck"]["layers"]:
        if layer["id"].startswith("reference:"):
            assert layer["reference"] == layer["id"].split(":")[1]
            assert "event" not in layer
            assert "perhaps" not in layer
            assert layer["pickable"] is False
            SpecLayer.model_validate_json(json.dumps(layer))
        else:
            assert "reference" not in layer


def test_their_shapes_are_fetched_by_address(layered_atlas: Atlas) -> None:
    """Within Mercator's limits, without properties."""
    layers = {layer["id"]: layer for layer in spec(layered_atlas)["deck"]["layers"]}
    _, sha256, name = layers["reference:track:lines"]["data"].split("/")
    found = json.loads(asset_content(sha256, name) or b"")
    (feature,) = found["features"]
    assert feature["geometry"]["type"] == "MultiLineString"
    assert feature["properties"] == {}


def test_the_spec_has_all_layers_whatever_the_link_hides(layered_atlas: Atlas) -> None:
    """The browser hides them; the fallback map has only those that are shown."""
    assert spec(layered_atlas, "hide=layer:track") == spec(layered_atlas)
    assert not any("track" in layer["id"] for layer in inline(layered_atlas, "hide=layer:track"))


@pytest.mark.parametrize(
    ("lang", "words", "align"), [("en", "Ships wait here", "start"), ("ar", "تنتظر السفن هنا", "end")]
)
def test_notes_stand_beside_the_names_of_places(
    layered_atlas: Atlas, lang: str, words: str, align: str
) -> None:
    """With the offset from their sign; in the fallback map they are drawn as names are."""
    (note,) = spec(layered_atlas, f"lang={lang}")["note_lines"]
    assert (note["text"], note["align"], note["reference"], note["at"]) == (
        words,
        align,
        "wait",
        [143.0, 46.0],
    )
    NoteLine.model_validate_json(json.dumps(note))
    rows = next(layer["data"] for layer in inline(layered_atlas) if layer["id"].startswith("names"))
    assert any(row["position"] == [143.0, 46.0] for row in rows)


def test_a_brief_of_discs_has_them_under_its_marks(
    layered_atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The marks stand apart, since the browser makes them."""
    for module in (composition, map_spec):
        monkeypatch.setattr(module, "is_disc_map", lambda _atlas: True)
    found = spec(layered_atlas)
    assert found["thinned"]["id"] == "marks"
    assert {layer["reference"] for layer in found["deck"]["layers"]} == {
        "listed",
        "range",
        "track",
        "bases",
        "wait",
    }
    assert len(found["deck"]["layers"]) == 7


def test_hostile_titles_are_text(layered_atlas: Atlas) -> None:
    """Never an expression of deck.gl."""
    assert '"@@=listed"' not in encode_map_spec(layered_atlas, View()).decode()
