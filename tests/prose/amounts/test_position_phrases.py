"""Tests of positions: coordinates in any notation, bearing and distance, "off" and "near" a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.prose.amounts.position_phrases import PositionPhrase, find_positions

POINTS = [
    ("at 1201N 04512E today", 45.2, 12.0167),
    ("12°01.67'N 045°12'E", 45.2, 12.0278),
    ("12 01.5 N, 045 12.3 E", 45.205, 12.025),
    ("12.03N, 45.2E", 45.2, 12.03),
    ("(12.03° N, 45.2° E)", 45.2, 12.03),
    ("N12°01 E045°12", 45.2, 12.0167),
    ("19-10N 119-05E", 119.0833, 19.1667),
    ("19-10.5N 119-05.5E", 119.0917, 19.175),
    ("34°05'12\"S 18°25'30\"E", 18.425, -34.0867),
    ("5.5S 12.25W", -12.25, -5.5),
    ("45.2E 12.03N", 45.2, 12.03),
    ("25°19.5′N 121°44.0′E", 121.7333, 25.325),
    ("latitude 12.5, longitude 45.25", 45.25, 12.5),
    ("Lat: 12.5 N Long: 45.25 E", 45.25, 12.5),
    ("12 degrees 30 minutes north and 45 degrees 12 minutes east", 45.2, 12.5),
    ("at 12.0312, 45.2034", 45.2034, 12.0312),
    ("coordinates 12.03, 45.21", 45.21, 12.03),
    ("12°01' شمالا 45°12' شرقا", 45.2, 12.0167),
    ("عند 13°21′ شمالًا و42°57′ شرقًا", 42.95, 13.35),
    ("٢٤°٥٢′ شمالاً ٥٩°٢٠′ شرقاً", 59.3333, 24.8667),
    ("خط عرض 12.5 شمالا وخط طول 45.2 شرقا", 45.2, 12.5),
    ("12 درجة و30 دقيقة شمالا و45 درجة و12 دقيقة شرقا", 45.2, 12.5),
    ("grid 38PKU 1234 5678", 42.3558, 12.2606),
]


@pytest.mark.parametrize(("words", "lon", "lat"), POINTS)
def test_a_point(words: str, lon: float, lat: float) -> None:
    """Degrees of a position, longitude first."""
    (found,) = find_positions(words)
    assert found.kind == "point"
    assert found.point == pytest.approx((lon, lat), abs=1e-3)


BEARINGS = [
    ("50 nautical miles southwest of Aden, Yemen", 225, 0.4, 92.6, "Aden"),
    ("55 NM SW of Al Hudaydah", 225, 0.4, 101.86, "Al Hudaydah"),
    ("700 miles east of Bosaso", 90, 0.4, 1126.541, "Bosaso"),
    ("25 km (16 miles) north-northwest of the town of Chasiv Yar", 337.5, 0.2, 25, "Chasiv Yar"),
    ("twelve miles to the north of Ras Isa", 0, 0.4, 19.312, "Ras Isa"),
    ("20 to 30 km south of Rafah on Monday", 180, 0.4, 25, "Rafah"),
    ("115 nautical miles south-east of Cape Eluanbi at 0600", 135, 0.4, 212.98, "Cape Eluanbi"),
    ("southwest of Aden", 225, 0.4, None, "Aden"),
    ("to the north of Gaza City", 0, 0.4, None, "Gaza City"),
    ("على بعد 50 ميلاً بحرياً جنوب غربي المخا، أمس", 225, 0.4, 92.6, "المخا"),
    ("على مسافة ٤٠ كيلومترا شمال شرقي مدينة مأرب", 45, 0.4, 40, "مأرب"),
    ("10 كلم إلى الجنوب من دير الزور", 180, 0.4, 10, "دير الزور"),
    ("كيلومترين شرق البلدة", 90, 0.4, 2, "البلدة"),
    ("52 كلم جنوب غربي تورودي، وتحييد", 225, 0.4, 52, "تورودي"),
    ("30 كلم شمال شمال شرق كيدال", 22.5, 0.2, 30, "كيدال"),
    ("شمال الحديدة", 0, 0.4, None, "الحديدة"),
    ("إلى الشرق من بنغازي", 90, 0.4, None, "بنغازي"),
    ("جنوب خان يونس صباح اليوم", 180, 0.4, None, "خان يونس"),
]


@pytest.mark.parametrize(("words", "bearing", "sector", "km", "base"), BEARINGS)
def test_a_bearing(words: str, bearing: float, sector: float, km: float | None, base: str) -> None:
    """Direction, half width of its sector, distance and the name it starts from."""
    (found,) = find_positions(words)
    assert (found.kind, found.bearing, found.sector, found.km) == ("bearing", bearing, sector, km)
    assert _base(found, words) == base


@pytest.mark.parametrize(
    ("words", "kind", "km", "base"),
    [
        ("25 km from the centre of Kharkiv", "distance", 25, "Kharkiv"),
        ("within 20 km of Kupiansk", "distance", 20, "Kupiansk"),
        ("10 kilometres inland from Mokha", "distance", 10, "Mokha"),
        ("على بعد نحو 25 كيلومترا من وسط المدينة.", "distance", 25, "المدينة"),
        ("تبعد 30 كيلومترا عن عدن", "distance", 30, "عدن"),
        ("about 12 miles off the coast of Hodeidah", "off", 19.312, "Hodeidah"),
        ("12 كيلومترا قبالة سواحل المخا", "off", 12, "المخا"),
        ("off Jeddah", "off", None, "Jeddah"),
        ("off Yemen's Red Sea port of Hodeidah", "off", None, "Hodeidah"),
        ("off the coast of Somalia", "off", None, "Somalia"),
        ("قبالة سواحل الحديدة، غربي البلاد"[:19], "off", None, "الحديدة"),
        ("في عرض البحر قبالة مسقط", "off", None, "مسقط"),
        ("a position near Djibouti", "near", None, "Djibouti"),
        ("near the village of al-Mukha on Friday", "near", None, "al-Mukha"),
        ("NEAR THE PORT OF MOKHA", "near", None, "MOKHA"),
        ("just outside N'Djamena", "near", None, "N'Djamena"),
        ("قرب تين زواتين بولاية أخرى", "near", None, "تين زواتين"),
        ("بالقرب من معبر رفح", "near", None, "معبر رفح"),
        ("على مشارف الخرطوم مساء أمس", "near", None, "الخرطوم"),
        ("المتاخمة لتشاد", "near", None, "تشاد"),
    ],
)
def test_a_position_without_a_bearing(words: str, kind: str, km: float | None, base: str) -> None:
    """At a distance, off and near a name."""
    (found,) = find_positions(words)
    assert (found.kind, found.km, found.bearing) == (kind, km, None)
    assert _base(found, words) == base


@pytest.mark.parametrize(
    "words",
    [
        "the north of Mali and northern Yemen",
        "took off on Monday, near midnight, close to 1,500",
        "off lifeboats; far off",
        "the West and NE",
        "كوريا الشمالية والريف الشمالي لحلب",
        "الأطراف الأخرى والمحيط الهندي",
        "3 to 4 a week, 99-99N 199-99E",
        "5.5 and 6.5 million",
        "",
    ],
)
def test_what_is_no_position(words: str) -> None:
    """Parts of a country, adjectives, times; numbers that are no coordinates."""
    assert find_positions(words) == ()


def test_a_mile_at_sea_has_two_readings() -> None:
    """Where a text speaks of nautical miles, its plain miles may be such, and are first."""
    content = "She was hit 50 nautical miles west of Mokha, then 60 miles north of Mokha."
    assert [each.km_readings for each in find_positions(content)] == [(), (111.12, 96.561)]
    assert find_positions("60 miles north of Mokha")[0].km_readings == ()


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("north of Aden", "bearing-of"),
        ("شمال من عدن", "bearing-of"),
        ("شمال سيناء", "bearing-construct"),
        ("5 km north of Aden", "bearing-distance"),
    ],
)
def test_a_rule_says_how_it_was_worded(words: str, rule: str) -> None:
    """A construct may tell of a part: the rule tells it from "north of"."""
    assert [each.rule for each in find_positions(words)] == [rule]


def test_offsets_are_those_of_the_whole_text() -> None:
    """Only the part asked for is read."""
    content = "off Aden, and 5 km south of Taiz at 1201N 04512E"
    found = find_positions(content, start=10)
    assert [content[each.start : each.end] for each in found] == ["5 km south of Taiz", "1201N 04512E"]


_PIECES = [
    *"0123456789.,-–°'′\"\n ()NSEW",
    *[
        " north",
        " of ",
        "off ",
        "near ",
        " km",
        " nm",
        "Aden",
        "'s port ",
        "the ",
        "شمال ",
        "شرقا",
        "غربي",
        "على بعد ",
        "كيلومترا",
        "من ",
        "عدن ",
        "قرب ",
        "وخط طول ",
        "lat ",
        "long ",
    ],
]


@given(st.lists(st.sampled_from(_PIECES), max_size=24).map("".join) | st.text(max_size=40))
def test_nothing_raises(words: str) -> None:
    """Offsets of any text lie inside it and in order."""
    found = find_positions(words)
    assert all(0 <= each.start < each.end <= len(words) for each in found)
    assert [each.start for each in found] == sorted(each.start for each in found)
    assert all((each.base is None) == (each.kind == "point") for each in found)


def _base(found: PositionPhrase, words: str) -> str | None:
    return found.base and words[slice(*found.base)]
