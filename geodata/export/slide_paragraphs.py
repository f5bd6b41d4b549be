"""Paragraphs of a slide, and how they fill its columns: nothing runs out of a slide, nothing is cut off."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from geodata.layout.text_lines import width
from geodata.words import Lang

LEADING: Final[Mapping[Lang, float]] = {"en": 1.3, "ar": 1.5}
"""Distance of two lines in multiples of the type size."""
FACTORS: Final = (1.5, 1.35, 1.2, 1.1, 1.0, 0.93, 0.87)
"""What type sizes are multiplied by, so that a slide is filled and words stay together."""
RESERVE: Final = 1.06
"""Where the typeface is missing another one is set, which may run wider."""


@dataclass(frozen=True)
class Run:
    """Words of one look."""

    text: str
    strong: bool = False
    quiet: bool = False


@dataclass(frozen=True)
class Paragraph:
    """Runs that follow each other; sizes in points."""

    runs: tuple[Run, ...]
    size: float = 12.0
    above: float = 0.0

    @property
    def text(self) -> str:
        """The words without their looks."""
        return "".join(run.text for run in self.runs)


Block = tuple[Paragraph, ...]
"""Paragraphs that belong together and stay together where they can."""


def plain(
    text: str, size: float = 12.0, *, above: float = 0.0, strong: bool = False, quiet: bool = False
) -> Paragraph:
    """A paragraph of one look."""
    return Paragraph((Run(text, strong, quiet),), size, above)


def lines(paragraph: Paragraph, wide: float) -> int:
    """How many lines a paragraph takes in a column so many points wide."""
    strong = any(run.strong for run in paragraph.runs)
    space = width(" ", paragraph.size)
    taken, count = 0.0, 1
    for word in paragraph.text.split():
        long = width(word, paragraph.size, strong=strong) * RESERVE
        if taken and taken + space + long > wide:
            taken, count = 0.0, count + 1
        # A word longer than the column is broken by whoever sets it.
        count += int(long // wide)
        taken += (space if taken else 0.0) + long % wide
    return count


def height(paragraphs: Iterable[Paragraph], wide: float, lang: Lang) -> float:
    """Points that paragraphs take, with the room above each."""
    return sum(each.above + lines(each, wide) * each.size * LEADING[lang] for each in paragraphs)


def fitted(blocks: Sequence[Block], wide: float, high: float, lang: Lang) -> tuple[Block, ...]:
    """The blocks in the largest type in which one column holds them; as they are where none does."""
    for factor in FACTORS:
        found = tuple(tuple(_times(each, factor) for each in block) for block in blocks)
        if height((each for block in found for each in block), wide, lang) <= high:
            return found
    return tuple(blocks)


def _times(paragraph: Paragraph, factor: float) -> Paragraph:
    return replace(paragraph, size=round(paragraph.size * factor, 1), above=paragraph.above * factor)


def columns(blocks: Iterable[Block], wide: float, highs: Iterable[float], lang: Lang) -> list[Block]:
    """The blocks in columns ``wide`` points wide: the first as high as the first of ``highs``, and so on.

    The last height holds for all columns that follow. A block that finds no room goes whole to the next
    column; one that is higher than a column is parted between paragraphs.
    """
    rooms = list(highs)
    found: list[list[Paragraph]] = [[]]
    for block in blocks:
        for part in _parts(block, wide, rooms[-1], lang):
            room = rooms[min(len(found), len(rooms)) - 1]
            if found[-1] and height((*found[-1], *part), wide, lang) > room:
                found.append([])
            found[-1] += part
    return [tuple(column) for column in found]


def _parts(block: Block, wide: float, high: float, lang: Lang) -> list[Block]:
    if height(block, wide, lang) <= high:
        return [block]
    return [(paragraph,) for paragraph in block]


def joined(runs: Iterable[Run], between: str) -> tuple[Run, ...]:
    """Runs with something quiet between them."""
    listed = list(runs)
    pairs = [part for first, _ in pairwise(listed) for part in (first, Run(between, quiet=True))]
    return (*pairs, *listed[-1:])
