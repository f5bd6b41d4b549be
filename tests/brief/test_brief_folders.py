"""Tests of the folders that hold briefs."""

from pathlib import Path

import pytest

from geodata.brief.brief_folders import BRIEFS, TEXT, folders, shipped, text_file


def test_only_shipped_briefs_where_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty variable counts as unset."""
    monkeypatch.setenv(BRIEFS, " ")
    monkeypatch.delenv(TEXT, raising=False)
    assert {folder.parent for folder in folders()} == {shipped()}
    assert text_file() is None


def test_added_briefs_come_after_the_shipped(demo_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A directory adds each of its folders that holds a brief."""
    monkeypatch.setenv(BRIEFS, str(demo_folder.parent))
    assert demo_folder in folders()
    assert folders()[0].parent == shipped()


@pytest.mark.parametrize("name", ["", "absent"])
def test_a_directory_without_briefs_is_itself_listed(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing directory is listed, so that it is reported as a problem."""
    monkeypatch.setenv(BRIEFS, str(tmp_path / name))
    assert folders()[-1] == tmp_path / name
