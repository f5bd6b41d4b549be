"""Models of the data of our components; see ``geodata.webmap.browser_contract``."""

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypeAliasType

from geodata.webmap.browser_contract import LanguageFacts, ViewFields
from geodata.webmap.message_types import (
    Bounds,
    BrowserMessage,
    Day,
    Direction,
    LangCode,
    MapCamera,
    Position,
    ProjectionName,
    Size,
    TableRow,
    ThemeName,
)
from geodata.webmap.stand_in_contract import StandInAddress

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
FilterName = TypeAliasType(
    "FilterName",
    Literal["actors", "layers", "statements", "statuses", "tags", "roles", "match", "hide", "show"],
)
FilterWord = TypeAliasType(
    "FilterWord",
    Literal[
        "period",
        "from",
        "to",
        "date-example",
        "bad-date",
        "period-reversed",
        "more",
        "reset",
        "actors",
        "match",
        "roles",
        "layers",
        "statements",
        "statuses",
        "tags",
        "members-act",
        "find-actor",
        "find-tag",
        "found-count",
        "unlisted",
    ],
)


class OwnArchive(BrowserMessage):
    """An archive of the user's own, drawn inside its bounds over our land and under our borders."""

    url: str
    kind: Literal["vector", "raster"]
    bounds: Bounds
    min_zoom: int
    first_zoom: int
    """Zoom from which it is drawn: farther out its tiles would lie over half of the world."""
    max_zoom: int
    tile_size: int
    """Pixels of the side of a tile of a raster archive."""
    attribution: str
    day: str
    """Day of the imagery in words; empty where it is not known."""


class BasemapUrls(BrowserMessage):
    """Addresses of the archive of the ground and of MapLibre's worker, and the user's own archives."""

    ground: str
    own: list[OwnArchive]
    """From below."""
    disputed: Literal["broken", "plain", "hidden"]
    """Look of disputed borders."""
    full: str
    """Beginning of the addresses of shapes in full detail, which the map draws at nearer zooms."""
    areas: str
    """Address of the names of states and waters that have an area."""
    names: dict[str, str]
    """The desk's names of places of the ground in the reader's language, by id."""
    worker: str


class MapOptions(BrowserMessage):
    """The parts of the map that are shown."""

    time_bar: bool
    toolbar: bool
    tools: bool
    """Whether the reader may measure, read coordinates and switch the graticule."""


class PlaceMarker(BrowserMessage):
    """A place that the reader searched for: marked until the reader removes it, and in no picture."""

    number: int
    """Grows with each place."""
    at: Position
    name: str
    kind: str
    position: str
    """Its coordinates as text."""


class ServerPicture(BrowserMessage):
    """The server's picture of the view; `url` is relative and has no camera."""

    url: str
    map: Size
    """The smallest map that the picture shows at a camera's zoom."""
    marking: str
    """Marking of the page, for a picture that the browser makes."""
    remarks: list[str]
    """Draft stamp and note on the language, for such a picture."""
    filters: list[str]
    """Filters beside the period in words, for such a picture."""


class InstrumentData(BrowserMessage):
    """Data of the map: addresses and state, never rows."""

    code: str
    """Address of the component's script."""
    scene: str
    table: str
    titles: str
    words: str
    basemap: BasemapUrls
    lang: LangCode
    direction: Direction
    theme: ThemeName
    view: ViewFields
    focus_row: int | None
    """Row of the event in focus."""
    camera: MapCamera | None
    ends: Bounds | None
    """Box of all ends of the event in focus, to be seen with the camera; None for a camera that is held."""
    projection: ProjectionName
    camera_move: int
    """Grows when Python wants the camera to go to `camera`."""
    seq: int
    """The last change that Python has taken in."""
    height: float
    picture: ServerPicture
    """The picture of the view with the number `seq`."""
    stand_in: StandInAddress | None
    """None where there is no picture of what the map shows."""
    options: MapOptions
    marker: PlaceMarker | None
    near: str
    """Address of the route that names the nearest town."""


class FacetCounts(BrowserMessage):
    """Number of events that each choice would show, all other filters as they are."""

    model_config = ConfigDict(title="SelectionFacets")

    actors: ChoiceCounts
    layers: ChoiceCounts
    statements: ChoiceCounts
    statuses: ChoiceCounts
    tags: ChoiceCounts
    members: ChoiceCounts
    """Events that the actor filter hides and in which members of its alliances act."""


class ListedChoice(BrowserMessage):
    """A choice of a searchable list; its label stands among those of the filter."""

    id: str
    depth: int
    """0, or one more than the choice that it is a part of."""
    searched: str
    """Folded spellings, separated by line feeds."""


class ChoiceList(BrowserMessage):
    """The choices of a filter as a searchable list, where there are too many for chips."""

    groups: list[tuple[str, list[ListedChoice]]]
    """Title of each group, empty for none, with its choices."""
    unlisted: int
    """Number of the rarer choices that are left out."""


class FilterPanelData(BrowserMessage):
    """Data of the filter panel."""

    brief: str
    language: LanguageFacts
    view: ViewFields
    counts: FacetCounts
    """Choices that would show no event are left out."""
    presets: list[tuple[str, str, Day | None, Day | None]]
    """Id, label, first and last day."""
    labels: dict[FilterName, Choices]
    lists: dict[str, ChoiceList]
    """Filters that are searchable lists in place of chips."""
    families: list[tuple[str, str, list[str]]]
    """Id, label and kinds of each family among the layers."""
    words: dict[FilterWord, str]
    actors_alone: bool
    """Whether the filter of the actors is the only one that is shown."""


class EventTableData(BrowserMessage):
    """Data of the event table, deflated."""

    lang: LangCode
    direction: Direction
    title: str
    columns: Choices
    cell_texts: list[str]
    rows: list[TableRow]
    """Id of the event, then the places of its cells in `cell_texts`."""
    noted: list[str]
    """Ids of the events that carry a note on the text."""
    noted_label: str
    sort: tuple[str | None, bool]
    """Column, and whether it descends."""
    focus: str | None
    page: int
    pages: int
    page_label: str
    hint: str
    previous: str
    next: str


class ReadingSyncData(BrowserMessage):
    """Data of the script between the text and the map."""

    focus: str | None
    brief: str
    lang: LangCode
    document: str | None
    """Id of the document on screen."""
    passage: str | None
    """Id of the element of the passage that was asked for."""
    asked: int
    """Number of that request."""
    panel: str
    """The panel that is open over the map of a phone, by its name; empty for none."""


class ChoiceKeysData(BrowserMessage):
    """Data of the script that answers questions by keys."""

    question: str | None
    """The name that the list asks for."""


COMPONENT_MODELS: Final[tuple[type[BaseModel], ...]] = (
    InstrumentData,
    FilterPanelData,
    EventTableData,
    ReadingSyncData,
    ChoiceKeysData,
)
"""The messages; the models of their parts follow from them."""
