"""The style table: every colour, opacity, line width and dash of map, legend, charts, pictures and page.

One channel carries one meaning: a pale core is the standing in time, the line is the status, a hollow fill is
a judgement, the hatch is an area that an event fills. A mark parts from its ground by an edge, never by
opacity. Renderers and the legend read nothing else; CSS reads :mod:`geodata.layout.looks.css_variables`,
TypeScript a file written by ``geodata.derive``.
The colour of an event is that of its kind's family (``geodata.kinds``); kinds also differ in symbol.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal

from geodata.kinds.event_kind import OPEN_SUFFIX, KindForm
from geodata.kinds.kind_table import KindLook
from geodata.layout.looks.ink_contrast import edge_code, mix_codes
from geodata.layout.looks.status_looks import StatusLook
from geodata.view import Theme
from geodata.vocabulary import Standing

Rgba = tuple[int, int, int, int]
"""Red, green, blue and opacity, each 0-255."""
ArrowheadName = Literal["head", "head-open"]


def hex_to_rgba(code: str, opacity: float = 1.0) -> Rgba:
    """Return red, green, blue and opacity (0-255) of a ``#rrggbb`` code and an opacity of 0-1."""
    red, green, blue = bytes.fromhex(code.removeprefix("#"))
    return red, green, blue, round(255 * opacity)


def rgba_to_css(value: Rgba) -> str:
    """Return a colour in CSS notation: ``#rrggbb`` if opaque, else ``rgb(r g b / opacity)``."""
    red, green, blue, opacity = value
    return (
        f"rgb({red} {green} {blue} / {opacity / 255:.2f})"
        if opacity < OPAQUE_ALPHA
        else f"#{bytes(value[:3]).hex()}"
    )


OPAQUE_ALPHA: Final = 255

# The map itself.
BORDER_WIDTH: Final = 0.8
"""Width of a border between states in pixels."""
DISPUTED_DASH: Final = (8.0, 5.0)
"""Dash and gap of a disputed border, as in :data:`STATUS_DASHES`."""
PROVINCE_WIDTH, RIVER_WIDTH = 0.6, 0.9
"""Width of a border between provinces, and of a river or the shore of a lake."""
TOWN_RADIUS: Final = 1.8
"""Radius of the dot of a town that is named."""
NAME_HALO, NAME_HALO_OPACITY = 0.28, 0.8
"""Width, in its type size, and opacity of the line round the letters of a name of the ground."""

# Marks of events; sizes and widths in pixels, opacities as shares of 1.
HATCH_OPACITY: Final = 0.5
"""Opacity of hatch lines as a share of the opacity of their area's ink."""
LINE_EDGE_EXTRA: Final = 1.6
"""By how much a lane is wider with its edge than its core."""
CASING_EXTRA_WIDTH: Final = 4.6
"""By how much the pale casing of a lane is wider than its core."""
CASING_OPACITY: Final = 0.85
LANE_RING_EXTRA_WIDTH: Final = 6.6
"""By how much the focus ring of a lane is wider than its core."""
AREA_RING_EXTRA_WIDTH: Final = 3.0
"""By how much the focus ring of an area is wider than its edge."""
ARROWHEAD_SIZE: Final = 15.0
"""Side of an arrowhead's box."""
ARROW_WIDTH, ARROW_HEAD_SIZE = 6.0, 26.0
"""Width without its edge of an arrow of sender and host, and the side of the box of its head."""
GLYPH_SIZE: Final = 15.0
"""Side of the box of a point's glyph."""
PICTURE_FRAME_STROKES: Final = (("#FFFFFF", 6), ("#8A0F1E", 3))
"""Colour and width in pixels of the lines that frame a part of a photograph: pale below, dark above."""
AREA_SIGN_GLYPH: Final = "area-sign"
AREA_SIGN_SIZE: Final = 18.0
"""Glyph of the one sign of a country or a province, and the side of its box."""
BACKING_SCALE, BACKING_OPACITY = 1.25, 0.9
"""The disc of panel colour behind a glyph, its size in that of the glyph."""
RIM_SCALE: Final = 1.4
"""Size of a glyph's rim in that of the glyph."""
RING_SCALE: Final = 2.1
"""Size of a point's focus ring in that of its glyph."""
FRAME_SCALE: Final = 2.2
"""Size of an APP-6 frame in that of its glyph."""
THINNED_RADIUS: Final = 3.0
"""Radius of a mark of a thinned map that stands for one event."""
THINNED_EDGE_WIDTH: Final = 1.0
"""Width of its edge."""
THINNED_GROWTH: Final = 4.0
"""By how much its radius grows at most where it stands for several."""
THINNED_RING_RADIUS, THINNED_RING_WIDTH = 11.0, 2.5
"""The focus ring round a mark of a thinned map."""
PERHAPS_LINE_SHARE: Final = 0.6
"""Width of a relation that is only perhaps within the period, as a share of its own."""
OLDER_OPACITY: Final = 0.45
"""Opacity of a mark of an older version, as a share of its own."""
OLDER_DASH: Final = (3.0, 3.0)
"""Edges and lines of an older version, as in :data:`STATUS_DASHES`."""

