"""Contrast of colours by WCAG 2, for tests of styles and kinds."""

from geodata.layout.styles import hex_to_rgba


def contrast(one: str, two: str) -> float:
    """The contrast of WCAG between two colours."""
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(code: str) -> float:
    """The relative luminance of WCAG."""
    parts = [part / 255 for part in hex_to_rgba(code)[:3]]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
