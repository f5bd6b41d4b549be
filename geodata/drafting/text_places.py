"""Places that a text names: those of the gazetteer, and its own by position, bearing or distance."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from geodata.brief.implied_records import gazetteer_place_record
from geodata.brief.record_fields import TextSpan
from geodata.brief.record_types.place_record import Place
from geodata.drafting.place_edits import ChosenPlace, chosen_place_record
from geodata.drafting.speaker_sources import bilingual_entry, in_every_language
from geodata.gazetteer import FeatureKind, PlaceRecord, place_of_id
from geodata.places.area_parts import part_of_area
from geodata.places.bearings import nearest_compass_point
from geodata.places.own_geometry import BearingForm, NearForm, OffForm, OwnGeometry, PointForm
from geodata.places.place_resolver import PlaceResolver
from geodata.places.route_lines import GEOD
from geodata.prose.amounts.amount_phrases import spans_overlap
from geodata.prose.amounts.position_phrases import PositionPhrase, find_positions
from geodata.prose.lexicon import phrases_of_list
from geodata.prose.tokens import tokenize
from geodata.toponyms.name_readings import Reading
from geodata.toponyms.place_mentions import PlaceMention, find_place_names
from geodata.vocabulary import PlaceKind
from geodata.words import Lang
from geodata.words.localized_text import LocalizedText

_NEAR_KM: Final = 30.0
"""Radius in kilometres of a place that is only said to be near another, or off it."""
_OFF_KM: Final = 50.0
"""Breadth in kilometres of the band off an area."""
_LEADING: Final = 30
"""Characters before a name in which its preposition is looked up."""
_BASE_SLACK: Final = 12
"""Characters between the words of a position and the name that it starts from, at most."""
_STATES: Final = frozenset({FeatureKind.COUNTRY, FeatureKind.CONTINENT})
_AREAS: Final = frozenset({*_STATES, FeatureKind.PROVINCE, FeatureKind.REGION})


@dataclass(frozen=True)
class TextPlace:
    """A place named in a text, by half-open offsets."""

    start: int
    end: int
    place_id: str
    """Id of a place of the gazetteer or of the draft; of an asked place made from its name."""
    kind: FeatureKind
    rule: str
    """Name of the rule that gave the place."""
    record: Place | None = None
    """Record for the brief, where the gazetteer alone does not say all of the place."""
    asked: tuple[str, ...] = ()
    """Ids of the candidates, best first, where the place is a question."""
    is_government: bool = False
    """Whether the name stands for the government, not for the place."""
    country: str = ""
    """Id of the state that the place lies in, or empty."""
    lies_in: tuple[str, ...] = ()
    """Ids of the state and the province that the place lies in."""
    is_at: bool = False
    """Whether a preposition of place stands before it ("in Iran")."""
    origin: "TextPlace | None" = None
    """Place that a bearing or a distance starts from."""

    @property
    def span(self) -> TextSpan:
        """Both offsets."""
        return self.start, self.end

    @property
    def name(self) -> LocalizedText:
        """Name of the place; of an asked one the name of the likeliest candidate."""
        if self.record is not None:
            return self.record.name
        return gazetteer_place_record(self.asked[0] if self.asked else self.place_id).name

    @property
    def gazetteer_id(self) -> str:
        """Id in the gazetteer of a place that has one."""
        return self.record.gazetteer_ids[0] if self.record and self.record.gazetteer_ids else self.place_id

    @property
    def is_state(self) -> bool:
        """Whether it is a state or a continent as a whole."""
        return self.kind in _STATES


def find_text_places(content: str, lang: Lang) -> tuple[TextPlace, ...]:
    """Return the places of a text in order: a position replaces the name that it starts from."""
    named = [
        replace(place, is_at=_is_behind_preposition(content, place.start))
        for mention in _mentions(content)
        if (place := _named_place(mention, lang)) is not None
    ]
    found: list[TextPlace] = []
    taken: list[TextSpan] = []
    for position in find_positions(content):
        made = _positioned_place(position, named)
        if made is not None:
            found.append(made)
            taken.append(made.span)
    kept = [place for place in named if not any(spans_overlap(place.span, span) for span in taken)]
    return tuple(sorted((*found, *kept), key=lambda place: place.span))


def _is_behind_preposition(content: str, start: int) -> bool:
    """Return whether "in", "off", "at" or the like stands before a name, or is joined to it."""
    row = tokenize(content, max(0, start - _LEADING), start + 1)
    before = len(row) - 1
    found = phrases_of_list("toward").match_before(row, before) if before > 0 else None
    return found is not None and found.value == "at"


@lru_cache(maxsize=4)
def _mentions(content: str) -> tuple[PlaceMention, ...]:
    return find_place_names(content).mentions


def _named_place(mention: PlaceMention, lang: Lang) -> TextPlace | None:
    """Return the place of a name; None for a name that is part of another."""
    if mention.reading is Reading.NAME:
        return None
    governs = mention.reading is Reading.GOVERNMENT
    if mention.place is not None:
        return _known_place(mention, mention.place, lang, is_government=governs)
    if not mention.asked:
        return None
    best = mention.asked[0]
    return TextPlace(
        mention.start,
        mention.end,
        f"asked-{best.id}",
        best.kind,
        "place-asked",
        asked=tuple(each.id for each in mention.asked),
        is_government=governs,
        country=best.country,
        lies_in=(best.country, best.province),
    )


def _known_place(mention: PlaceMention, place: PlaceRecord, lang: Lang, *, is_government: bool) -> TextPlace:
    record = chosen_place_record(ChosenPlace(mention.name, place.id, lang))
    is_plain = record == gazetteer_place_record(place.id)
    return TextPlace(
        mention.start,
        mention.end,
        place.id,
        place.kind,
        "place-name",
        record=None if is_plain else record,
        is_government=is_government,
        country=place.country,
        lies_in=(place.country, place.province),
    )


def _positioned_place(position: PositionPhrase, named: Sequence[TextPlace]) -> TextPlace | None:
    """Return the place of a position, as a place of the draft's own."""
    if position.point is not None:
        lon, lat = position.point
        point = PointForm(lon=lon, lat=lat)
        return _own_place(position, OwnShape(point, _position_name(point)), None)
    origin = _origin(position, named)
    if origin is None or origin.asked or origin.is_government:
        return None
    if position.bearing is not None and _has_edge(origin):
        return _beyond_area(position, origin)
    made = _geometry_from(position, origin)
    return (
        None if made is None else _own_place(position, OwnShape(made, _name_from(position, origin)), origin)
    )


