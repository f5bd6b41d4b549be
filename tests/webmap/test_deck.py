"""The deck: made by pydeck, local, light, free of expressions; fetched and inline draw the same."""

import json
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pydeck
import pytest

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.selection import Selection, select_events
from geodata.kinds.kind_table import shipped_kinds
from geodata.layout.composition import compose_scene
from geodata.layout.ghost_marks import add_older_marks
from geodata.layout.looks.disc_marks import DiscMarks
from geodata.layout.scene import Scene
from geodata.layout.styles import BORDER_WIDTH
from geodata.view import Theme, View, parse_view
from geodata.webmap.assets import asset_content
from geodata.webmap.deck import FetchedData, build_deck, picked_event
from geodata.webmap.deck_strings import JOINER, escape_text
from geodata.webmap.layer_rows import ColumnSource
from geodata.words import LANGS, Lang
from tests.loaded_script import load_script

ACCESSORS = {
    f"@@={name}"
    for name in (
        "position",
        "colour",
        "width",
        "dash",
        "text",
        "offset",
        "anchor",
        "angle",
        "size",
        "icon",
        "radius",
        "path",
        "ring",
        "'hatch'",
    )
}


VECTORS = Path(__file__).parents[1] / "vectors"
HOSTILE_TITLES = ("@@=lon", "@@type", "{body} ~1,500~", "{heading}@@=1")


@pytest.fixture(scope="module")
def marks() -> ModuleType:
    """The module that makes the shared vector."""
    return load_script(VECTORS / "make_marks.py")


@pytest.fixture(scope="module")
def vector() -> dict[str, Any]:
    """The shared vector, as the map component's tests read it."""
    found: dict[str, Any] = json.loads((VECTORS / "marks.json").read_text(encoding="utf-8"))
    return found


def spec(scene: Scene) -> dict[str, Any]:
    """The JSON that deck.gl reads."""
    found: dict[str, Any] = json.loads(build_deck(scene).to_json())
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
    """Under 100 kB for this brief, without its shapes."""
    text = build_deck(compose_scene(everything, lang=lang, theme=theme)).to_json()
    assert len(text.encode()) < 100_000


def test_nothing_leads_outside(scene: Scene) -> None:
    """No address with a host, no map service; the style is pydeck's mark for none chosen."""
    found = spec(scene)
    assert not [text for text in strings(found) if "://" in text or text.startswith("//")]
    assert found["mapStyle"] == "__MAP_STYLE__"
    assert found.get("mapProvider") is None


def test_every_asset_exists(scene: Scene) -> None:
    """Each address of the deck is answered with bytes."""
    names = [text.split("/") for text in strings(spec(scene)) if text.startswith("assets/")]
    assert len({name for _, _, name in names}) >= 10
    assert all(asset_content(sha256, name) for _, sha256, name in names)


def test_pydeck_writes_every_layer(scene: Scene) -> None:
    """The deck is pydeck's; only white space and escapes of its JSON are ours to leave out."""
    found = build_deck(scene)
    assert {type(layer) for layer in found.layers} == {pydeck.Layer}
    assert json.loads(found.to_json()) == json.loads(pydeck.Deck.to_json(found))
    assert len(found.to_json()) < 0.6 * len(pydeck.Deck.to_json(found))


@pytest.mark.parametrize("title", HOSTILE_TITLES)
@pytest.mark.parametrize("lang", LANGS)
def test_no_title_is_an_expression(everything: Selection, title: str, lang: Lang) -> None:
    """Whatever an event is called: all expressions are our accessors, all types and templates our own."""
    usual = spec(compose_scene(everything, lang=lang, theme="light"))
    brief = everything.atlas.brief
    named = [
        event.model_copy(
            update={"title": event.title.model_copy(update={"root": {"en": title, "ar": title}})}
        )
        for event in brief.events
    ]
    renamed = build_atlas(brief.model_copy(update={"events": tuple(named)}), f"titles {title}")
    found = spec(compose_scene(select_events(renamed, View()), lang=lang, theme="light"))
    for start in ("@@", "{body}", "{heading}"):
        assert {text for text in strings(found) if text.startswith(start)} <= set(strings(usual))
    heads = {row["heading"] for layer in found["layers"] for row in layer["data"] if "heading" in row}
    names = {
        escape_text(sign.name) for sign in compose_scene(everything, lang=lang, theme="light").group_signs
    }
    assert heads == {escape_text(title), *names}


def test_ids_with_dashes_stay_themselves(scene: Scene, everything: Selection) -> None:
    """With pydeck alone ``a-b`` would be a subtraction; each row and layer names an event of the brief."""
    ids = {event.id for event in everything.atlas.brief.events} | {sign.key for sign in scene.group_signs}
    layers = spec(scene)["layers"]
    named = [layer["event"] for layer in layers if "event" in layer]
    named += [row["event"] for layer in layers for row in layer["data"] if "event" in row]
    assert set(named) <= ids
    assert any("-" in name for name in named)


def test_fetched_is_inline_for_every_view(vector: dict[str, Any], marks: ModuleType) -> None:
    """The fetched deck, resolved for the standings and focus of a View, has the rows of the inline deck."""
    for case in vector["cases"]:
        deck = {name: vector[name][case["deck"]] for name in ("layers", "signs")}
        assert marks.resolved_rows(deck, case["standing"], case["focus"]) == case["rows"], case["query"]


def test_the_shared_vector_is_up_to_date(
    vector: dict[str, Any], marks: ModuleType, shipped_atlas: Atlas, demo_atlas: Atlas
) -> None:
    """Else run ``python tests/vectors/make_marks.py``, and see that the map component agrees."""
    made = marks.made({marks.SHIPPED: shipped_atlas, marks.DEMO: demo_atlas})
    assert json.loads(json.dumps(made)) == vector


