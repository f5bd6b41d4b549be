"""Shapes of labels: titles one under the other, numbers below them, each mark with its own part."""

from dataclasses import replace

import numpy as np

from geodata.layout.labels.box_geometry import box_edges
from geodata.layout.labels.label_candidates import LabelPosition
from geodata.layout.labels.label_shapes import (
    MOST_STACKED,
    STACK_GAP,
    crowd_shapes,
    heading_shapes,
    number_shapes,
    row_shapes,
    stacked_shapes,
    title_shapes,
)
from geodata.layout.labels.label_words import measure_label
from geodata.layout.labels.mark_cover import AreaCover, MarkCover
from geodata.layout.mercator import Viewport
from geodata.layout.scene import PixelBox
from geodata.view import Camera
from tests.layout.labels.sample_labels import block, line

TWO = [block("one", 0, 0, "A title", number=1), block("two", 0, 0, "A much longer title", number=2)]


def test_titles_with_and_without_figures_are_apart() -> None:
    """Each in all its shapes."""
    title, figure = line("Title", "one"), line("figure", "one", is_figure=True)
    both = replace(TWO[0], versions=((title, figure), (title,)))
    assert [shape.parts[0].rows for shape in title_shapes(both, "en", figures=True)] == [(title, figure)]
    assert [shape.parts[0].rows for shape in title_shapes(both, "en", figures=False)] == [(title,)]
    assert number_shapes(replace(both, number=None)) == ()


def test_stacked_titles_have_one_width_and_numbers_below() -> None:
    """Fewer titles leave numbers for the rest; every mark is in every shape, and no two parts overlap."""
    both, one, *narrower = stacked_shapes(TWO, "en")
    assert narrower == []
    wide, high = measure_label(TWO[1].versions[0], "en")
    assert both.size == (wide, 2 * high + STACK_GAP)
    assert [part.rows for part in both.parts] == [TWO[0].versions[0], TWO[1].versions[0]]
    assert {part.box.right for part in both.parts} == {wide}
    assert [part.rows for part in one.parts] == [TWO[0].versions[0], (TWO[1].number,)]
    for shape in (both, one):
        first, second = (part.box for part in shape.parts)
        assert not first.overlaps(second)
        assert max(box.bottom for box in (first, second)) == shape.size[1]


def test_a_stack_has_no_more_titles_than_can_be_read() -> None:
    """The others have numbers."""
    many = [block(str(at), 0, 0, f"Title {at}", number=at) for at in range(MOST_STACKED + 3)]
    first = next(iter(stacked_shapes(many, "en")))
    numbered = [part for part in first.parts if part.rows == (part.block.number,)]
    assert len(numbered) == 3


def test_each_mark_has_its_part_of_a_position() -> None:
    """Where the whole stands; each tells what it hides itself, the first one what the leader does too."""
    shape, mask = row_shapes(TWO)[0], np.ones((60, 80), np.bool_)
    cover = MarkCover(
        Viewport(Camera(lon=0.0, lat=0.0, zoom=2.0), (320, 240)), areas={"sea": AreaCover(mask, 99.0)}
    )
    position = LabelPosition(0.0, (0.0, 0.0), PixelBox(100, 50, 140, 70), (100, 50), np.array([90.0]))
    first, second = (found for _, _, found in shape.at(position, cover))
    assert (first.box.left, first.box.top) == (100, 50)
    assert second.box.left > first.box.right
    assert second.hidden[0] == cover.hidden_cells(box_edges([second.box]))[0, 0] > 0
    assert first.hidden[0] + second.hidden[0] == 90.0


def test_a_title_stands_over_the_numbers_of_its_neighbours() -> None:
    """Of the first mark the title, of all others the numbers, below it; a crowd has titles alone."""
    three = [*TWO, block("three", 0, 0, "Third", number=3)]
    (shape,) = heading_shapes(three, "en")
    assert [part.is_title for part in shape.parts] == [True, False, False]
    assert [part.block.event for part in shape.parts] == ["one", "two", "three"]
    assert {part.box.top for part in shape.parts[1:]} == {shape.parts[0].box.bottom + STACK_GAP}
    assert shape.size[1] == max(part.box.bottom for part in shape.parts)
    (crowd,) = crowd_shapes(three, "en")
    assert [part.is_title for part in crowd.parts] == [True, True, True]
