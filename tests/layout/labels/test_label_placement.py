"""Labels: a title beside its mark where there is room, else a number, else a count; none over another."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.layout.labels.box_geometry import square_box
from geodata.layout.labels.label_choice import MOST_TITLED
from geodata.layout.labels.label_placement import LabelLayout, place_labels
from geodata.layout.labels.label_words import PANEL_PADDING, LabelBlock, measure_label
from geodata.layout.labels.mark_cover import KeyedBox, MarkCover
from geodata.layout.labels.tried_places import MAX_LEADER
from geodata.layout.mercator import Viewport
from geodata.layout.scene import LabelPanel, PixelBox
from geodata.layout.text_lines import text_width
from geodata.view import Camera
from geodata.words import Lang
from tests.layout.labels.sample_labels import block, line

SCREEN = Viewport(Camera(lon=0.0, lat=0.0, zoom=2.0), (800, 600))
SMALL = Viewport(Camera(lon=0.0, lat=0.0, zoom=2.0), (130, 40))


def placed(screen: Viewport, *blocks: LabelBlock, lang: Lang = "en", marks: bool = False) -> LabelLayout:
    """The layout of labels; with ``marks`` each has a glyph at its spot."""
    boxes = [KeyedBox(each.event, square_box(screen.project(*each.spots[0]), 15)) for each in blocks if marks]
    return place_labels(blocks, LabelLayout(screen, lang, MarkCover(screen, boxes=tuple(boxes))))


def box_of(panel: LabelPanel, screen: Viewport) -> PixelBox:
    """Box of a panel on a screen."""
    x, y = screen.project(*panel.at)
    left, top = x + panel.offset[0], y + panel.offset[1]
    return PixelBox(left, top, left + panel.size[0], top + panel.size[1])


@given(st.lists(st.tuples(st.floats(-50, 50), st.floats(-40, 40)), min_size=1, max_size=14))
@settings(max_examples=25, deadline=None)
def test_no_label_covers_another_or_a_mark(spots: list[tuple[float, float]]) -> None:
    """Wherever the marks are, labels lie on the screen, apart, off all marks but that of their own number."""
    blocks = [block(str(at), *spot, "Some words", number=at) for at, spot in enumerate(spots)]
    layout = placed(SCREEN, *blocks, marks=True)
    assert not any(one.overlaps(two) for at, one in enumerate(layout.boxes) for two in layout.boxes[:at])
    assert all(
        SCREEN.contains((box.left, box.top)) and SCREEN.contains((box.right, box.bottom))
        for box in layout.boxes
    )
    for panel, box in zip(layout.panels, layout.boxes, strict=True):
        over = {each.event for each in blocks if box.overlaps(square_box(SCREEN.project(*each.spots[0]), 15))}
        assert over <= ({panel.event} if panel.is_number else set())


@given(st.lists(st.tuples(st.floats(-20, 20), st.floats(-20, 20)), min_size=1, max_size=30))
@settings(max_examples=20, deadline=None)
def test_every_mark_has_words_and_no_leader_is_long(spots: list[tuple[float, float]]) -> None:
    """A title, a number or a place in a count; a leader, never longer than a thumb, goes to them."""
    blocks = [block(str(at), *spot, "A title of some words", number=at) for at, spot in enumerate(spots)]
    layout = placed(SCREEN, *blocks, marks=True)
    counted = {event for sign in layout.gathered for event in sign.events}
    assert {panel.event for panel in layout.panels} | counted >= {each.event for each in blocks}
    assert layout.left_out == []
    boxes = {panel.event: box for panel, box in zip(layout.panels, layout.boxes, strict=True)}
    for leader in layout.leaders:
        (x, y), (end_x, end_y), *_ = path = [SCREEN.project(*spot) for spot in leader.path]
        assert ((x - end_x) ** 2 + (y - end_y) ** 2) ** 0.5 <= MAX_LEADER + 1
        assert square_box(path[-1], 3).overlaps(boxes[leader.event])


def test_words_away_from_their_mark_hang_on_a_leader() -> None:
    """Ground taken about the spot pushes the words away; beside the spot they need no line."""
    taken = MarkCover(SCREEN, boxes=(KeyedBox(None, PixelBox(370, 270, 430, 330)),))
    layout = place_labels([block("one", 0, 0, "Words")], LabelLayout(SCREEN, "en", taken))
    assert [leader.event for leader in layout.leaders] == ["one"]
    assert placed(SCREEN, block("one", 0, 0, "Words")).leaders == []


def test_a_mark_without_room_for_its_title_has_its_number() -> None:
    """In a filled square, in the middle of it; with room it has its title alone."""
    wide = block("one", 0, 0, "A title much too wide for so small a map", number=7)
    layout = placed(SMALL, wide, marks=True)
    assert [text.text for text in layout.texts] == ["7"]
    assert [
        (panel.is_number, text.align) for panel, text in zip(layout.panels, layout.texts, strict=True)
    ] == [(True, "middle")]
    roomy = placed(SCREEN, wide, marks=True)
    assert [text.text for text in roomy.texts] == ["A title much too wide for so small a map"]
    assert not roomy.panels[0].is_number


def test_a_number_may_cover_its_own_mark_alone() -> None:
    """Where nothing beside it is free it stands on the glyph; over the glyph of another it never does."""
    full = KeyedBox(None, PixelBox(0, 0, 54, 40)), KeyedBox(None, PixelBox(76, 0, 130, 40))
    own = KeyedBox("one", square_box((65, 20), 40))
    alone = block("one", 0, 0, "A title much too wide for so small a map", number=7)
    layout = place_labels([alone], LabelLayout(SMALL, "en", MarkCover(SMALL, boxes=(*full, own))))
    assert [panel.is_number for panel in layout.panels] == [True]
    assert layout.boxes[0].overlaps(own.box)
    other = replace(own, key="two")
    layout = place_labels([alone], LabelLayout(SMALL, "en", MarkCover(SMALL, boxes=(*full, other))))
    assert layout.panels == []


def test_numbers_of_marks_that_share_a_place_stand_side_by_side() -> None:
    """Where not each has room of its own; every one has the whole leader, so that another can go."""
    title = "A title much too wide for the whole of so small a map"
    blocks = [block(str(at), 0, 0, title, number=at) for at in range(1, 9)]
    screen = Viewport(Camera(lon=0.0, lat=0.0, zoom=2.0), (180, 120))
    sides = (PixelBox(0, 0, 115, 120), PixelBox(0, 0, 180, 30), PixelBox(0, 90, 180, 120))
    boxes = tuple(KeyedBox(None, box) for box in sides)
    layout = place_labels(blocks, LabelLayout(screen, "en", MarkCover(screen, boxes=boxes)))
    assert [text.text for text in layout.texts] == [str(at) for at in range(1, 9)]
    assert all(panel.is_number for panel in layout.panels)
    assert not any(one.overlaps(two) for at, one in enumerate(layout.boxes) for two in layout.boxes[:at])
    assert layout.left_out == []
    assert [leader.event for leader in layout.leaders] == [str(at) for at in range(1, 9)]
    assert len({leader.path[:2] for leader in layout.leaders}) == 1
    for leader, box in zip(layout.leaders, layout.boxes, strict=True):
        assert square_box(screen.project(*leader.path[-1]), 3).overlaps(box)


def test_marks_without_room_for_numbers_are_counted_together() -> None:
    """Events of rows have no number: those about a mark share one count, which can follow a filter."""
    rows = [block(str(at), at / 10, 0, "A title wider than the whole of this map is") for at in range(3)]
    screen = replace(SMALL, size=(150, 60))
    layout = placed(screen, *rows, marks=True)
    (sign,) = layout.gathered
    assert sign.events == ("0", "1", "2")
    assert sign.titles == ("Title of 0", "Title of 1", "Title of 2")
    assert sign.count_words == ("1 event", "2 events", "3 events")
    assert [(text.text, text.event, text.is_count) for text in layout.texts] == [("3 events", sign.key, True)]
    assert [panel.event for panel in layout.panels] == [sign.key]


def test_what_leads_the_brief_has_room_first() -> None:
    """Where one of two has room it is the one of more weight, whichever comes first in the brief."""
    full = KeyedBox(None, PixelBox(0, 0, 160, 28))
    screen = replace(SMALL, size=(160, 66))
    for weights in ((1, 3), (3, 1), (2, 3), (3, 2)):
        blocks = [
            replace(block(str(each), 0, 0, "A rather long title", number=each), weight=each)
            for each in weights
        ]
        layout = place_labels(blocks, LabelLayout(screen, "en", MarkCover(screen, boxes=(full,))))
        assert {panel.event: panel.is_number for panel in layout.panels} == {
            str(min(weights)): False,
            str(max(weights)): True,
        }


def test_beyond_a_number_of_marks_only_those_of_most_weight_are_titled() -> None:
    """The others have their numbers, though there is room."""
    spots = [(-80 + 9 * (at % 18), -40 + 20 * (at // 18)) for at in range(MOST_TITLED + 1)]
    blocks = [replace(block(str(at), *spot, "Hm", number=at), weight=2) for at, spot in enumerate(spots)]
    blocks[3] = replace(blocks[3], weight=1)
    screen = Viewport(Camera(lon=0.0, lat=0.0, zoom=2.6), (1400, 900))
    layout = placed(screen, *blocks, marks=True)
    assert [panel.event for panel in layout.panels if not panel.is_number] == ["3"]
    assert len(layout.panels) == len(blocks)
    fewer = placed(screen, *blocks[1:], marks=True)
    assert not any(panel.is_number for panel in fewer.panels)


@pytest.mark.parametrize(("lang", "align"), [("en", "start"), ("ar", "end")])
def test_lines_begin_where_the_language_does(lang: Lang, align: str) -> None:
    """English at the left edge, Arabic at the right; words stand on the side where reading goes on."""
    layout = placed(SCREEN, block("one", 0, 0, "Words", "more"), lang=lang)
    assert {text.align for text in layout.texts} == {align}
    offsets = [text.offset[1] for text in layout.texts]
    assert offsets == sorted(offsets)
    (box,) = layout.boxes
    assert (box.left > 400) is (lang == "en")
    assert (box.right < 400) is (lang == "ar")


def test_a_label_holds_its_widest_line() -> None:
    """Rims on both sides of it."""
    rows = block("one", 0, 0, "i", "mmmm").versions[0]
    assert measure_label(rows, "en")[0] == pytest.approx(text_width("mmmm", 13) + 2 * PANEL_PADDING[0])


def test_figures_are_left_out_before_the_title() -> None:
    """The version with figures stands where there is room for it, else that without."""
    title, figure = line("Title", "one", strong=True), line("figure", "one", is_figure=True)
    both = replace(block("one", 0, 0, ""), versions=((title, figure, figure), (title,)))
    assert [text.text for text in placed(SCREEN, both).texts] == ["Title", "figure", "figure"]
    assert [text.text for text in placed(SMALL, both).texts] == ["Title"]


def test_a_narrower_shape_is_taken_where_the_wide_one_has_no_room() -> None:
    """Lines of fewer words, one under the other."""
    wide, narrow = line("two words", "one"), (line("two", "one"), line("words", "one"))
    label = replace(block("one", 0, 0, ""), versions=((wide,), narrow))
    assert len(placed(SCREEN, label, marks=True).texts) == 1
    assert len(placed(replace(SMALL, size=(70, 130)), label, marks=True).texts) == 2


def test_a_line_keeps_room_for_other_words() -> None:
    """A count that may grow finds its panel wide enough."""
    narrow = line("2", "area:yem")
    roomy = replace(narrow, room=80.0)
    assert measure_label((roomy,), "en")[0] - 80 == measure_label((narrow,), "en")[0] - text_width("2", 13.0)
