"""Label blocks: measured and placed without overlap."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.layout.label_candidates import LabelObstacles
from geodata.layout.label_placement import (
    LabelBlock,
    LabelLayout,
    LabelLine,
    measure_block,
    place_labels,
    square_box,
)
from geodata.layout.mercator import Viewport
from geodata.layout.scene import PixelBox
from geodata.layout.text_lines import text_width
from geodata.view import Camera

SCREEN = Viewport(Camera(lon=0.0, lat=0.0, zoom=2.0), (800, 600))
INK = (0, 0, 0, 255)


def block(name: str, lon: float, lat: float, *texts: str) -> LabelBlock:
    """A block of lines on one spot."""
    return LabelBlock(
        name, ((lon, lat),), tuple(LabelLine(text, 13.0, INK, event=name) for text in texts), INK
    )


@given(st.lists(st.tuples(st.floats(-50, 50), st.floats(-40, 40)), min_size=1, max_size=14))
@settings(max_examples=25, deadline=None)
def test_no_two_blocks_overlap(spots: list[tuple[float, float]]) -> None:
    """Wherever the marks are, placed labels lie on the screen and apart; others are left out."""
    blocks = [block(str(at), *spot, "Some words", "a second line") for at, spot in enumerate(spots)]
    layout = place_labels(blocks, LabelLayout(SCREEN, "en"))
    assert len(layout.boxes) + len(layout.left_out) == len(blocks)
    assert not any(one.overlaps(two) for at, one in enumerate(layout.boxes) for two in layout.boxes[:at])
    assert all(
        SCREEN.contains((box.left, box.top)) and SCREEN.contains((box.right, box.bottom))
        for box in layout.boxes
    )


def test_words_keep_off_marks() -> None:
    """No label covers a mark at its own spot."""
    mark = square_box(SCREEN.project(0, 0), 20)
    layout = place_labels(
        [block("one", 0, 0, "Words")], LabelLayout(SCREEN, "en", LabelObstacles(marks=[mark]))
    )
    assert layout.boxes
    assert not layout.boxes[0].overlaps(mark)


def test_words_far_from_their_mark_hang_on_a_leader() -> None:
    """A screen full of marks near the spot pushes the words away; a line leads back."""
    marks = [PixelBox(300, 200, 500, 400)]
    layout = place_labels(
        [block("one", 0, 0, "Words")], LabelLayout(SCREEN, "en", LabelObstacles(marks=marks))
    )
    assert [leader.event for leader in layout.leaders] == ["one"]
    assert place_labels([block("one", 0, 0, "Words")], LabelLayout(SCREEN, "en")).leaders == []


@pytest.mark.parametrize(("lang", "align"), [("en", "start"), ("ar", "end")])
def test_lines_begin_where_the_language_does(lang: str, align: str) -> None:
    """English at the left edge, Arabic at the right."""
    layout = place_labels([block("one", 0, 0, "Words", "more")], LabelLayout(SCREEN, lang))  # type: ignore[arg-type]
    assert {text.align for text in layout.texts} == {align}
    offsets = [text.offset[1] for text in layout.texts]
    assert offsets == sorted(offsets)


def test_a_block_holds_its_widest_line() -> None:
    """Rims on both sides of it."""
    assert measure_block(block("one", 0, 0, "i", "mmmm"), "en")[0] == pytest.approx(
        text_width("mmmm", 13) + 12
    )


def test_each_event_of_a_shared_block_has_its_own_panel() -> None:
    """One below the other, as wide as the widest, so that one can go and the others stay where they are."""
    rows = [
        LabelLine(text, 13.0, INK, event=event)
        for event, text in (("a", "One"), ("a", "two"), ("b", "Longer"))
    ]
    layout = place_labels([LabelBlock("a", ((0.0, 0.0),), tuple(rows), INK)], LabelLayout(SCREEN, "en"))
    one, two = layout.panels
    assert (one.event, two.event) == ("a", "b")
    assert one.size[0] == two.size[0]
    assert two.offset[1] == pytest.approx(one.offset[1] + one.size[1] + 2, abs=0.2)
    assert [text.offset[1] > two.offset[1] for text in layout.texts] == [False, False, True]


def test_a_shared_block_far_away_has_a_leader_an_event() -> None:
    """They run together to the block and part there, so that each is whole when the other event goes."""
    rows = tuple(LabelLine(event, 13.0, INK, event=event) for event in "ab")
    marks = [PixelBox(300, 200, 500, 400)]
    layout = place_labels(
        [LabelBlock("a", ((0.0, 0.0),), rows, INK)], LabelLayout(SCREEN, "en", LabelObstacles(marks=marks))
    )
    assert [leader.event for leader in layout.leaders] == ["a", "b"]
    assert len({leader.path[:2] for leader in layout.leaders}) == 1
    assert len({leader.path[-1] for leader in layout.leaders}) == 2


def test_a_crowded_map_keeps_titles_before_figures() -> None:
    """Blocks that find no room in full leave their figures to the card."""
    small = Viewport(Camera(lon=0.0, lat=0.0, zoom=1.0), (240, 130))
    rows = (
        LabelLine("Title", 13.0, INK, strong=True, event="one"),
        *(LabelLine("figure", 12.0, INK, is_figure=True) for _ in range(9)),
    )
    layout = place_labels([LabelBlock("one", ((0.0, 0.0),), rows, INK)], LabelLayout(small, "en"))
    assert [text.text for text in layout.texts] == ["Title"]
    assert layout.left_out == []
