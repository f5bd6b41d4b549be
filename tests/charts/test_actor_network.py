"""The network of actors: stable positions, names that do not overlap, edges that show their events."""

from itertools import combinations

import pytest

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.relations import relations_of
from geodata.atlas.selection import select_events
from geodata.charts.actor_network import (
    MOST_RADIUS,
    NAME_SIZE,
    ActorNetwork,
    arrowhead_length,
    lay_out_network,
    node_positions,
)
from geodata.layout.scene import PixelBox
from geodata.layout.text_lines import text_width
from geodata.view import parse_view
from geodata.words import LANGS, Lang

SIZES = ((1000, 600), (358, 420))


def made(
    atlas: Atlas, query: str = "", *, lang: Lang = "en", size: tuple[int, int] = SIZES[0]
) -> ActorNetwork:
    """Return the network of a query's selection."""
    return lay_out_network(select_events(atlas, parse_view(query).view), size, lang=lang, theme="light")


def named(found: ActorNetwork) -> list[PixelBox]:
    """Return the boxes of the names."""
    return [
        PixelBox(x - wide / 2, y - NAME_SIZE / 2, x + wide / 2, y + NAME_SIZE / 2)
        for node in found.nodes
        for (x, y), wide in [(node.name_centre, text_width(node.name, NAME_SIZE, strong=True))]
    ]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", LANGS)
def test_names_overlap_no_name_and_stay_on_the_ground(
    shipped_atlas: Atlas, lang: Lang, size: tuple[int, int]
) -> None:
    """On a desk and on a phone, in both languages."""
    boxes = named(made(shipped_atlas, lang=lang, size=size))
    assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]
    assert all(box.left >= 0 and box.right <= size[0] and box.bottom <= size[1] for box in boxes)


def test_places_are_the_same_every_time_and_under_every_filter(shipped_atlas: Atlas) -> None:
    """Filters remove edges and move no node."""
    found = relations_of(shipped_atlas.brief.events, shipped_atlas.brief.kind_table)
    assert node_positions(found, SIZES[0]) == node_positions(found, SIZES[0])
    whole = {node.id: node.position for node in made(shipped_atlas).nodes}
    assert {node.id: node.position for node in made(shipped_atlas, "actor=irn").nodes} == whole


def test_edges_show_what_the_view_selects(shipped_atlas: Atlas) -> None:
    """Of Iran: supplies to Russia and the agreement; the others have no event then."""
    found = made(shipped_atlas, "actor=irn")
    assert {(edge.relation.one, edge.relation.other) for edge in found.edges} == {("irn", "rus")}
    assert {node.id for node in found.nodes if node.events} == {"irn", "rus"}


def test_more_events_are_thicker_and_the_period_pales(shipped_atlas: Atlas) -> None:
    """Width is the number of events, opacity the standing, a dash marks events not actual or not reported."""
    edges = {
        (edge.relation.one, edge.relation.other, edge.relation.kind): edge
        for edge in made(shipped_atlas).edges
    }
    assert edges["irn", "rus", "transfer"].width > edges["kor", "ukr", "transfer"].width
    assert edges["kor", "ukr", "transfer"].dashed
    assert not edges["irn", "rus", "transfer"].dashed
    assert {edge.opacity for edge in edges.values()} == {0.55, 1.0}


def test_what_goes_out_does_not_lie_on_what_comes_back(shipped_atlas: Atlas) -> None:
    """Edges of one pair run beside each other."""
    ends = [
        {edge.start, edge.end}
        for edge in made(shipped_atlas).edges
        if {edge.relation.one, edge.relation.other} == {"prk", "rus"}
    ]
    assert len(ends) > 3
    assert all(one.isdisjoint(other) for one, other in combinations(ends, 2))


def test_arrowheads_point_along_their_edge(shipped_atlas: Atlas) -> None:
    """Iran stands left of Russia: the head points to the right."""
    edge = next(each for each in made(shipped_atlas, "actor=irn").edges if each.relation.directed)
    assert (edge.start[0] < edge.end[0]) == (0 < edge.direction < 180)
    assert arrowhead_length(2) < arrowhead_length(6)


def test_too_many_actors_are_counted(shipped_atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    """The busiest are drawn, the others counted."""
    monkeypatch.setattr("geodata.charts.actor_network.MOST_ACTORS", 3)
    found = made(shipped_atlas)
    assert [node.id for node in found.nodes] == ["rus", "prk", "kor"]
    assert found.left_out[0] == 8
    assert len(found.edges) + found.left_out[1] == len(
        relations_of(shipped_atlas.brief.events, shipped_atlas.brief.kind_table)
    )
    assert max(node.radius for node in found.nodes) == MOST_RADIUS


def test_a_brief_without_relations_has_no_network(demo_atlas: Atlas) -> None:
    """Nothing selected: rings without edges, never an error."""
    assert made(demo_atlas, "layer=-").edges == ()
