"""Events of rows that two versions of a brief do not have in common."""

from pathlib import Path

import pytest

from geodata.brief.records import Brief
from geodata.phrasing.brief_diff import compare_briefs
from geodata.phrasing.compared_events import compared_events
from geodata.settings import variable_of
from tests.tables.test_brief_opening import BRIEF, ROWS, opened


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable_of("cache"), str(tmp_path / "cache"))


def version(folder: Path, **files: str) -> Brief:
    """A version of the brief in a folder of its own."""
    folder.mkdir()
    brief = opened(folder, **files).brief
    assert brief is not None
    return brief


def test_rows_of_equal_content_are_not_compared(tmp_path: Path) -> None:
    """Where their lines moved they are equal still."""
    header, first, *rest = ROWS.splitlines(keepends=True)
    old, same, moved, other = (
        version(tmp_path / str(at), rows=rows)
        for at, rows in enumerate(
            (ROWS, ROWS, "".join((header, *rest, first)), ROWS.replace("9,2,5", "1,2,7"))
        )
    )
    assert compared_events(old, same) == compared_events(old, moved) == {}
    assert list(compared_events(old, other)) == ["log-a-3"]
    changes = compare_briefs(old, other)
    assert ("claim", "log-a-3") in {(change.record, change.event) for change in changes}
    assert {change.event for change in changes} <= {"log-a-3", None}


def test_a_row_that_an_analyst_changed_is_compared_with_itself(tmp_path: Path) -> None:
    """And one that is gone is told as removed."""
    changed = BRIEF.replace("key: [ref]", "key: [ref]\n    overrides: {A 1: {title: {en: Other}}}")
    old, new = version(tmp_path / "old"), version(tmp_path / "new", brief=changed)
    assert [(each.record, each.id, each.aspect) for each in compare_briefs(old, new)] == [
        ("event", "log-a-1", "title")
    ]
    gone = version(tmp_path / "gone", rows=ROWS.replace("A 3", "A 4"))
    found = {(each.id, each.aspect) for each in compare_briefs(old, gone) if each.record == "event"}
    assert found == {("log-a-3", "removed"), ("log-a-4", "added")}
