"""Tests of the lines of a chronology that date what follows."""

from datetime import date

import pytest

from geodata.prose.dates.date_phrases import find_date_lines, find_dates

RISING = """Timeline of the siege

2023
- 15 April: fighting begins.
- 11 May: talks open. On 13 May they fail; the next day shelling resumes.
- Night of 5 to 6 June: a bridge falls.

2024
- 5 January: a convoy is hit on Thursday.
"""
FALLING = """5 March 2024: a raid.
20 February: a truce.
28 December: a man held since 3 December is freed.
2 November: talks.
"""
TABLE = """| Date | Place | Event |
|---|---|---|
| 3 Jan 2024 | Aden | hit |
| 12 Feb | Hodeidah | missed on 10 February |
| 2024-03-01 | Mokha | sunk |
"""
ARABIC = """يوميات
أُعدّت في 8 تشرين الثاني 2024

الإثنين 21 تشرين الأول 2024
- غارة على الجسر. وفي اليوم التالي أُغلق الطريق يوم الأربعاء.

ليل 3 – 4 تشرين الثاني
- إطلاق نار.

أمس
- هدوء منذ فجر اليوم.

الخلاصة
لا جديد.
"""


@pytest.mark.parametrize(
    ("content", "as_of", "edtf"),
    [
        (
            RISING,
            "2024-06-01",
            ["2023", "2023-04-15", "2023-05-11", "2023-06-05/2023-06-06", "2024", "2024-01-05"],
        ),
        (FALLING, "2024-03-06", ["2024-03-05", "2024-02-20", "2023-12-28", "2023-11-02"]),
        (TABLE, "2024-04-01", ["2024-01-03", "2024-02-12", "2024-03-01"]),
        (ARABIC, "2024-11-08", ["2024-10-21", "2024-11-03/2024-11-04", "2024-11-07"]),
        ("**12 May 2024** – a raid\n", "2024-06-01", ["2024-05-12"]),
        ("1. 14 May 2024 - a raid\na) 15/05/2024: a truce\n", "2024-06-01", ["2024-05-14", "2024-05-15"]),
        ("• 21 April, Security Council: a warning\n", "2024-06-01", ["2024-04-21"]),
        ("25/061 | 11 يونيو | تنبيه\nنص\n", "2024-07-01", ["2024-06-11"]),
        ("Report\n6 June 2025\n\nNothing new.", "2025-06-06", []),
        ("KYIV, 24 Oct (Reuters) - Ukraine said so.", "2024-10-24", []),
        ("On 31 March the gang stormed both towns: 5 died.", "2025-05-05", []),
        ("Outlook: calm until May.", "2025-05-05", []),
        ("", "2025-05-05", []),
    ],
)
def test_date_lines(content: str, as_of: str, edtf: list[str]) -> None:
    """Each line with the year that the lines around it tell."""
    assert [line.edtf for line in find_date_lines(content, date.fromisoformat(as_of))] == edtf


def test_how_far_a_line_holds() -> None:
    """Until the next such line, another item of the list, or a heading."""
    found = find_date_lines(RISING, date(2024, 6, 1))
    held = [RISING[line.end : line.holds_until] for line in found]
    assert held[1] == ": fighting begins."
    assert held[-1] == ": a convoy is hit on Thursday."
    assert "لا جديد" not in "".join(
        ARABIC[line.end : line.holds_until] for line in find_date_lines(ARABIC, date(2024, 11, 8))
    )


def test_an_entry_dates_what_is_counted_in_it() -> None:
    """Days after it, weekdays near it, and its own year."""
    dates = [each.edtf for each in find_dates(RISING, date(2024, 6, 1))]
    assert dates[1:4] == ["2023-05-11", "2023-05-13", "2023-05-14"]
    assert dates[-1] == "2024-01-04"
    arabic = [each.edtf for each in find_dates(ARABIC, date(2024, 11, 8))]
    assert arabic[2:4] == ["2024-10-22", "2024-10-23"]
    assert arabic[-2:] == ["2024-11-07", "2024-11-08/.."]


def test_offsets_of_a_line() -> None:
    """The span of the date alone."""
    line = find_date_lines(TABLE, date(2024, 4, 1))[0]
    assert TABLE[line.start : line.end] == "3 Jan 2024"
