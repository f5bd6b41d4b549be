"""Edges of named shapes without the cuts of the antimeridian."""

import numpy as np
import pytest
import shapely

from geodata.places.own_shapes import named_shape
from geodata.places.shape_edges import drawn_shape, edge_name


@pytest.mark.parametrize("name", ["black-sea", "jpn", "north-sea"])
def test_a_shape_that_is_not_cut_draws_its_own_edge(name: str) -> None:
    """One file serves fill and edge."""
    assert edge_name(name) == name
    assert drawn_shape(name) is named_shape(name)


@pytest.mark.parametrize("name", ["bering-sea", "pacific-ocean", "arctic-ocean", "rus"])
def test_a_cut_is_no_edge(name: str) -> None:
    """The outline has no line along the antimeridian, and all the others."""
    edge = drawn_shape(edge_name(name))
    assert edge_name(name) != name
    for line in shapely.get_parts(edge):
        on_cut = np.abs(shapely.get_coordinates(line)[:, 0]) == 180
        assert not (on_cut[1:] & on_cut[:-1]).any()
    whole = named_shape(name).boundary
    assert 0.5 * whole.length < edge.length < whole.length


def test_a_point_has_no_edge_of_its_own() -> None:
    """Nor has a name that nobody knows a shape."""
    assert edge_name("bering-strait") == "bering-strait"
    with pytest.raises(KeyError):
        drawn_shape("atlantis.edge")
