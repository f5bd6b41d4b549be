"""Named seas, bounded by land and limit lines."""

import pytest
import shapely

from geodata.derive import sea_polygons

WINDOW, SEED = shapely.box(-1, -1, 11, 11), shapely.Point(3, 5)
RING = shapely.box(0, 0, 10, 10).difference(shapely.box(1, 1, 9, 9))
OPEN = RING.difference(shapely.box(8, 4, 12, 6))
LIMIT = shapely.LineString([(9.5, 3.5), (9.5, 6.5)])


def test_a_sea_is_the_face_with_the_seed() -> None:
    """The limit line closes the strait."""
    found = sea_polygons.sea_polygon("bay", OPEN, lines=[LIMIT], window=WINDOW, seed=SEED)
    assert found.area == pytest.approx(64 + 0.5 * 2)


def test_a_leak_is_an_error() -> None:
    """Without its limit line the bay reaches the window."""
    with pytest.raises(ValueError, match="bay: the sea leaks"):
        sea_polygons.sea_polygon("bay", OPEN, lines=[], window=WINDOW, seed=SEED)


def test_a_limit_is_extended_to_the_land() -> None:
    """Both ends are on land afterwards."""
    line = sea_polygons.extend_to_land("STRAIT", shapely.LineString([(9.5, 4.1), (9.5, 5.9)]), OPEN)
    assert [OPEN.intersects(shapely.Point(end)) for end in (line.coords[0], line.coords[-1])] == [True, True]


def test_a_limit_far_from_land_is_an_error() -> None:
    """The error has the position of the end."""
    with pytest.raises(ValueError, match=r"STRAIT ends in water at \(9.5, 5.0\).*move its end inland"):
        sea_polygons.extend_to_land("STRAIT", shapely.LineString([(9.5, 3.5), (9.5, 5.0)]), OPEN)


def test_the_limits_have_a_source() -> None:
    """The file has its own source."""
    assert sea_polygons.read_sea_limits()["source"].startswith("IHO S-23, 3rd ed. 1953")


def test_every_limit_is_used() -> None:
    """A limit without a sea would be a leftover."""
    table = sea_polygons.read_sea_limits()
    assert set(table["limits"]) == {limit for entry in table["seas"].values() for limit in entry["lim"]}


def test_an_end_may_lie_on_another_limit() -> None:
    """The equator ends at sea, where it crosses the limit of a gulf."""
    line, other = shapely.LineString([(0.5, 5), (5, 5)]), shapely.LineString([(4, 0.5), (4, 9.5)])
    assert sea_polygons.extend_to_land("EQUATOR", line, OPEN, [other]) == line


def test_an_edge_of_the_window_may_be_a_limit() -> None:
    """An ocean ends at a parallel; the other edges stay open ones."""
    window = shapely.box(0.5, 4, 9.5, 20)
    south = sea_polygons.sea_polygon("sea", RING, lines=[], window=window, seed=SEED, edges=["south"])
    assert south.area == pytest.approx(8 * 5)
    with pytest.raises(ValueError, match="sea leaks"):
        sea_polygons.sea_polygon("sea", RING, lines=[], window=window, seed=SEED, edges=["north"])


def test_a_sea_is_cut_at_the_antimeridian(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its window runs on beyond 180 degrees; a limit is found on either side."""
    around = shapely.union_all([shapely.box(170, 0, 180, 10), shapely.box(-180, 0, -170, 10)])
    land = around.difference(shapely.union_all([shapely.box(172, 2, 180, 8), shapely.box(-180, 2, -165, 8)]))
    table = {
        "limits": {"EAST": [[-171, 1], [-171, 9]]},
        "seas": {"strait": {"seed": [181, 5], "win": [165, -5, 195, 15], "lim": ["EAST"]}},
    }
    monkeypatch.setattr(sea_polygons, "read_sea_limits", lambda: table)
    found = sea_polygons.cut_seas(land, "fine")["strait"]
    assert found.bounds == (-180, 2, 180, 8)
    assert found.area == pytest.approx(6 * (8 + 9))


def test_a_sea_may_be_cut_at_one_level_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its limits are not needed at the other."""
    table = {
        "limits": {"SHUT": [[9.5, 3.5], [9.5, 6.5]], "ASTRAY": [[50, 50], [51, 51]]},
        "seas": {
            "bay": {"seed": [3, 5], "win": [-1, -1, 11, 11], "lim": ["SHUT"]},
            "canal": {"seed": [50, 50], "win": [49, 49, 52, 52], "lim": ["ASTRAY"], "detail": "fine"},
        },
    }
    monkeypatch.setattr(sea_polygons, "read_sea_limits", lambda: table)
    assert set(sea_polygons.cut_seas(OPEN, "coarse")) == {"bay"}
