"""The Scene: everything on screen as one value; coordinates in EPSG:4326, sizes in pixels.

Every mark is fully resolved here (colour, width, dash, glyph, label and its position), so that screen,
picture and print cannot differ.
"""

from dataclasses import dataclass

from geodata.layout.styles import AREA_RING_EXTRA_WIDTH, Rgba
from geodata.layout.swatches import SwatchShapes, swatch_svg
from geodata.view import Camera, Theme
from geodata.words import Lang

LonLat = tuple[float, float]
"""Longitude, latitude."""
LonLatLine = tuple[LonLat, ...]
"""Vertices of a line."""


@dataclass(frozen=True)
class Tooltip:
    """Tooltip of a mark; heading and body are literal text."""

    heading: str
    body: str


@dataclass(frozen=True)
class AreaMark:
    """One named area of an event."""

    event: str
    place: str
    shape: str
    """Gazetteer id of the shape."""
    fill: Rgba
    ink: Rgba
    width: float
    dash: tuple[float, float] | None
    hatch: bool
    """Whether the area is a sea that was named without limits."""
    focused: bool
    tip: Tooltip

    @property
    def ring_width(self) -> float:
        """Width in pixels of the focus ring: it shows on both sides of the edge, which a country lacks."""
        return AREA_RING_EXTRA_WIDTH + (self.width if self.hatch else 0)


@dataclass(frozen=True)
class LaneMark:
    """One schematic supply line, ending at its arrowhead."""

    event: str
    parts: tuple[LonLatLine, ...]
    """Consecutive pieces from supplier to recipient."""
    widths: tuple[float, ...]
    """Pixels, one per piece: the taper."""
    ink: Rgba
    dash: tuple[float, float] | None
    arrowhead: str
    arrowhead_at: LonLat
    angle: float
    """Direction of the arrowhead in degrees, counterclockwise from east on screen."""
    focused: bool
    tip: Tooltip


@dataclass(frozen=True)
class GlyphMark:
    """One event at a point, or at the anchor of an area; ``frame`` is the glyph of an APP-6 frame."""

    event: str
    at: LonLat
    glyph: str
    size: float
    ink: Rgba
    focused: bool
    tip: Tooltip
    frame: str | None = None


@dataclass(frozen=True)
class RelationCurve:
    """A relation of two actors: a thin curve without direction."""

    event: str
    path: LonLatLine
    ink: Rgba
    width: float
    tip: Tooltip


@dataclass(frozen=True)
class MapText:
    """One line of text on the map.

    ``text`` is in reading order; a renderer without text shaping needs the drawing order of ``words.gl``.
    """

    event: str | None
    at: LonLat
    offset: tuple[float, float]
    """Pixels right and down from ``at`` to the line's anchor."""
    text: str
    align: str
    """Anchored end of the line: start (left), middle or end (right)."""
    size: float
    strong: bool
    ink: Rgba
    tip: Tooltip | None = None


@dataclass(frozen=True)
class PixelBox:
    """A rectangle in pixels from the top left corner of the map."""

    left: float
    top: float
    right: float
    bottom: float

    def expanded(self, by: float) -> "PixelBox":
        """Return this box with a rim of ``by`` pixels."""
        return PixelBox(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def overlaps(self, other: "PixelBox") -> bool:
        """Return whether two boxes overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True)
class LabelPanel:
    """The ground of a label."""

    event: str
    at: LonLat
    offset: tuple[float, float]
    """Pixels right and down from ``at`` to its top left corner."""
    size: tuple[float, float]
    tip: Tooltip | None = None
    proposed: bool = False
    """Whether the event is only proposed by rule: the panel has a dashed edge."""


@dataclass(frozen=True)
class LeaderLine:
    """A hair line from a mark to a label that found no room beside it."""

    event: str
    path: LonLatLine
    ink: Rgba


@dataclass(frozen=True)
class LegendItem:
    """One line of the legend."""

    group: str
    """kind, status, standing or note."""
    id: str
    label: str
    shapes: SwatchShapes
    count: int | None = None
    """Number of events shown; none for a note."""

    @property
    def swatch_svg(self) -> str:
        """The swatch as inline SVG."""
        return swatch_svg(self.shapes)


@dataclass(frozen=True)
class DiscMark:
    """One mark of a map of discs: an event, or all those of a cell, with ``event`` None."""

    event: str | None
    at: LonLat
    ink: Rgba
    radius: float
    heading: str
    """Title of the event, or the number of events."""


@dataclass(frozen=True)
class DiscMarks:
    """The marks of a brief with so many events that each is a disc."""

    discs: tuple[DiscMark, ...]
    event_count: int
    """Number of events on the marks."""
    is_exact: bool
    """Whether each mark is one event."""


@dataclass(frozen=True)
class CitedSource:
    """A source of a picture: its number there, its name, the numbers of the sentences cited."""

    number: int
    name: str
    sentences: tuple[int, ...]


@dataclass(frozen=True)
class Imprint:
    """Provenance of a picture."""

    brief: str
    """Id of the brief."""
    digest: str
    query: str
    """Query of the link that restores the View."""
    byline: tuple[str, ...]
    """Publisher, day of publication, the day up to which the brief knows."""
    cited: tuple[CitedSource, ...]


@dataclass(frozen=True)
class MapDrawing:
    """The marks on the map and their labels."""

    areas: tuple[AreaMark, ...] = ()
    hidden_areas: tuple[AreaMark, ...] = ()
    """Areas of filtered events: not drawn, but kept loaded, so that they return at once."""
    lanes: tuple[LaneMark, ...] = ()
    glyph_marks: tuple[GlyphMark, ...] = ()
    relations: tuple[RelationCurve, ...] = ()
    label_texts: tuple[MapText, ...] = ()
    boxes: tuple[PixelBox, ...] = ()
    """Boxes of the panels, in their order; they never overlap."""
    panels: tuple[LabelPanel, ...] = ()
    leaders: tuple[LeaderLine, ...] = ()
    place_names: tuple[MapText, ...] = ()
    """Names of seas and countries."""


@dataclass(frozen=True, kw_only=True)
class Scene(MapDrawing):
    """Everything on screen as one value: the drawing with title, counts, legend and notes."""

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
    thinned: DiscMarks | None = None
    imprint: Imprint | None = None

    @property
    def merged_counts(self) -> tuple[int, int] | None:
        """Number of marks and of their events, where a mark stands for several; else None."""
        if self.thinned is None or self.thinned.is_exact:
            return None
        return len(self.thinned.discs), self.thinned.event_count
