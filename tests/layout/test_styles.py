"""The style table: channels never share a meaning, and colours survive colour blindness and grey."""

import re
import tomllib
from itertools import combinations, product
from pathlib import Path

import pytest
from colorspacious import cspace_convert, deltaE

from geodata.kinds.kind_table import shipped_kinds
from geodata.layout.looks.css_variables import family_variable, map_css_variables, page_css_variables
from geodata.layout.looks.ink_contrast import mix_codes
from geodata.layout.looks.status_looks import StatusLook
from geodata.layout.styles import (
    LINE_EDGE_EXTRA,
    MAP_PALETTES,
    PAGE_PALETTES,
    edge_dash,
    event_style,
    hex_to_rgba,
    rgba_to_css,
)
from geodata.view import Theme
from geodata.vocabulary import Standing
from tests.colour_contrast import contrast

THEMES: tuple[Theme, ...] = ("light", "dark", "contrast")
SIGHTS = ("protanomaly", "deuteranomaly", "tritanomaly")
ROOT = Path(__file__).parents[2]
CONFIG = ROOT / ".streamlit" / "config.toml"
SHEETS = sorted([*(ROOT / "geodata" / "screens").glob("*.css"), ROOT / "geodata" / "export" / "report.css"])
SCRIPTS = ROOT / "geodata" / "instrument" / "served"
DISTINCT = 11.0
READABLE = 3.0


def seen(code: str, sight: str) -> list[float]:
    """A colour as someone with that deficiency, complete, sees it."""
    space = {"name": "sRGB1+CVD", "cvd_type": sight, "severity": 100}
    value = [part / 255 for part in hex_to_rgba(code)[:3]]
    return [min(1.0, max(0.0, part)) for part in cspace_convert(value, space, "sRGB1").tolist()]


def lightness(code: str) -> float:
    """Lightness of a colour in grey, 0 to 100."""
    return float(cspace_convert([part / 255 for part in hex_to_rgba(code)[:3]], "sRGB1", "CIELab")[0])


def ink(family: str, theme: Theme) -> str:
    """Colour of a family of kinds."""
    return shipped_kinds().families[family].colours.of(theme)


@pytest.mark.parametrize(("theme", "sight"), list(product(THEMES, SIGHTS)))
def test_families_stay_apart_with_a_colour_vision_deficiency(theme: Theme, sight: str) -> None:
    """Families differ clearly for each of the three deficiencies."""
    for one, two in combinations([ink(family, theme) for family in shipped_kinds().families], 2):
        assert deltaE(seen(one, sight), seen(two, sight), input_space="sRGB1") > DISTINCT, (one, two)


@pytest.mark.parametrize("theme", THEMES)
def test_every_family_parts_from_the_paper_in_grey(theme: Theme) -> None:
    """In a print without colour every ink parts from land and sea."""
    paper = MAP_PALETTES[theme]
    for family in shipped_kinds().families:
        code = ink(family, theme)
        assert abs(lightness(code) - lightness(paper.land)) > 25
        assert abs(lightness(code) - lightness(paper.sea)) > 25


@pytest.mark.parametrize("kind", list(shipped_kinds().kind_ids))
def test_a_paler_core_is_the_standing_and_nothing_else(kind: str) -> None:
    """Whatever the status, within is the colour of the family and perhaps 55 % of it on land; edges stay."""
    look = shipped_kinds().look_of(kind)
    code, land = look.colours.light, MAP_PALETTES["light"].land
    for status in StatusLook:
        within, perhaps = (
            event_style(look, status, standing, "light") for standing in (Standing.WITHIN, Standing.PERHAPS)
        )
        assert within.ink == hex_to_rgba(code)
        assert perhaps.ink == hex_to_rgba(mix_codes(code, land, 0.55))
        assert within.edge == perhaps.edge


@pytest.mark.parametrize("width", [1.5, 3.0, 6.0])
def test_the_edge_of_a_dash_is_half_its_breadth_longer(width: float) -> None:
    """At either end; a gap stays, and dash and gap together are as long as those of the line."""
    dash = (6.0, 4.0)
    edge = edge_dash(dash, width)
    assert edge is not None
    wide = width + LINE_EDGE_EXTRA
    assert edge[0] * wide == pytest.approx(dash[0] * width + 2 * LINE_EDGE_EXTRA, abs=0.1)
    assert sum(edge) * wide == pytest.approx(sum(dash) * width, abs=0.1)
    assert edge_dash(None, width) is None
    assert (edge_dash((2.0, 1.0), 1.0) or (0, 0))[1] > 0


