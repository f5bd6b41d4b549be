"""Forms of ``geometry`` of a place: shapes of the gazetteer, or one geometry that only this brief has.

All coordinates are longitude before latitude, EPSG:4326; edges of lines and polygons are geodesics. Ids refer
to places of the brief or of the gazetteer; the forms do not look them up (:mod:`geodata.places.resolver`).
"""

import math
import re
from collections.abc import Mapping, Sized
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    model_validator,
)

from geodata.places.bearings import Bearing, compass_bearing, parse_compass_point
from geodata.words import CatalogueText, alternatives
from geodata.words.value_faults import fault_and_form, typed_number

MAX_KM = 19_900.0
"""Largest distance: beyond it a circle on the ellipsoid crosses itself near the antipode."""
MAX_BAND_KM, _FULL_TURN = 2_000.0, 360
MAX_VERTICES = 10_000
"""Vertices of all lines and polygons written in one brief, at most; more belong in a file."""
KM_PER_NM = 1.852
_THREE_DECIMALS = re.compile(r"[-+−]?\d{1,3}[.٫]\d{3}")


def _to_number(value: object) -> object:
    """Return a typed number; strings may have Arabic digits. A bool is no number."""
    if isinstance(value, bool):
        msg = fault_and_form("no-number")
        raise ValueError(msg)  # noqa: TRY004 - pydantic reports ValueError alone
    return typed_number(value.replace("−", "-")) if isinstance(value, str) else value


def _latitude_beyond(lon: object, lat: object) -> str | None:
    """Return the latitude of a pair that is possible only as a longitude."""
    try:
        first, second = float(str(_to_degrees(lon))), float(str(_to_degrees(lat)))
    except ValueError:
        return None
    if abs(first) <= 90 < abs(second) <= 180:  # noqa: PLR2004
        return f"{second:g}"
    return None


def _check_order(value: object) -> object:
    if isinstance(value, list | tuple) and len(value) == 2 and (beyond := _latitude_beyond(*value)):  # noqa: PLR2004
        msg = fault_and_form("exchanged", latitude=beyond, form=f"[{value[1]}, {value[0]}]")
        raise ValueError(msg)
    return value


def _to_bearing(value: object) -> object:
    """Return a number of degrees, or the letters of a compass point."""
    if isinstance(value, str) and (point := parse_compass_point(value)):
        return point
    try:
        degrees = float(str(_to_number(value)))
    except ValueError:
        degrees = math.nan
    if not 0 <= degrees <= _FULL_TURN:
        msg = fault_and_form("no-bearing", value=repr(value), points="n, nne, ne … nnw")
        raise ValueError(msg)
    return degrees


def _listed(least: int, items: Literal["ids", "positions", "rings"]) -> Any:
    """Return the metadata of a list's length; unlike a constraint it is silent where an item is wrong."""

    def check(value: Sized) -> Sized:
        if not least <= len(value) <= MAX_VERTICES:
            msg = fault_and_form(f"number-of-{items}", count=len(value), least=least, most=MAX_VERTICES)
            raise ValueError(msg)
        return value

    return AfterValidator(check)


def _to_degrees(value: object) -> object:
    """Return typed degrees: "12.345" has one reading, since no angle has thousands."""
    is_angle = isinstance(value, str) and _THREE_DECIMALS.fullmatch(value.strip())
    return float(str(value).replace("−", "-").replace("٫", ".")) if is_angle else _to_number(value)


_Degrees = Annotated[float, BeforeValidator(_to_degrees), Field(allow_inf_nan=False)]
Longitude = Annotated[_Degrees, Field(ge=-360, le=360)]
"""Degrees east; a ring over the antimeridian may go on beyond 180."""
Latitude = Annotated[_Degrees, Field(ge=-90, le=90)]
Kilometres = Annotated[float, BeforeValidator(_to_number), Field(gt=0, le=MAX_KM, allow_inf_nan=False)]
Position = Annotated[tuple[Longitude, Latitude], BeforeValidator(_check_order)]
"""Longitude and latitude in degrees."""
PlaceReference = Annotated[str, Field(min_length=1, max_length=80)]
"""Id of a place of the brief or of the gazetteer."""
GazetteerIds = Annotated[
    tuple[PlaceReference, ...], Field(json_schema_extra={"minItems": 1}), _listed(1, "ids")
]
"""Ids of shapes of the gazetteer; the place is their union."""


