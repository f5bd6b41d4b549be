"""Models of the JSON that Python and the browser exchange; the TypeScript types are generated from them.

A model is emitted under its ``title``, else under its class name. Field docstrings become comments there.
"""

from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema
from typing_extensions import TypeAliasType

from geodata.atlas.column_file import AHEAD, ALIGN, MAGIC, ON_MAP, UNDATED
from geodata.atlas.thinning import CELL_PIXELS, MOST_EXACT_MARKS, MOST_THINNED_MARKS, SCREEN_REACH
from geodata.brief.record_types.slide_record import MAX_SLIDE_SECONDS, MIN_SLIDE_SECONDS
from geodata.layout.camera_fit import MIN_ZOOM
from geodata.layout.mercator import EQUATOR_METRES
from geodata.view import MAX_LATITUDE, TILE_PIXELS, Projection, Theme
from geodata.webmap.map_spec import MOST_TITLES
from geodata.words import Lang, languages

MAX_SLIDE_SCALE: Final = 4.0
"""Most by which the map of a slide is enlarged."""

SHARED_LIMITS: Final = {
    "MAX_UNTHINNED": ("Up to so many events in view each has its own mark.", MOST_EXACT_MARKS),
    "MAX_MARKS": ("The most marks that a computer without a GPU draws at a good pace.", MOST_THINNED_MARKS),
    "CELL_PIXELS": ("Side of a cell of thinning in pixels.", CELL_PIXELS),
    "SCREEN_REACH": ("Reach of thinning from the middle of the screen, in its sides.", SCREEN_REACH),
    "UNDATED_FLAG": ("Bit of the column `flags`: the event has no date.", UNDATED),
    "AHEAD_FLAG": ("Bit of the column `flags`: the event lies after the day of the brief.", AHEAD),
    "ON_MAP_FLAG": ("Bit of the column `flags`: the event has a place.", ON_MAP),
    "COLUMN_FILE_MAGIC": ("The first bytes of a column file, as text.", MAGIC.decode()),
    "COLUMN_ALIGNMENT": ("Bytes of which each column's offset is a multiple.", ALIGN),
    "MAX_TITLES": ("Most rows whose titles one request gets.", MOST_TITLES),
    "MIN_ZOOM": ("The zoom of the farthest camera.", MIN_ZOOM),
    "TILE_PIXELS": ("Pixels of the world at zoom 0.", TILE_PIXELS),
    "MAX_LATITUDE": ("Latitude in degrees at which Web Mercator ends.", MAX_LATITUDE),
    "EQUATOR_METRES": ("Length of the equator.", EQUATOR_METRES),
    "MIN_SLIDE_SECONDS": ("Least seconds of a slide that plays.", MIN_SLIDE_SECONDS),
    "MAX_SLIDE_SECONDS": ("Most seconds of a slide that plays.", MAX_SLIDE_SECONDS),
    "MAX_SLIDE_SCALE": ("Most by which the map of a slide is enlarged.", MAX_SLIDE_SCALE),
}
"""Comment and value of each constant that both languages need, by its name in TypeScript."""