def test_a_judgement_is_hollow() -> None:
    """It has no fill and an open glyph, in the same ink."""
    plain, judged = (
        event_style(
            shipped_kinds().look_of("exercise"), StatusLook.HAPPENED, Standing.WITHIN, "dark", judged=value
        )
        for value in (False, True)
    )
    assert (judged.sea_fill[3], judged.country_fill[3], judged.glyph) == (0, 0, "star-open")
    assert (plain.sea_fill[3], plain.ink) == (46, judged.ink)


@pytest.mark.parametrize("theme", THEMES)
def test_words_are_readable_on_the_map(theme: Theme) -> None:
    """Text has at least 7 to 1 on every ground, quiet names and the ring of the focus at least 3 to 1."""
    paper = MAP_PALETTES[theme]
    for ground in (paper.land, paper.sea, paper.panel):
        assert contrast(paper.text, ground) >= 7
        assert contrast(paper.quiet, ground) >= READABLE
        assert contrast(paper.ring, ground) >= READABLE


def test_colours_are_written_for_css() -> None:
    """Full colours as a code, others with their opacity; the page gets the same tones as the map."""
    assert rgba_to_css(hex_to_rgba("#0072B2")) == "#0072b2"
    assert rgba_to_css(hex_to_rgba("#0072B2", 0.5)) == "rgb(0 114 178 / 0.50)"
    assert map_css_variables("dark")["--sea"] == MAP_PALETTES["dark"].sea
    assert map_css_variables("dark")[family_variable("supply")] == ink("supply", "dark")


@pytest.mark.parametrize("theme", THEMES)
def test_page_has_the_colours_of_the_map_and_its_own(theme: Theme) -> None:
    """All custom properties of the map, unchanged, and one for each colour of the page."""
    page = page_css_variables(theme)
    assert map_css_variables(theme).items() <= page.items()
    palette = PAGE_PALETTES[theme]
    assert (page["--field-edge"], page["--on-ink"]) == (palette.field_edge, palette.on_ink)
    assert page["--ink"] == MAP_PALETTES[theme].text
    assert page["--focus-outline"] == f"2px solid {MAP_PALETTES[theme].text}"
    assert page["--perhaps-opacity"] == "0.55"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_streamlit_is_configured_with_the_colours_of_the_page(theme: Theme) -> None:
    """Its own theme has our ground, text and borders, for elements drawn before our style sheet arrives."""
    found = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"][theme]
    palette, text = PAGE_PALETTES[theme], MAP_PALETTES[theme].text
    assert found == {
        "primaryColor": text,
        "backgroundColor": palette.ground,
        "secondaryBackgroundColor": palette.tint,
        "textColor": text,
        "borderColor": palette.hairline,
    }


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_style_sheets_name_no_colour(sheet: Path) -> None:
    """Colours are custom properties of the table; so are opacities other than 0 and 1."""
    rules = sheet.read_text(encoding="utf-8")
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*;)|rgba?\(|hsla?\(", rules)
    assert set(re.findall(r"[ ;{]opacity: *([^;} ]+)", rules)) <= {
        "0",
        "1",
        "var(--count-opacity)",
        "var(--hidden-opacity)",
        "var(--disabled-opacity)",
    }


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_style_sheets_read_known_properties(sheet: Path) -> None:
    """Each is in the table, set by the page's sheet, in a style sheet itself, or by a served script."""
    texts = [path.read_text(encoding="utf-8") for path in SHEETS]
    scripts = [path.read_text(encoding="utf-8") for path in SCRIPTS.glob("*.js")]
    known = set(page_css_variables("light")) | {
        name for text in texts for name in re.findall(r"(--[a-z-]+) *:", text)
    }
    known |= {name for text in scripts for name in re.findall(r'setProperty\("(--[a-z-]+)"', text)}
    used = set(re.findall(r"var\((--[a-z-]+)", sheet.read_text(encoding="utf-8")))
    assert {
        name
        for name in used - known
        if not name.startswith(("--say-", "--direction", "--leading", "--family-ink", "--second-ink"))
    } == set()


def test_modules_name_no_colour() -> None:
    """Every colour code of the Python code stands in the style table."""
    found = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "geodata").rglob("*.py")
        if "node_modules" not in path.parts
        and re.search(r"[\"']#[0-9a-fA-F]{6}[\"']", path.read_text("utf-8"))
    }
    assert found == {"geodata/layout/styles.py"}
