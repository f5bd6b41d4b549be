"""Models of the data of the briefing; see ``geodata.webmap.browser_contract``."""

from typing import Final

from pydantic import BaseModel, ConfigDict

from geodata.webmap.browser_contract import LanguageFacts
from geodata.webmap.component_contract import BasemapUrls
from geodata.webmap.message_types import (
    BrowserMessage,
    LangCode,
    MapCamera,
    StandingCode,
    ThemeName,
    ThemeVariables,
)


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
    """A claim with its words as far as they may leave, and the restatement of its sentence."""

    model_config = ConfigDict(title="Citation")

    event: str
    lines: list[str]
    locator: str
    quotations: list[str]
    """Words of documents with publisher and day."""
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
    marking: str
    """Marking of what the slide shows."""
    note: str
    seconds: float
    query: str
    camera: MapCamera | None
    focus: str | None
    standing: dict[str, StandingCode]
    figures: list[FigureEntry]
    claims: list[ClaimSummary]
    tellers: list[str]
    """The tellers of its events, in words."""
    off_map: list[UnmappedEvent]
    shows: str
    """Number of the documents that it shows, in words."""
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
    marking: str
    """Marking of the whole brief, whose sources and bottom line the cover and the last page show."""
    unfinished: str
    """Draft stamp; empty where the brief is finished."""
    language_note: str
    """Sentence on the language of what is not translated."""
    byline: str
    as_of: str
    cut_off: str
    """Day, perhaps with hour and zone, up to which the brief knows, in ISO 8601."""
    age: dict[str, str]
    """Words for an age of n days, by the names of Intl.PluralRules."""
    summary: list[str]
    sources: list[str]
    documents: list[str]
    """Line of each document that the slides rest on."""
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
    edited: bool
    """Whether it shows the edits since the published version."""
    lang: LangCode
    theme: ThemeName
    version: str
    basemap: BasemapUrls


BRIEFING_MODELS: Final[tuple[type[BaseModel], ...]] = (BriefingContent, BriefingData, ClaimSpeaker)
"""The messages; the models of their parts follow from them."""
