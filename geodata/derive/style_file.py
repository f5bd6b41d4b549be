"""The style table as TypeScript, a part of ``python -m geodata.derive --only frontend``."""

import json
from typing import Any, Final, get_args

from geodata.layout import name_placement, styles
from geodata.view import Theme
from geodata.vocabulary import Standing

HEAD: Final = """\
// The style table for the browser's code, written by `python -m geodata.derive --only frontend`
// from geodata/layout/styles.py: change it there.

import type { GroundKind, Theme } from "./map-contract";

type Rgba = readonly [red: number, green: number, blue: number, opacity: number];
"""
WIDTH_DASH: Final = 0.5
"""The table counts dashes in halves of a line's width, MapLibre in whole widths."""


def constants() -> dict[str, tuple[str, str, Any]]:
    """Return name to comment, TypeScript type and JSON value of each exported constant."""
    themes: tuple[Theme, ...] = get_args(Theme)
    dash = [part * WIDTH_DASH for part in styles.DISPUTED_DASH]
    pair = "readonly [dash: number, gap: number]"
    return {
        "RING_COLOURS": (
            "The focus ring by theme, 0-255.",
            "Readonly<Record<Theme, Rgba>>",
            {theme: styles.hex_to_rgba(styles.MAP_PALETTES[theme].ring) for theme in themes},
        ),
        "GRATICULE_COLOURS": (
            "The lines of the graticule by theme, 0-255.",
            "Readonly<Record<Theme, Rgba>>",
            {
                theme: styles.hex_to_rgba(styles.MAP_PALETTES[theme].quiet, styles.GRATICULE_OPACITY)
                for theme in themes
            },
        ),
        "GRATICULE_WIDTH": ("Pixels of such a line.", "number", styles.GRATICULE_WIDTH),
        "PERHAPS_OPACITY": (
            "Opacity of an event that only perhaps falls in the period.",
            "number",
            styles.STANDING_OPACITIES[Standing.PERHAPS],
        ),
        "BORDER_WIDTH": ("Pixels of a border between states.", "number", styles.BORDER_WIDTH),
        "DISPUTED_DASH": ("A disputed border in multiples of its width.", pair, dash),
        "PROVINCE_WIDTH": ("Pixels of a border between provinces.", "number", styles.PROVINCE_WIDTH),
        "RIVER_WIDTH": ("Pixels of a river and of the shore of a lake.", "number", styles.RIVER_WIDTH),
        "TOWN_RADIUS": ("Radius in pixels of the dot of a town.", "number", styles.TOWN_RADIUS),
        "NAME_SIZES": (
            "Type size in pixels of a name of the ground by its kind.",
            "Readonly<Record<GroundKind, number>>",
            dict(name_placement.NAME_SIZES),
        ),
        "STATE_NAME_SIZE": (
            "Type size in pixels of the name of a state that acts.",
            "number",
            name_placement.STATE_NAME_SIZE,
        ),
        "THINNED_RADIUS": ("Pixels of a thinned mark of one event.", "number", styles.THINNED_RADIUS),
        "THINNED_GROWTH": ("Pixels by which it grows at most.", "number", styles.THINNED_GROWTH),
        "THINNED_EDGE_WIDTH": ("Pixels of its edge.", "number", styles.THINNED_EDGE_WIDTH),
        "THINNED_RING_RADIUS": (
            "Pixels of the focus ring of a thinned mark.",
            "number",
            styles.THINNED_RING_RADIUS,
        ),
        "THINNED_RING_WIDTH": ("Pixels of that ring's line.", "number", styles.THINNED_RING_WIDTH),
    }


def typescript() -> str:
    """Return the text of the generated file."""
    parts = (
        f"/** {comment} */\nexport const {name}: {kind} = {literal(value)};\n"
        for name, (comment, kind, value) in constants().items()
    )
    return "\n".join((HEAD, *parts))


def literal(value: Any, indent: str = "") -> str:
    """Return a value as a TypeScript literal, objects a field a line."""
    if isinstance(value, dict):
        deeper = indent + "  "
        fields = "".join(f"{deeper}{key}: {literal(each, deeper)},\n" for key, each in value.items())
        return f"{{\n{fields}{indent}}}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(literal(each) for each in value)}]"
    return f"{value:g}" if isinstance(value, float) else json.dumps(value)
