"""The network of actors in pixels: where nodes, edges and names stand.

Places come from networkx and a fixed seed, from the whole brief: filters take away and move nothing, as long
as all its actors find room.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from geodata.atlas.relations import Relation, relations
from geodata.atlas.selection import Selection
from geodata.brief.records import Event
from geodata.layout.mercator import Pixel
from geodata.layout.scene import Box
from geodata.layout.styles import INKS, OPACITIES
from geodata.layout.text_lines import width
from geodata.view import Theme
from geodata.vocabulary import Status
from geodata.words import Lang

SEED: Final = 7
ROUNDS: Final = 400
MOST_ACTORS: Final = 60
MOST_EDGES: Final = 300
APART: Final = 9.0
"""Pixels between edges of one pair."""
TYPE: Final = 13.0
LEAST: Final = 7.0
MOST: Final = 15.0
"""Radius of a node of one event and of the busiest."""
THIN: Final = 1.6
THICK: Final = 6.5
HEAD: Final = 7.0
GAP: Final = 2.0
SIDES: Final = ((0, 1), (0, -1), (1, 0), (-1, 0), (0.7, 0.9), (-0.7, 0.9), (0.7, -0.9), (-0.7, -0.9))
CLOSEST: Final = 84.0
"""Pixels between two actors, where the ground has them."""
Points = NDArray[np.float64]


@dataclass(frozen=True)
class Node:
    """An actor."""

    id: str
    name: str
    place: Pixel
    radius: float
    events: int
    """How many of the selected events relate it to others."""
    label: Pixel
    """The middle of its name, which overlaps no other."""


@dataclass(frozen=True)
class Edge:
    """A relation."""

    relation: Relation
    start: Pixel
    end: Pixel
    ink: str
    width: float
    opacity: float
    broken: bool
    """Whether nothing in it is both actual and reported."""
    turn: float
    """Degrees, clockwise from upwards, of the arrowhead of a directed edge."""


@dataclass(frozen=True)
class Network:
    """Everything that is drawn."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: tuple[int, int]
    """Actors and relations that find no room; the busiest are drawn."""


def network(selection: Selection, size: tuple[int, int], *, lang: Lang, theme: Theme) -> Network:
    """The actors of a brief and how the selected events relate them, on a ground of so many pixels.

    Actors that no selected event relates stay in their places, without an event.
    """
    brief = selection.atlas.brief
    whole = relations(brief.events)
    found = relations(brief.events[int(row)] for row in selection.shown)
    everyone, busy = _counts(whole), _counts(found)
    names = sorted(everyone, key=lambda name: (-busy.get(name, 0), -everyone[name], name))[:MOST_ACTORS]
    among = [each for each in found if each.one in names and each.other in names]
    kept = sorted(among, key=lambda each: -len(each.events))[:MOST_EDGES]
    drawn = [each for each in whole if each.one in names and each.other in names]
    places, most = layout(drawn, size), max(busy.values(), default=1)
    radius = {name: _between(max(busy.get(name, 0), 1), most, LEAST, MOST) for name in names}
    edges = _edges(kept, places, radius, selection, theme)
    words = {name: brief.actor[name].name[lang] for name in names}
    labels = _labels(words, places, radius, edges, size)
    nodes = [
        Node(name, words[name], places[name], radius[name], busy.get(name, 0), labels[name]) for name in names
    ]
    return Network(tuple(nodes), tuple(edges), (len(everyone) - len(names), len(found) - len(kept)))


def head(width: float) -> float:
    """Pixels of the arrowhead of an edge."""
    return HEAD + 1.4 * width


def layout(found: Sequence[Relation], size: tuple[int, int]) -> dict[str, Pixel]:
    """Where each actor stands: related ones near each other, none on another; the same every time."""
    busy = _counts(found)
    graph = nx.Graph()
    graph.add_nodes_from(sorted(busy))
    for each in sorted(found, key=lambda each: (each.one, each.other, each.kind)):
        before = graph.get_edge_data(each.one, each.other, {"weight": 0})["weight"]
        graph.add_edge(each.one, each.other, weight=before + 1)
    placed = nx.spring_layout(graph, k=1.6, iterations=ROUNDS, seed=SEED, method="force", weight=None)
    return _fitted({name: (float(x), float(y)) for name, (x, y) in placed.items()}, size)


def _fitted(places: Mapping[str, Pixel], size: tuple[int, int]) -> dict[str, Pixel]:
    """The places stretched over the ground, with room for names at its edges."""
    if not places:
        return {}
    ground = np.array(size, float)
    margin = np.array([min(90.0, size[0] * 0.16), 44.0])
    found = np.array(list(places.values()))
    low, extent = found.min(axis=0), np.ptp(found, axis=0)
    share = np.where(extent > 0, (found - low) / np.where(extent > 0, extent, 1), 0.5)
    spread = _spread(margin + share * (ground - 2 * margin), margin, ground)
    return {name: (float(x), float(y)) for name, (x, y) in zip(places, spread, strict=True)}


def _spread(found: Points, margin: Points, ground: Points) -> Points:
    """The places pushed apart until names find room between them, within the ground."""
    apart = min(CLOSEST, 0.9 * math.sqrt(float(np.prod(ground)) / len(found)))
    for _ in range(ROUNDS):
        gaps = found[:, None] - found[None]
        far = np.linalg.norm(gaps, axis=2) + np.eye(len(found)) * apart
        push = np.clip(apart - far, 0, None)[..., None] * gaps / np.maximum(far, 1)[..., None] / 2
        if not push.any():
            break
        found = np.clip(found + push.sum(axis=1), margin, ground - margin)
    return found


