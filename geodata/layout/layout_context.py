"""Layout context: the selection with its language, theme and camera, and its events resolved for drawing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from geodata.atlas.event_places import has_no_limits, signed_area
from geodata.atlas.selection import STANDINGS, Selection
from geodata.brief.record_types.event_parts import Location
from geodata.brief.record_types.event_record import Event
from geodata.brief.record_types.place_record import Place
from geodata.brief.records import Brief
from geodata.kinds.event_kind import KindForm
from geodata.layout.looks.sender_arrows import ArrowPath, arrow_path, sent_between
from geodata.layout.looks.status_looks import StatusLook, event_status_look
from geodata.layout.mercator import Pixel, Viewport
from geodata.layout.own_place_shapes import PlaceShape, own_place_shapes
from geodata.layout.scene import AreaLook, LonLat, Tooltip
from geodata.layout.styles import EventStyle, event_style
from geodata.phrasing.clock_words import event_date_phrase
from geodata.phrasing.event_words import event_kind_name, event_status_name, unreported_tag
from geodata.phrasing.list_words import join_facts
from geodata.phrasing.place_words import event_place_phrase
from geodata.phrasing.proposal_words import proposed_tag
from geodata.phrasing.teller_words import tellers_phrase
from geodata.places import gazetteer_place
from geodata.places.own_shapes import named_anchor
from geodata.view import Theme
from geodata.vocabulary import Basis, PlaceKind, PlaceRole, Standing, Status
from geodata.words import Lang, translate
from geodata.words.untranslated_text import isolate_untranslated

_AREA_LOOKS: Final[Mapping[str, AreaLook]] = {"sea": "sea", "country": "country", "province": "country"}
"""Look of a shape of the gazetteer by its kind there; that of a point has none."""
AREA_KEY_PREFIX: Final = "area:"
"""Begins the key of marks that events share; no id of an event has a colon."""
_DRAWN_AS_OWN: Final = frozenset({PlaceKind.PROVINCE.value, PlaceKind.RIVER.value})
"""Kinds of the gazetteer that are drawn as places of the brief's own are, where they have no sign."""
_SHARED_LOOKS: Final = frozenset({"sea", "area", "wash"})
"""Looks of the areas that events share without a sign, where they do not fill them."""


@dataclass(frozen=True)
class DrawnEvent:
    """An event of the selection with its resolved style and tooltip."""

    event: Event
    standing: Standing
    judged: bool
    look: StatusLook
    style: EventStyle
    tip: Tooltip
    focused: bool

    @property
    def is_lane(self) -> bool:
        """Whether the event leads from a place to another."""
        return any(at.role is PlaceRole.TO for at in self.event.places)

    @property
    def locations(self) -> tuple[Location, ...]:
        """Places at which the event is, without the ends of its way."""
        return tuple(at for at in self.event.places if at.role is PlaceRole.AT)


def area_key(name: str) -> str:
    """Return the id under which marks stand that the events of an area share."""
    return f"{AREA_KEY_PREFIX}{name}"


def is_area_key(name: str) -> bool:
    """Return whether an id is that of shared marks, not of an event."""
    return name.startswith(AREA_KEY_PREFIX)


@dataclass(frozen=True)
class EventArea:
    """An area with the drawn events that are somewhere in it, and that share its marks."""

    name: str
    """Id of a country or a province in the gazetteer, or of a place of the brief."""
    members: tuple[DrawnEvent, ...]

    @property
    def is_shared(self) -> bool:
        """Whether there are several events."""
        return len(self.members) > 1

    @property
    def key(self) -> str:
        """The id under which the area's marks stand: that of its only event, or one of their own."""
        return area_key(self.name) if self.is_shared else self.members[0].event.id


