"""Shipped font files."""

import pytest
from fontTools.ttLib import TTFont

from geodata.derive import font_files
from geodata.places.shape_archive import SHAPES_FOLDER

FOLDER = SHAPES_FOLDER.parent / "fonts"


@pytest.mark.parametrize("weight", font_files.WEIGHTS)
@pytest.mark.parametrize("suffix", ["ttf", "woff2"])
def test_a_weight_has_arabic_and_latin(weight: str, suffix: str) -> None:
    """Letters, digits and punctuation of both scripts."""
    glyphs = TTFont(FOLDER / f"IBMPlexSansArabic-{weight}.{suffix}").getBestCmap()
    assert [letter for letter in "ابتغچگپABCabc0123456789،؛؟«»" if ord(letter) not in glyphs] == []


def test_the_licence_is_beside_the_font() -> None:
    """The Open Font License requires it."""
    assert "SIL OPEN FONT LICENSE" in (FOLDER / "LICENSE").read_text("utf-8").upper()


def test_the_web_fonts_are_small() -> None:
    """Four compressed weights are below 500 kB."""
    assert sum(path.stat().st_size for path in FOLDER.glob("*.woff2")) < 500_000
