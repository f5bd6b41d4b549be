"""The legend: printed from the style table, with counts, of safe SVG."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.selection import Selection, select_events
from geodata.kinds.event_kind import KindForm
from geodata.kinds.kind_table import shipped_kinds
from geodata.layout.composition import compose_scene
from geodata.layout.legend import kind_swatch, kind_swatch_svg, status_swatch
from geodata.layout.looks.status_looks import StatusLook
from geodata.layout.note_signs import note_glyph
from geodata.layout.scene import Scene
from geodata.layout.styles import (
    MAP_PALETTES,
    PROPOSED_DASH,
    PROPOSED_EDGE_OPACITY,
    STANDING_OPACITIES,
    STATUS_ARROWHEADS,
    STATUS_DASHES,
    STATUS_RIMS,
    event_style,
)
from geodata.layout.swatches import (
    SwatchBox,
    SwatchCurve,
    SwatchGlyph,
    SwatchHatch,
    SwatchLine,
    swatch_svg,
)
from geodata.view import Theme, View, parse_view
from geodata.vocabulary import Standing
from geodata.words import LANGS, Lang, translate


def test_kinds_are_counted(scene: Scene) -> None:
    """Every kind that is on the map with the number of its events there, a family's kinds together."""
    counts = [(item.id, item.count) for item in scene.legend if item.group == "kind"]
    assert counts == [
        ("exercise", 3),
        ("deployment", 3),
        ("transfer", 8),
        ("meeting", 1),
    ]


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("layer=meeting", ["meeting"]),
        ("actor=irn", ["transfer"]),
        ("layer=agreement&layer=meeting&show=relations", ["meeting", "agreement"]),
        ("layer=alignment", []),
    ],
)
def test_only_kinds_on_the_map_are_in_the_legend(whole: Atlas, query: str, kinds: list[str]) -> None:
    """What is filtered out, or has no place, has no sign on the map; a relation has while it is shown."""
    scene = compose_scene(select_events(whole, parse_view(query).view), lang="en", theme="light")
    assert [item.id for item in scene.legend if item.group == "kind"] == kinds


@pytest.mark.parametrize("lang", LANGS)
def test_swatches_are_ours_alone(everything: Selection, lang: Lang) -> None:
    """Well-formed SVG of shapes and numbers: no script, no address, no words."""
    for item in compose_scene(everything, lang=lang, theme="dark").legend:
        tree = ET.fromstring(item.swatch_svg)  # noqa: S314 - made by us a moment ago
        tags = {element.tag.rpartition("}")[2] for element in tree.iter()}
        assert tags <= {"svg", "path", "rect"}
        assert not re.search(r"href|script|url\(|on\w+=", item.swatch_svg)
        assert item.label


def test_the_looks_of_status_that_are_on_the_map_are_explained(scene: Scene, told_atlas: Atlas) -> None:
    """With the words of the statuses that share one; a look that is not on the map is left out."""
    items = {item.id: (item.label, item.count) for item in scene.legend if item.group == "status"}
    assert items == {
        "happened": ("Happened", 10),
        "ahead": ("Not yet happened: Agreed, Proposed, Feared", 5),
    }
    told = compose_scene(select_events(told_atlas, View()), lang="en", theme="light")
    assert "claimed" in {item.id for item in told.legend if item.group == "status"}


@pytest.mark.parametrize("look", list(StatusLook))
def test_a_look_of_status_is_shown_as_on_the_map(look: StatusLook) -> None:
    """Its line, its head and its rim, in no colour of a kind."""
    ink = MAP_PALETTES["light"].text
    line, head, _, rim = status_swatch(look, ink)
    assert isinstance(line, SwatchLine)
    width = line.width or 0
    dash = STATUS_DASHES[look]
    assert line.dash == pytest.approx(tuple(part * width / 2 for part in dash) if dash else ())
    assert isinstance(head, SwatchGlyph)
    assert isinstance(rim, SwatchGlyph)
    assert (head.name, rim.name) == (STATUS_ARROWHEADS[look], STATUS_RIMS[look])
    assert {shape.ink for shape in status_swatch(look, ink)} == {ink}


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("kind", list(shipped_kinds().kind_ids))
def test_kind_swatch_is_in_the_ink_of_its_family(kind: str, theme: Theme) -> None:
    """Every shape of it, filled as on the map; the last one is its symbol."""
    look = shipped_kinds().look_of(kind)
    shapes = kind_swatch(look, theme)
    assert {shape.ink.upper() for shape in shapes} == {look.colours.of(theme)}
    style = event_style(look, StatusLook.HAPPENED, Standing.WITHIN, theme)
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


