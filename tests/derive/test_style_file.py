"""The generated TypeScript of the style table."""

import re
from pathlib import Path
from typing import Any

import pytest

import geodata
from geodata.derive.style_file import constants, literal, typescript
from geodata.layout import styles


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (15.0, "15"),
        (0.55, "0.55"),
        ("#000000", '"#000000"'),
        ((85, 87, 89, 255), "[85, 87, 89, 255]"),
        ({"dark": {"ring": "#fff"}}, '{\n  dark: {\n    ring: "#fff",\n  },\n}'),
    ],
)
def test_values_are_literals(value: Any, text: str) -> None:
    """Numbers without needless digits, strings quoted, lists in one line, a field a line."""
    assert literal(value) == text


def test_every_theme_has_its_ring() -> None:
    """High contrast too, opaque, in the table's colour."""
    rings = constants()["RING_COLOURS"][2]
    assert rings == {theme: styles.hex_to_rgba(paper.ring) for theme, paper in styles.MAP_PALETTES.items()}
    assert {ring[3] for ring in rings.values()} == {255}


def test_every_constant_is_used() -> None:
    """The browser's code imports each constant of the generated file."""
    sources = Path(geodata.__file__).parent / "instrument" / "src"
    files = [file for file in sources.rglob("*.ts") if file.parent.name != "generated"]
    used = set(re.findall(r"\b[A-Z_]{6,}\b", "\n".join(file.read_text("utf-8") for file in files)))
    assert set(constants()) <= used


def test_a_constant_a_line_with_its_meaning() -> None:
    """Each constant is exported once, under a comment."""
    found = re.findall(r"^/\*\* .+ \*/\nexport const (\w+):", typescript(), re.MULTILINE)
    assert found == list(constants())
