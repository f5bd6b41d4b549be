"""The deck: plain JSON, local, literal, light."""

import json
from typing import Any

import pytest

from geodata.atlas.selection import Selection, select
from geodata.layout.composition import compose
from geodata.layout.scene import Scene
from geodata.view import Theme, parse
from geodata.webmap.assets import content
from geodata.webmap.deck import deck, picked
from geodata.webmap.deck_strings import JOINER
from geodata.words import LANGS, Lang

ACCESSORS = {
    f"@@={name}" for name in ("p", "c", "w", "d", "t", "o", "a", "s", "i", "r", "path", "ring", "'hatch'")
}


def spec(scene: Scene) -> dict[str, Any]:
    """What deck.gl reads."""
    found: dict[str, Any] = json.loads(deck(scene).to_json())
    return found


def strings(value: Any) -> list[str]:
    """Every string in a spec."""
    if isinstance(value, dict):
        return [text for key, part in value.items() for text in (key, *strings(part))]
    if isinstance(value, list):
        return [text for part in value for text in strings(part)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_filter_sends_little(everything: Selection, lang: Lang, theme: Theme) -> None:
    """Under 100 kB for this brief, shapes not among them."""
    text = deck(compose(everything, lang=lang, theme=theme)).to_json()
    assert len(text.encode()) < 100_000


def test_nothing_leads_outside(scene: Scene) -> None:
    """No address with a host; no map service; Streamlit's own mark that no style was chosen."""
    found = spec(scene)
    assert not [text for text in strings(found) if "://" in text or text.startswith("//")]
    assert found["mapStyle"] == "__MAP_STYLE__"
    assert found.get("mapProvider") is None


def test_every_asset_exists(scene: Scene) -> None:
    """Each address of the deck is answered with bytes."""
    names = [text.split("/") for text in strings(spec(scene)) if text.startswith("assets/")]
    assert len({name for _, _, name in names}) >= 10
    assert all(content(sha256, name) for _, sha256, name in names)


def test_brief_text_is_never_evaluated(hostile: Selection) -> None:
    """Whatever starts with @@ is one of our accessors; the title is there, behind a joiner."""
    found = strings(spec(compose(hostile, lang="en", theme="light")))
    assert {text for text in found if text.startswith("@@=")} <= ACCESSORS
    assert not [text for text in found if text.startswith(("@@#", "@@!"))]
    assert f"{JOINER}@@=lon" in found
    assert f"{{{JOINER}body}} ~1,500~" in found


def test_the_tip_is_our_template(scene: Scene) -> None:
    """Two fields, escaped by the page; the direction is the language's."""
    html = deck(scene)._tooltip["html"]
    assert html == '<div dir="ltr"><b>{head}</b><br>{body}</div>'


def test_layer_ids_are_unique_and_what_can_be_picked_names_its_event(scene: Scene) -> None:
    """A click on any pickable row leads to an event."""
    layers = spec(scene)["layers"]
    ids = [layer["id"] for layer in layers]
    assert len(ids) == len(set(ids))
    assert all(
        isinstance(row["event"], str) for layer in layers if layer["pickable"] for row in layer["data"]
    )


def test_a_new_focus_drops_the_selection(everything: Selection, scene: Scene) -> None:
    """Pickable layers change their ids with the focus, the ground keeps its own."""
    focused = compose(select(everything.atlas, parse("focus=ocean-2024").view), lang="en", theme="light")
    before, after = (
        {layer["id"] for layer in spec(one)["layers"] if layer["pickable"]} for one in (scene, focused)
    )
    assert not before & after
    assert {"sea", "land", "borders", "disputed"} <= {layer["id"] for layer in spec(focused)["layers"]}


def test_disputed_borders_are_dashed_and_others_not(scene: Scene) -> None:
    """The one place where a thin grey dash means a border."""
    layers = {layer["id"]: layer for layer in spec(scene)["layers"]}
    assert "getDashArray" in layers["disputed"]
    assert "getDashArray" not in layers["borders"]
    assert layers["borders"]["getLineWidth"] == 0.6


def test_numbers_are_plain(scene: Scene) -> None:
    """No NaN, no infinity: strict JSON."""
    json.loads(deck(scene).to_json(), parse_constant=pytest.fail)


@pytest.mark.parametrize(
    ("state", "event"),
    [
        ({"selection": {"objects": {"lanes:-": [{"event": "iran-drones"}]}}}, "iran-drones"),
        ({"selection": {"objects": {"land": [{}]}, "indices": {}}}, None),
        ({"selection": {"objects": {}}}, None),
        ({}, None),
        ({"selection": {"objects": {"x": ["text", {"event": 3}]}}}, None),
    ],
)
def test_a_click_names_its_event(state: dict[str, Any], event: str | None) -> None:
    """From the state of the chart, or nothing."""
    assert picked(state) == event


def test_areas_stay_loaded_under_a_filter(everything: Selection) -> None:
    """A filter hides the layers of an area and takes none away: they come back without loading again."""
    atlas = everything.atlas
    whole = spec(compose(everything, lang="en", theme="light"))["layers"]
    fewer = spec(compose(select(atlas, parse("layer=transfer").view), lang="en", theme="light"))["layers"]
    zones, hidden = (
        {layer["id"]: layer.get("visible", True) for layer in layers if layer["id"].startswith("zone:")}
        for layers in (whole, fewer)
    )
    assert zones.keys() == hidden.keys()
    assert all(zones.values())
    assert not any(hidden.values())
