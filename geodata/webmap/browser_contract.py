"""Models of the JSON that Python and the browser exchange; the TypeScript types are generated from them.

A model is emitted under its ``title``, else under its class name. Field docstrings become comments there.
"""

from typing import Annotated, Any, Final, Literal

from pydantic import ConfigDict, Field
from typing_extensions import TypeAliasType

from geodata.layout.scene import GroundKind
from geodata.layout.styles import NoteCorner
from geodata.webmap.message_types import (
    Bounds,
    BrowserMessage,
    Colour,
    Day,
    Direction,
    LangCode,
    MapCamera,
    Position,
    ProjectionName,
    Size,
    ThemeName,
    ThemeVariables,
)

GroundKindName = TypeAliasType("GroundKindName", Annotated[GroundKind, Field(title="GroundKind")])
TakenRoom = TypeAliasType(
    "TakenRoom",
    Annotated[
        tuple[float, float, float, float],
        Field(
            description="Room round a longitude and latitude, width and height in pixels, of a mark or note, "
            "which no name of the ground may take."
        ),
    ],
)
ColumnType = TypeAliasType("ColumnType", Literal["int16", "int32", "uint8", "uint16", "uint32", "float32"])


class ViewFields(BrowserMessage):
    """The fields of the View in Python that the map draws by, under the same names."""

    model_config = ConfigDict(title="View")

    start: Day | None
    end: Day | None
    actors: list[str] | None
    roles: list[str] | None
    match: str
    layers: list[str] | None
    statements: list[str] | None
    statuses: list[str] | None
    tags: list[str] | None
    hide: list[str]
    show: list[str]
    """Additions to the map; each combination has a map spec of its own."""
    bounds: Bounds | None
    focus: str | None


class ViewPatch(BrowserMessage):
    """Fields of the View that the reader changed on the map or beside it."""

    start: Day | None = None
    end: Day | None = None
    actors: list[str] | None = None
    roles: list[str] | None = None
    match: str = "any"
    layers: list[str] | None = None
    statements: list[str] | None = None
    statuses: list[str] | None = None
    tags: list[str] | None = None
    hide: list[str] = Field(default=[])
    show: list[str] = Field(default=[])
    bounds: Bounds | None = None
    focus: str | None = None
    camera: MapCamera | None = None
    projection: ProjectionName = "flat"


class ViewChange(BrowserMessage):
    """A patch and its number; the server sends the number back once it has taken the patch in."""

    seq: int
    patch: ViewPatch


class SpecRow(BrowserMessage):
    """A row of a deck.gl layer, as pydeck wrote it."""

    model_config = ConfigDict(extra="allow")

    event: str = ""
    perhaps: dict[str, Any] = Field(default={})
    """The fields that differ while the event falls only perhaps within the period."""
    focus: bool = False
    """True: drawn only while the event is in focus; false: only while it is not."""
    fan: str = ""
    """Key of a lane of several events; drawn only while one of them is in focus."""
    reference: str = ""
    """Id of the reference layer that it is of."""


class SpecLayer(SpecRow):
    """A layer in pydeck's JSON; one of a single event, or of a reference layer, has the keys of a row."""

    type: str = Field(alias="@@type")
    id: str
    data: list[SpecRow] | str = ""


class FaintInk(BrowserMessage):
    """The colour of a line while its event falls only perhaps within the period."""

    ink: Colour


class LabelText(BrowserMessage):
    """A line of a label; `x`, `y` are its anchor, at mid height, in pixels from the label's top left."""

    model_config = ConfigDict(title="LabelLine")

    text: str
    x: float
    y: float
    size: float
    strong: bool
    align: Literal["start", "middle", "end"]
    ink: Colour
    perhaps: FaintInk = Field(default=None)  # type: ignore[assignment]  # absent, never null
    counts: bool = False
    """Says how many events of the sign are shown; `text` is for all of them."""


class EventLabel(BrowserMessage):
    """The title of an event, or its `number`; `note` a sign's corner; `offset` leads to its top left."""

    event: str
    at: Position
    offset: tuple[float, float]
    size: Size
    proposed: bool = False
    number: bool = False
    note: NoteCorner | None = None
    lines: list[LabelText]


class SharedSign(BrowserMessage):
    """The events that share the marks of an area; its key stands for an event in rows, layers and labels."""

    events: list[str]
    """Ids, in the order of the brief."""
    count_words: list[str]
    """Words for one event, for two and so on."""


class NoteLine(BrowserMessage):
    """A line of a note of a reference layer, or a label of the graticule."""

    at: Position
    text: str
    size: float
    ink: Colour
    offset: tuple[float, float]
    """Pixels right and down from `at` to its anchor, at mid height."""
    align: Literal["start", "middle", "end"]
    reference: str = ""
    """Id of the reference layer."""


class GroundNameText(BrowserMessage):
    """A name of the ground: one that the brief itself has, or a state or a water with its area."""

    model_config = ConfigDict(title="GroundName")

    id: str
    text: str
    kind: GroundKindName
    rank: int
    """Ten times the zoom from which the name is wanted; lower ranks come first."""
    at: Position
    acts: bool
    """Whether it is a state that acts in the brief."""
    land: str
    """Address of the area of the name, of which ``extent`` is the extent; empty where it has none here."""
    extent: Bounds = Field(default=None)  # type: ignore[assignment]  # absent, never null


