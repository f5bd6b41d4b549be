"""Coordinates as readers type them: what is understood, and what is said of the rest."""

from collections.abc import Callable

import pyproj
import pytest

from geodata.places.coordinate_text import (
    CoordinateFault,
    CoordinateProblem,
    TypedPosition,
    format_decimal_degrees,
    format_degrees_minutes,
    parse_coordinates,
)

AT = (37.52, 24.1)
"""Latitude and longitude of most examples."""


@pytest.mark.parametrize(
    "typed",
    [
        *("37.52, 24.10", "37.52 24.10", "37.52;24.1", "37,52 24,10", "37,52; 24,10", "37,52,24,10"),
        *("37.52N 24.10E", "N37.52 E24.10", "24.10E 37.52N", "37.52° N / 24.1° E", "+37.52, +24.1"),
        *("37°31′12″N 24°06′00″E", "37°31'12\" N, 24°6'0\" E", "37º31’12” n 24º06’ e", "37°31.2'N 24°6'E"),
        *(
            "37 31 12 N 24 06 00 E",
            "37 31.2 24 6",
            "37 31 12 24 6 0",
            "E 24 06 N 37 31.2",
            "37-31.2N 024-06E",
        ),
        *("3731.2N 02406E", "373112N0240600E", "37deg 31min 12sec N 24deg 6min E"),
        *("lat 37.52 lon 24.1", "lon: 24.1, lat: 37.52", "latitude 37.52 and longitude 24.1"),
        *("٣٧٫٥٢ ٢٤٫١", "٣٧٫٥٢، ٢٤٫١٠", "۳۷٫۵۲، ۲۴٫۱", "37.52 ش 24.1 ق", "37.52° ش، 24.10° ق"),
        *("37.52 شمالًا و24.1 شرقًا", "خط العرض 37.52 وخط الطول 24.1", "ق 24.1 ش 37.52"),
        *("٣٧°٣١′١٢″ ش ٢٤°٠٦′ ق", "\u206637.52, 24.1\u2069", "37 درجة 31.2 دقيقة شمالا 24 درجة 6 دقائق شرقا"),
    ],
)
def test_a_position_is_read_in_any_usual_notation(typed: str) -> None:
    """Any digits, decimal comma or point, letters of both languages before or behind, any order with them."""
    found = parse_coordinates(typed)
    assert isinstance(found, TypedPosition)
    assert (found.lat, found.lon) == pytest.approx(AT, abs=1e-9)


@pytest.mark.parametrize(
    ("typed", "lat", "lon"),
    [
        ("-33.9, -18.4", -33.9, -18.4),
        ("33.9S 18.4W", -33.9, -18.4),
        ("33.9 ج 18.4 غ", -33.9, -18.4),
        ("-0°30′, 0°30′", -0.5, 0.5),
        ("90N 0E", 90, 0),
        ("-90, 180", -90, 180),
        ("10, -180", 10, -180),
        ("10, 190", 10, -170),
        ("10, 359.5", 10, -0.5),
        ("37, 52", 37, 52),
        ("37,52", 37, 52),
    ],
)
def test_signs_poles_and_wrapped_longitudes_are_right(typed: str, lat: float, lon: float) -> None:
    """South and west by sign or letter; longitudes from 0 to 360 as at sea."""
    found = parse_coordinates(typed)
    assert isinstance(found, TypedPosition)
    assert (found.lat, found.lon) == pytest.approx((lat, lon))


@pytest.mark.parametrize(
    ("typed", "fault", "nearest"),
    [
        ("139.7, 35.5", "latitude-range", (35.5, 139.7)),
        ("95, 200", "latitude-range", None),
        ("20, 400", "longitude-range", None),
        ("37°75′N 24°06′E", "sixtieths", (38.25, 24.1)),
        ("37°31.2′12″N 24°06′E", "fraction", None),
        ("37.52N", "one-number", None),
        ("37.52°", "one-number", None),
        ("1 2 3", "uneven", None),
        ("37.52N 24.1S", "same-axis", AT),
        ("37.52N 24.1", "one-letter", AT),
        ("-37.52N 24.1E", "sign-and-letter", AT),
        ("-37.52S 24.1E", "sign-and-letter", (-37.52, 24.1)),
        ("37.52N 24.1Q", "unknown-sign", AT),
        ("38SMB 44848", "mgrs-digits", (33.298, 44.404)),
        ("38SMB 441408470612", "mgrs-digits", (33.3, 44.4)),
        ("61SMB 4484", "mgrs-square", None),
        ("38SZZ 4484", "mgrs-square", None),
    ],
)
def test_what_is_typed_wrong_is_named_with_the_nearest_right_form(
    typed: str, fault: CoordinateFault, nearest: tuple[float, float] | None
) -> None:
    """The problem says what is wrong; where the position is plain all the same it is offered."""
    found = parse_coordinates(typed)
    assert isinstance(found, CoordinateProblem)
    assert found.fault == fault
    if nearest is None:
        assert found.nearest is None
    else:
        assert found.nearest is not None
        assert (found.nearest.lat, found.nearest.lon) == pytest.approx(nearest, abs=0.01)


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "",
            "Larissa",
            "F 16",
            "Su-27",
            "S-300",
            "2024",
            "100 km",
            "1500 troops",
            "2 BAT 30",
            "N",
            "°",
            "Baku",
        ),
        *("الموصل", "غزة", "ش", "١٥٠٠ جندي", "a" * 500, "1, 2 " * 40, "١" * 90),
    ],
)
def test_other_words_are_no_coordinates(typed: str) -> None:
    """Names and amounts are left to the search."""
    assert parse_coordinates(typed) is None


@pytest.mark.parametrize(
    ("at", "written", "text"),
    [
        ((-5.3536, 36.1408), format_decimal_degrees, "36.1408, -5.3536"),
        ((-5.3536, 36.1408), format_degrees_minutes, "36°08.45′N 5°21.22′W"),
        ((23.999999, 59.999999), format_degrees_minutes, "60°00.00′N 24°00.00′E"),
        ((-0.00001, -0.00001), format_decimal_degrees, "0.0000, 0.0000"),
        ((-0.00001, -0.00001), format_degrees_minutes, "0°00.00′N 0°00.00′E"),
    ],
)
def test_a_position_is_written_so_that_it_is_read_again(
    at: tuple[float, float], written: Callable[[float, float], str], text: str
) -> None:
    """Minutes are carried, zero has no minus, and parsing gives the same place."""
    assert written(*at) == text
    found = parse_coordinates(text)
    assert isinstance(found, TypedPosition)
    assert (found.lon, found.lat) == pytest.approx(at, abs=2e-4)


@pytest.mark.parametrize(
    ("text", "at"), [("30STF 88235 02131", (-5.3536, 36.1408)), ("ZAH 00000 00000", (0.0, 90.0))]
)
def test_a_position_in_mgrs_is_read(text: str, at: tuple[float, float]) -> None:
    """By zone and square, and at a pole, where every longitude is the same place."""
    found = parse_coordinates(text)
    assert isinstance(found, TypedPosition)
    assert pyproj.Geod(ellps="WGS84").inv(*at, found.lon, found.lat)[2] < 2
