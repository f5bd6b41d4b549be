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

from geodata.atlas.product_stamp import filter_lines
from geodata.gazetteer.desk_names import desk_names_in
from geodata.ground.ground_archive import GroundArchive
from geodata.ground.ground_sources import archive_url, drawing_version, ground_sources
from geodata.kinds.kind_table import KindTable
from geodata.layout.camera_fit import event_ends, fit_event_camera
from geodata.layout.screen_frame import STAND_IN_WIDTHS
from geodata.phrasing.date_words import edtf_phrase
from geodata.render.picture_frame import SCREEN_MAP_SIZE
from geodata.screens.map import place_flight
from geodata.screens.map.map_camera import is_nudged
from geodata.screens.shell import view_state
from geodata.screens.shell.components import component_renderer
from geodata.screens.shell.page_context import PageContext
from geodata.screens.shell.view_fragments import changes_view
from geodata.settings import current_settings
from geodata.view import Camera, ShowOption, View, ViewBounds
from geodata.webmap import assets
from geodata.words import Lang, language_direction

LOADER_SCRIPT: Final = Path(str(files("geodata"))) / "instrument" / "served" / "loader.js"
"""The script that Streamlit loads; it imports the map component from an address with its hash."""
NAME: Final = "briefmap.map"
CHANGE_VALUE: Final = "ask"
"""Name of the component's value that has the last change."""
FILTERS: Final = frozenset(
    {"start", "end", "actors", "roles", "match", "layers", "hide", "show", "bounds", "focus"}
    | {"statements", "statuses", "tags"}
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
        "basemap": basemap_urls(desk.lang),
        "lang": desk.lang,
        "direction": language_direction(desk.lang),
        "theme": desk.theme,
        "view": view_filters(view, desk.kinds),
        "focus_row": desk.atlas.row_of_event.get(view.focus) if view.focus else None,
        "camera": view.camera.model_dump() if view.camera else None,
        "ends": _focus_ends(desk),
        "projection": view.projection,
        "camera_move": state.move,
        "seq": state.seq,
        "height": desk.map_size[1],
        "picture": {
            "url": _picture_url(desk),
            "map": SCREEN_MAP_SIZE,
            "marking": desk.stamp.marking,
            "remarks": [words for words in (desk.stamp.unfinished, desk.stamp.language_note) if words],
            "filters": list(filter_lines(desk.selection, desk.lang)),
        },
        "stand_in": _stand_in(desk),
        # In a frame of another site the map is looked at, not worked with.
        "options": {
            "time_bar": not st.context.is_embedded,
            "toolbar": True,
            "tools": not st.context.is_embedded,
        },
        "marker": place_flight.placed_marker(desk.brief.id),
        "near": "near.json",
    }


def _focus_ends(desk: PageContext) -> ViewBounds | None:
    """Return the box of the event in focus while the camera is the one fitted to it, else None.

    It was fitted to a map of a usual size; one in a narrower window makes room for the whole box.
    """
    event, camera = desk.focused_event, desk.view.camera
    if event is None or camera is None or not desk.brief.is_on_map(event):
        return None
    is_fitted = is_nudged(camera, fit_event_camera(desk.atlas, desk.map_size, event.id))
    return event_ends(desk.atlas, event.id) if is_fitted else None


def view_filters(view: View, kinds: KindTable) -> dict[str, Any]:
    """Return a View's filters as plain data, choices sorted so that equal Views give equal data.

    Families among the layers are replaced by their kinds.
    """
    fields = view.model_dump(mode="json", include=set(FILTERS))
    choices = {name: sorted(value) if isinstance(value, list) else value for name, value in fields.items()}
    layers = None if view.layers is None else sorted(kinds.kinds_of_layers(view.layers))
    return choices | {"bounds": fields["bounds"], "layers": layers}


def _picture_url(desk: PageContext) -> str:
    """Return the address of the View's picture without a camera, which the component appends."""
    view = desk.view.with_changes(
        brief=desk.brief.id, lang=desk.lang, theme=desk.theme, camera=None, projection="flat"
    )
    version = f"&digest={desk.atlas.digest}" if desk.brief.is_working_copy else ""
    return f"snapshot.png?{view.query_string()}&size={PICTURE_SIZE}{version}"


def _stand_in(desk: PageContext) -> dict[str, Any] | None:
    """Return the address of the picture in the map's place; None for a globe and a working copy."""
    view = desk.view
    if view.projection == "globe" or desk.brief.is_working_copy:
        return None
    shown = view.with_changes(brief=None, document=None, lang=desk.lang, theme=desk.theme)
    query = urlencode({"v": drawing_version()}) + "&" + shown.query_string()
    return {"url": f"stand-in/{desk.atlas.digest}.webp?{query}", "widths": STAND_IN_WIDTHS}


def _map_spec_query(desk: PageContext) -> str:
    """Return the query of the map spec's address without a camera and a size, which the component appends."""
    # The component draws the graticule itself: it follows the camera.
    shown = desk.view.show - {ShowOption.GRATICULE}
    look = View(lang=desk.lang, theme=desk.theme, show=shown, projection=desk.view.projection)
    return urlencode({"v": drawing_version()}) + "&" + look.query_string()


def basemap_urls(lang: Lang) -> dict[str, Any]:
    """Return the address of the ground, the user's own archives, and the worker that draws them."""
    sources = ground_sources()
    return {
        "ground": archive_url(sources.shipped),
        "own": [_own_archive(archive, lang) for archive in sources.own],
        "disputed": current_settings().disputed,
        "full": assets.full_shapes_base(),
        "areas": assets.asset_url(assets.area_names_file(lang)),
        "names": desk_names_in(lang),
        "worker": assets.asset_url("worker.js"),
    }


def _own_archive(archive: GroundArchive, lang: Lang) -> dict[str, Any]:
    return {
        "url": archive_url(archive),
        "kind": archive.kind,
        "bounds": archive.bounds,
        "min_zoom": archive.min_zoom,
        "first_zoom": archive.first_zoom,
        "max_zoom": archive.max_zoom,
        "tile_size": archive.tile_size,
        "attribution": archive.attribution,
        "day": edtf_phrase(archive.day, lang) if archive.day else "",
    }


def apply_map_change(change: object) -> None:
    """Apply a change from the map to the View; an invalid one is refused and shown as ignored.

    The camera of a map that the reader has left by the browser's way back is none of the View to come.
    """
    try:
        seq, patch = _parse_change(change)
        view = view_state.current_view().with_changes(**patch)
    except (ValueError, ValidationError):
        view_state.reject_parameter("map", repr(change))
        return
    if patch.keys() == {"camera"} and view_state.has_gone_elsewhere():
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
