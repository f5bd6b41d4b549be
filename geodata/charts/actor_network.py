"""Layout of the network of actors in pixels: nodes, edges and names.

Positions come from networkx with a fixed seed and from the whole brief, so that filters move no node as long
as all actors have room.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from geodata.atlas.related_events import RelatedEvent, related_events
from geodata.atlas.relations import ActorRelation, relations_of
from geodata.atlas.selection import Selection
from geodata.layout.mercator import Pixel
from geodata.layout.scene import PixelBox
from geodata.layout.styles import STANDING_OPACITIES
from geodata.layout.text_lines import text_width
from geodata.view import Theme
from geodata.vocabulary import Status
from geodata.words import Lang

SEED: Final = 7
ROUNDS: Final = 400
MOST_ACTORS: Final = 60
MOST_EDGES: Final = 300
PARALLEL_GAP: Final = 9.0
"""Pixels between parallel edges of one pair."""
NAME_SIZE: Final = 13.0
LEAST_RADIUS: Final = 7.0
MOST_RADIUS: Final = 15.0
"""Radius in pixels of a node of one event and of the busiest node."""
LEAST_WIDTH: Final = 1.6
MOST_WIDTH: Final = 6.5
LEAST_ARROWHEAD: Final = 7.0
RIM_GAP: Final = 2.0
NAME_SIDES: Final = ((0, 1), (0, -1), (1, 0), (-1, 0), (0.7, 0.9), (-0.7, 0.9), (0.7, -0.9), (-0.7, -0.9))
LEAST_DISTANCE: Final = 84.0
"""Least pixels between two nodes, where the canvas has room."""
Points = NDArray[np.float64]


@dataclass(frozen=True)
class NetworkNode:
    """An actor as a circle with its name; lengths in pixels."""

    id: str
    name: str
    position: Pixel
    radius: float
    events: int
    """Number of selected events that relate it to others."""
    name_centre: Pixel
    """Centre of its name."""


@dataclass(frozen=True)
class NetworkEdge:
    """A relation as a line between two circles; lengths in pixels."""

    relation: ActorRelation
    start: Pixel
    end: Pixel
    ink: str
    width: float
    opacity: float
    dashed: bool
    """Whether it is dashed: none of its events is both actual and reported."""
    direction: float
    """Direction in degrees, clockwise from up."""


@dataclass(frozen=True)
class ActorNetwork:
    """Nodes and edges that are drawn."""

    nodes: tuple[NetworkNode, ...]
    edges: tuple[NetworkEdge, ...]
    left_out: tuple[int, int]
    """Numbers of actors and relations that are not drawn; the busiest are."""


def lay_out_network(selection: Selection, size: tuple[int, int], *, lang: Lang, theme: Theme) -> ActorNetwork:
    """Return the actors of a brief and their relations by the selected events, on ``size`` pixels.

    Actors that no selected event relates keep their place.
    """
    brief = selection.atlas.brief
    kinds = brief.kind_table
    whole = relations_of(related_events(selection.atlas), kinds)
    found = relations_of(related_events(selection.atlas, selection.shown_rows.tolist()), kinds)
    everyone, busy = _event_counts(whole), _event_counts(found)
    names = sorted(everyone, key=lambda name: (-busy.get(name, 0), -everyone[name], name))[:MOST_ACTORS]
    among = [each for each in found if each.one in names and each.other in names]
    kept = sorted(among, key=lambda each: -len(each.events))[:MOST_EDGES]
    drawn = [each for each in whole if each.one in names and each.other in names]
    places, most = node_positions(drawn, size), max(busy.values(), default=1)
    radius = {
        name: _scale_length(max(busy.get(name, 0), 1), most, LEAST_RADIUS, MOST_RADIUS) for name in names
    }
    edges = _edges(kept, places, radius, selection, theme)
    words = {name: brief.actor_by_id[name].name[lang] for name in names}
    labels = _name_centres(words, places, radius, edges, size)
    nodes = [
        NetworkNode(name, words[name], places[name], radius[name], busy.get(name, 0), labels[name])
        for name in names
    ]
    return ActorNetwork(tuple(nodes), tuple(edges), (len(everyone) - len(names), len(found) - len(kept)))


def arrowhead_length(width: float) -> float:
    """Return the length in pixels of the arrowhead of an edge."""
    return LEAST_ARROWHEAD + 1.4 * width


def node_positions(found: Sequence[ActorRelation], size: tuple[int, int]) -> dict[str, Pixel]:
    """Return the position of each actor in pixels: related ones close, none overlapping; deterministic."""
    busy = _event_counts(found)
    graph = nx.Graph()
    graph.add_nodes_from(sorted(busy))
    for each in sorted(found, key=lambda each: (each.one, each.other, each.kind)):
        before = graph.get_edge_data(each.one, each.other, {"weight": 0})["weight"]
        graph.add_edge(each.one, each.other, weight=before + 1)
    placed = nx.spring_layout(graph, k=1.6, iterations=ROUNDS, seed=SEED, method="force", weight=None)
    return _stretch_to_canvas({name: (float(x), float(y)) for name, (x, y) in placed.items()}, size)


def _stretch_to_canvas(places: Mapping[str, Pixel], size: tuple[int, int]) -> dict[str, Pixel]:
    """Return the positions stretched over the canvas, with a margin for names."""
    if not places:
        return {}
    ground = np.array(size, float)
    margin = np.array([min(90.0, size[0] * 0.16), 44.0])
    found = np.array(list(places.values()))
    low, extent = found.min(axis=0), np.ptp(found, axis=0)
    share = np.where(extent > 0, (found - low) / np.where(extent > 0, extent, 1), 0.5)
    spread = _push_apart(margin + share * (ground - 2 * margin), margin, ground)
    return {name: (float(x), float(y)) for name, (x, y) in zip(places, spread, strict=True)}


def _push_apart(found: Points, margin: Points, ground: Points) -> Points:
    """Return the positions, shape (n, 2), pushed apart until names fit between them, within the margins."""
    apart = min(LEAST_DISTANCE, 0.9 * math.sqrt(float(np.prod(ground)) / len(found)))
    for _ in range(ROUNDS):
        gaps = found[:, None] - found[None]
        far = np.linalg.norm(gaps, axis=2) + np.eye(len(found)) * apart
        push = np.clip(apart - far, 0, None)[..., None] * gaps / np.maximum(far, 1)[..., None] / 2
        if not push.any():
            break
        found = np.clip(found + push.sum(axis=1), margin, ground - margin)
    return found


def _edges(
    found: Sequence[ActorRelation],
    places: Mapping[str, Pixel],
    radius: Mapping[str, float],
    selection: Selection,
    theme: Theme,
) -> list[NetworkEdge]:
    most = max((len(each.events) for each in found), default=1)
    beside: dict[frozenset[str], list[ActorRelation]] = {}
    for each in found:
        beside.setdefault(frozenset((each.one, each.other)), []).append(each)
    edges, kinds = [], selection.atlas.brief.kind_table
    for each in found:
        twins = beside[frozenset((each.one, each.other))]
        shift = (twins.index(each) - (len(twins) - 1) / 2) * PARALLEL_GAP
        wide = _scale_length(len(each.events), most, LEAST_WIDTH, MOST_WIDTH)
        start, end = _edge_ends(
            each, places, radius, (shift, arrowhead_length(wide) / 2 if each.directed else 0)
        )
        edges.append(
            NetworkEdge(
                each,
                start,
                end,
                kinds.family_of(each.kind).colours.of(theme),
                wide,
                max(STANDING_OPACITIES[selection.standing_of(event.id)] for event in each.events),
                not any(_actual_and_reported(selection, event) for event in each.events),
                math.degrees(math.atan2(end[0] - start[0], start[1] - end[1])),
            )
        )
    return edges


def _edge_ends(
    each: ActorRelation, places: Mapping[str, Pixel], radius: Mapping[str, float], away: tuple[float, float]
) -> tuple[Pixel, Pixel]:
    """Return start and end of an edge, from the rim of one node to the rim of the other.

    Parameters
    ----------
    away
        Pixels sideways from the line between the centres, and pixels left free before its end.
    """
    one, other = np.array(places[each.one]), np.array(places[each.other])
    along = (other - one) / max(float(np.linalg.norm(other - one)), 1.0)
    # Sides are counted for the pair, not the edge: otherwise edges out and back would coincide.
    side = along if each.one < each.other else -along
    aside = np.array([-side[1], side[0]]) * away[0]
    start = one + along * (radius[each.one] + RIM_GAP) + aside
    end = other - along * (radius[each.other] + RIM_GAP + away[1]) + aside
    return (float(start[0]), float(start[1])), (float(end[0]), float(end[1]))


def _actual_and_reported(selection: Selection, event: RelatedEvent) -> bool:
    """Return whether an event is actual and at least one of its claims is reported."""
    atlas = selection.atlas
    return event.status is Status.ACTUAL and not bool(
        atlas.events["judged"].iat[atlas.row_of_event[event.id]]
    )


def _name_centres(
    words: Mapping[str, str],
    places: Mapping[str, Pixel],
    radius: Mapping[str, float],
    edges: Sequence[NetworkEdge],
    size: tuple[int, int],
) -> dict[str, Pixel]:
    """Return the centre of each name: near its node, clear of names, nodes and, if possible, edges."""
    lines = _sample_edges(edges)
    dots = {name: _centred_box(places[name], 2 * radius[name], 2 * radius[name]) for name in words}
    taken: list[PixelBox] = []
    found: dict[str, Pixel] = {}
    for name, text in words.items():
        wide, (x, y), rim = text_width(text, NAME_SIZE, strong=True) + 6, places[name], radius[name]
        choices = [
            (x + across * (rim + step + wide / 2), y + down * (rim + step + NAME_SIZE / 2))
            for step in (5, 16, 30)
            for across, down in NAME_SIDES
        ]
        others = [box for other, box in dots.items() if other != name]
        boxes = [_centred_box(choice, wide, NAME_SIZE + 6) for choice in choices]
        costs = [_overlap_cost(box, taken, others, lines, size) + at for at, box in enumerate(boxes)]
        best = costs.index(min(costs))
        found[name] = choices[best]
        taken.append(boxes[best])
    return found


def _overlap_cost(
    box: PixelBox, taken: Iterable[PixelBox], dots: Iterable[PixelBox], lines: Points, size: tuple[int, int]
) -> float:
    outside = box.left < 0 or box.top < 0 or box.right > size[0] or box.bottom > size[1]
    inside = (lines >= (box.left, box.top)) & (lines <= (box.right, box.bottom))
    crossed = int(np.count_nonzero(np.any(np.all(inside, axis=2), axis=1)))
    return (
        10_000 * outside
        + 1000 * sum(box.overlaps(other) for other in taken)
        + 300 * sum(box.overlaps(dot) for dot in dots)
        + 8 * crossed
    )


def _sample_edges(edges: Sequence[NetworkEdge]) -> Points:
    """Return points along each edge, shape (edges, 24, 2)."""
    ends = np.array([(edge.start, edge.end) for edge in edges], float).reshape(-1, 2, 2)
    steps = np.linspace(0, 1, 24)[None, :, None]
    sampled: Points = ends[:, :1] + steps * (ends[:, 1:] - ends[:, :1])
    return sampled


def _centred_box(middle: Pixel, wide: float, high: float) -> PixelBox:
    return PixelBox(middle[0] - wide / 2, middle[1] - high / 2, middle[0] + wide / 2, middle[1] + high / 2)


def _event_counts(found: Iterable[ActorRelation]) -> dict[str, int]:
    """Return for each actor the number of events that relate it to others."""
    events: dict[str, set[str]] = {}
    for each in found:
        for name in (each.one, each.other):
            events.setdefault(name, set()).update(event.id for event in each.events)
    return {name: len(ids) for name, ids in events.items()}


def _scale_length(number: int, most: int, low: float, high: float) -> float:
    """Return a length from ``low`` to ``high``, linear in a number from 1 to ``most``.

    Linear, since areas would hide small differences.
    """
    return low if most <= 1 else low + (high - low) * (number - 1) / (most - 1)
