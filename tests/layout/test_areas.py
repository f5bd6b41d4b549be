"""Areas: seas hatched, a hedged place with a broken edge, outlines light enough to travel."""

from dataclasses import replace

import pytest
import shapely

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.selection import select_events
from geodata.brief.records import Brief
from geodata.kinds.event_kind import KindForm
from geodata.layout.areas import area_marks, area_sign, hatched_ground, pick_outlines
from geodata.layout.full_layout import LayoutOptions
from geodata.layout.full_layout import lay_out_brief as drawing
from geodata.layout.layout_context import LayoutContext
from geodata.layout.mercator import Viewport
from geodata.layout.point_marks import glyph_marks
from geodata.layout.scene import AreaMark, Tooltip
from geodata.layout.styles import (
    AREA_SIGN_FILL_OPACITY,
    AREA_SIGN_GLYPH,
    FORM_WIDTHS,
    MAP_PALETTES,
    SEA_FILL_OPACITY,
    core_and_edge,
    hex_to_rgba,
)
from geodata.places import gazetteer_shape as shape_of
from geodata.places.edge_bands import WASH_LEVELS
from geodata.view import Camera, parse_view
from geodata.vocabulary import Standing

CAMERA = Camera(lon=48.0, lat=16.0, zoom=4.0)


@pytest.mark.parametrize(
    ("event", "shape", "hatch", "hedged"),
    [
        ("ocean-2024", "sea-of-okhotsk", True, False),
        ("joint-sea", "yellow-sea", True, True),
        ("ufs-2024", "kor", False, False),
    ],
)
def test_what_is_named_decides_the_look(
    layout_context: LayoutContext,
    event: str,
    shape: str,
    hatch: bool,  # noqa: FBT001 - a table
    hedged: bool,  # noqa: FBT001
) -> None:
    """A sea is hatched; "mostly" breaks its hatch, never its edge; a country is neither, under its sign."""
    (found,) = [area for area in area_marks(layout_context) if (area.event, area.shape) == (event, shape)]
    assert (found.hatch, found.hedged, found.dash) == (hatch, hedged, None)
    opacity = SEA_FILL_OPACITY if hatch else AREA_SIGN_FILL_OPACITY
    assert found.fill[3] == round(round(255 * opacity) * found.order.fill_share)


def test_areas_on_each_other_are_told_apart(layout_context: LayoutContext) -> None:
    """Two events in the Yellow Sea: hatches in two directions, the second paler; both have edges."""
    first, second = sorted(
        (area for area in area_marks(layout_context) if area.shape == "yellow-sea"),
        key=lambda area: area.order.depth,
    )
    assert (first.order.turn, second.order.turn) == (0, 1)
    assert first.fill[3] > second.fill[3] > 0
    assert first.has_edge
    assert second.has_edge


def test_a_region_is_a_wash(layout_context: LayoutContext) -> None:
    """East Asia has no limits: nested polygons without an edge, each as faint; in focus no ring."""
    found = [area for area in area_marks(layout_context) if area.place == "east-asia"]
    assert [area.look for area in found] == ["wash", *["wash-inner"] * (WASH_LEVELS - 1)]
    assert {(area.has_edge, area.hatch) for area in found} == {(False, False)}
    assert len({area.fill for area in found}) == 1
    assert not any(replace(area, focused=True).has_focus_ring for area in found)


def test_small_areas_lie_on_top(layout_context: LayoutContext) -> None:
    """Russia first, South Korea last but reachable."""
    order = [area.shape for area in area_marks(layout_context)]
    assert order[0] == "rus"
    assert order.index("sea-of-okhotsk") < order.index("yellow-sea") < order.index("kor")


@pytest.mark.parametrize("name", ["rus", "sea-of-japan", "kor", "south-east-asia"])
def test_outlines_are_light_and_cover_the_shape(name: str) -> None:
    """Few points, closed rings, nearly all of the area."""
    rings = pick_outlines(name)
    assert sum(len(ring) for ring in rings) < 700
    assert all(ring[0] == ring[-1] for ring in rings)
    area = sum(shapely.Polygon(ring).area for ring in rings)
    assert area == pytest.approx(shape_of(name).area, rel=0.15)


def test_hatched_ground_is_where_the_seas_are(layout_context: LayoutContext) -> None:
    """In pixels: the middle of the Yellow Sea is in it, Moscow is not."""
    ground = hatched_ground(area_marks(layout_context), layout_context.viewport)
    assert shapely.contains_xy(ground, *layout_context.viewport.project(123.5, 36.0))
    assert not shapely.contains_xy(ground, *layout_context.viewport.project(37.6, 55.8))


def signed(atlas: Atlas, query: str = "") -> LayoutContext:
    """The layout of the events of a query."""
    chosen = select_events(atlas, parse_view(query).view)
    return LayoutContext(chosen, "en", "light", Viewport(CAMERA, (960, 640)))


def country(context: LayoutContext, shape: str = "yem") -> AreaMark:
    """The one area mark of a country."""
    (found,) = [area for area in area_marks(context) if area.shape == shape]
    return found


