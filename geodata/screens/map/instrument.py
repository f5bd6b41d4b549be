"""The map component on a page: it is sent addresses and state, and returns changes of the View.

Map spec, column file, words and shapes are fetched by address and kept by the browser; a rerun sends less
than two kilobytes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

import streamlit as st
from pydantic import ValidationError

from geodata import __version__
from geodata.kinds.kind_table import KindTable
from geodata.render.picture_frame import SCREEN_MAP_SIZE
from geodata.screens.shell import session_store, view_state
from geodata.screens.shell.components import component_renderer
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.view_fragments import changes_view
from geodata.view import Camera, View
from geodata.webmap import assets
from geodata.words import language_direction

LOADER_SCRIPT: Final = Path(str(files("geodata"))) / "instrument" / "served" / "loader.js"
"""The script that Streamlit loads; it imports the map component from an address with its hash."""
NAME: Final = "briefmap.map"
CHANGE_VALUE: Final = "ask"
"""Name of the component's value that has the last change."""
FILTERS: Final = frozenset(
    {"start", "end", "actors", "roles", "match", "layers", "statements", "hide", "show", "bounds", "focus"}
)
PATCHED: Final = FILTERS | {"camera", "projection"}
"""Fields of the View that the map, and the filter panel beside it, may change."""
PICTURE_SIZE: Final = "16:9"
_MAP_STATE: Final = "map-state"


@dataclass(frozen=True)
class MapState:
    """The state of the map component in a session, as far as the server knows it."""

    brief: str
    camera: Camera | None
    move: int = 0
    """Grows when the map must move its camera away from where the reader left it."""
    seq: int = 0
    """Number of the last change received from the map."""


def mount_map(desk: PageContext) -> None:
    """Mount the map component of the brief."""
    key = f"map-{desk.brief.id}"
    component_renderer(NAME, LOADER_SCRIPT, isolated=True)(
        key=key,
        data=map_component_data(desk, _update_state(desk)),
        height="content",
        on_ask_change=changes_view(lambda: apply_map_change(st.session_state[key].get(CHANGE_VALUE))),
    )


def map_component_data(desk: PageContext, state: MapState) -> dict[str, Any]:
    """Return the component's data: addresses, the View, the camera, and what the toolbar must say."""
    view, digest = desk.view, desk.atlas.digest
    return {
        "code": assets.asset_url(assets.MAP_SCRIPT),
        "scene": f"scene/{digest}.json?{_map_spec_query(desk)}",
        "table": assets.column_file_url(digest),
        "titles": f"titles/{digest}.json",
        "words": assets.asset_url(f"words-{desk.lang}.json"),
        "basemap": basemap_urls(),
        "lang": desk.lang,
        "direction": language_direction(desk.lang),
        "theme": desk.theme,
        "view": view_filters(view, desk.kinds),
        "focus_row": desk.atlas.row_of_event.get(view.focus) if view.focus else None,
        "camera": view.camera.model_dump() if view.camera else None,
        "projection": view.projection,
        "camera_move": state.move,
        "seq": state.seq,
        "height": desk.map_size[1],
        "picture": {
            "url": _picture_url(desk),
            "map": SCREEN_MAP_SIZE,
            "unsaved": bool(session_store.session_edits(desk.atlas.brief)),
        },
        "options": {"time_bar": not st.context.is_embedded, "toolbar": True},
    }


def view_filters(view: View, kinds: KindTable) -> dict[str, Any]:
    """Return a View's filters as plain data, choices sorted so that equal Views give equal data.

    Families among the layers are replaced by their kinds, former ids by the present ones.
    """
    fields = view.model_dump(mode="json", include=set(FILTERS))
    choices = {name: sorted(value) if isinstance(value, list) else value for name, value in fields.items()}
    layers = None if view.layers is None else sorted(kinds.kinds_of_layers(view.layers))
    roles = None if view.roles is None else sorted(kinds.present_roles(view.roles))
    return choices | {"bounds": fields["bounds"], "layers": layers, "roles": roles}


def _picture_url(desk: PageContext) -> str:
    """Return the address of the View's picture without a camera, which the component appends."""
    view = desk.view.with_changes(
        brief=desk.brief.id, lang=desk.lang, theme=desk.theme, camera=None, projection="flat"
    )
    return f"snapshot.png?{view.query_string()}&size={PICTURE_SIZE}"


def _map_spec_query(desk: PageContext) -> str:
    """Return the query of the map spec's address without a camera and a size, which the component appends."""
    look = View(lang=desk.lang, theme=desk.theme, show=desk.view.show, projection=desk.view.projection)
    return urlencode({"v": __version__}) + "&" + look.query_string()


def basemap_urls() -> dict[str, str]:
    """Return the addresses of the basemap's shapes and of the worker that draws them."""
    names = {"land": "land.geojson", "borders": "borders.geojson", "disputed": "disputed.geojson"}
    return {name: assets.asset_url(file) for name, file in (names | {"worker": "worker.js"}).items()}


def apply_map_change(change: object) -> None:
    """Apply a change from the map to the View; an invalid one is refused and shown as ignored."""
    try:
        seq, patch = _parse_change(change)
        view = view_state.current_view().with_changes(**patch)
    except (ValueError, ValidationError):
        view_state.reject_parameter("map", repr(change))
        return
    state: MapState | None = st.session_state.get(_MAP_STATE)
    if state is not None:
        st.session_state[_MAP_STATE] = replace(state, camera=view.camera, seq=max(state.seq, seq))
    view_state.set_view(view)


def _parse_change(change: object) -> tuple[int, Mapping[str, Any]]:
    """Return number and fields of a change.

    Raises
    ------
    ValueError
        If it is anything else, or has a field that is not in ``PATCHED``.
    """
    if isinstance(change, Mapping):
        seq, patch = change.get("seq"), change.get("patch")
        if isinstance(seq, int) and isinstance(patch, Mapping) and patch.keys() <= PATCHED:
            return seq, patch
    msg = f"map: found {change!r}; expected a number seq and a patch of {sorted(PATCHED)}; reload the page"
    raise ValueError(msg)


def _update_state(desk: PageContext) -> MapState:
    """Return the map's state after this rerun; a camera that the map did not report itself moves it."""
    brief, camera = desk.brief.id, desk.view.camera
    state: MapState | None = st.session_state.get(_MAP_STATE)
    if state is None or state.brief != brief:
        state = MapState(brief, camera)
    elif state.camera != camera:
        state = replace(state, camera=camera, move=state.move + 1)
    st.session_state[_MAP_STATE] = state
    return state
