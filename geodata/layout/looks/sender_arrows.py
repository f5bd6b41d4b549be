"""Arrows of sender and host: events known only to a country, whose actors say from whose land they lead.

An arrow begins at the sender's edge, inside its land, or, where that is but a dot, beside it. It stops short
of the host's edge: where that is crossed is not known. It runs over water where it can, never needlessly over
a third country.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
import shapely
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from geodata.atlas.event_places import signed_area
from geodata.atlas.thinning import web_mercator
from geodata.brief.record_types.actor_record import wholes_of_actor
from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.kinds.event_kind import RoleEnd
from geodata.layout.mercator import mercator_latitude, world_pixels_at
from geodata.places import gazetteer_places, load_land
from geodata.places.own_shapes import named_anchor, named_shape
from geodata.places.route_lines import LonLat
from geodata.vocabulary import PlaceKind, PlaceRole

Points = npt.NDArray[np.float64]
ArrowPath = tuple[LonLat, LonLat]
"""Start and tip of an arrow."""
STOP_SHORT: Final = 8.0
"""Pixels between the tip of an arrow and the host's edge."""
LEAST_LENGTH, USUAL_LENGTH = 14.0, 84.0
"""Pixels of an arrow at least, so that shaft and head are seen, and where nothing hinders it."""
_CLEAR: Final = 5.0
"""Pixels that an arrow keeps from the host on its way, and its tip from every edge of it."""
_OUTLINE_STEP: Final = 6.0
_OUTLINE_STRAY: Final = 1.0
"""Pixels between the points of an outline that are tried, and by which it is simplified."""
_LARGER_PART: Final = 0.05
"""Share of the area of the largest part from which a part is one that an arrow leaves from or leads to."""
_MOST_STARTS, _MOST_ENDS = 40, 400
"""Points of the sender's edge, and inside it, and of the host's edge that are tried."""
_GRID_STEP: Final = 24.0
"""Pixels between points inside the sender's land that are tried."""
_SMALL_LAND: Final = 24.0
"""Pixels across below which a land is so small that its arrow can also begin beside it."""
_PROBES: Final = 16
"""Points of an arrow at which the ground under it is looked up."""
_REACH, _NEAREST_SHARE = 2.5, 1.3
"""Longest arrow that is tried, in usual ones and in the least distance of the two countries."""
_FOREIGN_COST, _HOST_COST, _HOME_COST = 6.0, 12.0, 0.7
"""Cost of a pixel over a third country, close to the host, and over the sender, in pixels of length."""
_MOST_HOST: Final = 0.1
"""Share of an arrow that may lie close to the host on its way."""
_MOST_FOREIGN: Final = 0.15
"""Share of it that may lie over third countries, where sender and host are near each other."""
_ZOOM_STEP: Final = 0.25
"""Step to which the zoom is rounded, so that a small move of the camera keeps the arrow."""
_NEAREST_ZOOM: Final = 8.0
"""Zoom from which an arrow keeps its place on the ground: a coast has ever more points in pixels."""


@dataclass(frozen=True)
class SentBetween:
    """Two countries between which an event leads, by their ids in the gazetteer."""

    sender: str
    host: str


def sent_between(event: Event, brief: Brief) -> tuple[SentBetween, ...]:
    """Return the pairs of sender and host of an event that is known only to its host's country.

    Empty for other events, and where the host is acted against: a strike does not come from a land's edge.
    """
    areas = {signed_area(brief.place_by_id[at.place]) for at in event.places}
    if len(areas) != 1 or any(at.role is not PlaceRole.AT for at in event.places):
        return ()
    roles = brief.kind_table.roles
    hosts = {
        _land_of(part.actor, brief)
        for part in event.actors
        if roles[part.role].end is RoleEnd.TO and not roles[part.role].against
    }
    senders = dict.fromkeys(
        _land_of(part.actor, brief) for part in event.actors if roles[part.role].end is RoleEnd.FROM
    )
    (area,) = areas
    if area is None or area not in hosts:
        return ()
    return tuple(SentBetween(sender, area) for sender in senders if sender and sender != area)


def _land_of(actor: str, brief: Brief) -> str | None:
    """Id of the country that an actor is or belongs to, None without one."""
    for name in (actor, *wholes_of_actor(actor, brief.actor_by_id)):
        place = gazetteer_places().get(name)
        if place is not None and place.kind == PlaceKind.COUNTRY.value:
            return name
    return None


def arrow_path(pair: SentBetween, zoom: float) -> ArrowPath | None:
    """Return start and tip of an arrow at a zoom; None where no arrow would tell the truth."""
    return _arrow_path(pair, min(_NEAREST_ZOOM, round(zoom / _ZOOM_STEP) * _ZOOM_STEP))


@lru_cache(maxsize=512)
def _arrow_path(pair: SentBetween, zoom: float) -> ArrowPath | None:
    world = world_pixels_at(zoom)
    sender, host = (_on_screen(named_shape(name, "coarse"), world) for name in (pair.sender, pair.host))
    turn = round((named_anchor(pair.host)[0] - named_anchor(pair.sender)[0]) / 360) * world
    found = _truest(affinity.translate(sender, xoff=turn), host, world)
    return None if found is None else (_unprojected(found[0], world), _unprojected(found[1], world))


