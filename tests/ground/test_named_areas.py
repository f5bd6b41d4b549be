"""States and waters that are named where they are seen: the table, extents, areas without their parts."""

import pytest
import shapely

from geodata.gazetteer.shipped_table import shipped_places
from geodata.ground.ground_tiles import mercator_box
from geodata.ground.named_areas import area_of_name, named_areas
from geodata.places.shape_archive import shape_ids
from geodata.places.shapes import gazetteer_shape


def test_the_table_has_every_state_and_every_water_with_limits() -> None:
    """By the ids of the gazetteer, in both languages, each within its extent."""
    waters = {*shape_ids("seas-fine"), *shape_ids("seas-coarse")}
    countries = {place.id for place in shipped_places().values() if place.kind == "country"}
    assert named_areas().keys() == waters | countries
    for area in named_areas().values():
        place = shipped_places()[area.id]
        west, south, east, north = area.extent
        assert place.name["ar"]
        assert place.name["en"]
        assert west <= place.lon <= east
        assert south <= place.lat <= north


@pytest.mark.parametrize(
    ("name", "box", "meets"),
    [
        ("strait-of-hormuz", (56.3, 26.4, 56.5, 26.6), True),
        ("strait-of-hormuz", (50.0, 26.4, 51.0, 26.6), False),
        ("rus", (170.0, 64.0, 186.0, 66.0), True),
        ("rus", (-186.0, 64.0, -181.0, 66.0), True),
        ("are", (54.0 + 360, 24.0, 55.0 + 360, 25.0), True),
    ],
)
def test_an_area_meets_a_part_of_the_world(
    name: str, box: tuple[float, float, float, float], *, meets: bool
) -> None:
    """Also in another copy of the world."""
    assert named_areas()[name].meets(mercator_box(box)) is meets


def test_a_water_is_named_beside_its_parts() -> None:
    """The Persian Gulf in none of Hormuz; of a union nothing is left."""
    strait = gazetteer_shape("strait-of-hormuz").representative_point()
    assert gazetteer_shape("persian-gulf").buffer(0.01).contains(strait)
    assert not area_of_name("persian-gulf").intersects(strait)
    assert area_of_name("strait-of-hormuz").contains(strait)
    assert shapely.equals(area_of_name("irn"), gazetteer_shape("irn"))