def test_a_country_has_one_tint_for_all_its_events(signed_atlas: Atlas) -> None:
    """In neutral ink, since the events are of several families; the other country has its own."""
    found, text = country(signed(signed_atlas)), MAP_PALETTES["light"].text
    assert found.event == "area:yem"
    assert (found.ink, found.fill) == (hex_to_rgba(text), hex_to_rgba(text, AREA_SIGN_FILL_OPACITY))
    assert country(signed(signed_atlas), "omn").event == "drill"


def test_events_of_one_family_keep_its_colour(signed_atlas: Atlas) -> None:
    """Two strikes are in the ink of fighting."""
    context = signed(signed_atlas, "layer=strike")
    look = context.brief.kind_table.look_of("strike")
    assert country(context).ink == hex_to_rgba(look.colours.of("light"))


def test_a_province_is_signed_as_a_country_is(signed_atlas: Atlas) -> None:
    """Two strikes in Lahij share one faint area without an edge and one sign, worded and listed."""
    data = signed_atlas.brief.model_dump(mode="json", exclude_none=True)
    for event in data["events"]:
        if event["id"] in {"strike-one", "strike-two"}:
            event["places"] = [{"place": "adm1-ye-24"}]
    context = signed(build_atlas(Brief.model_validate(data), "province"))
    found = country(context, "adm1-ye-24")
    assert (found.event, found.look, found.has_edge) == ("area:adm1-ye-24", "country", False)
    glyphs = [mark.event for mark in glyph_marks(context) if mark.glyph == AREA_SIGN_GLYPH]
    assert sorted(glyphs) == ["area:adm1-ye-24", "area:yem", "drill"]
    sign = next(area_sign(area, context) for area in context.signed_areas if area.name == "adm1-ye-24")
    assert sign.tip == Tooltip("Lahij Governorate", "2 events · First strike · Second strike")
    drawn = drawing(context.selection.atlas, LayoutOptions("en", "light", CAMERA, (960, 640)))[0]
    assert "area:adm1-ye-24" in {text.event for text in drawn.label_texts}


def test_a_province_without_lines_keeps_its_ring(signed_atlas: Atlas) -> None:
    """It has no area that a sign could stand for."""
    data = signed_atlas.brief.model_dump(mode="json", exclude_none=True)
    for event in data["events"]:
        event["places"] = [{"place": "adm1-iq-15"}] if event["id"].startswith("strike") else event["places"]
    context = signed(build_atlas(Brief.model_validate(data), "ring"))
    assert "adm1-iq-15" not in {area.name for area in context.signed_areas}
    assert {area.look for area in area_marks(context) if area.place == "adm1-iq-15"} == {"ring"}


def test_an_event_alone_has_the_sign_to_itself(signed_atlas: Atlas) -> None:
    """Its marks stand under its own id, with its own tooltip."""
    found = country(signed(signed_atlas, "layer=statement"))
    assert (found.event, found.tip.heading) == ("warning", "A warning")


def test_a_water_is_drawn_once_for_events_that_do_not_fill_it(signed_atlas: Atlas) -> None:
    """Three strikes in the Red Sea share hatch and edge, in their colour; a patrol fills it for itself."""
    data = signed_atlas.brief.model_dump(mode="json", exclude_none=True)
    for event in data["events"]:
        if event["id"] in {"hit", "strike-one", "strike-two", "drill"}:
            event["kind"] = "patrol" if event["id"] == "drill" else "strike"
            event["places"] = [{"place": "box"}]
    ring = [[[40, 14], [42, 14], [42, 17], [40, 17]]]
    name = {"en": "A box"}
    data["places"] = [{"id": "box", "name": name, "kind": "sea", "geometry": {"polygon": ring}}]
    context = signed(build_atlas(Brief.model_validate(data), "water"))
    found = [(area.event, area.look) for area in area_marks(context) if area.place == "box"]
    assert sorted(found) == [
        ("area:box", "area"),
        ("area:box", "edge"),
        ("drill", "area"),
        ("drill", "edge"),
    ]
    (sign,) = [area_sign(area, context) for area in context.shared_areas]
    assert (sign.name, sign.events) == ("A box", ("hit", "strike-one", "strike-two"))
    edge = next(area for area in area_marks(context) if (area.event, area.look) == ("area:box", "edge"))
    look = context.brief.kind_table.look_of("strike")
    assert (edge.ink, edge.width) == (hex_to_rgba(look.colours.of("light")), FORM_WIDTHS[KindForm.AREA])
    drawn = drawing(context.selection.atlas, LayoutOptions("en", "light", CAMERA, (960, 640)))[0]
    code = look.colours.of("light")
    inks = {(area.ink, area.edge) for area in drawn.areas if area.event == "area:box"}
    assert inks == {core_and_edge(code, Standing.PERHAPS, "light")}


def test_a_sign_names_and_counts_its_events(signed_atlas: Atlas) -> None:
    """In the order of the brief, with words for every number of them."""
    context = signed(signed_atlas)
    sign = next(area_sign(area, context) for area in context.signed_areas if area.is_shared)
    assert (sign.key, sign.name) == ("area:yem", "Yemen")
    assert sign.events == ("hit", "strike-one", "strike-two", "warning")
    assert sign.count_words == ("1 event", "2 events", "3 events", "4 events")
    assert sign.tip == Tooltip("Yemen", "4 events · Ship hit · First strike · Second strike · A warning")
    assert sign.with_only({"warning"}).tip == Tooltip("Yemen", "1 event · A warning")
    assert sign.with_only(()).events == ()