# Reference layers, under the events: one quiet ink, thin lines, small discs.
REFERENCE_WIDTH: Final = 1.3
"""Width of their lines and edges."""
REFERENCE_FILL_OPACITY: Final = 0.12
"""Opacity of the wash in their areas."""
REFERENCE_RADIUS: Final = 2.8
"""Radius of the disc at a point or a note."""
REFERENCE_HEAD_SIZE: Final = 11.0
"""Side of the box of an arrowhead."""

# The graticule, under all marks.
GRATICULE_WIDTH, GRATICULE_OPACITY = 0.7, 0.45
"""Its lines, in the ink of the names of states."""

# Labels.
PANEL_OPACITY: Final = 0.86
PANEL_RADIUS: Final = 3
NoteCorner = Literal["top-right", "top-left", "bottom-right", "bottom-left"]
NOTE_SIGN_RADIUS: Final = 7.0
NOTE_SIGN_TEXT: Final = 12.0
"""The round sign of a note on the text, at a corner of a label, and its question mark, in pixels."""
NOTE_SIGN_SHIFT: Final = 3.0
"""Pixels across and down from the corner out to the middle of the sign, so that no letter is under it."""
LEADER_WIDTH, LEADER_OPACITY = 0.9, 0.8
PERHAPS_TEXT_OPACITY: Final = 0.72
"""Of a label whose event only perhaps falls within the period."""
PROPOSED_EDGE_OPACITY: Final = 0.8
"""Opacity of the dashed edge round the label of a proposed event."""
PROPOSED_DASH: Final = (4.0, 3.0)
"""Dash and gap of that edge in pixels."""

# Legend swatches.
SWATCH_LANE_WIDTH: Final = 2.6
SWATCH_STATUS_WIDTH: Final = 2.2
SWATCH_EDGE_WIDTH: Final = 1.4
SWATCH_BROKEN_HATCH: Final = (3.0, 2.0)
SWATCH_DISPUTED_DASH: Final = (5.0, 2.0, 1.0, 2.0)

# Pictures, the network of actors, ladders of figures.
RULE_WIDTH, SCALE_BAR_WIDTH, MAP_EDGE_WIDTH = 0.6, 1.2, 1.0
NETWORK_DASH: Final = (4, 3)
NETWORK_EDGE_WIDTH, NETWORK_RING_WIDTH = 1.5, 3.5
"""Edge of a node, and the ring round a chosen one."""
NETWORK_NAME_HALO: Final = 4
LADDER_BAR_WIDTH, LADDER_OUTLINE_WIDTH = 4, 1.5
LADDER_SOFT_WIDTH, LADDER_SOFT_OPACITY = 20, 0.2
"""The soft edge round a figure that was not given exactly."""
LADDER_EARLIER_OPACITY = 0.45
"""Opacity of a figure that its speaker revised."""

# The page round the map.
COUNT_OPACITY: Final = 0.75
"""A number of events beside the words that it counts."""
HIDDEN_OPACITY: Final = 0.6
"""The title of an event that the filter hides."""
DISABLED_OPACITY: Final = 0.7
FOCUS_OUTLINE_WIDTH: Final = 2
"""Outline of what has the keyboard focus."""
SHADOW: Final = "rgb(0 0 0 / 12%)"
"""Under a card or a menu."""
DRAWER_SHADOW: Final = "rgb(0 0 0 / 18%)"
"""Above a drawer at the bottom of a narrow screen."""


