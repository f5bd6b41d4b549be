"""Glyphs of events at a point, framed if the affiliation is known."""

import pytest

from geodata.atlas.atlas_frames import build_atlas
from geodata.atlas.selection import select_events
from geodata.brief.records import Brief
from geodata.layout.layout_context import LayoutContext
from geodata.layout.mercator import Viewport
from geodata.layout.point_marks import glyph_marks
from geodata.view import Camera, parse_view
from geodata.vocabulary import Affiliation

FAR_EAST = Camera(lon=130.0, lat=42.0, zoom=3.0)


def test_a_point_has_a_glyph_and_an_area_none(layout_context: LayoutContext) -> None:
    """The summit in Vladivostok, and no exercise at sea."""
    assert [(dot.event, dot.glyph, dot.frame) for dot in glyph_marks(layout_context)] == [
        ("vladivostok-summit", "circle", None)
    ]


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
