"""Labels make room for each other: a title takes a place that another can leave, never words of a third."""

from dataclasses import replace

from geodata.layout.labels.box_geometry import square_box
from geodata.layout.labels.label_placement import LabelLayout, place_labels
from geodata.layout.labels.label_words import LabelBlock
from geodata.layout.labels.mark_cover import KeyedBox, MarkCover
from geodata.layout.mercator import Viewport
from geodata.layout.scene import PixelBox
from geodata.view import Camera
from tests.layout.labels.sample_labels import block

SCREEN = Viewport(Camera(lon=0.0, lat=0.0, zoom=2.0), (800, 600))


def titled(*blocks: LabelBlock, full: tuple[PixelBox, ...] = ()) -> list[str]:
    """The events that have their titles, where some ground is full."""
    glyphs = [KeyedBox(each.event, square_box(SCREEN.project(*each.spots[0]), 15)) for each in blocks]
    boxes = (*glyphs, *(KeyedBox(None, box) for box in full))
    layout = place_labels(blocks, LabelLayout(SCREEN, "en", MarkCover(SCREEN, boxes=boxes)))
    return [panel.event for panel in layout.panels if not panel.is_number]


def corridor(*gaps: tuple[float, float]) -> tuple[PixelBox, ...]:
    """Ground that is full but for a band across the middle, and within that but for some gaps."""
    bands = [PixelBox(0, 0, 800, 288), PixelBox(0, 312, 800, 600)]
    edges = [0.0, *(edge for gap in gaps for edge in gap), 800.0]
    return (*bands, *(PixelBox(edges[at], 288, edges[at + 1], 312) for at in range(0, len(edges), 2)))


def test_a_title_moves_where_another_has_no_other_place() -> None:
    """The first could stand on either side of its mark and took the side that the second one needs."""
    first = block("first", 0, 0, "First one", number=1)
    second = block("second", 14, 0, "Second", number=2)
    assert SCREEN.project(14, 0)[0] > 400
    x = SCREEN.project(14, 0)[0]
    room = corridor((400 - 90, x - 9 + 18))
    assert titled(first, second, full=room) == ["first", "second"]
    one_side = corridor((400 - 9, x + 9))
    assert len(titled(first, second, full=one_side)) == 1


def test_a_title_of_more_weight_is_not_given_up() -> None:
    """For one of less, in whatever order they come."""
    for weights in ((1, 3), (3, 1)):
        blocks = [
            replace(block(str(weight), 14 * at, 0, "Some title", number=weight), weight=weight)
            for at, weight in enumerate(weights)
        ]
        x = SCREEN.project(14, 0)[0]
        assert titled(*blocks, full=corridor((400 - 9, x + 9))) in (["1"], [])


def test_the_same_labels_find_the_same_places() -> None:
    """Twice over, with many at one point."""
    blocks = [block(str(at), at % 3, at % 2, f"A title of event {at}", number=at) for at in range(20)]
    assert titled(*blocks) == titled(*blocks)
    assert len(titled(*blocks)) > 12