def _edges(
    found: Sequence[Relation],
    places: Mapping[str, Pixel],
    radius: Mapping[str, float],
    selection: Selection,
    theme: Theme,
) -> list[Edge]:
    most = max((len(each.events) for each in found), default=1)
    beside: dict[frozenset[str], list[Relation]] = {}
    for each in found:
        beside.setdefault(frozenset((each.one, each.other)), []).append(each)
    edges = []
    for each in found:
        twins = beside[frozenset((each.one, each.other))]
        shift = (twins.index(each) - (len(twins) - 1) / 2) * APART
        wide = _between(len(each.events), most, THIN, THICK)
        start, end = _line(each, places, radius, (shift, head(wide) / 2 if each.directed else 0))
        edges.append(
            Edge(
                each,
                start,
                end,
                INKS[theme][each.kind],
                wide,
                max(OPACITIES[selection.standing_of(event.id)] for event in each.events),
                not any(_firm(selection, event) for event in each.events),
                math.degrees(math.atan2(end[0] - start[0], start[1] - end[1])),
            )
        )
    return edges


def _line(
    each: Relation, places: Mapping[str, Pixel], radius: Mapping[str, float], away: tuple[float, float]
) -> tuple[Pixel, Pixel]:
    """An edge from the rim of one node to the rim of the other.

    ``away``: pixels aside of the line between them, and before its end.
    """
    one, other = np.array(places[each.one]), np.array(places[each.other])
    along = (other - one) / max(float(np.linalg.norm(other - one)), 1.0)
    # The side is that of the pair and not of the edge, or what goes out would lie on what comes back.
    side = along if each.one < each.other else -along
    aside = np.array([-side[1], side[0]]) * away[0]
    start = one + along * (radius[each.one] + GAP) + aside
    end = other - along * (radius[each.other] + GAP + away[1]) + aside
    return (float(start[0]), float(start[1])), (float(end[0]), float(end[1]))


def _firm(selection: Selection, event: Event) -> bool:
    """Whether an event is actual and reported, and not judged or ahead alone."""
    atlas = selection.atlas
    return event.status is Status.ACTUAL and not bool(atlas.events["judged"].iat[atlas.row[event.id]])


def _labels(
    words: Mapping[str, str],
    places: Mapping[str, Pixel],
    radius: Mapping[str, float],
    edges: Sequence[Edge],
    size: tuple[int, int],
) -> dict[str, Pixel]:
    """The middle of each name: near its node, clear of other names, nodes and, where it can be, edges."""
    lines = _sampled(edges)
    dots = {name: _box(places[name], 2 * radius[name], 2 * radius[name]) for name in words}
    taken: list[Box] = []
    found: dict[str, Pixel] = {}
    for name, text in words.items():
        wide, (x, y), rim = width(text, TYPE, strong=True) + 6, places[name], radius[name]
        choices = [
            (x + across * (rim + step + wide / 2), y + down * (rim + step + TYPE / 2))
            for step in (5, 16, 30)
            for across, down in SIDES
        ]
        others = [box for other, box in dots.items() if other != name]
        boxes = [_box(choice, wide, TYPE + 6) for choice in choices]
        costs = [_cost(box, taken, others, lines, size) + at for at, box in enumerate(boxes)]
        best = costs.index(min(costs))
        found[name] = choices[best]
        taken.append(boxes[best])
    return found


def _cost(box: Box, taken: Iterable[Box], dots: Iterable[Box], lines: Points, size: tuple[int, int]) -> float:
    outside = box.left < 0 or box.top < 0 or box.right > size[0] or box.bottom > size[1]
    inside = (lines >= (box.left, box.top)) & (lines <= (box.right, box.bottom))
    crossed = int(np.count_nonzero(np.any(np.all(inside, axis=2), axis=1)))
    return (
        10_000 * outside
        + 1000 * sum(box.meets(other) for other in taken)
        + 300 * sum(box.meets(dot) for dot in dots)
        + 8 * crossed
    )


def _sampled(edges: Sequence[Edge]) -> Points:
    """Points along each edge: edge, step, x and y."""
    ends = np.array([(edge.start, edge.end) for edge in edges], float).reshape(-1, 2, 2)
    steps = np.linspace(0, 1, 24)[None, :, None]
    sampled: Points = ends[:, :1] + steps * (ends[:, 1:] - ends[:, :1])
    return sampled


def _box(middle: Pixel, wide: float, high: float) -> Box:
    return Box(middle[0] - wide / 2, middle[1] - high / 2, middle[0] + wide / 2, middle[1] + high / 2)


def _counts(found: Iterable[Relation]) -> dict[str, int]:
    """For each actor the number of events that relate it to others."""
    events: dict[str, set[str]] = {}
    for each in found:
        for name in (each.one, each.other):
            events.setdefault(name, set()).update(event.id for event in each.events)
    return {name: len(ids) for name, ids in events.items()}


def _between(number: int, most: int, low: float, high: float) -> float:
    """A breadth between two for a number from 1 to the greatest; areas would hide small differences."""
    return low if most <= 1 else low + (high - low) * (number - 1) / (most - 1)
