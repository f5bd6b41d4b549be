"""A home folder of a test's own, and briefs in it, for the commands on the store."""

from pathlib import Path

import pytest

from geodata.settings import variable_of
from geodata.store.brief_versions import StoredBriefs
from geodata.store.store_engine import current_store
from geodata.store.working_copies import WorkingCopies

TEXT = """\
# raids of a night
schema: 2
id: raids
title: {en: "Raids"}
as_of: 2031-01-01
language: en
sources:
  - {id: agency, name: {en: Agency}}  # by wire
events:
  - id: first
    kind: strike
    title: {en: First}
    claims: [{id: said, source: agency}]
  - id: second
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let this test have a store of its own; return its folder."""
    monkeypatch.setenv(variable_of("home"), str(tmp_path / "home"))
    monkeypatch.setenv(variable_of("database"), "")
    return tmp_path / "home"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a brief."""
    (tmp_path / "raids").mkdir()
    (tmp_path / "raids" / "brief.yaml").write_text(TEXT)
    return tmp_path / "raids"


def stored_briefs() -> StoredBriefs:
    """Return the briefs of this test's store."""
    return StoredBriefs(current_store(), WorkingCopies(current_store()))


def stored_values() -> dict[str, object]:
    """Return the values of the working copy of the brief."""
    return dict(WorkingCopies(current_store()).current("raids").values)
