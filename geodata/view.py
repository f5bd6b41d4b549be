"""View: filters, camera, language and theme as one value, and its URL.

A View is compared by value and holds neither geometry nor a brief; :func:`parse` and :meth:`View.query` are
inverse to each other. In a URL repeated keys are sorted, an absent key means "all", ``actor=-`` means none.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Final, Literal, Self, cast
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

from geodata.vocabulary import IsoDay, LanguageCode, Statement, Status

Theme = Literal["light", "dark", "contrast"]
ActorMatch = Literal["any", "all"]
Projection = Literal["flat", "globe"]


class HideOption(StrEnum):
    """Groups of events that a toggle hides; reference layers are hidden one by one (``HiddenLayer``)."""

    UNDATED = "undated"
    AHEAD = "ahead"


class ShowOption(StrEnum):
    """Optional drawings that a toggle shows."""

    RELATIONS = "relations"
    SYMBOLS = "symbols"
    GRATICULE = "graticule"


EMPTY_CHOICE = "-"
"""Value of a URL key for an empty choice ("no actor"), since an absent key means all."""

UNRELATED_KEYS = frozenset(
    {"embed", "embed_options", "end", "motion", "notes", "play", "size", "slide", "start", "topic"}
)
"""URL keys of Streamlit, of an embedding page and of the briefing: no part of a View, not reported."""

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""Id in lower-case words with hyphens."""
LAYER_PREFIX: Final = "layer:"
"""Prefix of the id of a reference layer in ``hide``."""
HiddenLayer = Annotated[
    str, Field(pattern=rf"^{LAYER_PREFIX}[a-z0-9]+(-[a-z0-9]+)*$", max_length=80 + len(LAYER_PREFIX))
]
"""A reference layer that is hidden, ``layer:ID``."""


def _check_tag(text: str) -> str:
    """Return a tag unchanged; the sign of an empty choice is none."""
    if text == EMPTY_CHOICE:
        msg = f"{EMPTY_CHOICE} stands for no tag"
        raise ValueError(msg)
    return text


EventTag = Annotated[str, Field(min_length=1, max_length=2000), AfterValidator(_check_tag)]
"""A free tag of events, as a brief writes it."""

Longitude = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
Latitude = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]


def _split_edges(value: Any) -> Any:
    """Return the edges of a box in a URL as a list; a value of another type unchanged."""
    return value.split(",") if isinstance(value, str) else value


