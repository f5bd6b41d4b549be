"""The map spec: filtered by standings and focus it draws the Scene of a selection."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.selection import Selection, select_events
from geodata.brief.records import Brief
from geodata.kinds.kind_table import shipped_kinds
from geodata.layout.camera_fit import far_ends
from geodata.layout.composition import LayoutOptions, compose_scene
from geodata.layout.scene import Scene
from geodata.view import Camera, View, parse_view
from geodata.webmap.deck import build_deck
from geodata.webmap.map_spec import build_map_spec, encode_event_titles, encode_json, encode_map_spec
from geodata.words import LANGS, Lang
from geodata.words.text_direction import resolve_isolate_directions

LAYER_CLASSES = Path(__file__).parents[2] / "geodata/instrument/src/layer-classes.ts"
INLINE_ONLY = {
    *("sea", "countries", "borders", "disputed", "names"),
    *("panels", "squares", "words", "titles", "note-signs"),
}
"""Layers that the map component draws by other means."""
VIEWS = (
    "",
    "focus=troops-in-russia",
    "layer=transfer&focus=rus-prk-food",
    "from=2024-10-01&to=2024-10-05&hide=undated&focus=vladivostok-summit",
    "actor=irn&show=relations&show=symbols",
    "bounds=120,30,140,60",
    "layer=-",
)


def read(source: Atlas, query: str = "", lang: Lang = "en") -> dict[str, Any]:
    """The map spec for a language and a query."""
    found: dict[str, Any] = json.loads(
        encode_map_spec(source, parse_view(query).view.with_changes(lang=lang))
    )
    return found


def chosen(found: dict[str, Any], selection: Selection) -> dict[str, Any]:
    """The rows that are drawn of a map spec, by layer; a layer of one event is its own one row."""
    drawn = {}
    for layer in found["deck"]["layers"]:
        own = isinstance(layer["data"], str)
        rows = [
            row
            for each in ([layer] if own else layer["data"])
            for row in stood(each, selection, found["signs"])
        ]
        drawn[layer["id"]] = rows
    return {name: rows for name, rows in drawn.items() if rows}


def events_of(key: str, signs: dict[str, Any]) -> list[str]:
    """The events of a mark."""
    events: list[str] = signs[key]["events"] if key in signs else [key]
    return events


def stood(row: dict[str, Any], selection: Selection, signs: dict[str, Any]) -> list[dict[str, Any]]:
    """A row in the standing of its event or sign: left out, changed or unchanged; a ring only in focus.

    A lane of several events is drawn out of focus alone, those that it fans out into in its focus alone.
    """
    events, focus = events_of(row["event"], signs), selection.view.focus
    standing = max(int(selection.standing[selection.atlas.row_of_event[event]]) for event in events)
    is_fanned = "fan" not in row or focus in events_of(row["fan"], signs)
    if not standing or not is_fanned or row.get("focus", focus in events) is not (focus in events):
        return []
    told = {"perhaps", "fan"} if row.get("focus") else {"perhaps", "fan", "focus"}
    return [
        {key: value for key, value in row.items() if key not in told}
        | (row.get("perhaps", {}) if standing == 1 else {})
    ]


def drawn(scene: Scene) -> dict[str, Any]:
    """The same rows of the inline deck."""
    found = {}
    for layer in json.loads(build_deck(scene).to_json())["layers"]:
        if (name := layer["id"].split(":")[0]) in INLINE_ONLY or layer.get("visible") is False:
            continue
        rows = [layer] if isinstance(layer["data"], str) else layer["data"]
        told = [
            {key: value for key, value in row.items() if key not in {"heading", "body", "events"}}
            for row in rows
        ]
        found[layer["id"] if name == "zone" else layer["id"].removesuffix(f":{scene.focus or '-'}")] = told
    return found


@pytest.mark.parametrize("query", VIEWS)
@pytest.mark.parametrize("lang", LANGS)
def test_choosing_gives_what_compose_draws(whole: Atlas, query: str, lang: Lang) -> None:
    """Same layers, same rows, same order, for filters, focus and what is shown."""
    selection = select_events(whole, parse_view(query).view)
    scene = compose_scene(selection, lang=lang, theme="light")
    assert chosen(read(whole, query, lang), selection) == drawn(scene)


@given(
    st.builds(
        View,
        start=st.none() | st.dates(date(2012, 1, 1), date(2030, 1, 1)),
        layers=st.none() | st.frozensets(st.sampled_from(shipped_kinds().kind_ids)),
        actors=st.none() | st.frozensets(st.sampled_from(["prk", "rus", "chn", "irn"])),
        focus=st.sampled_from([None, "ocean-2024", "iran-drones", "kor-ukr-arms"]),
    )
)
@settings(max_examples=20)
def test_choosing_by_any_view(whole: Atlas, view: View) -> None:
    """For any View the rows and labels are the Scene's, and no label moves."""
    selection = select_events(whole, view)
    scene = compose_scene(selection, lang="en", theme="light")
    found = read(whole)
    assert chosen(found, selection) == drawn(scene)
    blocks = [
        block
        for block in found["labels"]
        if any(
            selection.standing[whole.row_of_event[event]]
            for event in events_of(block["event"], found["signs"])
        )
    ]
    assert [(block["event"], tuple(block["at"])) for block in blocks] == [
        (panel.event, panel.at) for panel in scene.panels
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_words_stand_where_the_scene_has_them(whole: Atlas, lang: Lang) -> None:
    """Panels with their lines, every event on the map, names of the map apart."""
    found = read(whole, lang=lang)
    scene = compose_scene(select_events(whole, View()), lang=lang, theme="light")
    lines = [
        (row["text"], round(row["x"] + block["offset"][0], 1), round(row["y"] + block["offset"][1], 1))
        for block in found["labels"]
        for row in block["lines"]
    ]
    assert lines == [(resolve_isolate_directions(text.text), *text.offset) for text in scene.label_texts]
    assert [name["text"] for name in found["ground_names"]] == [name.text for name in scene.ground_names]
    assert found["taken"] == [[*room.at, *room.size] for room in scene.taken]
    signs = {key: sign["events"] for key, sign in found["signs"].items()}
    named = {event for block in found["labels"] for event in signs.get(block["event"], [block["event"]])}
    assert named == set(found["reading_order"])


@pytest.mark.parametrize("query", ["", "focus=warning", "layer=strike&focus=strike-one", "layer=exercise"])
def test_the_rows_of_a_sign_are_what_compose_draws(signed_atlas: Atlas, query: str) -> None:
    """Sign, area and ring stand and focus with the events that share them."""
    selection = select_events(signed_atlas, parse_view(query).view)
    scene = compose_scene(selection, lang="en", theme="light")
    assert chosen(read(signed_atlas), selection) == drawn(scene)


@pytest.mark.parametrize(("lang", "words"), [("en", ["1 event", "2 events"]), ("ar", ["حدث واحد", "حدثان"])])
def test_the_browser_has_words_for_every_count_of_a_sign(
    signed_atlas: Atlas, lang: Lang, words: list[str]
) -> None:
    """With the events that it counts, and the line that says so."""
    found = read(signed_atlas, lang=lang)
    sign = found["signs"]["area:yem"]
    assert sign["events"] == ["hit", "strike-one", "strike-two", "warning"]
    assert sign["count_words"][:2] == words
    (label,) = [label for label in found["labels"] if label["event"] == "area:yem"]
    assert [line["text"] for line in label["lines"] if line.get("counts")] == [sign["count_words"][3]]
    assert set(sign["events"]) <= set(found["reading_order"])


def test_a_proposed_event_has_a_marked_panel(drafted_atlas: Atlas) -> None:
    """The map component frames the label of an event that no person has accepted."""
    marked = {block["event"]: block.get("proposed", False) for block in read(drafted_atlas)["labels"]}
    assert marked == {"harbour-exercise": True, "parts": False}


def test_filters_and_focus_leave_no_trace(whole: Atlas) -> None:
    """Every filter gets the same bytes."""
    asked = parse_view(
        "layer=transfer&actor=irn&focus=iran-drones&bounds=0,0,1,1&projection=globe&lang=en"
    ).view
    assert encode_map_spec(whole, asked) == encode_map_spec(whole, View(lang="en"))


def test_hostile_words_stay_words(hostile: Selection) -> None:
    """A title is nowhere in the layers, and exactly itself beside them."""
    found = read(hostile.atlas)
    layers = json.dumps(found["deck"])
    title = "<img src=x onerror=alert(1)>"
    assert "onerror" not in layers
    assert "@@=lon" not in layers
    assert title in {event["title"] for event in found["events"].values()}
    assert "@@=lon" in {row["text"] for block in found["labels"] for row in block["lines"]}


def test_a_map_spec_is_small(whole: Atlas) -> None:
    """Shapes are addresses; outlines to point at are coarse; no tooltip is repeated in a row.

    A lane of several events brings those that it fans out into.
    """
    assert len(encode_map_spec(whole, View(lang="ar"))) < 100_000
    layers = {layer["id"]: layer for layer in read(whole)["deck"]["layers"]}
    assert len(json.dumps(layers["areas"], separators=(",", ":"))) < 19_000
    assert {layer["@@type"] for layer in layers.values()} == {
        "GeoJsonLayer",
        "PolygonLayer",
        "PathLayer",
        "IconLayer",
    }


def test_events_say_what_a_card_begins_with(whole: Atlas) -> None:
    """Place, box, days of its claims; an event without a place has neither of the first two."""
    events = read(whole)["events"]
    assert len(events) == len(whole.brief.events)
    summit, russia = events["vladivostok-summit"], events["troops-in-russia"]
    assert summit["at"] == pytest.approx([131.9, 43.1], abs=0.1)
    assert russia["bounds"][0] > russia["bounds"][2]
    assert all(events[name]["at"] for name in read(whole)["reading_order"])
    assert {event["at"] is None for event in events.values()} == {True, False}


def test_a_brief_of_points_sends_colours(brief: Brief) -> None:
    """Its points come from the column file: one layer by address, a colour for each kind and standing."""
    one = brief.event_by_id["vladivostok-summit"]
    events = tuple(one.model_copy(update={"id": f"copy-{at}"}) for at in range(200))
    many = build_atlas(brief.model_copy(update={"events": events, "queries": ()}), "many")
    found = read(many, "lon=120&lat=40&zoom=2")
    assert found["deck"]["layers"] == found["labels"] == found["reading_order"] == []
    assert found["thinned"]["data"].startswith("tables/many.bin")
    colours = found["thinned"]["colours"]["meeting"]
    assert set(colours) == {"within", "perhaps", "edge"}
    assert colours["perhaps"] != colours["within"]
    assert found["ground_names"]
    spec = json.loads(encode_map_spec(many, View()))
    del spec["inset"]  # has the land of a state, whatever the brief
    assert len(json.dumps(spec, ensure_ascii=False).encode()) < 12_000


def test_titles_of_rows(whole: Atlas) -> None:
    """Only requested rows that exist, each once, fifty at most."""
    found = json.loads(encode_event_titles(whole, [3, 3, 0, 99, -1], "ar"))
    assert [each["row"] for each in found] == [3, 0]
    assert found[0]["title"] == whole.brief.events[3].title["ar"]
    assert set(found[0]) == {"row", "event", "title", "body", "kind", "family"}
    assert len(json.loads(encode_event_titles(whole, range(30), "en"))) == 30


def test_the_browser_knows_every_class(shipped_atlas: Atlas) -> None:
    """Its bundle has the layers and extensions that a document names, and no more."""
    listed = LAYER_CLASSES.read_text(encoding="utf-8")
    known = set(re.findall(r"^  (\w+),$", listed, re.MULTILINE))
    named = set(
        re.findall(
            r'"@@type":"(\w+)"', encode_map_spec(shipped_atlas, parse_view("show=relations").view).decode()
        )
    )
    named.discard("MapView")  # the view of st.pydeck_chart; the map component has MapLibre's camera
    assert named <= known
    assert known - named <= {"ScatterplotLayer"}, "a map of points makes it by itself"


def test_the_caption_names_the_documents(sparse: Brief, empty: Brief) -> None:
    """For the picture that the browser draws; a brief without any has no line of them."""
    caption = json.loads(encode_map_spec(build_atlas(sparse, "sparse"), View(lang="en")))["caption"]
    assert caption[-1].startswith("Documents: A notice to shipping · The office")
    assert caption[0] == "Shows what 2 cited documents say; an empty area is not a quiet one."
    assert len(json.loads(encode_map_spec(build_atlas(empty, "empty"), View(lang="en")))["caption"]) == 3


def test_labels_of_events_with_a_note_wear_its_sign(whole: Atlas) -> None:
    """Each that the text has a note on, also as one of several under a sign, and no other."""
    found = read(whole)
    noted = {event for query in whole.brief.queries for event in query.events}
    members = {key: set(sign["events"]) for key, sign in found["signs"].items()}
    marked = {label["event"]: "note" in label for label in found["labels"]}
    assert {True, False} == set(marked.values())
    assert marked == {name: bool(members.get(name, {name}) & noted) for name in marked}


def test_ends_are_given_of_events_with_several(whole: Atlas) -> None:
    """Of the arrow of sender and host, not of an area."""
    events = read(whole)["events"]
    assert events["troops-in-russia"]["ends"] == pytest.approx(far_ends(whole, "troops-in-russia"), abs=1e-4)
    assert events["ocean-2024"]["ends"] is None


@pytest.mark.parametrize(("lang", "label"), [("en", "Where the map is: Iran"), ("ar", "موضع الخريطة: إيران")])
def test_a_map_of_less_than_a_state_has_an_inset(demo_atlas: Atlas, lang: Lang, label: str) -> None:
    """Its paths, frame and name; the map of the whole brief has none."""
    near = LayoutOptions(lang, "light", Camera(lon=54.0, lat=26.5, zoom=6.5), (726, 562))
    inset = build_map_spec(demo_atlas, near)["inset"]
    assert (re.sub("[\u2066-\u2069]", "", inset["label"]), inset["lines"]) == (label, [label.split(": ")[1]])
    west, north, east, south = inset["state"]
    assert inset["west"] < west < east < 1
    assert inset["north"] < north < south < 1
    assert all(inset[path].startswith("M") for path in ("land", "neighbours"))
    assert len(encode_json(inset)) <= 6000
    far = LayoutOptions(lang, "light", Camera(lon=54.0, lat=26.5, zoom=2.0), (726, 562))
    assert build_map_spec(demo_atlas, far)["inset"] is None
