"""Briefs of many events: discs, exact or thinned, in the colours of the style table."""

import json
from dataclasses import replace

import numpy as np
import pytest

from geodata.atlas.atlas_frames import Atlas, build_atlas
from geodata.atlas.selection import select_events
from geodata.brief.records import Brief
from geodata.layout.composition import compose_scene
from geodata.layout.dense_points import (
    MAX_LABELLED_EVENTS,
    disc_colours,
    disc_edges,
    disc_radius,
    is_disc_map,
    visible_disc_marks,
)
from geodata.layout.mercator import Viewport
from geodata.layout.styles import OPAQUE_ALPHA, rgba_to_css
from geodata.layout.swatches import SwatchGlyph
from geodata.view import Camera, View, parse_view
from geodata.vocabulary import Standing
from geodata.webmap.deck import build_deck
from geodata.webmap.deck_strings import JOINER

COPIES = 300


@pytest.fixture(scope="module")
def many(brief: Brief) -> Atlas:
    """The meeting at Vladivostok three hundred times."""
    one = brief.event_by_id["vladivostok-summit"]
    events = tuple(one.model_copy(update={"id": f"copy-{at}"}) for at in range(COPIES))
    return build_atlas(brief.model_copy(update={"events": events, "queries": ()}), "0" * 64)


def test_many_events_are_points(many: Atlas) -> None:
    """One disc per event, even where a filter leaves few."""
    scene = compose_scene(select_events(many, parse_view("layer=meeting").view), lang="ar", theme="dark")
    assert scene.thinned is not None
    assert [disc.event for disc in scene.thinned.discs] == [f"copy-{at}" for at in range(COPIES)]
    none = compose_scene(select_events(many, parse_view("layer=transfer").view), lang="ar", theme="dark")
    assert none.thinned is not None
    assert none.thinned.discs == none.label_texts == none.areas == ()


def test_the_brief_decides_whether_it_is_crowded(many: Atlas, whole: Atlas) -> None:
    """A filter that leaves few events does not turn discs into labelled marks."""
    assert (is_disc_map(many), is_disc_map(whole)) == (True, False)
    assert COPIES > MAX_LABELLED_EVENTS


def test_the_legend_of_discs_shows_discs(many: Atlas) -> None:
    """They have the colour of a family and no symbol of a kind."""
    scene = compose_scene(select_events(many, View()), lang="en", theme="light")
    (shapes,) = (item.shapes for item in scene.legend if item.group == "kind")
    assert scene.thinned is not None
    assert {(shape.name, shape.ink) for shape in shapes if isinstance(shape, SwatchGlyph)} == {
        ("circle", rgba_to_css((*disc.ink[:3], OPAQUE_ALPHA))) for disc in scene.thinned.discs
    }


def test_a_title_is_literal_in_the_deck(many: Atlas) -> None:
    """Rows of the deck carry place, ink, radius and head, and nothing to evaluate."""
    events = many.events.assign(title="@@=lon")
    scene = compose_scene(
        select_events(replace(many, digest="hostile", events=events), View()), lang="en", theme="light"
    )
    (layer,) = [
        layer for layer in json.loads(build_deck(scene).to_json())["layers"] if layer["id"] == "marks:-"
    ]
    assert layer["data"][0]["heading"] == f"{JOINER}@@=lon"
    assert {"event", "heading", "body", "position", "colour", "edge", "radius"} == set(layer["data"][0])


def test_discs_carry_standing_and_place(many: Atlas) -> None:
    """A paler core for perhaps than for within, under the same edge; longitude before latitude."""
    selection = select_events(many, View())
    half = replace(selection, standing=np.where(np.arange(COPIES) % 2, 1, 2).astype(np.int8))
    found = visible_disc_marks(
        half, Viewport(Camera(lon=131, lat=43, zoom=5), (800, 600)), lang="en", theme="light"
    )
    assert found.discs[0].at == pytest.approx((131.9, 43.1), abs=0.1)
    kind = many.brief.events[0].kind
    inks = disc_colours(many.brief.kind_table, "light")
    standings = (Standing.WITHIN, Standing.PERHAPS)
    assert [disc.ink for disc in found.discs[:2]] == [inks[kind, standing] for standing in standings]
    assert {disc.edge for disc in found.discs} == {disc_edges(many.brief.kind_table, "light")[kind]}
    assert (found.event_count, found.is_exact) == (COPIES, True)


def test_a_focus_among_many_is_drawn(many: Atlas) -> None:
    """Its ring is there though its mark may be thinned away."""
    scene = compose_scene(select_events(many, parse_view("focus=copy-7").view), lang="en", theme="light")
    assert [(dot.event, dot.focused) for dot in scene.glyph_marks] == [("copy-7", True)]


def test_a_mark_grows_with_its_count() -> None:
    """More events, a larger mark, up to seven pixels."""
    sizes = [disc_radius(count) for count in (1, 2, 10, 100, 10**6)]
    assert sizes == sorted(sizes)
    assert (sizes[0], sizes[-1]) == (3.0, 7.0)