def _beyond_area(position: PositionPhrase, origin: TextPlace) -> TextPlace | None:
    """Return a place by its direction from an area: the part on that side, else the point at a distance.

    Without a distance the part is a region without limits. A distance from a state is one from its edge.
    """
    bearing = position.bearing or 0.0
    if position.km is None:
        part = part_of_area(origin.gazetteer_id, bearing)
        if part is None:
            return None
        middle = PointForm(lon=round(part.lon, 3), lat=round(part.lat, 3))
        name = _part_name(origin, bearing)
        return _own_place(position, OwnShape(middle, name, PlaceKind.REGION, part.radius_km), origin)
    name = _name_from(position, origin)
    centre = place_of_id(origin.gazetteer_id)
    if centre is None or origin.is_state:
        return _own_place(
            position, OwnShape(OffForm(off=origin.place_id, km=round(position.km, 1)), name), origin
        )
    lon, lat, _ = GEOD.fwd(centre.lon, centre.lat, bearing, position.km * 1000)
    point = PointForm(lon=round(float(lon), 3), lat=round(float(lat), 3))
    radius = max((position.sector or 0) * position.km, centre.radius_km)
    return _own_place(position, OwnShape(point, name, radius_km=radius), origin)


def _part_name(origin: TextPlace, bearing: float) -> LocalizedText:
    side = bilingual_entry(f"draft.side.{nearest_compass_point(bearing, of_eight=True)}")
    return bilingual_entry("draft.part", side=side, name=in_every_language(origin.name))