def test_the_shared_vector_has_every_case(vector: dict[str, Any]) -> None:
    """All three standings, a focus of each form of mark, what is shown on request, nothing at all."""
    cases = vector["cases"]
    assert {code for case in cases for code in case["standing"].values()} == {0, 1, 2}
    focused = {
        name.rpartition(":")[2]
        for case in cases
        for name, rows in case["rows"].items()
        if any(row.get("focus") for row in rows)
    }
    assert focused >= {"ring", "casing", "dots"}
    assert any(case["rows"] == {} for case in cases)
    assert any("show=" in case["deck"] for case in cases)


def test_a_dense_brief_is_one_layer_by_address(everything: Selection) -> None:
    """Its rows are in the column file; no mark of it is in the deck."""
    scene = compose_scene(everything, lang="en", theme="light")
    dense = replace(scene, thinned=DiscMarks((), 0, is_exact=False))
    columns = ColumnSource("tables/x.bin", shipped_kinds())
    *others, layer = json.loads(build_deck(dense, FetchedData(dense, columns)).to_json())["layers"]
    assert "marks" not in {other["id"] for other in others}
    assert (layer["@@type"], layer["data"]) == ("ScatterplotLayer", "tables/x.bin")


def test_brief_text_is_never_evaluated(hostile: Selection) -> None:
    """Whatever starts with @@ is one of our accessors; the title is there, behind a joiner."""
    found = strings(spec(compose_scene(hostile, lang="en", theme="light")))
    assert {text for text in found if text.startswith("@@=")} <= ACCESSORS
    assert not [text for text in found if text.startswith(("@@#", "@@!"))]
    assert f"{JOINER}@@=lon" in found
    assert [text for text in found if f"{{{JOINER}body}} ~1,500~" in text]
    assert not [text for text in found if "{body} ~1,500~" in text]


def test_the_tip_is_our_template(scene: Scene) -> None:
    """Two fields, escaped by the page; the direction is the language's."""
    html = build_deck(scene)._tooltip["html"]
    assert html == '<div dir="ltr"><b>{heading}</b><br>{body}</div>'


def test_layer_ids_are_unique_and_what_can_be_picked_names_its_event(scene: Scene) -> None:
    """A click on any pickable row leads to an event."""
    layers = spec(scene)["layers"]
    ids = [layer["id"] for layer in layers]
    assert len(ids) == len(set(ids))
    assert all(
        isinstance(row["event"], str) for layer in layers if layer["pickable"] for row in layer["data"]
    )


def test_an_area_and_its_older_version_are_two_layers(scene: Scene) -> None:
    """An area that stayed while another of its event moved is drawn twice, and has two ids."""
    before = replace(scene, areas=tuple(replace(area, dash=(3.0, 3.0)) for area in scene.areas))
    ids = [layer["id"] for layer in spec(add_older_marks(scene, before, {"ocean-2024"}))["layers"]]
    assert len(ids) == len(set(ids))
    assert {"zone:ocean-2024:sea-of-japan", "zone:ocean-2024:sea-of-japan:2"} <= set(ids)


def test_a_new_focus_drops_the_selection(everything: Selection, scene: Scene) -> None:
    """Pickable layers change their ids with the focus, the ground keeps its own."""
    focused = compose_scene(
        select_events(everything.atlas, parse_view("focus=ocean-2024").view), lang="en", theme="light"
    )
    before, after = (
        {layer["id"] for layer in spec(one)["layers"] if layer["pickable"]} for one in (scene, focused)
    )
    assert not before & after
    assert {"sea", "countries", "borders", "disputed"} <= {layer["id"] for layer in spec(focused)["layers"]}


def test_disputed_borders_are_dashed_and_others_not(scene: Scene) -> None:
    """The one place where a thin grey dash means a border."""
    layers = {layer["id"]: layer for layer in spec(scene)["layers"]}
    assert "getDashArray" in layers["disputed"]
    assert "getDashArray" not in layers["borders"]
    assert layers["borders"]["getLineWidth"] == BORDER_WIDTH


def test_numbers_are_plain(scene: Scene) -> None:
    """No NaN, no infinity: strict JSON."""
    json.loads(build_deck(scene).to_json(), parse_constant=pytest.fail)


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
    assert picked_event(state) == event


@pytest.mark.parametrize(
    ("focus", "event"), [(None, "a"), ("a", "b"), ("b", "c"), ("c", "a"), ("other", "a")]
)
def test_each_click_on_a_sign_opens_the_next_of_its_events(focus: str | None, event: str) -> None:
    """The chart has no list to choose from."""
    rows = [{"event": "area:yem", "events": ["a", "b", "c"]}]
    assert picked_event({"selection": {"objects": {"dots:-": rows}}}, focus) == event


def test_areas_stay_loaded_under_a_filter(everything: Selection) -> None:
    """A filter hides the layers of an area and takes none away: they come back without loading again."""
    whole = spec(compose_scene(everything, lang="en", theme="light"))["layers"]
    fewer = spec(
        compose_scene(
            select_events(everything.atlas, parse_view("layer=transfer").view), lang="en", theme="light"
        )
    )["layers"]
    zones, hidden = (
        {layer["id"]: layer.get("visible", True) for layer in layers if layer["id"].startswith("zone:")}
        for layers in (whole, fewer)
    )
    assert zones.keys() == hidden.keys()
    assert all(zones.values())
    assert not any(hidden.values())
