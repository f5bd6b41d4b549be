"""Marks of reference layers: one ink under all events, arrows with heads, notes beside their signs."""

from dataclasses import replace
from itertools import combinations

import pytest
import shapely

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.reference_layers import DrawnLayer
from geodata.atlas.selection import select_events
from geodata.layout.composition import LayoutOptions, compose_backdrop_scene, compose_scene
from geodata.layout.full_layout import select_whole_brief
from geodata.layout.layout_context import LayoutContext
from geodata.layout.mercator import Viewport
from geodata.layout.reference_marks import note_boxes, reference_marks
from geodata.layout.scene import PixelBox, ReferenceMark, Scene
from geodata.layout.styles import MAP_PALETTES, REFERENCE_FILL_OPACITY, hex_to_rgba
from geodata.places.layer_shapes import LayerShape
from geodata.places.own_shapes import named_shape
from geodata.view import Camera, Theme, View, parse_view
from geodata.vocabulary import LayerLook
from geodata.words import LANGS, Lang
from geodata.words.localized_text import LocalizedText
from tests.colour_contrast import contrast

CAMERA = Camera(lon=150.0, lat=45.0, zoom=3.0)


def scene(atlas: Atlas, query: str = "", lang: Lang = "en", theme: Theme = "light") -> Scene:
    """The Scene of a link."""
    selection = select_events(atlas, parse_view(query).view)
    return compose_scene(selection, lang=lang, theme=theme, camera=CAMERA)


def marks(atlas: Atlas, query: str = "", lang: Lang = "en") -> dict[str, ReferenceMark]:
    """The marks of reference layers by their id."""
    return {mark.layer: mark for mark in scene(atlas, query, lang).references}


def noted(atlas: Atlas, words: str, *more: LayerShape) -> Atlas:
    """The atlas with notes of these words alone."""
    shapes = (LayerShape(shapely.Point(150, 45)), *more)
    layer = DrawnLayer("n", LocalizedText({"en": words}), None, LayerLook.NOTE, None, None, shapes)
    return replace(atlas, layers=(layer,))


def test_each_look_is_drawn_as_it_says(layered_atlas: Atlas) -> None:
    """Areas washed and edged, lines, points at each anchor, an arrow with one head, a note with its sign."""
    found = marks(layered_atlas)
    drawn = {name: (bool(m.areas), bool(m.lines), bool(m.points), len(m.heads)) for name, m in found.items()}
    assert drawn == {
        "listed": (True, True, False, 0),
        "range": (False, True, False, 0),
        "track": (False, True, False, 1),
        "bases": (False, False, True, 0),
        "wait": (False, False, True, 0),
    }
    assert named_shape(found["listed"].lines or "").geom_type == "MultiLineString"
    assert named_shape(found["listed"].areas or "").geom_type == "MultiPolygon"
    assert len(named_shape(found["bases"].points or "").geoms) == 3
    assert [text.text for text in found["wait"].texts] == ["Ships wait here"]


@pytest.mark.parametrize(
    ("line", "angle"),
    [([(0, 0), (1, 0)], 0), ([(0, 0), (0, 1)], 90), ([(1, 0), (0, 0)], 180), ([(0, 1), (0, 0)], -90)],
)
def test_a_head_points_along_its_line(
    demo_atlas: Atlas, line: list[tuple[float, float]], angle: float
) -> None:
    """At its last point, counterclockwise from east."""
    shape = LayerShape(shapely.MultiLineString([line]))
    layer = DrawnLayer("a", LocalizedText({"en": "A"}), None, LayerLook.ARROW, None, None, (shape,))
    ((tip, found),) = marks(replace(demo_atlas, layers=(layer,)))["a"].heads
    assert tip == line[-1]
    assert found == pytest.approx(angle)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_the_ink_is_one_and_parts_from_the_paper(layered_atlas: Atlas, theme: Theme) -> None:
    """4.5 to 1 on land and sea, as its words need; the wash is faint."""
    paper = MAP_PALETTES[theme]
    assert min(contrast(paper.reference, ground) for ground in (paper.land, paper.sea)) >= 4.5
    found = scene(layered_atlas, theme=theme).references
    assert {mark.ink for mark in found} == {hex_to_rgba(paper.reference)}
    assert {mark.fill for mark in found} == {hex_to_rgba(paper.reference, REFERENCE_FILL_OPACITY)}
    assert paper.reference not in {paper.quiet, paper.border, paper.text}


