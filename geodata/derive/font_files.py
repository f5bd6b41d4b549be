"""Font files: IBM Plex Sans Arabic in four weights, for pictures (ttf) and for the browser (woff2)."""

from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont

from geodata.derive import registry_packages

WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")
_FOLDER = "fontpkg_ibm_plex_sans_arabic"


def write_fonts(cache: Path, out: Path) -> None:
    """Write each weight as ttf and woff2, and the licence."""
    out.mkdir(parents=True, exist_ok=True)
    wheel = registry_packages.fetch_package(registry_packages.FONT, cache)
    (out / "LICENSE").write_bytes(registry_packages.read_member(wheel, f"{_FOLDER}/LICENSE"))
    for weight in WEIGHTS:
        name = f"IBMPlexSansArabic-{weight}"
        data = registry_packages.read_member(wheel, f"{_FOLDER}/files/{name}.ttf")
        (out / f"{name}.ttf").write_bytes(data)
        # The time of modification in the font is kept, so that the bytes are reproducible.
        font = TTFont(BytesIO(data), recalcTimestamp=False)
        font.flavor = "woff2"
        font.save(out / f"{name}.woff2")
