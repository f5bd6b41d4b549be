"""The legend: printed from the style table, with counts, of safe SVG."""

import re
from xml.etree import ElementTree as ET

import pytest

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import Selection, select
from geodata.layout.composition import compose
from geodata.layout.scene import Scene
from geodata.view import View
from geodata.vocabulary import Kind
from geodata.words import LANGS, Lang


def test_kinds_are_counted(scene: Scene) -> None:
    """Every kind of the brief with the number of its events that are shown."""
    counts = {item.id: item.count for item in scene.legend if item.group == "kind"}
    assert counts == {
        "exercise": 4,
        "transfer": 8,
        "deployment": 4,
        "agreement": 2,
        "meeting": 2,
        "alignment": 10,
    }


def test_a_layer_that_is_off_stays_in_the_legend(everything: Selection) -> None:
    """With none shown, so that it can be switched on again."""
    chosen = select(everything.atlas, View(layers=frozenset({Kind.MEETING})))
    counts = {
        item.id: item.count
        for item in compose(chosen, lang="en", theme="light").legend
        if item.group == "kind"
    }
    assert counts["meeting"] == 2
    assert counts["exercise"] == 0


@pytest.mark.parametrize("lang", LANGS)
def test_swatches_are_ours_alone(everything: Selection, lang: Lang) -> None:
    """Well-formed SVG of shapes and numbers: no script, no address, no words."""
    for item in compose(everything, lang=lang, theme="dark").legend:
        tree = ET.fromstring(item.swatch)  # noqa: S314 - made by us a moment ago
        tags = {element.tag.rpartition("}")[2] for element in tree.iter()}
        assert tags <= {"svg", "path", "rect"}
        assert not re.search(r"href|script|url\(|on\w+=", item.swatch)
        assert item.label


def test_status_lines_differ(scene: Scene) -> None:
    """Solid, long dashes, dots: three different lines for the statuses on the map."""
    swatches = {item.id: item.swatch for item in scene.legend if item.group == "status"}
    assert set(swatches) == {"actual", "agreed", "proposed", "feared"}
    assert "dasharray" not in swatches["actual"]
    assert len({swatches[name] for name in ("actual", "agreed", "proposed")}) == 3


def test_what_is_proposed_is_explained(drafted_atlas: Atlas, demo_atlas: Atlas) -> None:
    """The dashed frame stands in the legend where it stands on the map."""
    for atlas, expected in ((drafted_atlas, True), (demo_atlas, False)):
        legend = compose(select(atlas, View()), lang="en", theme="light").legend
        assert any(item.id == "proposed" and item.group == "note" for item in legend) is expected


def test_conventions_in_use_are_explained(scene: Scene) -> None:
    """Hatch, broken edge, schematic curve and disputed boundary."""
    assert {"hatch", "hedged", "schematic", "disputed"} <= {item.id for item in scene.legend}