def _origin(position: PositionPhrase, named: Sequence[TextPlace]) -> TextPlace | None:
    """Return the named place that a position starts from."""
    if position.base is None:
        return None
    start, end = position.base
    inside = [place for place in named if place.start < end + _BASE_SLACK and start < place.end]
    return inside[0] if inside else None


def _geometry_from(position: PositionPhrase, origin: TextPlace) -> OwnGeometry | None:
    is_area = _has_edge(origin)
    if position.bearing is not None and position.km is not None and not is_area:
        return BearingForm(origin=origin.place_id, bearing=_direction(position), km=round(position.km, 1))
    if is_area:
        # A bearing from an area is no point; what is off a coast is a band along it.
        is_off = position.kind != "near" and origin.kind in _AREAS
        return OffForm(off=origin.place_id, km=round(position.km or _OFF_KM, 1)) if is_off else None
    return NearForm(near=origin.place_id, km=round(position.km or _NEAR_KM, 1))


@lru_cache(maxsize=256)
def _has_edge_of(place_id: str) -> bool:
    return not PlaceResolver({}).resolve(place_id).is_point


def _has_edge(origin: TextPlace) -> bool:
    """Return whether a place is an area or a line, from which no bearing is taken."""
    return _has_edge_of(origin.gazetteer_id)


def _direction(position: PositionPhrase) -> float | str:
    """Return the compass point of a bearing, or its degrees where it was given as a number."""
    bearing = position.bearing or 0.0
    if not position.sector:
        return bearing
    return nearest_compass_point(bearing)


@dataclass(frozen=True)
class OwnShape:
    """Geometry, name and size of a place that only the text gives."""

    geometry: OwnGeometry
    name: LocalizedText
    kind: PlaceKind = PlaceKind.POINT
    radius_km: float | None = None


def _own_place(position: PositionPhrase, shape: OwnShape, origin: TextPlace | None) -> TextPlace:
    record = Place(
        id=f"place-at-{position.start}",
        name=shape.name,
        kind=shape.kind,
        geometry=shape.geometry,
        radius_km=None if shape.radius_km is None else round(shape.radius_km, 1),
    )
    return TextPlace(
        position.start,
        max(position.end, position.base[1] if position.base else 0),
        record.id,
        FeatureKind.POINT,
        f"place-{position.kind}",
        record=record,
        country=origin.country if origin else "",
        lies_in=origin.lies_in if origin else (),
        origin=origin,
    )


def _position_name(geometry: PointForm) -> LocalizedText:
    """Return a position in words."""
    north, east = ("n" if geometry.lat >= 0 else "s"), ("e" if geometry.lon >= 0 else "w")
    return bilingual_entry(
        "draft.position",
        {"lat": f"{abs(geometry.lat):.2f}", "lon": f"{abs(geometry.lon):.2f}"},
        north=bilingual_entry(f"draft.hemisphere.{north}"),
        east=bilingual_entry(f"draft.hemisphere.{east}"),
    )


def _name_from(position: PositionPhrase, origin: TextPlace) -> LocalizedText:
    """Return a place told from another in words: "93 km SW of Aden", "off Jeddah"."""
    base = in_every_language(origin.name)
    if position.bearing is not None and position.km is not None:
        point = nearest_compass_point(position.bearing, of_eight=True)
        return bilingual_entry(
            "world-place.distance",
            {"km": f"{position.km:.0f}"},
            direction=bilingual_entry(f"world-place.direction.{point}"),
            town=base,
        )
    return bilingual_entry("draft.place-off" if position.kind == "off" else "draft.place-near", name=base)