class _FrozenModel(BaseModel):
    """Frozen base that refuses unknown keys."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, validate_by_name=True, validate_by_alias=True, serialize_by_alias=True
    )


class GeometryForm(_FrozenModel):
    """Base of the forms."""

    syntax: ClassVar[str]
    """The form as it is written, for advice."""
    leading: ClassVar[frozenset[str]]
    """Keys that no other form has."""

    @property
    def references(self) -> tuple[str, ...]:
        """Ids of the places that the geometry rests on."""
        return ()

    @property
    def vertices(self) -> int:
        """Number of positions written out."""
        return 0


class PointForm(GeometryForm):
    """A coordinate."""

    syntax = "{lon: DEGREES, lat: DEGREES}"
    leading = frozenset({"lon", "lat"})
    lon: Longitude
    """Longitude in degrees east."""
    lat: Latitude
    """Latitude in degrees north."""

    @model_validator(mode="before")
    @classmethod
    def _ordered(cls, value: Any) -> Any:
        return _check_named_order(value)

    @property
    def vertices(self) -> int:
        """One position."""
        return 1


def _check_named_order(value: Any) -> Any:
    if isinstance(value, Mapping) and (beyond := _latitude_beyond(value.get("lon"), value.get("lat"))):
        form = f"{{lon: {value['lat']}, lat: {value['lon']}}}"
        msg = fault_and_form("exchanged", latitude=beyond, form=form)
        raise ValueError(msg)
    return value


class LineForm(GeometryForm):
    """A line through positions, by geodesics."""

    syntax = "{line: [[LON, LAT], [LON, LAT], …]}"
    leading = frozenset({"line"})
    line: Annotated[tuple[Position, ...], Field(json_schema_extra={"minItems": 2}), _listed(2, "positions")]
    """Positions in the order of the line."""

    @property
    def vertices(self) -> int:
        """Number of positions of the line."""
        return len(self.line)


Ring = Annotated[tuple[Position, ...], Field(json_schema_extra={"minItems": 3}), _listed(3, "positions")]
"""Positions of a ring, in either direction; closed where the last is not the first."""


class PolygonForm(GeometryForm):
    """An area within a ring, less the rings inside it."""

    syntax = "{polygon: [[[LON, LAT], [LON, LAT], [LON, LAT], …], …]}"
    leading = frozenset({"polygon"})
    polygon: Annotated[tuple[Ring, ...], Field(json_schema_extra={"minItems": 1}), _listed(1, "rings")]
    """Outer ring, then its holes."""

    @property
    def vertices(self) -> int:
        """Number of positions of all rings."""
        return sum(len(ring) for ring in self.polygon)


class CircleExtent(_FrozenModel):
    """Centre, by coordinate or by place, and radius."""

    lon: Longitude | None = None
    """Longitude of the centre."""
    lat: Latitude | None = None
    """Latitude of the centre."""
    at: PlaceReference | None = None
    """Id of the place at the centre."""
    km: Kilometres
    """Radius in kilometres."""

    @model_validator(mode="before")
    @classmethod
    def _ordered(cls, value: Any) -> Any:
        return _check_named_order(value)

    @model_validator(mode="after")
    def _centred(self) -> Self:
        given = [part is not None for part in (self.lon, self.lat, self.at)]
        if given not in ([True, True, False], [False, False, True]):
            msg = fault_and_form("centre")
            raise ValueError(msg)
        return self


class CircleForm(GeometryForm):
    """An area within a distance of a point."""

    syntax = "{circle: {lon: DEGREES, lat: DEGREES, km: NUMBER}} or {circle: {at: ID, km: NUMBER}}"
    leading = frozenset({"circle"})
    circle: CircleExtent
    """Centre and radius."""

    @property
    def references(self) -> tuple[str, ...]:
        """The place at the centre."""
        return (self.circle.at,) if self.circle.at else ()


class BearingForm(GeometryForm):
    """A point in a direction and at a distance from another point."""

    syntax = "{from: ID, bearing: DEGREES or a compass point, km: NUMBER} (or nm: NUMBER)"
    leading = frozenset({"from", "bearing", "nm"})
    origin: Annotated[PlaceReference, Field(alias="from")]
    """Id of the place that the distance is measured from; a point."""
    bearing: Annotated[float | str, BeforeValidator(_to_bearing)]
    """Direction in degrees clockwise from true north, or a compass point such as ``sw``."""
    km: Kilometres | None = None
    """Distance in kilometres."""
    nm: Annotated[float, BeforeValidator(_to_number), Field(gt=0, le=MAX_KM / KM_PER_NM)] | None = None
    """Distance in nautical miles."""

    @model_validator(mode="after")
    def _measured_once(self) -> Self:
        if (self.km is None) == (self.nm is None):
            msg = fault_and_form("distance")
            raise ValueError(msg)
        return self

    @property
    def direction(self) -> Bearing:
        """Direction with its spread."""
        return compass_bearing(self.bearing) if isinstance(self.bearing, str) else Bearing(self.bearing, 0.0)

    @property
    def distance_km(self) -> float:
        """Distance in kilometres."""
        return self.km if self.km is not None else (self.nm or 0) * KM_PER_NM

    @property
    def references(self) -> tuple[str, ...]:
        """The origin."""
        return (self.origin,)


class OffForm(GeometryForm):
    """A soft band along the edge of an area."""

    syntax = "{off: ID, km: NUMBER, side: water or land}"
    leading = frozenset({"off", "side"})
    off: PlaceReference
    """Id of the area."""
    km: Annotated[Kilometres, Field(le=MAX_BAND_KM)]
    """Breadth of the band in kilometres."""
    side: Literal["water", "land"] = "water"
    """Side of the edge that the band lies on."""

    @property
    def references(self) -> tuple[str, ...]:
        """The area."""
        return (self.off,)


class BetweenForm(GeometryForm):
    """The middle of two places, with half their distance as radius."""

    syntax = "{between: [ID, ID]}"
    leading = frozenset({"between"})
    between: tuple[PlaceReference, PlaceReference]
    """Ids of the two places."""

    @property
    def references(self) -> tuple[str, ...]:
        """Both places."""
        return self.between


class NearForm(GeometryForm):
    """A point that is within a distance of a place."""

    syntax = "{near: ID, km: NUMBER}"
    leading = frozenset({"near"})
    near: PlaceReference
    """Id of the place."""
    km: Kilometres
    """Radius in kilometres."""

    @property
    def references(self) -> tuple[str, ...]:
        """The place."""
        return (self.near,)


class FileForm(GeometryForm):
    """A feature of a GeoJSON file beside the brief."""

    syntax = "{file: NAME.geojson, feature: ID}"
    leading = frozenset({"file", "feature"})
    file: Annotated[str, Field(min_length=1, max_length=200)]
    """Path of the file, relative to the folder of the brief."""
    feature: Annotated[str, Field(min_length=1, max_length=200, coerce_numbers_to_str=True)]
    """The feature's id, or else its property ``id``."""


