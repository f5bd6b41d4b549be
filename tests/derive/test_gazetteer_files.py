"""Files of the gazetteer: coordinates, labels, names, format."""

from pathlib import Path

import pytest
import shapely

from geodata.derive import gazetteer_files

KNOWN = {("geonames", "7"): (10.0, 20.0)}
WATER = {"id": "demo", "kind": "sea", "lon": "1", "lat": "2", "part_of": ""}
ROW = {"id": "demo", "kind": "city", "lon": "", "lat": "", "source": "geonames", "source_id": "7"}


def test_a_town_takes_the_coordinates_of_its_source() -> None:
    """Coordinates of the row are replaced."""
    found = gazetteer_files.with_coordinates(ROW, KNOWN)
    assert (found["lon"], found["lat"]) == ("10.0000", "20.0000")


def test_a_source_without_the_id_is_an_error() -> None:
    """A mistyped id is not ignored."""
    with pytest.raises(KeyError):
        gazetteer_files.with_coordinates(ROW | {"source_id": "8"}, KNOWN)


def test_a_curated_town_keeps_its_coordinates() -> None:
    """A row without a source package is returned unchanged."""
    row = ROW | {"source": "curated", "lon": "1.5", "lat": "2.5"}
    assert gazetteer_files.with_coordinates(row, KNOWN) == row


def test_a_sea_is_labelled_at_its_widest_part() -> None:
    """At the centre of its largest circle."""
    found = gazetteer_files.with_water_labels([WATER], {"demo": shapely.box(0, 0, 10, 10)})
    assert (float(found[0]["lon"]), float(found[0]["lat"])) == pytest.approx((5, 5), abs=0.2)


def test_a_sea_is_labelled_outside_its_parts() -> None:
    """A gulf at the widest part has its own label."""
    gulf = WATER | {"id": "gulf", "part_of": "demo"}
    shapes = {"demo": shapely.box(0, 0, 10, 10), "gulf": shapely.box(0, 0, 10, 7)}
    found = gazetteer_files.with_water_labels([WATER, gulf], shapes)
    assert float(found[0]["lat"]) > 7
    assert float(found[1]["lat"]) < 7


def test_a_water_without_a_shape_keeps_its_point() -> None:
    """A point, or a union of others."""
    assert gazetteer_files.with_water_labels([WATER], {}) == [WATER]


def test_the_label_of_a_strait_has_two_decimals() -> None:
    """One decimal would move it ashore."""
    found = gazetteer_files.with_water_labels([WATER], {"demo": shapely.box(0, 0, 0.25, 0.25)})
    assert found[0]["lon"] in {"0.12", "0.13"}


@pytest.mark.parametrize(("lon", "expected"), [(2.0, (2.0, 5.0)), (30.0, (5.0, 5.0))])
def test_a_label_is_in_its_country(lon: float, expected: tuple[float, float]) -> None:
    """A label point at sea is moved to the largest part."""
    country = shapely.MultiPolygon([shapely.box(0, 0, 10, 10), shapely.box(20, 0, 21, 1)])
    assert gazetteer_files.label_on_land(country, lon, 5.0) == pytest.approx(expected, abs=0.05)


def test_names_are_cldrs_unless_a_usual_one_is_kept() -> None:
    """Aliases and shorter names come from the table."""
    usual = [{"id": "mmr", "ar": "ميانمار", "en": "Myanmar", "aliases": "Burma"}]
    found = gazetteer_files.country_rows(
        {"jpn": "JP", "mmr": "MM"}, {"jpn": (138, 36), "mmr": (96, 21)}, usual
    )
    assert [(row["ar"], row["en"]) for row in found] == [("اليابان", "Japan"), ("ميانمار", "Myanmar")]


def test_a_table_is_written_sorted_and_read_back(tmp_path: Path) -> None:
    """Rows are sorted by id, and lines end with a line feed on every system."""
    gazetteer_files.write_rows(tmp_path / "t.csv", [{"id": "b", "ar": "ب"}, {"id": "a", "ar": "ا"}])
    assert (tmp_path / "t.csv").read_bytes() == "id,ar\na,ا\nb,ب\n".encode()
    assert gazetteer_files.read_rows(tmp_path / "t.csv")[0] == {"id": "a", "ar": "ا"}
