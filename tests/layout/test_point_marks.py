"""Glyphs of events at a point, framed if the affiliation is known."""

from dataclasses import replace

import pytest

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.selection import select_events
from geodata.brief.records import Brief
from geodata.layout.layout_context import LayoutContext
from geodata.layout.mercator import Viewport
from geodata.layout.point_marks import glyph_marks
from geodata.places.own_shapes import named_anchor
from geodata.view import Camera, parse_view
from geodata.vocabulary import Affiliation

FAR_EAST = Camera(lon=130.0, lat=42.0, zoom=3.0)


def test_a_point_has_a_glyph_a_country_a_sign_and_a_sea_none(layout_context: LayoutContext) -> None:
    """The summit in Vladivostok, an exercise in South Korea; none at sea, and the soldiers are an arrow."""
    assert [(dot.event, dot.glyph, dot.rim, dot.frame) for dot in glyph_marks(layout_context)] == [
        ("vladivostok-summit", "circle", "ring", None),
        ("ufs-2024", "area-sign", "ring", None),
    ]


def layout(atlas: Atlas, query: str = "") -> LayoutContext:
    """The layout of the events of a query."""
    chosen = select_events(atlas, parse_view(query).view)
    return LayoutContext(chosen, "en", "light", Viewport(FAR_EAST, (960, 640)))


def test_the_events_of_a_country_share_its_sign(signed_atlas: Atlas) -> None:
    """One sign for the four of Yemen, another for that of Oman, each where its country has its name."""
    context = layout(signed_atlas)
    assert [(dot.event, dot.at, dot.glyph) for dot in glyph_marks(context)] == [
        ("area:yem", named_anchor("yem"), "area-sign"),
        ("drill", named_anchor("omn"), "area-sign"),
    ]


@pytest.mark.parametrize(
    ("query", "focused"), [("focus=warning", [True, False]), ("focus=drill", [False, True])]
)
def test_a_sign_is_in_focus_with_each_of_its_events(
    signed_atlas: Atlas, query: str, focused: list[bool]
) -> None:
    """Also where it stands for several."""
    assert [dot.focused for dot in glyph_marks(layout(signed_atlas, query))] == focused


def test_the_sign_of_a_judgement_alone_is_hollow(signed_atlas: Atlas) -> None:
    """As any glyph; that of several events is not."""
    atlas = replace(signed_atlas, events=signed_atlas.events.assign(judged=True))
    assert [dot.glyph for dot in glyph_marks(layout(atlas))] == ["area-sign", "area-sign-open"]


@pytest.mark.parametrize("affiliation", list(Affiliation))
def test_a_frame_follows_the_affiliation(brief: Brief, affiliation: Affiliation) -> None:
    """Deployments are framed if their actor has an affiliation and the View shows symbols."""
    actors = [actor.model_dump() | {"affiliation": affiliation} for actor in brief.actors]
    framed = build_atlas(Brief.model_validate(brief.model_dump() | {"actors": actors}), affiliation)
    chosen = select_events(framed, parse_view("show=symbols").view)
    frames = {
        dot.frame for dot in glyph_marks(LayoutContext(chosen, "en", "light", Viewport(FAR_EAST, (960, 640))))
    }
    assert frames == {None} | ({f"frame-{affiliation}"} - {"frame-unknown"})