@dataclass(frozen=True)
class MapPalette:
    """Colours of the map itself, quiet, so that only the brief's marks have hues; ``#rrggbb`` codes."""

    land: str
    sea: str
    border: str
    text: str
    quiet: str
    """Names of countries and seas, and disputed borders."""
    panel: str
    """Ground of a label."""
    ring: str
    """Focus ring: opaque, since a stroke that overlaps itself must not show where."""
    reference: str
    """Reference layers, their notes included."""
    province: str
    river: str
    """Rivers and the shores of lakes."""
    water_name: str


def _palette(codes: str) -> MapPalette:
    return MapPalette(*(f"#{code}" for code in codes.split()))


MAP_PALETTES: Final[Mapping[Theme, MapPalette]] = {
    "light": _palette("EFEBE3 E2ECF2 B9B1A4 22262B 7A7468 FBFAF7 555759 4B6670 D5CEC2 B4CBDA 5A7788"),
    "dark": _palette("232A33 12181F 47515D E7EBEF 7F8C99 1A2028 B6BBC0 93B0B8 37414B 2C4557 7796AA"),
    "contrast": _palette("FFFFFF D3E3EE 5C5C5C 000000 3D3D3D FFFFFF 404040 1F4450 9A9A9A 7FA6C0 1F4D6B"),
}


@dataclass(frozen=True)
class PagePalette:
    """Colours of the page round the map; ``#rrggbb`` codes.

    On ``ground``, ``raised`` and ``tint`` text and ``muted`` have 4.5 to 1, ``field_edge`` 3 to 1 (WCAG AA).
    """

    ground: str
    raised: str
    """Ground of cards, fields and menus."""
    muted: str
    """Secondary text."""
    hairline: str
    field_edge: str
    tint: str
    """Ground of a row or button under the pointer."""
    marked: str
    """Ground of a search match."""
    on_ink: str
    """Text on a ground of the text's colour."""
    warning: str


PAGE_PALETTES: Final[Mapping[Theme, PagePalette]] = {
    "light": PagePalette(
        ground="#FAF8F4",
        raised="#FFFFFF",
        muted="#5A616A",
        hairline="#DED8CD",
        field_edge="#8C867B",
        tint="#F0ECE4",
        marked="#F3E3B3",
        on_ink="#FFFFFF",
        warning="#8A4B00",
    ),
    "dark": PagePalette(
        ground="#171D24",
        raised="#1E252D",
        muted="#A9B4BF",
        hairline="#343E49",
        field_edge="#74808C",
        tint="#262E38",
        marked="#5C4A16",
        on_ink="#171D24",
        warning="#F0B35A",
    ),
    "contrast": PagePalette(
        ground="#FFFFFF",
        raised="#FFFFFF",
        muted="#333333",
        hairline="#767676",
        field_edge="#333333",
        tint="#EDEDED",
        marked="#FFE27A",
        on_ink="#FFFFFF",
        warning="#7A3300",
    ),
}

STANDING_OPACITIES: Final[Mapping[Standing, float]] = {
    Standing.WITHIN: 1.0,
    Standing.PERHAPS: 0.55,
    Standing.NO: 0.0,
}

STATUS_DASHES: Final[Mapping[StatusLook, tuple[float, float] | None]] = {
    StatusLook.HAPPENED: None,
    StatusLook.CLAIMED: (6.0, 4.0),
    StatusLook.AHEAD: (2.0, 4.0),
}
"""Dash and gap in halves of the line's width, as deck.gl counts them; the legend takes whole widths."""

STATUS_ARROWHEADS: Final[Mapping[StatusLook, ArrowheadName]] = {
    StatusLook.HAPPENED: "head",
    StatusLook.CLAIMED: "head-open",
    StatusLook.AHEAD: "head-open",
}

STATUS_RIMS: Final[Mapping[StatusLook, str]] = {
    StatusLook.HAPPENED: "ring",
    StatusLook.CLAIMED: "ring-broken",
    StatusLook.AHEAD: "ring-dotted",
}
"""Glyph of the rim round a point, which tells the status as a line does by its dashes."""

LANE_WIDTH: Final = 3.0
"""Width of a lane at its end in pixels, without its edge."""
FORM_WIDTHS: Final[Mapping[KindForm, float]] = {
    KindForm.AREA: 1.6,
    KindForm.LANE: LANE_WIDTH,
    KindForm.POINT: 1.2,
    KindForm.RELATION: 1.2,
}
"""Width of an event's lines in pixels by the form of its kind."""
COUNTRY_EDGE_WIDTH: Final = 1.2
"""Width of the edge of a whole country or region, whose limits are not those of the event."""

