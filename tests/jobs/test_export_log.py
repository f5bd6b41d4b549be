"""The log of exports: who, when, which format, brief, view and marking."""

import json
from pathlib import Path

import pytest

from geodata.atlas.atlas_frames import Atlas
from geodata.atlas.selection import select_events
from geodata.jobs.export_log import ExportFacts, Requester, logged_export
from geodata.jobs.worker_pool import JobError, JobFailure
from geodata.settings import variable_of
from geodata.view import View


@pytest.fixture
def facts(demo_atlas: Atlas) -> ExportFacts:
    """A report that a user asks for."""
    selection = select_events(demo_atlas, View.model_validate({"lang": "en", "actors": ["irn"]}))
    return ExportFacts("report", selection, Requester("huda", "10.0.0.7"), "For Huda")


def test_an_export_is_a_line(facts: ExportFacts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a file that was not made too, with the reason."""
    log = tmp_path / "log.jsonl"
    monkeypatch.setenv(variable_of("access_log"), str(log))
    assert logged_export(facts, lambda: b"12345") == b"12345"

    def overdue() -> bytes:
        raise JobError(JobFailure.OVERDUE)

    with pytest.raises(JobError):
        logged_export(facts, overdue)
    with pytest.raises(ZeroDivisionError):
        logged_export(facts, lambda: bytes(1 // 0))
    first, *others = [json.loads(line) for line in log.read_text("ascii").splitlines()]
    atlas = facts.selection.atlas
    assert first.pop("time").endswith("+00:00")
    assert first == {
        "event": "export",
        "user": "huda",
        "address": "10.0.0.7",
        "format": "report",
        "brief": atlas.brief.id,
        "digest": atlas.digest,
        "view": "actor=irn&lang=en",
        "marking": "For Huda",
        "outcome": "made",
        "bytes": 5,
    }
    assert [(each["outcome"], each["bytes"]) for each in others] == [("overdue", 0), ("failed", 0)]


def test_nothing_is_logged_unasked(
    facts: ExportFacts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the setting no file is written."""
    monkeypatch.chdir(tmp_path)
    assert logged_export(facts, lambda: b"") == b""
    assert list(tmp_path.iterdir()) == []
