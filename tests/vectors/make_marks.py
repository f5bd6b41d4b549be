"""The marks that Python's inline deck has for some Views, beside the fetched deck that must resolve to them.

``python tests/vectors/make_marks.py`` writes ``marks.json``; ``tests/webmap/test_deck.py`` and the map
component's own tests read it. Layers and rows keep what can change with a View, and lose their coordinates.
"""

import importlib.util
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.selection import Selection, select_events
from geodata.brief.brief_reader import read_brief_bytes
from geodata.layout.composition import compose_scene
from geodata.library.brief_library import process_library
from geodata.view import View, parse_view
from geodata.webmap.deck import build_deck
from geodata.webmap.map_spec import encode_map_spec
from tests.library_entry import entry_of

FOLDER = Path(__file__).parent
SHIPPED, DEMO = "siyaqat-2024-10", "demo-2030-01"
VIEWS: Mapping[str, tuple[str, ...]] = {
    SHIPPED: (
        "",
        "focus=troops-in-russia",
        "focus=vladivostok-summit",
        "layer=transfer&focus=rus-prk-food",
        "from=2024-10-01&to=2024-10-05&hide=undated&focus=vladivostok-summit",
        "actor=irn&show=relations&show=symbols",
        "bounds=120,30,140,60",
        "layer=-",
    ),
    DEMO: (
        "",
        "focus=parts",
        "from=2029-12-05&to=2029-12-08&focus=harbour-exercise",
        "layer=transfer&from=2024-01-01",
        "actor=jpn&statement=reported",
    ),
}
INLINE_ONLY = frozenset(
    {
        *("sea", "countries", "borders", "disputed", "names"),
        *("panels", "squares", "words", "titles", "note-signs"),
    }
)
"""Layers that the map component draws by other means."""
PLACED = frozenset(
    {"path", "ring", "position", "angle", "size", "width", "dash", "heading", "body", "events"}
)
"""Fields of a row that are the same for every View, or that the fetched deck has elsewhere."""
BULKY = frozenset({"iconAtlas", "iconMapping", "fillPatternAtlas", "fillPatternMapping"})


def made(atlases: Mapping[str, Atlas]) -> dict[str, Any]:
    """Return the layers and the signs of the fetched decks by name, and the cases."""
    layers: dict[str, Any] = {}
    signs: dict[str, Any] = {}
    cases = []
    for brief, queries in VIEWS.items():
        for query in queries:
            selection = select_events(atlases[brief], parse_view(query).view)
            name = deck_name(brief, selection.view)
            if name not in layers:
                layers[name], signs[name] = fetched_layers(atlases[brief], selection.view)
            cases.append(_case(name, query, selection))
    return {"layers": layers, "signs": signs, "cases": cases}


def deck_name(brief: str, view: View) -> str:
    """Return what a fetched deck goes by: its brief, and what is shown beyond the usual."""
    return f"{brief}?{View(show=view.show).query_string()}"


def fetched_layers(source: Atlas, view: View) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Return the layers of the map spec, without coordinates, and its signs."""
    spec = json.loads(encode_map_spec(source, View(show=view.show, lang="en")))
    return [kept(layer) for layer in spec["deck"]["layers"]], spec["signs"]


def inline_rows(selection: Selection) -> dict[str, list[dict[str, Any]]]:
    """Return the rows that the inline deck has of a selection, by layer, without coordinates.

    A layer that is fetched by address is its own one row.
    """
    scene = compose_scene(selection, lang="en", theme="light")
    found = {}
    for layer in json.loads(build_deck(scene).to_json())["layers"]:
        name = layer["id"].removesuffix(f":{scene.focus or '-'}")
        if name not in INLINE_ONLY and layer.get("visible", True):
            found[name] = list(_rows(kept(layer)))
    return found


def resolved_rows(deck: Mapping[str, Any], standing: Mapping[str, int], focus: str | None) -> Any:
    """Return the rows of a fetched deck for standings (0 out, 1 perhaps, 2 within) and a focus, by layer."""
    found = {
        layer["id"]: [
            _as_standing(row, _standing(row["event"], deck["signs"], standing))
            for row in _rows(layer)
            if _is_drawn(row, deck["signs"], standing, focus)
        ]
        for layer in deck["layers"]
    }
    return {name: rows for name, rows in found.items() if rows}


def _events(mark: str, signs: Mapping[str, Any]) -> list[str]:
    events: list[str] = signs[mark]["events"] if mark in signs else [mark]
    return events


def _standing(mark: str, signs: Mapping[str, Any], standing: Mapping[str, int]) -> int:
    return max(standing[event] for event in _events(mark, signs))


def _is_drawn(
    row: dict[str, Any], signs: Mapping[str, Any], standing: Mapping[str, int], focus: str | None
) -> bool:
    """Whether a row is shown: its standing, its own focus and that of the lane that fans out into it."""
    in_focus = focus in _events(row["event"], signs)
    is_fanned = "fan" not in row or focus in _events(row["fan"], signs)
    shown = _standing(row["event"], signs, standing) > 0
    return shown and is_fanned and row.get("focus", in_focus) is in_focus


def kept(layer: dict[str, Any]) -> dict[str, Any]:
    """Return a layer without what is bulky, and its rows without coordinates."""
    slim = {key: value for key, value in layer.items() if key not in BULKY}
    if isinstance(layer["data"], list):
        slim["data"] = [
            {key: value for key, value in row.items() if key not in PLACED} for row in layer["data"]
        ]
    return slim


def _rows(layer: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if isinstance(layer["data"], list):
        yield from layer["data"]
    else:
        yield {key: layer[key] for key in ("event", "focus", "perhaps", "_subLayerProps") if key in layer}


def _as_standing(row: dict[str, Any], standing: int) -> dict[str, Any]:
    told = {"perhaps", "fan"} if row.get("focus") else {"perhaps", "fan", "focus"}
    plain = {key: value for key, value in row.items() if key not in told}
    return plain | (row.get("perhaps", {}) if standing == 1 else {})


def _case(name: str, query: str, selection: Selection) -> dict[str, Any]:
    return {
        "deck": name,
        "query": query,
        "focus": selection.view.focus,
        "standing": dict(zip(selection.atlas.row_of_event, selection.standing.tolist(), strict=True)),
        "rows": inline_rows(selection),
    }


def _atlases() -> dict[str, Atlas]:
    """Return the shipped brief, and the invented one of ``tests/conftest.py``."""
    spec = importlib.util.spec_from_file_location("conftest", FOLDER.parent / "conftest.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    demo = read_brief_bytes(module.YAML.encode(), "demo").brief
    shipped = entry_of(process_library(), SHIPPED).atlas
    assert demo is not None
    assert shipped is not None
    return {SHIPPED: shipped, DEMO: build_atlas(demo, "demo")}


if __name__ == "__main__":
    text = json.dumps(made(_atlases()), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    (FOLDER / "marks.json").write_text(text.replace('},{"', '},\n{"') + "\n", encoding="utf-8")
