"""The style sheet: tones with contrast, direction, local fonts."""

import re
from dataclasses import replace

import pytest

from geodata.kinds.event_kind import KindForm
from geodata.kinds.kind_table import shipped_kinds
from geodata.layout.legend import kind_swatch_svg
from geodata.layout.looks.css_variables import page_css_variables
from geodata.layout.styles import MAP_PALETTES
from geodata.screens.shell.page_theme import page_style
from geodata.view import Theme
from geodata.words import LANGS, Lang, translate
from geodata.words.html_elements import svg_data_uri


def luminance(code: str) -> float:
    """Relative luminance of a ``#rrggbb`` code, after WCAG 2."""
    parts = [int(code[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Contrast of two tones, after WCAG 2."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("ground", ["--ground", "--raised", "--tint"])
def test_words_can_be_read(theme: Theme, ground: str) -> None:
    """Text and quiet text have 4.5 to 1 on every ground, edges of fields 3 to 1."""
    tones = page_css_variables(theme)
    assert contrast(MAP_PALETTES[theme].text, tones[ground]) >= 4.5
    assert contrast(tones["--muted"], tones[ground]) >= 4.5
    assert contrast(tones["--field-edge"], tones[ground]) >= 3


@pytest.mark.parametrize(("lang", "way"), [("ar", "rtl"), ("en", "ltr")])
def test_direction(lang: str, way: str) -> None:
    """The page is written the way of its language."""
    assert f"--direction:{way};" in page_style("ar" if lang == "ar" else "en", "light", shipped_kinds())


@pytest.mark.parametrize("lang", LANGS)
def test_words_in_place_of_those_of_streamlit(lang: Lang) -> None:
    """They are strings of the sheet, which a quote mark in them would end."""
    made = page_style(lang, "light", shipped_kinds())
    found = re.findall(r"--say-[a-z-]+:'([^']*)';", made)
    assert len(found) == made.count("--say-") - made.count("var(--say-") == 3
    assert translate("text-attachment.file-refused", lang, most=5) in found


def test_nothing_comes_from_outside() -> None:
    """Every address in the sheet is relative or data."""
    addresses = re.findall(r"url\('([^']*)'\)", page_style("ar", "dark", shipped_kinds()))
    assert sum(address.startswith("assets/") for address in addresses) == 4
    assert all(address.startswith(("assets/", "data:image/svg+xml")) for address in addresses)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_every_layer_has_its_swatch(theme: Theme) -> None:
    """A layer's switch carries the legend's picture of its kind."""
    css = page_style("en", theme, shipped_kinds())
    for kind in shipped_kinds().kind_ids:
        assert f".filters .layer-{kind}::before" in css
        assert svg_data_uri(kind_swatch_svg(shipped_kinds().look_of(kind), theme)) in css


@pytest.mark.parametrize(
    ("lang", "words"), [("ar", "الخادم لا يستجيب"), ("en", "The server does not answer")]
)
def test_page_can_say_that_the_server_is_gone(lang: str, words: str) -> None:
    """The words are in the style sheet, escaped: a lost server sends none."""
    css = page_style("ar" if lang == "ar" else "en", "light", shipped_kinds())
    found = re.search(r"--say-no-server:'([^']*)';", css)
    assert found is not None
    assert found[1].startswith(words)


def test_rules_of_a_frame_come_last_and_only_there() -> None:
    """A page in a frame of another site has rules of its own, which win."""
    alone, framed = (
        page_style("en", "light", shipped_kinds(), embedded=embedded) for embedded in (False, True)
    )
    assert "In a frame of another site" not in alone
    assert framed.index("In a frame of another site") > framed.index("The page round the map")


def test_swatches_have_the_form_in_which_a_brief_draws_them() -> None:
    """A kind whose events are all points has its symbol alone."""
    look = shipped_kinds().look_of("exercise")
    css = page_style("en", "light", shipped_kinds(), {"exercise": KindForm.POINT})
    assert svg_data_uri(kind_swatch_svg(look, "light")) not in css
    assert svg_data_uri(kind_swatch_svg(replace(look, form=KindForm.POINT), "light")) in css
