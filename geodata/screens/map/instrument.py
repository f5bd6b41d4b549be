"""The map as a component of ours: addresses and state go to it, changes of the View come back.

Nothing heavy passes through a run: document, table, words and shapes are fetched by their own addresses and
kept by the browser; what is sent here stays under two kilobytes.
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
from geodata.screens.map.fallback_map import chart, counts, scene_of
from geodata.screens.shell import view_state
from geodata.screens.shell.components import component
from geodata.screens.shell.page_context import Desk
from geodata.screens.shell.widget_text import element
from geodata.view import Camera, View
from geodata.webmap import assets
from geodata.words import say

LOADER: Final = Path(str(files("geodata"))) / "instrument" / "served" / "loader.js"
"""What Streamlit loads; it fetches the map's own code by its hash."""
NAME: Final = "briefmap.map"
ASKED: Final = "ask"
FILTERS: Final = frozenset(
    {"start", "end", "actors", "roles", "match", "layers", "statements", "hide", "show", "bounds", "focus"}
)
PATCHED: Final = FILTERS | {"camera", "projection"}
"""Fields of the View that the map, and the filters beside it, may change."""
_HELD: Final = "held"


@dataclass(frozen=True)
class Held:
    """What the map is known to show: of which brief, where it looks, and what of it was heard."""

    brief: str
    camera: Camera | None
    move: int = 0
    """Grows when the map is to look elsewhere than where the reader left it."""
    seq: int = 0
    """Number of the last change that was taken from the map."""


def instrument(desk: Desk) -> None:
    """The map with all that stands on it; where its code was not built, Streamlit's own and a word why."""
    if assets.built():
        _mount(desk)
        return
    st.html(element("p", say("warn.no-instrument", desk.lang), class_="notice", role="status"))
    scene = scene_of(desk)
    chart(desk, scene)
    counts(desk, scene)


def _mount(desk: Desk) -> None:
    key = f"map-{desk.brief.id}"
    component(NAME, LOADER, isolated=True)(
        key=key,
        data=data(desk, _held(desk)),
        height="content",
        on_ask_change=lambda: hear(st.session_state[key].get(ASKED)),
    )


def data(desk: Desk, held: Held) -> dict[str, Any]:
    """What the map is sent in a run: addresses, the View, and where to look."""
    view, digest = desk.view, desk.atlas.digest
    return {
        "code": assets.url(assets.CODE),
        "scene": f"scene/{digest}.json?{_look(desk)}",
        "table": f"tables/{digest}.bin?v={__version__}",
        "titles": f"titles/{digest}.json",
        "words": assets.url(f"words-{desk.lang}.json"),
        "ground": ground(),
        "lang": desk.lang,
        "theme": desk.theme,
        "view": asked(view),
        "focusRow": desk.atlas.row.get(view.focus) if view.focus else None,
        "camera": view.camera.model_dump() if view.camera else None,
        "projection": view.projection,
        "move": held.move,
        "seq": held.seq,
        "height": desk.size[1],
        "options": {"bar": not st.context.is_embedded, "legend": True, "tools": True, "card": True},
    }


def asked(view: View) -> dict[str, Any]:
    """What a View asks for, as plain data; choices are sorted, so that the same View gives the same data."""
    fields = view.model_dump(mode="json", include=set(FILTERS))
    found = {name: sorted(value) if isinstance(value, list) else value for name, value in fields.items()}
    return found | {"bounds": fields["bounds"]}


def _look(desk: Desk) -> str:
    """What the chart document goes by, beside the camera, which the map adds."""
    look = View(lang=desk.lang, theme=desk.theme, show=desk.view.show, projection=desk.view.projection)
    return urlencode({"v": __version__}) + "&" + look.query()


def ground() -> dict[str, str]:
    """Addresses of the shapes under the brief's marks."""
    names = {"land": "land.geojson", "borders": "borders.geojson", "disputed": "disputed.geojson"}
    return {name: assets.url(file) for name, file in (names | {"worker": "worker.js"}).items()}


def hear(change: object) -> None:
    """Take a change from the map into the View, or say that it was none of the changes a map can make."""
    try:
        seq, patch = _read(change)
        view = view_state.current().change(**patch)
    except (ValueError, ValidationError):
        view_state.refuse("map", repr(change))
        return
    held: Held | None = st.session_state.get(_HELD)
    if held is not None:
        st.session_state[_HELD] = replace(held, camera=view.camera, seq=max(held.seq, seq))
    view_state.ask(view)


def _read(change: object) -> tuple[int, Mapping[str, Any]]:
    """Number and fields of a change.

    Raises
    ------
    ValueError
        Where it is anything else.
    """
    if isinstance(change, Mapping):
        seq, patch = change.get("seq"), change.get("patch")
        if isinstance(seq, int) and isinstance(patch, Mapping) and patch.keys() <= PATCHED:
            return seq, patch
    msg = f"map: found {change!r}; expected a number seq and a patch of {sorted(PATCHED)}; reload the page"
    raise ValueError(msg)


def _held(desk: Desk) -> Held:
    """What the map shows, once it has heard of this run."""
    brief, camera = desk.brief.id, desk.view.camera
    held: Held | None = st.session_state.get(_HELD)
    if held is None or held.brief != brief:
        held = Held(brief, camera)
    elif held.camera != camera:
        held = replace(held, camera=camera, move=held.move + 1)
    st.session_state[_HELD] = held
    return held
