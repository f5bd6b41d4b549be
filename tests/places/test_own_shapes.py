"""Names of shapes: the gazetteer's, and those of a brief by content."""

import pytest
import shapely

from geodata.places import gazetteer_shape, label_point, own_shapes
from geodata.places.own_shapes import is_own_shape, name_own_shape, named_anchor, named_shape


def test_a_shape_of_a_brief_is_found_by_its_name() -> None:
    """The name follows from shape and anchor."""
    box = shapely.box(1, 2, 3, 4)
    name = name_own_shape(box, (2, 3))
    assert is_own_shape(name)
    assert named_shape(name) is box
    assert named_anchor(name) == (2, 3)
    assert name_own_shape(shapely.box(1, 2, 3, 4), (2, 3)) == name
    assert name_own_shape(box, (2, 2)) != name


def test_a_shape_of_the_gazetteer_has_its_id() -> None:
    """At either level of detail."""
    assert not is_own_shape("yem")
    assert named_shape("yem", "coarse") is gazetteer_shape("yem", "coarse")
    assert named_anchor("yem") == label_point("yem")


def test_old_shapes_are_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those named longest ago, also after a second naming of the others."""
    monkeypatch.setattr(own_shapes, "_MOST_SHAPES", len(own_shapes._shapes) + 2)
    first, second = (name_own_shape(shapely.Point(0, at), (0, at)) for at in (71, 72))
    name_own_shape(shapely.Point(0, 71), (0, 71))
    own_shapes._shapes.move_to_end(second, last=False)
    name_own_shape(shapely.Point(0, 73), (0, 73))
    assert named_shape(first) == shapely.Point(0, 71)
    with pytest.raises(KeyError):
        named_shape(second)