@pytest.mark.parametrize(
    ("codes", "told"), [((2, 2), []), ((1, 1), ["perhaps"]), ((2, 1), ["within", "perhaps"]), ((0, 0), [])]
)
def test_only_standings_that_the_map_tells_apart_are_explained(
    demo_atlas: Atlas, codes: tuple[int, int], told: list[str]
) -> None:
    """Full ink alone needs no line; faint ink has one wherever it stands, and what is filtered out none."""
    placed = demo_atlas.events["on_map"].to_numpy(bool)
    standing = np.where(np.arange(len(placed)) == np.flatnonzero(placed)[0], codes[0], codes[1] * placed)
    chosen = replace(select_events(demo_atlas, View()), standing=standing.astype(np.int8))
    legend = compose_scene(chosen, lang="en", theme="light").legend
    assert [item.id for item in legend if item.group == "standing"] == told


@pytest.mark.parametrize("lang", LANGS)
def test_the_sign_of_a_note_is_explained_where_it_stands(whole: Atlas, lang: Lang) -> None:
    """By the words of the list; of events without a note the map says nothing of it."""
    for query in ("", "layer=meeting", "actor=irn", "actor=prk"):
        scene = compose_scene(select_events(whole, parse_view(query).view), lang=lang, theme="light")
        (*items,) = (item for item in scene.legend if item.id == "noted")
        assert bool(items) is any(panel.note_corner for panel in scene.panels), query
        assert all(item.label == translate("mark-list.noted", lang) for item in items)
        mirrored = [shape.name for item in items for shape in item.shapes if isinstance(shape, SwatchGlyph)]
        assert set(mirrored) <= {note_glyph(lang)}


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
    """Hatch, broken hatch, arrow, schematic curve and disputed boundary, each with its own line."""
    found = {item.id: item.shapes for item in scene.legend if item.group == "note"}
    assert {"hatch", "hedged", "sent", "schematic", "disputed"} <= set(found)
    assert len(set(found.values())) == len(found)
    paper = MAP_PALETTES["light"]
    assert found["disputed"] == (SwatchLine(2, 32, 8, paper.quiet, dash=(5, 2, 1, 2)),)
    assert found["schematic"] == (SwatchCurve((2, 13), (12, 2), (31, 5), paper.quiet),)
    hatches = [found[name][1] for name in ("hatch", "hedged")]
    assert [bool(hatch.dash) for hatch in hatches if isinstance(hatch, SwatchHatch)] == [False, True]


def test_the_sign_of_a_country_is_explained_where_it_stands(scene: Scene, demo_atlas: Atlas) -> None:
    """One line for signs of one event and of several."""
    (item,) = [item for item in scene.legend if item.id == "in-country"]
    assert item.label == "Only country or province known"
    assert [shape.name for shape in item.shapes if isinstance(shape, SwatchGlyph)] == ["area-sign"]
    other = compose_scene(select_events(demo_atlas, View()), lang="en", theme="light")
    assert "in-country" not in {item.id for item in other.legend}


def test_alleged_is_drawn_apart(told_atlas: Atlas) -> None:
    """A broken ring round the point, on the map and in the legend; what took place has a whole one."""
    found = compose_scene(select_events(told_atlas, View()), lang="en", theme="light")
    assert {mark.event: mark.rim for mark in found.glyph_marks} == {"raid": "ring", "depot": "ring-broken"}
    (item,) = (each for each in found.legend if each.id == StatusLook.CLAIMED)
    assert "ring-broken" in [shape.name for shape in item.shapes if isinstance(shape, SwatchGlyph)]
    assert item.label.startswith("Claimed")


def test_a_kind_at_points_alone_shows_its_symbol(told_atlas: Atlas, everything: Selection) -> None:
    """A form that none of its events has is no part of its swatch; one that they have is."""
    events = [event.model_copy(update={"kind": "exercise"}) for event in told_atlas.brief.events]
    atlas = build_atlas(told_atlas.brief.model_copy(update={"events": tuple(events)}), "points")
    kinds = {}
    for selection in (select_events(atlas, View()), everything):
        legend = compose_scene(selection, lang="en", theme="light").legend
        kinds[selection] = [type(shape) for item in legend if item.id == "exercise" for shape in item.shapes]
    assert list(kinds.values()) == [[SwatchGlyph], [SwatchBox, SwatchGlyph]]
