"""The reading page: the text on one side, the map and the card of the event in focus on the other."""

from typing import Final

import streamlit as st

from geodata.screens.map.event_panel import focused
from geodata.screens.map.instrument import instrument
from geodata.screens.reading.claim_entry import encoding
from geodata.screens.reading.coverage_meter import meter
from geodata.screens.reading.reading_sync import follow
from geodata.screens.reading.sentence_list import Page, part_of, parts, sentences
from geodata.screens.shell.page_context import Desk
from geodata.screens.shell.text_attachment import attachment
from geodata.screens.shell.widget_text import Markup, element
from geodata.words import direction, say

_TURNED: Final = "turned"


def reading(desk: Desk) -> None:
    """The text and, beside it, what of it is on the map."""
    page = Page(desk.reader, hidden(desk), desk.event.id if desk.event else None, _part(desk))
    with st.container(key="reading"):
        beside, prose = st.container(key="beside"), st.container(key="prose")
        with beside:
            with st.container(key="map"):
                instrument(desk)
            _card(desk)
        with prose:
            _opening(desk, page)
            _turn(desk, page)
            st.html(sentences(page))
    st.html(lit(desk.event.id if desk.event else None))
    follow(desk)
    encoding(desk)


def _part(desk: Desk) -> int:
    """The part of a long text: the one turned to, until another event or brief is chosen."""
    asked, part = st.session_state.get(_TURNED, (None, 0))
    if asked == (desk.brief.id, desk.view.focus):
        turned: int = part
        return turned
    return part_of(desk.brief, desk.event.id if desk.event else None)


def _turn(desk: Desk, page: Page) -> None:
    """The ways to the parts before and after, where the text is long."""
    number = len(parts(desk.brief))
    if number == 1:
        return
    steps = {"before": page.part - 1, "after": page.part + 1}
    with st.container(key="turn", horizontal=True, vertical_alignment="center"):
        for name, part in steps.items():
            turned = {_TURNED: ((desk.brief.id, desk.view.focus), part)}
            st.button(
                say(f"reading.{name}", desk.lang),
                key=f"turn-{name}-{desk.lang}",
                disabled=not 0 <= part < number,
                on_click=st.session_state.update,
                args=(turned,),
            )
        where = say("reading.part", desk.lang, part=page.part + 1, parts=number)
        st.html(element("p", where, class_="quiet"))


def hidden(desk: Desk) -> dict[str, str]:
    """For each event that the filters hide, the words that say which of them does."""
    reasons = {event.id: desk.selection.reason_of(event.id) for event in desk.brief.events}
    return {name: say(f"omitted.{reason}", desk.lang) for name, reason in reasons.items() if reason}


def lit(event_id: str | None) -> Markup:
    """The rules that light the sentences, the words and the link of the event in focus.

    An id of an event holds letters, digits and hyphens alone.
    """
    if event_id is None:
        return Markup("<style></style>")
    sentence, words, link = (
        f'.sentence[data-events~="{event_id}"]',
        f'mark[data-events~="{event_id}"]',
        f'.chip[data-ask="{event_id}"]',
    )
    return Markup(
        f"<style>{sentence}{{background:var(--tint);border-inline-start-color:var(--ink);}}"
        f"{words}{{background:var(--tone-strong);outline:2px solid var(--tone);outline-offset:-1px;}}"
        f"{link}{{background:var(--raised);border-color:var(--ink);font-weight:600;}}</style>"
    )


def _card(desk: Desk) -> None:
    with st.container(key="beside-card"):
        if desk.event is None:
            st.html(element("p", say("reading.hint", desk.lang), class_="quiet"))
            return
        focused(desk, way=("dashboard.py", "reading.show"))


def _opening(desk: Desk, page: Page) -> None:
    """What the page shows, how to attach the text, and how much of it is accounted for."""
    key = "reading.with-text" if page.text else "reading.without-text"
    with st.container(key="opening"):
        with st.container(key="title", horizontal=True, vertical_alignment="center"):
            st.html(element("h2", say("reading.title", desk.lang)))
            attachment(desk)
        st.html(element("p", say(key, desk.lang), class_="quiet", lang=desk.lang, dir=direction(desk.lang)))
        st.html(meter(page))
