"""Models of the data of our components and of the briefing; see ``geodata.webmap.browser_contract``."""

from typing import Final, Literal

from pydantic import BaseModel, ConfigDict
from typing_extensions import TypeAliasType

from geodata.webmap import browser_contract as contract
from geodata.webmap.browser_contract import (
    BrowserMessage,
    Choices,
    Day,
    Direction,
    LangCode,
    LanguageFacts,
    MapCamera,
    ProjectionName,
    Size,
    StandingCode,
    TableRow,
    ThemeName,
    ThemeVariables,
    ViewFields,
)

FilterName = TypeAliasType(
    "FilterName", Literal["actors", "layers", "statements", "roles", "match", "hide", "show"]
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
    ],
)


class BasemapUrls(BrowserMessage):
    """Addresses of the shapes of the basemap and of MapLibre's worker."""

    land: str
    borders: str
    disputed: str
    worker: str


class MapOptions(BrowserMessage):
    """The parts of the map that are shown."""

    time_bar: bool
    toolbar: bool


class ServerPicture(BrowserMessage):
    """The server's picture of the view; `url` is relative and has no camera."""

    url: str
    map: Size
    """The smallest map that the picture shows at a camera's zoom."""
    unsaved: bool
    """Whether this session has changes of the brief, which no picture of the server has."""


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
    projection: ProjectionName
    camera_move: int
    """Grows when Python wants the camera to go to `camera`."""
    seq: int
    """The last change that Python has taken in."""
    height: float
    picture: ServerPicture
    """The picture of the view with the number `seq`."""
    options: MapOptions


class FacetCounts(BrowserMessage):
    """Number of events that each choice would show, all other filters as they are."""

    model_config = ConfigDict(title="SelectionFacets")

    actors: contract.ChoiceCounts
    layers: contract.ChoiceCounts
    statements: contract.ChoiceCounts


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
    families: list[tuple[str, str, list[str]]]
    """Id, label and kinds of each family among the layers."""
    words: dict[FilterWord, str]


class EventTableData(BrowserMessage):
    """Data of the event table, deflated."""

    lang: LangCode
    direction: Direction
    title: str
    columns: Choices
    cell_texts: list[str]
    rows: list[TableRow]
    """Id of the event, then the places of its cells in `cell_texts`."""
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


class AmountParts(BrowserMessage):
    """An amount as stated."""

    model_config = ConfigDict(title="Amount")

    before: str
    number: str
    after: str
    counts: str


class ClaimSpeaker(BrowserMessage):
    """The speaker of a claim, its tags, and the numbers of its sources."""

    speaker: str
    tags: list[str]
    source_numbers: list[int]


class FigureEntry(ClaimSpeaker):
    """The figures of one speaker."""

    model_config = ConfigDict(title="SpeakerFigures")

    amounts: list[AmountParts]
    """Several are alternatives, never to be added."""


class ClaimSummary(ClaimSpeaker):
    """A claim in a few words."""

    gist: str


class SlideCitation(ClaimSpeaker):
    """A claim with the restatement of its sentence."""

    model_config = ConfigDict(title="Citation")

    event: str
    lines: list[str]
    locator: str
    restatement: str


class SlideSource(BrowserMessage):
    """A source and the places where it is cited."""

    model_config = ConfigDict(title="Source")

    number: int
    name: str
    locators: list[str]


class UnmappedEvent(BrowserMessage):
    """An event of a slide that is not on the map."""

    title: str
    status: str
    reason: str


class BriefingSlide(BrowserMessage):
    """A slide of a briefing."""

    model_config = ConfigDict(title="Slide")

    id: str
    title: str
    note: str
    seconds: float
    query: str
    camera: MapCamera | None
    focus: str | None
    standing: dict[str, StandingCode]
    figures: list[FigureEntry]
    claims: list[ClaimSummary]
    off_map: list[UnmappedEvent]
    sources: list[SlideSource]
    citations: list[SlideCitation]
    map_url: str
    """The address of the map spec; size and scale are added."""


class BriefingContent(BrowserMessage):
    """All slides of a briefing in one language."""

    brief: str
    digest: str
    language: LanguageFacts
    next_lang: LangCode
    """Language to which the presenter changes."""
    theme: ThemeName
    title: str
    byline: str
    as_of: str
    summary: list[str]
    sources: list[str]
    colophon: str
    words: dict[str, str]
    theme_variables: ThemeVariables
    slides: list[BriefingSlide]


class BriefingData(BrowserMessage):
    """Data of the briefing: addresses alone."""

    code: str
    """Address of the component's script."""
    brief: str
    digest: str
    lang: LangCode
    theme: ThemeName
    version: str
    basemap: BasemapUrls


COMPONENT_MODELS: Final[tuple[type[BaseModel], ...]] = (
    *(InstrumentData, FilterPanelData, EventTableData, ReadingSyncData),
    *(BriefingContent, BriefingData, ClaimSpeaker),
)
"""The messages; the models of their parts follow from them."""
