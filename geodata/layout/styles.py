"""The style table: every colour, opacity, line width and dash of map, legend, charts, pictures and page.

One channel carries one meaning: opacity is the standing in time, the line is the status, a hollow fill is a
judgement, the hatch is a sea that was named without limits. Renderers and the legend read nothing else; CSS
reads :func:`page_css_variables`, TypeScript a file written by ``geodata.derive``.
The colour of an event is that of its kind's family (``geodata.kinds``); kinds also differ in symbol.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Final, Literal

from geodata.kinds.event_kind import OPEN_SUFFIX, KindForm
from geodata.kinds.kind_table import KindLook, shipped_kinds
from geodata.view import Theme
from geodata.vocabulary import Standing, Status

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

# Marks of events; sizes and widths in pixels, opacities as shares of 1.
HATCH_OPACITY: Final = 0.5
"""Opacity of hatch lines as a share of the opacity of their area's ink."""
CASING_EXTRA_WIDTH: Final = 3.0
"""By how much the pale casing of a lane is wider than the lane."""
CASING_OPACITY: Final = 0.85
LANE_RING_EXTRA_WIDTH: Final = 5.0
"""By how much the focus ring of a lane is wider than the lane."""
AREA_RING_EXTRA_WIDTH: Final = 3.0
"""By how much the focus ring of an area is wider than its edge."""
ARROWHEAD_SIZE: Final = 15.0
"""Side of an arrowhead's box."""
GLYPH_SIZE: Final = 15.0
"""Side of the box of a point's glyph."""
BACKING_SCALE, BACKING_OPACITY = 1.25, 0.9
"""The disc of panel colour behind a glyph, its size in that of the glyph."""
RING_SCALE: Final = 2.1
"""Size of a point's focus ring in that of its glyph."""
FRAME_SCALE: Final = 2.2
"""Size of an APP-6 frame in that of its glyph."""
THINNED_RADIUS: Final = 3.0
"""Radius of a mark of a thinned map that stands for one event."""
THINNED_GROWTH: Final = 4.0
"""By how much its radius grows at most where it stands for several."""
THINNED_RING_RADIUS, THINNED_RING_WIDTH = 11.0, 2.5
"""The focus ring round a mark of a thinned map."""
OLDER_OPACITY: Final = 0.45
"""Opacity of a mark of an older version, as a share of its own."""
OLDER_DASH: Final = (3.0, 3.0)
"""Edges and lines of an older version, as in :data:`STATUS_DASHES`."""

# Labels.
PANEL_OPACITY: Final = 0.86
PANEL_RADIUS: Final = 3
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
SWATCH_BROKEN_EDGE: Final = (4.0, 3.0)
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