_FORMS: dict[str, type[GeometryForm]] = {
    "point-form": PointForm,
    "line-form": LineForm,
    "polygon-form": PolygonForm,
    "circle-form": CircleForm,
    "bearing-form": BearingForm,
    "off-form": OffForm,
    "between-form": BetweenForm,
    "near-form": NearForm,
    "file-form": FileForm,
}


FORM_TAGS = frozenset({"ids-form", *_FORMS})
"""Names of the forms in the location of a validation error, which are no keys of the file."""


def _tags_by_keys(value: Mapping[str, object]) -> list[str]:
    return [tag for tag, form in _FORMS.items() if form.leading & value.keys()]


def _tag_of(value: object) -> str:
    """Return the tag of the form that a checked value has."""
    if isinstance(value, Mapping):
        return _tags_by_keys(value)[0]
    return next((tag for tag, form in _FORMS.items() if isinstance(value, form)), "ids-form")


def _check_form(value: object) -> object:
    """Refuse a mapping that is of no form, or of several."""
    if isinstance(value, str):
        msg = fault_and_form("bare-id", form=f"geometry: [{value}]")
        raise ValueError(msg)  # noqa: TRY004 - pydantic reports ValueError alone
    if not isinstance(value, Mapping):
        return value
    tags = _tags_by_keys(value)
    if not tags:
        written = ", ".join(map(str, value)) or CatalogueText("problem.missing.found")
        syntaxes = alternatives(form.syntax for form in _FORMS.values())
        msg = fault_and_form("no-form", keys=written, forms=syntaxes)
        raise ValueError(msg)
    if len(tags) > 1:
        syntaxes = alternatives(_FORMS[tag].syntax for tag in tags)
        msg = fault_and_form("several-forms", count=len(tags), names=", ".join(tags), forms=syntaxes)
        raise ValueError(msg)
    return value


OwnGeometry = Annotated[
    Annotated[GazetteerIds, Tag("ids-form")]
    | Annotated[PointForm, Tag("point-form")]
    | Annotated[LineForm, Tag("line-form")]
    | Annotated[PolygonForm, Tag("polygon-form")]
    | Annotated[CircleForm, Tag("circle-form")]
    | Annotated[BearingForm, Tag("bearing-form")]
    | Annotated[OffForm, Tag("off-form")]
    | Annotated[BetweenForm, Tag("between-form")]
    | Annotated[NearForm, Tag("near-form")]
    | Annotated[FileForm, Tag("file-form")],
    Discriminator(_tag_of),
    BeforeValidator(_check_form),
]
"""Geometry of a place: ids of the gazetteer, or one of the forms."""


def geometry_references(geometry: tuple[str, ...] | GeometryForm) -> tuple[str, ...]:
    """Return the ids of the places that a geometry rests on; ids of shapes are not among them."""
    return () if isinstance(geometry, tuple) else geometry.references
