"""Cameras fitted to a brief, to all ends of one event of it, or to a geometry."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.atlas.atlas_frames import Atlas, is_route_event
from geodata.atlas.bounding_boxes import eastward_span, shortest_arc
from geodata.atlas.selection import Selection
from geodata.brief.record_types.event_record import Event
from geodata.brief.records import Brief
from geodata.layout.cameras.central_reaches import Reach, central_reaches
from geodata.layout.labels.label_words import LEADING_WEIGHT
from geodata.layout.looks.sender_arrows import sent_between
from geodata.layout.mercator import Viewport, mercator_latitude, mercator_y
from geodata.places import gazetteer_place, gazetteer_shape
from geodata.places.own_shapes import named_anchor
from geodata.places.resolved_place import ResolvedPlace
from geodata.view import MAX_CAMERA_LATITUDE, TILE_PIXELS, Camera, ViewBounds
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
    """Return the camera that shows what the brief is about, but for a few far events, or all of one event.

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
        whole = _brief_camera(atlas, size)
        return _camera_over(spots, size, max(MAX_EVENT_ZOOM, whole.zoom)) if spots else whole
    return _brief_camera(atlas, size)


@lru_cache(maxsize=32)
def _brief_camera(atlas: Atlas, size: tuple[int, int]) -> Camera:
    """Camera over what a brief is about; cached, since an atlas never changes."""
    if len(atlas.events) > MANY_EVENTS:
        return _camera_over(_percentile_points(atlas), size, MAX_ZOOM)
    reaches = [each for row in range(len(atlas.events)) for each in _event_reaches(atlas, row)]
    if not reaches:
        return WORLD_CAMERA
    central = central_reaches(reaches, lambda spots: _camera_over(spots, size, MAX_ZOOM).zoom)
    return _camera_over([spot for each in central for spot in each.points], size, MAX_ZOOM)


def fit_shown_camera(selection: Selection, size: tuple[int, int]) -> Camera:
    """Return the camera of a picture or a slide of a selection: that of the brief, where it shows all events.

    A filter may choose what stands far from the rest of the brief, which the brief's camera leaves out.
    """
    home = fit_camera(selection, size)
    if not selection.hidden_count or len(selection.atlas.events) > MANY_EVENTS:
        return home
    screen = Viewport(home, size)
    events = [list(_event_points(selection.atlas, int(row), whole=False)) for row in selection.shown_rows]
    if all(any(screen.contains(screen.project(*spot)) for spot in spots) for spots in events if spots):
        return home
    return _camera_over([spot for spots in events for spot in spots], size, home.zoom)


@lru_cache(maxsize=256)
def fit_event_camera(atlas: Atlas, size: tuple[int, int], event: str) -> Camera:
    """Return the camera for an event on the map, no nearer than the precision of its place allows.

    It is never farther away than the camera of the whole brief, but where the event itself needs it.
    """
    camera = fit_camera(atlas, size, event=event)
    row = atlas.row_of_event[event]
    closest = MAX_ZOOM_BY_PRECISION.get(int(atlas.events["where_prec"].iloc[row]), MAX_EVENT_ZOOM)
    if is_route_event(atlas.brief.events[row]):
        closest = MAX_ROUTE_ZOOM
    # Of a brief that is seen from near, no event is shown from farther away than the whole.
    closest = max(closest, fit_camera(atlas, size).zoom)
    return camera.model_copy(update={"zoom": min(camera.zoom, closest)})


@lru_cache(maxsize=256)
def event_ends(atlas: Atlas, event: str) -> ViewBounds | None:
    """Return the box of all that must be on screen of an event; None for one without a place."""
    spots = list(_event_points(atlas, atlas.row_of_event[event], whole=True))
    if not spots:
        return None
    west, east = shortest_arc([lon for lon, _ in spots])
    lats = [lat for _, lat in spots]
    return west, min(lats), east, max(lats)


def far_ends(atlas: Atlas, event: str) -> ViewBounds | None:
    """Return the box of all ends of an event that has several, as a lane or an arrow; None for another."""
    record = atlas.brief.events[atlas.row_of_event[event]]
    is_between = any(at.role is not PlaceRole.AT for at in record.places)
    return event_ends(atlas, event) if is_between or sent_between(record, atlas.brief) else None


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


def _event_reaches(atlas: Atlas, row: int) -> Iterator[Reach]:
    """Yield what an event on the map takes up: its lines as one part, and each of its places as another."""
    event = atlas.brief.events[row]
    if not atlas.brief.is_on_map(event):
        return
    places = [location.place for location in event.places if location.role is PlaceRole.AT]
    parts = [tuple(_line_points(atlas, row, event))]
    parts += [tuple(_place_points(place, atlas.brief, whole=False)) for place in places]
    found = [points for points in parts if points]
    leads = event.weight == LEADING_WEIGHT
    for at, points in enumerate(found):
        yield Reach(points, share=1 / len(found), stays=leads and at == 0)


def _event_points(atlas: Atlas, row: int, *, whole: bool) -> Iterator[CameraPoint]:
    """Points of an event that must be on screen; ``whole`` adds outlines of regions and lands of senders."""
    event = atlas.brief.events[row]
    if not atlas.brief.is_on_map(event):
        return
    yield from _line_points(atlas, row, event)
    if whole:
        yield from (named_anchor(pair.sender) for pair in sent_between(event, atlas.brief))
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
    if not ids or any(gazetteer_place(name).radius_km for name in ids):
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
    west, east = shortest_arc([lon for lon, _ in spots])
    span = float(eastward_span(np.float64(west), np.float64(east)))
    souths = [mercator_y(lat) for _, lat in spots]
    height = max(max(souths) - min(souths), 1e-6)
    room = [side * (1 - 2 * LABEL_MARGIN) / TILE_PIXELS for side in size]
    scale = min(room[0] / max(span / 360, 1e-6), room[1] / height)
    centre = (west + span / 2 + 180) % 360 - 180
    zoom = float(np.clip(np.log2(scale), MIN_ZOOM, nearest))
    # The world of a Mercator map ends beyond the last latitude that a map can be centred on.
    lat = np.clip(
        mercator_latitude((max(souths) + min(souths)) / 2), -MAX_CAMERA_LATITUDE, MAX_CAMERA_LATITUDE
    )
    return Camera(lon=centre, lat=float(lat), zoom=zoom)
