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
from geodata.layout.scene import MapDrawing, PixelBox
from geodata.view import View, parse_view
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
    """Marks of a selection keep their places: labels, leaders, lanes and names."""
    found = pick_selected_marks(both, select_events(whole, view))
    assert {(text.text, text.at, text.offset) for text in found.label_texts} <= {
        (text.text, text.at, text.offset) for text in both[1].label_texts
    }
    assert {lane.parts for lane in found.lanes} <= {lane.parts for lane in both[1].lanes}
    assert set(found.boxes) <= set(both[1].boxes)
    assert found.place_names == both[1].place_names
    assert len(found.areas) + len(found.hidden_areas) == len(both[1].areas)


def test_one_event_of_a_shared_block_can_go(whole: Atlas, both: tuple[MapDrawing, MapDrawing]) -> None:
    """Three lanes share their words; without one of them the two others keep theirs."""
    chosen = select_events(whole, View())
    gone = chosen.standing.copy()
    gone[whole.row_of_event["rus-prk-space"]] = 0
    found = pick_selected_marks(both, replace(chosen, standing=gone))
    assert len(found.panels) == len(both[1].panels) - 1 == len(found.boxes)
    assert "rus-prk-space" not in {mark.event for mark in (*found.label_texts, *found.panels, *found.lanes)}
    assert {"rus-prk-food", "rus-prk-tech"} <= {panel.event for panel in found.panels}


def test_perhaps_is_fainter_and_nowhere_else(whole: Atlas, look: LayoutOptions) -> None:
    """The standing picks one ink or the other."""
    chosen = select_events(whole, parse_view("from=2024-10-01&to=2024-10-05").view)
    found = pick_selected_marks(drawing(whole, look), chosen)
    for mark in (*found.areas, *found.lanes, *found.glyph_marks, *found.label_texts):
        faint = chosen.standing_of(mark.event or "") is Standing.PERHAPS
        assert (mark.ink[3] < 255) is faint


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
