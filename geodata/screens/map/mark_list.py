"""List of the events that have a mark on the map: the end side of the dashboard without an event in focus."""

from functools import lru_cache
from typing import Final

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import STANDINGS, Selection
from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.phrasing.clock_words import event_date_phrase
from geodata.phrasing.event_words import event_status_name, unreported_tag
from geodata.phrasing.figure_words import figure_lines
from geodata.phrasing.list_words import join_facts
from geodata.phrasing.map_content_words import placed_events_phrase
from geodata.phrasing.proposal_words import proposed_tag
from geodata.phrasing.stamp_words import untranslated_tag
from geodata.phrasing.teller_words import tellers_phrase
from geodata.screens.evidence.event_link import event_link
from geodata.screens.map.below_map import list_link
from geodata.screens.shell.widget_text import Markup, html_element, join_markup
from geodata.vocabulary import Standing, Status
from geodata.words import Lang, language_direction, translate
from geodata.words.text_direction import resolve_isolate_directions

MAX_LISTED_EVENTS: Final = 60
"""Events of the list; of more it says the number, and leads to the table."""
MAX_CACHED_ROWS: Final = 2048
"""Rows whose words are kept: a filter leaves most of them as they were."""


def mark_list_html(selection: Selection, lang: Lang) -> Markup:
    """Return the list of the selected events that have a mark, and a line on those that have none."""
    atlas, shown = selection.atlas, selection.shown_rows
    marked = shown[atlas.events["on_map"].to_numpy(bool)[shown]]
    listed = marked[:MAX_LISTED_EVENTS].tolist()
    rows = [_row_html(selection, row, lang) for row in listed]
    return html_element(
        "section",
        html_element("h2", translate("mark-list.title", lang)),
        html_element("p", _lead(len(shown), len(rows), lang), class_="map-note"),
        html_element("ul", *rows, class_="plain") if rows else None,
        _more_html(len(marked) - len(rows), lang),
        _foot_html(selection, listed, len(marked), lang),
        class_="mark-list event-links",
        lang=lang,
        dir=language_direction(lang),
    )


def event_number_html(number: int, lang: Lang) -> Markup:
    """Return the number of an event in the sign that is used for nothing else."""
    label = translate("mark-list.number", lang, number=number)
    return html_element("span", str(number), class_="event-number", role="img", aria_label=label)


def noted_sign_html(lang: Lang) -> Markup:
    """Return the sign of an event that carries a note on the text."""
    label = translate("mark-list.noted", lang)
    return html_element("span", class_="noted-sign", role="img", aria_label=label, title=label)


def _lead(shown: int, listed: int, lang: Lang) -> str:
    if not shown:
        return translate("event-counts.no-events", lang)
    return translate("mark-list.choose-hint" if listed else "mark-list.none", lang)


def _row_html(selection: Selection, row: int, lang: Lang) -> Markup:
    """Return the row of an event; one that is only perhaps within the period says so."""
    is_perhaps = STANDINGS[int(selection.standing[row])] is Standing.PERHAPS
    standing = translate("map.standing.perhaps", lang) if is_perhaps else None
    return html_element(
        "li",
        _lasting_html(selection.atlas, row, lang),
        html_element("span", standing, class_="quiet line") if standing else None,
    )


@lru_cache(maxsize=MAX_CACHED_ROWS)
def _lasting_html(atlas: Atlas, row: int, lang: Lang) -> Markup:
    """Return the parts of a row that no filter changes."""
    brief = atlas.brief
    event, number = brief.events[row], brief.event_numbers.get(brief.events[row].id)
    sign = noted_sign_html(lang) if brief.queries_of(event.id) else None
    return join_markup(
        event_number_html(number, lang) if number else None,
        event_link(event, brief, lang, event.title[lang], *(("\u00a0", sign) if sign else ())),
        *(_figure_html(line, lang) for line in figure_lines(event, brief, lang)),
        html_element("span", _facts(event, brief, lang), class_="quiet line"),
        html_element("span", tellers_phrase(event, brief, lang), class_="quiet line"),
    )


def _figure_html(line: str, lang: Lang) -> Markup:
    """Return a figure with its speaker; its number stands before the thing counted in either direction."""
    return html_element("span", resolve_isolate_directions(line, language_direction(lang)), class_="figure")


def _facts(event: Event, brief: Brief, lang: Lang) -> str:
    """Return the date of an event, its status where it is not said to have happened, what is no report."""
    return join_facts(
        event_date_phrase(event, lang),
        None if event.status is Status.ACTUAL else event_status_name(event, lang),
        unreported_tag(event, lang),
        proposed_tag(event, lang),
        untranslated_tag(event, brief, lang),
    )


def _more_html(more: int, lang: Lang) -> Markup | None:
    """Return the number of events on the map that are not listed, as a link to the table that has them."""
    return html_element("p", list_link("table", translate("mark-list.more", lang, n=more))) if more else None


def _foot_html(selection: Selection, listed: list[int], marked: int, lang: Lang) -> Markup:
    """Return the number of events with a place, the way to the others, and the meaning of the signs."""
    brief, total = selection.atlas.brief, len(selection.shown_rows)
    names = [brief.events[row].id for row in listed]
    noted = any(brief.queries_of(name) for name in names)
    number = next((brief.event_numbers[name] for name in names if name in brief.event_numbers), None)
    placed = placed_events_phrase(marked, total, lang)
    signs = [
        (event_number_html(number, lang), translate("mark-list.number-note", lang)) if number else None,
        (noted_sign_html(lang), list_link("notes", translate("mark-list.noted", lang))) if noted else None,
    ]
    return html_element(
        "footer",
        html_element("p", list_link("off-map", placed) if marked < total else placed) if total else None,
        *(html_element("p", *sign, class_="sign-key") for sign in signs if sign),
    )