def test_a_hidden_layer_is_not_drawn_and_moves_nothing(layered_atlas: Atlas) -> None:
    """Neither in the drawing nor in the legend; a note says how many are hidden."""
    whole, less = scene(layered_atlas), scene(layered_atlas, "hide=layer:wait&hide=layer:listed")
    assert [mark.layer for mark in less.references] == ["range", "track", "bases"]
    assert [item.id for item in less.legend if item.group == "reference"] == ["range", "track", "bases"]
    assert less.boxes == whole.boxes
    assert less.panels == whole.panels
    assert "2 reference layers are hidden" in less.notes
    assert not any("hidden" in note for note in whole.notes)
    assert "Ships wait here" in whole.text_alternative
    assert "Ships wait here" not in less.text_alternative


def test_a_filter_bears_on_no_layer(layered_atlas: Atlas) -> None:
    """They are no events."""
    assert scene(layered_atlas, "layer=-").references == scene(layered_atlas).references


@pytest.mark.parametrize("lang", LANGS)
def test_a_note_stands_where_reading_goes_on_from_its_sign(demo_atlas: Atlas, lang: Lang) -> None:
    """In Arabic on the left of it."""
    (text,) = marks(noted(demo_atlas, "Short"), lang=lang)["n"].texts
    align, side = ("start", 1) if lang == "en" else ("end", -1)
    assert text.align == align
    assert text.offset[0] * side > 0


def test_long_words_are_folded_and_cut_visibly(demo_atlas: Atlas) -> None:
    """Into at most four lines; the legend has them whole."""
    words = "a" * 300 + " " + "many words " * 30
    atlas = noted(demo_atlas, words.strip())
    lines = [text.text for text in marks(atlas)["n"].texts]
    assert len(lines) == 4
    assert lines[-1].endswith("…")
    assert f"{'a' * 24}…" in lines
    assert words.strip() in next(item.label for item in scene(atlas).legend if item.group == "reference")


def test_notes_avoid_marks_and_each_other_and_labels_avoid_them(demo_atlas: Atlas) -> None:
    """Each side of a sign is tried."""
    near = LayerShape(shapely.Point(150.5, 45))
    context = LayoutContext(
        select_events(noted(demo_atlas, "Wait here", near), View()),
        "en",
        "light",
        Viewport(CAMERA, (960, 640)),
    )
    free = reference_marks(context)
    words = [box for box in note_boxes(free, context.viewport) if box.right - box.left > 12]
    assert not any(one.overlaps(two) for one, two in combinations(words, 2))
    blocked = reference_marks(context, [PixelBox(484, 300, 960, 340)])
    assert blocked[0].texts[0].align == "end"


@pytest.mark.parametrize("at", [(170.6, 50.0), (169.4, 50.0), (170.0, 50.6), (170.0, 49.4)])
def test_labels_of_events_avoid_notes(layered_atlas: Atlas, at: tuple[float, float]) -> None:
    """Whichever side of the mark a note is on."""
    layer = noted(layered_atlas, "Ships wait here for an escort that leaves on Monday").layers[0]
    near = replace(layer, shapes=(LayerShape(shapely.Point(at)),))
    drawn = scene(replace(layered_atlas, layers=(near,)))
    boxes = list(note_boxes(drawn.references, Viewport(CAMERA, (960, 640))))
    assert len(drawn.boxes) == 2
    assert not any(label.overlaps(box) for label in drawn.boxes for box in boxes)


def test_what_stands_nowhere_in_full_still_has_its_sign(demo_atlas: Atlas) -> None:
    """Words of a hundred notes at most, all signs."""
    points = LayerShape(shapely.MultiPoint([(lon, 10) for lon in range(-170, 170, 2)]))
    mark = marks(noted(demo_atlas, "Note", points))["n"]
    assert len(mark.texts) == 100
    assert len(named_shape(mark.points or "").geoms) == 171


def test_a_map_of_discs_has_them_too(layered_atlas: Atlas) -> None:
    """With their line in the legend."""
    options = LayoutOptions("en", "light", CAMERA, (960, 640))
    found = compose_backdrop_scene(select_whole_brief(layered_atlas, options), options)
    assert len(found.references) == 5
    assert next(item.id for item in found.legend if item.group == "reference") == "listed"


def test_a_shape_is_simplified_for_the_closest_zoom(demo_atlas: Atlas) -> None:
    """A file may have half a million vertices."""
    fine = shapely.MultiLineString([[(at / 1e4, (at % 2) / 1e5) for at in range(20_000)]])
    layer = DrawnLayer("a", LocalizedText({"en": "A"}), None, LayerLook.LINE, None, None, (LayerShape(fine),))
    name = marks(replace(demo_atlas, layers=(layer,)))["a"].lines
    assert shapely.get_num_coordinates(named_shape(name or "")) == 2