@dataclass(frozen=True)
class LayoutContext:
    """Inputs shared by all parts of a layout."""

    selection: Selection
    lang: Lang
    theme: Theme
    viewport: Viewport

    @property
    def brief(self) -> Brief:
        """The brief of the selection."""
        return self.selection.atlas.brief

    @cached_property
    def events_on_map(self) -> tuple[DrawnEvent, ...]:
        """Selected events on the map, in the order of the brief."""
        return tuple(drawn for drawn in self._shown if self.brief.is_on_map(drawn.event))

    @cached_property
    def events_off_map(self) -> tuple[DrawnEvent, ...]:
        """Selected events without a place on the map."""
        return tuple(drawn for drawn in self._shown if not self.brief.is_on_map(drawn.event))

    @cached_property
    def _shown(self) -> tuple[DrawnEvent, ...]:
        return tuple(self.resolve_event(row) for row in self.selection.shown_rows.tolist())

    @cached_property
    def signed_areas(self) -> tuple[EventArea, ...]:
        """Countries and provinces of the events on the map, each with the events known only to it."""
        return _gather_by_area(
            (shape.name, drawn)
            for drawn in self.events_on_map
            for location in drawn.locations
            for shape in self.place_shapes(location)
            if shape.look == "country" and drawn.event.id not in self.arrow_paths
        )

    @cached_property
    def arrow_paths(self) -> Mapping[str, tuple[ArrowPath, ...]]:
        """Start and tip of the arrows of the events that lead from a sender's land to a host's, by event."""
        found = {
            drawn.event.id: tuple(arrow_path(pair, self.viewport.camera.zoom) for pair in pairs)
            for drawn in self.events_on_map
            if (pairs := sent_between(drawn.event, self.brief))
        }
        return {
            event: tuple(path for path in paths if path is not None)
            for event, paths in found.items()
            if None not in paths
        }

    @cached_property
    def shared_places(self) -> Mapping[str, EventArea]:
        """Waters and other areas in which several events are that do not fill them, by place.

        They are drawn once for all of these.
        """
        found = _gather_by_area(
            (location.place, drawn)
            for drawn in self.events_on_map
            if self.brief.kind_table.look_of(drawn.event.kind).form is not KindForm.AREA
            for location in drawn.locations
            if any(shape.look in _SHARED_LOOKS for shape in self.place_shapes(location))
        )
        return {area.name: area for area in found if area.is_shared}

    @cached_property
    def shared_areas(self) -> tuple[EventArea, ...]:
        """All areas whose marks several events share."""
        return (*(area for area in self.signed_areas if area.is_shared), *self.shared_places.values())

    @cached_property
    def glyph_pixels(self) -> tuple[Pixel, ...]:
        """Pixels at whose middle a glyph or a sign stands."""
        shapes = (
            shape
            for drawn in self.events_on_map
            for location in drawn.locations
            for shape in self.place_shapes(location)
            if drawn.event.id not in self.arrow_paths
        )
        names = {shape.name for shape in shapes if shape.look in {None, "country"}}
        return tuple(self.viewport.project(*named_anchor(name)) for name in sorted(names))

    @property
    def has_proposals(self) -> bool:
        """Whether a selected event, or a claim of one, is only proposed by rule."""
        atlas, standing = self.selection.atlas, self.selection.standing
        claims = atlas.claims["event"].to_numpy()[atlas.claims["proposed"].to_numpy(bool)]
        return bool(standing[atlas.events["proposed"].to_numpy(bool)].any() or standing[claims].any())

    def resolve_event(self, row: int) -> DrawnEvent:
        """Return the event of an atlas row with its style and tooltip."""
        event = self.brief.events[row]
        standing = STANDINGS[int(self.selection.standing[row])]
        judged = bool(self.selection.atlas.events["judged"].iat[row])
        look = event_status_look(event, self.brief)
        return DrawnEvent(
            event,
            standing,
            judged,
            look,
            event_style(self.brief.kind_table.look_of(event.kind), look, standing, self.theme, judged=judged),
            event_tooltip(event, self.brief, self.lang),
            focused=event.id == self.selection.view.focus,
        )

    def place_shapes(self, location: Location) -> Sequence[PlaceShape]:
        """Return the shapes of a location with their looks."""
        place = self.brief.place_by_id[location.place]
        names = place.gazetteer_ids
        is_own = bool(_DRAWN_AS_OWN & _gazetteer_kinds(place)) and signed_area(place) is None
        if not names or has_no_limits(place) or is_own:
            return own_place_shapes(self.brief.place_resolver.resolve(place.id))
        return [PlaceShape(name, _AREA_LOOKS.get(gazetteer_place(name).kind)) for name in names]

    def has_glyph(self, location: Location) -> bool:
        """Return whether a glyph or a sign stands at a location."""
        return any(shape.look in {None, "country"} for shape in self.place_shapes(location))

    def anchors(self, location: Location) -> Iterator[LonLat]:
        """Yield the points at which the label of an event at a location stands; a shared sign has its own."""
        shared = {area.name for area in self.signed_areas if area.is_shared}
        for shape in self.place_shapes(location):
            if shape.has_anchor and shape.name not in shared:
                yield named_anchor(shape.name)


def _gather_by_area(pairs: Iterable[tuple[str, DrawnEvent]]) -> tuple[EventArea, ...]:
    """Areas in the order of their first events, each event once, from names of areas with their events."""
    found: dict[str, dict[str, DrawnEvent]] = {}
    for name, drawn in pairs:
        found.setdefault(name, {})[drawn.event.id] = drawn
    return tuple(EventArea(name, tuple(members.values())) for name, members in found.items())


def _gazetteer_kinds(place: Place) -> set[str]:
    return {gazetteer_place(name).kind for name in place.gazetteer_ids}


def event_tooltip(event: Event, brief: Brief, lang: Lang) -> Tooltip:
    """Return the tooltip of an event: its title, then what sort of event it is, when, where, who tells it.

    What is proposed, not reported by anybody or has a note on the text says so.
    """
    facts = join_facts(
        proposed_tag(event, lang),
        event_kind_name(event, brief, lang),
        None if event.status is Status.ACTUAL else event_status_name(event, lang),
        unreported_tag(event, lang),
        event_date_phrase(event, lang),
        event_place_phrase(event, brief, lang),
        tellers_phrase(event, brief, lang),
        translate("mark-list.noted", lang) if brief.queries_of(event.id) else None,
    )
    return Tooltip(isolate_untranslated(event.title[lang]), facts)


def label_remarks(drawn: DrawnEvent, lang: Lang) -> tuple[str, ...]:
    """Return the words that a label must carry: status, judgement or forecast of what happened, hedges."""
    event = drawn.event
    has_happened = event.status is Status.ACTUAL
    status_words = unreported_tag(event, lang) if has_happened else event_status_name(event, lang)
    remarks = [words for words in (status_words, proposed_tag(event, lang)) if words]
    remarks += list(dict.fromkeys(at.hedge[lang] for at in event.places if at.hedge))
    if not drawn.is_lane and any(at.basis is Basis.INFERRED for at in event.places):
        remarks.append(translate("basis.inferred", lang))
    return tuple(remarks)
