"""Classification marking at the top and the foot of a page, where it stays while the rest scrolls."""

from typing import Literal

import streamlit as st

from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.widget_text import Markup, html_element
from geodata.words import language_direction


def show_marking_bar(context: PageContext, place: Literal["top", "foot"]) -> None:
    """Write the marking of the open brief at one end of the page; nothing where it has none."""
    if context.stamp.marking:
        st.html(marking_bar_html(context, place))


def marking_bar_html(context: PageContext, place: Literal["top", "foot"]) -> Markup:
    """Return the bar with the marking; what is read aloud has the upper one alone."""
    return html_element(
        "p",
        context.stamp.marking,
        class_=f"marking-bar {place}",
        lang=context.lang,
        dir=language_direction(context.lang),
        aria_hidden="true" if place == "foot" else None,
    )
