"""The one style table: kind × status × standing × theme → colour, line, fill and glyph.

One channel carries one meaning: opacity is the standing in time, the line is the status, a hollow fill is a
judgement, the hatch is a sea that was named without limits. Renderers and the legend read nothing else.
Hues are those of Okabe and Ito, checked for three colour-vision deficiencies; kinds also differ in form.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from geodata.view import Theme
from geodata.vocabulary import Kind, Standing, Status

Colour = tuple[int, int, int, int]
"""Red, green, blue and opacity, each 0-255."""
Head = Literal["head", "head-open"]


def colour(code: str, opacity: float = 1.0) -> Colour:
    """Red, green, blue and opacity of a ``#rrggbb`` code."""
    red, green, blue = bytes.fromhex(code.removeprefix("#"))
    return red, green, blue, round(255 * opacity)


def css(value: Colour) -> str:
    """A colour as CSS writes it."""
    red, green, blue, opacity = value
    return (
        f"rgb({red} {green} {blue} / {opacity / 255:.2f})"
        if opacity < OPAQUE
        else f"#{bytes(value[:3]).hex()}"
    )


OPAQUE: Final = 255
BORDER: Final = 0.6
"""Pixels of a border line between states."""
HATCH_INK: Final = 0.5
"""Opacity of hatch lines as a share of their area's own ink."""
CASING: Final = 3.0
HALO: Final = 5.0
"""Pixels by which the pale rim of a lane, and the dark ring of a focused one, are wider than the lane."""
RIM: Final = 3.0
"""Pixels by which the ring of a focused area is wider than its edge."""
PANEL_OPACITY: Final = 0.86
PROPOSED_EDGE: Final = 0.8
"""Opacity of the dashed edge round the words of a proposed event."""
PROPOSED_DASH: Final = (4.0, 3.0)
"""Dash and gap of that edge in pixels."""


@dataclass(frozen=True)
class Paper:
    """The tones of the map itself: quiet, so that only the brief's marks have colour."""

    land: str
    sea: str
    border: str
    text: str
    quiet: str
    """Names that belong to the map and not to the brief."""
    panel: str
    """Ground of a text box on the map."""
    ring: str
    """Round what is in focus: opaque, for a stroke that lies on itself must not show where."""


PAPERS: Final[Mapping[Theme, Paper]] = {
    "light": Paper("#EFEBE3", "#E2ECF2", "#B9B1A4", "#22262B", "#7A7468", "#FBFAF7", "#555759"),
    "dark": Paper("#232A33", "#12181F", "#47515D", "#E7EBEF", "#7F8C99", "#1A2028", "#B6BBC0"),
    "contrast": Paper("#FFFFFF", "#D3E3EE", "#5C5C5C", "#000000", "#3D3D3D", "#FFFFFF", "#404040"),
}

INKS: Final[Mapping[Theme, Mapping[Kind, str]]] = {
    "light": {
        Kind.EXERCISE: "#0072B2",
        Kind.TRANSFER: "#D55E00",
        Kind.DEPLOYMENT: "#22262B",
        Kind.AGREEMENT: "#009E73",
        Kind.MEETING: "#009E73",
        Kind.ALIGNMENT: "#8195AB",
    },
    "dark": {
        Kind.EXERCISE: "#3388CC",
        Kind.TRANSFER: "#E8772E",
        Kind.DEPLOYMENT: "#F2F4F6",
        Kind.AGREEMENT: "#3FD0A4",
        Kind.MEETING: "#3FD0A4",
        Kind.ALIGNMENT: "#8A99AA",
    },
    "contrast": {
        Kind.EXERCISE: "#003D99",
        Kind.TRANSFER: "#B34700",
        Kind.DEPLOYMENT: "#000000",
        Kind.AGREEMENT: "#007A57",
        Kind.MEETING: "#007A57",
        Kind.ALIGNMENT: "#66707A",
    },
}

OPACITIES: Final[Mapping[Standing, float]] = {Standing.WITHIN: 1.0, Standing.PERHAPS: 0.55, Standing.NO: 0.0}

DASHES: Final[Mapping[Status, tuple[float, float] | None]] = {
    Status.ACTUAL: None,
    Status.AGREED: (5.0, 2.5),
    Status.PROPOSED: (1.0, 1.8),
    Status.EXPECTED: (1.0, 1.8),
    Status.FEARED: (1.0, 1.8),
}
"""Dash and gap in multiples of the line's width."""

HEADS: Final[Mapping[Status, Head]] = {
    Status.ACTUAL: "head",
    Status.AGREED: "head",
    Status.PROPOSED: "head-open",
    Status.EXPECTED: "head-open",
    Status.FEARED: "head-open",
}

GLYPHS: Final[Mapping[Kind, str]] = {
    Kind.EXERCISE: "hexagon",
    Kind.TRANSFER: "triangle",
    Kind.DEPLOYMENT: "square",
    Kind.AGREEMENT: "diamond",
    Kind.MEETING: "circle",
    Kind.ALIGNMENT: "bar",
}

WIDTHS: Final[Mapping[Kind, float]] = {
    Kind.EXERCISE: 1.6,
    Kind.TRANSFER: 3.6,
    Kind.DEPLOYMENT: 1.2,
    Kind.AGREEMENT: 1.2,
    Kind.MEETING: 1.2,
    Kind.ALIGNMENT: 1.2,
}

ZONE_FILL: Final = 0.18
COUNTRY_FILL: Final = 0.1
BROKEN_EDGE: Final = (3.0, 2.5)
"""Edge of a sea of which the text says "mostly": other waters exist and are not named."""
TAPER: Final = 0.38
"""Width of a lane at its start against its end: direction must survive a black-and-white print."""


@dataclass(frozen=True)
class Style:
    """How one event is drawn; a renderer adds no choice of its own."""

    ink: Colour
    """Edges, lines and glyphs."""
    zone: Colour
    """Fill of a sea or a region; clear for a judgement."""
    country: Colour
    """Fill of a whole country; clear for a judgement."""
    width: float
    """Pixels at the widest."""
    dash: tuple[float, float] | None
    head: Head
    glyph: str


def style(kind: Kind, status: Status, standing: Standing, theme: Theme, *, judged: bool = False) -> Style:
    """The look of an event of this kind, status and standing, in one theme; hollow when only judged."""
    code, opacity = INKS[theme][kind], OPACITIES[standing]
    filled = 0.0 if judged else opacity
    return Style(
        ink=colour(code, opacity),
        zone=colour(code, ZONE_FILL * filled),
        country=colour(code, COUNTRY_FILL * filled),
        width=WIDTHS[kind],
        dash=DASHES[status],
        head=HEADS[status],
        glyph=f"{GLYPHS[kind]}-open" if judged else GLYPHS[kind],
    )


def variables(theme: Theme) -> dict[str, str]:
    """The same tones as CSS custom properties, ``--name`` → colour, for the page round the map."""
    paper = PAPERS[theme]
    inks = {f"--kind-{kind}": code for kind, code in INKS[theme].items()}
    return {
        "--land": paper.land,
        "--sea": paper.sea,
        "--border": paper.border,
        "--text": paper.text,
        "--quiet": paper.quiet,
        "--panel": paper.panel,
        **inks,
    }
