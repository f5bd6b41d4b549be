"""Briefing screen: the slides of the brief over the whole window, turned in the browser."""

from typing import Any, Final

import streamlit as st

from geodata import __version__
from geodata.screens.map.instrument import LOADER, ground
from geodata.screens.shell.components import component
from geodata.screens.shell.page_context import Desk
from geodata.screens.shell.widget_text import element
from geodata.webmap import assets
from geodata.words import say

BRIEFING_COMPONENT: Final = "briefmap.briefing"


def show_briefing_page(context: Desk) -> None:
    """Mount the presenter; where its code was not built, write the reason instead."""
    with st.container(key="briefing"):
        if assets.built():
            component(BRIEFING_COMPONENT, LOADER, isolated=True)(
                key=f"briefing-{context.brief.id}", data=briefing_screen_data(context), height="content"
            )
        else:
            st.html(element("p", say("briefing.not-built", context.lang), class_="notice", role="alert"))


def briefing_screen_data(context: Desk) -> dict[str, Any]:
    """Return the presenter's data: addresses and settings; it fetches the slides by itself."""
    return {
        "code": assets.url(assets.BRIEFING),
        "brief": context.brief.id,
        "digest": context.atlas.digest,
        "lang": context.lang,
        "theme": context.theme,
        "version": __version__,
        "ground": ground(),
    }
