"""Cameras fitted to a brief, to one event of it, or to a geometry."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.atlas.atlas_frames import Atlas, is_route_event
from geodata.atlas.selection import Selection
from geodata.brief.records import Brief, Event
from geodata.layout.mercator import mercator_latitude, mercator_y
from geodata.places import gazetteer_place, gazetteer_shape
from geodata.places.resolved_place import ResolvedPlace
from geodata.view import TILE_PIXELS, Camera
from geodata.vocabulary import PlaceKind, PlaceRole

CameraPoint = tuple[float, float]
"""Longitude and latitude in degrees."""

LABEL_MARGIN = 0.09
"""Share of each side of the map that is left free for labels."""
MIN_ZOOM, MAX_ZOOM = 0.4, 7.0
"""Least and greatest zoom of a fitted camera."""
MAX_EVENT_ZOOM = 4.6
"""Greatest zoom for one event, which is shown among its neighbours."""
MAX_ZOOM_BY_PRECISION = {6: 1.8, 7: 1.8, 5: 3.8}
"""Greatest zoom by ``where_prec`` of a place, which is seen whole: 5 a region, 6 a country, 7 a sea."""
MAX_ROUTE_ZOOM = 3.6
"""Greatest zoom for a route, seen with the countries at its ends."""
MANY_EVENTS = 500
"""Above this many events the camera ignores the outermost hundredth at each side."""
OUTLINE_POINTS = 60
"""Points kept of the outline of a sea."""
WORLD_CAMERA = Camera(lon=60.0, lat=25.0, zoom=1.0)
"""Camera of a brief without places."""


def fit_camera(source: Selection | Atlas, size: tuple[int, int], *, event: str | None = None) -> Camera:
    """Return the camera that shows all marks of the brief, or those of one event.

    A filter must not move the map: the camera depends on brief, size and event alone, never on the selection.

    Parameters
    ----------
    size
        Width and height of the map in pixels.
    event
        Id of the event to show; one that is unknown counts as none.
    """
    atlas = source.atlas if isinstance(source, Selection) else source
    if event is not None and event in atlas.row_of_event:
        spots = list(_event_points(atlas, atlas.row_of_event[event], whole=True))
        return _camera_over(spots, size, MAX_EVENT_ZOOM) if spots else _brief_camera(atlas, size)
    return _brief_camera(atlas, size)


@lru_cache(maxsize=32)
def _brief_camera(atlas: Atlas, size: tuple[int, int]) -> Camera:
    """Camera over a whole brief; cached, since an atlas never changes."""
    if len(atlas.events) > MANY_EVENTS:
        return _camera_over(_percentile_points(atlas), size, MAX_ZOOM)
    spots = [spot for row in range(len(atlas.events)) for spot in _event_points(atlas, row, whole=False)]
    return _camera_over(spots, size, MAX_ZOOM) if spots else WORLD_CAMERA


def fit_event_camera(atlas: Atlas, size: tuple[int, int], event: str) -> Camera:
    """Return the camera for an event on the map, no nearer than the precision of its place allows."""
    camera = fit_camera(atlas, size, event=event)
    row = atlas.row_of_event[event]
    closest = MAX_ZOOM_BY_PRECISION.get(int(atlas.events["where_prec"].iloc[row]), MAX_EVENT_ZOOM)
    if is_route_event(atlas.brief.events[row]):
        closest = MAX_ROUTE_ZOOM
    return camera.model_copy(update={"zoom": min(camera.zoom, closest)})


def fit_geometry_camera(geometry: BaseGeometry, size: tuple[int, int]) -> Camera:
    """Return the camera that shows a whole geometry (EPSG:4326), the short way round the world."""
    points = shapely.get_coordinates(geometry).tolist()
    thinned = points[:: max(1, len(points) // MANY_EVENTS)]
    return _camera_over([(lon, lat) for lon, lat in thinned], size, MAX_EVENT_ZOOM)


def _percentile_points(atlas: Atlas) -> list[CameraPoint]:
    """Percentiles 1 to 99 of the events' longitudes and latitudes."""
    shares = np.linspace(1, 99, 99)
    columns = [np.nanpercentile(atlas.events[name].to_numpy(float), shares) for name in ("lon", "lat")]
    return [(float(lon), float(lat)) for lon, lat in zip(*columns, strict=True)]


def _event_points(atlas: Atlas, row: int, *, whole: bool) -> Iterator[CameraPoint]:
    """Points of an event that must be on screen; ``whole`` adds the outlines of regions."""
    event = atlas.brief.events[row]
    if not atlas.brief.is_on_map(event):
        return
    yield from _line_points(atlas, row, event)
    for location in event.places:
        if location.role is PlaceRole.AT:
            yield from _place_points(location.place, atlas.brief, whole=whole)


def _line_points(atlas: Atlas, row: int, event: Event) -> Iterable[CameraPoint]:
    """Vertices of the event's lines; none for an event that only stands at places."""
    if all(location.role is PlaceRole.AT for location in event.places):
        return ()
    points = shapely.get_coordinates(atlas.events.geometry.iloc[row])
    return [(float(lon), float(lat)) for lon, lat in points]


def _place_points(place_id: str, brief: Brief, *, whole: bool) -> Iterator[CameraPoint]:
    """Points of a place: its anchors, and a sample of its outline where it is a sea."""
    ids = brief.place_by_id[place_id].gazetteer_ids
    if not ids:
        yield from _own_place_points(brief.place_resolver.resolve(place_id))
    for name in ids:
        entry = gazetteer_place(name)
        yield entry.lon, entry.lat
        kind = PlaceKind(entry.kind)
        if kind is PlaceKind.SEA or (whole and kind is PlaceKind.REGION):
            yield from _outline_sample(gazetteer_shape(name, "coarse"))


def _own_place_points(place: ResolvedPlace) -> Iterator[CameraPoint]:
    """Anchor of a place of the brief's own, and a sample of its outline or of its ring."""
    yield place.anchor
    yield from _outline_sample(place.uncertainty[0] if place.uncertainty else place.shape)


def _outline_sample(shape: BaseGeometry) -> Iterator[CameraPoint]:
    points = shapely.get_coordinates(shape).tolist()
    yield from ((lon, lat) for lon, lat in points[:: max(1, len(points) // OUTLINE_POINTS)])


def _camera_over(spots: Sequence[CameraPoint], size: tuple[int, int], nearest: float) -> Camera:
    """The camera of the greatest zoom up to ``nearest`` that holds all points."""
    west, span = _shortest_arc([lon for lon, _ in spots])
    souths = [mercator_y(lat) for _, lat in spots]
    height = max(max(souths) - min(souths), 1e-6)
    room = [side * (1 - 2 * LABEL_MARGIN) / TILE_PIXELS for side in size]
    scale = min(room[0] / max(span / 360, 1e-6), room[1] / height)
    centre = (west + span / 2 + 180) % 360 - 180
    zoom = float(np.clip(np.log2(scale), MIN_ZOOM, nearest))
    return Camera(lon=centre, lat=mercator_latitude((max(souths) + min(souths)) / 2), zoom=zoom)


def _shortest_arc(lons: Sequence[float]) -> tuple[float, float]:
    """Start (0-360) and length in degrees of the shortest arc that holds all longitudes."""
    ordered = sorted({lon % 360 for lon in lons})
    gaps = [after - before for before, after in zip(ordered, [*ordered[1:], ordered[0] + 360], strict=True)]
    widest = max(range(len(gaps)), key=gaps.__getitem__)
    return ordered[(widest + 1) % len(ordered)], 360 - gaps[widest]