MAP_PALETTES: Final[Mapping[Theme, MapPalette]] = {
    "light": MapPalette("#EFEBE3", "#E2ECF2", "#B9B1A4", "#22262B", "#7A7468", "#FBFAF7", "#555759"),
    "dark": MapPalette("#232A33", "#12181F", "#47515D", "#E7EBEF", "#7F8C99", "#1A2028", "#B6BBC0"),
    "contrast": MapPalette("#FFFFFF", "#D3E3EE", "#5C5C5C", "#000000", "#3D3D3D", "#FFFFFF", "#404040"),
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

STATUS_DASHES: Final[Mapping[Status, tuple[float, float] | None]] = {
    Status.ACTUAL: None,
    Status.AGREED: (5.0, 2.5),
    Status.PROPOSED: (1.0, 1.8),
    Status.EXPECTED: (1.0, 1.8),
    Status.FEARED: (1.0, 1.8),
    Status.ALLEGED: (2.5, 1.5),
}
"""Dash and gap in halves of the line's width, as deck.gl counts them; the legend takes whole widths."""

STATUS_ARROWHEADS: Final[Mapping[Status, ArrowheadName]] = {
    Status.ACTUAL: "head",
    Status.AGREED: "head",
    Status.PROPOSED: "head-open",
    Status.EXPECTED: "head-open",
    Status.FEARED: "head-open",
    Status.ALLEGED: "head-open",
}

FORM_WIDTHS: Final[Mapping[KindForm, float]] = {
    KindForm.AREA: 1.6,
    KindForm.LANE: 3.6,
    KindForm.POINT: 1.2,
    KindForm.RELATION: 1.2,
}
"""Width of an event's lines in pixels by the form of its kind."""
COUNTRY_EDGE_WIDTH: Final = 1.2
"""Width of the edge of a whole country or region, whose limits are not those of the event."""

SEA_FILL_OPACITY: Final = 0.18
"""Opacity of the fill of a sea or a region."""
COUNTRY_FILL_OPACITY: Final = 0.1
"""Opacity of the fill of a whole country."""
WASH_LEVEL_OPACITY: Final = 0.05
"""Opacity of each of the five nested polygons of a wash."""
BROKEN_EDGE: Final = (3.0, 2.5)
"""Edge of a hedged area ("mostly" in a sea), which is not all of it; as in :data:`STATUS_DASHES`."""
LANE_TAPER: Final = 0.38
"""Width of a lane at its start as a share of that at its end: direction survives a black-and-white print."""


@dataclass(frozen=True)
class EventStyle:
    """Resolved look of one event; a renderer adds no choice of its own."""

    ink: Rgba
    """Edges, lines and glyphs."""
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


def event_style(
    look: KindLook, status: Status, standing: Standing, theme: Theme, *, judged: bool = False
) -> EventStyle:
    """Return the look of an event of a kind, status and standing; hollow when it is only judged."""
    code, opacity = look.colours.of(theme), STANDING_OPACITIES[standing]
    filled = 0.0 if judged else opacity
    return EventStyle(
        ink=hex_to_rgba(code, opacity),
        sea_fill=hex_to_rgba(code, SEA_FILL_OPACITY * filled),
        country_fill=hex_to_rgba(code, COUNTRY_FILL_OPACITY * filled),
        wash=hex_to_rgba(code, WASH_LEVEL_OPACITY * opacity),
        width=FORM_WIDTHS[look.form],
        dash=STATUS_DASHES[status],
        arrowhead=STATUS_ARROWHEADS[status],
        glyph=f"{look.symbol}{OPEN_SUFFIX}" if judged else look.symbol,
    )


def family_variable(family: str) -> str:
    """Return the CSS custom property of the colour of a family of kinds."""
    return f"--family-{family}"


def map_css_variables(theme: Theme) -> dict[str, str]:
    """Return the map's colours and opacities as CSS custom properties, ``--name`` to value."""
    paper = MAP_PALETTES[theme]
    families = shipped_kinds().families.values()
    inks = {family_variable(family.id): family.colours.of(theme) for family in families}
    return {
        "--land": paper.land,
        "--sea": paper.sea,
        "--border": paper.border,
        "--text": paper.text,
        "--quiet": paper.quiet,
        "--panel": paper.panel,
        "--ring": paper.ring,
        "--perhaps-opacity": f"{STANDING_OPACITIES[Standing.PERHAPS]:g}",
        "--focus-outline": f"{FOCUS_OUTLINE_WIDTH}px solid {paper.text}",
        "--panel-opacity": f"{PANEL_OPACITY:.0%}",
        "--proposed-opacity": f"{PROPOSED_EDGE_OPACITY:.0%}",
        "--shadow": SHADOW,
        **inks,
    }


def page_css_variables(theme: Theme) -> dict[str, str]:
    """Return the custom properties of the page: those of the map and the page's own."""
    own = {f"--{name.replace('_', '-')}": code for name, code in asdict(PAGE_PALETTES[theme]).items()}
    return {
        **map_css_variables(theme),
        **own,
        "--ink": MAP_PALETTES[theme].text,
        "--count-opacity": f"{COUNT_OPACITY:g}",
        "--hidden-opacity": f"{HIDDEN_OPACITY:g}",
        "--disabled-opacity": f"{DISABLED_OPACITY:g}",
        "--drawer-shadow": DRAWER_SHADOW,
    }
