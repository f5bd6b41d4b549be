"""Streamlit components of our own, whose script is served from a folder of the package.

The security policy allows no inline script.
"""

from importlib.resources import files
from pathlib import Path
from typing import Final

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

from geodata import __version__

LOST_SERVER_COMPONENT: Final = "briefmap.lost-server"
FIRST_STOP_COMPONENT: Final = "briefmap.first-stop"
_SERVED: Final = Path(str(files("geodata"))) / "instrument" / "served"
LOST_SERVER_SCRIPT: Final = _SERVED / "lost-server.js"
FIRST_STOP_SCRIPT: Final = _SERVED / "first-stop.js"


def component_renderer(name: str, script: Path, *, isolated: bool = False) -> ComponentRenderer:
    """Return the component ``package.name`` of a script, registered with this server on first use.

    Parameters
    ----------
    script
        A file whose whole folder is served to anyone.
    isolated
        Whether the page's style sheet stays out of the component.
    """
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(name) is None:
        package, _, own = name.partition(".")
        config = ComponentConfig(own, script.parent.name)
        manager.register_from_manifest(
            ComponentManifest(package, __version__, [config]), script.parent.parent
        )
    return st.components.v2.component(name, js=script.name, isolate_styles=isolated)


def mount_lost_server() -> None:
    """Mount an invisible component that closes Streamlit's dialogue while the server is gone."""
    with st.container(key="hidden-lost-server"):
        component_renderer(LOST_SERVER_COMPONENT, LOST_SERVER_SCRIPT)(key="lost-server")


def mount_first_stop() -> None:
    """Mount an invisible component that lets the keyboard begin at the link that skips."""
    with st.container(key="hidden-first-stop"):
        component_renderer(FIRST_STOP_COMPONENT, FIRST_STOP_SCRIPT)(key="first-stop")
