"""Districts of cities by the feature codes of a package."""

import io

from geodata.derive.town_districts import districts_among, feature_codes


def number(value: int) -> bytes:
    """A number of seven bits a byte."""
    out = io.BytesIO()
    while value > 0x7F:
        out.write(bytes([value & 0x7F | 0x80]))
        value >>= 7
    out.write(bytes([value]))
    return out.getvalue()


def city(key: int, code: str, name: str = "Zulu") -> bytes:
    """A message as the package has it: id, name, code, and a longitude, each with its tag."""
    fields = number(1 << 3) + number(key << 1)
    fields += number(2 << 3 | 2) + number(len(name.encode())) + name.encode()
    fields += number(7 << 3 | 2) + number(len(code)) + code.encode()
    fields += number(10 << 3) + number(2_345_678)
    return number(len(fields)) + fields


def test_each_city_has_its_code() -> None:
    """Long names and large numbers included."""
    content = city(99071, "PPLX") + city(7, "PPLC", "Zulu" * 60) + city(12_069_922, "PPL")
    assert list(feature_codes(content)) == [(99071, "PPLX"), (7, "PPLC"), (12_069_922, "PPL")]


def test_a_district_without_a_code_is_known_by_another_name() -> None:
    """One with the code of a town is a town, whatever it is called."""
    codes = {"gn-1": "PPLX", "gn-2": "PPL", "gn-3": "PPLC"}
    spellings = [
        ("gn-2", "Zulu District"),
        ("gn-4", "Kiivs'kij|Kiivs'kij rajon"),
        ("gn-5", "Yankee|Yankee Beach"),
        ("gn-6", "Rayonnier"),
    ]
    assert districts_among(codes, spellings) == {"gn-1", "gn-4"}
