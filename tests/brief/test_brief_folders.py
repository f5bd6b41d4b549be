"""Tests of the folders that hold briefs."""

import os
from pathlib import Path

import pytest

from geodata.brief.brief_folders import (
    brief_folders_in,
    configured_text_file,
    list_brief_folders,
    shipped_briefs_directory,
)
from geodata.settings import variable_of


def test_only_shipped_briefs_where_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty variable counts as unset."""
    monkeypatch.setenv(variable_of("briefs"), " ")
    monkeypatch.delenv(variable_of("text"), raising=False)
    assert {folder.parent for folder in list_brief_folders()} == {shipped_briefs_directory()}
    assert list_brief_folders()[0].name == "siyaqat-2024-10"
    assert configured_text_file() is None


def test_added_briefs_come_after_the_shipped(demo_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A directory adds each of its folders that holds a brief."""
    monkeypatch.setenv(variable_of("briefs"), str(demo_folder.parent))
    assert demo_folder in list_brief_folders()
    assert list_brief_folders()[0].parent == shipped_briefs_directory()


@pytest.mark.parametrize("name", ["", "absent"])
def test_a_directory_without_briefs_is_itself_listed(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing directory is listed, so that it is reported as a problem."""
    monkeypatch.setenv(variable_of("briefs"), str(tmp_path / name))
    assert list_brief_folders()[-1] == tmp_path / name


def test_whatever_lies_there_as_a_brief_counts(tmp_path: Path) -> None:
    """A pipe or a broken link is a brief with a problem, not a folder without one."""
    for name in ("pipe", "link", "directory", "none"):
        (tmp_path / name).mkdir()
    (tmp_path / "brief.yaml").write_text("id: a", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe" / "brief.yaml")
    (tmp_path / "link" / "brief.yaml").symlink_to("nothing")
    (tmp_path / "directory" / "brief.yaml").mkdir()
    assert [path.name for path in brief_folders_in(tmp_path)] == ["directory", "link", "pipe"]
