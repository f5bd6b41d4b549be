"""Figures page: every event with figures, each with its speaker, on one axis per unit."""

from typing import Final

import pandas as pd
import streamlit as st

from geodata.brief.records import Event
from geodata.charts.ladder_html import ladder_legend, ladder_style, ladder_tables
from geodata.charts.ladders import Ladder, LadderAxis, event_ladders, ladder_axis
from geodata.screens.evidence.axis_scale import show_axis_scale_switch
from geodata.screens.map import view_choice
from geodata.screens.shell import session_store
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.page_intro import page_intro_html
from geodata.screens.shell.page_links import show_page_link
from geodata.screens.shell.widget_text import escape_markdown, html_element
from geodata.words import language_direction, translate

MAX_FIGURE_EVENTS: Final = 80


def show_figures_page(context: PageContext) -> None:
    """Write the ladders of the events that pass the filters, those with rival figures first."""
    lang = context.lang
    told = context.atlas.claims
    stated = told.loc[told["unit"].notna() & told["event"].isin(context.selection.shown_rows)]
    numbers = stated.groupby("event").size()
    shared = _shared_axes(stated)
    with st.container(key="figures"):
        if not len(stated):
            st.html(page_intro_html(context, "figures", intro="none"))
            return
        st.html(page_intro_html(context, "figures", ladder_legend(ladder_style(None, lang, context.theme))))
        show_axis_scale_switch(context)
        if any(not axis.log for axis in shared.values()) and session_store.is_log_scale():
            st.html(html_element("p", translate("figures.zero-on-log-scale", lang), class_="map-note"))
        rival, single = (numbers.index[numbers > 1].tolist(), numbers.index[numbers == 1].tolist())
        if len(numbers) > MAX_FIGURE_EVENTS:
            words = translate("figures.truncated", lang, shown=MAX_FIGURE_EVENTS, n=len(numbers))
            st.html(html_element("p", words, class_="notice"))
        room = max(MAX_FIGURE_EVENTS - len(rival), 0)
        for title, rows in (
            ("figures.rival-figures", rival[:MAX_FIGURE_EVENTS]),
            ("figures.single-figures", single[:room]),
        ):
            if rows:
                st.html(html_element("h2", translate(title, lang)))
            for row in rows:
                event = context.brief.events[row]
                _show_event_ladders(context, event, event_ladders(event), shared)


def _shared_axes(stated: pd.DataFrame) -> dict[str, LadderAxis]:
    """Return for each unit the axis that holds all figures of some claims."""
    amounts = stated.melt(id_vars="unit", value_vars=["value", "low", "high"], value_name="amount").dropna()
    return {
        str(unit): ladder_axis(found.astype(float).tolist(), log=session_store.is_log_scale())
        for unit, found in amounts.groupby("unit", sort=False)["amount"]
    }


def _show_event_ladders(
    context: PageContext, event: Event, found: tuple[Ladder, ...], shared: dict[str, LadderAxis]
) -> None:
    lang = context.lang
    with st.container(key=f"ladder-{event.id}", gap="small"):
        st.html(
            html_element(
                "section",
                html_element("h3", event.title[lang]),
                *ladder_tables(
                    found,
                    shared,
                    context.brief,
                    ladder_style(context.brief.kind_table.look_of(event.kind), lang, context.theme),
                    alone=True,
                ),
                class_="ladder",
                lang=lang,
                dir=language_direction(lang),
            )
        )
        show_page_link(
            "dashboard",
            view_choice.view_with_event(context, event.id),
            label=translate("figures.show-on-map", lang, event=escape_markdown(event.title[lang])),
        )
