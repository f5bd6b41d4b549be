"""Figures page: every event with figures, each with its speaker, comparable ones on one axis."""

from typing import Final

import pandas as pd
import streamlit as st

from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.charts.ladder_html import LadderSource, ladder_legend, ladder_style, ladder_tables
from geodata.charts.ladders import AxisKey, Ladder, LadderAxis, axis_measure, event_ladders, ladder_axis
from geodata.screens.evidence.axis_scale import show_axis_scale_switch
from geodata.screens.map import view_choice
from geodata.screens.pages.page_intro import page_intro_html
from geodata.screens.shell import session_store
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.page_links import show_page_link
from geodata.screens.shell.widget_text import escape_markdown, html_element
from geodata.words import language_direction, translate

MAX_FIGURE_EVENTS: Final = 80


def show_figures_page(context: PageContext) -> None:
    """Write the ladders of the events that pass the filters, those with figures of several speakers first."""
    lang = context.lang
    told = context.atlas.claims
    stated = told.loc[told["unit"].notna() & told["event"].isin(context.selection.shown_rows)]
    speakers = stated.groupby("event")["source"].nunique()
    shared = _shared_axes(stated, context.brief)
    with st.container(key="figures"):
        if not len(stated):
            st.html(page_intro_html(context, "figures", intro="none"))
            return
        st.html(page_intro_html(context, "figures", ladder_legend(ladder_style(None, lang, context.theme))))
        show_axis_scale_switch(context)
        if any(not axis.log for axis in shared.values()) and session_store.is_log_scale():
            st.html(html_element("p", translate("figures.zero-on-log-scale", lang), class_="map-note"))
        several, single = (speakers.index[speakers > 1].tolist(), speakers.index[speakers == 1].tolist())
        if len(speakers) > MAX_FIGURE_EVENTS:
            words = translate("figures.truncated", lang, shown=MAX_FIGURE_EVENTS, n=len(speakers))
            st.html(html_element("p", words, class_="notice"))
        room = max(MAX_FIGURE_EVENTS - len(several), 0)
        for title, rows in (
            ("figures.several-speakers", several[:MAX_FIGURE_EVENTS]),
            ("figures.one-speaker", single[:room]),
        ):
            if rows:
                st.html(html_element("h2", translate(title, lang)))
            for row in rows:
                event = context.brief.events[row]
                _show_event_ladders(context, event, event_ladders(event, context.brief), shared)


def _shared_axes(stated: pd.DataFrame, brief: Brief) -> dict[AxisKey, LadderAxis]:
    """Return for each measure or unit, thing counted and scope the axis of all figures of some claims."""
    amounts = stated.melt(
        id_vars=["unit", "counts", "scope"], value_vars=["value", "low", "high"], value_name="amount"
    ).dropna()
    found: dict[AxisKey, list[float]] = {}
    for names, group in amounts.groupby(["unit", "counts", "scope"], sort=False)["amount"]:
        unit, counts, scope = map(str, names)
        for measure in {axis_measure(unit, brief.unit_table.measure_of(unit)), unit}:
            found.setdefault((measure, counts, scope), []).extend(group.astype(float))
    return {key: ladder_axis(ends, log=session_store.is_log_scale()) for key, ends in found.items()}


def _show_event_ladders(
    context: PageContext, event: Event, found: tuple[Ladder, ...], shared: dict[AxisKey, LadderAxis]
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
                    LadderSource(event, context.brief),
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
