"""Names of countries and seas on the map, in quiet ink, where no label of the brief stands."""

from collections.abc import Iterator

from geodata.layout import label_placement
from geodata.layout.label_placement import LabelLayout
from geodata.layout.layout_context import LayoutContext
from geodata.layout.scene import MapText
from geodata.layout.styles import MAP_PALETTES, hex_to_rgba
from geodata.places import gazetteer_place

NAME_SIZE = 11.5
"""Type size in pixels."""
ORIENTATION_SEAS = (
    "sea-of-japan",
    "sea-of-okhotsk",
    "yellow-sea",
    "east-china-sea",
    "south-china-sea",
    "black-sea",
    "caspian-sea",
)
"""Seas named for orientation."""
MIN_SEA_ZOOM = 3.2
"""Zoom from which seas that the brief does not name are shown."""


def place_name_texts(context: LayoutContext, layout: LabelLayout) -> Iterator[MapText]:
    """Yield the names of the brief's places and of seas that cover no label, mark or lane."""
    quiet = hex_to_rgba(MAP_PALETTES[context.theme].quiet)
    taken = [*layout.boxes, *layout.obstacles.marks, *layout.obstacles.lines]
    for name in dict.fromkeys([*_named_places(context), *ORIENTATION_SEAS]):
        entry = gazetteer_place(name)
        if (
            entry.kind == "sea"
            and name not in _named_places(context)
            and context.viewport.camera.zoom < MIN_SEA_ZOOM
        ):
            continue
        words = entry.name[context.lang]
        text = MapText(
            None, (entry.lon, entry.lat), (0.0, 0.0), words, "middle", NAME_SIZE, strong=False, ink=quiet
        )
        (box,) = label_placement.centred_text_boxes([text], context.viewport)
        if context.viewport.contains(context.viewport.project(*text.at), 8) and not any(
            box.overlaps(other) for other in taken
        ):
            taken.append(box)
            yield text


def _named_places(context: LayoutContext) -> list[str]:
    """Gazetteer ids of the brief's seas and countries and of its actors that are states."""
    brief = context.brief
    named = [name for place in brief.named_places for name in place.gazetteer_ids]
    states = [name for name in brief.actor_by_id if len(name) == len("xxx")]
    return [name for name in [*states, *named] if _gazetteer_kind(name) in {"country", "sea"}]


def _gazetteer_kind(name: str) -> str | None:
    """Gazetteer kind of an id; None where it has none."""
    try:
        return gazetteer_place(name).kind
    except KeyError:
        return None
