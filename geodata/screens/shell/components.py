"""Our own Streamlit components: a script that lies in a folder of ours, served as a file.

The security policy lets no inline script run.
"""

from pathlib import Path

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

from geodata import __version__


def component(name: str, script: Path, *, isolated: bool = False) -> ComponentRenderer:
    """The component ``package.name`` of a script, made known to this server where it is not yet.

    Anyone may fetch whatever lies in the script's folder. ``isolated`` keeps the page's style sheet out of
    what it draws.
    """
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(name) is None:
        package, _, own = name.partition(".")
        config = ComponentConfig(own, script.parent.name)
        manager.register_from_manifest(
            ComponentManifest(package, __version__, [config]), script.parent.parent
        )
    return st.components.v2.component(name, js=script.name, isolate_styles=isolated)
