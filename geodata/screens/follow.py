"""The client's part of the reading page: events follow clicks, the text the focus, the form a selection.

The script is a file that this server serves: the security policy lets no inline script run.
"""

from importlib.resources import files
from pathlib import Path
from typing import Final

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

from geodata import __version__
from geodata.screens import choice, state
from geodata.screens.desk import Desk
from geodata.screens.encoding import choose

PACKAGE: Final = "briefmap"
NAME: Final = "follow"
SERVED: Final = "served"
"""The folder whose files anyone may fetch; it holds nothing else."""


def follow(desk: Desk) -> None:
    """Follow the reader between the text and the map; it draws nothing."""
    key = "follow"
    with st.container(key="follow-frame"):
        _component()(
            key=key,
            data={"focus": desk.event.id if desk.event else None, "brief": desk.brief.id, "lang": desk.lang},
            on_ask_change=lambda: _ask(desk, key),
            on_chosen_change=lambda: choose(desk, st.session_state[key].chosen),
        )


def _ask(desk: Desk, key: str) -> None:
    event_id = st.session_state[key].ask
    if event_id in desk.brief.event:
        state.ask(choice.event(desk, event_id))


def _component() -> ComponentRenderer:
    """The component, made known to this server where it is not yet."""
    manager, name = get_bidi_component_manager(), f"{PACKAGE}.{NAME}"
    if manager.get_component_asset_root(name) is None:
        manifest = ComponentManifest(PACKAGE, __version__, [ComponentConfig(NAME, SERVED)])
        manager.register_from_manifest(manifest, Path(str(files("geodata.screens"))))
    return st.components.v2.component(name, js="follow.js", isolate_styles=False)
