"""Events as links under the words that they rest on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.phrasing.list_words import join_facts
from geodata.screens.evidence.event_link import event_link
from geodata.screens.shell.card_context import CardContext
from geodata.screens.shell.widget_text import Markup, html_element
from geodata.words import Lang, language_direction

MAX_EVENTS_PER_SENTENCE: Final = 30
"""Events named at one passage; the others are counted."""


@dataclass(frozen=True)
class ReaderPage:
    """A page of a document as shown to one reader."""

    context: CardContext
    hidden: Mapping[str, str]
    """Words for the filter that hides an event, by id of the event."""
    focus: str | None = None
    """Id of the event in focus, which is always among those named."""
    part: int = 0
    """Index of the part of a long document."""
    document: str | None = None
    """Id of the document; none for the text that the brief encodes."""

    @property
    def brief(self) -> Brief:
        """The brief."""
        return self.context.brief

    @property
    def lang(self) -> Lang:
        """The reader's language."""
        return self.context.lang


def limited_events(events: tuple[Event, ...], page: ReaderPage) -> tuple[Event, ...]:
    """Return the first events that cite some words, and the one in focus wherever it stands."""
    return events[:MAX_EVENTS_PER_SENTENCE] + tuple(
        each for each in events[MAX_EVENTS_PER_SENTENCE:] if each.id == page.focus
    )


def event_chips(events: tuple[Event, ...], page: ReaderPage, label: str) -> Markup | None:
    """Return the events that rest on some words as a list of links; the last item counts those left out.

    None without events.
    """
    named = limited_events(events, page)
    chips = [html_element("li", _event_chip(event, page)) for event in named]
    if more := len(events) - len(named):
        chips.append(html_element("li", page.context.say("reading.more-events", n=more), class_="quiet"))
    return html_element("ul", *chips, class_="chips", aria_label=label) if chips else None


def joined_ids(events: Iterable[Event]) -> str:
    """Return the ids of events as the value of an attribute."""
    return " ".join(event.id for event in events)


def chips_line(events: tuple[Event, ...], page: ReaderPage) -> Markup:
    """Return the events that rest on a passage, as the line under it."""
    return html_element(
        "div",
        event_chips(events, page, page.context.say("document.event-links")),
        class_="sentence-events",
        lang=page.lang,
        dir=language_direction(page.lang),
    )


def _event_chip(event: Event, page: ReaderPage) -> Markup:
    """Return an event as a link that puts it in focus."""
    hidden = page.hidden.get(event.id)
    notes = [page.context.say("reading.not-on-map")] if not page.brief.is_on_map(event) else []
    notes += [page.context.say("reading.filtered-out", reason=hidden)] if hidden else []
    return event_link(
        event,
        page.brief,
        page.lang,
        html_element("span", event.title[page.lang], class_="chip-title"),
        html_element("span", join_facts(*notes), class_="quiet") if notes else None,
        class_=f"chip kind-{event.kind}{' hidden-event' if hidden else ''}",
        document=page.document,
    )