LangCode = TypeAliasType(
    "LangCode", Annotated[Lang, Field(title="Lang", description="Code of an interface language (BCP 47).")]
)
ThemeName = TypeAliasType("ThemeName", Annotated[Theme, Field(title="Theme")])
Direction = TypeAliasType("Direction", languages.Direction)
ProjectionName = TypeAliasType("ProjectionName", Annotated[Projection, Field(title="Projection")])
Colour = TypeAliasType(
    "Colour",
    Annotated[tuple[int, int, int, int], Field(description="Red, green, blue and opacity, each 0-255.")],
)
Position = TypeAliasType(
    "Position",
    Annotated[tuple[float, float], Field(description="Longitude before latitude, in degrees.")],
)
Bounds = TypeAliasType(
    "Bounds",
    Annotated[
        tuple[float, float, float, float],
        Field(
            description="West, south, east, north in degrees; where west exceeds east the box crosses the "
            "antimeridian."
        ),
    ],
)
Day = TypeAliasType("Day", Annotated[str, Field(description="A calendar day, YYYY-MM-DD.")])
Size = TypeAliasType("Size", Annotated[tuple[float, float], Field(description="Width and height in pixels.")])
StandingCode = TypeAliasType(
    "StandingCode",
    Annotated[
        Literal[0, 1, 2],
        Field(
            title="Standing",
            description="The standing of an event: filtered out, perhaps within, within.",
        ),
    ],
)
Choices = TypeAliasType(
    "Choices",
    Annotated[
        list[tuple[str, str]],
        Field(description="The choices of a filter in the order in which they stand: id and label."),
    ],
)
ChoiceCounts = TypeAliasType(
    "ChoiceCounts", Annotated[dict[str, int], Field(description="Number of events by the id of a choice.")]
)
ThemeVariables = TypeAliasType(
    "ThemeVariables",
    Annotated[dict[str, str], Field(description="CSS custom properties of a theme, `--name` to value.")],
)
ColumnType = TypeAliasType("ColumnType", Literal["int16", "int32", "uint8", "uint16", "uint32", "float32"])
TableRow = Annotated[
    list[str | int],
    WithJsonSchema({"type": "array", "prefixItems": [{"type": "string"}], "items": {"type": "integer"}}),
]
"""Id of an event, then the indices of its cells."""


class BrowserMessage(BaseModel):
    """Base of the messages: strict, and without unknown fields."""

    model_config = ConfigDict(extra="forbid", strict=True, use_attribute_docstrings=True)


class MapCamera(BrowserMessage):
    """Centre in degrees, and zoom."""

    model_config = ConfigDict(title="Camera")

    lon: float
    lat: float
    zoom: float
    """The zoom of web maps: 0 shows the world on 512 pixels."""


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
    hide: list[str] = []
    show: list[str] = []
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
    perhaps: dict[str, Any] = {}
    """The fields that differ while the event falls only perhaps within the period."""
    focus: bool = False
    """Drawn only while the event is in focus."""


class SpecLayer(SpecRow):
    """A layer in pydeck's JSON; one that belongs to a single event has the same three keys as a row."""

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


class EventLabel(BrowserMessage):
    """The label of an event; `offset` leads from `at` to its top left. A proposed event's edge is dashed."""

    event: str
    at: Position
    offset: tuple[float, float]
    size: Size
    proposed: bool = False
    lines: list[LabelText]


class PlaceName(BrowserMessage):
    """The name of a place on the map."""

    at: Position
    text: str
    size: float
    ink: Colour


class LegendEntry(BrowserMessage):
    """An item of the legend."""

    model_config = ConfigDict(title="LegendItem")

    group: str
    id: str
    label: str
    swatch: str
    """SVG text."""


class EventTexts(BrowserMessage):
    """Texts and place of an event."""

    title: str
    body: str
    kind: str
    row: int
    at: Position | None
    bounds: Bounds | None
    claim_days: list[Day]
    """The days on which claims were made."""
    date: str
    """The date in words."""


class StandingColours(BrowserMessage):
    """Colours of a kind by standing."""

    within: Colour
    perhaps: Colour


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
    place_names: list[PlaceName]
    text_alternative: str
    """The map in words, for screen readers."""


class MapSpec(SlideSpec):
    """The whole brief drawn for one language, theme and camera, no filter applied."""

    theme: ThemeName
    brief: str
    """Id of the brief."""
    size: Size
    home: MapCamera
    """The camera that shows the whole brief."""
    thinned: ThinnedMarks | None
    """Set for a map with thinning, which has no layers and no labels."""
    legend: list[LegendEntry]
    notes: list[str]
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
    holds: list[str]
    statements: list[str]
    actors: list[str]
    roles: list[str]
    ids: list[str] | None
    columns: dict[str, ColumnPlace]


MAP_MODELS: Final[tuple[type[BaseModel], ...]] = (
    *(MapSpec, SlideSpec, RowTexts, MessageFile, ColumnFileHeader),
    ViewChange,
)
"""The messages; the models of their parts follow from them."""
