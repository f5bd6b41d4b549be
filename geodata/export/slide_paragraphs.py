"""Paragraphs of a slide and their division into columns; no text leaves its column or is cut off."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from geodata.layout.text_lines import text_width
from geodata.words import LANGUAGES, Lang

SIZE_FACTORS: Final = (1.5, 1.35, 1.2, 1.1, 1.0, 0.93, 0.87)
"""Factors of the type sizes that are tried, largest first."""
LEAST_SIZE: Final = 10.0
"""Least type size in points of a slide 960 points wide: 20 pixels of a screen of 1920 by 1080."""
WIDTH_RESERVE: Final = 1.06
"""Factor of text widths, for machines without the typeface, whose substitute may be wider."""


@dataclass(frozen=True)
class TextRun:
    """Text of one style."""

    text: str
    strong: bool = False
    quiet: bool = False


@dataclass(frozen=True)
class SlideParagraph:
    """Runs in sequence; type size and space above in points."""

    runs: tuple[TextRun, ...]
    size: float = 12.0
    above: float = 0.0

    @property
    def text(self) -> str:
        """Text without styles."""
        return "".join(run.text for run in self.runs)


ParagraphBlock = tuple[SlideParagraph, ...]
"""Paragraphs that belong together and stay together where they can."""


def plain_paragraph(
    text: str, size: float = 12.0, *, above: float = 0.0, strong: bool = False, quiet: bool = False
) -> SlideParagraph:
    """Return a paragraph of one run."""
    return SlideParagraph((TextRun(text, strong, quiet),), size, above)


def count_lines(paragraph: SlideParagraph, wide: float) -> int:
    """Return the number of lines of a paragraph in a column ``wide`` points wide."""
    strong = any(run.strong for run in paragraph.runs)
    space = text_width(" ", paragraph.size)
    taken, count = 0.0, 1
    for word in paragraph.text.split():
        long = text_width(word, paragraph.size, strong=strong) * WIDTH_RESERVE
        if taken and taken + space + long > wide:
            taken, count = 0.0, count + 1
        # The program that shows the slide breaks a word longer than the column.
        count += int(long // wide)
        taken += (space if taken else 0.0) + long % wide
    return count


def paragraphs_height(paragraphs: Iterable[SlideParagraph], wide: float, lang: Lang) -> float:
    """Return the height of paragraphs in points, with the space above each."""
    line_height = LANGUAGES[lang].slide_line_height
    return sum(each.above + count_lines(each, wide) * each.size * line_height for each in paragraphs)


def fit_type_size(
    blocks: Sequence[ParagraphBlock], wide: float, high: float, lang: Lang
) -> tuple[ParagraphBlock, ...]:
    """Return the blocks at the largest type size that fits one column; unchanged where none does."""
    for factor in SIZE_FACTORS:
        scaled = tuple(tuple(_scale_paragraph(each, factor) for each in block) for block in blocks)
        if paragraphs_height((each for block in scaled for each in block), wide, lang) <= high:
            return scaled
    return tuple(blocks)


def _scale_paragraph(paragraph: SlideParagraph, factor: float) -> SlideParagraph:
    size = max(LEAST_SIZE, round(paragraph.size * factor, 1))
    return replace(paragraph, size=size, above=paragraph.above * factor)


def divide_into_columns(
    blocks: Iterable[ParagraphBlock], wide: float, highs: Iterable[float], lang: Lang
) -> list[ParagraphBlock]:
    """Return blocks divided into columns ``wide`` points wide, with the heights ``highs`` in order.

    The last height holds for all further columns. A block that does not fit goes whole to the next column;
    one higher than a column is divided between paragraphs.
    """
    rooms = list(highs)
    parts: list[list[SlideParagraph]] = [[]]
    for block in blocks:
        for part in _divide_block(block, wide, rooms[-1], lang):
            room = rooms[min(len(parts), len(rooms)) - 1]
            if parts[-1] and paragraphs_height((*parts[-1], *part), wide, lang) > room:
                parts.append([])
            parts[-1] += part
    return [tuple(column) for column in parts]


def _divide_block(block: ParagraphBlock, wide: float, high: float, lang: Lang) -> list[ParagraphBlock]:
    if paragraphs_height(block, wide, lang) <= high:
        return [block]
    return [(paragraph,) for paragraph in block]


def join_runs(runs: Iterable[TextRun], between: str) -> tuple[TextRun, ...]:
    """Return runs with a quiet separator between them."""
    listed = list(runs)
    pairs = [part for first, _ in pairwise(listed) for part in (first, TextRun(between, quiet=True))]
    return (*pairs, *listed[-1:])