class InsetLand(BrowserMessage):
    """The inset that says where a map is: a state among its neighbours, in Mercator coordinates of 0-1."""

    model_config = ConfigDict(title="InsetMap")

    label: str
    lines: list[str]
    """Name of the state."""
    state: tuple[float, float, float, float]
    """West, north, east, south of the state."""
    west: float
    north: float
    world_pixels: float
    neighbours: str
    """Path of the other land, in pixels of the inset."""
    land: str


class LegendEntry(BrowserMessage):
    """An item of the legend; ``swatch`` is SVG text."""

    model_config = ConfigDict(title="LegendItem")

    group: str
    id: str
    label: str
    swatch: str


class NumberEntry(BrowserMessage):
    """The number by which an event stands on the map where its title has no room, and that title."""

    event: str
    number: str
    title: str


class EventTexts(BrowserMessage):
    """Texts and place of an event; ``date`` is in words."""

    title: str
    body: str
    kind: str
    family: str
    row: int
    at: Position | None
    bounds: Bounds | None
    ends: Bounds | None
    """The box of all ends of an event with several; None for another."""
    claim_days: list[Day]
    """The days on which claims were made."""
    date: str


class StandingColours(BrowserMessage):
    """Colours of a kind by standing, and of the edge of its marks."""

    within: Colour
    perhaps: Colour
    edge: Colour


class ThinnedMarks(BrowserMessage):
    """Colours of the marks of a map with thinning, by kind and standing, in a layer of pydeck."""

    model_config = ConfigDict(extra="allow")

    colours: dict[str, StandingColours]


class SpecDeck(BrowserMessage):
    """The deck in pydeck's JSON."""

    model_config = ConfigDict(extra="allow")

    layers: list[SpecLayer]


class SlideSpec(BrowserMessage):
    """The map of one slide of a briefing, everything on it enlarged by the same factor."""

    lang: LangCode
    camera: MapCamera
    deck: SpecDeck
    labels: list[EventLabel]
    signs: dict[str, SharedSign]
    """The areas whose marks several events share, by their keys."""
    note_lines: list[NoteLine]
    ground_names: list[GroundNameText]
    """States that act in the brief, then the waters and countries that it names."""
    taken: list[TakenRoom]
    inset: InsetLand | None
    text_alternative: str
    """The map in words, for screen readers."""
    legend: list[LegendEntry]
    numbers: list[NumberEntry]
    """Events that have their number on the map, in its order."""


class MapSpec(SlideSpec):
    """The whole brief drawn for one language, theme and camera, no filter applied."""

    theme: ThemeName
    brief: str
    """Id of the brief."""
    size: Size
    home: MapCamera
    """The camera that shows the whole brief."""
    thinned: ThinnedMarks | None
    """Set for a map with thinning: its layers and labels are those of reference layers and signs of areas."""
    notes: list[str]
    credits: list[str]
    title: str
    caption: list[str]
    events: dict[str, EventTexts]
    reading_order: list[str]
    """Ids of the events on the map, as the keyboard walks them."""


class RowTexts(BrowserMessage):
    """Title and body of one event of a map with thinning."""

    row: int
    event: str
    title: str
    body: str
    kind: str
    family: str


class LanguageFacts(BrowserMessage):
    """Facts about the reader's language, from its row in `geodata/words/languages.py`."""

    model_config = ConfigDict(title="Language")

    code: LangCode
    locale: str
    """BCP 47 tag with region, for plural forms."""
    direction: Direction
    digits: str
    """The ten digits from 0."""
    thousands_separator: str
    decimal_mark: str
    clause_separator: str
    month_range_dash: str
    """Between two months of one year."""


class MessageFile(BrowserMessage):
    """The file `words-<lang>.json`: messages of the map, and the CSS custom properties of each theme."""

    language: LanguageFacts
    messages: dict[str, str | dict[str, str]]
    """A message, or its plural forms by the names of Intl.PluralRules."""
    theme_variables: dict[str, ThemeVariables]


class ColumnPlace(BrowserMessage):
    """Type, byte offset and number of values of a column."""

    type: ColumnType
    offset: int
    length: int


class ColumnFileHeader(BrowserMessage):
    """The JSON header of a column file."""

    rows: int
    digest: str
    as_of: int | str
    kinds: list[str]
    families: list[str]
    """The family of each kind."""
    holds: list[str]
    statements: list[str]
    statuses: list[str]
    actors: list[str]
    wholes: list[list[int]]
    """The codes of the actors that each actor is part of."""
    members: dict[str, list[int]]
    """The codes of the members of each alliance, by its id."""
    roles: list[str]
    tags: list[str]
    areas: list[str]
    """Gazetteer ids of the countries and provinces that events are known only to."""
    ids: list[str] | None
    columns: dict[str, ColumnPlace]


MAP_MODELS: Final = (MapSpec, SlideSpec, RowTexts, MessageFile, ColumnFileHeader, ViewChange)
"""The messages; the models of their parts follow from them."""
