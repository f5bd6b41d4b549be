"""The look of the page round the map: tones as CSS variables, the style sheet, the direction of writing."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from geodata.brief.source_text import MAX_BYTES
from geodata.layout.legend import swatch
from geodata.layout.styles import page_variables
from geodata.screens.shell.widget_text import Markup, data_uri
from geodata.view import Theme
from geodata.vocabulary import Kind
from geodata.webmap.assets import url
from geodata.words import Lang, direction, say

ICON: Final = str(files("geodata.screens") / "icon.svg")
PAGE: Final = "page.css"
FRAME: Final = "embed.css"
"""Rules for a page in a frame alone."""
FAMILY: Final = "IBM Plex Sans Arabic"
WEIGHTS: Final[Mapping[int, str]] = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}

SCHEMES: Final[Mapping[Theme, Theme]] = {"light": "light", "dark": "dark", "contrast": "light"}
"""The browser's own appearance that each of ours goes with."""


def sheet(lang: Lang, theme: Theme, *, embedded: bool = False) -> Markup:
    """The style sheet of the page, as one element; with the rules of a frame where the page is in one."""
    rules = _rules(embedded=embedded)
    tones = {**page_variables(theme), **_words(lang), **_direction(lang)}
    declared = "".join(f"{name}:{value};" for name, value in tones.items())
    root = f":root{{{declared}color-scheme:{SCHEMES[theme]};}}"
    return Markup(f"<style>{_fonts()}{root}{rules}{_swatches(theme)}</style>")


@cache
def _rules(*, embedded: bool) -> str:
    """The style sheets of this room: the page's, then the others in the order of their names."""
    found = sorted(path.name for path in files("geodata.screens").iterdir() if path.name.endswith(".css"))
    others = [name for name in found if name not in {PAGE, FRAME}]
    listed = [PAGE, *others, *([FRAME] if embedded else [])]
    return "".join((files("geodata.screens") / name).read_text(encoding="utf-8") for name in listed)


@cache
def _swatches(theme: Theme) -> str:
    """The legend's pictures of the layers, set before the names of their switches and of their events."""
    return "".join(
        f".filters .layer-{kind}::before,.chip.kind-{kind}::before"
        f"{{background-image:url('{data_uri(swatch(kind, theme))}')}}"
        for kind in Kind
    )


def _fonts() -> str:
    return "".join(
        f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};font-display:swap;"
        f"src:url('{url(f'IBMPlexSansArabic-{name}.woff2')}') format('woff2');}}"
        for weight, name in WEIGHTS.items()
    )


def _direction(lang: Lang) -> dict[str, str]:
    return {"--direction": direction(lang), "--leading": "1.75" if lang == "ar" else "1.5"}


def _words(lang: Lang) -> dict[str, str]:
    """Streamlit's own few words stay English; the sheet puts ours in their place."""
    said = {
        "--say-choose-file": "text.choose",
        "--say-no-file": "text.refused",
        "--say-no-server": "warn.no-server",
    }
    return {name: f"'{say(key, lang, most=MAX_BYTES // 1_000_000)}'" for name, key in said.items()}
