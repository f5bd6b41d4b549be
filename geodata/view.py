"""The View: what is asked of a brief, as one value, and its URL.

A View is equal by value, knows no geometry and no brief; :func:`parse` and :meth:`View.query` are inverse to
each other. In a URL repeated keys are sorted, an absent key means "all", ``actor=-`` means none.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Literal, Self, cast
from urllib.parse import parse_qsl, urlencode

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    model_validator,
)

from geodata.vocabulary import IsoDay, Kind, Role, Statement

Theme = Literal["light", "dark", "contrast"]
Match = Literal["any", "all"]
Projection = Literal["flat", "globe"]


class Hide(StrEnum):
    """What a reader may hide by a toggle of its own."""

    UNDATED = "undated"
    AHEAD = "ahead"


class Show(StrEnum):
    """What is drawn only when asked for."""

    RELATIONS = "relations"
    SYMBOLS = "symbols"


NONE = "-"
"""Stands in a URL for an empty choice ("no actor"), as an absent key means all."""

FOREIGN = frozenset(
    {"embed", "embed_options", "end", "motion", "notes", "play", "size", "slide", "start", "topic"}
)
"""Keys of others that are neither read nor warned about."""


Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]


Longitude = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
Latitude = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]


def _parted(value: Any) -> Any:
    """The four edges of a box from what a URL says."""
    return value.split(",") if isinstance(value, str) else value


def _box(edges: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """A box rounded to what a URL carries; the south may not lie north of the north."""
    west, south, east, north = (round(edge, 4) + 0.0 for edge in edges)
    if south > north:
        msg = f"the box ends south of where it begins: {south}, {north}"
        raise ValueError(msg)
    return west, south, east, north


Bounds = Annotated[
    tuple[Longitude, Latitude, Longitude, Latitude], BeforeValidator(_parted), AfterValidator(_box)
]
"""West, south, east, north in degrees (EPSG:4326); where west exceeds east, it crosses the antimeridian."""


class Camera(BaseModel):
    """Where the map looks: the centre in degrees (EPSG:4326) and the Web Mercator zoom of 512-pixel tiles."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    lon: Longitude
    lat: Annotated[float, Field(ge=-85, le=85, allow_inf_nan=False)]
    zoom: Annotated[float, Field(ge=0, le=20, allow_inf_nan=False)]

    @model_validator(mode="before")
    @classmethod
    def _as_printed(cls, values: Any) -> Any:
        """Rounded to what a URL carries, so that a camera equals itself after a link."""
        if not isinstance(values, Mapping):
            return values
        digits = {"lon": 4, "lat": 4, "zoom": 2}
        return {
            key: round(value, digits[key]) + 0.0 if isinstance(value, float) and key in digits else value
            for key, value in values.items()
        }


