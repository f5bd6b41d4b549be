"""Briefing screen: the slides of the brief over the whole window, turned in the browser."""

from typing import Any, Final

import streamlit as st

from geodata.ground.ground_sources import drawing_version
from geodata.screens.map.instrument import LOADER_SCRIPT, basemap_urls
from geodata.screens.shell import session_store
from geodata.screens.shell.components import component_renderer
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.widget_text import html_element
from geodata.webmap import assets
from geodata.words import translate

BRIEFING_COMPONENT: Final = "briefmap.briefing"


def show_briefing_page(context: PageContext) -> None:
    """Mount the presenter; where its code was not built, write the reason instead."""
    with st.container(key="briefing"):
        if assets.is_map_built():
            component_renderer(BRIEFING_COMPONENT, LOADER_SCRIPT, isolated=True)(
                key=f"briefing-{context.brief.id}", data=briefing_screen_data(context), height="content"
            )
        else:
            st.html(
                html_element(
                    "p", translate("briefing.not-built", context.lang), class_="notice", role="alert"
                )
            )


def briefing_screen_data(context: PageContext) -> dict[str, Any]:
    """Return the presenter's data: addresses and settings; it fetches the slides by itself."""
    return {
        "code": assets.asset_url(assets.BRIEFING_SCRIPT),
        "brief": context.brief.id,
        "digest": context.atlas.digest,
        "edited": session_store.sees_edits(),
        "lang": context.lang,
        "theme": context.theme,
        "version": drawing_version(),
        "basemap": basemap_urls(context.lang),
    }
