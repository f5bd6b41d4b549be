"""The Scene: everything on screen as one value; coordinates in EPSG:4326, sizes in pixels.

Every mark is resolved here to colour, width and position, so that screen, picture and print cannot differ.
"""

from collections.abc import Collection, Container
from dataclasses import dataclass, replace
from typing import Literal

from geodata.atlas.product_stamp import ProductStamp
from geodata.layout.looks.area_overlaps import FIRST_ORDER, OverlapOrder
from geodata.layout.looks.disc_marks import DiscMarks
from geodata.layout.styles import AREA_RING_EXTRA_WIDTH, ARROWHEAD_SIZE, RIM_SCALE, NoteCorner, Rgba
from geodata.layout.swatches import SwatchShapes, swatch_svg
from geodata.phrasing.list_words import join_facts
from geodata.view import Camera, Theme
from geodata.words import Lang

LonLat = tuple[float, float]
"""Longitude, latitude."""
GroundKind = Literal["country", "province", "water", "town"]
LonLatLine = tuple[LonLat, ...]
"""Vertices of a line."""


@dataclass(frozen=True)
class Tooltip:
    """Tooltip of a mark; heading and body are literal text."""

    heading: str
    body: str


AreaLook = Literal["sea", "country", "host", "area", "edge", "line", "ring", "wash", "wash-inner"]
"""Drawing of a shape.

``sea`` is filled, hatched and edged, ``country`` filled faintly under its sign, ``host`` seen only in focus;
``wash`` and ``wash-inner`` are the outermost and the inner polygons of a name without limits. Of a place of
the brief's own ``area`` is filled and hatched, ``edge`` its outline, ``ring`` the ring about a rough point.
"""


@dataclass(frozen=True)
class AreaMark:
    """One named area of an event, or one shape of a place of its own."""

    event: str
    place: str
    shape: str
    """Name of the shape (:mod:`geodata.places.own_shapes`)."""
    fill: Rgba
    ink: Rgba
    """Of its hatch."""
    edge: Rgba
    width: float
    dash: tuple[float, float] | None
    look: AreaLook
    focused: bool
    tip: Tooltip
    hedged: bool = False
    """Whether the place is named with a caveat ("mostly"): the lines of its hatch are broken."""
    order: OverlapOrder = FIRST_ORDER
    """Order among the areas that it overlaps."""

    @property
    def hatch(self) -> bool:
        """Whether the area is hatched."""
        return self.look in {"sea", "area"} and self.order.is_hatched

    @property
    def is_line(self) -> bool:
        """Whether the shape is drawn by lines alone."""
        return self.look in {"edge", "line", "ring"}

    @property
    def has_edge(self) -> bool:
        """Whether the shape has an edge of its own; that of ``area`` is another mark."""
        return self.look == "sea" or self.is_line

    @property
    def has_focus_ring(self) -> bool:
        """Whether focus rings the shape; a ring round a name without limits would give it some."""
        return self.focused and self.look not in {"area", "wash", "wash-inner"}

    @property
    def ring_width(self) -> float:
        """Width in pixels of the focus ring: it shows on both sides of the edge, which a country lacks."""
        return AREA_RING_EXTRA_WIDTH + (self.width if self.has_edge else 0)


@dataclass(frozen=True)
class ReferenceMark:
    """One reference layer: its areas, lines and points under the events, and the words of its notes."""

    layer: str
    """Id of the layer."""
    ink: Rgba
    fill: Rgba
    """Wash of its areas."""
    areas: str | None = None
    """Name of the shape that is washed."""
    lines: str | None = None
    """Name of the lines, edges of areas included."""
    points: str | None = None
    """Name of the points, each drawn as a disc."""
    heads: tuple[tuple[LonLat, float], ...] = ()
    """Tip and direction of each arrowhead, in degrees counterclockwise from east on screen."""
    texts: tuple["MapText", ...] = ()


@dataclass(frozen=True)
class LaneMark:
    """One schematic line of one event, or of several that look alike, ending at its arrowhead."""

    event: str
    parts: tuple[LonLatLine, ...]
    """Consecutive pieces from supplier to recipient."""
    widths: tuple[float, ...]
    """Pixels of the core, one per piece: the taper."""
    ink: Rgba
    edge: Rgba
    """Of its sides and its head."""
    dash: tuple[float, float] | None
    arrowhead: str
    arrowhead_at: LonLat
    angle: float
    """Direction of the arrowhead in degrees, counterclockwise from east on screen."""
    focused: bool
    tip: Tooltip
    bundle: str | None = None
    """Key of the lane that fans out into it while one of its events is in focus."""
    head_size: float = ARROWHEAD_SIZE


@dataclass(frozen=True)
class GlyphMark:
    """One event at a point, or at the anchor of an area; ``frame`` is the symbol frame round it, if any."""

    event: str
    at: LonLat
    glyph: str
    size: float
    ink: Rgba
    edge: Rgba
    """Of rim and frame."""
    rim: str
    """Glyph of the rim, which tells the status."""
    focused: bool
    tip: Tooltip
    frame: str | None = None

    @property
    def room(self) -> float:
        """Side in pixels of the box that it takes with its rim."""
        return self.size * RIM_SCALE


