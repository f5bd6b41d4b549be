"""The briefing screen: the slides of the brief over the whole window, turned by the browser."""

from typing import Any, Final

import streamlit as st

from geodata import __version__
from geodata.screens.map.instrument import LOADER, ground
from geodata.screens.shell.components import component
from geodata.screens.shell.page_context import Desk
from geodata.screens.shell.widget_text import element
from geodata.webmap import assets
from geodata.words import say

NAME: Final = "briefmap.briefing"


def briefing(desk: Desk) -> None:
    """The presenter; where its code was not built, a word why there is none."""
    with st.container(key="briefing"):
        if assets.built():
            component(NAME, LOADER, isolated=True)(
                key=f"briefing-{desk.brief.id}", data=data(desk), height="content"
            )
        else:
            st.html(element("p", say("briefing.not-built", desk.lang), class_="notice", role="alert"))


def data(desk: Desk) -> dict[str, Any]:
    """What the presenter is sent: addresses, and what is asked; slides it fetches by itself."""
    return {
        "code": assets.url(assets.BRIEFING),
        "brief": desk.brief.id,
        "digest": desk.atlas.digest,
        "lang": desk.lang,
        "theme": desk.theme,
        "version": __version__,
        "ground": ground(),
    }
