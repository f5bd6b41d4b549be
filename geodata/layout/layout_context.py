"""Layout context: the selection with its language, theme and camera, and its events resolved for drawing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from geodata.atlas.selection import STANDINGS, Selection
from geodata.brief.record_types.event_parts import Location
from geodata.brief.records import Brief, Event
from geodata.layout.mercator import Viewport
from geodata.layout.own_place_shapes import PlaceShape, own_place_shapes
from geodata.layout.scene import LonLat, Tooltip
from geodata.layout.styles import EventStyle, event_style
from geodata.phrasing.date_words import date_phrase
from geodata.phrasing.event_words import event_kind_name, event_status_name
from geodata.phrasing.list_words import join_facts
from geodata.phrasing.place_words import event_place_phrase
from geodata.phrasing.proposal_words import proposed_tag
from geodata.places import gazetteer_place
from geodata.places.own_shapes import named_anchor
from geodata.view import Theme
from geodata.vocabulary import Basis, PlaceKind, PlaceRole, Standing, Status
from geodata.words import Lang, translate

AREA_PLACE_KINDS = frozenset({PlaceKind.SEA, PlaceKind.COUNTRY, PlaceKind.REGION})
"""Kinds of places that are drawn as areas."""


@dataclass(frozen=True)
class DrawnEvent:
    """An event of the selection with its resolved style and tooltip."""

    event: Event
    standing: Standing
    judged: bool
    style: EventStyle
    tip: Tooltip
    focused: bool

    @property
    def is_lane(self) -> bool:
        """Whether the event leads from a place to another."""
        return any(at.role is PlaceRole.TO for at in self.event.places)


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
        return DrawnEvent(
            event,
            standing,
            judged,
            event_style(
                self.brief.kind_table.look_of(event.kind), event.status, standing, self.theme, judged=judged
            ),
            event_tooltip(event, self.brief, self.lang),
            focused=event.id == self.selection.view.focus,
        )

    def place_shapes(self, location: Location) -> Sequence[PlaceShape]:
        """Return the shapes of a location with their looks."""
        place = self.brief.place_by_id[location.place]
        if not place.gazetteer_ids:
            return own_place_shapes(self.brief.place_resolver.resolve(place.id))
        if place.kind not in AREA_PLACE_KINDS:
            return [PlaceShape(name, None) for name in place.gazetteer_ids]
        return [
            PlaceShape(name, "sea" if gazetteer_place(name).kind == PlaceKind.SEA.value else "country")
            for name in place.gazetteer_ids
        ]

    def is_area(self, location: Location) -> bool:
        """Return whether a location is drawn as an area rather than by a glyph."""
        return all(shape.look is not None for shape in self.place_shapes(location))

    def anchors(self, location: Location) -> Iterator[LonLat]:
        """Yield the points at which the labels and glyphs of a location stand."""
        for shape in self.place_shapes(location):
            if shape.has_anchor:
                yield named_anchor(shape.name)


def event_tooltip(event: Event, brief: Brief, lang: Lang) -> Tooltip:
    """Return the tooltip of an event: its title, then proposal tag, kind, status, date and place."""
    facts = join_facts(
        proposed_tag(event, lang),
        event_kind_name(event, brief, lang),
        None if event.status is Status.ACTUAL else event_status_name(event, lang),
        date_phrase(event.when, lang),
        event_place_phrase(event, brief, lang),
    )
    return Tooltip(event.title[lang], facts)


def label_remarks(drawn: DrawnEvent, lang: Lang) -> tuple[str, ...]:
    """Return the words that a label must carry: status or judgement, proposal tag, hedges, inferred place."""
    event = drawn.event
    remarks = []
    if event.status is not Status.ACTUAL:
        remarks.append(event_status_name(event, lang))
    elif drawn.judged:
        remarks.append(translate("statement.judgement", lang))
    if tag := proposed_tag(event, lang):
        remarks.append(tag)
    remarks += list(dict.fromkeys(at.hedge[lang] for at in event.places if at.hedge))
    if not drawn.is_lane and any(at.basis is Basis.INFERRED for at in event.places):
        remarks.append(translate("basis.inferred", lang))
    return tuple(remarks)
