"""Names of the ground, placed greedily beside the brief's words; the rules of ``instrument/src/ground``.

States that act in the brief come first, that with the least land in view before the others, each in the
visible part of its land; then all other names by rank: that of a state or a water at its usual place, or
where that is taken or out of view in the part that is seen. No name covers another, the dot of a town, or a
word or a mark of the brief.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, cast, get_args

import numpy as np
import numpy.typing as npt
import shapely

from geodata.gazetteer.desk_names import desk_name
from geodata.ground.named_areas import area_of_name, named_areas
from geodata.layout.cell_raster import Boxes, Cells, Segments, inside_cells, shape_sides
from geodata.layout.layout_context import LayoutContext
from geodata.layout.mercator import Pixel, Viewport
from geodata.layout.scene import GroundKind, GroundName, LonLat, MapText, PixelBox, Scene, TakenRoom
from geodata.layout.styles import MAP_PALETTES, NAME_HALO_OPACITY, TOWN_RADIUS, hex_to_rgba
from geodata.layout.text_lines import text_width
from geodata.places import gazetteer_place, gazetteer_places
from geodata.view import Theme
from geodata.words import Lang

MOST_NAMES: Final = 60
"""Most names of the ground at once."""
NAME_SIZES: Final[Mapping[GroundKind, float]] = {"country": 12, "province": 12, "water": 12, "town": 12}
"""Type size in pixels by kind; none is smaller than the words of the brief."""
STATE_NAME_SIZE: Final = 12.5
"""Type size of the name of a state that acts in the brief, which is strong."""
CELL: Final = 8
"""Side in pixels of the cells in which the visible land of a state is measured."""
LEAST_REACH: Final = 6
"""Squared distance in cells from the nearest cell without land, from which a state or a water is in view.

The middle of a cell lies within 5.7 pixels of the middle of any disc of land of 24 pixels' radius.
"""
FARTHEST: Final = 16
"""Cells beyond which the distance to the edge of the land is no better."""
MOST_SPOTS: Final = 400
"""About so many places are tried for the name of a state."""
NAME_GAP: Final = 3.0
"""Pixels that stay free round a name."""
EDGE: Final = 4.0
"""Pixels that stay free at the edge of the map."""
LINE_SHARE: Final = 1.2
"""Height of a name's box as a share of its type size."""
TOWN_GAP: Final = 5.0
"""Pixels between the middle of a town's dot and its name."""
AREA_ZOOM: Final = 4.0
"""Zoom from which the name of a state or a water that does not act may leave its usual place."""
RANKS_A_ZOOM: Final = 10
"""Ranks of names that are wanted within one step of zoom."""
AREA_KINDS: Final[frozenset[GroundKind]] = frozenset({"country", "water"})
"""Kinds of names that stand in an area."""
MERCATOR_EXTENT: Final = (-180.0, -85.0, 180.0, 85.0)
"""West, south, east, north of a state's land in degrees (EPSG:4326)."""
NAMED_RANK: Final = 0
"""Rank of waters and countries of which the brief speaks."""

Spots = npt.NDArray[np.float64]
"""Places as rows of x and y in pixels, the best first."""
LandOf = Callable[[str], Segments | None]
"""The sides of the area of a state or a water by its id; None where it has none in view."""


@dataclass(frozen=True)
class NameSpot:
    """A name with its place: the middle of its text in pixels."""

    name: GroundName
    middle: Pixel


@dataclass(frozen=True)
class PlacedNames:
    """Names of the ground as texts of the map, and the dots of its towns."""

    texts: tuple[MapText, ...]
    dots: tuple[LonLat, ...]


def ground_name(properties: Mapping[str, object], at: LonLat, lang: Lang) -> GroundName | None:
    """Return the name of a feature of the archive's layer of names; None where the language has none."""
    kind, rank, name = (properties.get(key) for key in ("kind", "rank", "id"))
    text = desk_name(str(name), lang) or properties.get(f"name_{lang}")
    if not isinstance(text, str) or not text or kind not in get_args(GroundKind):
        return None
    if not isinstance(rank, (int, float)):
        return None
    return GroundName(str(name or ""), text, cast("GroundKind", kind), int(rank), at)


