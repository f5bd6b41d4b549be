"""Style sheet of the page around the map: tones as CSS variables, fonts, text direction."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from geodata.brief.source_text import MAX_TEXT_BYTES
from geodata.kinds.event_kind import KindForm
from geodata.kinds.kind_table import KindTable
from geodata.layout.legend import kind_swatch_svg
from geodata.layout.looks.css_variables import family_variable, page_css_variables
from geodata.screens.shell.page_registry import MapLayout
from geodata.screens.shell.widget_text import Markup, svg_data_uri
from geodata.view import Theme
from geodata.webmap.assets import asset_url
from geodata.words import LANGUAGES, Lang, translate

PAGE_ICON: Final = str(files("geodata.screens") / "icon.svg")
PAGE_STYLE_SHEET: Final = "page.css"
EMBED_STYLE_SHEET: Final = "embed.css"
"""Rules for a page in an iframe alone."""
FONT_FAMILY: Final = "IBM Plex Sans Arabic"
FONT_WEIGHTS: Final[Mapping[int, str]] = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}

BROWSER_SCHEMES: Final[Mapping[Theme, Theme]] = {"light": "light", "dark": "dark", "contrast": "light"}
"""CSS ``color-scheme`` of each theme."""


def page_style(
    lang: Lang,
    theme: Theme,
    kinds: KindTable,
    forms: Mapping[str, KindForm] | None = None,
    *,
    embedded: bool = False,
) -> Markup:
    """Return the page's style element; with the rules of an iframe where ``embedded``.

    Parameters
    ----------
    forms
        Form in which the events of each kind are drawn; by default that of the kind.
    """
    rules = _style_sheets(embedded=embedded)
    tones = {**page_css_variables(theme), **_word_variables(lang), **_direction_variables(lang)}
    declared = "".join(f"{name}:{value};" for name, value in tones.items())
    root = f":root{{{declared}color-scheme:{BROWSER_SCHEMES[theme]};}}"
    swatches = _swatch_rules(kinds, tuple((forms or {}).items()), theme)
    return Markup(f"<style>{_font_rules()}{root}{rules}{family_rules(kinds)}{swatches}</style>")


@cache
def map_layout_style(layout: MapLayout) -> Markup:
    """Return the style element that arranges the map on a page, or hides it.

    It stands apart from the page's: a change of page must not load the typefaces anew.
    """
    rules = (files("geodata.screens") / "layouts" / f"{layout}.css").read_text(encoding="utf-8")
    return Markup(f"<style>{rules}</style>")


@cache
def _style_sheets(*, embedded: bool) -> str:
    """Return the style sheets of this room: the page's, then the others by name."""
    found = sorted(path.name for path in files("geodata.screens").iterdir() if path.name.endswith(".css"))
    others = [name for name in found if name not in {PAGE_STYLE_SHEET, EMBED_STYLE_SHEET}]
    listed = [PAGE_STYLE_SHEET, *others, *([EMBED_STYLE_SHEET] if embedded else [])]
    return "".join((files("geodata.screens") / name).read_text(encoding="utf-8") for name in listed)


def family_class(family: str, *, second: bool = False) -> str:
    """Return the CSS class of what has the colour of a family, or has it as its second one."""
    return f"second-{family}" if second else f"family-{family}"


@lru_cache(maxsize=16)
def family_rules(kinds: KindTable) -> str:
    """Return the rules that give the classes of families their colour."""
    return "".join(
        f".{family_class(each)}{{--family-ink:var({family_variable(each)})}}"
        f".{family_class(each, second=True)}{{--second-ink:var({family_variable(each)})}}"
        for each in kinds.families
    )


@lru_cache(maxsize=16)
def _swatch_rules(kinds: KindTable, forms: tuple[tuple[str, KindForm], ...], theme: Theme) -> str:
    """Return the legend's symbols as images before the names of layer switches and event chips."""
    looks = {kind: kinds.look_of(kind) for kind in kinds.kind_ids}
    looks |= {kind: replace(looks[kind], form=form) for kind, form in forms}
    return "".join(
        f".filters .layer-{kind}::before,.chip.kind-{kind}::before"
        f"{{background-image:url('{svg_data_uri(kind_swatch_svg(looks[kind], theme))}')}}"
        for kind in kinds.kind_ids
    )


def _font_rules() -> str:
    return "".join(
        f"@font-face{{font-family:'{FONT_FAMILY}';font-weight:{weight};font-display:swap;"
        f"src:url('{asset_url(f'IBMPlexSansArabic-{name}.woff2')}') format('woff2');}}"
        for weight, name in FONT_WEIGHTS.items()
    )


def _direction_variables(lang: Lang) -> dict[str, str]:
    return {"--direction": LANGUAGES[lang].direction, "--leading": str(LANGUAGES[lang].screen_line_height)}


def _word_variables(lang: Lang) -> dict[str, str]:
    """Return our words as CSS strings; they replace Streamlit's English ones."""
    said = {
        "--say-choose-file": "text-attachment.choose-file",
        "--say-no-file": "text-attachment.file-refused",
        "--say-no-server": "warning.no-server",
    }
    return {name: f"'{translate(key, lang, most=MAX_TEXT_BYTES // 1_000_000)}'" for name, key in said.items()}
