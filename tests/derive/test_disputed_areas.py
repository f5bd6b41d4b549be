"""Table of disputed areas, and splitting a country."""

import tomllib

import pytest
import shapely

from geodata.derive import disputed_areas
from geodata.places import shape_archive


def test_the_table_has_the_best_known_areas() -> None:
    """Areas on which packages are known to differ."""
    listed = {*disputed_areas.CELLS, *disputed_areas.SECOND, *disputed_areas.OUTLINES}
    assert listed >= {
        "crimea",
        "golan",
        "western-sahara",
        "southern-kurils",
        "liancourt-rocks",
        "abyei",
        "kashmir",
    }


def test_every_area_has_texts_and_a_shape() -> None:
    """Table, texts and archive have the same areas."""
    listed = {*disputed_areas.CELLS, *disputed_areas.SECOND, *disputed_areas.OUTLINES}
    texts = tomllib.loads((shape_archive.SHAPES_FOLDER / "disputed.toml").read_text("utf-8"))
    assert listed == set(texts) == set(shape_archive.shape_ids("disputed"))


@pytest.mark.parametrize("name", disputed_areas.OUTLINES)
def test_outlines_are_valid_rings(name: str) -> None:
    """A hand-made outline does not cross itself."""
    assert shapely.Polygon(disputed_areas.OUTLINES[name][0]).is_valid


def test_a_country_is_split_inland_only() -> None:
    """The other's coast, off by metres, makes no sliver on either side."""
    country = shapely.box(0, 0, 10, 10)
    other = shapely.box(4, -0.001, 10.001, 9.999)
    rest, part = disputed_areas.split_country(country, other)
    assert (rest.area, part.area) == pytest.approx((40, 60), rel=1e-3)
    assert rest.area + part.area == pytest.approx(100)
    assert shapely.coverage_is_valid([rest, part])
