"""Reading page: the text on one side, the map and the card of the event in focus on the other."""

from typing import Final

import streamlit as st

from geodata.screens.map.event_panel import show_focused_card
from geodata.screens.map.fallback_map import write_fallback_map
from geodata.screens.map.map_layout import map_columns
from geodata.screens.reading.claim_entry import show_claim_entry
from geodata.screens.reading.coverage_meter import coverage_meter_html
from geodata.screens.reading.reading_sync import mount_reading_sync
from geodata.screens.reading.sentence_list import (
    TextPage,
    part_of_event,
    sentence_list_html,
    split_into_parts,
)
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.text_attachment import show_text_attachment
from geodata.screens.shell.widget_text import Markup, html_element
from geodata.words import language_direction, translate

_CHOSEN_PART: Final = "turned"


def show_reading_page(context: PageContext) -> None:
    """Write the text and the card of the event in focus beside the frame's map."""
    page = TextPage(
        context.card_context,
        hidden_event_reasons(context),
        context.focused_event.id if context.focused_event else None,
        _current_part(context),
    )
    columns = map_columns()
    with columns.map:
        write_fallback_map(context)
    with columns.start, st.container(key="reading-text"):
        _show_intro(context, page)
        _show_part_buttons(context, page)
        st.html(sentence_list_html(page))
    with columns.card:
        _show_card(context)
    st.html(focus_highlight_style(context.focused_event.id if context.focused_event else None))
    mount_reading_sync(context)
    show_claim_entry(context)


def _current_part(context: PageContext) -> int:
    """Return the index of the part the reader turned to; it holds until event or brief changes."""
    chosen_for, part = st.session_state.get(_CHOSEN_PART, (None, 0))
    if chosen_for == (context.brief.id, context.view.focus):
        turned: int = part
        return turned
    return part_of_event(context.brief, context.focused_event.id if context.focused_event else None)


def _show_part_buttons(context: PageContext, page: TextPage) -> None:
    """Write buttons to the parts before and after; nothing for a text of one part."""
    number = len(split_into_parts(context.brief))
    if number == 1:
        return
    steps = {"before": page.part - 1, "after": page.part + 1}
    with st.container(key="part-buttons", horizontal=True, vertical_alignment="center"):
        for name, part in steps.items():
            turned = {_CHOSEN_PART: ((context.brief.id, context.view.focus), part)}
            st.button(
                translate(f"reading.{name}", context.lang),
                key=f"turn-{name}-{context.lang}",
                disabled=not 0 <= part < number,
                on_click=st.session_state.update,
                args=(turned,),
            )
        where = translate("reading.part", context.lang, part=page.part + 1, parts=number)
        st.html(html_element("p", where, class_="quiet"))


def hidden_event_reasons(context: PageContext) -> dict[str, str]:
    """Return for each event that the filters hide the words for the filter that hides it."""
    cited = {event.id for event in context.brief.event_records}
    reasons = {name: context.selection.reason_of(name) for name in cited}
    return {
        name: translate(f"hiding-reason.{reason}", context.lang) for name, reason in reasons.items() if reason
    }


def focus_highlight_style(event_id: str | None) -> Markup:
    """Return the style sheet that highlights sentences, words and link of the event in focus.

    The id goes into selectors as it is: an event's id holds letters, digits and hyphens alone.
    """
    if event_id is None:
        return Markup("<style></style>")
    sentence, words, link = (
        f'.sentence[data-events~="{event_id}"]',
        f'mark[data-events~="{event_id}"]',
        f'.chip[data-focus="{event_id}"]',
    )
    return Markup(
        f"<style>{sentence}{{background:var(--tint);border-inline-start-color:var(--ink);}}"
        f"{words}{{background:var(--tone-strong);outline:2px solid var(--tone);outline-offset:-1px;}}"
        f"{link}{{background:var(--raised);border-color:var(--ink);font-weight:600;}}</style>"
    )


def _show_card(context: PageContext) -> None:
    with st.container(key="reading-card"):
        if context.focused_event is None:
            st.html(html_element("p", translate("reading.choose-hint", context.lang), class_="quiet"))
            return
        show_focused_card(context, page_name="dashboard", link_label="reading.show-on-dashboard")


def _show_intro(context: PageContext, page: TextPage) -> None:
    """Write the page's title, the text attachment and the coverage of the text."""
    key = "reading.intro-with-text" if page.text else "reading.intro-without-text"
    with st.container(key="reading-intro"):
        with st.container(key="reading-title", horizontal=True, vertical_alignment="center"):
            st.html(html_element("h2", translate("reading.title", context.lang)))
            show_text_attachment(context)
        st.html(
            html_element(
                "p",
                translate(key, context.lang),
                class_="quiet",
                lang=context.lang,
                dir=language_direction(context.lang),
            )
        )
        st.html(coverage_meter_html(page))
