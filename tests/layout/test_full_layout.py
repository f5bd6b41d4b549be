"""The layout of a whole brief is made once; a selection picks from it and moves nothing."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import select_events
from geodata.kinds.kind_table import shipped_kinds
from geodata.layout.camera_fit import fit_camera
from geodata.layout.full_layout import LayoutOptions, pick_selected_marks, select_whole_brief
from geodata.layout.full_layout import lay_out_brief as drawing
from geodata.layout.scene import AreaMark, GlyphMark, LaneMark, MapDrawing, MapText, PixelBox
from geodata.layout.styles import MAP_PALETTES, hex_to_rgba
from geodata.view import Camera, View, parse_view
from geodata.vocabulary import Standing
from geodata.words import Lang

SIZE = (960, 640)


@pytest.fixture(scope="module")
def look(whole: Atlas) -> LayoutOptions:
    """The whole brief in English on light paper."""
    return LayoutOptions("en", "light", fit_camera(whole, SIZE), SIZE)


@pytest.fixture(scope="module")
def both(whole: Atlas, look: LayoutOptions) -> tuple[MapDrawing, MapDrawing]:
    """The brief faint and in full ink."""
    return drawing(whole, look)


def test_a_look_is_drawn_once(whole: Atlas, look: LayoutOptions) -> None:
    """Label placement is the dearest step, so the layout is cached."""
    assert drawing(whole, look) is drawing(whole, replace(look))


@given(
    st.builds(
        View,
        layers=st.none() | st.frozensets(st.sampled_from(shipped_kinds().kind_ids)),
        focus=st.sampled_from([None, "ocean-2024", "rus-prk-food"]),
    )
)
@settings(max_examples=20)
def test_no_filter_and_no_focus_moves_anything(
    whole: Atlas, both: tuple[MapDrawing, MapDrawing], view: View
) -> None:
    """Marks of a selection keep their places: labels, numbers, leaders, lanes and names."""
    found = pick_selected_marks(both, select_events(whole, view))
    assert {(text.text, text.at, text.offset) for text in found.label_texts} <= {
        (text.text, text.at, text.offset) for text in both[1].label_texts
    }
    every = (*both[1].lanes, *both[1].fanned_lanes)
    assert {lane.parts for lane in found.lanes} <= {lane.parts for lane in every}
    assert set(found.boxes) <= set(both[1].boxes)
    assert (found.ground_names, found.taken) == (both[1].ground_names, both[1].taken)
    assert len(found.areas) + len(found.hidden_areas) == len(both[1].areas)


def test_the_words_of_a_hidden_event_go(whole: Atlas, both: tuple[MapDrawing, MapDrawing]) -> None:
    """All others keep theirs."""
    chosen = select_events(whole, View())
    gone = chosen.standing.copy()
    gone[whole.row_of_event["ocean-2024"]] = 0
    found = pick_selected_marks(both, replace(chosen, standing=gone))
    assert len(found.panels) == len(both[1].panels) - 1 == len(found.boxes)
    assert "ocean-2024" not in {mark.event for mark in (*found.label_texts, *found.panels, *found.lanes)}
    assert {panel.event for panel in both[1].panels} - {"ocean-2024"} == {
        panel.event for panel in found.panels
    }


def test_perhaps_is_fainter_and_nowhere_else(whole: Atlas, look: LayoutOptions) -> None:
    """The standing picks one ink or the other."""
    chosen = select_events(whole, parse_view("from=2024-10-01&to=2024-10-05").view)
    found = pick_selected_marks(drawing(whole, look), chosen)
    signs = {sign.key: sign.events for sign in found.group_signs}
    full = {mark.ink for mark in marked(drawing(whole, look)[1])}
    for mark in marked(found):
        events = signs.get(mark.event or "", (mark.event or "",))
        faint = all(chosen.standing_of(event) is not Standing.WITHIN for event in events)
        assert (mark.ink not in full) is faint


def marked(found: MapDrawing) -> list[AreaMark | LaneMark | GlyphMark | MapText]:
    """The marks with an ink, and their words, numbers apart."""
    numbers = {panel.event for panel in found.panels if panel.is_number}
    words = [text for text in found.label_texts if text.event not in numbers]
    return [*found.areas, *found.lanes, *found.glyph_marks, *words]


def test_one_event_alone_has_its_words_beside_it(whole: Atlas, look: LayoutOptions) -> None:
    """Nothing else is drawn, and its label stands beside it."""
    found = drawing(whole, replace(look, only_events=frozenset({"iran-drones"})))[1]
    assert [lane.event for lane in found.lanes] == ["iran-drones"]
    assert {panel.event for panel in found.panels} == {"iran-drones"}
    assert select_whole_brief(whole, replace(look, only_events=frozenset({"iran-drones"}))).within_count == 1


@pytest.mark.parametrize(
    ("lang", "corner"), [("en", PixelBox(0, 590, 115, 640)), ("ar", PixelBox(845, 590, 960, 640))]
)
def test_no_words_stand_where_the_legend_opens(whole: Atlas, lang: Lang, corner: PixelBox) -> None:
    """The closed legend has a corner of its own, on the other side in Arabic."""
    found = drawing(whole, LayoutOptions(lang, "light", fit_camera(whole, SIZE), SIZE))[1]
    assert found.boxes
    assert not [box for box in found.boxes if box.overlaps(corner)]


def test_a_sign_counts_and_names_the_events_that_are_shown(signed_atlas: Atlas) -> None:
    """Its words, tooltip and events follow the selection; it keeps its place, and goes with the last."""
    camera = Camera(lon=48.0, lat=16.0, zoom=4.0)
    both = drawing(signed_atlas, LayoutOptions("en", "light", camera, SIZE))
    all_of_them, strikes, others = (
        pick_selected_marks(both, select_events(signed_atlas, parse_view(query).view))
        for query in ("", "layer=strike&focus=strike-two", "layer=exercise")
    )
    assert [text.text for text in all_of_them.label_texts if text.is_count] == ["4 events"]
    assert [text.text for text in strikes.label_texts] == ["Yemen", "2 events"]
    assert {panel.offset for panel in strikes.panels} <= {panel.offset for panel in all_of_them.panels}
    (sign,) = strikes.group_signs
    assert sign.events == ("strike-one", "strike-two")
    marks = (*strikes.areas, *strikes.glyph_marks)
    assert {mark.event for mark in marks} == {"area:yem"}
    assert all(mark.focused and mark.tip == sign.tip for mark in marks)
    assert others.group_signs == ()
    assert {mark.event for mark in others.glyph_marks} == {"drill"}


def test_a_sign_stands_as_the_best_of_its_events(signed_atlas: Atlas) -> None:
    """Faint only while all of them are."""
    camera = Camera(lon=48.0, lat=16.0, zoom=4.0)
    both = drawing(signed_atlas, LayoutOptions("en", "light", camera, SIZE))
    selection = select_events(signed_atlas, View())
    rows = [signed_atlas.row_of_event[event] for event in ("hit", "strike-one", "strike-two", "warning")]
    for codes, faint in (((1, 1, 1, 1), True), ((0, 1, 2, 1), False), ((0, 0, 1, 0), True)):
        standing = selection.standing.copy()
        standing[rows] = codes
        found = pick_selected_marks(both, replace(selection, standing=standing))
        inks = [mark.ink for mark in (*found.areas, *found.glyph_marks) if mark.event == "area:yem"]
        assert [ink != hex_to_rgba(MAP_PALETTES["light"].text) for ink in inks] == [faint, faint]


def test_a_sign_of_several_wears_the_sign_of_a_note_on_one(whole: Atlas, look: LayoutOptions) -> None:
    """The text has a note on the last of its events alone."""
    sign = drawing(whole, look)[1].group_signs[0]
    query = whole.brief.queries[0].model_copy(update={"events": (sign.events[-1],)})
    noted = whole.brief.model_copy(update={"queries": (query,)})
    panels = drawing(replace(whole, brief=noted), look)[1].panels
    assert [panel.event for panel in panels if panel.note_corner] == [sign.key]