def _truest(sender: BaseGeometry, host: BaseGeometry, world: float) -> tuple[Points, Points] | None:
    """Start and tip of the arrow that crosses least land of others, in pixels of the world."""
    land, edge, ends = shapely.buffer(sender, 0), _outline_points(sender), _outline_points(host)
    nearest = float(shapely.distance(shapely.MultiPoint(edge), shapely.MultiPoint(ends)))
    farthest = max(_REACH * USUAL_LENGTH, _NEAREST_SHARE * nearest)
    ends = _sampled(_within_reach(ends, edge, farthest), _MOST_ENDS)
    edge = _sampled(_within_reach(edge, ends, farthest), _MOST_STARTS)
    starts = np.concatenate([edge, _sampled(_inner_points(land, ends, farthest), _MOST_STARTS)])
    west, north, east, south = land.bounds
    if max(east - west, south - north) < _SMALL_LAND:
        starts = np.concatenate([starts, _outline_points(shapely.buffer(land, STOP_SHORT))])
    away = np.linalg.norm(starts[:, None] - ends[None], axis=2) - STOP_SHORT
    first, last = np.nonzero((away >= LEAST_LENGTH) & (away <= farthest))
    if not len(first):
        return None
    start, end, length = starts[first], ends[last], away[first, last]
    way = (end - start) / (length + STOP_SHORT)[:, None]
    tip = end - way * STOP_SHORT
    bounds = np.concatenate([start, tip])
    box = np.concatenate([bounds.min(axis=0) - _CLEAR, bounds.max(axis=0) + _CLEAR])
    near_host = shapely.buffer(shapely.clip_by_rect(shapely.buffer(host, 0), *box), _CLEAR)
    home = shapely.difference(shapely.clip_by_rect(land, *box), near_host)
    foreign = shapely.difference(_land_within(box, world), shapely.union(home, near_host))
    over_foreign, over_host, over_home = (
        _shares_over(ground, start + way, tip) for ground in (foreign, near_host, home)
    )
    costs = _FOREIGN_COST * over_foreign + _HOST_COST * over_host + _HOME_COST * over_home
    is_false = shapely.contains_xy(near_host, *tip.T) | (over_host > _MOST_HOST)
    if nearest <= USUAL_LENGTH:
        is_false |= over_foreign > _MOST_FOREIGN
    costs[is_false] = np.inf
    best = int(np.argmin(np.abs(length - USUAL_LENGTH) + length * costs))
    return (start[best], tip[best]) if np.isfinite(costs[best]) else None


def _inner_points(land: BaseGeometry, ends: Points, farthest: float) -> Points:
    """Points of a grid inside the sender's land that an arrow can reach the host from."""
    west, north = ends.min(axis=0) - farthest
    east, south = ends.max(axis=0) + farthest
    left, top, right, bottom = land.bounds
    across, down = (
        np.arange(max(low, least), min(high, most), _GRID_STEP)
        for low, least, high, most in ((west, left, east, right), (north, top, south, bottom))
    )
    x, y = (part.ravel() for part in np.meshgrid(across, down))
    shapely.prepare(land)
    spots = np.column_stack([x, y])[shapely.contains_xy(land, x, y)]
    near = [float(np.linalg.norm(ends - spot, axis=1).min()) <= farthest for spot in spots]
    found: Points = spots[np.array(near, bool)]
    return found


def _within_reach(points: Points, others: Points, farthest: float) -> Points:
    """The points in the box of others, widened by the longest arrow."""
    low, high = others.min(axis=0) - farthest, others.max(axis=0) + farthest
    found: Points = points[((points >= low) & (points <= high)).all(axis=1)]
    return found


def _sampled(points: Points, most: int) -> Points:
    """At most so many of some points, evenly."""
    return points[:: max(1, len(points) // most)]


def _shares_over(ground: BaseGeometry, start: Points, tip: Points) -> Points:
    """Share of each line that lies over some ground, from points along it."""
    shapely.prepare(ground)
    steps = np.linspace(0, 1, _PROBES)[:, None, None]
    spots = start + steps * (tip - start)
    inside: Points = shapely.contains_xy(ground, spots[..., 0], spots[..., 1]).mean(axis=0)
    return inside


def _outline_points(shape: BaseGeometry) -> Points:
    """Points along the outer rings of the larger parts of an area, simplified."""
    parts = shapely.get_parts(shapely.simplify(shape, _OUTLINE_STRAY)).tolist()
    least = _LARGER_PART * max(part.area for part in parts)
    rings = [part.exterior for part in parts if part.area >= least]
    return shapely.get_coordinates(shapely.segmentize(np.array(rings), _OUTLINE_STEP))


def _land_within(box: Points, world: float) -> BaseGeometry:
    """All land in a box of pixels, in every copy of the world that it touches."""
    west, north, east, south = box.tolist()
    parts = []
    for turn in range(int(np.floor(west / world)), int(np.floor(east / world)) + 1):
        land = shapely.clip_by_rect(
            _land_on_screen(world), west - turn * world, north, east - turn * world, south
        )
        parts.append(affinity.translate(land, xoff=turn * world))
    return shapely.union_all([shapely.buffer(part, 0) for part in parts])


@lru_cache(maxsize=32)
def _land_on_screen(world: float) -> BaseGeometry:
    return shapely.simplify(_on_screen(load_land("coarse"), world), _OUTLINE_STRAY / 2)


def _on_screen(shape: BaseGeometry, world: float) -> BaseGeometry:
    """A shape (EPSG:4326) in pixels of the world, y down."""
    return shapely.transform(shape, lambda points: np.column_stack(web_mercator(*points.T)) * world)


def _unprojected(point: Points, world: float) -> LonLat:
    x, y = (point / world).tolist()
    return round(x * 360 - 180, 4), round(mercator_latitude(y), 4)
