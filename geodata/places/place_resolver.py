"""Resolver of the places of one brief: each form of geometry to a place with its shape.

A place may rest on another one of the brief or of the gazetteer, which is resolved first.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import shapely

from geodata.gazetteer import gazetteer_place, gazetteer_places
from geodata.gazetteer.town_extent import LEAST_KM
from geodata.places.edge_bands import edge_band
from geodata.places.geodesic import (
    geodesic_circle,
    geodesic_line,
    geodesic_polygon,
    middle_point,
    offset_point,
)
from geodata.places.geojson_shapes import ShapeFileError, read_feature_shape
from geodata.places.own_geometry import (
    BearingForm,
    BetweenForm,
    CircleForm,
    FileForm,
    GeometryForm,
    LineForm,
    NearForm,
    OffForm,
    PointForm,
    PolygonForm,
)
from geodata.places.place_findings import PlaceError, place_error
from geodata.places.resolved_place import (
    PlaceDefinition,
    PlaceLook,
    ResolvedPlace,
    merge_areas,
    place_about_point,
    place_at_point,
    place_from_gazetteer,
    place_with_shape,
    wrap_point,
)
from geodata.places.ring_polygons import RingError, repair_ring
from geodata.places.route_lines import distance_km
from geodata.words import CatalogueText
from geodata.words.value_faults import write_remedy

_DEEPEST = 20


class PlaceResolver:
    """Resolver of the places of one brief; places it does not define are looked up in the gazetteer."""

    def __init__(self, definitions: Mapping[str, PlaceDefinition]) -> None:
        self.definitions = definitions
        self._resolved: dict[str, ResolvedPlace | PlaceError] = {}

    def resolve(self, place_id: str) -> ResolvedPlace:
        """Return a place of the brief or of the gazetteer with its geometry; resolved once.

        Raises
        ------
        PlaceError
            If it cannot be drawn, or rests on a place that cannot; its finding says why.
        KeyError
            If neither has the id.
        """
        return self._resolve(place_id, ())

    def _resolve(self, place_id: str, above: tuple[str, ...]) -> ResolvedPlace:
        found = self._resolved.get(place_id)
        if found is None:
            definition = self.definitions.get(place_id) or _gazetteer_definition(place_id)
            try:
                found = self._geometry_of(definition, (*above, place_id))
            except PlaceError as error:
                found = error
            if not above or isinstance(found, ResolvedPlace):
                self._resolved[place_id] = found
        if isinstance(found, PlaceError):
            raise found
        return found

    def _geometry_of(self, definition: PlaceDefinition, path: tuple[str, ...]) -> ResolvedPlace:
        geometry = definition.geometry
        if isinstance(geometry, tuple):
            return place_from_gazetteer(definition, geometry)
        if geometry.references:
            return self._from_other_places(definition, geometry, path)
        return _from_coordinates(definition, geometry)

    def _from_other_places(
        self, definition: PlaceDefinition, form: GeometryForm, path: tuple[str, ...]
    ) -> ResolvedPlace:
        match form:
            case CircleForm():
                centre = self._point(form.references[0], "circle", path).anchor
                found = place_with_shape(definition, geodesic_circle(centre, form.circle.km))
            case BearingForm():
                found = self._at_bearing(definition, form, path)
            case OffForm():
                found = self._off(definition, form, path)
            case BetweenForm():
                start, end = (self._rest_on(each, "between", path).anchor for each in form.between)
                km = distance_km(start, end) / 2
                found = place_about_point(definition, middle_point(start, end), km)
            case NearForm():
                near = self._rest_on(form.near, "near", path)
                km = form.km if near.is_point else form.km + near.radius_km
                found = place_about_point(definition, near.anchor, km)
            case _:
                raise TypeError(form)
        return found

    def _rest_on(self, place_id: str, field: str, path: tuple[str, ...]) -> ResolvedPlace:
        """Return a place that another one rests on; a place of the same id is the gazetteer's."""
        if place_id == path[-1] and place_id in gazetteer_places():
            return place_from_gazetteer(_gazetteer_definition(place_id), (place_id,))
        if place_id in path or len(path) > _DEEPEST:
            raise place_error(
                code="place-cycle",
                field=field,
                found=" → ".join((*path[-5:], place_id)),
                expected=CatalogueText("problem.place-cycle.expected", deepest=_DEEPEST),
                mend=CatalogueText("problem.place-cycle.remedy"),
            )
        try:
            return self._resolve(place_id, path)
        except KeyError:
            raise place_error(
                code="unknown-id",
                field=field,
                found=place_id,
                expected=CatalogueText("problem.unknown-id.expected-place-or-shape"),
                mend=CatalogueText("remedy.correct-or-describe-id", group="places:"),
            ) from None

    def _point(self, place_id: str, field: str, path: tuple[str, ...]) -> ResolvedPlace:
        """Return a place that a distance is measured from, which is a point."""
        found = self._rest_on(place_id, field, path)
        if not found.is_point:
            raise place_error(
                code="bearing-from-area",
                field=field,
                found=CatalogueText("problem.bearing-from-area.found", place=place_id),
                expected=CatalogueText("problem.bearing-from-area.expected"),
                mend=CatalogueText(
                    "problem.bearing-from-area.remedy", form=f"{{off: {place_id}, km: …, side: water}}"
                ),
            )
        return found

    def _at_bearing(
        self, definition: PlaceDefinition, form: BearingForm, path: tuple[str, ...]
    ) -> ResolvedPlace:
        origin = self._point(form.origin, "from", path)
        direction, distance = form.direction, form.distance_km
        least = max(LEAST_KM, origin.radius_km, direction.spread * distance)
        return place_about_point(
            definition, offset_point(origin.anchor, direction.degrees, distance), least, at_least=True
        )

    def _off(self, definition: PlaceDefinition, form: OffForm, path: tuple[str, ...]) -> ResolvedPlace:
        area = self._rest_on(form.off, "off", path).shape
        if area.geom_type not in {"Polygon", "MultiPolygon"}:
            raise place_error(
                code="off-point",
                field="off",
                found=CatalogueText("problem.off-point.found", place=form.off),
                expected=CatalogueText("problem.off-point.expected"),
                mend=write_remedy([f"{{near: {form.off}, km: {form.km:g}}}"]),
            )
        band = edge_band(merge_areas([area]), form.km, form.side)
        if band.is_empty:
            raise place_error(
                code="off-empty",
                field="side",
                found=CatalogueText(
                    f"problem.off-empty.found-{form.side}", km=f"{form.km:g}", place=form.off
                ),
                expected=CatalogueText("problem.off-empty.expected"),
                mend=write_remedy([f"side: {'land' if form.side == 'water' else 'water'}"]),
            )
        drawn = place_with_shape(definition, band)
        return replace(drawn, look=PlaceLook.UNLIMITED)