SEA_FILL_OPACITY: Final = 0.18
"""Opacity of the fill of a sea or a region."""
COUNTRY_FILL_OPACITY: Final = 0.1
"""Opacity of the fill of a whole country in a file, where each event has one of its own."""
AREA_SIGN_FILL_OPACITY: Final = 0.06
"""Opacity of the fill of a country under the one sign of its events."""
WASH_LEVEL_OPACITY: Final = 0.05
"""Opacity of each of the five nested polygons of a wash."""
LANE_TAPER: Final = 0.5
"""Width of a lane at its start as a share of that at its end: direction survives a black-and-white print."""


@dataclass(frozen=True)
class EventStyle:
    """Resolved look of one event; a renderer adds no choice of its own."""

    ink: Rgba
    """Core of lines and glyphs; paler while the event is only perhaps within the period."""
    edge: Rgba
    """Edges of areas, rims of glyphs, sides and heads of lanes: they part from land, sea and panel alike."""
    sea_fill: Rgba
    """Fill of a sea or a region; clear for a judgement."""
    country_fill: Rgba
    """Fill of a whole country; clear for a judgement."""
    wash: Rgba
    """Fill of each polygon of a wash; also of a judgement, since a wash has no edge."""
    width: float
    """Pixels at the widest."""
    dash: tuple[float, float] | None
    """As in :data:`STATUS_DASHES`."""
    arrowhead: ArrowheadName
    glyph: str
    rim: str
    """Glyph round the glyph, by the status."""


@lru_cache(maxsize=512)
def core_and_edge(code: str, standing: Standing, theme: Theme) -> tuple[Rgba, Rgba]:
    """Return the inks of the core and the edge of marks in a ``#rrggbb`` code, both opaque."""
    paper = MAP_PALETTES[theme]
    core = mix_codes(code, paper.land, STANDING_OPACITIES[standing])
    edge = edge_code(code, (paper.land, paper.sea, paper.panel), paper.text)
    return hex_to_rgba(core), hex_to_rgba(edge)


def event_style(
    look: KindLook, status: StatusLook, standing: Standing, theme: Theme, *, judged: bool = False
) -> EventStyle:
    """Return the look of an event of a kind, status and standing; hollow when it is only judged."""
    code, opacity = look.colours.of(theme), STANDING_OPACITIES[standing]
    filled = 0.0 if judged else opacity
    ink, edge = core_and_edge(code, standing, theme)
    return EventStyle(
        ink=ink,
        edge=edge,
        sea_fill=hex_to_rgba(code, SEA_FILL_OPACITY * filled),
        country_fill=hex_to_rgba(code, COUNTRY_FILL_OPACITY * filled),
        wash=hex_to_rgba(code, WASH_LEVEL_OPACITY * opacity),
        width=FORM_WIDTHS[look.form],
        dash=STATUS_DASHES[status],
        arrowhead=STATUS_ARROWHEADS[status],
        glyph=f"{look.symbol}{OPEN_SUFFIX}" if judged else look.symbol,
        rim=STATUS_RIMS[status],
    )


def shared_event_style(
    style: EventStyle, code: str, standing: Standing, theme: Theme, *, hollow: bool = False
) -> EventStyle:
    """Return the style of marks that events share, in a ``#rrggbb`` code; hollow without a fill."""
    opacity = STANDING_OPACITIES[standing]
    filled = 0.0 if hollow else opacity
    ink, edge = core_and_edge(code, standing, theme)
    return replace(
        style,
        ink=ink,
        edge=edge,
        sea_fill=hex_to_rgba(code, SEA_FILL_OPACITY * filled),
        country_fill=hex_to_rgba(code, AREA_SIGN_FILL_OPACITY * filled),
        wash=hex_to_rgba(code, WASH_LEVEL_OPACITY * opacity),
        width=FORM_WIDTHS[KindForm.AREA],
    )


def edge_dash(dash: tuple[float, float] | None, width: float) -> tuple[float, float] | None:
    """Return the dash of the edge round a dashed line of a width: half the edge longer at either end."""
    if dash is None:
        return None
    wide = width + LINE_EDGE_EXTRA
    solid, gap = (part * width for part in dash)
    return round((solid + 2 * LINE_EDGE_EXTRA) / wide, 2), round(max(gap - 2 * LINE_EDGE_EXTRA, 1) / wide, 2)
