"""Signs of a map of discs: one a country, with the number of the shown events in words."""

import pytest

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.selection import select_events
from geodata.brief.record_types.event_parts import Location
from geodata.brief.records import Brief
from geodata.layout.composition import compose_scene
from geodata.layout.dense_points import MAX_LABELLED_EVENTS, counted_areas
from geodata.layout.full_layout import LayoutOptions
from geodata.layout.layout_context import LayoutContext
from geodata.layout.mercator import Viewport
from geodata.layout.scene import Scene
from geodata.layout.styles import MAP_PALETTES, hex_to_rgba
from geodata.view import Camera, parse_view
from geodata.vocabulary import Standing
from geodata.webmap.deck import picked_event
from geodata.webmap.map_spec import build_map_spec
from geodata.words import Lang, translate

CAMERA = Camera(lon=128.0, lat=40.0, zoom=3.0)


@pytest.fixture(scope="module")
def many(brief: Brief) -> Atlas:
    """The meeting at Vladivostok often, five times in South Korea only, and exercises there and in Japan."""
    meeting = brief.event_by_id["vladivostok-summit"]
    exercise = next(event for event in brief.events if event.kind == "exercise")
    korea, japan = (Location(place=name) for name in ("kor", "jpn"))
    events = [meeting.model_copy(update={"id": f"copy-{at}"}) for at in range(MAX_LABELLED_EVENTS)]
    events += [meeting.model_copy(update={"id": f"korea-{at}", "places": (korea,)}) for at in range(5)]
    events += [
        exercise.model_copy(update={"id": f"drill-{name}", "places": (place,)})
        for name, place in (("korea", korea), ("japan", japan))
    ]
    return build_atlas(brief.model_copy(update={"events": tuple(events), "queries": ()}), "1" * 64)


def scene(atlas: Atlas, query: str = "", lang: Lang = "en") -> Scene:
    """The scene of a view."""
    return compose_scene(
        select_events(atlas, parse_view(query).view), lang=lang, theme="light", camera=CAMERA
    )


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_one_sign_a_country_with_a_worded_count(many: Atlas, lang: Lang) -> None:
    """And no disc for its events."""
    found = scene(many, lang=lang)
    assert [dot.event for dot in found.glyph_marks] == ["area:kor", "area:jpn"]
    assert {area.event: area.look for area in found.areas} == {"area:kor": "country", "area:jpn": "country"}
    words = {text.event: text.text for text in found.label_texts if text.is_count}
    counts = {"area:kor": 6, "area:jpn": 1}
    assert words == {name: translate("count.events", lang, n=number) for name, number in counts.items()}
    assert found.thinned is not None
    assert {disc.event for disc in found.thinned.discs} == {f"copy-{at}" for at in range(MAX_LABELLED_EVENTS)}
    assert "in-country" in {item.id for item in found.legend}


def test_a_filter_recounts_and_moves_nothing(many: Atlas) -> None:
    """A sign without shown events goes; the label of the other stays where it is."""
    whole, left = scene(many), scene(many, "layer=meeting")
    assert [dot.event for dot in left.glyph_marks] == ["area:kor"]
    assert [text.text for text in left.label_texts if text.is_count] == ["5 events"]
    boxes = {panel.event: (panel.at, panel.offset, panel.size) for panel in whole.panels}
    assert {panel.event: (panel.at, panel.offset, panel.size) for panel in left.panels} == {
        "area:kor": boxes["area:kor"]
    }
    assert len(left.boxes) == len(left.panels)
    assert scene(many, "layer=transfer").glyph_marks == ()


def test_colour_and_standing(many: Atlas) -> None:
    """Neutral where families differ, that of the family where there is one; the best standing of all."""
    signs = {dot.event: dot.ink for dot in scene(many).glyph_marks}
    assert signs["area:kor"] == hex_to_rgba(MAP_PALETTES["light"].text)
    family = many.brief.kind_table.look_of("exercise").colours.of("light")
    assert signs["area:jpn"] == hex_to_rgba(family)
    selection = select_events(many, parse_view("").view)
    selection.standing[:] = 1
    context = LayoutContext(selection, "en", "light", Viewport(CAMERA, (960, 640)))
    assert {area.standing for area in counted_areas(context)} == {Standing.PERHAPS}
    selection.standing[many.row_of_event["drill-korea"]] = 2
    assert [area.standing for area in counted_areas(context)] == [Standing.WITHIN, Standing.PERHAPS]


def test_the_sign_of_the_event_in_focus_is_ringed(many: Atlas) -> None:
    """Instead of a glyph for the event at the middle of the country."""
    found = scene(many, "focus=korea-2")
    assert {dot.event: dot.focused for dot in found.glyph_marks} == {"area:kor": True, "area:jpn": False}


def test_the_browser_gets_signs_and_labels(many: Atlas) -> None:
    """With the fainter look of events that perhaps are in the period, the discs as the last layer."""
    options = LayoutOptions("en", "light", CAMERA, (960, 640))
    spec = build_map_spec(many, options)
    assert [label["event"] for label in spec["labels"]] == ["area:kor", "area:jpn"]
    lines = spec["labels"][0]["lines"]
    assert [line.get("counts", False) for line in lines] == [False, True]
    assert lines[0]["perhaps"]["ink"] != lines[0]["ink"]
    assert spec["signs"] == {}
    assert spec["thinned"]["id"] == "marks"
    layers = {layer["id"]: layer for layer in spec["deck"]["layers"]}
    assert {row["event"] for row in layers["dots"]["data"]} == {"area:kor", "area:jpn"}
    assert any(row.get("perhaps") for row in layers["dots"]["data"])
    assert "zone:area:kor:kor" in layers


def test_a_sign_names_no_event_to_the_plain_chart() -> None:
    """A click on it opens none; one on an event does."""
    assert picked_event({"selection": {"objects": {"dots": [{"event": "area:kor"}]}}}) is None
    assert picked_event({"selection": {"objects": {"dots": [{"event": "copy-1"}]}}}) == "copy-1"
