"""Paragraphs in columns: no text is lost, and no column is too high."""

from hypothesis import given
from hypothesis import strategies as st

from geodata.export.slide_paragraphs import (
    SlideParagraph,
    TextRun,
    count_lines,
    divide_into_columns,
    fit_type_size,
    join_runs,
    paragraphs_height,
    plain_paragraph,
)
from geodata.words import LANGS, Lang

WORDS = st.text("abcdefgh جنود ", min_size=1, max_size=300)
BLOCKS = st.lists(
    st.lists(WORDS.map(plain_paragraph), min_size=1, max_size=6).map(tuple), min_size=1, max_size=12
)


@given(BLOCKS, st.sampled_from(LANGS))
def test_columns_keep_every_paragraph(blocks: list[tuple[SlideParagraph, ...]], lang: Lang) -> None:
    """In their order, none cut off, none twice; a column is too high only for a single paragraph."""
    found = divide_into_columns(blocks, 300, (150, 200), lang)
    assert [each for column in found for each in column] == [each for block in blocks for each in block]
    for at, column in enumerate(found):
        assert len(column) <= 1 or paragraphs_height(column, 300, lang) <= (150, 200)[min(at, 1)]


def test_blocks_stay_together() -> None:
    """A block that finds no room goes whole to the next column."""
    block = tuple(plain_paragraph(f"line {number}", 20) for number in range(3))
    found = divide_into_columns([block, block], 300, (100,), "en")
    assert found == [block, block]


def test_fitted_fills_and_shrinks() -> None:
    """Few words are set larger, many a little smaller, too many as they are."""
    few, many = [(plain_paragraph("a few words"),)], [tuple(plain_paragraph("words " * 60) for _ in range(4))]
    assert fit_type_size(few, 300, 200, "en")[0][0].size == 18.0
    room = paragraphs_height(many[0], 300, "en")
    assert fit_type_size(many, 300, room - 30, "en")[0][0].size < 12
    assert fit_type_size(many, 300, 20, "en") == tuple(many)


def test_a_long_word_is_counted_as_broken() -> None:
    """A word without a space takes as many lines as it needs."""
    assert count_lines(plain_paragraph("x" * 400), 100) > count_lines(plain_paragraph("x" * 200), 100) > 5


def test_joined() -> None:
    """A quiet separator is between runs, not after the last."""
    assert [run.text for run in join_runs([TextRun("a"), TextRun("b"), TextRun("c")], ", ")] == [
        "a",
        ", ",
        "b",
        ", ",
        "c",
    ]