def brief_ground_names(context: LayoutContext) -> tuple[GroundName, ...]:
    """Return the names of states that act in the brief, then of waters and countries that it names."""
    brief = context.brief
    states = [name for name in brief.actor_by_id if _gazetteer_kind(name) == "country"]
    named = (name for place in brief.named_places for name in place.gazetteer_ids)
    others = [name for name in named if _gazetteer_kind(name) in {"country", "sea"}]
    every = dict.fromkeys([*states, *others])
    return tuple(brief_name(name, context.lang, acts=name in states) for name in every)


@lru_cache(maxsize=8)
def area_names(lang: Lang) -> tuple[GroundName, ...]:
    """Return the names of all states and waters that have an area."""
    return tuple(replace(brief_name(area.id, lang), rank=area.rank) for area in named_areas().values())


def brief_name(name: str, lang: Lang, *, acts: bool = False) -> GroundName:
    """Return the name of a country or a sea of the gazetteer, by its id, as one that the brief has."""
    place = gazetteer_place(name)
    kind: GroundKind = "water" if place.kind == "sea" else "country"
    return GroundName(place.id, place.name[lang], kind, NAMED_RANK, (place.lon, place.lat), acts)


def _gazetteer_kind(name: str) -> str | None:
    """Gazetteer kind of an id; None where it has none."""
    place = gazetteer_places().get(name)
    return place.kind if place else None


def place_ground_names(
    scene: Scene, names: Iterable[GroundName] = (), beyond: tuple[float, float] = (0.0, 0.0)
) -> PlacedNames:
    """Return the names that stand on the map of a Scene: the brief's, those of areas, others, in quiet ink.

    ``beyond`` are the pixels across and down that a picture shows outside of the Scene's screen.
    """
    across, down = beyond
    width, height = scene.size
    screen = Viewport(scene.camera, (round(width + 2 * across), round(height + 2 * down)))
    taken = [
        *(PixelBox(b.left + across, b.top + down, b.right + across, b.bottom + down) for b in scene.boxes),
        *(taken_box(each, screen) for each in scene.taken),
    ]
    box = screen.world_box()
    near = {area.id for area in named_areas().values() if area.meets(box)}
    every = [*scene.ground_names, *(name for name in area_names(scene.lang) if name.id in near), *names]
    spots = find_name_spots(every, screen, taken, lambda name: area_sides(name) if name in near else None)
    return PlacedNames(
        tuple(_name_text(spot, screen, scene.theme) for spot in spots),
        tuple(spot.name.at for spot in spots if spot.name.kind == "town"),
    )


def _name_text(spot: NameSpot, screen: Viewport, theme: Theme) -> MapText:
    paper, name = MAP_PALETTES[theme], spot.name
    ink, around = (paper.water_name, paper.sea) if name.kind == "water" else (paper.quiet, paper.land)
    return MapText(
        None,
        screen.unproject(*spot.middle),
        (0.0, 0.0),
        name.text,
        "middle",
        name_size(name),
        strong=name.acts,
        ink=hex_to_rgba(ink),
        halo=hex_to_rgba(around, NAME_HALO_OPACITY),
    )


