"""Paragraphs of a slide and their division into columns; no text leaves its column or is cut off."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from geodata.layout.text_lines import width
from geodata.words import Lang

LEADING: Final[Mapping[Lang, float]] = {"en": 1.3, "ar": 1.5}
"""Line height in multiples of the type size."""
SIZE_FACTORS: Final = (1.5, 1.35, 1.2, 1.1, 1.0, 0.93, 0.87)
"""Factors of the type sizes that are tried, largest first."""
WIDTH_RESERVE: Final = 1.06
"""Factor of text widths, for machines without the typeface, whose substitute may be wider."""


@dataclass(frozen=True)
class Run:
    """Text of one style."""

    text: str
    strong: bool = False
    quiet: bool = False


@dataclass(frozen=True)
class Paragraph:
    """Runs in sequence; type size and space above in points."""

    runs: tuple[Run, ...]
    size: float = 12.0
    above: float = 0.0

    @property
    def text(self) -> str:
        """Text without styles."""
        return "".join(run.text for run in self.runs)


Block = tuple[Paragraph, ...]
"""Paragraphs that belong together and stay together where they can."""


def plain(
    text: str, size: float = 12.0, *, above: float = 0.0, strong: bool = False, quiet: bool = False
) -> Paragraph:
    """Return a paragraph of one run."""
    return Paragraph((Run(text, strong, quiet),), size, above)


def lines(paragraph: Paragraph, wide: float) -> int:
    """Return the number of lines of a paragraph in a column ``wide`` points wide."""
    strong = any(run.strong for run in paragraph.runs)
    space = width(" ", paragraph.size)
    taken, count = 0.0, 1
    for word in paragraph.text.split():
        long = width(word, paragraph.size, strong=strong) * WIDTH_RESERVE
        if taken and taken + space + long > wide:
            taken, count = 0.0, count + 1
        # The program that shows the slide breaks a word longer than the column.
        count += int(long // wide)
        taken += (space if taken else 0.0) + long % wide
    return count


def height(paragraphs: Iterable[Paragraph], wide: float, lang: Lang) -> float:
    """Return the height of paragraphs in points, with the space above each."""
    return sum(each.above + lines(each, wide) * each.size * LEADING[lang] for each in paragraphs)


def fitted(blocks: Sequence[Block], wide: float, high: float, lang: Lang) -> tuple[Block, ...]:
    """Return the blocks at the largest type size that fits one column; unchanged where none does."""
    for factor in SIZE_FACTORS:
        found = tuple(tuple(_scale_paragraph(each, factor) for each in block) for block in blocks)
        if height((each for block in found for each in block), wide, lang) <= high:
            return found
    return tuple(blocks)


def _scale_paragraph(paragraph: Paragraph, factor: float) -> Paragraph:
    return replace(paragraph, size=round(paragraph.size * factor, 1), above=paragraph.above * factor)


def columns(blocks: Iterable[Block], wide: float, highs: Iterable[float], lang: Lang) -> list[Block]:
    """Return blocks divided into columns ``wide`` points wide, with the heights ``highs`` in order.

    The last height holds for all further columns. A block that does not fit goes whole to the next column;
    one higher than a column is divided between paragraphs.
    """
    rooms = list(highs)
    found: list[list[Paragraph]] = [[]]
    for block in blocks:
        for part in _divide_block(block, wide, rooms[-1], lang):
            room = rooms[min(len(found), len(rooms)) - 1]
            if found[-1] and height((*found[-1], *part), wide, lang) > room:
                found.append([])
            found[-1] += part
    return [tuple(column) for column in found]


def _divide_block(block: Block, wide: float, high: float, lang: Lang) -> list[Block]:
    if height(block, wide, lang) <= high:
        return [block]
    return [(paragraph,) for paragraph in block]


def joined(runs: Iterable[Run], between: str) -> tuple[Run, ...]:
    """Return runs with a quiet separator between them."""
    listed = list(runs)
    pairs = [part for first, _ in pairwise(listed) for part in (first, Run(between, quiet=True))]
    return (*pairs, *listed[-1:])
