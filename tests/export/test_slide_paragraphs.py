"""Paragraphs in columns: no text is lost, and no column is too high."""

from hypothesis import given
from hypothesis import strategies as st

from geodata.export.slide_paragraphs import Paragraph, Run, columns, fitted, height, joined, lines, plain
from geodata.words import LANGS, Lang

WORDS = st.text("abcdefgh جنود ", min_size=1, max_size=300)
BLOCKS = st.lists(st.lists(WORDS.map(plain), min_size=1, max_size=6).map(tuple), min_size=1, max_size=12)


@given(BLOCKS, st.sampled_from(LANGS))
def test_columns_keep_every_paragraph(blocks: list[tuple[Paragraph, ...]], lang: Lang) -> None:
    """In their order, none cut off, none twice; a column is too high only for a single paragraph."""
    found = columns(blocks, 300, (150, 200), lang)
    assert [each for column in found for each in column] == [each for block in blocks for each in block]
    for at, column in enumerate(found):
        assert len(column) <= 1 or height(column, 300, lang) <= (150, 200)[min(at, 1)]


def test_blocks_stay_together() -> None:
    """A block that finds no room goes whole to the next column."""
    block = tuple(plain(f"line {number}", 20) for number in range(3))
    found = columns([block, block], 300, (100,), "en")
    assert found == [block, block]


def test_fitted_fills_and_shrinks() -> None:
    """Few words are set larger, many a little smaller, too many as they are."""
    few, many = [(plain("a few words"),)], [tuple(plain("words " * 60) for _ in range(4))]
    assert fitted(few, 300, 200, "en")[0][0].size == 18.0
    room = height(many[0], 300, "en")
    assert fitted(many, 300, room - 30, "en")[0][0].size < 12
    assert fitted(many, 300, 20, "en") == tuple(many)


def test_a_long_word_is_counted_as_broken() -> None:
    """A word without a space takes as many lines as it needs."""
    assert lines(plain("x" * 400), 100) > lines(plain("x" * 200), 100) > 5


def test_joined() -> None:
    """A quiet separator is between runs, not after the last."""
    assert [run.text for run in joined([Run("a"), Run("b"), Run("c")], ", ")] == ["a", ", ", "b", ", ", "c"]