@dataclass(frozen=True)
class GroupSign:
    """Events that share marks, or a place too narrow for words of their own, two or more.

    They are known only to a country, somewhere in a water, on one lane, or close together.
    """

    key: str
    """Stands for the id of an event in the shared marks, texts and panels."""
    name: str
    """Name of the area, or of the two ends of the lane."""
    events: tuple[str, ...]
    """Ids of the events, in the order of the brief."""
    titles: tuple[str, ...]
    """Their titles."""
    count_words: tuple[str, ...]
    """Words for one event, for two and so on, at least as many as there are events."""

    @property
    def count(self) -> str:
        """The number of events in words."""
        return self.count_words[len(self.events) - 1]

    @property
    def tip(self) -> Tooltip:
        """Name of the area, then the number of the events and their titles."""
        return Tooltip(self.name, join_facts(self.count, *self.titles))

    def with_only(self, shown: Container[str]) -> "GroupSign":
        """Return the sign for those of its events that are shown."""
        kept = [pair for pair in zip(self.events, self.titles, strict=True) if pair[0] in shown]
        events, titles = zip(*kept, strict=True) if kept else ((), ())
        return replace(self, events=events, titles=titles)


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
    """One line of text on the map, in reading order; without text shaping ``words.gl`` has the drawn one."""

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
    is_count: bool = False
    """Whether it counts the shown events of a sign."""
    halo: Rgba | None = None
    """Colour of a line round the letters, by which they read on hatches and lines."""


@dataclass(frozen=True)
class GroundName:
    """A name of the ground, which finds its place on the map of each camera."""

    id: str
    """Id in the gazetteer; empty where it has none."""
    text: str
    kind: GroundKind
    rank: int
    """Ten times the zoom from which the name is wanted; lower ranks come first."""
    at: LonLat
    acts: bool = False
    """Whether it is a state that acts in the brief."""


@dataclass(frozen=True)
class TakenRoom:
    """Room of ``size`` pixels round a point, of a mark or a note, which no name of the ground may take."""

    at: LonLat
    size: tuple[float, float]


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
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True)
class LabelPanel:
    """The ground of a label, or the filled square of a number; at a corner may be the sign of a note."""

    event: str
    at: LonLat
    offset: tuple[float, float]
    """Pixels right and down from ``at`` to its top left corner."""
    size: tuple[float, float]
    tip: Tooltip | None = None
    proposed: bool = False
    """Whether the event is only proposed by rule: the panel has a dashed edge."""
    is_number: bool = False
    map_title: str = ""
    """Title on the map, without room there, of the event whose number it is."""
    note_corner: NoteCorner | None = None


@dataclass(frozen=True)
class LeaderLine:
    """A hair line from a mark to a label away from it; it goes on along labels that share it."""

    event: str
    path: LonLatLine
    ink: Rgba


@dataclass(frozen=True)
class LegendItem:
    """One line of the legend."""

    group: str
    """kind, status, standing, reference or note."""
    id: str
    label: str
    shapes: SwatchShapes
    count: int | None = None
    """Number of events shown; none for a reference layer or a note."""

    @property
    def swatch_svg(self) -> str:
        """The swatch as inline SVG."""
        return swatch_svg(self.shapes)


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
    digest: str
    query: str
    """Query of the link that restores the View."""
    byline: tuple[str, ...]
    """Publisher, day of publication, the day up to which the brief knows."""
    cited: tuple[CitedSource, ...]
    documents: tuple[str, ...] = ()
    """Line of each document that the events rest on, and that of the gazetteer."""
    document_count: int = 0


@dataclass(frozen=True)
class MapDrawing:
    """The marks on the map and their labels."""

    areas: tuple[AreaMark, ...] = ()
    hidden_areas: tuple[AreaMark, ...] = ()
    """Areas of filtered events: not drawn, but kept loaded, so that they return at once."""
    references: tuple[ReferenceMark, ...] = ()
    """Reference layers, under all marks of events."""
    lanes: tuple[LaneMark, ...] = ()
    fanned_lanes: tuple[LaneMark, ...] = ()
    """Lanes of single events into which those of several fan out in focus: drawn by the browser alone."""
    glyph_marks: tuple[GlyphMark, ...] = ()
    group_signs: tuple[GroupSign, ...] = ()
    """Areas and lanes whose marks several events share, under the key of these; events counted together."""
    relations: tuple[RelationCurve, ...] = ()
    label_texts: tuple[MapText, ...] = ()
    boxes: tuple[PixelBox, ...] = ()
    """Boxes of the panels, in their order; they never overlap."""
    panels: tuple[LabelPanel, ...] = ()
    leaders: tuple[LeaderLine, ...] = ()
    ground_names: tuple[GroundName, ...] = ()
    """States that act in the brief, then the waters and countries that it names."""
    taken: tuple[TakenRoom, ...] = ()

    def mark_keys(self, events: Collection[str]) -> frozenset[str]:
        """Return the keys under which marks of some events stand."""
        signs = {sign.key for sign in self.group_signs if not set(events).isdisjoint(sign.events)}
        return frozenset(events) | signs


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
    has_graticule: bool = False
    thinned: DiscMarks | None = None
    imprint: Imprint | None = None
    filters: tuple[str, ...] = ()
    """Filters beside period and actors, in words."""
    shown: str = ""
    """The event in focus or the places in view, in words."""
    stamp: ProductStamp

    @property
    def merged_counts(self) -> tuple[int, int] | None:
        """Number of marks and of their events, where a mark stands for several; else None."""
        if self.thinned is None or self.thinned.is_exact:
            return None
        return len(self.thinned.discs), self.thinned.event_count
