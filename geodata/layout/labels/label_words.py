"""Lines of a label, and the words for one mark in all the versions among which its placing chooses."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from geodata.layout.scene import LonLat, Tooltip
from geodata.layout.styles import Rgba
from geodata.layout.text_lines import text_width
from geodata.words import LANGUAGES, Lang, translate

PANEL_PADDING: Final = (4.0, 1.5)
"""Pixels between text and the edge of its panel, across and down."""
NUMBER_SIZE: Final = 12.0
"""Type size of a number, and of a count of events that stand close together."""
NUMBER_SIDE: Final = 17.0
"""Side of the square of a number of one digit or two."""
NUMBER_PADDING: Final = 3.0
"""Pixels between the digits of a number and the sides of its square."""
NUMBER_GAP: Final = 2.0
"""Pixels between numbers that stand side by side."""
USUAL_WEIGHT: Final = 2
"""Weight of an event that has none of its own."""
LEADING_WEIGHT: Final = 1
"""Weight of the events that are titled first, and whose figures stand on the map."""


@dataclass(frozen=True)
class LabelLine:
    """One line of a label."""

    text: str
    size: float
    ink: Rgba
    strong: bool = False
    event: str | None = None
    tip: Tooltip | None = None
    is_figure: bool = False
    """Whether it is a figure, which may be left to the list."""
    proposed: bool = False
    """Whether its event is only proposed by rule."""
    is_count: bool = False
    """Whether it counts the shown events of a sign."""
    room: float = 0.0
    """Pixels across to keep free at least, for other words that may stand there."""

    @property
    def width(self) -> float:
        """Pixels across that the line needs."""
        return max(text_width(self.text, self.size, strong=self.strong), self.room)


LabelVersion = tuple[LabelLine, ...]
"""The lines of a label in one shape."""


@dataclass(frozen=True)
class LabelBlock:
    """Words for one mark: versions of its title, and the number that stands where none has room."""

    event: str
    spots: tuple[LonLat, ...]
    """Points of the mark that the words may hang on, the best first."""
    versions: tuple[LabelVersion, ...]
    """The lines of the label, the best shape first."""
    ink: Rgba
    members: tuple[str, ...] = ()
    """The events of a sign; without any it is the label of one event."""
    titles: tuple[str, ...] = ()
    """Titles of these events."""
    map_title: str = ""
    """Title of its event on the map; of a sign none."""
    number: LabelLine | None = None
    """The number of the event; None for a sign, and for an event of a row."""
    clearance: float = 8.0
    """Pixels round a spot that the mark itself takes."""
    own: frozenset[str] = frozenset()
    """Keys of the marks that are its own, beside the event."""
    is_area: bool = False
    """Whether the words stand within the area of the mark, or about its edge."""
    leads: bool = False
    """Whether it chooses its position before all others: the sign of several events, the arrow that leads."""
    weight: int = USUAL_WEIGHT
    """Weight in the brief: 1 has room first, 3 last."""

    @property
    def is_leading(self) -> bool:
        """Whether its title comes before all others."""
        return self.leads or self.weight == LEADING_WEIGHT

    @property
    def events(self) -> tuple[str, ...]:
        """Ids of the events that the words are for."""
        return self.members or (self.event,)

    @property
    def keys(self) -> frozenset[str]:
        """Keys of all marks that are its own."""
        return self.own | {self.event}


def measure_label(rows: LabelVersion, lang: Lang) -> tuple[float, float]:
    """Return width and height of a label in pixels, its rims included."""
    wide = max(row.width for row in rows) + 2 * PANEL_PADDING[0]
    return wide, sum(row.size * LANGUAGES[lang].picture_line_height for row in rows) + 2 * PANEL_PADDING[1]


def measure_number(number: LabelLine) -> tuple[float, float]:
    """Return width and height of the square of a number; three digits make it wider."""
    return max(NUMBER_SIDE, number.width + 2 * NUMBER_PADDING), NUMBER_SIDE


def number_rows(
    numbers: Sequence[LabelLine], columns: int
) -> tuple[list[tuple[float, float, float, float]], tuple[float, float]]:
    """Return left, top, width and height of numbers side by side in rows, and width and height of all."""
    wide = max(measure_number(number)[0] for number in numbers)
    across, down = wide + NUMBER_GAP, NUMBER_SIDE + NUMBER_GAP
    squares = [(at % columns * across, at // columns * down, wide, NUMBER_SIDE) for at in range(len(numbers))]
    rows = -(-len(numbers) // columns)
    return squares, (columns * across - NUMBER_GAP, rows * down - NUMBER_GAP)


def measure_count(number: int, lang: Lang) -> tuple[float, float]:
    """Return width and height of a count of up to so many events."""
    ink = (0, 0, 0, 0)
    widest = max(
        (LabelLine(words, NUMBER_SIZE, ink, strong=True) for words in count_words(number, lang)),
        key=lambda line: line.width,
    )
    return measure_label((widest,), lang)


def count_words(number: int, lang: Lang) -> tuple[str, ...]:
    """Return the words for one event, for two, and so on up to a number."""
    return tuple(translate("count.events", lang, n=count) for count in range(1, number + 1))


def has_figures(version: LabelVersion) -> bool:
    """Return whether a version of a label has figures."""
    return any(row.is_figure for row in version)