def _gazetteer_definition(place_id: str) -> PlaceDefinition:
    found = gazetteer_place(place_id)
    return PlaceDefinition(place_id, found.kind, (place_id,), found.where_prec)


def _from_coordinates(definition: PlaceDefinition, form: GeometryForm) -> ResolvedPlace:
    """Return a place whose geometry is written out, in the brief or in a file beside it."""
    match form:
        case PointForm():
            found = place_at_point(definition, (form.lon, form.lat))
        case LineForm():
            found = place_with_shape(definition, geodesic_line(np.array(form.line)))
        case PolygonForm():
            found = place_with_shape(definition, _polygon(form))
        case CircleForm():
            centre = wrap_point((form.circle.lon or 0.0, form.circle.lat or 0.0))
            found = place_with_shape(definition, geodesic_circle(centre, form.circle.km))
        case FileForm():
            found = _from_file(definition, form)
        case _:
            raise TypeError(form)
    return found


def _polygon(form: PolygonForm) -> shapely.MultiPolygon:
    rings = [np.array(ring) for ring in form.polygon]
    try:
        return geodesic_polygon(rings)
    except RingError as error:
        ring = repair_ring(rings[error.number - 1])
        proposal = ", ".join(f"[{lon:g}, {lat:g}]" for lon, lat in ring.tolist()[:-1])
        crosses = error.reason == "crosses"
        raise place_error(
            code="ring-crosses" if crosses else "ring",
            field="polygon",
            found=error.words,
            expected=CatalogueText("problem.ring.expected"),
            mend=write_remedy([f"[{proposal}]"]) if crosses else CatalogueText("problem.ring.remedy"),
        ) from error


def _from_file(definition: PlaceDefinition, form: FileForm) -> ResolvedPlace:
    if definition.folder is None:
        raise place_error(
            code="shape-file",
            field="file",
            found=CatalogueText("problem.shape-file.found-without-folder", file=form.file),
            expected=CatalogueText("problem.shape-file.expected-beside"),
            mend=CatalogueText("problem.shape-file.remedy-folder"),
        )
    try:
        shape = read_feature_shape(definition.folder, form.file, form.feature)
    except ShapeFileError as error:
        raise place_error(
            code="shape-file",
            field="file",
            found=error.found,
            expected=CatalogueText("problem.shape-file.expected-shape"),
            mend=error.mend,
        ) from error
    if isinstance(shape, shapely.Point):
        as_point = PointForm(lon=shape.x, lat=shape.y)
        return place_at_point(replace(definition, geometry=as_point), (shape.x, shape.y))
    return place_with_shape(definition, shape)
