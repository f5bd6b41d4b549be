"""Colours and opacities of the style table as CSS custom properties."""

from dataclasses import asdict

from geodata.kinds.kind_table import shipped_kinds
from geodata.layout.styles import (
    COUNT_OPACITY,
    DISABLED_OPACITY,
    DRAWER_SHADOW,
    FOCUS_OUTLINE_WIDTH,
    HIDDEN_OPACITY,
    MAP_PALETTES,
    NAME_HALO,
    NAME_HALO_OPACITY,
    NOTE_SIGN_RADIUS,
    NOTE_SIGN_SHIFT,
    PAGE_PALETTES,
    PANEL_OPACITY,
    PROPOSED_EDGE_OPACITY,
    SHADOW,
    STANDING_OPACITIES,
)
from geodata.view import Theme
from geodata.vocabulary import Standing


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
        "--province": paper.province,
        "--river": paper.river,
        "--water-name": paper.water_name,
        "--panel": paper.panel,
        "--ring": paper.ring,
        "--perhaps-opacity": f"{STANDING_OPACITIES[Standing.PERHAPS]:g}",
        "--focus-outline": f"{FOCUS_OUTLINE_WIDTH}px solid {paper.text}",
        "--note-overhang": f"{NOTE_SIGN_RADIUS + NOTE_SIGN_SHIFT:g}px",
        "--panel-opacity": f"{PANEL_OPACITY:.0%}",
        "--name-halo": f"{NAME_HALO}em",
        "--name-halo-opacity": f"{NAME_HALO_OPACITY:.0%}",
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
