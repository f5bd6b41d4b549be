"""Markings that a text carries on a line of its own."""

import pytest

from geodata.prose.markings import find_marking


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("TLP:AMBER", "TLP:AMBER"),
        ("  tlp: amber+strict ", "tlp: amber+strict"),
        ("SECRET//NOFORN", "SECRET//NOFORN"),
        ("Classification: CONFIDENTIAL", "Classification: CONFIDENTIAL"),
        ("Classification: SECRET//REL TO XYZ", "Classification: SECRET//REL TO XYZ"),
        ("** FOR OFFICIAL USE ONLY **", "** FOR OFFICIAL USE ONLY **"),
        ("(سرّي للغاية)", "(سرّي للغاية)"),
        ("درجة التصنيف: محدود التداول", "درجة التصنيف: محدود التداول"),
        ("TLP:CLEAR", None),
        ("UNCLASSIFIED", None),
        ("Secret talks were held in Aden.", None),
        ("عُقد لقاء سري في عدن.", None),
        ("They said: the matter is secret", None),
        ("", None),
        (":", None),
    ],
)
def test_markings(line: str, found: str | None) -> None:
    """A marking is a line and no word of a sentence."""
    assert find_marking(f"Harbour news\n{line}\nIt rained in Aden.") == found


def test_a_long_line_is_none() -> None:
    """It is not even read."""
    assert find_marking("secret " * 40) is None