def _round_box(edges: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Return a box rounded to the 4 decimals of a URL; its south may not lie north of its north."""
    west, south, east, north = (round(edge, 4) + 0.0 for edge in edges)
    if south > north:
        msg = f"the box ends south of where it begins: {south}, {north}"
        raise ValueError(msg)
    return west, south, east, north


ViewBounds = Annotated[
    tuple[Longitude, Latitude, Longitude, Latitude], BeforeValidator(_split_edges), AfterValidator(_round_box)
]
"""West, south, east, north in degrees (EPSG:4326); a box with west above east crosses the antimeridian."""


TILE_PIXELS: Final = 512
"""Pixels of the whole world at zoom 0."""
MAX_LATITUDE: Final = 85.05112878
"""Latitude in degrees at which Web Mercator ends."""


MAX_CAMERA_LATITUDE: Final = 85.0
"""Latitude of the centre of a map, at most, in degrees north or south."""


class Camera(BaseModel):
    """Centre of the map in degrees (EPSG:4326) and Web Mercator zoom for tiles of 512 pixels."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    lon: Longitude
    lat: Annotated[float, Field(ge=-MAX_CAMERA_LATITUDE, le=MAX_CAMERA_LATITUDE, allow_inf_nan=False)]
    zoom: Annotated[float, Field(ge=0, le=20, allow_inf_nan=False)]

    @model_validator(mode="before")
    @classmethod
    def _rounded(cls, values: Any) -> Any:
        """Return the values rounded as in a URL, so that a camera equals the one parsed from its link."""
        if not isinstance(values, Mapping):
            return values
        digits = {"lon": 4, "lat": 4, "zoom": 2}
        return {
            key: round(value, digits[key]) + 0.0 if isinstance(value, float) and key in digits else value
            for key, value in values.items()
        }


class View(BaseModel):
    """Filters, focused event, camera, language and theme of one look at a brief.

    ``None`` means "all" for a choice, "open" for a day and "not set" for other fields; an empty frozenset
    means "none".
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    brief: Slug | None = None
    start: IsoDay | None = None
    end: IsoDay | None = None
    actors: frozenset[Slug] | None = None
    roles: frozenset[Slug] | None = None
    """Roles of the chosen actors, or of any."""
    match: ActorMatch = "any"
    layers: frozenset[Slug] | None = None
    """Kinds and families of events; a family stands for all of its kinds."""
    statements: frozenset[Statement] | None = None
    statuses: frozenset[Status] | None = None
    tags: frozenset[EventTag] | None = None
    """Tags of which an event has at least one."""
    bounds: ViewBounds | None = None
    """Only events with a place in this box are selected."""
    hide: frozenset[HideOption | HiddenLayer] = frozenset()
    """Groups of events, and reference layers."""
    show: frozenset[ShowOption] = frozenset()
    lang: LanguageCode | None = None
    focus: Slug | None = None
    document: Slug | None = None
    """Document that the reading page opens; by default the text that the brief encodes."""
    camera: Camera | None = None
    projection: Projection = "flat"
    theme: Theme | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.start and self.end and self.start > self.end:
            msg = f"the period ends before it begins: from={self.end}&to={self.start}"
            raise ValueError(msg)
        return self

    @property
    def hidden_layers(self) -> frozenset[str]:
        """Ids of the reference layers that are hidden."""
        names = (name for name in self.hide if name.startswith(LAYER_PREFIX))
        return frozenset(name.removeprefix(LAYER_PREFIX) for name in names)

    def with_changes(self, **changes: Any) -> "View":
        """Return this View with some fields changed, validated again."""
        return View.model_validate(self._fields() | changes)

    def _fields(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in type(self).model_fields}

    def url_parameters(self) -> dict[str, list[str]]:
        """Return the URL parameters with their sorted values; fields at their default are absent."""
        return {key: values for key, values in _url_values(self) if values}

    def query_string(self) -> str:
        """Return the query string of this View, without a question mark."""
        return urlencode(self.url_parameters(), doseq=True, safe=",:")


@dataclass(frozen=True)
class ParsedView:
    """A View parsed from a URL, with the ignored parameters as (key, value, reason) triples.

    ``reason`` is ``unknown-key``, ``repeated`` or ``bad-value``.
    """

    view: View
    ignored: tuple[tuple[str, str, str], ...] = ()


URL_PARAMETERS: Mapping[str, str] = {
    "brief": "brief",
    "from": "start",
    "to": "end",
    "actor": "actors",
    "role": "roles",
    "match": "match",
    "layer": "layers",
    "statement": "statements",
    "status": "statuses",
    "tag": "tags",
    "bounds": "bounds",
    "hide": "hide",
    "show": "show",
    "lang": "lang",
    "focus": "focus",
    "document": "document",
    "lon": "lon",
    "lat": "lat",
    "zoom": "zoom",
    "projection": "projection",
    "theme": "theme",
}
"""URL key → field of the View (``lon``, ``lat`` and ``zoom`` are fields of its camera)."""

_CHOICES = frozenset({"actors", "roles", "layers", "statements", "statuses", "tags"})
_SETS = _CHOICES | {"hide", "show"}
_CAMERA = ("lon", "lat", "zoom")
_FIELD_ADAPTERS: Mapping[str, TypeAdapter[Any]] = {
    name: TypeAdapter(cast("Any", field.annotation)) for name, field in View.model_fields.items()
}
_CAMERA_ADAPTERS: Mapping[str, TypeAdapter[Any]] = {
    name: TypeAdapter(Annotated[float, *field.metadata]) for name, field in Camera.model_fields.items()
}


def parse_view(query: str | Mapping[str, Iterable[str]]) -> ParsedView:
    """Return the View of a query string or of its parameters; never raises.

    Each parameter is parsed by itself: an invalid one leaves its field at the default and is reported.
    """
    values, ignored = _collect_values(query)
    fields: dict[str, Any] = {}
    for key, texts in values.items():
        ignored += _parse_parameter(fields, key, texts)
    ignored += _drop_reversed_period(fields, values)
    return ParsedView(View(**_with_camera(fields, values, ignored)), tuple(ignored))


def _collect_values(
    query: str | Mapping[str, Iterable[str]],
) -> tuple[dict[str, list[str]], list[tuple[str, str, str]]]:
    """Return the values of each known key, and the unknown keys as ignored triples."""
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
        if key in URL_PARAMETERS:
            values.setdefault(key, []).append(text)
        elif key not in UNRELATED_KEYS:
            ignored.append((key, text, "unknown-key"))
    return values, ignored


def _parse_parameter(fields: dict[str, Any], key: str, texts: list[str]) -> list[tuple[str, str, str]]:
    """Set the field of one parameter in ``fields``; return its invalid values as ignored triples."""
    name = URL_PARAMETERS[key]
    if name in _SETS:
        return _parse_set(fields, key, texts)
    if len(texts) > 1:
        return [(key, text, "repeated") for text in texts]
    try:
        fields[name] = (_CAMERA_ADAPTERS if name in _CAMERA else _FIELD_ADAPTERS)[name].validate_python(
            texts[0]
        )
    except ValidationError:
        return [(key, texts[0], "bad-value")]
    return []


def _parse_set(fields: dict[str, Any], key: str, texts: list[str]) -> list[tuple[str, str, str]]:
    """Set a field that holds several values; return the invalid ones as ignored triples."""
    name = URL_PARAMETERS[key]
    if name in _CHOICES and texts == [EMPTY_CHOICE]:
        fields[name] = frozenset()
        return []
    good: set[Any] = set()
    bad: list[tuple[str, str, str]] = []
    for text in texts:
        try:
            good |= _FIELD_ADAPTERS[name].validate_python([text])
        except ValidationError:
            bad.append((key, text, "bad-value"))
    if good:
        fields[name] = frozenset(good)
    return bad


def _drop_reversed_period(
    fields: dict[str, Any], values: Mapping[str, list[str]]
) -> list[tuple[str, str, str]]:
    """Remove a reversed period, since one of its days alone would select other events; report both."""
    start, end = fields.get("start"), fields.get("end")
    if start is None or end is None or start <= end:
        return []
    del fields["start"], fields["end"]
    return [("from", values["from"][0], "bad-value"), ("to", values["to"][0], "bad-value")]


def _with_camera(
    fields: dict[str, Any], values: Mapping[str, list[str]], ignored: list[tuple[str, str, str]]
) -> dict[str, Any]:
    """Return the fields with longitude, latitude and zoom as a camera; an incomplete one is reported."""
    given = {name: fields.pop(name) for name in _CAMERA if name in fields}
    if len(given) == len(_CAMERA):
        return fields | {"camera": Camera(**given)}
    ignored += [(name, values[name][0], "bad-value") for name in given]
    return fields


def _url_values(view: View) -> Iterable[tuple[str, list[str]]]:
    """Yield each URL key with its values, none for a field at its default."""
    camera = view.camera
    for key, name in URL_PARAMETERS.items():
        if name in _CAMERA:
            yield key, [_format_decimal(getattr(camera, name))] if camera else []
            continue
        value = getattr(view, name)
        if name in _SETS:
            yield key, sorted(value) if value else [EMPTY_CHOICE] * (value is not None and name in _CHOICES)
        elif name == "bounds":
            yield key, [",".join(_format_decimal(edge) for edge in value)] if value else []
        else:
            yield key, [str(value)] if value != View.model_fields[name].default else []


def _format_decimal(value: float) -> str:
    """Return a number with up to 4 decimals and no trailing zeros."""
    return f"{value:.4f}".rstrip("0").rstrip(".")