def taken_box(taken: TakenRoom, screen: Viewport) -> PixelBox:
    """Return the box in pixels of room that no name of the ground may take."""
    (x, y), (wide, high) = screen.project(*taken.at), taken.size
    return PixelBox(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def name_size(name: GroundName) -> float:
    """Return the type size of a name in pixels."""
    return STATE_NAME_SIZE if name.acts else NAME_SIZES[name.kind]


def name_width(name: GroundName) -> float:
    """Return the width of a name in pixels."""
    return text_width(name.text, name_size(name), strong=name.acts)


def find_name_spots(
    names: Iterable[GroundName],
    screen: Viewport,
    taken: Sequence[PixelBox],
    land_of: LandOf,
) -> list[NameSpot]:
    """Return the names that find room, with their places, in the order in which they chose.

    Parameters
    ----------
    names
        Candidates; of those with one id, or of one kind and text, the first counts.
    taken
        Boxes in pixels that no name and no dot of a town may cover.
    land_of
        The area of the name of a state or a water by its id.
    """
    boxes: Boxes = np.array([(box.left, box.top, box.right, box.bottom) for box in taken]).reshape(-1, 4)
    found: list[NameSpot] = []
    for name, tries in _in_order(_unlike(names), screen, land_of):
        dot = _dot_box(name, screen)
        if _overlap_any(dot, boxes).any():
            continue
        middle = next(filter(None, (_first_free(name, spots, screen, boxes) for spots in tries)), None)
        if middle is not None:
            found.append(NameSpot(name, middle))
            boxes = np.vstack([boxes, dot, _name_box(name, np.array(middle), NAME_GAP)])
        if len(found) == MOST_NAMES:
            break
    return found


def _first_free(name: GroundName, spots: Spots, screen: Viewport, boxes: Boxes) -> Pixel | None:
    """The first of some places at which a name lies on the screen and covers nothing."""
    sides = np.array(screen.size)
    edges = _name_box(name, spots)
    fits = ((edges[:, :2] >= EDGE) & (edges[:, 2:] <= sides - EDGE)).all(axis=1)
    free = np.flatnonzero(fits & ~_overlap_any(edges, boxes))
    if not len(free):
        return None
    x, y = spots[free[0]].tolist()
    return x, y


def _half_size(name: GroundName, gap: float = 0.0) -> npt.NDArray[np.float64]:
    """Half the width and height of a name with a gap round it."""
    return np.array([name_width(name) / 2 + gap, name_size(name) * LINE_SHARE / 2 + gap])


def _name_box(name: GroundName, middles: Spots, gap: float = 0.0) -> Boxes:
    """The boxes of a name round places, with a gap."""
    half = _half_size(name, gap)
    edges: Boxes = np.hstack([middles - half, middles + half])
    return edges


def _dot_box(name: GroundName, screen: Viewport) -> Boxes:
    """The box of the dot of a town; none for another name."""
    if name.kind != "town":
        return np.empty((0, 4))
    x, y = screen.project(*name.at)
    return np.array([[x - TOWN_RADIUS, y - TOWN_RADIUS, x + TOWN_RADIUS, y + TOWN_RADIUS]])


def _moved_inside(name: GroundName, spots: Spots, screen: Viewport) -> Spots:
    """The places moved as far as they must be for the name to lie on the screen."""
    half = _half_size(name, EDGE)
    moved: Spots = np.clip(spots, half, np.array(screen.size) - half)
    return moved


def _overlap_any(edges: Boxes, boxes: Boxes) -> npt.NDArray[np.bool_]:
    """Whether each box overlaps any of others."""
    left, top, right, bottom = (edges[:, [at]] for at in range(4))
    met: npt.NDArray[np.bool_] = (
        (left < boxes[:, 2]) & (boxes[:, 0] < right) & (top < boxes[:, 3]) & (boxes[:, 1] < bottom)
    )
    return np.asarray(met.any(axis=1))


def _unlike(names: Iterable[GroundName]) -> Iterator[GroundName]:
    """The names, each place and each text of a kind once."""
    seen: set[tuple[str, str]] = set()
    for name in names:
        keys = {(name.kind, name.text)} | ({("id", name.id)} if name.id else set())
        if seen.isdisjoint(keys):
            yield name
        seen |= keys


def _in_order(
    names: Iterable[GroundName], screen: Viewport, land_of: LandOf
) -> Iterator[tuple[GroundName, Iterator[Spots]]]:
    """The names in the order in which they choose, with the places that each would take, the best first."""
    every = list(names)
    states = ((name, land_of(name.id)) for name in every if name.acts)
    lands = [(name, visible_land(land, screen)) for name, land in states if land is not None]
    for name, land in sorted(lands, key=lambda pair: (int((pair[1] > 0).sum()), pair[0].id)):
        spots = state_spots(land, screen.project(*name.at))
        yield name, iter([_moved_inside(name, spots, screen)])
    highest = screen.camera.zoom * RANKS_A_ZOOM
    others = [name for name in every if not name.acts and name.rank <= highest]
    for name in sorted(others, key=lambda name: (name.rank, name.id, name.text)):
        yield name, _tries(name, screen, land_of)


def _tries(name: GroundName, screen: Viewport, land_of: LandOf) -> Iterator[Spots]:
    """The usual places of a name, then those in the part of its area that is in view."""
    at = screen.project(*name.at)
    if screen.contains(at):
        yield _point_spots(name, at)
    if name.kind in AREA_KINDS and screen.camera.zoom >= AREA_ZOOM:
        land = land_of(name.id)
        if land is not None:
            spots = state_spots(visible_land(land, screen), at, LEAST_REACH)
            yield _moved_inside(name, spots, screen)


def _point_spots(name: GroundName, at: Pixel) -> Spots:
    """The places of a name at a point: on it, for a town right of it, left, above, below."""
    if name.kind != "town":
        return np.array([at])
    (x, y), (across, down) = at, _half_size(name, TOWN_GAP) - (0, 1)
    return np.array([(x + across, y), (x - across, y), (x, y - down), (x, y + down)])


def state_spots(land: Cells, usual: Pixel, least: int = 1) -> Spots:
    """Return the places for a state's name: its usual one, then middles of cells, the farthest inland first.

    ``least`` is the distance from which a cell is a place. None where no disc of 24 pixels lies in view.
    """
    if not (land >= LEAST_REACH).any():
        return np.empty((0, 2))
    step = max(1, math.ceil(math.sqrt(int((land > 0).sum()) / MOST_SPOTS)))
    rows, columns = (part * step for part in np.nonzero(land[::step, ::step] >= least))
    spots = np.column_stack([(columns + 0.5) * CELL, (rows + 0.5) * CELL])
    away = (spots[:, 0] - usual[0]) ** 2 + (spots[:, 1] - usual[1]) ** 2
    found: Spots = spots[np.lexsort((columns, rows, away, -land[rows, columns]))]
    column, row = (math.floor(at / CELL) for at in usual)
    inside = 0 <= row < land.shape[0] and 0 <= column < land.shape[1]
    return np.vstack([usual, found]) if inside and land[row, column] >= LEAST_REACH else found


def visible_land(land: Segments, screen: Viewport) -> Cells:
    """Return the squared distance in cells of each cell of a screen from the nearest one without land.

    A cell has land where its middle lies inside the rings by the even-odd rule; beyond the screen is none.
    """
    return _distances(inside_cells(land, screen, CELL).astype(np.int64))


def _distances(land: Cells) -> Cells:
    """The squared distance of each cell from the nearest one without land, up to a farthest one."""
    rows, columns = land.shape
    if not land.any():
        return land
    down = np.zeros((rows + 2, columns), np.int64)
    down[1:-1] = land * FARTHEST
    for row in range(1, rows + 1):
        down[row] = np.minimum(down[row], down[row - 1] + 1)
    for row in range(rows, 0, -1):
        down[row] = np.minimum(down[row], down[row + 1] + 1)
    found = down[1:-1] ** 2
    padded = np.pad(found, ((0, 0), (FARTHEST, FARTHEST)))
    for across in range(-FARTHEST, FARTHEST + 1):
        shifted = padded[:, FARTHEST + across : FARTHEST + across + columns]
        found = np.minimum(found, shifted + across**2)
    return found


@lru_cache(maxsize=256)
def area_sides(name: str) -> Segments:
    """The sides of the area of the name of a state or a water."""
    return shape_sides(shapely.clip_by_rect(area_of_name(name), *MERCATOR_EXTENT))
