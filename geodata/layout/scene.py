"""The Scene: everything on screen as one value; coordinates in EPSG:4326, sizes in pixels.

A mark is fully resolved here (colour, width, dash, glyph, words and where they stand), so that the screen,
a picture and a print cannot drift apart.
"""

from dataclasses import dataclass

from geodata.layout.styles import RIM, Colour
from geodata.layout.swatches import Swatch, swatch_svg
from geodata.view import Camera, Theme
from geodata.words import Lang

Point = tuple[float, float]
"""Longitude, latitude."""
Line = tuple[Point, ...]


@dataclass(frozen=True)
class Tip:
    """What a pointer over a mark is told: our words and the brief's own, all literal text."""

    head: str
    body: str


@dataclass(frozen=True)
class Area:
    """One named area of an event."""

    event: str
    place: str
    shape: str
    """Gazetteer id of the shape."""
    fill: Colour
    ink: Colour
    width: float
    dash: tuple[float, float] | None
    hatch: bool
    """The sea was named, its limits are unknown."""
    focused: bool
    tip: Tip

    @property
    def ring(self) -> float:
        """Pixels of the ring in focus: it shows on both sides of the edge, which a country has not."""
        return RIM + (self.width if self.hatch else 0)


@dataclass(frozen=True)
class Lane:
    """One schematic supply line, ending at its arrowhead."""

    event: str
    parts: tuple[Line, ...]
    """Consecutive stretches from supplier to recipient."""
    widths: tuple[float, ...]
    """Pixels, one a stretch: the taper."""
    ink: Colour
    dash: tuple[float, float] | None
    head: str
    tip_at: Point
    angle: float
    """Degrees, counterclockwise from east on the screen, of the arrowhead."""
    focused: bool
    tip: Tip


@dataclass(frozen=True)
class Dot:
    """One event at a point, or at the anchor of an area; ``frame`` is an APP-6 frame where shown."""

    event: str
    at: Point
    glyph: str
    size: float
    ink: Colour
    focused: bool
    tip: Tip
    frame: str | None = None


@dataclass(frozen=True)
class Link:
    """A relation of two actors: a thin curve without direction."""

    event: str
    path: Line
    ink: Colour
    width: float
    tip: Tip


@dataclass(frozen=True)
class Text:
    """One line of words on the map.

    ``text`` is in reading order; a renderer that shapes nothing asks ``geodata.words.gl`` for drawing order.
    """

    event: str | None
    at: Point
    offset: tuple[float, float]
    """Pixels right and down from ``at`` to the line's anchor."""
    text: str
    align: str
    """Which end of the line is anchored: start (left), middle, end (right)."""
    size: float
    strong: bool
    ink: Colour
    tip: Tip | None = None


@dataclass(frozen=True)
class Box:
    """The place a block of words takes on the screen: pixels from the top left corner at the camera."""

    left: float
    top: float
    right: float
    bottom: float

    def grown(self, by: float) -> "Box":
        """This box with a rim of so many pixels."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def meets(self, other: "Box") -> bool:
        """Whether two boxes share any ground."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True)
class Panel:
    """The paper under a block of words."""

    event: str
    at: Point
    offset: tuple[float, float]
    """Pixels right and down from ``at`` to its top left corner."""
    size: tuple[float, float]
    tip: Tip | None = None
    proposed: bool = False
    """Whether the event is only proposed by rule: its paper has a dashed edge."""


@dataclass(frozen=True)
class Leader:
    """A hair line from a mark to words that found no room beside it."""

    event: str
    path: Line
    ink: Colour


@dataclass(frozen=True)
class LegendItem:
    """One line of the legend."""

    group: str
    """kind, status, standing or note."""
    id: str
    label: str
    shapes: Swatch
    count: int | None = None
    """Number of events shown; none for a note."""

    @property
    def swatch(self) -> str:
        """The swatch as inline SVG."""
        return swatch_svg(self.shapes)


@dataclass(frozen=True)
class Disc:
    """One mark of a map of points: an event, or all those that share a cell (then it names none)."""

    event: str | None
    at: Point
    ink: Colour
    radius: float
    head: str
    """The title of the event, or how many there are."""


@dataclass(frozen=True)
class Dense:
    """The marks of a brief with so many events that each is but a point."""

    discs: tuple[Disc, ...]
    events: int
    """How many events the marks stand for."""
    exact: bool
    """Whether each mark is one event."""


@dataclass(frozen=True)
class Cited:
    """A source of what is shown: its number in the picture, its name, the sentences cited of it."""

    number: int
    name: str
    sentences: tuple[int, ...]


@dataclass(frozen=True)
class Imprint:
    """Where a picture comes from: which brief in which state, which View, on whose word."""

    brief: str
    """Id of the brief."""
    digest: str
    query: str
    """The View that restores the screen, as the query of a link."""
    byline: tuple[str, ...]
    """Publisher, day of publication, the day up to which the brief knows."""
    cited: tuple[Cited, ...]


@dataclass(frozen=True)
class Drawing:
    """The marks on the map and the words beside them."""

    areas: tuple[Area, ...] = ()
    hidden_areas: tuple[Area, ...] = ()
    """Areas of filtered events: not drawn, but kept loaded, so that they come back at once."""
    lanes: tuple[Lane, ...] = ()
    dots: tuple[Dot, ...] = ()
    links: tuple[Link, ...] = ()
    texts: tuple[Text, ...] = ()
    boxes: tuple[Box, ...] = ()
    """What the words of the brief take up, one a panel; they never overlap."""
    panels: tuple[Panel, ...] = ()
    leaders: tuple[Leader, ...] = ()
    names: tuple[Text, ...] = ()
    """Names that belong to the map: seas and countries."""


@dataclass(frozen=True, kw_only=True)
class Scene(Drawing):
    """Everything on screen, as one value: the drawing and what a page says round it."""

    title: str
    period: str
    actors: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]
    """``within``, ``perhaps`` and ``hidden`` with their numbers."""
    legend: tuple[LegendItem, ...]
    notes: tuple[str, ...]
    text_alternative: str
    lang: Lang
    theme: Theme
    size: tuple[int, int]
    camera: Camera
    focus: str | None = None
    dense: Dense | None = None
    imprint: Imprint | None = None

    @property
    def thinned(self) -> tuple[int, int] | None:
        """Marks and the events they stand for, where one mark stands for several."""
        if self.dense is None or self.dense.exact:
            return None
        return len(self.dense.discs), self.dense.events