class View(BaseModel):
    """What is asked: period, actors, layers, statements, place, language, focus, camera.

    ``None`` means "all" for a choice, "open" for a day and "not chosen" for the rest; an empty frozenset
    means "none".
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    brief: Slug | None = None
    start: IsoDay | None = None
    end: IsoDay | None = None
    actors: frozenset[Slug] | None = None
    roles: frozenset[Role] | None = None
    match: Match = "any"
    layers: frozenset[Kind] | None = None
    statements: frozenset[Statement] | None = None
    bounds: Bounds | None = None
    """Only what has ground in this box."""
    hide: frozenset[Hide] = frozenset()
    show: frozenset[Show] = frozenset()
    lang: Literal["ar", "en"] | None = None
    focus: Slug | None = None
    camera: Camera | None = None
    projection: Projection = "flat"
    theme: Theme | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.start and self.end and self.start > self.end:
            msg = f"the period ends before it begins: from={self.end}&to={self.start}"
            raise ValueError(msg)
        return self

    def change(self, **changes: Any) -> "View":
        """This View with some fields changed, checked anew."""
        return View.model_validate(self._fields() | changes)

    def _fields(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in type(self).model_fields}

    def params(self) -> dict[str, list[str]]:
        """The URL parameters, each with its sorted values; what is at its default is absent."""
        return {key: values for key, values in _params(self) if values}

    def query(self) -> str:
        """The query string of this View, without a question mark."""
        return urlencode(self.params(), doseq=True, safe=",")


@dataclass(frozen=True)
class Parsed:
    """A View read from a URL and what was not understood, as (key, value, reason) triples.

    ``reason`` is ``unknown-key``, ``repeated`` or ``bad-value``.
    """

    view: View
    ignored: tuple[tuple[str, str, str], ...] = ()


PARAMETERS: Mapping[str, str] = {
    "brief": "brief",
    "from": "start",
    "to": "end",
    "actor": "actors",
    "role": "roles",
    "match": "match",
    "layer": "layers",
    "statement": "statements",
    "bounds": "bounds",
    "hide": "hide",
    "show": "show",
    "lang": "lang",
    "focus": "focus",
    "lon": "lon",
    "lat": "lat",
    "zoom": "zoom",
    "projection": "projection",
    "theme": "theme",
}
"""URL parameter → field of the View (``lon``, ``lat`` and ``zoom`` make its camera)."""

_CHOICES = frozenset({"actors", "roles", "layers", "statements"})
_SETS = _CHOICES | {"hide", "show"}
_CAMERA = ("lon", "lat", "zoom")
_FIELD: Mapping[str, TypeAdapter[Any]] = {
    name: TypeAdapter(cast("Any", field.annotation)) for name, field in View.model_fields.items()
}
_EDGE: Mapping[str, TypeAdapter[Any]] = {
    name: TypeAdapter(Annotated[float, *field.metadata]) for name, field in Camera.model_fields.items()
}


def parse(query: str | Mapping[str, Iterable[str]]) -> Parsed:
    """The View that a query string (or its parameters) asks for; never raises.

    Each parameter is read by itself: what is not understood is left at its default and reported.
    """
    values, ignored = _collected(query)
    fields: dict[str, Any] = {}
    for key, texts in values.items():
        ignored += _read(fields, key, texts)
    ignored += _pair(fields, values)
    return Parsed(View(**_with_camera(fields, values, ignored)), tuple(ignored))


def _collected(
    query: str | Mapping[str, Iterable[str]],
) -> tuple[dict[str, list[str]], list[tuple[str, str, str]]]:
    pairs = (
        parse_qsl(query.removeprefix("?"), keep_blank_values=True)
        if isinstance(query, str)
        else [
            (key, text)
            for key, texts in query.items()
            for text in ([texts] if isinstance(texts, str) else texts)
        ]
    )
    values: dict[str, list[str]] = {}
    ignored: list[tuple[str, str, str]] = []
    for key, text in pairs:
        if key in PARAMETERS:
            values.setdefault(key, []).append(text)
        elif key not in FOREIGN:
            ignored.append((key, text, "unknown-key"))
    return values, ignored


def _read(fields: dict[str, Any], key: str, texts: list[str]) -> list[tuple[str, str, str]]:
    """Put what one parameter says into ``fields``; what is wrong with it comes back."""
    name = PARAMETERS[key]
    if name in _SETS:
        return _read_set(fields, key, texts)
    if len(texts) > 1:
        return [(key, text, "repeated") for text in texts]
    try:
        fields[name] = (_EDGE if name in _CAMERA else _FIELD)[name].validate_python(texts[0])
    except ValidationError:
        return [(key, texts[0], "bad-value")]
    return []


def _read_set(fields: dict[str, Any], key: str, texts: list[str]) -> list[tuple[str, str, str]]:
    name = PARAMETERS[key]
    if name in _CHOICES and texts == [NONE]:
        fields[name] = frozenset()
        return []
    good: set[Any] = set()
    bad: list[tuple[str, str, str]] = []
    for text in texts:
        try:
            good |= _FIELD[name].validate_python([text])
        except ValidationError:
            bad.append((key, text, "bad-value"))
    if good:
        fields[name] = frozenset(good)
    return bad


def _pair(fields: dict[str, Any], values: Mapping[str, list[str]]) -> list[tuple[str, str, str]]:
    """Drop a reversed period as a whole: either half alone would ask for something else."""
    start, end = fields.get("start"), fields.get("end")
    if start is None or end is None or start <= end:
        return []
    del fields["start"], fields["end"]
    return [("from", values["from"][0], "bad-value"), ("to", values["to"][0], "bad-value")]


def _with_camera(
    fields: dict[str, Any], values: Mapping[str, list[str]], ignored: list[tuple[str, str, str]]
) -> dict[str, Any]:
    """Join longitude, latitude and zoom; a camera that lacks one of them is reported."""
    edges = {name: fields.pop(name) for name in _CAMERA if name in fields}
    if len(edges) == len(_CAMERA):
        return fields | {"camera": Camera(**edges)}
    ignored += [(name, values[name][0], "bad-value") for name in edges]
    return fields


def _params(view: View) -> Iterable[tuple[str, list[str]]]:
    camera = view.camera
    for key, name in PARAMETERS.items():
        if name in _CAMERA:
            yield key, [_plain(getattr(camera, name))] if camera else []
            continue
        value = getattr(view, name)
        if name in _SETS:
            yield key, sorted(value) if value else [NONE] * (value is not None and name in _CHOICES)
        elif name == "bounds":
            yield key, [",".join(_plain(edge) for edge in value)] if value else []
        else:
            yield key, [str(value)] if value != View.model_fields[name].default else []


def _plain(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")
