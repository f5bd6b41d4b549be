"""Options of a picture: parsed, or refused with a remedy."""

import pytest

from geodata.render.picture_options import (
    PICTURE_SIZES,
    PictureOptions,
    PictureOptionsError,
    parse_picture_options,
)


def test_order_is_full_hd_png_by_default() -> None:
    """Without words a picture is a PNG of 1920 by 1080."""
    assert parse_picture_options("png") == PictureOptions("png", (1920, 1080), 1.0, "")


@pytest.mark.parametrize(("name", "size"), PICTURE_SIZES.items())
def test_sizes_have_names(name: str, size: tuple[int, int]) -> None:
    """Screen, paper and square go by name, in any case."""
    assert parse_picture_options("pdf", size=name.upper()).size == size


@pytest.mark.parametrize(
    ("scale", "pixels"),
    [("1", (800, 600)), ("2", (1600, 1200)), ("300dpi", (2500, 1875)), ("1.5", (1200, 900))],
)
def test_scale_multiplies_pixels(scale: str, pixels: tuple[int, int]) -> None:
    """A scale is a number, or dots an inch of paper."""
    assert parse_picture_options("png", size="800x600", scale=scale).pixels == pixels


@pytest.mark.parametrize(
    "words",
    [
        {"size": "10x10"},
        {"size": "99999x600"},
        {"size": "1920"},
        {"size": "-800x600"},
        {"size": "800x600; rm"},
        {"size": "a0"},
        {"scale": "0"},
        {"scale": "9"},
        {"scale": "nan"},
        {"scale": "72"},
        {"size": "9000x9000", "scale": "6"},
        {"marking": "x" * 121},
        {"marking": "a\u202eb"},
    ],
)
def test_impossible_is_refused(words: dict[str, str]) -> None:
    """Options that cannot be drawn are refused, with the accepted values."""
    with pytest.raises(PictureOptionsError, match="expected"):
        parse_picture_options("png", **words)


def test_unknown_format_is_refused() -> None:
    """There are three formats."""
    with pytest.raises(PictureOptionsError, match="png, svg or pdf"):
        parse_picture_options("gif")


def test_marking_is_one_line() -> None:
    """White space in a marking is one space."""
    assert parse_picture_options("png", marking="  SECRET \n // X ").marking == "SECRET // X"
