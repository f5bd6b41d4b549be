"""Kinds of event, their status and hedge, from words."""

import pytest

from geodata.kinds.kind_table import shipped_kinds
from geodata.prose.event_phrases import expecting_clauses, find_event_phrases

TOLD = [
    ("نفذت الدولتان مناورات في البحر", [("exercise", "actual")]),
    ("أرسلت اليابان ثلاث سفن محملة أسلحة", [("transfer", "actual")]),
    ("أرسلت اليابان جنودا", [("deployment", "actual")]),
    ("وقعتا اتفاقية دفاع", [("agreement", "actual")]),
    ("ناقش المجلس مقترحات بشأن توريد السلاح", [("transfer", "proposed")]),
    ("تخشى اليابان من توريد أسلحة", [("transfer", "feared")]),
    ("وافقت على توريد صواريخ", [("transfer", "agreed")]),
    ("تحصل فرنسا على أسلحة", [("transfer", "actual")]),
    ("Japan deployed ships and held drills", [("deployment", "actual"), ("exercise", "actual")]),
    ("Japan sent 300 soldiers", [("deployment", "actual")]),
    ("the summit agreed nothing", [("meeting", "actual")]),
    ("it rained", []),
]


@pytest.mark.parametrize(("content", "found"), TOLD)
def test_kind_and_status(content: str, found: list[tuple[str, str]]) -> None:
    """The thing sent decides between deployment and transfer; words before give the status."""
    assert [
        (each.kind, each.status) for each in find_event_phrases(content, 0, len(content), shipped_kinds())
    ] == found


@pytest.mark.parametrize(
    ("content", "hedge"),
    [
        ("ربما تتشكل جبهة", "perhaps"),
        ("وقد وقعتا اتفاقية", None),
        ("قد تنشأ جبهة", "may"),
        ("the axis could grow", "could"),
        ("ربما، ونشأت جبهة", None),
    ],
)
def test_hedge(content: str, hedge: str | None) -> None:
    """The hedge of the same clause; the Arabic particle of the past is none."""
    found = find_event_phrases(content, 0, len(content), shipped_kinds())[0].hedge
    assert (found["en"] if found else None) == hedge


def test_forecasts() -> None:
    """A clause that expects something by its own date."""
    content = "Japan sent troops, expected to leave by May"
    assert list(expecting_clauses(content, 0, len(content), [content.index("May")])) == [(17, len(content))]
    assert list(expecting_clauses(content, 0, len(content), [0])) == []
