"""The legend: printed from the style table, with counts, of safe SVG."""

import re
from xml.etree import ElementTree as ET

import pytest

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import Selection, select_events
from geodata.kinds.event_kind import KindForm
from geodata.kinds.kind_table import shipped_kinds
from geodata.layout.composition import compose_scene
from geodata.layout.legend import kind_swatch, kind_swatch_svg
from geodata.layout.scene import Scene
from geodata.layout.styles import (
    MAP_PALETTES,
    PROPOSED_DASH,
    PROPOSED_EDGE_OPACITY,
    STANDING_OPACITIES,
    STATUS_ARROWHEADS,
    event_style,
)
from geodata.layout.swatches import (
    SwatchBox,
    SwatchCurve,
    SwatchGlyph,
    SwatchLine,
    swatch_svg,
)
from geodata.view import Theme, View
from geodata.vocabulary import Standing, Status
from geodata.words import LANGS, Lang


def test_kinds_are_counted(scene: Scene) -> None:
    """Every kind of the brief with the number of its events that are shown, a family's kinds together."""
    counts = [(item.id, item.count) for item in scene.legend if item.group == "kind"]
    assert counts == [
        ("exercise", 4),
        ("deployment", 4),
        ("transfer", 8),
        ("meeting", 2),
        ("agreement", 2),
        ("alignment", 10),
    ]


def test_a_layer_that_is_off_stays_in_the_legend(everything: Selection) -> None:
    """With none shown, so that it can be switched on again."""
    chosen = select_events(everything.atlas, View(layers=frozenset({"meeting"})))
    counts = {
        item.id: item.count
        for item in compose_scene(chosen, lang="en", theme="light").legend
        if item.group == "kind"
    }
    assert counts["meeting"] == 2
    assert counts["exercise"] == 0


@pytest.mark.parametrize("lang", LANGS)
def test_swatches_are_ours_alone(everything: Selection, lang: Lang) -> None:
    """Well-formed SVG of shapes and numbers: no script, no address, no words."""
    for item in compose_scene(everything, lang=lang, theme="dark").legend:
        tree = ET.fromstring(item.swatch_svg)  # noqa: S314 - made by us a moment ago
        tags = {element.tag.rpartition("}")[2] for element in tree.iter()}
        assert tags <= {"svg", "path", "rect"}
        assert not re.search(r"href|script|url\(|on\w+=", item.swatch_svg)
        assert item.label


def test_status_lines_differ(scene: Scene) -> None:
    """Solid, long dashes, dots: three different lines for the statuses on the map."""
    lines = {item.id: item.shapes[0] for item in scene.legend if item.group == "status"}
    assert set(lines) == {"actual", "agreed", "proposed", "feared"}
    dashes = {name: line.dash for name, line in lines.items() if isinstance(line, SwatchLine)}
    assert dashes["actual"] == ()
    assert dashes["agreed"] == pytest.approx((11.0, 5.5))
    assert dashes["proposed"] == dashes["feared"] == pytest.approx((2.2, 3.96))


@pytest.mark.parametrize("status", [Status.ACTUAL, Status.AGREED, Status.PROPOSED, Status.FEARED])
def test_status_heads_are_those_of_the_map(scene: Scene, status: Status) -> None:
    """Filled if actual or agreed, open for other statuses, in the ink of transfers."""
    (head,) = (item.shapes[1] for item in scene.legend if item.id == status)
    ink = shipped_kinds().look_of("transfer").colours.light
    assert head == SwatchGlyph(STATUS_ARROWHEADS[status], ink, x=27, size=6)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("kind", list(shipped_kinds().kind_ids))
def test_kind_swatch_is_in_the_ink_of_its_family(kind: str, theme: Theme) -> None:
    """Every shape of it, filled as on the map; the last one is its symbol."""
    look = shipped_kinds().look_of(kind)
    shapes = kind_swatch(look, theme)
    assert {shape.ink.upper() for shape in shapes} == {look.colours.of(theme)}
    style = event_style(look, Status.ACTUAL, Standing.WITHIN, theme)
    fills = [shape.fill for shape in shapes if isinstance(shape, SwatchBox)]
    assert fills == ([style.sea_fill] if look.form is KindForm.AREA else [])
    symbol = shapes[-1]
    assert isinstance(symbol, SwatchGlyph)
    assert (symbol.name, symbol.centre[0]) == (look.symbol, 17 if look.form is KindForm.POINT else 26)
    assert kind_swatch_svg(look, theme) == swatch_svg(shapes)


@pytest.mark.parametrize(
    ("kind", "sample"),
    [
        ("exercise", [SwatchBox]),
        ("transfer", [SwatchLine, SwatchGlyph]),
        ("sanction", [SwatchCurve]),
        ("meeting", []),
    ],
)
def test_a_form_is_shown_before_the_symbol(kind: str, sample: list[type]) -> None:
    """Area, lane and relation; a point is its symbol alone. The sample ends where the symbol begins."""
    shapes = kind_swatch(shipped_kinds().look_of(kind), "light")
    assert [type(shape) for shape in shapes[:-1]] == sample
    assert all(shape.extent[0] + shape.extent[2] <= 18 for shape in shapes if isinstance(shape, SwatchBox))


def test_standing_is_shown_by_opacity(scene: Scene) -> None:
    """Full ink within the period, fainter if only perhaps in it, with their counts."""
    found = {item.id: item for item in scene.legend if item.group == "standing"}
    shapes = {name: item.shapes[0] for name, item in found.items()}
    assert {name: shape.opacity for name, shape in shapes.items() if isinstance(shape, SwatchGlyph)} == {
        "within": STANDING_OPACITIES[Standing.WITHIN],
        "perhaps": STANDING_OPACITIES[Standing.PERHAPS],
    }
    counts = dict(scene.counts)
    assert {name: item.count for name, item in found.items()} == {
        "within": counts["within"],
        "perhaps": counts["perhaps"],
    }


def test_what_is_proposed_is_explained(drafted_atlas: Atlas, demo_atlas: Atlas) -> None:
    """The dashed frame stands in the legend where it stands on the map."""
    for atlas, expected in ((drafted_atlas, True), (demo_atlas, False)):
        legend = compose_scene(select_events(atlas, View()), lang="en", theme="light").legend
        frames = [item.shapes for item in legend if item.id == "proposed" and item.group == "note"]
        frame = SwatchBox(
            MAP_PALETTES["light"].text, opacity=PROPOSED_EDGE_OPACITY, radius=3, dash=PROPOSED_DASH
        )
        assert frames == ([(frame,)] if expected else [])


def test_conventions_in_use_are_explained(scene: Scene) -> None:
    """Hatch, broken edge, schematic curve and disputed boundary, each with its own line."""
    found = {item.id: item.shapes for item in scene.legend if item.group == "note"}
    assert {"hatch", "hedged", "schematic", "disputed"} <= set(found)
    paper = MAP_PALETTES["light"]
    assert found["disputed"] == (SwatchLine(2, 32, 8, paper.quiet, dash=(5, 2, 1, 2)),)
    assert found["schematic"] == (SwatchCurve((2, 13), (12, 2), (31, 5), paper.quiet),)
    boxes = [found[name][0] for name in ("hatch", "hedged")]
    assert [box.dash for box in boxes if isinstance(box, SwatchBox)] == [(), (4, 3)]
