"""Label blocks of the shipped brief."""

import pytest

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import select_events
from geodata.layout.label_blocks import MOST_FIGURES, make_label_blocks
from geodata.layout.label_placement import LabelBlock
from geodata.layout.lanes import lane_marks
from geodata.layout.layout_context import LayoutContext
from geodata.layout.mercator import Viewport
from geodata.view import Camera, View

FAR_EAST = Camera(lon=130.0, lat=42.0, zoom=3.0)


@pytest.fixture(scope="module")
def found(layout_context: LayoutContext) -> dict[str, LabelBlock]:
    """The blocks of the brief by the event they hang on."""
    return {block.event: block for block in make_label_blocks(layout_context, lane_marks(layout_context))}


def said(block: LabelBlock) -> str:
    """The words of a block."""
    return " ".join(row.text for row in block.rows)


def test_a_figure_never_stands_without_its_speaker(found: dict[str, LabelBlock]) -> None:
    """Each figure of troops stands with its speaker and the thing counted."""
    words = said(found["troops-in-russia"])
    for amount, speaker in (("1,500", "service"), ("10,000", "Zelensky"), ("3,000", "Kirby")):
        assert f"{amount} soldiers" in words
        assert speaker in words


def test_the_ladder_has_one_unit(found: dict[str, LabelBlock]) -> None:
    """The capacity of containers is left to the event card."""
    words = said(next(block for block in found.values() if "Munitions containers" in said(block)))
    assert "6,700" in words
    assert "13,000" in words
    assert "3,000,000" not in words
    assert MOST_FIGURES >= 3


def test_every_event_on_the_map_has_words(
    layout_context: LayoutContext, found: dict[str, LabelBlock]
) -> None:
    """Lanes of a pair share a block, yet each line names its own event."""
    named = {row.event for block in found.values() for row in block.rows}
    assert named == {drawn.event.id for drawn in layout_context.events_on_map}


def test_what_is_proposed_says_so(drafted_atlas: Atlas) -> None:
    """The tag stands under the title, and the panel has a dashed edge."""
    found = LayoutContext(select_events(drafted_atlas, View()), "en", "light", Viewport(FAR_EAST, (960, 640)))
    rows = [row for block in make_label_blocks(found, lane_marks(found)) for row in block.rows]
    assert {row.event for row in rows if row.text == "Proposed by rule"} == {"harbour-exercise"}
    assert {row.event for row in rows if row.proposed} == {"harbour-exercise"}


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ("joint-sea", "mostly"),
        ("ufs-2024", "Place inferred"),
        ("kor-ukr-arms", "Proposed"),
        ("rus-prk-tech", "Feared"),
    ],
)
def test_remarks_are_written(found: dict[str, LabelBlock], event: str, words: str) -> None:
    """Hedge, inference and status are in words, not in the line alone."""
    (block,) = [block for block in found.values() if event in {row.event for row in block.rows}]
    assert words in said(block)
