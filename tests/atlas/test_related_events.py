"""Events with their actors: equal to those of the records."""

from pathlib import Path

import pytest

from geodata.atlas.atlas_frames import build_atlas
from geodata.atlas.related_events import EventOfRow, related_events
from geodata.atlas.relations import relations_of
from geodata.settings import variable_of
from tests.atlas.test_row_frames import OVERRIDES, materialised, opened, write_brief


def test_events_of_rows_relate_the_same_actors_as_their_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a record for each row."""
    monkeypatch.setenv(variable_of("cache"), str(tmp_path / "cache"))
    brief = opened(write_brief(tmp_path, more=OVERRIDES))
    atlas, plain = build_atlas(brief, "d"), build_atlas(materialised(brief), "d")
    found, expected = (relations_of(related_events(each), each.brief.kind_table) for each in (atlas, plain))
    assert [(each.one, each.other, each.kind, [at.id for at in each.events]) for each in found] == [
        (each.one, each.other, each.kind, [at.id for at in each.events]) for each in expected
    ]
    assert found
    made = [isinstance(event, EventOfRow) for event in related_events(atlas)]
    assert made == [True, False, True, False, True, True, True]
    assert [event.id for event in related_events(atlas, [3, 0])] == ["log-a-4", "log-a-1"]
    assert [event.status for event in related_events(atlas)] == [event.status for event in brief.events]
